"""The chapter on who produces what: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import pandas as pd

from chokepoint.analysis.production import editions
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import load_table
from chokepoint.data.load import Stamp, table_stamp
from chokepoint.parameters import (
    Rule,
    choice,
    language,
    later,
    not_before,
    optional_day,
    optional_year,
    whole_number,
)

Values = Mapping[str, object]


def _tables_of(values: Values, as_of: str | None) -> pd.DataFrame:
    """Name the tables of the commodity that can be measured by what was published."""
    printed = _with_figures(as_of, table_stamp("production"))
    return printed[printed["commodity_id"] == values["commodity"]]


@lru_cache(maxsize=8)
def _with_figures(as_of: str | None, stamp: Stamp) -> pd.DataFrame:
    """Find the tables that can be measured once for each state of the file: every rule asks for them."""
    return editions.with_figures(load_table("production", as_of=as_of))


def _known(values: Values) -> pd.DataFrame:
    as_of = values["as_of"]
    return _tables_of(values, None if as_of is None else str(as_of))


def _later(make: Callable[[Values], Rule]) -> Callable[[Values], Rule]:
    """Make a rule only when a value is checked: the parameters it depends on have been by then."""
    return lambda values: later(lambda: make(values))


def _any_commodity(values: Values) -> Rule:
    return choice(*sorted(set(_with_figures(None, table_stamp("production"))["commodity_id"])))


def _not_before_the_first(values: Values) -> Rule:
    if values["as_of"] is None:  # no need to look for the first table
        return optional_day()
    first = editions.rows_of(load_table("production"), _tables_of(values, None))["published"].min()
    return not_before(f"the first table of {values['commodity']}", f"{first:%Y-%m-%d}", optional_day())


def _a_publisher_of_it(values: Values) -> Rule:
    return choice(*sorted(set(_known(values)["publisher"])))


def _a_stage_of_it(values: Values) -> Rule:
    known = _known(values)
    return choice("auto", *sorted(set(known.loc[known["publisher"] == values["publisher"], "stage"])))


def _a_year_of_it(values: Values) -> Rule:
    known, publisher = _known(values), str(values["publisher"])
    stage = values["stage"]
    if stage == AUTO:
        stage = editions.default_stage(known, str(values["commodity"]), publisher)
    ours = known[(known["publisher"] == publisher) & (known["stage"] == stage)]
    return optional_year(*set(ours["year"]))


AUTO = "auto"
"""The stage that a publisher's tables allow to be measured: what the page follows unless told otherwise."""

STORY = Story(
    "concentration",
    evidence=(
        *("capacity", "production", "production_history", "published_shares"),
        *("reserves", "reserves_history", "uses"),
    ),
    # in the order in which they are checked: each rule may ask for the values before it
    parameters={
        "commodity": Parameter("rare_earths", rule_beside=_any_commodity),
        "lang": Parameter("en", language()),
        "as_of": Parameter(None, rule_beside=_later(_not_before_the_first)),
        "top_n": Parameter(6, whole_number(1, 15)),
        "publisher": Parameter("USGS", rule_beside=_later(_a_publisher_of_it)),
        "stage": Parameter(AUTO, rule_beside=_later(_a_stage_of_it)),
        "year": Parameter(None, rule_beside=_later(_a_year_of_it)),
    },
)
