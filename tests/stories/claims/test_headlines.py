"""Headlines on the verdicts: counted from the ledger, once a day looked from."""

from collections import Counter

import pytest

from chokepoint.stories.claims import headlines as claims
from chokepoint.stories.registered import BOOK


@pytest.fixture
def judged(monkeypatch):
    """Count verdicts without judging: as many of each as a test says, and how often they were asked for."""
    asked = []

    def plant(**counts):
        def judge(tables):
            asked.append(tables)
            return Counter(counts)

        monkeypatch.setattr(claims, "_judged", judge)
        return asked

    return plant


def holds(key, tables):
    headline = BOOK.headlines[f"claims-{key}"]
    return headline.condition.holds(headline.compute(tables))


def test_a_verdict_more_turns_a_headline(tables, judged):
    judged(supported=3, supported_with_nuance=4, imprecise=3, contradicted=1)
    assert holds("now_supported_with_nuance", tables)
    assert holds("now_supported", tables)
    judged(supported=9, supported_with_nuance=4, contradicted=2)
    assert not holds("now_supported_with_nuance", tables)
    assert not holds("now_supported", tables)
    assert not holds("now_contradicted", tables)


def test_the_days_looked_from_are_the_same_for_all_four(tables):
    found = [BOOK.headlines[f"claims-{key}"].cases(tables) for key in ("now_supported", "now_not_checkable")]
    assert [case.tables for case in found[0]] == [case.tables for case in found[1]]
    assert len(found[0]) == len(claims.DAYS)
