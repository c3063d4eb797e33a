"""The model judged: it knows nothing printed later, and its record is the one the chapter leads with."""

import pandas as pd
import pytest

from chokepoint.analysis.rows import each_row
from chokepoint.stories.what_if import answers_backtest as tested


def test_every_restriction_of_the_brief_is_run(look):
    assert list(look(tested.cases)["case"]) == [
        "rare_earths", "gallium", "germanium", "graphite", "antimony", "dysprosium",
    ]  # fmt: skip
    assert all(look(tested.markets).values())


def test_a_market_was_printed_before_the_restriction_or_says_that_it_was_not(look):
    production = look["production"].set_index("row_id")
    for row in each_row(look(tested.cases)):
        place, _, state = look(tested.markets)[row.case]
        behind = place.row_ids.replace("*", "chn")
        published = production.loc[behind, "published"]
        assert (published < row.day) == (state == tested.KNOWN), row.case
        assert production.loc[behind, "year"] < row.day.year
    assert look(tested.markets)["rare_earths"][2] == tested.LATER
    assert look(tested.markets)["dysprosium"][1] == "rare_earths"


def test_exports_of_the_year_before_are_no_input_where_they_were_printed_later(look):
    gallium = next(row for row in each_row(look(tested.cases)) if row.case == "gallium")
    known = tested.before(look, gallium)["exports_monthly"]
    assert known.empty or (known["published"] < gallium.day).all()


def test_the_record_is_counted_from_the_figures(look):
    rows = look(tested.judged)
    score = look(tested.score).iloc[0]
    assert (score["n"], score["inside"]) == (len(rows), (rows["verdict"] == "inside").sum()) == (46, 14)
    assert look.ask("prices_below").value == 0
    assert look.ask("prices_above").value == 9
    assert look.ask("exports_n").value + look.ask("prices_n").value == 46
    assert look.ask("expected_percent").value == 80


def test_a_month_of_nothing_lies_below_the_band(look):
    rows = look(tested.judged)
    first = rows[(rows["case"] == "gallium") & (rows["kind"] == "exports") & (rows["last"] == 1)]
    assert (first["seen"].item(), first["verdict"].item()) == (0, "below")


def test_a_restriction_without_figures_is_counted_as_not_tested(look):
    rows = look(tested.summed).set_index(["case", "kind"])
    assert rows.loc["graphite", "n"].sum() == 0
    assert (look.ask("tested_n").value, look.ask("tested_of").value) == (5, 6)


def test_the_record_cites_the_figures_the_markets_and_the_assumptions(look):
    cited = set(look.ask("inside_n").row_ids.split(";"))
    assert {"ctl-03", "exp-x010", "price-p021", "asm-withheld", "asm-supply-gallium"} <= cited
    assert "prod-usgs-2023-gallium-primary-*-2022" in cited


def test_better_figures_would_be_counted_as_better(look, over):
    exports = look["exports_monthly"].copy()
    zero = exports["row_id"] == "exp-x010"
    exports.loc[zero, "quantity_kg"] = 3000
    changed = over(exports_monthly=exports)
    assert changed.ask("inside_n").value == look.ask("inside_n").value + 1


@pytest.mark.parametrize(("day", "n"), [("2023-07-03", 3), ("2024-01-31", 4)])
def test_on_an_earlier_day_only_the_restrictions_announced_by_then_are_judged(day, n):
    from looks import looking_for

    from chokepoint.stories.what_if.story import STORY

    then = looking_for(STORY, day)
    assert len(then(tested.cases)) == n
    assert (then(tested.judged)["day"] <= pd.Timestamp(day)).all()
