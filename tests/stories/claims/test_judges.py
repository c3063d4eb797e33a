"""The claims on lists, sayings and the dispute of 2010, against rows a reader can open."""

import pandas as pd
import pytest
from changed import add, both, drop, edit, swap

from chokepoint.data import KnownTables, load_table
from chokepoint.stories.registered import EXPLAINER

NOW = KnownTables()
JAPAN = "qexp-(079|08[0167]|11[34])"
"""Japan's imports from China in the autumn of 2010."""


def judged(claim_id, *changes):
    return EXPLAINER.judge(claim_id, both(*changes)(NOW))


def test_the_saying_is_dated_by_texts_none_of_which_is_of_the_tour():
    found = EXPLAINER.judge("c16", NOW).numbers
    assert str(found["years"].value) == "1992"
    assert found["texts"].value >= 2
    assert found["own"].value == 0


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


def home_sum(value, year):
    model = "stm-mine-abroad-2023"
    return add("statements", model, row_id="stm-x", subject="home", value=value, year_named=year)


@pytest.mark.parametrize(
    ("billion", "verdict"), [(0.99, "supported_with_nuance"), (1.0, "supported"), (1.01, "supported")]
)
def test_a_sum_is_large_from_a_billion_a_year(billion, verdict):
    abroad = edit("statements", "stm-mine-abroad-2023", value=billion, year_named=1999)
    assert judged("c19", abroad, home_sum(1.0, 1999)).verdict == verdict


@pytest.mark.parametrize(("year", "verdict"), [(1999, "supported"), (2000, "supported_with_nuance")])
def test_a_sum_is_early_before_2000(year, verdict):
    abroad = edit("statements", "stm-mine-abroad-2023", year_named=1999)
    assert judged("c19", abroad, home_sum(5.0, year)).verdict == verdict


def test_what_counts_as_a_large_sum_stands_in_the_table_of_claims():
    assert judged("c19", edit("claims", "clm-c19", edge=20.0)).verdict == "imprecise"


def test_each_side_is_told_by_its_sum_or_by_the_reports_without_one(t):
    found = judged("c19").sentence(t)
    assert found.startswith("Abroad the largest sum is 16 billion USD a year (2023). At home no sum is known")
    other = judged("c19", home_sum(5.0, 1999), drop("statements", "stm-mine-abroad-.*"))
    assert "At home the largest sum is 5.0 billion USD a year (1999)" in other.sentence(t)


@pytest.mark.parametrize(("times", "verdict"), [(9.9, "contradicted"), (10.0, "not_checkable")])
def test_a_cost_is_high_from_ten_times_the_price_of_copper(times, verdict):
    copper = NOW["commodity_prices"].query("commodity_id == 'copper' and usd_per_kg_high.notna()")
    price = copper.loc[copper["year"] == copper["year"].max(), "usd_per_kg_high"].max()
    only_cost = edit("statements", "stm-burden-price", value=times * price)
    assert judged("c21", only_cost, drop("statements", "stm-burden-case")).verdict == verdict


def test_what_counts_as_high_stands_in_the_table_of_claims():
    found = judged("c21", edit("claims", "clm-c21", edge=100.0))
    assert found.verdict == "contradicted"


def test_burdens_are_named_in_words(t):
    energy = add("statements", "stm-burden-case", row_id="stm-x", subject="energy")
    assert "Rows show 2 of the four burdens: cost, energy" in judged("c21", energy).sentence(t)
    assert "four burdens: none" in judged("c21", edit("claims", "clm-c21", edge=100.0)).sentence(t)


@pytest.mark.parametrize(("tonnes", "verdict"), [(1122.0, "supported"), (1124.0, "contradicted")])
def test_a_fall_of_half_counts(tonnes, verdict):
    low = edit("quota_exports", "qexp-(08[01]|113)", value=tonnes)
    for goods in ("rare_earths", "gallium"):
        autumn = edit("quota_exports", JAPAN, commodity_id=goods)
        assert judged("c27", autumn, low).verdict == verdict
    assert judged("c27", edit("quota_exports", JAPAN, commodity_id="tin"), low).verdict == "not_checkable"


def statements(model, *rows):
    """Give only copies of one statement, each with some cells changed."""
    frame = load_table("statements")
    one = frame[frame["row_id"] == model]
    copies = [one.assign(**({"row_id": f"x-{n}"} | cells)) for n, cells in enumerate(rows)]
    return lambda tables: swap(tables, statements=pd.concat(copies, ignore_index=True))


@pytest.mark.parametrize(("billion", "words"), [(10.0, "is 10 billion"), (9.94, "is 9.9 billion")])
def test_a_sum_below_ten_billion_has_a_decimal(billion, words, t):
    abroad = edit("statements", "stm-mine-abroad-2023", value=billion)
    assert f"Abroad the largest sum {words} USD a year" in judged("c19", abroad).sentence(t)


