"""Importing the judges registers one for every claim, and each judges on both days."""

import pandas as pd
import pytest

from chokepoint.analysis.claims.judges import EXPLAINER
from chokepoint.data import KnownTables, find_rows, load_sources, load_table
from chokepoint.i18n import Translator

# where a country lies is not a thing that was published on a day
MAP_SOURCES = set(load_table("africa_map")["source_id"])


def test_every_claim_has_its_function_and_every_function_its_claim():
    assert set(EXPLAINER.judges) == set(load_table("claims")["claim_id"])


@pytest.mark.parametrize("day", [None, "2023-07-06"])
def test_every_claim_is_judged_in_a_whole_sentence(day):
    for claim, finding in EXPLAINER.judge_all(KnownTables(day)):
        sentence = finding.sentence(Translator())
        assert len(sentence) > 15, claim
        assert "nan" not in sentence.lower().split(), claim
        assert "{" not in sentence, claim


def test_no_row_published_later_stands_behind_a_verdict_of_the_day():
    days = load_sources()["published_last_day"]
    for claim, finding in EXPLAINER.judge_all(KnownTables("2023-07-06")):
        sources = {row.source_id for row in find_rows(finding.all_rows.split(";"))} - MAP_SOURCES
        assert all(days[source] <= pd.Timestamp("2023-07-06") for source in sources), claim
