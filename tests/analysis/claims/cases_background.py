"""Changes behind the claims on lists, sayings, investment and the dispute of 2010."""

from changed import Case, add, both, drop, edit

PRIMARY = "fr_2023_16611"
CASES = [
    Case(
        "c12",
        "the department assessed both",
        edit("statements", "stm-doe-ge", statement="Critical by its own assessment"),
        "supported",
    ),
    Case(
        "c12",
        "neither by its own assessment",
        edit("statements", "stm-doe-ga", statement="Counted in by another list"),
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
    Case("c19", "nothing", drop("statements", "stm-mine-.*"), "not_checkable"),
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
    Case("c21", "nothing", drop("statements", "stm-burden-.*"), "not_checkable"),
    Case(
        "c27",
        "an item names gallium",
        edit("embargo_evidence", "embg-007", statement="Imports of gallium fell"),
        "supported",
    ),
    Case(
        "c27",
        "no item names goods",
        both(
            edit("embargo_evidence", "embg-.*", statement="nothing"),
            edit("quota_timeline", "qevt-.*", event="nothing"),
        ),
        "not_checkable",
    ),
]
