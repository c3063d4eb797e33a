"""A figure is named by what it measures."""

import pandas as pd
import pytest

from chokepoint.analysis.production import revisions
from chokepoint.stories.revisions import words
from chokepoint.stories.revisions.story import STORY

METALS = pd.Series({"tin": "tin"})
PLACES = pd.Series({"CHN": "China"})


def pair(table, when):
    cells = {"table": table, "when": when, "commodity_id": "tin", "country_iso3": "CHN", "unit_after": "kt"}
    return pd.DataFrame([cells])


@pytest.mark.parametrize(
    ("table", "when", "what"),
    [
        ("production", "2024", "tin of 2024"),
        ("capacity", "2024", "tin capacity of 2024"),
        ("reserves", "", "tin in reserves"),
    ],
)
def test_a_figure_is_named_by_what_it_measures(table, when, what, t):
    named = words.name_figures(pair(table, when), METALS, PLACES, t)
    assert named[["country", "what", "unit"]].values.tolist() == [["China", what, "kt"]]


def test_no_figure_has_no_name(t):
    named = words.name_figures(pair("reserves", "").head(0), METALS, PLACES, t)
    assert named[["country", "what", "unit"]].empty


def test_every_quantity_that_can_be_followed_has_its_form():
    rule = STORY.parameters["quantity"].rule_for(STORY.defaults)
    assert [name for name in revisions.TABLES if rule(name) is None] == list(words.FORMS)
