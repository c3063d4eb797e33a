"""Steps counted from the one that began it."""

import pandas as pd
import pytest

from chokepoint.analysis.policy import milestones
from chokepoint.analysis.trade import quotas
from chokepoint.data import load_table


def events(*dates):
    return pd.DataFrame({"date": list(dates), "row_id": [f"e{n}" for n in range(len(dates))]})


def test_days_and_months_are_counted_and_earlier_events_left_out():
    counted = milestones.since(events("2010-07-07", "2010-07-08", "2011-07-08", "2010-12"), "2010-07-08")
    assert list(counted["row_id"]) == ["e1", "e3", "e2"]
    assert list(counted["days"]) == [0, 176, 365]
    assert counted["months"].iloc[2] == pytest.approx(12, abs=0.01)


def test_each_wait_is_counted_from_the_step_before():
    counted = milestones.since(events("2012-01-01", "2012-01-11", "2012-02-10"), "2012-01-01")
    stairs = milestones.stairs(counted)
    assert list(stairs["waited"]) == [0, 10, 30]


def test_editions_of_one_year_are_a_range_and_the_newest_is_named():
    responses = load_table("rare_earth_supply_response")
    output = milestones.output_by_edition(responses, "mineral concentrate output")
    row = output.set_index("year").loc[2015]
    assert (row["low"], row["high"], row["newest"]) == (4100, 5900, 5900)


def test_the_two_readings_of_the_white_paper_lie_farthest_apart():
    sold = quotas.yearly_exports(load_table("quota_exports"))
    estimates = milestones.estimates_by_year(load_table("rare_earth_supply_response"), sold)
    (widest,) = milestones.widest_estimate(estimates).itertuples()
    assert (widest.year, widest.low, widest.high) == (2011, 3720, 21000)
    assert set(estimates["kind"]) == {"smuggled", "official"}


def test_years_with_one_estimate_have_no_span():
    one = pd.DataFrame({"year": [2010], "kind": ["smuggled"], "tonnes": [1.0], "row_ids": ["a"]})
    assert milestones.widest_estimate(one).empty


def response(
    row_id, year, value, indicator="rare earths smuggled or illegally exported", published="2012-01-01"
):
    row = {"row_id": row_id, "date": f"{year}-06", "value": float(value), "indicator": indicator}
    return row | {"published": pd.Timestamp(published)}


def test_a_quantity_has_its_range_and_the_value_published_last():
    rows = [response("a", 2010, 5, "output"), response("b", 2010, 9, "output", "2014-01-01")]
    rows += [response("c", 2010, 7, "output", "2013-01-01"), response("d", 2010, 99, "exports")]
    found = milestones.output_by_edition(pd.DataFrame(rows), "output")
    assert found[["year", "low", "high", "newest"]].values.tolist() == [[2010, 5, 9, 9]]


def test_estimates_stand_beside_official_exports_of_whole_years_alone():
    sold = pd.DataFrame({"year": [2010, 2010, 2011], "exports_t": [1.0, 2.0, 3.0], "months": [12, 11, 12]})
    estimates = milestones.estimates_by_year(
        pd.DataFrame([response("a", 2010, 5), response("b", 2010, 99, "other")]), sold.assign(row_ids="x")
    )
    assert estimates[["year", "kind", "tonnes"]].values.tolist() == [
        [2010, "official", 1],
        [2010, "smuggled", 5],
    ]


def test_the_widest_estimates_are_those_with_the_largest_ratio():
    rows = {"year": [2009, 2009, 2010, 2010, 2011, 2011], "tonnes": [1.0, 3.0, 10.0, 20.0, 5.0, 5.0]}
    found = milestones.widest_estimate(pd.DataFrame(rows).assign(kind="smuggled", row_ids="r"))
    assert found[["year", "low", "high", "times"]].values.tolist() == [[2009, 1, 3, 3]]
