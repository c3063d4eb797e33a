"""Charts of several restrictions on one axis, months since each: exports and shares of output."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.policy.precedents import BEFORE
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines
from chokepoint.figures.kinds.marks import By, Dot, Stretch, Words
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, CHINA_SOFT, LINE, WORLD
from chokepoint.i18n import Translator, msg
from chokepoint.stories.world_after.clock import ANNOUNCED, GUTTER, Clock, stack


def exports_after(
    indexed: pd.DataFrame,
    marks: pd.DataFrame,
    clock: Clock,
    title: str,
    panel: tuple[float, float] = (104, 150),
) -> Figure:
    """Draw exports of each case as a percentage of their own base: months as dots, longer figures as lines.

    Args:
        indexed: as ``trade.export_index.index`` gives them, cut to the horizon.
        marks: as ``policy.precedents.marks`` gives them, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
        panel: the height of a panel in pixels, and the percentage that its axis reaches at least.
    """
    t = clock.t
    frame = _export_rows(indexed, clock)
    return Figure(
        id="exports-after",
        title=title,
        subtitle=t(
            "Chinese exports, mean rate of each printed figure; 100 = mean of the known months in the twelve "
            "before the announcement, in the same product scope. Dots: months; lines: longer periods"
        ),
        alt=_exports_alt(frame, t),
        draw=lambda width: stack(
            _brief(frame, t), clock, lambda own: _export_how(own, marks, clock, panel), width
        ),
        frame=frame,
        columns=_export_columns(t),
        notes=_exports_note(frame, t),
    )


def _export_rows(indexed: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    t = clock.t
    return clock.label(
        indexed,
        count=indexed["scope"].map(t.code),
        span=[t.code(kind, KINDS) for kind in indexed["kind"]],
        known=indexed["status"].map(t.code),
        tonnes=indexed["kg"] / 1000,
    )


KINDS = {"part_year": msg("part of a year"), "remainder": msg("difference of two printed sums")}
MARKS = {"ban": msg("ban"), "suspension": msg("suspended"), "ended": msg("ended")}


def _brief(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Mark the months among longer periods, and the figures that would stand on the axis."""
    least = ["0" if value == 0 else t("<1") if value < 1 else "" for value in rows["index"]]
    return rows.assign(brief=rows["kind"].eq("month"), least=least)


def _exports_alt(frame: pd.DataFrame, t: Translator) -> str:
    after = frame[frame["months"] > 0]
    parts = [
        t("{name}: {range} percent", name=name, range=t.interval(own["index"].min(), own["index"].max()))
        for name, own in after.groupby("name", sort=False)
    ]
    if not parts:
        return t("{n} figures, none of them after an announcement.", n=len(frame))
    return t("Exports after the announcement, in percent of before. {parts}", parts=t.clauses(parts))


def _exports_note(frame: pd.DataFrame, t: Translator) -> str:
    return t(
        "Months behind a base: {months}. Figures of another scope are never joined, unknown months are gaps, "
        "a nil is a printed nil. Dashes: ban for one country; its suspension, or the end of the quota.",
        months=t.interval(frame["base_months"].min(), frame["base_months"].max()),
    )


def _export_columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("case"),
        "count": t("scope"),
        "span": t("period"),
        "first": t("from"),
        "last": t("to"),
        "tonnes": t("tonnes"),
        "index": t("percent of base"),
        "base_months": t("months in the base"),
        "known": t("status"),
    }


def _export_how(own: pd.DataFrame, marks: pd.DataFrame, clock: Clock, panel: tuple[float, float]) -> Lines:
    later = marks[(marks["case"] == own["case"].iloc[0]) & marks["mark"].isin(list(MARKS))]
    ordered = later.sort_values("months")
    # the first step of each kind is named
    first = ~ordered["mark"].duplicated()
    words = ordered["mark"].map(lambda mark: clock.t.say(MARKS[mark])).where(first, "")
    steps = [Guide(*step) for step in zip(ordered["months"], words, strict=True)]
    return Lines(
        (
            Stretch(
                "index", "months_first", "months_last", thick=2.5, colour=CHINA_SOFT, when="!datum.brief"
            ),
            Dot("index", size=38, colour=CHINA, when="datum.brief"),
            Words("least", "index", side="over", size=11.5, bold=True, gap=4),
        ),
        x="months",
        across=clock.scale(),
        scale=Amounts(0, least=panel[1], ticks=3),
        height=panel[0],
        levels=(Guide(100, colour=LINE, dash=None, thick=1.5),),
        guides=(ANNOUNCED, *steps),
        left=GUTTER,
    )


PUBLISHERS = {"BGS": WORLD, "USGS": CHINA, "WMD": CHINA_SOFT}


def shares_after(spans: pd.DataFrame, clock: Clock, title: str) -> Figure:
    """Draw China's share of output as one step a printed year and edition, one panel a case.

    Args:
        spans: as ``policy.precedents.share_spans`` gives them, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
    """
    t = clock.t
    frame = clock.label(spans, step=spans["stage"].map(t.code))
    return Figure(
        id="shares-after",
        title=title,
        subtitle=t(
            "China’s share of world output, percent, one step a year; grey: BGS, red: each edition of "
            "USGS, muted red: "
            "World Mining Data. Steps of one year side by side are editions that disagree"
        ),
        alt=_shares_alt(frame, t),
        draw=lambda width: stack(_within(frame, clock), clock, lambda own: _share_how(own, clock), width),
        frame=frame,
        columns={
            "name": t("case"),
            "publisher": t("publisher"),
            "vintage": t("edition"),
            "step": t("stage"),
            "year": t("year"),
            "low": t("percent, low"),
            "best": t("percent"),
            "high": t("percent, high"),
        },
        notes=t("Years are not joined by lines: a change between editions is no change of output."),
    )


def _within(spans: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    """Give where each year is drawn: cut to the axis, while the table keeps it whole."""
    return spans.assign(
        begins=spans["first"].clip(lower=-BEFORE), ends=spans["last"].clip(upper=clock.horizon)
    )


def _shares_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = [
        t("{name}: {range} percent", name=name, range=t.interval(own["best"].min(), own["best"].max()))
        for name, own in frame.groupby("name", sort=False)
    ]
    return t("China’s share from two years before to the end of the axis. {parts}", parts=t.clauses(parts))


def _share_how(own: pd.DataFrame, clock: Clock) -> Lines:
    bottom = 10 * ((float(own["best"].min()) - 4) // 10)
    return Lines(
        (Stretch("best", "begins", "ends", colour=By("publisher", PUBLISHERS)),),
        x="begins",
        across=clock.scale(),
        scale=Amounts(bottom, 102, ticks=3),
        height=104,
        guides=(ANNOUNCED,),
        left=GUTTER,
    )
