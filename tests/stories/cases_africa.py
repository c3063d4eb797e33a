"""Changes behind the claims on Africa."""

from changed import Case, both, drop, edit

EARTHS = "prod-usgs-2026-rare-earths-mine-mdg-2025"
OTHERS = "prod-.*-(cobalt|platinum|tantalum|manganese)-.*"
CASES = [
    Case(
        "c52", "a third of rare earths", edit("production", EARTHS, value=2e5, quantity_kg=2e8), "supported"
    ),
    Case(
        "c53",
        "China owed more than any other",
        edit("external_debt", "xdt-afr-china-.*", value=5e5),
        "supported",
    ),
    Case("c53", "China owed nothing", edit("external_debt", "xdt-afr-china-.*", value=0.0), "contradicted"),
    Case("c53", "no series", drop("external_debt", "xdt-.*"), "not_checkable"),
    Case(
        "c54",
        "neither",
        both(
            drop("loan_totals", "lto-cftm-.*"),
            drop("counter_moves", "cmv-.*-chinese-consortium"),
            drop("mining_ownership", "own-.*"),
        ),
        "not_checkable",
    ),
    Case(
        "c55",
        "no move of either",
        edit("counter_moves", "cmv-.*", side="China", actors="CHN"),
        "not_checkable",
    ),
    Case(
        "c54",
        "no loan tied to minerals",
        both(drop("loan_totals", "lto-cftm-.*"), drop("counter_moves", "cmv-.*-chinese-consortium")),
        "not_checkable",
    ),
    Case(
        "c55",
        "no move of the EU",
        edit("counter_moves", "cmv-202.*", side="United States", actors="USA"),
        "not_checkable",
    ),
]

STEADY = [
    Case("c52", "nothing of other metals either", drop("production", OTHERS), "not_checkable"),
    Case("c52", "no table after 2023", drop("production", "prod-usgs-.*-202[45]"), "not_checkable"),
    Case(
        "c53",
        "the World Bank owed nothing",
        edit("external_debt", "xdt-afr-(?!china|france).*", value=0.0),
        "imprecise",
    ),
    Case(
        "c54",
        "a third of the continent's output",
        edit("mining_ownership", "own-af-.*-20(18|23)", value=33.0),
        "supported",
    ),
    Case("c55", "no US investment ahead", edit("fdi", "fdi-usa-flow-cari-.*", value=0.0), "supported"),
]
