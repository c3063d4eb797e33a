"""Each exhibit shows its figure, or says in a sentence that nothing was published."""

import pytest

from chokepoint.figures import Figure, Listing, NothingPublished
from chokepoint.stories.derisking import exhibits
from chokepoint.stories.derisking.story import STORY

EMPTIED = {
    "step_waits": "measure_steps",
    "act_path": "measure_steps",
    "origin_ladder": "targets",
    "list_history": "list_entries",
    "list_matrix": "list_entries",
    "criteria": "eu_criticality",
    "force_of_targets": "targets",
    "target_states": "targets",
    "benchmark_distance": "eu_supply_shares",
    "statement_matrix": "crma_progress",
    "single_supplier": "eu_supply_shares",
    "from_baselines": "targets",
    "money_by_kind": "subsidies",
}
"""The table without which there is nothing to draw."""


@pytest.mark.parametrize("name", STORY.exhibits)
def test_an_exhibit_draws_a_figure_of_its_name(now, name):
    figure = now(STORY.exhibits[name].draw)
    assert isinstance(figure, Figure | Listing)
    assert figure.id == name.replace("_", "-")
    assert not figure.title.endswith(".")


@pytest.mark.parametrize(("name", "table"), EMPTIED.items())
def test_without_rows_a_sentence_stands_in_its_place(now, over, name, table):
    shown = over(**{table: now.tables[table].head(0)})(STORY.exhibits[name].draw)
    assert isinstance(shown, NothingPublished)
    assert "9 October 2026" in shown.sentence or table in (
        "targets",
        "subsidies",
        "list_entries",
        "measure_steps",
    )


def test_without_projects_a_sentence_stands_in_the_place_of_their_times(now, over):
    empty = {name: now.tables[name].head(0) for name in ("subsidies", "supply_response")}
    assert "no project in the evidence" in over(**empty)(exhibits.lead_times).sentence


@pytest.mark.parametrize("name", STORY.exhibits)
def test_every_fact_told_beside_it_is_an_answer(now, name):
    keys = list(STORY.exhibits[name].keys(STORY))
    assert keys
    assert len(keys) == len(set(keys))
    assert all(now.ask(key).name == f"derisking.{key}" for key in keys)


def test_a_parameter_moves_the_figure(now):
    title = now.given(threshold=40)(exhibits.single_supplier).title
    assert "16 of 27 supply lines exceeded 40 percent" in title
