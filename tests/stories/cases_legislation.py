"""Changes behind the claims on laws and money."""

from changed import Case, add, drop, edit

PRIMARY = "usgs_mcs2011_ga"
CASES = [
    Case(
        "c47",
        "adopted a year later",
        edit("measure_steps", "stp-us-ira-adopted", date="2023-08-16"),
        "contradicted",
    ),
    Case("c47", "not dated", drop("measure_steps", "stp-us-ira-adopted"), "not_checkable"),
    Case(
        "c48",
        "a cap in the act",
        add("targets", "tgt-ira45x-rate", row_id="tgt-x", kind="price_cap"),
        "supported",
    ),
    Case(
        "c48",
        "a floor in the act",
        edit("targets", "tgt-mp-floor", measure_row_id="mea-us-ira"),
        "contradicted",
    ),
    Case(
        "c49",
        "adopted that month",
        edit("measure_steps", "stp-eu-crma-adopted", date="2023-03-30"),
        "supported",
    ),
    Case("c49", "no step", drop("measure_steps", "stp-eu-crma-(proposed|adopted|in-force)"), "not_checkable"),
    Case(
        "c50",
        "a passage that lowers a requirement",
        add("statements", "stm-permit-crma-6", row_id="stm-x", subject="requirement lowered"),
        "supported",
    ),
    Case("c50", "only the proposal", drop("targets", "tgt-crma-(?!proposal).*"), "not_checkable"),
    Case(
        "c51",
        "the communique has the sum",
        edit("subsidies", "sub-g7-csis-usd", source_id=PRIMARY),
        "supported",
    ),
    Case(
        "c51",
        "the text says it is for mines",
        edit("subsidies", "sub-g7-csis-usd", purpose="mines"),
        "supported_with_nuance",
    ),
    Case("c51", "another sum", edit("subsidies", "sub-g7-csis-usd", value=7.5e9), "not_checkable"),
    Case(
        "c51",
        "a primary text of the day",
        add("subsidies", "sub-g7-preview-usd", row_id="sub-x", value=13e9, source_id=PRIMARY),
        "supported",
        "2023-07-06",
    ),
    Case("c50", "nothing on permits", drop("targets", "tgt-crma-permit-.*"), "not_checkable"),
    Case("c50", "no passage on requirements", drop("statements", "stm-permit-.*"), "not_checkable"),
    Case(
        "c44",
        "a firm says so",
        add("statements", "stm-permit-crma-6", row_id="stm-x", topic="taken because of the controls"),
        "supported",
    ),
]

STEADY = [
    Case(
        "c47", "in force a year later", edit("measure_steps", "stp-us-ira-adopted", locator="x"), "supported"
    ),
    Case("c48", "no provision", drop("targets", "tgt-ira.*"), "not_checkable"),
    Case("c48", "a floor in another measure", drop("targets", "tgt-mp-floor"), "not_checkable"),
    Case(
        "c49",
        "in force a year later",
        edit("measure_steps", "stp-eu-crma-in-force", date="2025-05-23"),
        "contradicted",
    ),
    Case(
        "c50",
        "a passage more on requirements",
        add("statements", "stm-permit-crma-6", row_id="stm-x"),
        "imprecise",
    ),
    Case("c51", "a sum of another meeting", edit("subsidies", "sub-g7-preview-usd", value=5e9), "imprecise"),
    Case(
        "c44",
        "fewer measures before",
        edit("measure_steps", "stp-(us-chips|us-iija|jpn-espa|us-dpa-2022)-adopted", date="2019-01-01"),
        "not_checkable",
    ),
    Case(
        "c44",
        "no project funded or delivering",
        edit("supply_response", "sup-s.*", phase="proposed"),
        "not_checkable",
    ),
    Case("c44", "no notice", drop("controls", "ctl-.*"), "not_checkable"),
]
