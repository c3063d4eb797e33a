"""What the tables of production, reserves, trade and governance promise, and the disagreements they keep."""

import pytest
from evidence_checks import bands, formulas

from chokepoint.data import load_table, table_names

DUPLICATES = {
    "production": ["publisher", "vintage", "commodity_id", "stage", "stage_as_printed", "country_as_printed",
                   "country_iso3", "year"],
    "capacity": ["publisher", "vintage", "commodity_id", "stage", "country_iso3", "year"],
    "reserves": ["publisher", "vintage", "commodity_id", "basis", "country_iso3", "year"],
    "reserves_history": ["publisher", "edition", "measure", "country_iso3", "year", "source_id"],
    "governance": ["measure", "country_iso3", "year"],
    "eu_supply_shares": ["assessment_year", "material_as_printed", "stage", "supply", "country_iso3"],
    "eu_criticality": ["assessment_year", "material_as_printed", "stage", "source_id"],
    "iea_supply": ["commodity_id", "stage", "country_iso3", "year"],
    "commodity_prices": ["source_id", "commodity_id", "form", "price_basis", "year", "locator"],
    "import_reliance": ["source_id", "commodity_as_printed", "measure_as_printed", "year", "locator"],
    "import_sources": ["source_id", "commodity_as_printed", "form", "country_as_printed", "last_year"],
    "companionality": ["commodity_id", "source_id"],
    "reference_results": ["series", "commodity_as_printed", "stage", "entity", "year", "metric", "note"],
}  # fmt: skip
COMPLETE = ("production", "capacity", "reserves", "import_reliance", "import_sources", "commodity_prices")


def value(table: str, row_id: str) -> float:
    return load_table(table).set_index("row_id").loc[row_id, "value"]


@pytest.mark.parametrize("table", DUPLICATES)
def test_no_figure_stands_in_a_table_twice(table: str) -> None:
    frame = load_table(table)
    assert frame[frame.duplicated(DUPLICATES[table], keep=False)]["row_id"].tolist() == []


def test_no_place_of_a_source_is_carried_by_two_tables() -> None:
    seen: dict[tuple[str, str, float], str] = {}
    for table in COMPLETE:
        for row in load_table(table).query("publisher == 'USGS' and value > 0").itertuples():
            place = (row.source_id, row.locator, row.value)
            assert seen.setdefault(place, table) == table, place


def test_a_history_repeats_no_complete_table() -> None:
    key = ["commodity_id", "country_iso3", "year", "quantity_kg"]
    old = load_table("production_history").rename(columns={"edition": "vintage"})
    both = old.merge(load_table("production"), on=["publisher", "vintage", *key])
    assert both["row_id_x"].tolist() == []


def test_yearly_prices_repeat_no_dated_price() -> None:
    sources = set(load_table("prices")["source_id"])
    assert not sources & set(load_table("commodity_prices")["source_id"])


def test_a_country_has_one_code_for_each_name_it_is_printed_under() -> None:
    for table in ("production", "capacity", "reserves", "import_sources", "governance", "eu_supply_shares"):
        frame = load_table(table)
        codes = frame.groupby("country_as_printed")["country_iso3"].nunique()
        assert codes[codes > 1].index.tolist() == [], table


def test_antimony_of_china_in_2022_differs_between_the_editions() -> None:
    assert value("production", "prod-usgs-2023-antimony-mine-chn-2022") == 60_000
    assert value("production", "prod-usgs-2024-antimony-mine-chn-2022") == 40_000
    assert value("production", "prod-usgs-2025-antimony-mine-chn-2023") == 62_300


def test_antimony_of_russia_in_2024_was_raised_threefold() -> None:
    assert value("production", "prod-usgs-2025-antimony-mine-rus-2024") == 13_000
    assert value("production", "prod-usgs-2026-antimony-mine-rus-2024") == 40_000


def test_rare_earths_of_single_countries_jump_between_editions() -> None:
    pairs = {"aus": (13_000, 29_000), "nga": (13_000, 1_500)}
    for country, printed in pairs.items():
        ids = [f"prod-usgs-{edition}-rare-earths-mine-{country}-2024" for edition in (2025, 2026)]
        assert tuple(value("production", row_id) for row_id in ids) == printed


