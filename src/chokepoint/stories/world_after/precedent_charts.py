"""Charts of several restrictions on one axis, months since each: exports and shares of output."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.precedents import BEFORE
from chokepoint.figures.charts import coloured_by, listed
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, OCHRE, SOFT, TEAL
from chokepoint.i18n import Translator
from chokepoint.stories.world_after.clock import Clock, stack


def exports_after(
    indexed: pd.DataFrame,
    marks: pd.DataFrame,
    clock: Clock,
    title: str,
) -> Figure:
    """Draw exports of each case as a percentage of their own base: months as dots, longer figures as lines.

    Args:
        indexed: as ``trade.export_index.index`` gives them, cut to the horizon.
        marks: as ``policy.precedents.marks`` gives them, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
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
        draw=lambda width: stack(frame, clock, lambda own, _: _export_panel(own, marks, clock), width),
        frame=frame,
        columns=_export_columns(t),
        notes=_exports_note(frame, t),
    )


def _export_rows(indexed: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    t = clock.t
    return clock.label(
        indexed,
        count=indexed["scope"].map(t),
        span=[t(KINDS.get(kind, kind)) for kind in indexed["kind"]],
        known=indexed["status"].map(t),
        tonnes=indexed["kg"] / 1000,
    )


KINDS = {"part_year": "part of a year", "remainder": "difference of two printed sums"}
MARKS = {"ban": "ban", "suspension": "suspended", "ended": "ended"}


def _exports_alt(frame: pd.DataFrame, t: Translator) -> str:
    after = frame[frame["months"] > 0]
    parts = [
        t("{name}: {range} percent", name=name, range=t.interval(own["index"].min(), own["index"].max()))
        for name, own in after.groupby("name", sort=False)
    ]
    if not parts:
        return t("{n} figures, none of them after an announcement.", n=len(frame))
    return t("Exports after the announcement, in percent of before. {parts}", parts=listed(parts))


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


def _export_panel(own: pd.DataFrame, marks: pd.DataFrame, clock: Clock) -> list[alt.Chart]:
    top = 1.15 * max(150.0, float(own["index"].max()))
    y = alt.Y(
        "index:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(title=None, tickCount=3, minExtent=52),
    )
    rows = own[["months_first", "months_last", "months", "index"]].assign(
        brief=own["kind"].eq("month"),
        least=["0" if value == 0 else clock.t("<1") if value < 1 else "" for value in own["index"]],
    )
    base = alt.Chart(rows).encode(y=y)
    par = (
        alt.Chart(pd.DataFrame({"par": [100]}))
        .mark_rule(color=LINE, strokeWidth=1.5)
        .encode(y=alt.Y("par:Q"))
    )
    lines = base.transform_filter("!datum.brief").mark_rule(color=CHINA_SOFT, strokeWidth=2.5, clip=True)
    dots = base.transform_filter("datum.brief").mark_point(color=CHINA, opacity=1, size=38)
    nil = base.transform_filter("datum.least !== ''").mark_text(dy=-9, fontWeight="bold", fontSize=11)
    later = marks[(marks["case"] == own["case"].iloc[0]) & marks["mark"].isin(list(MARKS))]
    return [
        par,
        clock.zero(),
        *_mark_lines(later, clock),
        lines.encode(x=clock.x("months_first"), x2="months_last:Q"),
        dots.encode(x=clock.x("months")),
        nil.encode(x=clock.x("months"), text="least:N"),
    ]


def _mark_lines(later: pd.DataFrame, clock: Clock) -> list[alt.Chart]:
    """Draw a dashed line a later step, the first of each kind with its word."""
    if later.empty:
        return []
    ordered = later.sort_values("months")
    first = ~ordered["mark"].duplicated()
    words = ordered["mark"].map(lambda mark: clock.t(MARKS[mark])).where(first, "")
    rows = pd.DataFrame(
        {
            "at": ordered["months"],
            "word": words,
            "right": ordered["months"] > 0.8 * clock.horizon,
            "line": ordered["mark"].ne("ban"),
        }
    )
    base = alt.Chart(rows).encode(x=clock.x("at"))
    rule = base.mark_rule(color=SOFT, strokeDash=[2, 3])
    texts = [_mark_text(base, lower=lower, right=right) for lower in (False, True) for right in (False, True)]
    return [rule, *texts]


def _mark_text(base: alt.Chart, *, lower: bool, right: bool) -> alt.Chart:
    """Write the words of bans on one line and those of other steps below, so that they do not meet."""
    chosen = base.transform_filter(
        f"datum.line === {str(lower).lower()} && datum.right === {str(right).lower()}"
    )
    side = {"align": "right", "dx": -3} if right else {"align": "left", "dx": 3}
    text = chosen.mark_text(baseline="top", fontSize=11, color=SOFT, **side)
    return text.encode(y=alt.value(13 if lower else 0), text="word:N")


PUBLISHERS = {"BGS": INK, "USGS": TEAL, "WMD": OCHRE}


def shares_after(spans: pd.DataFrame, clock: Clock, title: str) -> Figure:
    """Draw China's share of output as one step a printed year and edition, one panel a case.

    Args:
        spans: as ``policy.precedents.share_spans`` gives them, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
    """
    t = clock.t
    frame = clock.label(spans, step=spans["stage"].map(t))
    return Figure(
        id="shares-after",
        title=title,
        subtitle=t(
            "China’s share of world output, percent, one step a year; dark: BGS, teal: each edition of "
            "USGS, ochre: "
            "World Mining Data. Steps of one year side by side are editions that disagree"
        ),
        alt=_shares_alt(frame, t),
        draw=lambda width: stack(frame, clock, lambda own, _: _share_panel(own, clock), width),
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


def _shares_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = [
        t("{name}: {range} percent", name=name, range=t.interval(own["best"].min(), own["best"].max()))
        for name, own in frame.groupby("name", sort=False)
    ]
    return t("China’s share from two years before to the end of the axis. {parts}", parts=listed(parts))


def _share_panel(own: pd.DataFrame, clock: Clock) -> list[alt.Chart]:
    rows = own[["best", "publisher"]].assign(
        first=own["first"].clip(lower=-BEFORE), last=own["last"].clip(upper=clock.horizon)
    )
    bottom = 10 * ((float(rows["best"].min()) - 4) // 10)
    y = alt.Y(
        "best:Q",
        scale=alt.Scale(domain=[bottom, 102], nice=False),
        axis=alt.Axis(title=None, tickCount=3, minExtent=52),
    )
    steps = (
        alt.Chart(rows)
        .mark_rule(strokeWidth=3)
        .encode(x=clock.x("first"), x2="last:Q", y=y, color=coloured_by("publisher", PUBLISHERS))
    )
    return [clock.zero(), steps]
