"""Charts of several restrictions on one axis, months since each: prices, and the gap between two."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.lines import Lines
from chokepoint.figures.kinds.marks import By, Dot, Line, Rule
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import SIDES
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
            "grey: outside; ring: doubtful or a mere bound. Lines join one publisher’s prices in one market"
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
            "evidence implies. For the rare earths one element is drawn. How far a price rose is told by one "
            "rule for all: against the last price before the announcement of the same goods, form and "
            "market, whoever prints it."
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
