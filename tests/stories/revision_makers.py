"""The figures on revisions, each drawn from the rows the chapter draws it from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from chokepoint.analysis.production import revision_shares as shares
from chokepoint.analysis.production import revision_sizes as sizes
from chokepoint.analysis.production import revisions
from chokepoint.data import load_table
from chokepoint.stories.revisions import bar_charts as bars
from chokepoint.stories.revisions import revision_charts as charts

Draw = Callable[..., Any]


@cache
def _figures() -> pd.DataFrame:
    return revisions.read_all((name, load_table(name)) for name in revisions.TABLES)


@cache
def _pairs() -> pd.DataFrame:
    return sizes.name_kinds(revisions.consecutive(_figures()))


@cache
def _names() -> tuple[pd.Series, pd.Series]:
    metals = load_table("commodities").set_index("commodity_id")["name_en"].str.lower()
    return metals, load_table("countries").set_index("iso3")["name_en"]


def _known() -> tuple[str, ...]:
    metals, places = _names()
    return (*metals, *(name.capitalize() for name in metals), *places)


def _words(name: str) -> charts.Words:
    return charts.Words(name, "Title", "gallium")


def _weighed() -> pd.DataFrame:
    return shares.weigh(_pairs().query("table == 'production'"))


def _largest(maker: Draw) -> Any:
    rows = shares.rank_by_share(_weighed(), 15)
    words = _words("largest-revisions")
    return maker(rows, lambda f, t: charts.largest_shares(f, words, _names(), t), names=_known())


def _amounts(rows: pd.DataFrame, name: str, maker: Draw) -> Any:
    moved = rows[rows["moved"] & (rows["amount_before"] > 0) & (rows["amount_after"] > 0)].head(18)
    words = _words(name)
    return maker(moved, lambda f, t: charts.revised_amounts(f, words, _names(), t), names=_known())


def _of_commodity(maker: Draw) -> Any:
    return _amounts(_weighed().query("commodity_id == 'rare_earths'"), "commodity-revisions", maker)


def _from_trade(maker: Draw) -> Any:
    return _amounts(sizes.from_trade(_pairs()).query("reason == ''"), "from-trade", maker)


def _heat(maker: Draw) -> Any:
    rows = shares.rank_lists(shares.turn_over(_weighed()), 12, "rare_earths")
    labels = rows["commodity_id"].map(_names()[0])
    words = _words("revision-heat")

    def draw(frame: pd.DataFrame, t: Any) -> Any:
        return charts.turnover_heat(frame, labels.loc[frame.index], "rare_earths", words, t)

    return maker(rows, draw, names=_known())


def _sizes(maker: Draw) -> Any:
    rows = sizes.measure_sizes(sizes.first_revisions(_pairs()), ["kind"])
    return maker(rows, lambda f, t: bars.sizes_by_kind(f, "Title", t))


def _worth(maker: Draw) -> Any:
    guesses = sizes.against_repeat(_figures(), sizes.first_revisions(_pairs()))
    rows = sizes.worth_of_estimates(guesses.assign(what=guesses["kind"]), ["what"])
    return maker(rows, lambda f, t: bars.worth_of_estimates(f, "Title", t))


def _signs(maker: Draw) -> Any:
    rows = sizes.sign_by_pair(sizes.first_revisions(_pairs()))
    return maker(rows, lambda f, t: bars.signs(f, "Title", t))


def _countries(maker: Draw) -> Any:
    first = sizes.first_revisions(_pairs().query("table == 'production'"))
    rows = sizes.measure_sizes(first, ["country_iso3"]).query("n >= 40")
    return maker(rows, lambda f, t: bars.by_country(f, "Title", _names()[1], t), names=_known())


def _later(maker: Draw) -> Any:
    pairs = _pairs()
    aged = pairs[(pairs["reason"] == "") & (pairs["table"] == "import_reliance")]
    rows = sizes.measure_sizes(aged, ["kind", "age"])
    return maker(rows, lambda f, t: bars.later_revisions(f, "Title", t))


def _reasons(maker: Draw) -> Any:
    rows = sizes.count_reasons(_pairs())
    return maker(rows, lambda f, t: bars.not_compared(f, "Title", t))


REVISIONS = {
    "largest-revisions": _largest,
    "commodity-revisions": _of_commodity,
    "from-trade": _from_trade,
    "revision-heat": _heat,
    "revision-sizes": _sizes,
    "estimate-worth": _worth,
    "revision-signs": _signs,
    "revisions-by-country": _countries,
    "later-revisions": _later,
    "not-compared": _reasons,
}


def revision_makers(maker: Draw) -> dict[str, Callable[[], Any]]:
    """Give, by figure id, what makes its rows and its drawing."""
    return {name: (lambda make=make: make(maker)) for name, make in REVISIONS.items()}
