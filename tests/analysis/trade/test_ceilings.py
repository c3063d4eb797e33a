"""Ceilings by year, their growth and who holds them."""

import pandas as pd
import pytest

from chokepoint.analysis.trade import ceilings
from chokepoint.data import load_table


@pytest.fixture
def yearly():
    return ceilings.yearly_ceilings(load_table("production_quotas"))


def test_the_mining_ceiling_tripled(yearly):
    # 89,200 t (2010) and 270,000 t (2024; Reuters, 20 August 2024)
    (grown,) = ceilings.growth(yearly, "mining", "total", 2010).itertuples()
    assert (grown.base_t, grown.last_t) == (89200, 270000)
    assert grown.times == pytest.approx(3.03, abs=0.005)


def test_growth_needs_its_base_year(yearly):
    assert ceilings.growth(yearly, "mining", "total", 2012).empty
    assert ceilings.growth(yearly, "mining", "nothing", 2010).empty


def test_the_ceiling_on_heavy_ore_stands_still(yearly):
    (still,) = ceilings.standstill(yearly, "mining", "medium_heavy_ion_type").itertuples()
    assert (still.value, still.since, still.last_year) == (19150, 2018, 2024)


def test_a_ceiling_that_moved_does_not_stand_still(yearly):
    assert ceilings.standstill(yearly, "mining", "total").empty
    assert ceilings.standstill(yearly.head(0), "mining", "total").empty


def test_a_value_that_came_back_does_not_count_as_standing():
    rows = {"stage": "mining", "category": "total", "year": [1, 2, 3, 4], "value": [5.0, 6, 5, 5]}
    frame = pd.DataFrame(rows).assign(row_ids=list("abcd")).astype({"year": "Int64"})
    (still,) = ceilings.standstill(frame, "mining", "total").itertuples()
    assert (still.since, still.row_ids) == (3, "c;d")


def test_the_largest_group_holds_more(yearly):
    shares = ceilings.leader_shares(load_table("production_quota_groups"), load_table("production_quotas"))
    assert shares.loc[shares["batch"] == "first", "percent"].round().tolist() == [57, 54, 70]


def yearly_of(*values, first=2010):
    rows = {"stage": "mining", "category": "total", "value": [float(value) for value in values]}
    years = range(first, first + len(values))
    return (
        pd.DataFrame(rows).assign(year=years, row_ids=list("abcdef")[: len(values)]).astype({"year": "Int64"})
    )


@pytest.mark.parametrize(("base", "times"), [(2009, []), (2010, [3]), (2011, [1.5]), (2012, [])])
def test_growth_runs_from_the_base_year_to_a_later_one(base, times):
    assert ceilings.growth(yearly_of(10, 20, 30), "mining", "total", base)["times"].tolist() == times
    assert ceilings.growth(yearly_of(10, 20, 30), "separation", "total", base).empty
    assert ceilings.growth(yearly_of(10, 20, 30), "mining", "light", base).empty


@pytest.mark.parametrize(
    ("values", "since"), [((5, 6), []), ((6, 5, 5), [2011]), ((5, 5, 5), [2010]), ((5, 6, 5), [])]
)
def test_a_ceiling_stands_still_from_two_equal_years_on(values, since):
    still = ceilings.standstill(yearly_of(*values), "mining", "total")
    assert still["since"].tolist() == since
    assert ceilings.standstill(yearly_of(*values), "separation", "total").empty
    assert ceilings.standstill(yearly_of(*values), "mining", "light").empty


def batch(name, value, **more):
    row = {
        "row_id": f"t-{name}-{value}", "year": 2022, "stage": "mining", "category": "total", "batch": name,
        "measure": "ceiling", "value": float(value), "status": "reported",
        "published": pd.Timestamp("2022-09-01"),
    }  # fmt: skip
    return row | more


@pytest.mark.parametrize("other", [{"measure": "output"}, {"batch": "first"}])
def test_a_ceiling_of_a_year_is_printed_for_the_whole_year(other):
    whole = pd.DataFrame([batch("full_year", 9)])
    assert ceilings.yearly_ceilings(whole)["value"].tolist() == [9]
    assert ceilings.yearly_ceilings(whole.assign(**other)).empty


def group(name, value, **more):
    row = {"row_id": f"g-{name}", "year": 2022, "batch": name, "stage": "mining", "value": float(value)}
    return row | {"company_group": ceilings.LEADER} | more


def test_the_leader_has_its_share_of_each_batch_and_of_the_first_two():
    totals = pd.DataFrame([batch("first", 100), batch("second", 60), batch("third", 50)])
    groups = pd.DataFrame(
        [
            group("first", 60), group("first_two", 120), group("third", 10), group("fourth", 5),
            group("second", 9, company_group="Other"), group("second", 9, stage="smelting_separation"),
        ]
    )  # fmt: skip
    found = ceilings.leader_shares(groups, totals).set_index("batch")
    assert found["percent"].to_dict() == {"first": 60, "first_two": 75, "third": 20}
    assert found["total_t"].to_dict() == {"first": 100, "first_two": 160, "third": 50}
    alone = ceilings.leader_shares(groups, totals.head(1))
    assert alone["batch"].tolist() == ["first"]
    light = ceilings.leader_shares(groups, totals.assign(category="light"))
    assert light.empty
