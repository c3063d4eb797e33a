"""A change of a share, parted exactly."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production.share_growth import (
    growth_by_country,
    share_steps,
    split_share_change,
    sum_steps,
)

TONNES = st.floats(0.001, 1e9)
PAIR = st.tuples(TONNES, TONNES)


@given(PAIR, PAIR)
def test_the_two_parts_add_up_to_the_change(before, after):
    parted = split_share_change(before, after)
    shares = [own / (own + others) for own, others in (before, after)]
    assert parted.change == pytest.approx(shares[1] - shares[0], abs=1e-12)
    assert parted.own + parted.others == pytest.approx(parted.change, abs=1e-12)


@given(PAIR, PAIR)
def test_going_back_undoes_each_part(before, after):
    there, back = split_share_change(before, after), split_share_change(after, before)
    assert there.own == pytest.approx(-back.own, abs=1e-12)
    assert there.others == pytest.approx(-back.others, abs=1e-12)


@given(PAIR, TONNES)
def test_who_does_not_move_has_no_part(before, later):
    assert split_share_change(before, (before[0], later)).own == pytest.approx(0, abs=1e-12)
    assert split_share_change(before, (later, before[1])).others == pytest.approx(0, abs=1e-12)


@given(PAIR, PAIR, st.floats(0.01, 100))
def test_the_unit_does_not_matter(before, after, unit):
    scaled = [tuple(unit * value for value in pair) for pair in (before, after)]
    assert split_share_change(*scaled).own == pytest.approx(split_share_change(before, after).own, abs=1e-9)


def test_a_worked_example():
    # from 3 of 4 to 3 of 6: own unchanged, others from 1 to 3
    parted = split_share_change((3, 1), (3, 3))
    assert (parted.change, parted.own, parted.others) == (-0.25, 0.0, -0.25)


def test_both_factors_are_averaged_over_both_orders():
    # 1 of 2 to 3 of 4: own first gives .25 then 0; others unchanged
    parted = split_share_change((1, 1), (2, 2))
    assert parted.own == pytest.approx(1 / 6)
    assert parted.others == pytest.approx(-1 / 6)


@pytest.mark.parametrize(("before", "after"), [((-1, 2), (1, 1)), ((1, 0), (0, 1)), ((0, 0), (1, 1))])
def test_what_has_no_share_is_refused(before, after):
    with pytest.raises(ValueError, match="must not be negative"):
        split_share_change(before, after)


def table(*rows):
    names = ["publisher", "vintage", "year", "country_kg", "total_kg"]
    return pd.DataFrame(rows, columns=names).assign(row_ids="a").astype({"year": "Int64"})


TWO_EDITIONS = table(
    ("BGS", "x", 2010, 90e3, 100e3),
    ("BGS", "x", 2011, 80e3, 100e3),
    ("BGS", "x", 2012, 120e3, 160e3),
    ("USGS", "1", 2011, 70e3, 100e3),
    ("USGS", "2", 2012, 60e3, 100e3),
)


def test_no_step_crosses_an_edition():
    steps = share_steps(TWO_EDITIONS)
    assert list(steps["publisher"]) == ["BGS", "BGS"]
    assert list(steps["own_t"]) == [-10.0, 40.0]


def test_steps_add_up_to_the_whole():
    (whole,) = sum_steps(share_steps(TWO_EDITIONS), 2010, 2012).itertuples()
    assert whole.own + whole.others == pytest.approx(whole.share - whole.share_before)
    assert (whole.share_before, whole.share) == (0.9, 0.75)


def test_an_edition_that_begins_later_is_left_out():
    assert sum_steps(share_steps(TWO_EDITIONS), 2009, 2012).empty


def test_growth_is_shared_out_among_the_others():
    rows = [
        ("CHN", 2010, 9e6),
        ("CHN", 2012, 1e6),
        ("USA", 2010, 1e6),
        ("USA", 2012, 2e6),
        ("MMR", 2012, 3e6),
    ]
    made = pd.DataFrame([*rows, ("WLD", 2012, 6e6)], columns=["country_iso3", "year", "quantity_kg"])
    grown = growth_by_country(made.assign(row_id="r"), 2010, 2012)
    assert list(zip(grown["country_iso3"], grown["change_t"], grown["percent"], strict=True)) == [
        ("MMR", 3000.0, 75.0),
        ("USA", 1000.0, 25.0),
    ]


def test_steps_between_the_years_asked_for_are_added_edition_by_edition():
    steps = share_steps(TWO_EDITIONS)
    assert sum_steps(steps, 2010, 2011)["last_year"].tolist() == [2011]
    assert sum_steps(steps, 2011, 2012)["first_year"].tolist() == [2011]
    assert sum_steps(steps, 2011, 2011).empty
    (whole,) = sum_steps(steps, 2010, 2012).itertuples()
    assert (whole.own_t, whole.others_t) == (30, 30)


def test_growth_counts_neither_aggregates_nor_other_years_nor_blanks():
    rows = [
        ("USA", 2010, 1e6),
        ("USA", 2012, 2e6),
        ("USA", 2011, 9e6),
        ("ROW", 2012, 5e6),
        ("JPN", 2012, None),
    ]
    made = pd.DataFrame(rows, columns=["country_iso3", "year", "quantity_kg"]).assign(row_id="r")
    grown = growth_by_country(made, 2010, 2012)
    assert grown[["country_iso3", "change_t", "percent"]].values.tolist() == [["USA", 1000, 100]]


@pytest.mark.parametrize(("before", "after"), [((0, 1), (1, 1)), ((1, 0), (1, 1)), ((0, 2), (0, 1))])
def test_a_nil_on_one_side_still_has_a_share(before, after):
    parted = split_share_change(before, after)
    assert parted.own + parted.others == pytest.approx(parted.change)
