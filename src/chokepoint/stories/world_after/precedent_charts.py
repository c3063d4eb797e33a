"""Charts of several restrictions on one axis, months since each was announced: exports, prices, shares."""

from __future__ import annotations

from collections.abc import Callable

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.precedents import BEFORE, CASES
from chokepoint.analysis.trade.price_gaps import FARTHEST
from chokepoint.figures.charts import coloured_by, is_narrow, listed, sized
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import (
    BERRY,
    CHINA,
    CHINA_SOFT,
    GREEN,
    INK,
    LINE,
    OCHRE,
    PAPER,
    PLUM,
    SOFT,
    TEAL,
    WORLD,
)
from chokepoint.i18n import Translator
from chokepoint.stories.world_after.clock import Clock

COLOURS = dict(zip(CASES, (INK, TEAL, PLUM, GREEN, OCHRE, BERRY), strict=True))
"""One colour a case."""
GUTTER = 66
"""Pixels kept for the labels of a panel's y axis."""
Panel = Callable[[pd.DataFrame, int], list[alt.Chart]]


def _stack(frame: pd.DataFrame, clock: Clock, draw: Panel, width: int) -> alt.VConcatChart:
    """Draw one panel a case, below each other, on one axis."""
    shown = [case for case in CASES if case in set(frame["case"])]
    panels = []
    for case in shown:
        own = frame[frame["case"] == case]
        heading = alt.TitleParams(
            clock.names[case], fontSize=12.5, anchor="start", color=INK, fontWeight="bold"
        )
        panels.append(
            alt.layer(*draw(own, width), title=heading).properties(width=width - GUTTER, height=104)
        )
    return alt.vconcat(*panels, spacing=12, title=clock.below()).properties(padding=4)


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
        draw=lambda width: _stack(frame, clock, lambda own, _: _export_panel(own, marks, clock), width),
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


def prices_after(placed: pd.DataFrame, clock: Clock, title: str) -> Figure:
    """Draw printed prices inside and outside China, one panel a case, each on a logarithmic scale of its own.

    Args:
        placed: as ``trade.price_paths.points`` gives them, one goods a case, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
    """
    t = clock.t
    frame = clock.label(
        placed,
        where=placed["side"].map({"inside": t("inside China"), "outside": t("outside China")}),
        metal=placed["goods"].map(clock.metals),
        sure=placed["firm"].map({True: t("yes"), False: t("no")}),
    )
    return Figure(
        id="prices-after",
        title=title,
        subtitle=t(
            "Printed prices, US dollars a kilogram, logarithmic, each panel on its own scale; red: inside "
            "China, "
            "grey: outside; ring: doubtful or a mere bound. Lines join one series only"
        ),
        alt=_prices_alt(frame, t),
        draw=lambda width: _stack(frame, clock, lambda own, _: _price_panel(own, clock), width),
        frame=frame,
        columns=_price_columns(t),
        notes=t(
            "A price at the Chinese port counts as outside. Yuan are converted only at a rate that a text "
            "in the "
            "evidence implies. For the rare earths one element is drawn."
        ),
    )


def _prices_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = [
        t(
            "{name}, {where}: {range}",
            name=name,
            where=where,
            range=t.interval(own["usd_mid"].min(), own["usd_mid"].max()),
        )
        for (name, where), own in frame.groupby(["name", "where"], sort=False)
    ]
    return t("Prices in dollars a kilogram. {parts}", parts=listed(parts))


def _price_columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("case"),
        "metal": t("goods"),
        "series": t("series"),
        "where": t("side"),
        "day": t("day"),
        "usd_low": t("USD/kg, low"),
        "usd_high": t("USD/kg, high"),
        "sure": t("firm"),
    }


def _price_panel(own: pd.DataFrame, clock: Clock) -> list[alt.Chart]:
    low, high = float(own["usd_low"].min()), float(own["usd_high"].max())
    scale = alt.Scale(type="log", domain=[low / 1.25, high * 1.25], nice=False)
    y = alt.Y(
        "usd_mid:Q",
        scale=scale,
        axis=alt.Axis(title=None, values=_round_values(low, high), format=",.0f", minExtent=52),
    )
    rows = own[["months", "usd_low", "usd_high", "usd_mid", "series", "side", "firm"]]
    base = alt.Chart(rows).encode(x=clock.x("months"), color=coloured_by("side", SIDES))
    firm = base.transform_filter("datum.firm")
    return [
        clock.zero(),
        firm.mark_line(strokeWidth=1.2).encode(y=y, detail="series:N"),
        base.mark_rule(strokeWidth=1.5).encode(y=alt.Y("usd_low:Q"), y2="usd_high:Q"),
        firm.mark_point(opacity=1, size=42).encode(y=y),
        base.transform_filter("!datum.firm")
        .mark_point(filled=False, fill=PAPER, opacity=1, size=48)
        .encode(y=y),
    ]


