"""Did the controls bite: counted by what could be seen."""

import pandas as pd
import pytest

from chokepoint.analysis.risk import effects
from chokepoint.stories.what_if import answers_effects as bite


def test_no_comparison_of_today_can_see_the_fall_asked(look):
    assert look.ask("told_n").value == 0
    assert look.ask("untold_n").value == look.ask("effects_n").value == len(look(bite.compared)) == 8
    assert look.ask("months_most").value == 3


def test_the_finest_one_is_antimony(look):
    row = look(bite.finest).iloc[0]
    assert row["case"] == "antimony"
    assert row["least"] == pytest.approx(51.4, abs=0.1)
    assert row["fall"] == pytest.approx(81.1, abs=0.1)
    assert row["needed"] == 6
    assert look.ask("beyond_n").value == 1


def test_more_months_before_would_tell(look, over):
    """A made-up world with ten steady months of antimony before the notice."""
    exports = look["exports_monthly"]
    model = exports[exports["row_id"] == "exp-x120"]
    days = pd.date_range("2023-09-01", periods=10, freq="MS")
    more = pd.concat([
        model.assign(row_id=f"exp-n{n}", period_start=day, period_end=day + pd.offsets.MonthEnd(0),
                     quantity_kg=4_000_000.0 + 50_000 * (n % 3))
        for n, day in enumerate(days)
    ])  # fmt: skip
    kept = exports[~exports["row_id"].isin(["exp-x120", "exp-x140", "exp-x121"])]
    changed = over(exports_monthly=pd.concat([kept, more], ignore_index=True))
    row = changed(bite.compared).set_index("case").loc["antimony"]
    assert row["answer"] == effects.FELL
    assert changed.ask("told_n").value == 1


def test_placebos_are_told_by_their_ends(look):
    row = look(bite.placebos).iloc[0]
    assert row["n"] == 4
    assert row["low"] < 0 < row["high"]
