from copy import deepcopy

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.contents.earlier import name_earlier, with_earlier
from chokepoint.book.engine.notebooks import FACT_TYPE as FACT


def notebook(**values):
    facts = [
        new_output("display_data", {FACT: {"key": key, "value": value, "unit": "t"}})
        for key, value in values.items()
    ]
    other = new_output("display_data", {"text/plain": "x"})
    return new_notebook(cells=[new_markdown_cell("# A"), new_code_cell("x", outputs=[*facts, other])])


def earlier(told):
    outputs = told.cells[1].outputs
    return {o.data[FACT]["key"]: o.data[FACT].get("earlier") for o in outputs if FACT in o.data}


def test_each_fact_is_told_what_it_was_in_the_order_of_the_days():
    told = with_earlier(
        notebook(a=3, b=4), {"2023-07-06": notebook(a=1), "2024-01-31": notebook(a=2, b=None)}
    )
    assert earlier(told) == {
        "a": [["2023-07-06", 1, "t"], ["2024-01-31", 2, "t"]],
        "b": [["2023-07-06", None, "t"], ["2024-01-31", None, "t"]],
    }
    assert told.cells[1].outputs[-1].data == {"text/plain": "x"}


def test_the_notebook_itself_stays_as_it_is():
    today = notebook(a=3)
    before = deepcopy(today)
    with_earlier(today, {"2023-07-06": notebook(a=1)})
    assert today == before


def test_without_earlier_editions_nothing_is_told():
    today = notebook(a=3)
    assert with_earlier(today, {}) is today
    assert earlier(today) == {"a": None}


def test_what_was_just_executed_has_no_name_and_nothing_has_none():
    assert name_earlier({"2023-07-06": notebook(a=1)}) is None
    assert name_earlier({}) == []
