"""Charts of prices inside and outside China, in US dollars a kilogram."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, Rule, Words
from chokepoint.figures.kinds.scales import Days
from chokepoint.figures.theme import CHINA, INK, SOFT, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

COLOURS = {"China": CHINA, "Europe": WORLD, "United States": INK, "Other": WORLD_SOFT}


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
    if frame["is_at_port"].any():
        words.append(
            t("A price at the Chinese port (fob) is one for buyers abroad and stands under “Other”.")
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
