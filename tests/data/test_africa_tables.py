"""What the tables on Africa promise: parts and totals, areas and databases kept apart, published values."""

import pandas as pd
import pytest

from chokepoint.data import load_sources, load_table

DEBT = load_table("external_debt").pivot(index=["area_iso3", "year"], columns="creditor", values="value")
COUNTRIES = load_table("external_debt_countries")
GROUPS = ["multilateral", "bilateral", "bonds", "private_nonbond"]


def test_the_creditors_of_an_area_make_its_total():
    parts = DEBT[["multilateral", "bilateral", "bondholders", "china_private", "other_private"]].sum(axis=1)
    assert ((parts - DEBT["all"]).abs() < 1.0).all()


def test_the_groups_of_a_country_make_its_total():
    assert ((COUNTRIES[GROUPS].sum(axis=1) - COUNTRIES["total"]).abs() < 0.05).all()


def test_the_countries_of_the_continent_make_the_continental_row():
    countries = COUNTRIES.groupby("year")["bilateral_china"].sum()
    area = DEBT.loc["AFR", "china_bilateral"]
    assert (countries / area).between(0.99, 1.01).all()


def test_china_is_never_more_than_its_category():
    assert (COUNTRIES["bilateral_china"] <= COUNTRIES["bilateral"] + 0.01).all()
    assert (COUNTRIES["private_china"] <= COUNTRIES["private_nonbond"] + 0.01).all()


def test_the_twelve_creditors_stand_in_order():
    ordered = load_table("external_debt_creditors").sort_values(["area_iso3", "year", "rank"])
    fall = ordered.groupby(["area_iso3", "year"])["value"].diff().dropna()
    assert (fall <= 0).all()
    assert (ordered.groupby(["area_iso3", "year"])["rank"].count() == 12).all()


def test_the_two_tables_of_creditors_agree():
    top = load_table("external_debt_creditors").query("creditor == 'World Bank-IDA'")
    ida = top.set_index(["area_iso3", "year"])["value"]
    assert ((DEBT["ida"] - ida).abs() < 0.1).all()


def test_a_database_has_one_price_basis():
    for name in ("loans_by_year", "loans_by_country"):
        assert load_table(name).groupby("database")["price_basis"].nunique().max() == 1


def test_the_database_of_dollars_of_2023_is_the_one_of_all_flows():
    loans = load_table("loans_by_year")
    assert set(loans.loc[loans["price_basis"] == "constant 2023", "flows"]) == {"all flow types"}


def test_the_compiled_sums_by_year_and_by_borrower_agree():
    years = load_table("loans_by_year").query("scope == 'named states'").groupby("database")["value"].sum()
    borrowers = load_table("loans_by_country").groupby("database")["value"].sum()
    assert (years / borrowers).to_dict() == pytest.approx(dict.fromkeys(years.index, 1.0), rel=1e-3)


@pytest.mark.parametrize(
    ("row_id", "value"),
    [("lto-cla-2023", 182_280), ("lto-cari-2014", 86_300), ("lto-codf-2019", 104_500)],
)
def test_totals_are_the_printed_ones(row_id, value):
    assert load_table("loan_totals").set_index("row_id").loc[row_id, "value"] == value


def test_iso_numbers_are_three_digits_as_text_and_name_54_states():
    codes = load_table("africa_map")["iso_numeric"]
    assert len(codes) == codes.nunique() == 54
    assert codes.str.fullmatch(r"\d{3}").all()


def test_a_position_has_both_coordinates_a_source_and_a_precision():
    projects = load_table("mining_projects")
    placed = projects["lat"].notna()
    assert (placed == projects["lon"].notna()).all()
    assert (placed == (projects["position"] != "")).all()
    assert (placed == (projects["position_source_id"] != "")).all()
    assert placed.sum() == 15


def test_goulamina_lies_north_of_the_equator():
    assert load_table("mining_projects").set_index("row_id").loc["prj-goulamina", "lat"] > 0


def test_a_project_is_known_no_sooner_than_the_newest_of_its_texts():
    sources = load_sources()["published_last_day"]
    for row in load_table("mining_projects").itertuples():
        others = [sources[key] for key in row.further_source_ids.split(";") if key]
        assert all(pd.isna(day) or day <= row.published for day in others), row.row_id


def test_repeats_are_marked_and_not_counted_twice():
    moves = load_table("counter_moves")
    repeats = moves.query("is_repeat == 'yes'")
    assert len(repeats) == 4
    assert set(repeats["actors"]) == {"CHN"}
