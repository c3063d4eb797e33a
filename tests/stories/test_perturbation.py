"""No verdict is constant: a change of the rows behind a claim changes it as its rule says."""

import importlib
from pathlib import Path

import pandas as pd
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


@pytest.mark.parametrize("claim_id", sorted(EXPLAINER.rules))
def test_every_verdict_of_a_rule_has_a_world_that_gives_it(claim_id):
    given = {case.verdict for case in [*CASES, *STEADY] if case.claim_id == claim_id}
    assert given == set(EXPLAINER.rules[claim_id].gives)


def test_every_claim_has_a_case():
    assert {case.claim_id for case in CASES} == set(load_table("claims")["claim_id"])


def test_every_edge_says_why_it_is_where_it_is():
    claims = load_table("claims").set_index("claim_id")
    for claim_id, rule in EXPLAINER.rules.items():
        stated = {name for name in ("tolerance", "edge") if pd.notna(claims.loc[claim_id, name])}
        assert set(rule.why) == stated, claim_id


@pytest.mark.parametrize("as_of", ["2023-07-06", None])
def test_every_claim_is_judged_on_either_day(as_of):
    findings = dict(EXPLAINER.judge_all(looking(as_of)))
    assert list(findings) == load_table("claims").sort_values("order")["claim_id"].tolist()


def test_forecasts_are_open_on_the_day_of_the_article():
    claims = load_table("claims")
    for claim_id in claims.loc[claims["type"] == "forecast", "claim_id"]:
        assert EXPLAINER.judge(claim_id, looking("2023-07-06")).verdict == "not_checkable", claim_id
