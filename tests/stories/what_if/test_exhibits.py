"""Each exhibit shows what its recipes hold, under any setting."""

import pytest

from chokepoint.figures import NothingPublished
from chokepoint.stories.what_if import exhibits

SETTINGS = [
    {},
    {"mineral": "cobalt", "country": "COD", "withheld_percent": 100, "months": 24},
    {
        "withheld_percent": 0,
        "stocks": 0,
        "restart_delay": 6,
        "supply_elasticity": 0.1,
        "demand_elasticity": 0.5,
    },
    {"mineral": "germanium", "country": "RUS"},
]


@pytest.mark.parametrize("given", SETTINGS, ids=str)
def test_the_course_and_its_inputs_are_drawn_for_any_setting(look, given):
    chosen = look.given(**given)
    figure, inputs = exhibits.course(chosen), exhibits.inputs(chosen)
    assert len(figure.frame) == 24
    assert len(inputs.frame) == 11
    assert inputs.frame["reason"].str.len().gt(0).all()


def test_a_list_of_the_record_names_each_restriction_twice(look):
    rows = exhibits.backtest(look).frame
    assert rows["name"].value_counts().eq(2).all()
    assert "no figure found" in set(rows["score"])


def test_effects_and_forecasts_have_a_row_each(look):
    assert len(exhibits.effects(look).frame) == 8
    assert set(exhibits.forecasts(look).frame["so_far"]) == {"not yet scored"}


def test_where_no_month_is_printed_nothing_is_drawn(look, over):
    empty = over(exports_monthly=look["exports_monthly"].head(0), quota_exports=look["quota_exports"].head(0))
    assert isinstance(exhibits.effects(empty), NothingPublished)
