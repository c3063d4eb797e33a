"""The front page: its evidence, and the answers of the chapters that it repeats."""

from __future__ import annotations

from chokepoint.answers.days import from_the_article
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language

STORY = Story(
    "index",
    evidence=(
        *("controls", "exports_monthly", "prices", "supply_response"),
        *("production", "targets", "external_debt"),
    ),
    parameters={"as_of": Parameter(None, rule_beside=from_the_article), "lang": Parameter("en", language())},
)

_REPEATED = {
    "announced": "controls.announced",
    "share": "concentration.survey_share",
    "share_year": "concentration.survey_share_year",
    "quoted_share": "controls.quoted_share",
    "price_multiple": "controls.price_multiple",
    "price_day": "controls.price_last_day",
    "capacity_t": "controls.capacity_t",
    "closed_t": "controls.closed_t",
    "projects_n": "controls.projects_n",
    "projects_begun": "controls.projects_begun",
    "projects_day": "controls.newest_state",
    "first_tables": "concentration.first_tables",
    "first_printed": "concentration.first_printed",
    "first_surely": "concentration.first_surely",
    "first_edition": "concentration.first_edition",
    "parts_first": "quotas.parts_first",
    "parts_last": "quotas.parts_last",
    "parts_lost": "quotas.parts_change_abs",
    "parts_taken": "quotas.parts_others_abs",
    "parts_given": "quotas.parts_own",
    "use_top": "quotas.use_top",
    "use_top_year": "quotas.use_top_year",
    "use_low": "quotas.use_low",
    "use_low_year": "quotas.use_low_year",
    "targets_n": "derisking.targets_n",
    "binds_n": "derisking.binds_n",
    "valued_n": "derisking.valued_n",
    "both_n": "derisking.both_n",
    "cap": "derisking.cap_law",
    "lines_n": "derisking.lines_n",
    "over_n": "derisking.over_n",
    "world_over": "derisking.world_over",
    "led_bilateral": "africa.led_bilateral",
    "led_single": "africa.led_single",
    "led_bank": "africa.led_bank",
    "debt_years": "africa.debt_years",
    "claims_n": "claims.claims_n",
    "moved_n": "claims.moved_n",
    "now_supported": "claims.now_supported",
    "now_nuance": "claims.now_supported_with_nuance",
    "now_contradicted": "claims.now_contradicted",
    "now_open": "claims.now_not_checkable",
    "then_open": "claims.then_not_checkable",
    "peak": "concentration.ree_peak",
    "peak_year": "concentration.ree_peak_year",
    "low": "concentration.ree_low",
    "low_year": "concentration.ree_low_year",
    "last": "concentration.ree_newest",
    "last_year": "concentration.ree_newest_year",
    "recovered": "concentration.ree_recovered",
}
for _key, _name in _REPEATED.items():
    STORY.repeats(_key, _name)
# the whole span of the evidence, not the months that the chapter draws
STORY.repeats("tonnage_low", "controls.last_share_low", last_month="2026-06")
STORY.repeats("tonnage_high", "controls.last_share_high", last_month="2026-06")
STORY.repeats("tonnage_base", "controls.base_year", last_month="2026-06")
STORY.repeats("tonnage_last", "controls.last_year", last_month="2026-06")
