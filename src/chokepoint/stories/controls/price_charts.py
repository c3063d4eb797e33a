"""Charts of prices inside and outside China, in US dollars a kilogram."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    is_narrow,
    linear_x,
    listed,
    place_labels,
    scale_position,
    sized,
    time_marks,
    time_x,
    translated,
    utc,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, LINE, OCHRE, PAPER, SOFT, TEAL, WORLD
from chokepoint.i18n import Translator

COLOURS = {"China": CHINA, "Europe": WORLD, "United States": TEAL, "Other": OCHRE}
HEIGHT = 340
LICENCE_ANNOUNCED = "2023-07-03"


IN_SENTENCES = {"United States": "the United States", "Other": "other markets"}


def market_name(region: str, t: Translator) -> str:
    """Write a market as it stands in a sentence."""
    return t(IN_SENTENCES.get(region, region))


def price_points(usd: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw every price as a range at its date, inside China in red, with its reporter where there is room.

    Args:
        usd: as ``trade.prices.to_usd_per_kg`` gives it, one commodity, the regions to show.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    looks = [_look(*pair) for pair in zip(usd["status"], usd["converted"], strict=True)]
    frame = usd.assign(look=looks, place=usd["region"].map(t))
    return Figure(
        id="prices",
        title=title,
        subtitle=_points_subtitle(metal, t),
        alt=_points_alt(frame, t),
        draw=lambda width: _draw_points(frame, width, t),
        frame=translated(frame, ["status", "converted"], t),
        columns=_point_columns(t),
        notes=_points_note(frame, t),
    )


def _points_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Price of {metal}, US dollars a kilogram, by market and reporter; "
        "hollow: converted, a bound or doubtful",
        metal=metal,
    )


def _points_note(frame: pd.DataFrame, t: Translator) -> str:
    words = []
    if len(frame) > 1:
        words.append(
            t("Grades and bases differ between reporters; the points are not one series, so no line.")
        )
    if frame["reporter"].str.contains("SMM").any():
        words.append(t("SMM: Shanghai Metals Market."))
    return " ".join(words)


def _points_alt(frame: pd.DataFrame, t: Translator) -> str:
    spans = [(r, t.interval(*_span(frame, r))) for r in _regions(frame)]
    places = listed(t("{place}: {span} USD/kg", place=t(region), span=span) for region, span in spans)
    return t.plural("One price point. ", "{n} price points. ", len(frame)) + places


def _regions(frame: pd.DataFrame) -> list[str]:
    return [region for region in COLOURS if region in set(frame["region"])]


def _span(frame: pd.DataFrame, region: str) -> tuple[float, float]:
    rows = frame[frame["region"] == region]
    return rows["usd_low"].min(), rows["usd_high"].max()


def _point_columns(t: Translator) -> dict[str, str]:
    return {
        "date": t("date"),
        "place": t("market"),
        "market_as_printed": t("as printed"),
        "basis": t("basis"),
        "usd_low": t("USD/kg, low"),
        "usd_high": t("USD/kg, high"),
        "reporter": t("reporter"),
        "status": t("status"),
        "converted": t("currency"),
    }


def _look(status: str, converted: str) -> str:
    return (
        "hollow"
        if status in ("doubtful", "rounded", "greater_than", "less_than") or converted != "as printed"
        else "solid"
    )


def _draw_points(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    first, last = frame["day"].min() - pd.Timedelta(days=40), frame["day"].max() + pd.Timedelta(days=150)
    top = float(frame["usd_high"].max()) * 1.08
    rows = frame[["region", "usd_low", "usd_high", "usd_mid", "look", "reporter"]].assign(x=utc(frame["day"]))
    rows = rows.assign(side=_sides(frame, first, last, top, width))
    regions = _regions(frame)
    y = alt.Y("usd_mid:Q", scale=alt.Scale(domain=[0, top]), axis=alt.Axis(title=None, tickCount=6))
    base = alt.Chart(rows).encode(x=time_x("x", first, last))
    marks = [_ranges(base, regions), _dots(base, regions).encode(y=y), *_reporters(base, y)]
    licence = pd.Timestamp(LICENCE_ANNOUNCED)
    if first < licence < last:
        ends = (24.0 + 18 * len(regions), HEIGHT)  # below the key
        marks.append(time_marks([LICENCE_ANNOUNCED], [t("licence announced")], first, last, ends))
    return sized(alt.layer(*marks, _key(regions, t)), width, HEIGHT)


def _ranges(base: alt.Chart, regions: list[str]) -> alt.Chart:
    rule = base.mark_rule(strokeWidth=2.5)
    return rule.encode(y=alt.Y("usd_low:Q"), y2="usd_high:Q", color=_paint(regions))


def _dots(base: alt.Chart, regions: list[str]) -> alt.Chart:
    fill = alt.condition(alt.datum.look == "hollow", alt.value(PAPER), _paint(regions, alt.Fill))
    dots = base.mark_point(size=42, opacity=1, strokeWidth=1.6)
    return dots.encode(stroke=_paint(regions, alt.Stroke), fill=fill)


def _reporters(base: alt.Chart, y: alt.Y) -> list[alt.Chart]:
    """Write the reporters' names on the sides chosen for them."""
    sides = (("right", "left", 7), ("left", "right", -7))
    layers = [
        base.transform_filter(alt.datum.side == side).mark_text(align=align, dx=dx, fontSize=11.5, color=SOFT)
        for side, align, dx in sides
    ]
    return [layer.encode(y=y, text="reporter:N") for layer in layers]


