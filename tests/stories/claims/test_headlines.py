"""Headlines on the verdicts: counted from the ledger, once a day looked from."""

from dataclasses import replace

import pytest
from turning import turns_between

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import VERDICTS, Finding
from chokepoint.stories.claims import headlines as claims
from chokepoint.stories.registered import BOOK


@pytest.fixture
def judged(monkeypatch):
    """Judge the claims as a test says: so many of each verdict, of all there are."""

    def plant(**counts):
        verdicts = [verdict for verdict, n in counts.items() for _ in range(n)]
        for claim_id, verdict in zip(EXPLAINER.judges, verdicts, strict=True):
            finding = Finding(verdict, "Made up", rows="clm-c01")
            monkeypatch.setitem(EXPLAINER.judges, claim_id, lambda tables, finding=finding: finding)
            # a made-up verdict need not be one of those the rule of the claim names
            monkeypatch.setitem(EXPLAINER.rules, claim_id, replace(EXPLAINER.rules[claim_id], gives=VERDICTS))

    return plant


def holds(key, tables):
    headline = BOOK.headlines[f"claims-{key}"]
    return headline.condition.holds(headline.compute(tables))


def test_a_verdict_more_turns_a_headline(tables, judged):
    judged(supported=19, supported_with_nuance=10, imprecise=21, contradicted=5)
    assert holds("now_supported", tables)
    assert holds("now_supported_with_nuance", tables)
    assert holds("now_contradicted", tables)
    judged(supported=18, supported_with_nuance=11, imprecise=20, contradicted=6)
    assert not holds("now_supported", tables)
    assert not holds("now_supported_with_nuance", tables)
    assert not holds("now_contradicted", tables)


def test_the_days_looked_from_are_the_same_for_all_four(tables):
    found = [BOOK.headlines[f"claims-{key}"].cases(tables) for key in ("now_supported", "now_not_checkable")]
    assert [case.tables for case in found[0]] == [case.tables for case in found[1]]
    assert [str(case.values["day"]) for case in found[0]] == ["2023-07-06", claims.BETWEEN]


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("now_supported", 11, 10, 30),
        ("now_supported_with_nuance", 9, 10, 50),
        ("now_contradicted", 9, 10, 100),
        ("now_not_checkable", 24, 25, 100),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"claims-{key}", inside, outside, against)
