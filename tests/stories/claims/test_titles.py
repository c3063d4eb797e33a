"""Titles on the claims say what the findings hold."""

import pandas as pd

from chokepoint.answers.claims import Finding, Number
from chokepoint.i18n import Translator
from chokepoint.stories.claims import titles as claims_findings

T = Translator()


def test_a_title_without_numbers_names_only_the_subject():
    assert (
        claims_findings.heat(Finding("not_checkable", "No row"), T) == "Band gaps of semiconductor materials"
    )


def test_the_title_on_heat_counts_what_was_counted():
    numbers = {
        "wider": Number(2, "compounds", "count", "mat-1"),
        "all": Number(5, "compounds", "count", "mat-2"),
    }
    found = Finding("supported", "{wider} of {all}", numbers)
    assert claims_findings.heat(found, T) == "2 of 5 gallium compounds have a wider band gap than silicon"


def test_verdicts_that_moved_are_counted():
    both = pd.DataFrame({"claim_id": ["a", "b", "c"]})
    for n, words in ((0, "No verdict differs"), (1, "One verdict of 3"), (2, "2 verdicts of 3")):
        assert claims_findings.verdicts(both.head(n), both, T).startswith(words)


def test_on_one_day_the_claims_that_held_are_counted():
    held = ["supported", "supported_with_nuance", "contradicted"]
    both = pd.DataFrame({"verdict": held})
    told = claims_findings.verdicts(both, both, T, same_day=True)
    assert told == "2 of 3 claims could be called right on the day of the article"


def test_a_count_without_its_whole_is_not_told():
    for name in ("wider", "all"):
        found = Finding("supported", "", {name: Number(2, "compounds", "count", "mat-1")})
        assert claims_findings.heat(found, T) == "Band gaps of semiconductor materials"
    more = {name: Number(2, "compounds", "count", "mat-1") for name in ("wider", "all", "other")}
    assert claims_findings.heat(Finding("supported", "", more), T).startswith("2 of 2")
