"""The front page: its evidence, and the answers of the chapters that it repeats."""

from __future__ import annotations

from chokepoint.answers.days import from_the_article
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language

STORY = Story(
    "index",
    evidence=("controls", "exports_monthly", "prices", "supply_response", "production"),
    parameters={"as_of": Parameter(None, rule_beside=from_the_article), "lang": Parameter("en", language())},
)

_REPEATED = {
    "announced": "controls.announced",
    "price_multiple": "controls.price_multiple",
    "price_day": "controls.price_last_day",
    "steps_since": "controls.steps_since",
    "share": "concentration.survey_share",
    "share_year": "concentration.survey_share_year",
    "capacity_t": "controls.capacity_t",
    "claims_n": "claims.claims_n",
    "now_contradicted": "claims.now_contradicted",
}
for _key, _name in _REPEATED.items():
    STORY.repeats(_key, _name)
# the whole span of the evidence, not the months that the chapter draws
STORY.repeats("tonnage_span", "controls.last_share_span", last_month="2026-06")
STORY.repeats("tonnage_base", "controls.base_year", last_month="2026-06")
STORY.repeats("tonnage_last", "controls.last_year", last_month="2026-06")