def _paint(regions: list[str], channel: Any = alt.Color) -> Any:
    scale = alt.Scale(domain=regions, range=[COLOURS[region] for region in regions])
    return channel("region:N", scale=scale, legend=None)


def _sides(frame: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, top: float, width: int) -> list[str]:
    """Choose for every point the side its reporter's name fits on, if any."""
    plot = width - 50
    xs = scale_position((frame["day"] - first).dt.days, 0, (last - first).days, plot)
    ys = HEIGHT - scale_position(frame["usd_mid"], 0, top, HEIGHT)
    return place_labels(zip(xs, ys, frame["reporter"], strict=True), plot, size=(6.8, 14.0))


def _key(regions: list[str], t: Translator) -> alt.LayerChart:
    """Name the colours at the top left, where early prices leave room."""
    frame = pd.DataFrame({"region": regions, "label": [t(r) for r in regions], "row": range(len(regions))})
    base = alt.Chart(frame).transform_calculate(row="22 + datum.row * 18")
    base = base.encode(y=alt.Y("row:Q", scale=None, axis=None), color=_paint(regions))
    dots = base.mark_point(size=60, opacity=1).encode(x=alt.value(12))
    words = base.mark_text(align="left", fontWeight="bold").encode(x=alt.value(24), text="label:N")
    return dots + words


def price_gap(pairs: pd.DataFrame, outside: str, title: str, metal: str, t: Translator) -> Figure:
    """Draw the price inside and outside China on nearby days as the two ends of a line.

    Args:
        pairs: as ``trade.prices.pair_markets`` gives it.
        outside: the outside region's name.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _gap_rows(pairs, t)
    return Figure(
        id="price-gap",
        title=title,
        subtitle=_gap_subtitle(outside, metal, t),
        alt=_gap_alt(frame, t),
        draw=lambda width: _draw_gap(frame[["when", "inside", "outside", "times"]], width),
        frame=frame,
        columns=_gap_columns(t),
    )


def _gap_rows(pairs: pd.DataFrame, t: Translator) -> pd.DataFrame:
    return pairs.assign(
        when=[t.day(day) for day in pairs["day"]],
        times=[f"×{t.number(ratio, 2)}" for ratio in pairs["ratio"]],
        trust=pairs["doubtful"].map({True: t("doubtful"), False: t("reported")}),
    )


def _gap_subtitle(outside: str, metal: str, t: Translator) -> str:
    return t(
        "Price of {metal} in China (red) and in {outside} (grey), on days at most a month apart, "
        "USD a kilogram, and the price outside as a multiple of that inside",
        metal=metal,
        outside=market_name(outside, t),
    )


def _gap_alt(frame: pd.DataFrame, t: Translator) -> str:
    return listed(_describe_gap(row, t) for row in each_row(frame))


def _describe_gap(row: Row, t: Translator) -> str:
    inside, outside = t.number(row.inside), t.number(row.outside)
    return t("{when}: {inside} in China, {other} outside", when=row.when, inside=inside, other=outside)


def _gap_columns(t: Translator) -> dict[str, str]:
    return {
        "when": t("day"),
        "inside": t("China, USD/kg"),
        "outside": t("outside, USD/kg"),
        "ratio": t("ratio"),
        "gap_days": t("days apart"),
        "trust": t("status"),
    }


def _draw_gap(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    top = float(frame[["inside", "outside"]].max().max()) * (1.25 if is_narrow(width) else 1.12)
    x = linear_x("inside", top, tickCount=5)
    y = alt.Y("when:N", sort=None, axis=alt.Axis(title=None, labelColor=INK))
    base = alt.Chart(frame).encode(y=y)
    line = base.mark_rule(color=LINE, strokeWidth=3).encode(x=x, x2="outside:Q")
    ours = base.mark_point(color=CHINA, opacity=1).encode(x=x)
    theirs = base.mark_point(color=WORLD, opacity=1).encode(x=alt.X("outside:Q"))
    words = base.mark_text(align="left", dx=9).encode(x=alt.X("outside:Q"), text="times:N")
    return sized(line + ours + theirs + words, width, 30 * len(frame))
