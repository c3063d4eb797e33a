"""What stands in for the exhibits on revisions until their story is there; goes with it in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pandas as pd
import pytest

from chokepoint.analysis.production import revision_sizes as sizes
from chokepoint.analysis.production import revisions
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.answers.story import Story
from chokepoint.data import KnownTables
from chokepoint.figures import Figure
from chokepoint.i18n import Translator
from chokepoint.stories.revisions import bar_charts as bars
from chokepoint.stories.revisions import revision_charts as charts

REVISIONS = Story("revisions", listed=False)


def figures(look: Look) -> pd.DataFrame:
    return revisions.read_all((name, look[name]) for name in revisions.TABLES)


def pairs(look: Look) -> pd.DataFrame:
    return sizes.name_kinds(revisions.consecutive(look(figures)))


def weighed(look: Look) -> pd.DataFrame:
    return sizes.weigh(look(pairs).query("table == 'production'"))


def _amounts(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["moved"] & (rows["amount_before"] > 0) & (rows["amount_after"] > 0)].head(18)


def _countries(look: Look) -> pd.DataFrame:
    first = sizes.first_revisions(look(pairs).query("table == 'production'"))
    return sizes.measure_sizes(first, ["country_iso3"]).query("n >= 40")


def _worth(look: Look) -> pd.DataFrame:
    guesses = sizes.against_repeat(look(figures), sizes.first_revisions(look(pairs)))
    return sizes.worth_of_estimates(guesses.assign(what=guesses["kind"]), ["what"])


def _later(look: Look) -> pd.DataFrame:
    aged = look(pairs).query("reason == '' and table == 'import_reliance'")
    return sizes.measure_sizes(aged, ["kind", "age"])


ROWS: dict[str, Callable[[Look], pd.DataFrame]] = {
    "largest-revisions": lambda look: sizes.rank_by_share(look(weighed), 15),
    "commodity-revisions": lambda look: _amounts(look(weighed).query("commodity_id == 'rare_earths'")),
    "from-trade": lambda look: _amounts(sizes.from_trade(look(pairs)).query("reason == ''")),
    "revision-heat": lambda look: sizes.rank_lists(sizes.turn_over(look(weighed)), 12, "rare_earths"),
    "revision-sizes": lambda look: sizes.measure_sizes(sizes.first_revisions(look(pairs)), ["kind"]),
    "estimate-worth": _worth,
    "revision-signs": lambda look: sizes.sign_by_pair(sizes.first_revisions(look(pairs))),
    "revisions-by-country": _countries,
    "later-revisions": _later,
    "not-compared": lambda look: sizes.count_reasons(look(pairs)),
}


def draw(name: str, rows: pd.DataFrame, look: Look) -> Figure:
    t, names = look.t, (look(metal_names), look(place_names))
    words, title = charts.Words(name, t("Title"), t("Of what")), t("Title")
    pick = {
        "largest-revisions": lambda: charts.largest_shares(rows, words, names, t),
        "commodity-revisions": lambda: charts.revised_amounts(rows, words, names, t),
        "from-trade": lambda: charts.revised_amounts(rows, words, names, t),
        "revision-heat": lambda: charts.turnover_heat(
            rows, rows["commodity_id"].map(names[0]), "rare_earths", words, t
        ),
        "revision-sizes": lambda: bars.sizes_by_kind(rows, title, t),
        "estimate-worth": lambda: bars.worth_of_estimates(rows, title, t),
        "revision-signs": lambda: bars.signs(rows, title, t),
        "revisions-by-country": lambda: bars.by_country(rows, title, names[1], t),
        "later-revisions": lambda: bars.later_revisions(rows, title, t),
        "not-compared": lambda: bars.not_compared(rows, title, t),
    }
    return pick[name]()


def _exhibit(name: str) -> None:
    def shown(look: Look) -> Figure:
        return draw(name, look(ROWS[name]), look)

    shown.__name__ = name.replace("-", "_")
    REVISIONS.shows()(shown)


for _name in ROWS:
    _exhibit(_name)


@dataclass(frozen=True)
class Maker:
    frame: pd.DataFrame
    draw: Callable[[pd.DataFrame, Translator], Figure]


@cache
def _look() -> Look:
    return Look(REVISIONS, KnownTables())


@pytest.fixture
def maker_of() -> Callable[[str], Maker]:
    """Find the rows of a figure by its id, and what draws it."""
    return lambda name: Maker(_look()(ROWS[name]), lambda rows, t: draw(name, rows, _look()))
