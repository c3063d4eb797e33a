"""The list of all thresholds: the state in words, and what is blank where nothing is known."""

import pandas as pd
import pytest

from chokepoint.analysis.policy import target_states as states
from chokepoint.data import load_table
from chokepoint.i18n import Translator
from chokepoint.stories.derisking import state_charts

T = Translator()
TABLE = load_table("targets")
DAY = pd.Timestamp("2026-06-20")


@pytest.fixture(scope="module")
def shown():
    stands = states.target_states(TABLE, states.starts(TABLE), DAY)
    return state_charts.target_states(stands, "x", T).frame.set_index("row_id")


def test_a_value_stands_with_its_distance_and_pace(shown):
    columns = ["value", "to_go", "a_year", "state_name", "missing_words"]
    assert shown.loc["tgt-kor-dep", columns].tolist() == [
        "80", "30", "6.6", "not met, course unknown", "a value of another year"
    ]  # fmt: skip


def test_a_deadline_counts_days(shown):
    assert shown.loc["tgt-crma-recycle-act", "to_go"] == "195 days left"
    assert shown.loc["tgt-cmap-roadmap", "to_go"] == "the day is past"


def test_every_row_is_there_and_what_is_not_known_is_blank(shown):
    assert sorted(shown.index) == sorted(TABLE["row_id"])
    assert not shown[["asked", "value", "to_go", "a_year"]].isin(["nan", "None", "nan nan"]).any().any()
    assert shown.loc["tgt-vault-60", ["value", "to_go", "a_year"]].tolist() == ["", "", ""]


def test_what_is_told_stands_before_what_is_not(shown):
    places = [states.STATES.index(state) for state in shown["state"]]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("row_id", "words"),
    [
        ("tgt-kor-stock", "at least 100 days"),
        ("tgt-kor-dep", "at most 50 percent"),
        ("tgt-ira45x-nd-oxide", "at least 99.5 percent by mass"),
        ("tgt-dfars-cots", "less than 50 percent covered material by weight"),
        ("tgt-ira45x-rate", "10 percent of production cost"),
        ("tgt-cmap-roadmap", "done by the day"),
    ],
)
def test_what_is_asked_is_written_with_its_relation_and_unit(shown, row_id, words):
    assert shown.loc[row_id, "asked"] == words


def test_a_value_has_its_year_if_one_is_known():
    stands = states.target_states(
        TABLE, pd.concat([states.starts(TABLE).head(1).assign(target="tgt-mp-floor", year=2025.0)]), DAY
    )
    frame = state_charts.target_states(stands, "x", T).frame.set_index("row_id")
    assert frame.loc["tgt-mp-floor", "value"] == "80 (2025)"
