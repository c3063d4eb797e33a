"""Changes behind the claims on who makes the metals, how much of them, and who else could."""

from changed import Case, add, both, drop, edit

PRIMARY = "usgs_mcs2011_ga"
GALLIUM, GERMANIUM = "prod-.*-gallium-.*", "prod-.*-germanium-.*"
FACTBOX_GA = "pubshare-gallium-output-2022-reuters-2023-07-factbox"
FACTBOX_GE = "pubshare-germanium-output-2022-reuters-2023-07-factbox"
GA_2026, GA_2022 = "prod-usgs-2026-gallium-primary-{}-2025", "prod-usgs-2024-gallium-primary-{}-2022"
REFINED_IN_CHINA = "prod-usgs-.*-({})-chn-.*"
CHINA_2009, WORLD_2009 = "reshist-usgs-2010-rare-earths-chn-2009", "reshist-usgs-2010-rare-earths-wld-2009"
EARTHS_2019 = "prod-(bgs-2025|wmd-2024)-rare-earths-mine-.*-2019"
ONLY_2021 = (
    drop("production", EARTHS_2019),
    drop("production_history", "prodhist-usgs-2020-rare-earths-mine-chn-2019"),
)
CASES = [
    Case(
        "c13",
        "Japan makes more gallium by one table",
        edit("production", GA_2026.format("jpn"), value=2e6, quantity_kg=2e6, value_high=None),
        "imprecise",
    ),
    Case("c13", "no table of germanium", drop("production", GERMANIUM), "not_checkable"),
    Case(
        "c13",
        "China makes no germanium",
        edit("production", "prod-.*-germanium-.*-chn-.*", value=0.0, quantity_kg=0.0),
        "contradicted",
    ),
    Case("c14", "no quotation is known", drop("published_shares", FACTBOX_GA), "contradicted"),
    Case(
        "c14",
        "no table near the figure since 2010",
        drop("production", "prod-bgs-.*-gallium-.*"),
        "imprecise",
    ),
    Case("c14", "no table at all", drop("production", GALLIUM), "not_checkable"),
    Case(
        "c14",
        "one newest table near the figure",
        both(
            edit("production", GA_2026.format("chn"), value=800000.0, quantity_kg=8e5),
            edit("production", GA_2026.format("row"), value=200000.0, quantity_kg=2e5, status="reported"),
        ),
        "supported_with_nuance",
    ),
    Case(
        "c14",
        "only that table",
        both(
            drop("production", "prod-(bgs|wmd)-.*-gallium-.*"),
            edit("production", GA_2026.format("chn"), value=800000.0, quantity_kg=8e5),
            edit("production", GA_2026.format("row"), value=200000.0, quantity_kg=2e5, status="reported"),
        ),
        "supported",
    ),
    Case("c15", "no quotation is known", drop("published_shares", FACTBOX_GE), "contradicted"),
    Case("c15", "no table", drop("production", GERMANIUM), "not_checkable"),
    Case(
        "c15",
        "a table of 2020 near the figure",
        edit("production", "prod-usgs-2022-germanium-refinery-chn-2020", value=85000.0, quantity_kg=85000.0),
        "outdated",
    ),
    Case(
        "c20",
        "no table of that stage",
        both(drop("iea_supply", "iea-.*"), drop("production", "prod-usgs-.*-(refinery|smelter|primary).*")),
        "not_checkable",
    ),
    Case(
        "c40",
        "no table names a country of the five",
        drop("production", "prod-.*-germanium-.*-(jpn|ukr|bel|can|deu)-.*"),
        "not_checkable",
    ),
    Case(
        "c40",
        "nor leaves output to unnamed countries",
        both(
            drop("production", "prod-.*-germanium-.*-(jpn|ukr|bel|can|deu)-.*"),
            drop("production", "prod-.*-germanium-.*-row-.*"),
        ),
        "contradicted",
    ),
    Case(
        "c41",
        "Germany in a table",
        add("production", GA_2026.format("jpn"), row_id="prod-x", country_iso3="DEU", year=2022),
        "supported",
    ),
    Case("c41", "no table", drop("production", GALLIUM), "not_checkable"),
    Case(
        "c42",
        "the sheet itself",
        add(
            "statements",
            "stm-noise-gaas",
            row_id="stm-x",
            topic="producers outside China held back",
            source_id=PRIMARY,
        ),
        "supported",
    ),
    Case(
        "c45",
        "the share falls to four fifths",
        edit("production", GA_2026.format("chn"), value=40000.0, quantity_kg=40000.0),
        "supported",
    ),
    Case(
        "c46",
        "nothing for 2019",
        both(
            drop("production", EARTHS_2019),
            drop("production_history", "prodhist-usgs-.*-rare-earths-mine-.*-2019"),
        ),
        "not_checkable",
    ),
    Case("c15", "every newest table near the figure", edit("claims", "clm-c15", edge=40.0), "supported"),
    Case(
        "c15",
        "one newest table near the figure",
        edit("claims", "clm-c15", edge=8.0),
        "supported_with_nuance",
    ),
    Case(
        "c17",
        "an edition of 1992 has 80 percent",
        both(
            edit("reserves_history", CHINA_2009, year=1992, value=8e7, quantity_kg=8e10),
            edit("reserves_history", WORLD_2009, year=1992, value=1e8, quantity_kg=1e11),
        ),
        "supported",
    ),
    Case(
        "c17",
        "an edition of 1992 has a third",
        both(
            edit("reserves_history", CHINA_2009, year=1992), edit("reserves_history", WORLD_2009, year=1992)
        ),
        "contradicted",
    ),
    Case(
        "c20",
        "seven of the minerals",
        edit("production", REFINED_IN_CHINA.format("refinery"), value=0.0, quantity_kg=0.0),
        "imprecise",
    ),
    Case(
        "c20",
        "none of the minerals",
        both(
            edit(
                "production", REFINED_IN_CHINA.format("refinery|smelter|primary"), value=0.0, quantity_kg=0.0
            ),
            edit("iea_supply", "iea-.*-refinery-chn-2024", value=1.0),
        ),
        "contradicted",
    ),
    Case("c40", "no line for Canada", drop("production", "prod-.*-germanium-.*-can-.*"), "imprecise"),
    Case(
        "c41",
        "none of the five in a table",
        drop("production", "prod-.*-gallium-.*-(jpn|kor|rus|ukr)-.*"),
        "contradicted",
    ),
    Case(
        "c45",
        "one of two shares falls",
        both(
            edit("production", GA_2026.format("chn"), value=40000.0, quantity_kg=40000.0),
            edit("production", "prod-usgs-2022-germanium-refinery-.*-2020", year=2022),
            edit("production", "prod-usgs-2022-germanium-refinery-.*-2021", year=2024),
        ),
        "imprecise",
    ),
    Case(
        "c46",
        "only the edition of 2021 for 2019, and one table for 2010",
        both(*ONLY_2021, edit("claims", "clm-c46", edge=2.0)),
        "supported",
    ),
    Case("c46", "no table near 60", edit("claims", "clm-c46", claimed="97;40"), "contradicted"),
]