def test_the_united_states_have_three_figures_for_rare_earths_in_2018() -> None:
    rows = load_table("production_history").query(
        "country_iso3 == 'USA' and year == 2018 and commodity_id == 'rare_earths' and reading != 'secondary'"
    )
    assert {15_000, 18_000, 14_000} <= set(rows["value"])


def test_the_reserves_of_vietnam_fell_from_22_to_3_5_million_tonnes() -> None:
    assert value("reserves", "res-usgs-2024-rare-earths-vnm-2023") == 22_000_000
    assert value("reserves", "res-usgs-2025-rare-earths-vnm-2024") == 3_500_000


def test_the_lead_of_china_in_reserves_moves_with_the_edition() -> None:
    values = load_table("reserves_history").query("country_iso3 == 'CHN' and measure == 'reserves'")
    by_edition = values.groupby("edition")["value"].first() / 1e6
    assert [by_edition[e] for e in ("2002", "2009", "2010", "2011")] == [43, 27, 36, 55]


def test_gallium_of_china_in_2015_is_told_in_two_ways() -> None:
    assert value("production_history", "prodhist-csis-2023-gallium-primary-chn-2015") == 444
    assert value("production", "prod-bgs-2025-gallium-primary-chn-2015") == 284


def test_world_totals_without_the_united_states_are_marked() -> None:
    rows = load_table("production").query("world_total_excludes_usa == True")
    marked = rows.groupby("commodity_id")["vintage"].agg(lambda editions: sorted(set(editions))).to_dict()
    all_four = ["2023", "2024", "2025", "2026"]
    expected = dict.fromkeys(
        ["barite", "bromine", "lithium", "magnesium_compounds", "selenium", "tellurium", "titanium_sponge"],
        all_four,
    )
    expected |= {"iodine": ["2023", "2025", "2026"], "bauxite": ["2025", "2026"]}
    expected |= {"ferrosilicon": ["2024", "2026"], "silicon_metal": ["2024", "2026"]}
    expected |= {"wollastonite": ["2023", "2024", "2026"], "mercury": ["2024", "2026"]}
    expected |= {"antimony": ["2026"]}  # of 2025, whose American output is withheld; of 2024 it is nil
    expected |= {"magnesium": ["2023"], "zirconium": ["2023"]}
    assert marked == expected


def test_the_kaolin_total_of_2025_is_doubtful_and_a_tenth_of_its_parts() -> None:
    rows = load_table("production").query("commodity_id == 'kaolin' and vintage == '2025' and year == 2024")
    world = rows[rows["country_iso3"] == "WLD"]
    assert set(world["status"]) == {"doubtful"}
    assert rows["quantity_kg"].sum() > 10 * world["quantity_kg"].item()


def test_potash_is_kept_apart_by_what_is_weighed() -> None:
    rows = load_table("reserves").query("commodity_id == 'potash'")
    assert set(rows["basis"]) == {"recoverable ore", "K2O equivalent"}


def test_a_reliance_above_all_that_is_used_is_doubtful() -> None:
    rows = load_table("import_reliance").query("value > 100")
    assert set(rows["commodity_id"]) == {"feldspar", "fluorspar"}
    assert set(rows["status"]) == {"doubtful"}


def test_machine_readings_are_doubtful_and_stand_in_history_tables_only() -> None:
    for table in table_names():
        frame = load_table(table)
        if table != "sources" and "grip_mcs" in set(frame.get("source_id", [])):
            assert table.endswith("_history")
            assert set(frame.loc[frame["source_id"] == "grip_mcs", "status"]) == {"doubtful"}


def test_the_two_copies_of_the_eu_results_disagree_for_two_materials_only() -> None:
    rows = load_table("eu_criticality").query("assessment_year == 2023 and stage == 'overall'")
    scores = rows.pivot_table(
        index="material_as_printed", columns="source_id", values=["supply_risk", "economic_importance"]
    )
    differ = set()
    for measure in ("supply_risk", "economic_importance"):
        both = scores[measure].dropna()
        differ |= set(both.index[both["ec2023_critmat"] != both["eu_crm2023_data"]])
    assert differ == {"Aluminium", "Silicon metal"}


