"""Changes behind the claims on who makes the metals, how much of them, and who else could."""

from changed import Case, add, both, drop, edit

PRIMARY = "usgs_mcs2011_ga"
GALLIUM, GERMANIUM = "prod-.*-gallium-.*", "prod-.*-germanium-.*"
FACTBOX_GA = "pubshare-gallium-output-2022-reuters-2023-07-factbox"
FACTBOX_GE = "pubshare-germanium-output-2022-reuters-2023-07-factbox"
GA_2026, GA_2022 = "prod-usgs-2026-gallium-primary-{}-2025", "prod-usgs-2024-gallium-primary-{}-2022"
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
        "c17",
        "the newest edition has 80 percent",
        edit("reserves", "res-usgs-2026-rare-earths-chn-2025", value=3e8, quantity_kg=3e11),
        "supported",
    ),
    Case(
        "c17",
        "an old edition has 80 percent",
        edit("reserves_history", "reshist-usgs-2010-rare-earths-chn-2009", value=9e7, quantity_kg=9e10),
        "outdated",
    ),
    Case(
        "c17",
        "no edition",
        both(drop("reserves", "res-.*-rare-earths-.*"), drop("reserves_history", "reshist-.*")),
        "not_checkable",
    ),
    Case(
        "c20",
        "fewer minerals",
        both(
            drop("production", "prod-usgs-.*-(indium|bismuth|tellurium|magnesium|selenium)-.*"),
            drop("iea_supply", "iea-.*-(cobalt|graphite)-.*"),
        ),
        "imprecise",
    ),
    Case(
        "c20", "half of it in a few", edit("iea_supply", "iea-.*-refinery-chn-2024", value=1.0), "imprecise"
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
    Case(
        "c41",
        "Japan and Korea in none",
        drop("production", "prod-.*-gallium-.*-(jpn|kor)-.*"),
        "contradicted",
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
    Case("c45", "no table after 2023", drop("production", "prod-.*-gallium-.*-202[45]"), "not_checkable"),
    Case("c46", "only the edition of 2021 for 2019", both(*ONLY_2021), "supported_with_nuance"),
    Case(
        "c46",
        "without the edition of 2021",
        drop("production_history", "prodhist-usgs-2021-rare-earths-mine-.*-2019"),
        "contradicted",
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
    Case(
        "c46",
        "and the share stayed down",
        both(*ONLY_2021, drop("production", "prod-.*-rare-earths-.*-202[2-5]")),
        "supported",
    ),
]
