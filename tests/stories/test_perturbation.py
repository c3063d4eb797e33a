"""No verdict is constant: a change of the rows behind a claim changes it as its rule says."""

import importlib
from pathlib import Path

import pytest
from changed import Case, swap
from looks import looking

from chokepoint.data import KnownTables, load_table
from chokepoint.stories.registered import EXPLAINER

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("cases_*.py"))
LOADED = [importlib.import_module(name) for name in MODULES]
CASES: list[Case] = [case for module in LOADED for case in module.CASES]
STEADY: list[Case] = [case for module in LOADED for case in getattr(module, "STEADY", [])]
FIRMNESS = {
    "c01": ("high", "medium"),
    "c07": ("medium", "low"),
    "c37": ("high", "low"),
    "c39": ("high", "medium"),
    "c43": ("high", "medium"),
}
"""Claims whose confidence rests on several figures: with primary texts alone, and with one house alone."""


def judged_twice(case):
    """Judge the claim by the tables as they are, and with the change in them."""
    look = looking(case.as_of)
    return [EXPLAINER.judge(case.claim_id, one) for one in (look, look.over(case.change(look.tables)))]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_changed_rows_change_the_verdict(case):
    before, after = judged_twice(case)
    assert (after.verdict, after.verdict != before.verdict) == (case.verdict, True)


@pytest.mark.parametrize("case", STEADY, ids=str)
def test_rows_that_the_rule_does_not_ask_about_change_nothing(case):
    before, after = judged_twice(case)
    assert (before.verdict, after.verdict) == (case.verdict, case.verdict)


@pytest.mark.parametrize(("claim_id", "grades"), FIRMNESS.items())
def test_confidence_follows_from_the_sources(claim_id, grades):
    known = KnownTables()
    primary = known["sources"].assign(seen_as="primary-text")
    one_house = known["sources"].assign(seen_as="secondary-report", publisher="One House")
    found = [
        EXPLAINER.judge(claim_id, swap(known, sources=given)).confidence for given in (primary, one_house)
    ]
    assert tuple(found) == grades


def test_every_claim_has_a_case():
    assert {case.claim_id for case in CASES} == set(load_table("claims")["claim_id"])


@pytest.mark.parametrize("as_of", ["2023-07-06", None])
def test_every_claim_is_judged_on_either_day(as_of):
    findings = dict(EXPLAINER.judge_all(looking(as_of)))
    assert list(findings) == load_table("claims").sort_values("order")["claim_id"].tolist()


def test_forecasts_are_open_on_the_day_of_the_article():
    claims = load_table("claims")
    for claim_id in claims.loc[claims["type"] == "forecast", "claim_id"]:
        assert EXPLAINER.judge(claim_id, looking("2023-07-06")).verdict == "not_checkable", claim_id
