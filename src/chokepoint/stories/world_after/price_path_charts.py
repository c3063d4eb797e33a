"""Charts of several restrictions on one axis, months since each: prices, and the gap between two."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.trade.price_gaps import FARTHEST
from chokepoint.figures.charts import coloured_by, is_narrow, listed, sized
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, PAPER, WORLD
from chokepoint.i18n import Translator
from chokepoint.stories.world_after.clock import Clock, stack


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
        draw=lambda width: stack(frame, clock, lambda own, _: _price_panel(own, clock), width),
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
    base = alt.Chart(rows).encode(x=clock.x("months"), color=coloured_by("case", clock.colours))
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
        x=clock.x("months"), y=alt.Y("middle:Q"), color=coloured_by("case", clock.colours)
    )
    look = {"fontSize": size, "fontWeight": "bold", "baseline": "bottom", "dy": -4}
    left = base.transform_filter("!datum.right").mark_text(align="left", dx=5, **look)
    right = base.transform_filter("datum.right").mark_text(align="right", dx=-5, **look)
    return [text.encode(text="word:N") for text in (left, right)]