def _round_values(low: float, high: float) -> list[float]:
    """List the ones, twos and fives of every power of ten between two values, for a logarithmic axis."""
    all_values = [digit * 10.0**power for power in range(6) for digit in (1, 2, 5)]
    return [value for value in all_values if low / 1.25 <= value <= 1.25 * high]


SIDES = {"inside": CHINA, "outside": WORLD}


def gaps_after(placed: pd.DataFrame, clock: Clock, title: str) -> Figure:
    """Draw the price outside as a multiple of the price inside, all cases in one chart.

    Args:
        placed: as ``trade.price_paths.gaps`` gives them, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
    """
    t = clock.t
    frame = clock.label(
        placed,
        metal=placed["goods"].map(clock.metals),
        middle=(placed["low"] * placed["high"]) ** 0.5,
        sure=placed["firm"].map({True: t("yes"), False: t("no")}),
    )
    return Figure(
        id="gaps-after",
        title=title,
        subtitle=t(
            "Price outside China over price inside, same goods, nearby days; logarithmic. Line: span of the "
            "implied "
            "exchange rate; ring: doubtful or a mere bound"
        ),
        alt=_gaps_alt(frame, t),
        draw=lambda width: _draw_gaps(frame, clock, width),
        frame=frame,
        columns=_gap_columns(t),
        notes=t(
            "The two prices of a pair lie up to {n} days apart; where prices move fast that alone opens a "
            "gap.",
            n=FARTHEST,
        ),
    )


def _gap_columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("case"),
        "metal": t("goods"),
        "day": t("inside"),
        "low": t("ratio, low"),
        "high": t("ratio, high"),
        "sure": t("firm"),
    }


def _gaps_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = [
        t("{name}: {range} times", name=name, range=t.interval(own["low"].min(), own["high"].max(), 1))
        for name, own in frame.groupby("name", sort=False)
    ]
    return t("Price outside over price inside. {parts}", parts=listed(parts))


def _draw_gaps(frame: pd.DataFrame, clock: Clock, width: int) -> alt.LayerChart:
    rows = frame[["months", "low", "high", "middle", "case", "firm"]]
    bounds = [min(0.8, float(rows["low"].min()) / 1.1), max(3.0, 1.25 * float(rows["high"].max()))]
    axis = alt.Axis(title=None, values=[1, 2, 3, 5, 10], format="d")
    y = alt.Y("middle:Q", scale=alt.Scale(type="log", domain=bounds, nice=False), axis=axis)
    base = alt.Chart(rows).encode(x=clock.x("months"), color=coloured_by("case", COLOURS))
    par = (
        alt.Chart(pd.DataFrame({"par": [1]})).mark_rule(color=CHINA, strokeWidth=1.2).encode(y=alt.Y("par:Q"))
    )
    firm = base.transform_filter("datum.firm").mark_point(opacity=1, size=60).encode(y=y)
    ring = (
        base.transform_filter("!datum.firm")
        .mark_point(filled=False, fill=PAPER, opacity=1, size=60)
        .encode(y=y)
    )
    spans = base.mark_rule(strokeWidth=2).encode(y=alt.Y("low:Q"), y2="high:Q")
    size = 10.5 if is_narrow(width) else 11.5
    layers = [par, clock.zero(), spans, firm, ring, *_gap_words(frame, clock, size)]
    return sized(alt.layer(*layers, title=clock.below()), width, 300)


def _gap_words(frame: pd.DataFrame, clock: Clock, size: float) -> list[alt.Chart]:
    """Write each case's name beside its highest point."""
    top = frame.sort_values("high", ascending=False).drop_duplicates("case")
    rows = pd.DataFrame(
        {
            "months": top["months"],
            "middle": top["high"],
            "word": top["name"],
            "case": top["case"],
            "right": (top["months"] < 6) | (top["months"] > 0.75 * clock.horizon),
        }
    )
    base = alt.Chart(rows).encode(
        x=clock.x("months"), y=alt.Y("middle:Q"), color=coloured_by("case", COLOURS)
    )
    look = {"fontSize": size, "fontWeight": "bold", "baseline": "bottom", "dy": -4}
    left = base.transform_filter("!datum.right").mark_text(align="left", dx=5, **look)
    right = base.transform_filter("datum.right").mark_text(align="right", dx=-5, **look)
    return [text.encode(text="word:N") for text in (left, right)]


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
        draw=lambda width: _stack(frame, clock, lambda own, _: _share_panel(own, clock), width),
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
