"""Headlines on exports turn when a row behind them does, and with what is set against what."""

import pytest
from turning import changed, holds, outcomes, turns_between

from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK


def newest_month(rows):
    own = (
        (rows["commodity_id"] == "gallium")
        & (rows["partner_iso3"] == "WLD")
        & (rows["period_type"] == "month")
    )
    return own & (rows["period_start"] == rows.loc[own, "period_start"].max())


def test_a_smaller_newest_month_would_end_the_recovery(tables):
    small = changed(tables, "exports_monthly", newest_month, quantity_kg=100.0)
    assert holds("world_after-ga_newest", tables)
    assert not holds("world_after-ga_newest", small)


def test_a_month_and_a_whole_year_tell_different_tales_of_gallium(tables):
    found = outcomes("world_after-ga_newest", tables)
    assert found["against the whole of {year}"]
    assert not found["whole years, highest total"]


def test_what_counts_as_a_stop_decides_how_soon_it_came(tables):
    headline = BOOK.headlines["world_after-stop_months"]
    assert headline.compute(tables).value == pytest.approx(2.96, abs=0.01)
    assert headline.compute(tables, line=5.0).value > 10
    assert headline.compute(tables, from_effect=True).value < headline.compute(tables).value


def test_what_no_second_table_prints_has_no_case(tables):
    assert outcomes("world_after-tb_percent", tables) == {}


def test_the_quota_held_less_back_from_the_world_than_from_its_one_buyer(tables):
    assert holds("world_after-re_low", tables)
    assert holds("world_after-re_low", tables, japan=True)


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("stop_months", 3, 3.1, 0),
        ("re_low", 1.1, 1, 0),
        ("ga_newest", 100.1, 100, 0),
        ("ge_newest", 49.9, 50, 0),
        ("tb_percent", 49.9, 50, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"world_after-{key}", inside, outside, against)


def test_a_line_counts_as_a_stop_what_its_name_says(tables):
    headline = BOOK.headlines["world_after-stop_months"]
    cases = [case for case in headline.cases(tables) if "line" in case.options]
    lines = {case.written(Translator()): case.options["line"] for case in cases}
    nil = lines.pop("only a printed nil counted as a stop")
    assert 0 < nil < 0.001
    assert lines == {f"less than {line:g} percent counted as a stop": line for line in lines.values()}


def test_whole_years_stand_on_either_side_of_the_licence(tables):
    names = [case.written(Translator()) for case in BOOK.headlines["world_after-ga_newest"].cases(tables)]
    against, whole = (
        {name.removeprefix(start)[:4] for name in names if name.startswith(start)}
        for start in ("against the whole of ", "the whole of ")
    )
    assert against
    assert max(against) < "2023" < min(whole)
    assert all(name.endswith(" t") for name in names if name.startswith("the whole of "))
