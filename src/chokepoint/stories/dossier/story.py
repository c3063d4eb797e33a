"""The dossier of a commodity: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import load_table
from chokepoint.data.load import Stamp, table_stamp
from chokepoint.parameters import Rule, choice, language


@lru_cache(maxsize=4)
def commodities_with_rows(stamp: Stamp) -> tuple[str, ...]:
    """Name the commodities with at least one row of output: those that have a dossier."""
    return tuple(sorted(set(load_table("production")["commodity_id"])))


def _any_with_rows(values: Mapping[str, object]) -> Rule:
    return choice(*commodities_with_rows(table_stamp("production")))


STORY = Story(
    "dossier",
    evidence=("production", "reserves", "controls", "list_entries", "import_reliance"),
    parameters={
        "commodity": Parameter("gallium", rule_beside=_any_with_rows),
        "as_of": Parameter(None, rule_beside=from_the_notice),
        "lang": Parameter("en", language()),
    },
)
