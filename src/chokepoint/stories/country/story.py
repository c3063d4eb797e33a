"""The page of a country: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import load_table
from chokepoint.data.load import Stamp, table_stamp
from chokepoint.parameters import Rule, choice, language


@lru_cache(maxsize=4)
def countries_with_names(stamp: Stamp) -> tuple[str, ...]:
    """Name the countries a page can be asked for: all that have a name here, and the European Union."""
    rows = load_table("countries")
    return tuple(rows.loc[(rows["kind"] == "country") | (rows["iso3"] == UNION), "iso3"])


UNION = "EUU"
"""The European Union: no producer of its own in the tables, but it keeps lists and depends on imports."""


def _any_named(values: Mapping[str, object]) -> Rule:
    return choice(*countries_with_names(table_stamp("countries")))


STORY = Story(
    "country",
    evidence=("production", "controls", "list_entries", "import_reliance"),
    parameters={
        "country": Parameter("CHN", rule_beside=_any_named),
        "as_of": Parameter(None, rule_beside=from_the_notice),
        "lang": Parameter("en", language()),
    },
)
