"""The examples on printed tables: the figures as printed, their ends, and sums and counts by hand."""

import pandas as pd
import pytest
from changed import edit

from chokepoint.data import load_table
from chokepoint.stories.methods import answers_tables as tables

CHINA = "prod-usgs-2026-rare-earths-mine-chn-2025"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("china_t", 270_000),
        ("china_unit", 10_000),
        ("china_low", 265_000),
        ("china_high", 275_000),
        ("world_t", 390_000),
        ("share_low", 100 * 265 / 395),
        ("borrower_sum", 49.24326),
        ("pairs_n", 80 * 79 / 2),
        ("africa_low", 100 * (2700 + 1500) / 390_000),
        ("cap_made", 11),
    ],
)
def test_the_published_figures_give_the_example(now, key, value):
    assert now.ask(key).number == pytest.approx(value)


@pytest.mark.parametrize(("value", "unit", "low"), [(271_000, 1000, 270_500), (300_000, 10_000, 295_000)])
def test_a_figure_is_as_good_as_its_last_digits(given, value, unit, low):
    look = given(edit("production", CHINA, value=float(value), quantity_kg=1000.0 * value))
    assert [look.ask(key).value for key in ("china_unit", "china_low")] == [unit, low]


def test_the_ends_of_a_share_hold_it(now):
    low, share, high = (now.ask(key).number for key in ("share_low", "share", "share_high"))
    assert low < share < high
    assert share == pytest.approx(100 * 270 / 390)


def test_every_formula_is_computed_or_cited(now):
    methods = load_table("methods")
    counted = [now.ask(key).number for key in ("methods_n", "cited_n")]
    assert sum(counted) == len(methods)
    assert counted[0] == methods["implemented_by"].ne("").sum()
    assert set(now.ask("methods_n").row_ids.split(";")).isdisjoint(now.ask("cited_n").row_ids.split(";"))


def test_the_example_of_the_guidelines_comes_to_their_points(now):
    assert now.ask("doj_hhi").number == pytest.approx(2600)
    assert now.ask("doj_shares").value == "30, 30, 20 and 20"
    assert sum(tables.FOUR_FIRMS) == 100
    assert now.ask("doj_hhi").number == pytest.approx(sum(share**2 for share in tables.FOUR_FIRMS))
    assert now.ask("doj_hhi").row_ids == "method-hhi"


def test_a_part_is_of_the_sum_over_all_borrowers_listed(now, told):
    loans = load_table("loans_by_country").query("database == 'CLA'")
    assert now.ask("all_sum").number == pytest.approx(loans["value"].sum() / 1000)
    made_up = pd.DataFrame({"billion": [3.0], "percent": [25.0], "row_ids": "a"})
    assert tables.sums_of_loans(told(largest_borrower=made_up))["total"].item() == 12


def test_pairs_told_apart_are_some_of_all_pairs(now):
    apart, pairs = now.ask("apart_n").number, now.ask("pairs_n").number
    assert 0 < apart < pairs
    assert now.ask("apart_percent").number == pytest.approx(100 * apart / pairs)


@pytest.mark.parametrize(("publisher", "rows"), [("USGS", 1), ("BGS", 0)])
def test_the_share_of_a_continent_is_of_the_same_survey(told, publisher, rows):
    shares = pd.DataFrame({"publisher": [publisher], "share": [0.01], "share_high": [0.02], "row_ids": "a"})
    found = tables.share_of_africa(told(rare_earth_shares=shares))
    assert len(found) == rows
    assert found["high"].tolist() == [2.0] * rows


@pytest.mark.parametrize(("metal", "rows"), [("gallium", 1), ("germanium", 0)])
def test_only_the_capacity_for_gallium_is_an_example(told, metal, rows):
    used = pd.DataFrame({"commodity_id": [metal], "used_outside": [7.5], "year": [2025], "row_ids": "a"})
    assert len(tables.gallium_capacity_used(told(used_capacity=used))) == rows


def test_the_capacity_divided_is_that_of_the_year_before_the_licence(now):
    assert now.ask("cap_year").value == "2022"
    parts = [now.ask(f"cap_{part}").number for part in ("made", "idle", "closed")]
    assert sum(parts) == pytest.approx(now.ask("cap_all").number)
