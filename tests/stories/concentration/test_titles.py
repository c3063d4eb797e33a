"""The titles stay true for odd tables."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import concentration
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


def test_titles_say_what_kind_of_total_a_share_is_of() -> None:
    whole = pd.DataFrame({"is_open": [False], "without_usa": [False]})
    assert findings.name_output("tin", "mine", whole, T) == "the world’s mine output of tin"
    apart = findings.name_output("tin", "mine", whole.assign(without_usa=True), T)
    assert apart == "the mine output of tin in the world without the United States"
    listed = findings.name_output("tin", "mine", whole.assign(is_open=True), T)
    assert listed == "the listed mine output of tin"


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([("CHN", 70), ("JPN", 30), ("WLD", 100)], "CHN makes 70 percent of it"),
        ([("CHN", 70), ("WLD", 70)], "CHN is the only producer listed of it"),
        ([("CHN", 70), ("JPN", 30)], "CHN is the largest producer listed; the world total is not known"),
        ([("CHN", 10), ("WLD", 100)], "90 percent of it stand against no country’s name"),
    ],
)
def test_the_title_of_a_table_stays_true_for_odd_tables(entries, words) -> None:
    made = concentration.measure(rows(*entries))
    assert findings.largest(made, "it", pd.Series(dtype=str), T) == words
