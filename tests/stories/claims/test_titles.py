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


def test_a_count_without_its_whole_is_not_told():
    for name in ("wider", "all"):
        found = Finding("supported", "", {name: Number(2, "compounds", "count", "mat-1")})
        assert claims_findings.heat(found, T) == "Band gaps of semiconductor materials"
    more = {name: Number(2, "compounds", "count", "mat-1") for name in ("wider", "all", "other")}
    assert claims_findings.heat(Finding("supported", "", more), T).startswith("2 of 2")


def test_claims_that_hold_and_those_contradicted_are_counted():
    both = pd.DataFrame({"verdict": ["supported", "supported_with_nuance", "contradicted", "outdated"]})
    assert claims_findings.all_claims(both, T) == (
        "2 of 4 sentences of the article hold, at least with nuance; one is contradicted"
    )
    assert claims_findings.all_claims(both[:2], T).endswith("0 are contradicted")
