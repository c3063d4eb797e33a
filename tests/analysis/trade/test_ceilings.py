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
