"""Headlines on exports turn when a row behind them does, and with what is set against what."""

import pytest
from turning import holds, outcomes, turns_between

from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK


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


def test_whole_years_of_germanium_stand_on_either_side_of_the_licence(tables):
    names = [case.written(Translator()) for case in BOOK.headlines["world_after-ge_newest"].cases(tables)]
    against, whole = (
        {name.removeprefix(start)[:4] for name in names if name.startswith(start)}
        for start in ("against the whole of ", "the whole of ")
    )
    assert max(against | {""}) < "2024" <= min(whole)
    assert all(name.endswith(" t") for name in names if name.startswith("the whole of "))
