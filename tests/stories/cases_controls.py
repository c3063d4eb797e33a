"""Changes behind the claims on the controls of July 2023."""

from changed import Case, add, both, drop, edit

PRIMARY = "mofcom_gac_2023_23"
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
    Case("c03", "only the two metals", drop("control_items", "cti-03-(0[2-8]|1.)"), "supported"),
    Case("c03", "a third metal", edit("control_items", "cti-03-08", commodity_id="indium"), "contradicted"),
    Case("c03", "no items", drop("control_items", "cti-.*"), "not_checkable"),
    Case("c04", "a ban", edit("controls", "ctl-03", kind="ban"), "contradicted"),
    Case("c04", "for one country", edit("controls", "ctl-03", target_iso3="USA"), "contradicted"),
    Case("c05", "no later ban", drop("controls", "ctl-(07|23)"), "supported"),
    Case("c05", "said two days later", edit("chip_timeline", "evt-e20", date="2023-07-05"), "contradicted"),
    Case("c05", "never said", drop("chip_timeline", "evt-e20"), "not_checkable"),
    Case("c28", "another day", edit("chip_timeline", "evt-e18", date="2023-06-28"), "contradicted"),
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
        "c30",
        "no rule on tools",
        edit("chip_timeline", "evt-e09", topics="processors"),
        "supported_with_nuance",
    ),
    Case("c31", "one ally only", drop("chip_timeline", "evt-e(10|18)"), "supported_with_nuance"),
    Case("c31", "no report of lobbying", drop("statements", "stm-lobby-.*"), "supported_with_nuance"),
    Case(
        "c32",
        "the firm itself is barred",
        edit("chip_timeline", "evt-e15", topics="micron;firm_barred"),
        "supported",
    ),
    Case("c32", "no decision", drop("chip_timeline", "evt-e15"), "not_checkable"),
    Case(
        "c33", "the report came on the 28th", edit("chip_timeline", "evt-e17", date="2023-06-28"), "supported"
    ),
    Case(
        "c33",
        "the report came a week before",
        edit("chip_timeline", "evt-e17", date="2023-06-20"),
        "contradicted",
    ),
    Case(
        "c34", "the report came on the 28th", edit("chip_timeline", "evt-e17", date="2023-06-28"), "supported"
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
    Case("c36", "the note itself", add("statements", "stm-eurasia-cnn", source_id=PRIMARY), "supported"),
    Case("c36", "one text only", drop("statements", "stm-eurasia-dw"), "not_checkable"),
    Case("c37", "an official text", edit("statements", "stm-chips-.*", source_id=PRIMARY), "supported"),
    Case("c37", "no easing after talks", drop("controls", "ctl-2[02]"), "not_checkable"),
    Case(
        "c38", "no step on rare earths", drop("controls", "ctl-(05|1[0145678]|23)"), "supported_with_nuance"
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
    Case(
        "c43",
        "a plant of 60 t delivers",
        edit("supply_response", "sup-s12", phase="first_output", capacity=60.0),
        "supported",
    ),
    Case(
        "c43",
        "a plant of 20 t delivers",
        edit("supply_response", "sup-s12", phase="first_output", capacity=20.0),
        "imprecise",
    ),
    Case("c43", "no capacity known", drop("capacity", "cap-usgs-2023-gallium-.*"), "not_checkable"),
]
