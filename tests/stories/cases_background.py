"""Changes behind the claims on lists, sayings, investment and the dispute of 2010."""

from changed import Case, add, both, drop, edit

PRIMARY = "fr_2023_16611"
JAPAN = "qexp-(079|08[0167]|11[34])"
"""Japan's imports from China in the autumn of 2010."""
CASES = [
    Case(
        "c12",
        "the department assessed both",
        edit("statements", "stm-doe-ge", basis="own_assessment"),
        "supported",
    ),
    Case(
        "c12",
        "neither by its own assessment",
        edit("statements", "stm-doe-ga", basis="other_list"),
        "contradicted",
    ),
    Case("c12", "no list of the department", drop("statements", "stm-doe-.*"), "not_checkable"),
    Case("c16", "a text of the tour", add("statements", "stm-deng-hk01", source_id=PRIMARY), "supported"),
    Case("c16", "two years", edit("statements", "stm-deng-gis", year_named=1987), "imprecise"),
    Case("c16", "one text", drop("statements", "stm-deng-(gis|xilu)"), "not_checkable"),
    Case("c18", "no public office", drop("statements", "stm-deng-anyuan"), "supported_with_nuance"),
    Case("c18", "nobody", drop("statements", "stm-deng-.*"), "not_checkable"),
    Case(
        "c19",
        "early sums on both sides",
        both(
            add("statements", "stm-mine-abroad-2023", row_id="stm-x", subject="home", year_named=1995),
            edit("statements", "stm-mine-abroad-2023", year_named=1995),
        ),
        "supported",
    ),
    Case("c19", "abroad only", drop("statements", "stm-mine-home-.*"), "imprecise"),
    Case(
        "c19",
        "no sum of a billion a year",
        both(
            edit("statements", "stm-mine-abroad-2023", value=0.3),
            edit("loan_totals", "lto-cftm-2021", value=5690.0),
        ),
        "imprecise",
    ),
    Case(
        "c19",
        "nothing",
        both(drop("statements", "stm-mine-.*"), drop("loan_totals", "lto-cftm-.*")),
        "not_checkable",
    ),
    Case(
        "c21",
        "all four burdens, and no word of the price",
        both(
            drop("statements", "stm-burden-lex"),
            *(
                add("statements", "stm-burden-case", row_id=f"stm-{name}", subject=name)
                for name in ("difficulty", "energy", "pollution")
            ),
        ),
        "supported",
    ),
    Case(
        "c21",
        "made for the price of copper twice over",
        edit("statements", "stm-burden-price", value=20.0),
        "contradicted",
    ),
    Case(
        "c21",
        "all four burdens, of rare earths alone",
        both(
            drop("statements", "stm-burden-(lex|price)"),
            edit("statements", "stm-burden-case", metals="rare_earths"),
            *(
                add(
                    "statements",
                    "stm-burden-case",
                    row_id=f"stm-{name}",
                    subject=name,
                    metals="rare_earths",
                )
                for name in ("difficulty", "energy", "pollution")
            ),
        ),
        "supported_with_nuance",
    ),
    Case("c21", "nothing", drop("statements", "stm-burden-.*"), "not_checkable"),
    Case(
        "c27",
        "an item names gallium",
        edit("embargo_evidence", "embg-007", goods="gallium"),
        "supported",
    ),
    Case(
        "c27",
        "a weak item names rare metals",
        edit("embargo_evidence", "embg-005", goods="rare_metals"),
        "supported_with_nuance",
    ),
    Case(
        "c27",
        "the imports that fell were gallium",
        edit("quota_exports", JAPAN, commodity_id="gallium"),
        "supported",
    ),
    Case(
        "c27",
        "no item names goods and no imports are known",
        both(edit("embargo_evidence", "embg-.*", goods=""), drop("quota_exports", JAPAN)),
        "not_checkable",
    ),
]
STEADY = [
    Case(
        "c19",
        "a report more of support at home",
        add("statements", "stm-mine-home-decision", row_id="stm-x"),
        "supported_with_nuance",
    ),
    Case(
        "c19",
        "loans of Peru and Congo alone, a part of the whole",
        edit("loan_totals", "lto-cftm-per-cod-2021", value=1.0),
        "supported_with_nuance",
    ),
    Case("c21", "a cost twice as high", edit("statements", "stm-burden-price", value=300.0), "imprecise"),
    Case("c21", "no closure is known", drop("plant_closures", "clo-.*"), "imprecise"),
    Case(
        "c27",
        "an item without a grade names gallium",
        edit("embargo_evidence", "embg-013", goods="gallium"),
        "imprecise",
    ),
    Case(
        "c27",
        "imports of the year after are of gallium",
        edit("quota_exports", "qexp-09[345]", commodity_id="gallium"),
        "imprecise",
    ),
]
