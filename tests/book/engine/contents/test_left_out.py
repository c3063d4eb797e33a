from nbformat.v4 import new_code_cell, new_notebook, new_output

from chokepoint.book.engine.contents.left_out import left_out, shown_sources
from chokepoint.data import load_sources

DAY = "2023-07-06"


def notebook(facts=(), figures=()):
    fact = {"application/vnd.chokepoint.fact+json": {"rows": [{"source_id": name} for name in facts]}}
    figure = {"chokepoint_figure": {"sources": [{"source_id": name} for name in figures]}}
    outputs = [new_output("display_data", fact), new_output("display_data", {}, metadata=figure)]
    return new_notebook(cells=[new_code_cell("x", outputs=outputs), new_code_cell("y")])


def test_sources_of_facts_and_figures_are_collected():
    assert shown_sources(notebook(["a", "b"], ["b", "c"])) == {"a", "b", "c"}
    assert shown_sources(new_notebook()) == set()


def test_the_states_of_a_figure_count_too():
    state = {"meta": {"sources": [{"source_id": "c"}]}}
    figure = {"chokepoint_figure": {"sources": [{"source_id": "a"}], "choice": {"states": [state]}}}
    cell = new_code_cell("x", outputs=[new_output("display_data", {}, metadata=figure)])
    assert shown_sources(new_notebook(cells=[cell])) == {"a", "c"}


def test_only_later_and_undated_sources_that_the_page_lacks_are_named_in_order():
    dates = load_sources()["published_last_day"]
    known = dates[dates <= DAY].index[0]
    late = list(dates[dates > DAY].sort_values().index[[0, -1]])
    undated = dates[dates.isna()].index[0]
    today = notebook([undated, late[1]], [late[0], known])
    assert left_out(today, notebook(), DAY) == [*late, undated]
    assert left_out(today, notebook([late[1]]), DAY) == [late[0], undated]
