"""The chapter on what a stop would do: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.analysis.risk import scenario
from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import load_table
from chokepoint.parameters import Rule, choice, language, later, number

SETTABLE = {
    "withheld_percent": "withheld",
    "months": "months",
    "restart_delay": "delay",
    "stocks": "stocks",
    "supply_elasticity": "supply_elasticity",
    "demand_elasticity": "demand_elasticity",
}
"""The inputs that a reader can set, by the name of the parameter; each is one of table ``assumptions``."""


def _of_one_with_rows() -> Rule:
    tables = (load_table(name) for name in ("precedents", "assumptions", "production"))
    return choice(*scenario.minerals(*tables))


def _of_its_producers(values: Mapping[str, object]) -> Rule:
    mineral = str(values["mineral"])
    return choice(*scenario.producers_of(load_table("production"), mineral)["country_iso3"])


def _between(name: str, *, optional: bool) -> Rule:
    """Accept what table ``assumptions`` lets a reader set."""

    def rule(value: object) -> str | None:
        return number(*scenario.bounds(load_table("assumptions"), name), optional=optional)(value)

    return rule


STORY = Story(
    "what_if",
    evidence=("production", "exports_monthly", "prices", "controls", "precedents"),
    parameters={
        "mineral": Parameter("gallium", later(_of_one_with_rows)),
        "country": Parameter("CHN", rule_beside=_of_its_producers),
        "withheld_percent": Parameter(50, _between("withheld", optional=False)),
        "months": Parameter(12, _between("months", optional=False)),
        "restart_delay": Parameter(None, _between("delay", optional=True)),
        "stocks": Parameter(None, _between("stocks", optional=True)),
        "supply_elasticity": Parameter(None, _between("supply_elasticity", optional=True)),
        "demand_elasticity": Parameter(None, _between("demand_elasticity", optional=True)),
        "as_of": Parameter(None, rule_beside=from_the_notice),
        "lang": Parameter("en", language()),
    },
)
