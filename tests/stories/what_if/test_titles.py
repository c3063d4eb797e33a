"""Titles say what the frames say."""

import pandas as pd
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.what_if import titles

T = Translator()


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.0, 40.3, "0–40 percent of the gallium"), (12.0, 12.2, "12 percent of the gallium"),
     (0.0, 0.4, "no shortage of gallium")],
)  # fmt: skip
def test_the_course_is_told_by_its_worst_month(low, high, said):
    assert said in titles.course(pd.Series({"short_low": low, "short_high": high}), "gallium", T)


def test_the_strongest_input_is_named_unless_all_is_set():
    rows = pd.DataFrame({"input": ["stocks"], "short": [-0.5]})
    assert titles.inputs(rows, T).endswith("stocks of the others")
    assert "hangs" not in titles.inputs(rows.assign(short=float("nan")), T)


def test_the_record_is_told_in_percent_or_not_at_all():
    assert titles.backtest(46, 14, 80, T).startswith("30 percent")
    assert titles.backtest(0, 0, 80, T).startswith("No figure")


def test_effects_and_forecasts_are_counted():
    rows = pd.DataFrame({"x": range(8)})
    assert (
        titles.effects(rows, 8, 0.3, T)
        == "In none of 8 comparisons could a fall of 30 percent have been seen"
    )
    assert titles.effects(rows, 6, 0.3, T).startswith("In 6 of 8 comparisons no fall")
    assert titles.forecasts(18, 0, T).endswith("none is scored yet")
    assert "3 have a figure" in titles.forecasts(18, 3, T)
