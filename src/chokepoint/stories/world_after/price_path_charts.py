"""Charts of several restrictions on one axis, months since each: prices, and the gap between two."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.analysis.trade.price_gaps import FARTHEST
from chokepoint.figures.charts import is_narrow
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, Names, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, Line, Rule
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, SIDES
from chokepoint.i18n import Translator
from chokepoint.stories.world_after.clock import ANNOUNCED, GUTTER, Clock, stack


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
        printed_as=[_write_series(row, t) for row in each_row(placed)],
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
        draw=lambda width: stack(
            frame.assign(loose=~frame["firm"].astype(bool)), clock, lambda own: _price_how(own, clock), width
        ),
        frame=frame,
        columns=_price_columns(t),
        notes=t(
            "A price at the Chinese port counts as outside. Yuan are converted only at a rate that a text "
            "in the "
            "evidence implies. For the rare earths one element is drawn."
        ),
    )


def _write_series(row: Row, t: Translator) -> str:
    form = t.code(row.form) if row.form else ""
    return t.commas([row.reporter, row.grade, form, t.code(row.market)])


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
    return t("Prices in dollars a kilogram. {parts}", parts=t.clauses(parts))


def _price_columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("case"),
        "metal": t("goods"),
        "printed_as": t("series"),
        "where": t("side"),
        "day": t("day"),
        "usd_low": t("USD/kg, low"),
        "usd_high": t("USD/kg, high"),
        "sure": t("firm"),
    }


def _price_how(own: pd.DataFrame, clock: Clock) -> Lines:
    ends = float(own["usd_low"].min()) / 1.25, float(own["usd_high"].max()) * 1.25
    return Lines(
        (
            Line("usd_mid", series="series", thick=1.2, colour=SIDE, when="datum.firm"),
            Rule("usd_low", "usd_high", colour=SIDE),
            Dot("usd_mid", size=42, colour=SIDE, hollow="loose"),
        ),
        x="months",
        across=clock.scale(),
        scale=Amounts(*ends, log=True, format=",.0f"),
        height=104,
        guides=(ANNOUNCED,),
        left=GUTTER,
    )


SIDE = By("side", SIDES)


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
    return t("Price outside over price inside. {parts}", parts=t.clauses(parts))


def _draw_gaps(frame: pd.DataFrame, clock: Clock, width: int) -> alt.LayerChart | alt.Chart:
    ends = min(0.8, float(frame["low"].min()) / 1.1), max(3.0, 1.25 * float(frame["high"].max()))
    # on a phone names have no room among the points
    narrow = is_narrow(width)
    case = By("case", clock.colours, clock.names if narrow else None, symbol="circle")
    how = Lines(
        (
            Rule("low", "high", thick=2, colour=case),
            Dot("middle", size=60, colour=case, hollow="loose"),
        ),
        x="months",
        across=clock.scale(),
        scale=Amounts(*ends, log=True, values=(1, 2, 3, 5, 10), format="d"),
        height=300,
        names=None if narrow else Names("case", "name", "high", case, where="highest"),
        guides=(ANNOUNCED,),
        levels=(Guide(1, colour=CHINA, dash=None, thick=1.2),),
    )
    loose = ~frame["firm"].astype(bool)
    return draw_lines(frame.assign(loose=loose), width, how).properties(title=clock.below())
