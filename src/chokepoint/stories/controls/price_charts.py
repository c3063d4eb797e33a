"""Charts of prices inside and outside China, in US dollars a kilogram."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, Rule, Words
from chokepoint.figures.kinds.scales import Days
from chokepoint.figures.theme import CHINA, OCHRE, SOFT, TEAL, WORLD
from chokepoint.i18n import Translator, msg

COLOURS = {"China": CHINA, "Europe": WORLD, "United States": TEAL, "Other": OCHRE}

IN_SENTENCES = {"United States": msg("the United States"), "Other": msg("other markets")}


def market_name(region: str, t: Translator) -> str:
    """Write a market as it stands in a sentence."""
    return t.code(region, IN_SENTENCES)


def price_points(usd: pd.DataFrame, notice: pd.Timestamp, title: str, metal: str, t: Translator) -> Figure:
    """Draw every price as a range at its date, inside China in red, with its reporter where there is room.

    Args:
        usd: as ``trade.prices.to_usd_per_kg`` gives it, one commodity, the regions to show.
        notice: day on which the licence duty was announced.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    looks = [_look(*pair) for pair in zip(usd["status"], usd["converted"], strict=True)]
    frame = usd.assign(look=looks, place=usd["region"].map(t.code))
    return Figure(
        id="prices",
        title=title,
        subtitle=_points_subtitle(metal, t),
        alt=_points_alt(frame, t),
        draw=lambda width: _draw_points(frame, notice, width, t),
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
    if (frame["assessor"] == "smm").any():
        words.append(t("SMM: Shanghai Metals Market."))
    return " ".join(words)


def _points_alt(frame: pd.DataFrame, t: Translator) -> str:
    spans = [(r, t.interval(*_span(frame, r))) for r in _regions(frame)]
    places = t.clauses(t("{place}: {span} USD/kg", place=t.code(region), span=span) for region, span in spans)
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


def _draw_points(
    frame: pd.DataFrame, notice: pd.Timestamp, width: int, t: Translator
) -> alt.LayerChart | alt.Chart:
    first, last = frame["day"].min() - pd.Timedelta(days=40), frame["day"].max() + pd.Timedelta(days=150)
    words = {region: t.code(region) for region in COLOURS}
    how = Lines(
        (
            Rule("usd_low", "usd_high", thick=2.5, colour=By("region", COLOURS)),
            Dot("usd_mid", hollow="hollow", colour=By("region", COLOURS, words, symbol="circle")),
            Words("reporter", "usd_mid", side="beside", colour=SOFT),
        ),
        x="day",
        across=Days(first, last),
        height=340,
        guides=(Guide(notice, t("licence announced")),) if first < notice < last else (),
    )
    return draw_lines(frame.assign(hollow=frame["look"] == "hollow"), width, how)


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
        draw=lambda width: draw_dumbbell(frame, width, GAP),
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
    return t.clauses(_describe_gap(row, t) for row in each_row(frame))


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


GAP = Dumbbell("inside", "outside", (CHINA, WORLD), words="times", label="when", thick=3, step=(30, 30))
