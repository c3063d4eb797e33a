"""A market is read from one printed table, and each input takes the assumption that fits it best."""

import numpy as np
import pandas as pd
import pytest

from chokepoint.analysis.risk import disruption, scenario
from chokepoint.data import load_table
from chokepoint.errors import ParameterError

ASSUMED = load_table("assumptions")
SHARES = pd.DataFrame(
    {"country_iso3": ["CHN", "RUS", "JPN", "ROW"], "quantity": [600.0, 30.0, 10.0, 0.0],
     "share": [0.9375, 0.046875, 0.015625, 0.0], "kg": 1000.0, "row_ids": "prod-a"}
)  # fmt: skip


def test_a_market_is_read_from_the_shares():
    found = scenario.market(SHARES, "gallium", "CHN")
    assert found.world_output == pytest.approx(640)
    assert (found.country_share, found.row_ids) == (0.9375, "prod-a")
    assert found.others_hhi == pytest.approx((30**2 + 10**2) / 40**2)


@pytest.mark.parametrize("country", ["USA", "ROW"])
def test_a_country_that_does_not_produce_is_refused(country):
    with pytest.raises(ParameterError, match="use one of CHN, RUS, JPN"):
        scenario.market(SHARES, "gallium", country)


def test_a_mineral_without_rows_is_refused():
    with pytest.raises(ParameterError, match="no row of output"):
        scenario.market(SHARES.head(0), "unobtainium", "CHN")


def test_the_newest_table_of_the_first_publisher_stands_for_a_market():
    production = load_table("production")
    found = scenario.newest_shares(production, "gallium")
    assert set(found["publisher"]) == {"USGS"}
    assert found["year"].max() == production.query("commodity_id == 'gallium'")["year"].max()
    assert scenario.newest_shares(production, "unobtainium").empty
    assert scenario.market(found, "gallium", "CHN").world_output == pytest.approx(909)


def test_what_the_tables_print_in_kilograms_and_in_tonnes_is_one_amount():
    production = load_table("production")
    tonnes = scenario.market(scenario.newest_shares(production, "antimony"), "antimony", "CHN")
    assert 50_000 < tonnes.world_output < 200_000


def test_the_closest_assumption_is_taken():
    spans, rows = scenario.ranges(ASSUMED, "cobalt", "COD")
    assert rows["exported"] == "asm-exported-cod-cobalt"
    assert spans["exported"] == disruption.Span(0.9, 0.97, 1.0)
    assert scenario.ranges(ASSUMED, "gallium", "CHN")[1]["supply_elasticity"] == "asm-supply-gallium"
    assert scenario.ranges(ASSUMED, "tin", "PER")[1]["exported"] == "asm-exported-other"
    assert scenario.ranges(ASSUMED, "gallium", "CHN")[0]["stocks"] == disruption.Span(0, 3, 6)


def test_an_input_without_a_row_is_refused_by_name():
    with pytest.raises(ParameterError, match="stocks"):
        scenario.ranges(ASSUMED[ASSUMED["input"] != "stocks"], "gallium", "CHN")


def test_every_assumption_rises_and_lies_within_what_can_be_set():
    for row in ASSUMED.itertuples():
        assert row.low <= row.best <= row.high, row.row_id
        if pd.notna(row.least):
            assert row.least <= row.low, row.row_id
            assert row.high <= row.most, row.row_id


def test_the_exported_part_is_a_range_over_the_years_with_both_figures():
    exports = pd.DataFrame({"year": [2022, 2023, 2023], "kg": [20.0, 10.0, 12.0], "row_ids": ["a", "b", "c"]})
    output = pd.DataFrame({"year": [2022, 2023], "kg": [100.0, 100.0], "row_ids": ["d", "e"]})
    span, rows = scenario.exported_part(exports, output)
    assert (span.low, span.best, span.high) == (0.1, 0.2, 0.2)
    assert rows == "a;b;c;d;e"
    assert scenario.exported_part(exports, output.head(0)) is None


def test_what_the_others_use_is_what_they_make_and_get():
    place = scenario.market(SHARES, "gallium", "CHN")
    spans, _ = scenario.ranges(ASSUMED, "gallium", "CHN")
    setting = scenario.resolve(place, scenario.middle(spans) | {"exported": 0.2, "restart": 0.1})
    assert setting.demand_outside == pytest.approx(40 + 120)
    assert setting.restart == pytest.approx(16)


def test_both_ends_lie_on_either_side_of_the_middle():
    place = scenario.market(SHARES, "gallium", "CHN")
    spans, _ = scenario.ranges(ASSUMED, "gallium", "CHN")
    ends = [scenario.end(spans, worse=False), scenario.middle(spans), scenario.end(spans, worse=True)]
    missing = [disruption.run(scenario.resolve(place, one)).shortfall.sum() / 12 for one in ends]
    assert missing[0] < missing[1] < missing[2]


@pytest.mark.parametrize("name", scenario.INPUTS)
def test_each_input_works_in_the_direction_it_is_said_to(name):
    place = scenario.market(SHARES, "gallium", "CHN")
    spans, _ = scenario.ranges(ASSUMED, "gallium", "CHN")
    base = scenario.middle(spans) | {"stocks": 1.0, "months": 24}
    low, high = ({**base, name: value} for value in (spans[name].low, spans[name].high))
    # more use by the others is more to lose, so amounts are compared as parts of it
    worst = [float(disruption.run(scenario.resolve(place, one), 36).price.sum()) for one in (low, high)]
    assert np.sign(worst[1] - worst[0]) == scenario.WORSE[name]


def test_a_number_set_replaces_the_range_and_draws_keep_to_it():
    place = scenario.market(SHARES, "gallium", "CHN")
    spans, _ = scenario.ranges(ASSUMED, "gallium", "CHN")
    setting, free = scenario.drawn(place, scenario.fixed(spans, {"stocks": 2.0, "delay": None}), 500, 3)
    assert set(np.unique(setting.stocks)) == {2.0}
    assert np.ptp(setting.delay) > 0
    assert (setting.demand_outside > 40).all()
    assert set(disruption.drivers(free, setting.demand_outside)) == {
        name for name in scenario.INPUTS if name != "stocks"
    }