def test_world_shares_of_the_eu_study_add_to_about_a_hundred() -> None:
    rows = load_table("eu_supply_shares").query("supply == 'world'")
    sums = rows.groupby(["material_as_printed", "stage"])["value"].sum()
    assert sums.between(88.6, 104).all()
    assert sums.median() == pytest.approx(100, abs=1)


def test_the_eu_seems_to_source_germanium_as_the_world_does() -> None:
    rows = load_table("eu_supply_shares").query("commodity_id == 'germanium' and stage == 'processing'")
    pair = rows.pivot_table(index="country_iso3", columns="supply", values="value").dropna()
    assert len(pair) > 1
    assert ((pair["world"] - pair["eu_sourcing"]).abs() <= 0.5).all()


def test_iea_parts_add_to_the_total_but_for_nickel_and_graphite() -> None:
    rows = load_table("iea_supply")
    world = rows["country_iso3"] == "WLD"
    key = ["commodity_id", "stage", "year"]
    ratio = rows[~world].groupby(key)["value"].sum() / rows[world].set_index(key)["value"]
    odd = ratio[(ratio - 1).abs() > 0.01]
    assert {name[0] for name in odd.index} == {"nickel", "graphite"}
    assert ratio.max() == ratio["nickel", "refinery", 2024]
    assert ratio["nickel", "refinery", 2024] == pytest.approx(1.032, abs=0.001)


def test_the_share_of_the_three_largest_follows_from_the_iea_table() -> None:
    printed = load_table("reference_results").query("metric == 'cr3' and year == 2024")
    supply = load_table("iea_supply").query("year == 2024")
    for row in printed.itertuples():
        rows = supply[(supply["commodity_id"] == row.commodity_id) & (supply["stage"] == row.stage)]
        total = rows.loc[rows["country_iso3"] == "WLD", "value"].item()
        largest = rows[~rows["country_iso3"].isin(["WLD", "ROW"])]["value"].nlargest(3).sum()
        assert 100 * largest / total == pytest.approx(row.value, abs=0.1), row.row_id


def test_governance_has_one_figure_a_country_and_year() -> None:
    rows = load_table("governance").query("measure == 'political_stability'")
    assert rows["year"].min() == 1996
    assert rows["year"].max() == 2022
    assert rows.query("country_iso3 == 'CHN' and year == 2022")["value"].item() == pytest.approx(
        -0.441, abs=1e-3
    )


def test_the_bands_of_one_guideline_meet() -> None:
    of_index = bands().query("metric == 'hhi'")
    for _, group in of_index.groupby(of_index["row_id"].str.rsplit("-", n=1).str[0]):
        ordered = group.sort_values("from_value", na_position="first")
        assert ordered["to_value"].tolist()[:-1] == ordered["from_value"].tolist()[1:]
        assert len(group) == 3


def test_every_other_band_has_one_open_end_and_a_label() -> None:
    lines = bands().query("metric != 'hhi'")
    assert lines["from_value"].notna().all()
    assert lines["to_value"].isna().all()
    assert lines["label"].str.len().gt(5).all()


def test_formulas_are_complete_latex_and_name_their_symbols() -> None:
    for row in formulas().itertuples():
        assert row.formula_latex.count("{") == row.formula_latex.count("}"), row.row_id
        assert row.formula_latex.count(r"\left") == row.formula_latex.count(r"\right"), row.row_id
        assert row.formula_in_words.strip(), row.row_id


def test_a_figure_that_is_no_count_of_output_is_marked_as_its_note_says() -> None:
    rows = load_table("production")
    trade = rows["note"].str.contains(r"import data|trade data|country exports of|[Ee]xport sales")
    quota = rows["note"].str.contains("Production quota", regex=False)
    assert set(rows.index[rows["taken_from"] == "trade"]) == set(rows.index[trade])
    assert set(rows.index[rows["taken_from"] == "quota"]) == set(rows.index[quota])


def test_a_text_that_passes_on_a_figure_of_the_alliance_is_marked() -> None:
    rows = load_table("published_shares")
    named = rows["note"].str.contains("Critical Raw Materials Alliance", regex=False)
    assert named.sum() == 2
    assert set(rows.loc[named, "quoted_body"]) == {"crm_alliance"}
    assert set(rows.loc[~named, "quoted_body"]) == {""}
