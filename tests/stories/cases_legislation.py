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
    Case("c48", "no provision", drop("targets", "tgt-ira.*"), "not_checkable"),
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
    Case("c50", "nothing on permits", drop("targets", "tgt-crma-permit-.*"), "contradicted"),
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
    Case(
        "c44",
        "fewer measures before",
        edit("measure_steps", "stp-(us-chips|us-iija|jpn-espa|us-dpa-2022)-adopted", date="2019-01-01"),
        "supported",
    ),
    Case(
        "c44",
        "no project funded or delivering",
        edit("supply_response", "sup-s.*", phase="proposed"),
        "contradicted",
    ),
    Case("c44", "no notice", drop("controls", "ctl-.*"), "not_checkable"),
]
