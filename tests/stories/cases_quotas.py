"""Changes behind the claims on the rare-earth quotas."""

from changed import Case, add, both, drop, edit

PRIMARY = "usgs_mcs2011_ga"
CASES = [
    Case(
        "c22", "dated to 2005", edit("statements", "stm-mining-ceiling-.*", year_named=2005), "contradicted"
    ),
    Case("c22", "no text", drop("statements", "stm-mining-ceiling-.*"), "not_checkable"),
    Case("c23", "dated to 2012", edit("statements", "stm-plan-powder", year_named=2012), "contradicted"),
    Case("c23", "no text", drop("statements", "stm-plan-.*"), "not_checkable"),
    Case(
        "c24", "the second half is not known", drop("export_quotas", "quota-0(3[789]|5[34])"), "not_checkable"
    ),
    Case(
        "c24",
        "as much in the second half as a year before",
        both(
            edit("export_quotas", "quota-037", value=18257.0),
            edit("export_quotas", "quota-0(38|54)", value=10160.0),
            edit("export_quotas", "quota-0(39|53)", value=28417.0),
        ),
        "contradicted",
    ),
    Case(
        "c24",
        "four thousand tonnes more in the second half",
        both(
            edit("export_quotas", "quota-037", value=10208.0),
            edit("export_quotas", "quota-0(39|53)", value=11976.0),
        ),
        "imprecise",
    ),
    Case("c25", "ended in 2014", edit("quota_timeline", "qevt-067", date="2014-12-31"), "contradicted"),
    Case(
        "c25",
        "ended before the findings",
        edit("quota_timeline", "qevt-064", date="2015-06-30"),
        "contradicted",
    ),
    Case("c25", "the end is not dated", drop("quota_timeline", "qevt-067"), "not_checkable"),
    Case(
        "c26",
        "a document of an order",
        edit("embargo_evidence", "embg-003", grade="strong"),
        "supported",
    ),
    Case(
        "c26",
        "a strong item against obstruction and none for it",
        edit("embargo_evidence", "embg-00[12]", grade="not_graded"),
        "not_checkable",
    ),
]

STEADY = [
    Case("c22", "one publisher only", drop("statements", "stm-mining-ceiling-journal"), "supported"),
    Case("c23", "a primary text", edit("statements", "stm-plan-powder", source_id=PRIMARY), "supported"),
    Case(
        "c24",
        "exports stayed within the quota",
        edit("quota_exports", "qexp-020", value=30000.0),
        "supported",
    ),
    Case(
        "c25",
        "nothing stayed",
        both(edit("quota_timeline", "qevt-067", stays=""), drop("quota_timeline", "qevt-071")),
        "supported",
    ),
    Case(
        "c26",
        "a report more without a grade",
        add("embargo_evidence", "embg-013", row_id="embg-x"),
        "supported_with_nuance",
    ),
]
