"""The course of a stop: bands that hold each other, a ceiling on the price, the inputs it hangs on."""

import numpy as np
import pytest

from chokepoint.stories.what_if import answers_course as course


def test_bands_rise_and_cover_is_what_is_not_missing(look):
    rows = look(course.course)
    assert len(rows) == course.HORIZON
    for name in ("short", "cover", "price"):
        assert (rows[f"{name}_low"] <= rows[f"{name}_mid"]).all()
        assert (rows[f"{name}_mid"] <= rows[f"{name}_high"]).all()
    assert np.allclose(rows["short_high"] + rows["cover_low"], 100)
    assert rows.loc[rows["month"] > 12, "short_high"].eq(0).all(), "it ends with the stop"


def test_the_worst_month_is_what_the_chapter_states(look):
    assert look.ask("short_high").value == pytest.approx(40.29, abs=0.01)
    assert look.ask("short_low").value == 0
    assert look.ask("empty").value == pytest.approx(7.96, abs=0.01)
    assert look.ask("price").value == pytest.approx(1.96, abs=0.01)


def test_the_same_seed_gives_the_same_numbers(look):
    again = look.given(stocks=None)
    assert again(course.worst).equals(look(course.worst))


def test_no_price_is_stated_above_the_ceiling(look):
    full = look.given(withheld_percent=100, stocks=0, demand_elasticity=0.2)
    assert full(course.worst)["price_mid"].isna().item()
    rows = full(course.course)
    assert rows["price_high"].max() == look(course.ceiling) == 10
    assert rows["beyond"].any()


def test_stocks_that_last_have_no_end(look):
    assert look.given(withheld_percent=5)(course.worst)["empty_mid"].isna().item()


def test_nothing_withheld_is_nothing_missing(look):
    row = look.given(withheld_percent=0)(course.worst).iloc[0]
    assert (row["short_high"], row["price_high"]) == (0, 1)


def test_the_shortage_hangs_most_on_stocks_and_what_is_set_pulls_nothing(look):
    rows = look(course.inputs).set_index("input")
    assert rows.index[0] == "stocks"
    assert rows.loc["stocks", "short"] < -0.4
    assert rows.loc[["withheld", "months"], "is_set"].all()
    assert rows.loc[["withheld", "months"], "short"].isna().all()
    assert look(course.strongest_named)["strongest_price"] == "elasticity of demand"
    fixed = look.given(stocks=3)(course.inputs)
    assert fixed.iloc[0]["input"] != "stocks"
