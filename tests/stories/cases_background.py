"""Changes behind the claims on lists, sayings, investment and the dispute of 2010."""

from changed import Case, add, both, drop, edit

PRIMARY = "fr_2023_16611"
JAPAN = "qexp-(079|08[0167]|11[34])"
"""Japan's imports from China in the autumn of 2010."""
CASES = [
    Case("c16", "two years", edit("statements", "stm-deng-gis", year_named=1987), "imprecise"),
    Case("c16", "one text", drop("statements", "stm-deng-(gis|xilu)"), "not_checkable"),
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
        "c27",
        "no imports are known",
        drop("quota_exports", JAPAN),
        "not_checkable",
    ),
    Case(
        "c12",
        "a list of the day names both",
        edit("statements", "stm-doe-.*", date="2023-07-06"),
        "supported",
    ),
    Case(
        "c12",
        "a list of the day names gallium",
        edit("statements", "stm-doe-ga", date="2023-07-06"),
        "imprecise",
    ),
    Case(
        "c12",
        "a list of the day names neither",
        edit("statements", "stm-doe-ga", date="2023-07-06", subject="lithium"),
        "contradicted",
    ),
    Case("c18", "no public office", drop("statements", "stm-deng-anyuan"), "not_checkable"),
    Case("c19", "abroad only", drop("statements", "stm-mine-home-.*"), "not_checkable"),
    Case(
        "c21",
        "all four burdens, of rare earths alone",
        both(
            drop("statements", "stm-burden-price"),
            edit("statements", "stm-burden-case", metals="rare_earths"),
            *(
                add("statements", "stm-burden-case", row_id=f"stm-{name}", subject=name, metals="rare_earths")
                for name in ("difficulty", "energy", "pollution")
            ),
        ),
        "supported",
    ),
    Case(
        "c27",
        "the imports fell by less than half",
        edit("quota_exports", "qexp-(08[01]|113)", value=1500.0),
        "contradicted",
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
    Case(
        "c12", "a list a day too late", edit("statements", "stm-doe-.*", date="2023-07-07"), "not_checkable"
    ),
    Case("c16", "a text of the tour", add("statements", "stm-deng-hk01", source_id=PRIMARY), "supported"),
    Case(
        "c18", "one text of the press alone", drop("statements", "stm-deng-(gis|xilu|zhongcai)"), "supported"
    ),
    Case("c21", "a cost twice as high", edit("statements", "stm-burden-price", value=300.0), "not_checkable"),
    Case("c21", "no closure is known", drop("plant_closures", "clo-.*"), "not_checkable"),
    Case("c21", "nothing", drop("statements", "stm-burden-.*"), "not_checkable"),
    Case("c27", "no item names goods", edit("embargo_evidence", "embg-.*", goods=""), "supported"),
    Case(
        "c27",
        "the imports that fell were gallium",
        edit("quota_exports", JAPAN, commodity_id="gallium"),
        "supported",
    ),
]
