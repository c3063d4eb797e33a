"""Verdicts are counted on both days, and a count follows the verdicts."""

import pandas as pd

from chokepoint.answers.claims import VERDICTS
from chokepoint.answers.look import Look
from chokepoint.answers.story import Story
from chokepoint.stories.claims import answers

FOUR = pd.DataFrame(
    {
        "claim_id": ["c1", "c2", "c3", "c4"],
        "verdict": ["supported", "supported_with_nuance", "imprecise", "imprecise"],
        "row_ids": ["clm-c01", "clm-c02", "clm-c03", "clm-c04"],
    }
)


def made_up(monkeypatch, rows):
    """Look at verdicts of one's own."""
    monkeypatch.setattr(answers, "judged", lambda look: rows)
    return Look(Story("claims_of_tests", listed=False), {})


def test_every_claim_has_one_verdict_a_day(whole):
    total = whole.ask("claims_n").number
    for when in ("now", "then"):
        assert sum(whole.ask(f"{when}_{verdict}").number for verdict in VERDICTS) == total


def test_an_answer_says_of_how_many(whole):
    assert whole.ask("now_supported").base == whole.ask("claims_n").value == whole.ask("moved_n").base


def test_the_article_appeared_on_the_day_its_source_says(whole):
    assert whole(answers.article_day) == pd.Timestamp("2023-07-06")


def test_from_its_own_day_no_verdict_differs(whole):
    assert whole.ask("same_day").value is False
    assert 0 < whole.ask("moved_n").number < whole.ask("claims_n").number
