"""Who says so, and how much that is worth."""

import pandas as pd
import pytest

from chokepoint.answers.claims import evidence
from chokepoint.i18n import msg

SOURCES = pd.DataFrame(
    {
        "publisher": ["Ministry", "Paper A", "Paper B"],
        "seen_as": ["primary-text", "secondary-report", "secondary-report"],
    },
    index=["own", "a", "b"],
)
TABLES = {"sources": SOURCES}


def rows(*source_ids: str) -> pd.DataFrame:
    return pd.DataFrame({"source_id": list(source_ids), "row_id": list(source_ids)}, dtype="str")


def test_a_primary_text_or_two_publishers_give_high_confidence():
    weights = [evidence.confidence(TABLES, rows(*ids)) for ids in (["own"], ["a", "b"], ["a"], [])]
    assert weights == ["high", "high", "medium", "low"]


def test_a_measure_is_found_by_all_the_metals_it_names():
    controls = pd.DataFrame(
        {
            "row_id": ["late", "early", "one"],
            "commodities": ["gallium;germanium", "germanium;gallium;tin", "gallium"],
            "announced": ["2024", "2023-07-03", "2020"],
        }
    )
    found = evidence.control_of({"controls": controls}, "gallium", "germanium")
    assert found["row_id"].tolist() == ["early"]


def test_a_nil_names_the_rows_that_were_looked_through():
    nil = evidence.counted(rows(), "texts", "texts found", rows("a", "b"))
    assert (nil.value, nil.row_ids) == (0, "a;b")


def test_copies_and_branches_of_a_house_are_one_voice():
    names = [
        "Reuters",
        "Reuters (copy at KDAL)",
        "Reuters / Andy Home (copies)",
        "Reuters, quoted on a forum",
    ]
    assert {evidence.house(name) for name in names} == {"Reuters"}


def test_a_verdict_is_as_firm_as_its_weakest_figure_and_a_stand_in_lowers_it():
    assert evidence.weakest("high", "low", "medium") == "low"
    assert [evidence.lowered(grade) for grade in ("high", "medium", "low")] == ["medium", "low", "low"]
    assert evidence.lowered("high", when=False) == "high"


def test_an_id_may_stand_for_every_row_of_a_printed_table():
    known = {"one": rows("tin-chn-2022", "tin-wld-2022", "tin-chn-2021"), "two": rows("other")}
    found = evidence.behind(known, "tin-*-2022;other", "one", "two")
    assert found["row_id"].tolist() == ["tin-chn-2022", "tin-wld-2022", "other"]


def test_a_rule_gives_the_number_or_the_day_the_sentence_names():
    claims = pd.DataFrame(
        {"claim_id": ["x1", "x2", "x3"], "tolerance": [1.0, None, None], "edge": [None, None, 2.0]}
    ).assign(claimed=["97;60", "2023-07-03", ""])
    spans, day, none = (evidence.edges({"claims": claims}, name) for name in claims["claim_id"])
    assert (spans.numbers, spans.tolerance) == ([97.0, 60.0], 1.0)
    assert day.day == pd.Timestamp("2023-07-03")
    assert (none.claimed, none.edge) == ("", 2.0)


def test_a_statement_was_made_if_a_text_has_it():
    assert [evidence.relayed(rows(*ids)) for ids in (["own"], ["a"], [])] == [
        "supported",
        "supported",
        "not_checkable",
    ]


@pytest.mark.parametrize(
    ("measured", "said", "right"),
    [
        (-39.66, -40, True),
        (39.5, 40, True),
        (39.4, 40, False),
        (40.6, 40, False),
        (80.5, 80, True),
        (97.4, 97, True),
        (97.6, 97, False),
        (129.9, 130, True),
    ],
)
def test_a_rounded_figure_that_rounds_right_is_right(measured, said, right):
    assert evidence.rounds_right(measured, said) is right


@pytest.mark.parametrize(("reported", "right"), [(26, False), (27, True), (28, True), (29, False)])
def test_the_evening_of_america_is_the_next_day_of_asia(reported, right):
    assert evidence.same_day(pd.Timestamp(2023, 6, reported), pd.Timestamp(2023, 6, 28)) is right


def test_what_is_undated_or_dated_to_a_later_end_is_not_known_by_a_day():
    dated = pd.DataFrame({"date": ["2023-07-06", "2023-07-07", "2023-07", "2022", ""]})
    assert evidence.by_day(dated, "date", pd.Timestamp("2023-07-06"))["date"].tolist() == [
        "2023-07-06",
        "2022",
    ]


def test_what_nothing_decides_is_told_with_what_is_known_beside_it():
    beside = evidence.counted(rows("a"), "texts", "texts found")
    found = evidence.unseen(msg("{texts|text|texts} and no more"), {"texts": beside}, "b")
    assert (found.verdict, found.confidence, found.counter) == ("not_checkable", "low", "b")
