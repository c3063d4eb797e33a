"""The sealed forecast is shown only as it was sealed, and judged by months printed later."""

import pandas as pd
import pytest

from chokepoint.analysis.risk import forecast
from chokepoint.errors import DataError
from chokepoint.stories.what_if import answers_forecast as sealed


def test_none_is_scored_yet_and_the_page_says_when_it_was_made(look):
    row = look(sealed.state_of_forecast).iloc[0]
    assert (row["n"], row["scored"]) == (18, 0)
    assert (f"{row['made']:%Y-%m-%d}", f"{row['event']:%Y-%m-%d}") == ("2026-11-30", "2027-01-10")
    assert row["start"] == forecast.digest(look.whole("forecasts"))[:12]


def test_a_changed_forecast_is_not_shown(look, monkeypatch):
    changed = look.whole("forecasts")
    changed.loc[0, "high"] = 2 * changed.loc[0, "high"]
    whole = type(look).whole
    monkeypatch.setattr(
        type(look), "whole", lambda self, name: changed if name == "forecasts" else whole(self, name)
    )
    with pytest.raises(DataError, match="sealed forecast was changed"):
        sealed.sealed(look)


def test_a_month_printed_later_is_scored(look, over):
    exports = look["exports_monthly"]
    model = exports[exports["row_id"] == "exp-x052"]
    later = model.assign(row_id="exp-later", period_start=pd.Timestamp("2027-02-01"),
                         period_end=pd.Timestamp("2027-02-28"), quantity_kg=6_000.0)  # fmt: skip
    scope = later.assign(row_id="exp-scope", product_scope="gallium products", quantity_kg=1e6)
    changed = over(exports_monthly=pd.concat([exports, later, scope], ignore_index=True))
    rows = changed(sealed.scored).set_index("row_id")
    assert rows.loc["fc-2027-extended-gallium-exports", ["months", "inside"]].tolist() == [1, 1]
    assert rows.loc["fc-2027-withdrawn-gallium-exports", ["months", "inside"]].tolist() == [1, 1]
    assert rows.loc["fc-2027-lapsed-germanium-exports", "months"] == 0
    assert changed(sealed.state_of_forecast)["scored"].item() == 3


def test_every_range_was_made_of_rows_that_are_there(look):
    for row in look(sealed.sealed).itertuples():
        table = "exports_monthly" if row.measure == "exports" else "prices"
        assert set(row.based_on.split(";")) <= set(look.whole(table)["row_id"]), row.row_id
        assert row.low <= row.mid <= row.high


def test_a_world_without_exports_scores_nothing(look, over):
    rows = over(exports_monthly=look["exports_monthly"].head(0))(sealed.scored)
    assert rows["months"].sum() == 0


@pytest.mark.parametrize(("day", "n"), [("2026-11-29", 0), ("2026-11-30", 18)])
def test_a_page_of_a_day_before_it_was_made_has_no_forecast(day, n):
    from looks import looking_for

    from chokepoint.figures import NothingPublished
    from chokepoint.stories.what_if.exhibits import forecasts
    from chokepoint.stories.what_if.story import STORY

    then = looking_for(STORY, day)
    assert len(then(sealed.sealed)) == n
    assert len(then(sealed.state_of_forecast)) == min(n, 1)
    assert isinstance(then(forecasts), NothingPublished) == (n == 0)
