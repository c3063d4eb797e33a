"""Every chapter's runs with other parameters: one list for all tests that run chapters."""

from typing import Any

from chokepoint.analysis.policy import precedents
from chokepoint.data import load_table

Parameters = dict[str, Any]

PROMPT: dict[str, list[Parameters]] = {
    "controls": [{"mineral": "germanium", "as_of": "2023-10-01", "price_market": "United States"}],
    "derisking": [{"as_of": "2023-07-06"}],
    "index": [{"as_of": "2023-07-06"}],
}
"""Runs with every test."""

SLOW: dict[str, list[Parameters]] = {
    "controls": [
        {"as_of": "2023-07-06"},
        {"mineral": "germanium"},
        {"mineral": "antimony"},
        {"mineral": "graphite", "as_of": "2024-06-30"},
        {"first_month": "2021-01", "last_month": "2021-02"},
        {"as_of": "2023-07-03"},
        {"as_of": "2024-06-30"},
        {"mineral": "germanium", "as_of": "2024-12-31"},
        {"price_market": "Other"},
        {"mineral": "germanium", "price_market": "United States"},
        {"first_month": "2023-07", "last_month": "2023-09"},
        {"first_month": "2025-01", "last_month": "2025-03"},
    ],
    "quotas": [
        {"as_of": "2010-12-31"},
        {"first_year": 2003, "element": "lanthanum", "price_market": "International"},
        {"as_of": "2010-09-01"},
        {"as_of": "2012-03-31", "element": "terbium"},
        {"as_of": "2013-12-31", "element": "neodymium"},
        {"as_of": "2015-12-31"},
        {"as_of": "2023-07-06", "last_year": 2022},
        {"first_year": 2009, "last_year": 2011, "element": "europium"},
        {"last_year": 2014, "element": "samarium", "price_market": "United States"},
    ],
    "derisking": [
        {"jurisdiction": "USA", "threshold": 40},
        {"as_of": "2024-06-30", "jurisdiction": "GBR"},
        {"as_of": "2023-07-03", "jurisdiction": "JPN", "threshold": 1},
        {"list_year": 2020, "jurisdiction": "KOR"},
        {"list_year": 2017, "jurisdiction": "IND", "threshold": 99},
        {"as_of": "2025-03-31", "jurisdiction": "AUS", "list_year": 2023},
        {"jurisdiction": "CAN", "threshold": 60, "list_year": 2022},
    ],
    "world_after": [
        {"as_of": "2023-07-06"},
        {"precedent": "gallium", "horizon_months": 24},
        {"as_of": "2011-06-30"},
        {"as_of": "2012-12-31", "horizon_months": 36},
        {"as_of": "2024-12-31", "precedent": "antimony"},
        {"precedent": "graphite", "horizon_months": 120},
        {"precedent": "dysprosium", "as_of": "2025-12-31"},
        {"precedent": "germanium", "horizon_months": 12},
        {"as_of": "2010-09-01"},
    ],
    "what_if": [
        {"mineral": "cobalt", "country": "COD", "withheld_percent": 100.0, "months": 24.0},
        {"as_of": "2023-07-03"},
        {"mineral": "germanium", "country": "RUS", "stocks": 0.0, "as_of": "2024-12-31"},
        {"withheld_percent": 0.0, "restart_delay": 6.0, "supply_elasticity": 0.2, "demand_elasticity": 1.0},
        {"mineral": "rare_earths", "withheld_percent": 100.0, "demand_elasticity": 0.1},
    ],
    "index": [{"as_of": "2023-10-01"}, {"as_of": "2024-06-30"}, {"as_of": "2025-06-30"}],
    "methods": [{"as_of": "2023-07-06"}, {"as_of": "2023-07-03"}, {"as_of": "2024-12-31"}],
    "revisions": [
        {"as_of": "2023-07-06"},
        {"commodity": "antimony", "quantity": "reserves"},
        {"as_of": "2024-06-30", "commodity": "gallium", "top_n": 5},
        {"as_of": "2025-12-31", "commodity": "tungsten", "smallest_share": 20},
        {"commodity": "gallium", "quantity": "capacity"},
        {"first_edition": 2025, "commodity": "germanium", "top_n": 30},
        {"as_of": "2023-07-06", "quantity": "reserves", "commodity": "graphite"},
        {"first_edition": 2023, "commodity": "zeolites", "quantity": "production"},
    ],
    "robustness": [
        {"theme": "controls", "as_of": "2023-07-06"},
        {"theme": "africa"},
        {"theme": "concentration", "as_of": "2024-06-30"},
        {"theme": "quotas"},
        {"theme": "derisking", "as_of": "2025-03-31"},
        {"theme": "claims"},
        {"theme": "africa", "as_of": "2023-07-06"},
        {"as_of": "2023-07-06"},
    ],
}
"""Runs of the slow tests."""

_MONTHS = {"first_month": "2020-12", "last_month": "2026-06"}
_MARKETS = ("FOB China", "International", "United States")
_ELEMENTS = (
    "lanthanum",
    "cerium",
    "praseodymium",
    "neodymium",
    "samarium",
    "europium",
    "terbium",
    "dysprosium",
)
WIDE: dict[str, list[Parameters]] = {
    "controls": [
        {"mineral": metal, "price_market": market} | _MONTHS
        for metal in ("gallium", "germanium")
        for market in ("Europe", "United States", "Other")
    ],
    "quotas": [
        *(
            {"first_year": 2003, "element": element, "price_market": _MARKETS[n % 3]}
            for n, element in enumerate(_ELEMENTS)
        ),
        *({"as_of": day} for day in ("2010-12-31", "2012-03-31", "2013-12-31", "2023-07-06")),
    ],
    "world_after": [
        {"precedent": case, "horizon_months": 120} for case in precedents.cases(load_table("precedents"))
    ],
}
"""Runs that together show every row a chapter can show."""


def cases(runs: dict[str, list[Parameters]]) -> list[tuple[str, Parameters]]:
    """List the runs as pairs of chapter and parameters."""
    return [(chapter, parameters) for chapter, listed in runs.items() for parameters in listed]
