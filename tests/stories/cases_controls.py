"""Changes behind the claims on the controls of July 2023."""

from changed import Case, add, both, drop, edit

PRIMARY = "mofcom_gac_2023_23"
JAPAN_2025 = "prod-usgs-2026-gallium-primary-jpn-2025"
CASES = [
    Case(
        "c01",
        "the visit is a month later",
        edit("chip_timeline", "evt-e21", date="2023-08-06"),
        "contradicted",
    ),
    Case("c01", "the visit is unknown", drop("chip_timeline", "evt-e21"), "not_checkable"),
    Case(
        "c01",
        "the notice names the chip rules",
        edit(
            "controls",
            "ctl-03",
            stated_reason="answer the chip rules of the United States",
            reason_code="foreign_measure",
        ),
        "supported",
    ),
    Case("c02", "announced a day later", edit("controls", "ctl-03", announced="2023-07-04"), "contradicted"),
    Case("c02", "issued by others", edit("controls", "ctl-03", issuer="GAC"), "imprecise"),
    Case("c03", "a third metal", edit("control_items", "cti-03-08", commodity_id="indium"), "contradicted"),
    Case("c03", "no items", drop("control_items", "cti-.*"), "not_checkable"),
    Case("c04", "a ban", edit("controls", "ctl-03", kind="ban"), "contradicted"),
    Case("c04", "for one country", edit("controls", "ctl-03", target_iso3="USA"), "contradicted"),
    Case("c05", "said two days later", edit("chip_timeline", "evt-e20", date="2023-07-05"), "contradicted"),
    Case("c05", "never said", drop("chip_timeline", "evt-e20"), "not_checkable"),
    Case(
        "c29",
        "a primary text of a government names the deal",
        add("statements", "stm-deal-nltimes", source_id=PRIMARY, speaker_kind="government"),
        "supported",
    ),
    Case(
        "c29",
        "a primary text denies it",
        add("statements", "stm-deal-ecd", source_id=PRIMARY, subject="denial"),
        "contradicted",
    ),
    Case("c29", "no report of a deal", drop("statements", "stm-deal-nltimes"), "not_checkable"),
    Case(
        "c32",
        "the firm itself is barred",
        edit("chip_timeline", "evt-e15", topics="micron;firm_barred"),
        "supported",
    ),
    Case("c32", "no decision", drop("chip_timeline", "evt-e15"), "not_checkable"),
    Case(
        "c33",
        "the report came a week before",
        edit("chip_timeline", "evt-e17", date="2023-06-20"),
        "contradicted",
    ),
    Case(
        "c34",
        "the notice came a week later",
        edit("controls", "ctl-03", announced="2023-07-10"),
        "contradicted",
    ),
    Case(
        "c35",
        "the text of the broadcaster",
        add("statements", "stm-eurasia-cnn", row_id="stm-x", topic="broadcast of NPR", source_id=PRIMARY),
        "supported",
    ),
    Case("c38", "no step at all", drop("controls", "ctl-(0[4-9]|1.|2.)"), "not_checkable"),
    Case(
        "c39",
        "the price did not move",
        edit("prices", "price-p0(2[0-5]|1[89])", usd_per_kg_low=260.0, usd_per_kg_high=260.0),
        "imprecise",
    ),
    Case(
        "c39",
        "neither price nor exports moved",
        both(
            edit("prices", "price-p0(2[0-5]|1[89])", usd_per_kg_low=260.0, usd_per_kg_high=260.0),
            edit("exports_monthly", "exp-x.*", quantity_kg=1000.0),
        ),
        "supported",
    ),
    Case("c39", "only gallium is known", drop("exports_monthly", "exp-x(0[5-9].|1..)"), "not_checkable"),
    Case("c43", "no capacity known", drop("capacity", "cap-usgs-2023-gallium-.*"), "not_checkable"),
    Case("c02", "no notice", drop("controls", "ctl-.*"), "not_checkable"),
    Case("c04", "no notice", drop("controls", "ctl-.*"), "not_checkable"),
    Case(
        "c28",
        "another day by a primary text",
        edit("chip_timeline", "evt-e18", date="2023-06-28", source_id=PRIMARY),
        "contradicted",
    ),
    Case(
        "c28", "another day by a report", edit("chip_timeline", "evt-e18", date="2023-06-28"), "not_checkable"
    ),
    Case("c30", "no rule on tools", edit("chip_timeline", "evt-e09", topics="processors"), "not_checkable"),
    Case("c31", "no report of lobbying", drop("statements", "stm-lobby-.*"), "not_checkable"),
    Case(
        "c31",
        "a report of the day after the article",
        edit("statements", "stm-lobby-.*", date="2023-07-07"),
        "not_checkable",
    ),
    Case(
        "c33",
        "no report",
        both(drop("chip_timeline", "evt-e17"), drop("statements", "stm-wsj-.*")),
        "not_checkable",
    ),
    Case(
        "c34",
        "no report",
        both(drop("chip_timeline", "evt-e17"), drop("statements", "stm-wsj-.*")),
        "not_checkable",
    ),
    Case("c36", "no text", drop("statements", "stm-eurasia-.*"), "not_checkable"),
    Case(
        "c37",
        "an official text of the time",
        edit("statements", "stm-chips-.*", source_id=PRIMARY),
        "supported",
    ),
    Case("c38", "no step on rare earths", drop("controls", "ctl-(05|1[0145678]|23)"), "not_checkable"),
    Case(
        "c43", "Japan makes 70 t", edit("production", JAPAN_2025, value=70000.0, quantity_kg=7e4), "supported"
    ),
    Case(
        "c43", "Japan makes 20 t", edit("production", JAPAN_2025, value=20000.0, quantity_kg=2e4), "imprecise"
    ),
    Case("c43", "no table after 2023", drop("production", "prod-.*-gallium-.*-202[45]"), "not_checkable"),
]

