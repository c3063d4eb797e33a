"""Publishers against each other and parts against totals: agreement within a limit, or a named exception."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from evidence_checks import (
    chinese_classes,
    compilations_add_up,
    compilations_of_by_products,
    history_against_tables,
    parts_against_totals,
    published_against_computed,
    publishers_against_each_other,
    reserves_against_totals,
    steps_of_history,
)

from chokepoint.data import load_table

EXCEPTIONS = Path(__file__).with_name("cross_source_exceptions.csv")


def named(check: str) -> dict[tuple[str, str, str], str]:
    """Give the exceptions of a check: (subject, publishers, year) and the reason."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["check"] == check]
    return {
        (row["subject"], row["publishers"], year): row["reason"]
        for row in rows
        for year in row["years"].split(";")
    }


def keys(subject: pd.Series, publishers: pd.Series, years: pd.Series) -> set[tuple[str, str, str]]:
    return set(zip(subject, publishers, years.astype("string").fillna(""), strict=True))


def test_every_exception_has_a_reason_and_a_check() -> None:
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(len(row["reason"]) > 12 for row in rows)
    assert {row["check"] for row in rows} == {"total", "pair", "step", "history", "published", "by-product"}
    assert len({(row["check"], row["subject"], row["publishers"], row["years"]) for row in rows}) == len(rows)


def test_parts_add_up_to_the_printed_total_within_three_percent() -> None:
    found = parts_against_totals(0.03)
    odd = found[found["differs"] & (found["reason"] == "")]
    assert len(found) > 900
    subject = odd["commodity_id"] + " " + odd["stage"]
    assert keys(subject, odd["publisher"] + " " + odd["vintage"], odd["year"]) == set(named("total"))


def test_seven_totals_remain_unexplained() -> None:
    unexplained = {key for key, reason in named("total").items() if reason.startswith("unexplained")}
    assert {(subject.split()[0], year) for subject, _, year in unexplained} == {
        ("gypsum", "2023"),
        ("pig_iron", "2025"),
        ("raw_steel", "2024"),
        ("raw_steel", "2025"),
        ("silicon", "2021"),
        ("silicon", "2022"),
        ("tantalum", "2022"),
    }


def test_world_mining_data_adds_up_exactly() -> None:
    found = parts_against_totals().query("publisher == 'WMD'")
    assert len(found) == 58 * 5
    assert ((found["ratio"] - 1).abs() < 1e-6).all()


def test_two_publishers_agree_on_the_world_within_fifteen_percent() -> None:
    pairs = publishers_against_each_other()
    odd = pairs[(pairs["ratio"] - 1).abs() > 0.15]
    subject = odd["commodity_id"] + " " + odd["stage"]
    assert keys(subject, odd["publisher"] + " " + odd["publisher_other"], odd["year"]) == set(named("pair"))
    assert len(odd) < len(pairs) / 4


@pytest.mark.parametrize(
    ("commodity", "publisher", "factor"),
    [("lithium", "BGS", 2.153), ("niobium", "USGS", 1.431), ("phosphate_rock", "USGS", 0.31)],
)
def test_a_different_basis_shows_as_its_factor(commodity: str, publisher: str, factor: float) -> None:
    pairs = publishers_against_each_other().query(
        "commodity_id == @commodity and publisher == @publisher and publisher_other == 'WMD'"
    )
    assert pairs["ratio"].median() == pytest.approx(factor, rel=0.05)


def test_a_long_series_grows_by_less_than_half_a_year_or_says_why() -> None:
    steps = steps_of_history("BGS")
    odd = steps[(steps["ratio"] > 1.5) | (steps["ratio"] < 1 / 1.5)]
    assert len(steps) > 500
    assert keys(odd["commodity_id"] + " " + odd["stage"], odd["publisher"], odd["year"]) == set(named("step"))


def test_older_figures_lie_within_a_quarter_of_some_table() -> None:
    found = history_against_tables().query("status != 'doubtful'")
    odd = found[found["distance"] > 0.25]
    assert keys(odd["row_id"], odd["publisher_table"], odd["year"]) == set(named("history"))


def test_machine_readings_stray_further_than_sheets() -> None:
    distance = history_against_tables().groupby("reading")["distance"].median()
    assert distance["machine_reading"] > distance["sheet"]


def test_a_compilation_adds_up_in_each_of_its_four_years() -> None:
    found = compilations_add_up()
    assert list(found["year"]) == [1994, 2004, 2014, 2024]
    assert (found["ratio"] - 1).abs().max() < 0.003


def test_printed_shares_lie_within_five_points_of_a_computed_one() -> None:
    found = published_against_computed()
    odd = found[found["distance"] > 5]
    assert len(found) == len(load_table("published_shares")) - 1  # no table goes back to 1990
    assert keys(odd["row_id"], odd["row_id"].map(lambda _: ""), odd["year"]) == set(named("published"))


def test_no_statistic_puts_chinas_share_of_reserves_near_eighty_percent() -> None:
    claims = published_against_computed().query("quantity == 'reserves' and value >= 80")
    assert len(claims) == 4
    assert (claims["share"] < 55).all()


def test_older_tables_of_reserves_do_not_exceed_their_totals() -> None:
    found = reserves_against_totals().dropna(subset=["total"])
    assert set(found["edition"]) >= {"2010", "2011", "2015", "2017", "undated"}
    assert (found["part"] <= found["total"] * 1.02).all()


def test_the_chinese_classes_of_2007_contain_each_other() -> None:
    (row,) = chinese_classes().itertuples()
    assert row.summed == row.printed
    assert row.part < row.summed / 4


def test_two_compilations_of_by_products_agree_within_ten_points() -> None:
    found = compilations_of_by_products()
    odd = found[found["points"].abs() > 10]
    assert {(name, "", "") for name in odd["commodity_id"]} == set(named("by-product"))


def test_the_tier_of_a_by_product_follows_from_its_number() -> None:
    found = compilations_of_by_products()
    low, high = found.groupby("tier")["value"].min(), found.groupby("tier")["value"].max()
    assert high["primary"] < low["mixed"]
    assert high["mixed"] < low["byproduct"]
