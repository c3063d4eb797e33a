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
for _key in ("price_last", "outside", "newest_step", "ban_end_open", "ban_end", "zero_kg", "zero_month"):
    STORY.repeats(_key, f"controls.{_key}")
for _key in ("days_to_licence", "us_china_share", "us_reliance", "us_from", "us_to", "ladder_day"):
    STORY.repeats(_key, f"controls.{_key}")
for _key in ("licensed_n", "licensed_names", "projects_n", "project_names"):
    STORY.repeats(_key, f"controls.{_key}")
for _key in ("kg", "months", "year"):
    STORY.repeats(f"ge_{_key}", f"controls.own_{_key}", mineral="germanium", last_month="2026-06")
for _key in ("base_year", "base_t", "year", "low", "high", "span"):
    STORY.repeats(f"ge_total_{_key}", f"controls.counts_{_key}", mineral="germanium", last_month="2026-06")
for _key in ("leader", "leader_share", "leader_low", "leader_high", "table_year"):
    STORY.repeats(f"sb_{_key}", f"concentration.{_key}", commodity="antimony")
for _key in ("year", "before", "after"):
    STORY.repeats(f"antimony_share_{_key}", f"revisions.antimony_share_{_key}")
for _key in ("parts_own", "parts_others_abs", "parts_share_before", "parts_share_after"):
    STORY.repeats(_key, f"quotas.{_key}")
for _key in ("parts_first", "parts_last"):
    STORY.repeats(_key, f"quotas.{_key}")
for _key in ("zambia_creditor", "zambia_share", "zambia_year"):
    STORY.repeats(_key, f"africa.{_key}")
STORY.repeats("contradicted_said", "claims.contradicted_said")
# the whole span of the evidence, not the months that the chapter draws
STORY.repeats("tonnage_span", "controls.last_share_span", last_month="2026-06")
STORY.repeats("tonnage_base", "controls.base_year", last_month="2026-06")
STORY.repeats("tonnage_last", "controls.last_year", last_month="2026-06")
STORY.repeats("tonnage_high", "controls.last_share_high", last_month="2026-06")