@pytest.mark.parametrize("other", [{"purpose": "any"}, {"borrowers": "AFR"}])
def test_loans_for_minerals_count_by_the_year_of_their_span(other):
    rows = load_table("loan_totals").query("purpose == 'transition_minerals' and borrowers == 'WLD'").head(1)
    loans = rows.assign(first_year=2000, last_year=2003, value=8000.0)
    nothing = drop("statements", "stm-mine-abroad-.*")
    found = judged("c19", nothing, lambda tables: swap(tables, loan_totals=loans)).numbers
    assert (found["abroad"].value, found["abroad_year"].value, found["first"].value) == (2, 2000, 2000)
    assert (
        "abroad"
        not in judged("c19", nothing, lambda tables: swap(tables, loan_totals=loans.assign(**other))).numbers
    )


BURDENS = [{"subject": name, "value": None} for name in ("cost", "difficulty", "energy", "pollution")]
BLAME = {"subject": "low price abroad", "value": None}


@pytest.mark.parametrize(
    ("rows", "metals", "verdict"),
    [
        (BURDENS, "gallium", "supported"),
        (BURDENS, "germanium;rare_earths", "supported"),
        (BURDENS[:3], "gallium", "not_checkable"),
        ([*BURDENS, BLAME], "gallium", "supported"),
        (BURDENS, "rare_earths", "supported"),
        (BURDENS, "tin", "not_checkable"),
        (BURDENS[:3], "rare_earths", "not_checkable"),
    ],
)
def test_all_four_burdens_must_be_shown_for_rare_metals(rows, metals, verdict):
    given = statements("stm-burden-case", *(row | {"metals": metals} for row in rows))
    assert judged("c21", given).verdict == verdict


@pytest.mark.parametrize("claim", ["c12", "c16", "c18", "c19", "c21", "c27"])
def test_every_number_names_its_rows(claim):
    assert all(number.row_ids for number in judged(claim).numbers.values())


def test_a_sum_abroad_and_reports_of_support_at_home_are_both_sides():
    assert judged("c19").verdict == "supported_with_nuance"
    home = load_table("statements").query("topic == 'mining investment' and subject == 'home'")["row_id"]
    assert judged("c19", drop("statements", "|".join(home))).verdict == "not_checkable"


def test_only_sums_in_billions_of_dollars_are_sums():
    tonnes = add("statements", "stm-mine-abroad-2023", row_id="stm-x", value=1e6, unit="t")
    found = judged("c19", tonnes).numbers["abroad"]
    assert (found.value, found.row_ids) == (16, "stm-mine-abroad-2023")


def test_burdens_rest_on_the_texts_that_state_them():
    energy = add("statements", "stm-burden-case", row_id="stm-x", subject="energy")
    found = judged("c21", energy).numbers
    assert "stm-x" in found["names"].row_ids.split(";")
    assert found["names"].row_ids == found["found"].row_ids
    assert found["found"].value == 2


def department(germanium="2023-07-06", gallium="2023-07-06"):
    """Date what the department said of each metal."""
    both_dated = {"ge": germanium, "ga": gallium}
    return both(*(edit("statements", f"stm-doe-{metal}", date=day) for metal, day in both_dated.items()))


@pytest.mark.parametrize(
    ("germanium", "gallium", "verdict"),
    [
        ("2023-07-06", "2023-07-06", "supported"),
        ("2023-07-07", "2023-07-06", "imprecise"),
        ("2023-07-07", "2023-07-07", "not_checkable"),
        ("", "", "not_checkable"),
        ("2023-07", "2023-07", "not_checkable"),
    ],
)
def test_a_metal_stands_on_a_list_that_was_out_on_the_day(germanium, gallium, verdict):
    assert judged("c12", department(germanium, gallium)).verdict == verdict


def test_the_european_list_is_the_one_that_stood_on_the_day():
    entries = load_table("list_entries").query("jurisdiction == 'EUU' and tier == 'critical'")
    assert set(entries["year"]) >= {2020, 2023}
    found = judged("c12")
    assert (found.numbers["eu"].value, found.numbers["list"].value) == (2, 2020)
    assert judged("c12", edit("list_entries", "lst-eu-20(11|14|17|20)-.*", list_date="2024")).numbers == {}


def test_the_saying_needs_two_publishers_of_one_year():
    found = judged("c16")
    assert (found.verdict, found.confidence) == ("supported", "medium")
    assert judged("c16", drop("statements", "stm-deng-gis")).verdict == "supported"
    assert judged("c16", drop("statements", "stm-deng-(gis|xilu)")).verdict == "not_checkable"
    assert judged("c16", edit("statements", "stm-deng-gis", year_named=1991)).verdict == "imprecise"
    own = add("statements", "stm-deng-hk01", row_id="stm-x", source_id="fr_2023_16611")
    assert judged("c16", own).confidence == "high"


@pytest.mark.parametrize(
    ("kinds", "verdict"),
    [
        (["government", "press"], "supported"),
        (["government", "government"], "not_checkable"),
        (["press"] * 9, "not_checkable"),
    ],
)
def test_a_saying_is_repeated_by_an_office_and_the_press_however_often(kinds, verdict):
    given = statements("stm-deng-gis", *({"speaker_kind": kind} for kind in kinds))
    assert judged("c18", given).verdict == verdict


def test_what_fell_in_the_autumn_of_2010_was_rare_earths_which_are_rare_metals():
    found = judged("c27")
    assert found.numbers["goods"].value == "rare earths"
    assert found.numbers["fall"].value == pytest.approx(100 * (1 - 633 / 2246))
    assert found.verdict == "supported"
