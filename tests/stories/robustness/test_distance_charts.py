"""The headlines as outputs of a notebook: figures, facts, and the rows of the table."""

import pytest

from chokepoint.figures.claims import CLAIMS_MIME
from chokepoint.figures.facts import FACT_MIME
from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK
from chokepoint.stories.robustness import answers
from chokepoint.stories.robustness import distance_charts as robustness

T = Translator()


@pytest.fixture
def readings(few):
    return few(answers.readings)


@pytest.fixture
def summary(few):
    return few(answers.summary)


@pytest.fixture
def rows(readings, summary):
    payload = robustness.table(readings, summary, "africa", T)._repr_mimebundle_()[0][CLAIMS_MIME]
    assert payload["kind"] == "headlines"
    return {row["id"]: row for row in payload["rows"]}


def test_the_table_holds_the_headlines_of_its_chapter_alone(rows):
    assert set(rows) == {"africa-last_loans", "africa-us_last_ahead", "africa-wb_years"}


def test_a_row_says_the_outcome_and_who_dissents(rows):
    row = rows["africa-last_loans"]
    assert (row["verdict"], row["word"]) == ("flips", "depends")
    assert row["outcome"] == "true in 1 of 2; not by: AidData"
    assert row["condition"].startswith("true if: less than a quarter")


def test_ends_that_are_the_same_are_not_given(rows):
    assert rows["africa-us_last_ahead"]["ends"] == []
    assert [key for key, _ in rows["africa-wb_years"]["ends"]] == [
        "africa_wb_years_low",
        "africa_wb_years_high",
    ]


def test_every_number_of_the_table_is_a_fact_and_a_year_is_a_name(monkeypatch, rows, readings, summary):
    shown = []
    monkeypatch.setattr(robustness, "display", lambda bundle, raw: shown.append(bundle[FACT_MIME]))
    robustness.record_facts(readings, summary)
    facts = {fact["key"]: fact for fact in shown}
    wanted = [key for row in rows.values() for key in [row["now"], *(end[0] for end in row["ends"])]]
    assert set(wanted) <= set(facts)
    assert facts["africa_us_last_ahead"]["value"] == "2012"
    assert facts["africa_last_loans"]["rows"]
    assert facts["flips_africa_last_loans"]["value"] is True
    assert facts["flips_quotas_order_r"]["value"] is False


def test_what_has_one_source_is_not_in_the_picture_but_in_the_counts(few):
    assert "quotas-japan_change" not in set(few.show("distances").frame["id"])
    assert "one source" in set(few(answers.counted)["verdict"])


def test_what_lies_far_out_is_pinned_to_the_edge(readings, summary):
    far = readings.assign(distance=readings["distance"] * 100)
    frame = robustness.distances(far, summary, "Title", T).frame
    assert set(frame["mark"]) <= {"left", "right"}
    assert frame["x"].between(*robustness.ENDS).all()


def test_a_sentence_not_yet_true_on_a_day_is_called_so(readings, summary):
    early = summary.assign(verdict="not true", held=0, failing="all of them")
    rows = robustness.table(readings, early, "africa", T)._repr_mimebundle_()[0][CLAIMS_MIME]["rows"]
    assert {(row["word"], row["outcome"]) for row in rows if row["id"] == "africa-wb_years"} == {
        ("not true", "by the newest figure of the day; true in 0 of 3 other cases")
    }


def test_every_unit_agrees_with_a_single_one():
    counted = {one.unit for one in BOOK.headlines.values() if one.unit.endswith("s")} - {"times"}
    assert {unit for unit in counted if T.unit(unit, 1) == unit} == set()
    assert robustness.unit_words("world_after-lifted_n", 1.0, T) == "case"
    assert robustness.unit_words("world_after-lifted_n", 6.0, T) == "cases"
    assert robustness.unit_words("world_after-stop_months", 1.0, T) == "months"
    assert robustness.unit_words("africa-us_last_ahead", 1.0, T) == ""
