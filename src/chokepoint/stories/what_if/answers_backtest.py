"""The model judged: run on what was known the day before each restriction, against what was printed since."""

from __future__ import annotations

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.analysis.risk import backtest, disruption, scenario
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.i18n import msg, vocabulary
from chokepoint.stories.what_if.answers import EXPORTER, assumptions, exported_part
from chokepoint.stories.what_if.story import STORY

HORIZON = 24
KNOWN, LATER = vocabulary("known the day before", "restated later")
"""Whether the table of the market was printed before the restriction, or only a later one reaches back."""


def cases(look: Look) -> pd.DataFrame:
    """List the restrictions compared, as the chapter on what came after them does."""
    return look.rows("world_after.begun")


def day_before(row: Row) -> str:
    """Give the last day on which a restriction was not yet known."""
    return f"{row.day - pd.Timedelta(days=1):%Y-%m-%d}"


def before(look: Look, row: Row) -> Look:
    """Look at what was known the day before a restriction."""
    day = day_before(row)
    return look.over(KnownTables(day), as_of=day)


def market_before(look: Look, row: Row) -> tuple[scenario.Market, str, str] | None:
    """Read the market of a restricted commodity, or of its group, as printed by the day before.

    Returns:
        The market, the commodity whose table it is, and whether that table was known then; None where no
        table names the commodity or its group.
    """
    production = look["production"]
    known = before(look, row)["production"]
    restated = production[production["year"] < row.day.year]
    for name in dict.fromkeys([row.case, *row.names.split(";")]):
        for rows, state in ((known, KNOWN), (restated, LATER)):
            shares = scenario.newest_shares(rows, name)
            if EXPORTER in set(scenario.producers(shares)["country_iso3"]):
                return scenario.market(shares, name, EXPORTER), name, state
    return None


@STORY.keep
def markets(look: Look) -> dict[str, tuple[scenario.Market, str, str] | None]:
    """Read the market of every restriction, by case."""
    return {row.case: market_before(look, row) for row in each_row(look(cases))}


Paths = dict[tuple[str, str], np.ndarray]


@STORY.keep
def paths(look: Look) -> Paths:
    """Run the model on each restriction and give the draws of exports and of the price."""
    found: Paths = {}
    for row in each_row(look(cases)):
        read = look(markets)[row.case]
        if read is not None:
            place, name, _ = read
            spans, _ = scenario.ranges(look(assumptions), name, EXPORTER)
            exported = exported_part(before(look, row), name, EXPORTER)
            setting, _ = scenario.drawn(
                place, spans if exported is None else {**spans, "exported": exported[0]}
            )
            found[row.case, backtest.EXPORTS] = backtest.exports_left(setting, HORIZON)
            found[row.case, backtest.PRICE] = disruption.run(setting, HORIZON).price
    return found


@STORY.keep
def judged(look: Look) -> pd.DataFrame:
    """Set every printed figure of the first two years against its band."""
    effective = {row.case: row.effective_day for row in each_row(look(cases))}
    exports = backtest.spans(look.rows("world_after.short_figures"), effective, HORIZON)
    prices = backtest.prices(look.rows("world_after.drawn_multiples"), effective, HORIZON)
    both = pd.concat([exports, prices], ignore_index=True)
    return backtest.judge(both, look(paths))


@STORY.keep
def summed(look: Look) -> pd.DataFrame:
    """Count by restriction, exports and prices apart.

    Returns:
        As ``risk.backtest.summarise`` gives it, with ``day`` (the day before), ``state`` and ``of`` (whose
        market), and the rows of announcement and market among ``row_ids``.
    """
    begun = look(cases).set_index("case")
    frame = backtest.summarise(look(judged), list(begun.index))
    read = [look(markets)[case] for case in frame["case"]]
    own = [
        join_ids([ids, begun.loc[case, "row_ids"], *_behind(look, found)])
        for ids, case, found in zip(frame["row_ids"], frame["case"], read, strict=True)
    ]
    return frame.assign(
        day=[begun.loc[case, "day"] - pd.Timedelta(days=1) for case in frame["case"]],
        of=[found[1] if found else "" for found in read],
        state=[found[2] if found else "" for found in read],
        row_ids=pd.Series(own, dtype="str"),
    )


def _behind(look: Look, read: tuple[scenario.Market, str, str] | None) -> list[str]:
    """Name the rows of a market and of the assumptions it was run with."""
    if read is None:
        return []
    place, name, _ = read
    return [place.row_ids, *scenario.ranges(look(assumptions), name, EXPORTER)[1].values()]


INSIDE = msg("printed figures of the first 24 months that lie between the 10th and the 90th percentile")
JUDGED = msg("printed figures of the first 24 months, one a case and month")
OUTSIDE = msg("of them, figures beyond the band on that side")


def _counted(look: Look, kind: str) -> pd.DataFrame:
    rows = look(summed)
    own = rows[rows["kind"] == kind] if kind else rows
    return in_one_row(own, **{name: int(own[name].sum()) for name in ("n", "inside", "above", "below")})


@STORY.answers(
    judged_n=Column("n", "figures", JUDGED),
    inside_n=Column("inside", "figures", INSIDE),
    inside_percent=Column("percent", "percent", "part of the printed figures that lie inside their band"),
)
def score(look: Look) -> pd.DataFrame:
    """Count how often the truth lay inside the band."""
    found = _counted(look, "")
    return found.assign(percent=100 * found["inside"] / found["n"])


@STORY.answers(
    exports_n=Column("n", "figures", JUDGED),
    exports_inside=Column("inside", "figures", INSIDE),
    exports_below=Column("below", "figures", OUTSIDE),
    exports_above=Column("above", "figures", OUTSIDE),
)
def score_of_exports(look: Look) -> pd.DataFrame:
    """Count the figures on exports."""
    return _counted(look, backtest.EXPORTS)


@STORY.answers(
    prices_n=Column("n", "figures", JUDGED),
    prices_inside=Column("inside", "figures", INSIDE),
    prices_below=Column("below", "figures", OUTSIDE),
    prices_above=Column("above", "figures", OUTSIDE),
)
def score_of_prices(look: Look) -> pd.DataFrame:
    """Count the figures on prices."""
    return _counted(look, backtest.PRICE)


@STORY.answers(
    expected_percent=Column(
        "percent", "percent", "part of all draws between the 10th and the 90th percentile"
    ),
    tested_n=Column("n", "cases", "restrictions with at least one printed figure after them"),
    tested_of=Column("of", "cases", "restrictions compared"),
)
def expected(look: Look) -> pd.DataFrame:
    """Tell how much of the draws a band holds, and how many of the restrictions can be judged."""
    rows = look(summed)
    with_any = rows[rows["n"] > 0]["case"].nunique()
    share = disruption.BAND[2] - disruption.BAND[0]
    return in_one_row(rows, percent=share, n=with_any, of=rows["case"].nunique())
