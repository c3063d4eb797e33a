"""Published model results beside reported prices."""

import pandas as pd
import pytest

from chokepoint.analysis.trade.impact import (
    FULL_STOP,
    modelled_losses,
    modelled_price_rise,
)
from chokepoint.data import load_table


def test_the_losses_of_a_full_stop_are_ranges_around_their_centre():
    losses = modelled_losses(load_table("impact_estimates")).set_index("commodities")
    assert losses.loc["gallium", ["central", "lower", "upper"]].tolist() == [-3.1, -8.2, -1.7]
    assert losses["central"].between(losses["lower"], losses["upper"]).all()
    assert len(losses) == 3


def test_the_price_rise_keeps_the_words_that_qualify_it():
    rise = modelled_price_rise(load_table("impact_estimates"), "gallium").iloc[0]
    assert (rise["central"], rise["qualifier"]) == (150, "more than")
    assert modelled_price_rise(load_table("impact_estimates"), "tin").empty


def estimate(**more):
    row = {"study": FULL_STOP, "metric": "change in US GDP", "commodities": "tin", "row_id": "i"}
    return pd.DataFrame([row | {"central": -3.0, "lower": -8.0, "upper": -1.0} | more])


@pytest.mark.parametrize(
    "other", [{"study": "x"}, {"metric": "price change"}, {"lower": None}, {"upper": None}]
)
def test_a_modelled_loss_is_of_the_study_and_has_both_bounds(other):
    assert len(modelled_losses(estimate())) == 1
    assert modelled_losses(estimate(**other)).empty


@pytest.mark.parametrize("other", [{"study": "x"}, {"metric": "change in US GDP"}, {"commodities": "lead"}])
def test_a_modelled_price_rise_is_of_the_study_and_the_metal(other):
    assert len(modelled_price_rise(estimate(metric="price change"), "tin")) == 1
    assert modelled_price_rise(estimate(**{"metric": "price change"} | other), "tin").empty
