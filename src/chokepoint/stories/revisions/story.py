"""The chapter on revisions: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from chokepoint.analysis.production import revisions
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import load_table
from chokepoint.parameters import Rule, choice, language, later, not_before, optional_day, whole_number

SURVEY = "USGS"
"""The publisher of whose tables the package holds several editions."""
OLDEST = 2019
"""The oldest edition that can be asked for: of older ones only prices are in the evidence."""

Values = Mapping[str, object]


def _printed(as_of: str | None = None) -> pd.DataFrame:
    """Give the survey's rows of output as known on a day."""
    rows = load_table("production", as_of=as_of)
    return rows[rows["publisher"] == SURVEY]


def _any_commodity(_: Values) -> Rule:
    return choice(*sorted(set(_printed()["commodity_id"])))


def _not_before_the_second(_: Values) -> Rule:
    rows = _printed()
    second = rows.loc[rows["vintage"] == sorted(set(rows["vintage"]))[1], "published"].min()
    return not_before("the second edition in the evidence", f"{second:%Y-%m-%d}", optional_day())


def _up_to_the_last_but_one(values: Values) -> Rule:
    def make() -> Rule:
        # only when the value is checked: the day has been by then
        as_of = values["as_of"]
        known = sorted(set(_printed(None if as_of is None else str(as_of))["vintage"]))
        return whole_number(OLDEST, int(known[-2]))

    return later(make)


STORY = Story(
    "revisions",
    evidence=tuple(revisions.TABLES),
    # in the order in which they are checked: the first edition may ask for the day
    parameters={
        "commodity": Parameter("rare_earths", rule_beside=_any_commodity),
        "quantity": Parameter("production", choice("production", "capacity", "reserves")),
        "smallest_share": Parameter(1, whole_number(0, 50)),
        "top_n": Parameter(15, whole_number(5, 30)),
        "as_of": Parameter(None, rule_beside=_not_before_the_second),
        "lang": Parameter("en", language()),
        "first_edition": Parameter(OLDEST, rule_beside=_up_to_the_last_but_one),
    },
)
