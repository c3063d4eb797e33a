"""The chapter on the rare-earth quotas: its evidence and what can be set."""

from __future__ import annotations

from chokepoint.analysis.trade.price_gaps import ELEMENTS
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import choice, language, optional_day, whole_number

STORY = Story(
    "quotas",
    evidence=(
        *("embargo_evidence", "export_duties", "export_quotas", "other_quotas", "production"),
        *("production_quota_groups", "production_quotas", "quota_exports", "quota_timeline"),
        *("rare_earth_prices", "rare_earth_supply_response"),
    ),
    parameters={
        "first_year": Parameter(2004, whole_number(2003, 2009)),
        "last_year": Parameter(2024, whole_number(2011, 2024)),
        "element": Parameter("dysprosium", choice(*ELEMENTS)),
        "price_market": Parameter("FOB China", choice("FOB China", "International", "United States")),
        # no event, a choice: by then texts and prices of the summer of the cut were published
        "as_of": Parameter(None, optional_day("2010-09-01")),
        "lang": Parameter("en", language()),
    },
)
