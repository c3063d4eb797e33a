"""Charts of prices inside and outside China, in US dollars a kilogram."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import is_narrow, place_labels, scale_position, sized, time_marks, time_x, utc
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, LINE, OCHRE, PAPER, SOFT, TEAL, WORLD
from chokepoint.i18n import Translator

COLOURS = {"China": CHINA, "Europe": WORLD, "United States": TEAL, "Other": OCHRE}
HEIGHT = 340


def price_points(usd: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw every price as a range at its date, inside China in red, with its reporter where there is room.

    Args:
        usd: as ``analysis.prices.to_usd_per_kg`` gives it, one commodity, the regions to show.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = usd.assign(
        look=[_look(*pair) for pair in zip(usd["status"], usd["converted"], strict=True)],
        place=usd["region"].map(t),
    )
    regions = [r for r in COLOURS if r in set(frame["region"])]
    spans = [t("{place}: {span} USD/kg", place=t(r), span=t.interval(*_span(frame, r))) for r in regions]
    return Figure(
        id="prices",
        title=title,
        subtitle=t("Price of {metal}, US dollars a kilogram, by market and reporter; hollow: converted or doubtful", metal=metal),
        alt=t("{n} price points. ", n=len(frame)) + "; ".join(spans) + ".",
        draw=lambda width: _draw_points(frame, regions, width, t),
        frame=frame.assign(status=frame["status"].map(t)),
        columns={"date": t("date"), "place": t("market"), "market_as_printed": t("as printed"), "basis": t("basis"),
                 "usd_low": t("USD/kg, low"), "usd_high": t("USD/kg, high"), "reporter": t("reporter"),
                 "status": t("status"), "converted": t("currency")},
        notes=t("Grades and bases differ between reporters; no line is drawn because the points are not one series."),
    )  # fmt: skip


def _span(frame: pd.DataFrame, region: str) -> tuple[float, float]:
    rows = frame[frame["region"] == region]
    return rows["usd_low"].min(), rows["usd_high"].max()


def _look(status: str, converted: str) -> str:
    return "hollow" if status in ("doubtful", "rounded") or converted != "as printed" else "solid"


def _draw_points(frame: pd.DataFrame, regions: list[str], width: int, t: Translator) -> alt.LayerChart:
    first, last = frame["day"].min() - pd.Timedelta(days=40), frame["day"].max() + pd.Timedelta(days=150)
    top = float(frame["usd_high"].max()) * 1.08
    rows = frame[["region", "usd_low", "usd_high", "usd_mid", "look", "reporter"]].assign(x=utc(frame["day"]))
    rows = rows.assign(side=_sides(frame, first, last, top, width))
    x = time_x("x", first, last)
    y = alt.Y("usd_mid:Q", scale=alt.Scale(domain=[0, top]), axis=alt.Axis(title=None, tickCount=6))
    colour = alt.Scale(domain=regions, range=[COLOURS[r] for r in regions])
    base = alt.Chart(rows).encode(x=x)
    ranges = base.mark_rule(strokeWidth=2.5).encode(y=alt.Y("usd_low:Q"), y2="usd_high:Q", color=_paint(colour))
    fill = alt.condition(alt.datum.look == "hollow", alt.value(PAPER), _paint(colour, "fill"))
    dots = base.mark_point(size=42, opacity=1, strokeWidth=1.6).encode(y=y, stroke=_paint(colour, "stroke"), fill=fill)
    words = [
        base.transform_filter(alt.datum.side == side).mark_text(align=align, dx=dx, fontSize=10, color=SOFT)
        for side, align, dx in (("right", "left", 7), ("left", "right", -7))
    ]
    names = [layer.encode(y=y, text="reporter:N") for layer in words]
    days = ["2023-07-03"] if first < pd.Timestamp("2023-07-03") < last else []
    marks = [time_marks(days, [t("licence announced")], first, last)] if days else []  # type: ignore[arg-type]
    return sized(alt.layer(ranges, dots, *names, *marks, _key(regions, t)), width, HEIGHT)


def _paint(scale: alt.Scale, kind: str = "color") -> object:
    channel = {"color": alt.Color, "fill": alt.Fill, "stroke": alt.Stroke}[kind]
    return channel("region:N", scale=scale, legend=None)


def _sides(frame: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, top: float, width: int) -> list[str]:
    """Choose for every point the side its reporter's name fits on, if any."""
    plot = width - 50
    xs = scale_position((frame["day"] - first).dt.days, 0, (last - first).days, plot)
    ys = HEIGHT - scale_position(frame["usd_mid"], 0, top, HEIGHT)
    return place_labels(zip(xs, ys, frame["reporter"], strict=True), plot, size=(5.9, 12.0))


def _key(regions: list[str], t: Translator) -> alt.LayerChart:
    """Name the colours at the top left, where early prices leave room."""
    frame = pd.DataFrame({"region": regions, "label": [t(r) for r in regions], "row": range(len(regions))})
    colour = alt.Color("region:N", scale=alt.Scale(domain=regions, range=[COLOURS[r] for r in regions]), legend=None)
    base = alt.Chart(frame).encode(y=alt.Y("row:Q", scale=None, axis=None), color=colour)
    shifted = base.transform_calculate(row="22 + datum.row * 18").encode(y=alt.Y("row:Q", scale=None, axis=None))
    dots = shifted.mark_point(size=60, opacity=1).encode(x=alt.value(12))
    words = shifted.mark_text(align="left", fontWeight="bold").encode(x=alt.value(24), text="label:N")
    return dots + words


def price_gap(pairs: pd.DataFrame, outside: str, title: str, metal: str, t: Translator) -> Figure:
    """Draw the price inside and outside China on nearby days as the two ends of a line.

    Args:
        pairs: as ``analysis.prices.pair_markets`` gives it.
        outside: the outside region's name.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = pairs.assign(
        when=[t.day(d) for d in pairs["day"]],
        times=[f"×{t.number(r, 2)}" for r in pairs["ratio"]],
        trust=pairs["doubtful"].map({True: t("doubtful"), False: t("reported")}),
    )
    return Figure(
        id="price-gap",
        title=title,
        subtitle=t("Price of {metal} in China and in {outside} at most a few weeks apart, USD a kilogram, and their ratio",
                   metal=metal, outside=t(outside)),
        alt="; ".join(t("{when}: {inside} in China, {other} outside", when=r.when, inside=t.number(r.inside),
                        other=t.number(r.outside)) for r in frame.itertuples()) + ".",
        draw=lambda width: _draw_gap(frame[["when", "inside", "outside", "times"]], width),
        frame=frame,
        columns={"when": t("day"), "inside": t("China, USD/kg"), "outside": t("outside, USD/kg"), "ratio": t("ratio"),
                 "gap_days": t("days apart"), "trust": t("status")},
    )  # fmt: skip


def _draw_gap(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    top = float(frame[["inside", "outside"]].max().max()) * (1.25 if is_narrow(width) else 1.12)
    x = alt.X("inside:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(title=None, tickCount=5))
    y = alt.Y("when:N", sort=None, axis=alt.Axis(title=None, labelColor=INK))
    base = alt.Chart(frame).encode(y=y)
    line = base.mark_rule(color=LINE, strokeWidth=3).encode(x=x, x2="outside:Q")
    ours = base.mark_point(color=CHINA, opacity=1).encode(x=x)
    theirs = base.mark_point(color=WORLD, opacity=1).encode(x=alt.X("outside:Q"))
    words = base.mark_text(align="left", dx=9).encode(x=alt.X("outside:Q"), text="times:N")
    return sized(line + ours + theirs + words, width, 30 * len(frame))
