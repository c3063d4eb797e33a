"""Headlines on what followed turn when a decision is dated otherwise, or a licence suspended."""

import pytest
from turning import changed, holds, turns_between

from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK


def test_an_early_decision_would_break_the_year_of_waiting(tables):
    early = changed(
        tables,
        "supply_response",
        lambda rows: (rows["phase"] == "funded") & (rows["commodities"].str.contains("gallium")),
        state_date="2023-09-01",
    )
    assert holds("world_after-decided_later", tables)
    assert not holds("world_after-decided_later", early)


def test_a_suspended_licence_would_be_a_second_end(tables):
    suspended = changed(
        tables, "control_changes", lambda rows: rows["row_id"] == "chg-07", control_row_id="ctl-03"
    )
    assert holds("world_after-lifted_n", tables)
    assert not holds("world_after-lifted_n", suspended)


def test_the_ends_are_counted(tables):
    ended = BOOK.headlines["world_after-lifted_n"].compute(tables)
    assert (ended.value, ended.fact) == (1, None)


def test_each_trait_of_gallium_is_left_out_once(tables):
    found = [case.written(Translator()) for case in BOOK.headlines["world_after-least_like"].cases(tables)]
    assert len(found) == 7
    assert "without the trait “share”" in found


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("decided_first", 11.9, 12, 0),
        ("decided_later", 12.1, 12, 0),
        ("output_first", 22.1, 22, 10),
        ("lifted_n", 1, 2, 0),
        ("least_like", 4, 5, 10),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"world_after-{key}", inside, outside, against)
