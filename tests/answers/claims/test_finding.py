"""A finding says nothing that it has not computed, and no verdict rests on nothing."""

from datetime import date

import pandas as pd
import pytest

from chokepoint.answers.answer import Answer
from chokepoint.answers.claims import VERDICTS, Finding, Number
from chokepoint.answers.claims.finding import ids_of, placeholders
from chokepoint.errors import ClaimError
from chokepoint.i18n import Translator

SHARE = Number(98.04, "percent", "China over the world", "prod-1;prod-2", digits=1)


def test_the_sentence_is_filled_with_the_computed_numbers():
    numbers = {
        "share": SHARE,
        "year": Number(2022, "", "year of the figure", "prod-1"),
        "day": Number(date(2023, 7, 3), "", "as printed", "ctl-03"),
        "who": Number("USGS", "", "as printed", "prod-1"),
    }
    finding = Finding("outdated", "{who} gives {share} percent for {year}, known by {day}", numbers)
    assert finding.sentence(Translator()) == "USGS gives 98.0 percent for 2022, known by 3 July 2023"


def test_every_row_behind_a_verdict_is_kept():
    finding = Finding("supported", "{share}", {"share": SHARE}, rows="ctl-03;prod-1", counter="use-9")
    assert finding.all_rows == "ctl-03;prod-1;prod-2"


@pytest.mark.parametrize("verdict", sorted(set(VERDICTS) - {"not_checkable"}))
def test_a_verdict_without_rows_is_refused(verdict):
    with pytest.raises(ClaimError, match="absence of evidence is not_checkable"):
        Finding(verdict, "because")


def test_not_checkable_may_rest_on_nothing():
    assert Finding("not_checkable", "No text was found").all_rows == ""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"verdict": "true"}, "no verdict"),
        ({"confidence": "total"}, "no confidence"),
        ({"reason": "{other} percent"}, "names 'other'"),
    ],
)
def test_words_outside_the_lists_and_unknown_numbers_are_refused(changes, message):
    with pytest.raises(ClaimError, match=message):
        Finding(**({"verdict": "supported", "reason": "{share}", "numbers": {"share": SHARE}} | changes))


def test_placeholders_are_those_between_braces():
    assert placeholders("{a} of {b}, {{not this}}") == {"a", "b"}


def test_ids_are_collected_from_rows_and_from_results():
    rows = pd.DataFrame({"row_id": ["b", "a"]})
    results = pd.DataFrame({"row_ids": ["c;a"]})
    assert ids_of(rows, results, rows.head(0)) == "a;b;c"


def test_a_table_pasted_into_the_reason_is_refused():
    with pytest.raises(ClaimError, match="not one sentence"):
        Finding("supported", f"Texts: {pd.DataFrame({'a': [1, 2]})}", rows="p-1")


def test_a_number_is_taken_from_an_answer_and_a_date_has_no_unit():
    share = Answer("story.share", 98.04, "percent", "China over the world", "prod-1;prod-2")
    assert Number.of(share, 1) == SHARE
    assert Number.of(share, signed=True, how="in short").how == "in short"
    day = Number.of(Answer("story.day", date(2023, 7, 3), "date", "as printed", "ctl-03"))
    assert day == Number(date(2023, 7, 3), "", "as printed", "ctl-03")
    with pytest.raises(ClaimError, match="nothing is known of it"):
        Number.of(Answer("story.share", None))