STEADY = [
    Case("c14", "another edition of the survey", drop("production", "prod-usgs-2025-gallium-.*"), "outdated"),
    Case(
        "c15", "another edition of the survey", drop("production", "prod-usgs-2025-germanium-.*"), "imprecise"
    ),
    Case(
        "c17",
        "the newest edition has 80 percent",
        edit("reserves", "res-usgs-2026-rare-earths-chn-2025", value=3e8, quantity_kg=3e11),
        "not_checkable",
    ),
    Case(
        "c13",
        "a smaller lead",
        edit("production", GA_2026.format("chn"), value=40000.0, quantity_kg=40000.0),
        "supported",
    ),
    Case(
        "c40",
        "Russia and the United States in none",
        drop("production", "prod-.*-germanium-.*-(rus|usa)-.*"),
        "supported",
    ),
    Case("c41", "no closure is known", drop("plant_closures", "clo-.*"), "imprecise"),
    Case("c20", "a table fewer", drop("production", "prod-usgs-.*-indium-.*"), "supported"),
    Case("c42", "no capacity is known", drop("capacity", "cap-.*-gallium-.*"), "not_checkable"),
    Case(
        "c45",
        "a fall of four points",
        edit("production", GA_2026.format("chn"), value=850000.0, quantity_kg=850000.0),
        "not_checkable",
    ),
    Case(
        "c46",
        "the share stayed down",
        drop("production", "prod-.*-rare-earths-.*-202[2-5]"),
        "supported_with_nuance",
    ),
]
