"""The picture of all claims: a line a claim, under its verdict, a mark a day."""

import pandas as pd

from chokepoint.stories.claims import verdict_charts

BOTH = pd.DataFrame(
    {
        "claim_id": ["c02", "c39", "z99"],
        "paraphrase_en": ["Announced on 3 July.", "Limited.", "A claim of another article."],
        "verdict": ["supported", "contradicted", "supported"],
        "verdict_then": ["supported", "not_checkable", "supported"],
        "row_ids": ["clm-c02", "clm-c39", "clm-c02"],
    }
)

DAYS = (pd.Timestamp("2023-07-06"), pd.Timestamp("2026-10-09"))


def marks_of(figure):
    return [row for rows in figure.spec["datasets"].values() for row in rows if "mark" in row]


def test_what_must_not_be_repeated_comes_first(t):
    figure = verdict_charts.all_claims(BOTH, "Title", DAYS, t)
    assert figure.frame["claim_id"].tolist() == ["c39", "c02", "z99"]
    assert figure.alt == "contradicted: 1; supported: 2."


def test_each_claim_has_a_mark_for_either_day(t):
    marks = marks_of(verdict_charts.all_claims(BOTH, "Title", DAYS, t))
    assert [(mark["row"], mark["mark"]) for mark in marks][:2] == [(0, "not_checkable"), (0, "contradicted")]
    assert len(marks) == 6


def test_where_the_days_are_one_there_is_one_mark(t):
    figure = verdict_charts.all_claims(BOTH, "Title", (DAYS[0], DAYS[0]), t)
    assert len(marks_of(figure)) == 3
    assert figure.subtitle == "All claims by verdict, as known on 6 July 2023"


def test_a_claim_without_short_words_is_told_in_its_own(t):
    figure = verdict_charts.all_claims(BOTH, "Title", DAYS, t)
    assert figure.frame["short"].tolist()[-1] == "A claim of another article."
