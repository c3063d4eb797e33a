"""The claims on lists, sayings and the dispute of 2010, against rows a reader can open."""

import pytest

from chokepoint.data import KnownTables, load_table
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = KnownTables(), KnownTables("2023-07-06")


def test_both_metals_are_on_the_european_list_but_only_one_on_that_of_the_department():
    found = EXPLAINER.judge("c12", NOW).numbers
    assert (found["eu"].value, found["doe"].value) == (2, 1)
    entries = load_table("list_entries")
    named = entries[(entries["jurisdiction"] == "EUU") & (entries["year"] == found["list"].value)]
    assert {"gallium", "germanium"} <= set(named["commodity_id"])


def test_the_departments_list_was_not_out_on_the_day():
    assert EXPLAINER.judge("c12", THEN).verdict == "not_checkable"


def test_the_saying_is_dated_by_texts_none_of_which_is_of_the_tour():
    found = EXPLAINER.judge("c16", NOW).numbers
    assert str(found["years"].value) == "1992"
    assert found["texts"].value >= 2
    assert found["own"].value == 0


def test_no_item_of_2010_names_a_metal_beyond_the_rare_earths():
    found = EXPLAINER.judge("c27", NOW)
    assert found.numbers["wider"].value == 0
    assert found.numbers["fall"].value == pytest.approx(100 * (1 - 633 / 2246))
    assert found.verdict == "imprecise"


def test_investment_is_judged_by_sums_a_year():
    found = EXPLAINER.judge("c19", NOW).numbers
    assert (found["abroad"].value, found["abroad_year"].value) == (16, 2023)
    assert found["first"].value == 2000
    assert "home" not in found


def test_the_cost_of_gallium_is_set_beside_the_price_of_copper():
    found = EXPLAINER.judge("c21", NOW).numbers
    assert found["cost"].value == 150
    copper = load_table("commodity_prices").query("commodity_id == 'copper' and year == 2025")
    assert found["times"].value == pytest.approx(150 / copper["usd_per_kg_high"].max())
