"""The rows a fact cites are those it was computed from: change a cited one and it moves, another and not."""

from __future__ import annotations

import pandas as pd
import pytest
from mutated import Bench, Fact, facts_of, idle, used_uncited
from rows_open import IDLE, UNCITED

from chokepoint.analysis.ids import in_one_row
from chokepoint.answers import story as stories
from chokepoint.answers.answer import Column
from chokepoint.answers.story import Story

SAMPLED = 3
"""Cited rows of a fact that are changed, drawn by lot."""
PROMPT = (
    *("controls.top_partner", "controls.top_partner_share", "controls.gallium_base", "controls.base_t"),
    *("controls.projects_begun", "world_after.ge_low_kg", "quotas.path_peak"),
    *("derisking.over_n", "africa.west_first"),
)


def fact(name: str) -> Fact:
    return Fact(*name.split("."))


@pytest.fixture(scope="module")
def bench():
    made = Bench()
    with made.fixed():
        yield made


@pytest.mark.parametrize("name", PROMPT)
def test_a_fact_rests_on_the_rows_it_cites(bench, name):
    assert used_uncited(bench, fact(name)) == []
    assert idle(bench, [fact(name)], most=2) == {}


@pytest.mark.slow
@pytest.mark.parametrize("chapter", UNCITED)
def test_no_row_that_is_not_cited_decides_a_fact(bench, chapter):
    found = {one.key for one in facts_of(chapter) if used_uncited(bench, one)}
    assert found == set(UNCITED[chapter])


@pytest.mark.slow
@pytest.mark.parametrize("chapter", IDLE)
def test_every_cited_row_can_move_its_fact(bench, chapter):
    found = {one.key for one in idle(bench, facts_of(chapter), SAMPLED)}
    assert found <= set(IDLE[chapter])


@pytest.fixture
def made_up(monkeypatch):
    """Make a story that is taken out again, with one recipe that cites what it is told to."""
    monkeypatch.setattr(stories, "_STORIES", dict(stories._STORIES))

    def make(cited):
        story = Story("made_up")

        @story.answers(price=Column("price", "USD/kg", "as printed"))
        def newest_price(look):
            prices = look["prices"]
            used = prices.loc[prices["row_id"] == "price-p001", "value"].max()
            return in_one_row(prices[prices["row_id"].isin(cited)], price=used)

        return fact("made_up.price")

    return make


@pytest.mark.parametrize(
    ("cited", "lacking", "needless"),
    [
        (["price-p001"], [], []),
        (["price-p002"], ["price-p001"], ["price-p002"]),
        (["price-p001", "price-p002"], [], ["price-p002"]),
    ],
)
def test_a_wrong_citation_is_noticed(made_up, cited, lacking, needless):
    # a bench of its own: what it remembers of a story is that of the story last made
    bench, one = Bench(), made_up(cited)
    with bench.fixed():
        assert used_uncited(bench, one) == lacking
        assert sorted(idle(bench, [one], most=9).get(one, [])) == needless


def test_the_lists_of_what_is_open_name_facts():
    for listed in (UNCITED, IDLE):
        for chapter, keys in listed.items():
            assert set(keys) <= {one.key for one in facts_of(chapter)}
    assert pd.Series(PROMPT).is_unique