STEADY = [
    Case(
        "c01",
        "three days in place of none in the table",
        edit("claims", "clm-c01", tolerance=3.0),
        "supported_with_nuance",
    ),
    Case("c02", "another day of force", edit("controls", "ctl-03", effective="2023-09-01"), "supported"),
    Case("c03", "only the two metals", drop("control_items", "cti-03-(0[2-8]|1.)"), "supported"),
    Case("c04", "another reason", edit("controls", "ctl-03", stated_reason="none"), "supported"),
    Case("c05", "no later ban", drop("controls", "ctl-(07|23)"), "supported"),
    Case(
        "c28",
        "another Dutch day of the summer",
        edit("chip_timeline", "evt-e26", date="2023-07-01"),
        "supported",
    ),
    Case(
        "c29",
        "a second report of the deal",
        add("statements", "stm-deal-nltimes", row_id="stm-x"),
        "supported_with_nuance",
    ),
    Case("c30", "a step more on chips", add("chip_timeline", "evt-e09", row_id="evt-x"), "supported"),
    Case("c31", "no ally moved", drop("chip_timeline", "evt-e(10|12|16|18)"), "supported"),
    Case(
        "c32", "a second decision", add("chip_timeline", "evt-e15", row_id="evt-x"), "supported_with_nuance"
    ),
    Case(
        "c33", "the report came on the 28th", edit("chip_timeline", "evt-e17", date="2023-06-28"), "supported"
    ),
    Case(
        "c34", "the report came on the 28th", edit("chip_timeline", "evt-e17", date="2023-06-28"), "supported"
    ),
    Case("c35", "a ban on the metals", edit("controls", "ctl-03", kind="ban"), "not_checkable"),
    Case("c36", "one text only", drop("statements", "stm-eurasia-dw"), "supported"),
    Case("c37", "no easing after talks", drop("controls", "ctl-2[02]"), "not_checkable"),
    Case(
        "c37",
        "an official text of later",
        edit("statements", "stm-chips-.*", source_id=PRIMARY, date="2023-07-07"),
        "not_checkable",
    ),
    Case("c38", "one step on rare earths", drop("controls", "ctl-(05|1[145678]|23)"), "supported"),
    Case(
        "c39",
        "a price twice as high",
        edit("prices", "price-p025", usd_per_kg_low=2750.0, usd_per_kg_high=2750.0),
        "contradicted",
    ),
    Case(
        "c43",
        "a plant said to deliver",
        edit("supply_response", "sup-s12", phase="first_output", capacity=60.0),
        "contradicted",
    ),
]
