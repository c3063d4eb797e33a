"""Changes behind the claims on where the metals come from and what they are for."""

from changed import Case, add, both, drop, edit

PRIMARY = "usgs_mcs2011_ga"
GALLIUM, GERMANIUM = "companion-.*-gallium", "companion-.*-germanium"
GERMANIUM_2021 = "prod-usgs-.*-germanium-refinery-wld-2021"
GALLIUM_2025 = "prod-usgs-2026-gallium-primary-wld-2025"
CASES = [
    Case("c06", "no deposit of their own", drop("statements", "stm-spot-.*"), "supported"),
    Case("c06", "mostly mined for itself", edit("companionality", GERMANIUM, value=30.0), "contradicted"),
    Case("c06", "partly mined for itself", edit("companionality", GALLIUM, value=80.0), "imprecise"),
    Case("c07", "no output of iron", drop("production", "prod-usgs-.*-iron-ore-content-.*"), "not_checkable"),
    Case("c07", "no output of copper", drop("production", "prod-usgs-.*-copper-.*"), "not_checkable"),
    Case(
        "c08", "antimonide is wide as well", edit("material_properties", "mat-u074", value=1.5), "supported"
    ),
    Case(
        "c08", "arsenide is narrow", edit("material_properties", "mat-u0(68|71)", value=0.9), "contradicted"
    ),
    Case("c08", "no nitride", drop("material_properties", "mat-u072"), "not_checkable"),
    Case("c09", "nobody says so", drop("statements", "stm-noise-gaas"), "not_checkable"),
    Case(
        "c10",
        "shares for both other fields",
        lambda tables: add("uses", "use-u003", row_id="use-y", code="neutrino_detection")(
            add("uses", "use-u003", row_id="use-x", code="medicine")(tables)
        ),
        "supported",
    ),
    Case("c10", "no semiconductors", drop("uses", "use-u0(02|03|06|07|10|11|12)"), "contradicted"),
    Case("c11", "none of those named", drop("uses", "use-u04[1236]"), "contradicted"),
    Case(
        "c06",
        "no figure and no parent",
        both(drop("companionality", GALLIUM), drop("uses", "use-u018")),
        "not_checkable",
    ),
    Case(
        "c07",
        "as much germanium as copper",
        edit("production", GERMANIUM_2021, quantity_kg=2.0e10),
        "imprecise",
    ),
    Case(
        "c07",
        "as much gallium as a thousandth of copper",
        edit("production", GALLIUM_2025, quantity_kg=2.3e7),
        "imprecise",
    ),
    Case("c07", "all gallium is recovered", edit("uses", "use-u014", value_high=95.0), "imprecise"),
    Case(
        "c07",
        "all of it recovered, and as much as copper",
        both(
            edit("uses", "use-u014", value_high=95.0), edit("production", GERMANIUM_2021, quantity_kg=2.0e10)
        ),
        "contradicted",
    ),
    Case(
        "c10", "a table that leaves much unnamed", edit("uses", "use-u009", value_high=5.0), "not_checkable"
    ),
    Case("c11", "a smaller use in transistors", edit("uses", "use-u043", value=4.0), "imprecise"),
    Case("c11", "no shares", drop("uses", "use-u04[0-7]"), "not_checkable"),
]
STEADY = [
    Case(
        "c06",
        "a second mine",
        add("statements", "stm-spot-utah", row_id="stm-x", statement="Another"),
        "supported_with_nuance",
    ),
    Case(
        "c07", "ten times as much germanium is recovered", edit("uses", "use-u050", value=30.0), "supported"
    ),
    Case("c07", "other uses", edit("uses", "use-u00.", value=20.0), "supported"),
    Case(
        "c08",
        "nitride is wider still",
        edit("material_properties", "mat-u072", value=4.0),
        "supported_with_nuance",
    ),
    Case("c09", "a primary text", edit("statements", "stm-noise-gaas", source_id=PRIMARY), "supported"),
    Case("c10", "magnets take less", edit("uses", "use-u009", value_high=36.0), "imprecise"),
    Case("c11", "optics lead", edit("uses", "use-u04[16]", value=55.0), "supported"),
]
