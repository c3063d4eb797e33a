"""The fall of China's share of mine output, and whose doing it was."""

import pandas as pd
import pytest
from changed import edit, swap

from chokepoint.stories.quotas import answers_share


def row_of(publisher, year, country, tonnes):
    row = {"publisher": publisher, "vintage": "x", "country_iso3": country, "year": year}
    row |= {"value": float(tonnes), "value_as_printed": str(tonnes), "quantity_kg": 1000.0 * tonnes}
    return row | {"row_id": f"prod-{publisher.lower()}-x-{country.lower()}-{year}"}


def world(**tonnes):
    """Make a table of two countries: China's and Australia's tonnes by year, under a publisher."""

    def change(tables):
        model = tables["production"].query("commodity_id == 'rare_earths' and publisher == 'BGS'").head(1)
        rows = [
            model.assign(**row_of(key, year, *pair))
            for key, years in tonnes.items()
            for year, both in years.items()
            for pair in zip(("CHN", "AUS"), both, strict=True)
        ]
        return swap(tables, production=pd.concat(rows, ignore_index=True))

    return change


FALL = {2009: (120, 5), 2010: (100, 10), 2011: (90, 20), 2012: (80, 30), 2013: (90, 40), 2014: (150, 150)}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("parts_share_before", 98.24),
        ("parts_share_after", 67.56),
        ("parts_change_abs", 30.68),
        ("parts_own", 13.71),
        ("parts_others_abs", 44.39),
        ("parts_own_t", 136100),
        ("early_own_t", 34400),
        ("early_own_abs", 1.02),
        ("early_change_abs", 4.75),
        ("grower_percent", 59.84),
        ("bgs_change", 3.04),
        ("wmd_change", 4.88),
        ("wmd_share", 70.75),
    ],
)
def test_the_published_tables_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value, rel=3e-3)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("parts_first", "2010"),
        ("parts_last", "2023"),
        ("early_first", "2009"),
        ("early_last", "2013"),
        ("grower_first", "Myanmar"),
        ("bgs_first", "2018"),
        ("wmd_last", "2022"),
        ("quoted_span", "97.0–97.6"),
        ("quoted_year", "2010"),
    ],
)
def test_years_and_names_are_read_from_the_same_tables(now, key, words):
    assert now.ask(key).value == words


def test_the_two_parts_add_up_to_the_fall(given):
    look = given(world(BGS=FALL))
    own, others, change = (look.ask(f"parts_{one}").number for one in ("own", "others_abs", "change_abs"))
    assert own - others == pytest.approx(-change)
    assert change == pytest.approx(100 * (100 / 110 - 0.5))
    assert look.ask("parts_own").base == pytest.approx(-change)


@pytest.mark.parametrize(("last_year", "last"), [(2013, "2013"), (2024, "2014")])
def test_the_sum_ends_with_the_last_year_looked_at(given, last_year, last):
    assert given(world(BGS=FALL), last_year=last_year).ask("parts_last").value == last


def test_no_table_that_reaches_from_the_cut_has_no_parts(given):
    look = given(world(BGS={2011: (9, 1), 2012: (9, 2)}))
    assert not look.ask("parts_own").known
    assert not look.ask("grower_first").known


def test_only_one_publisher_is_followed(given):
    assert not given(world(USGS=FALL)).ask("parts_own").known


@pytest.mark.parametrize(("tonnes", "known"), [(119, True), (120, False), (121, False)])
def test_restraint_is_told_of_only_where_output_fell(given, tonnes, known):
    look = given(world(BGS={**FALL, 2013: (tonnes, 40)}))
    assert look.ask("early_own_t").value == (pytest.approx(1) if known else None)


def test_the_years_of_restraint_end_three_years_after_the_cut(given):
    assert given(world(BGS=FALL)).ask("early_last").value == "2013"


def test_two_tables_are_compared_over_the_years_both_print(given):
    late = {2012: (80, 20), 2013: (90, 30), 2014: (120, 40)}
    look = given(world(BGS=FALL, WMD=late))
    assert [look.ask(f"{key}_first").value for key in ("bgs", "wmd")] == ["2012", "2012"]
    assert look.ask("wmd_change").number == pytest.approx(100 * (120 / 160 - 80 / 100))


def test_without_both_tables_nothing_is_compared(given):
    look = given(world(BGS=FALL))
    assert [look.ask(f"{key}_change").known for key in ("bgs", "wmd")] == [False, False]


@pytest.mark.parametrize("change", [{"date": "2011"}, {"status": "estimate"}, {"topic": "smuggling"}])
def test_only_shares_reported_for_the_year_of_the_cut_are_quoted(given, change):
    look = given(edit("rare_earth_supply_response", "resup-070", **change))
    assert look.ask("quoted_span").value == "97.0"


def test_nothing_quoted_is_not_known(given):
    look = given(edit("rare_earth_supply_response", "resup-0(69|70)", date="2011"))
    assert not look.ask("quoted_span").known


def test_steps_begin_with_the_first_year_looked_at(given):
    steps = given(world(BGS=FALL), first_year=2009)(answers_share.followed_steps)
    assert steps["first_year"].min() == 2009
