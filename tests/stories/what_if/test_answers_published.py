"""The published model stands beside this one with its own numbers."""

import pytest
from looks import looking_for

from chokepoint.stories.what_if.story import STORY


def test_both_models_are_asked_for_the_same_stop_whatever_the_page_sets(look):
    assert look.ask("theirs_germanium").value == 26
    assert look.ask("theirs_gallium").value == 150
    other = look.given(mineral="cobalt", country="COD", stocks=0.0)
    assert (
        other.ask("ours_germanium").value == look.ask("ours_germanium").value == pytest.approx(63.8, abs=0.1)
    )
    assert look.ask("ours_gallium").value is None, "above the ceiling nothing is stated"
    assert look.ask("ours_low_gallium").value > 150


def test_the_rows_of_both_stand_behind_the_number(look):
    rows = set(look.ask("ours_germanium").row_ids.split(";"))
    assert {"imp-i05", "asm-stocks"} <= rows


def test_before_it_was_published_nothing_stands_there():
    assert looking_for(STORY, "2024-06-30").ask("theirs_germanium").value is None
