from nbformat.v4 import new_code_cell, new_notebook, new_output

from chokepoint.book.commands.refresh import changes_of
from chokepoint.book.engine.execute import Outcome
from chokepoint.book.engine.notebooks import FACT_TYPE, FIGURE_TYPE, write_notebook
from chokepoint.book.engine.plan import Job


def notebook(facts, figures=()):
    outputs = [
        new_output("display_data", data={FACT_TYPE: {"key": key, "value": value, "unit": "t"}})
        for key, value in facts.items()
    ]
    for name, rows in figures:
        fields = {"chokepoint_figure": {"id": name, "table": {"rows": rows}}}
        outputs.append(new_output("display_data", data={FIGURE_TYPE: {"mark": "bar"}}, metadata=fields))
    return new_notebook(cells=[new_code_cell("x", outputs=outputs, id="a")])


def lines(tmp_path, old, new):
    path = tmp_path / "controls.ipynb"
    write_notebook(path, old)
    return [str(change) for change in changes_of(Outcome(Job(path, "controls"), new))]


def test_moved_new_and_lost_facts_are_told_with_old_and_new_value(tmp_path):
    found = lines(tmp_path, notebook({"a": 1, "b": 2, "c": 3}), notebook({"a": 1, "b": 2.5, "d": None}))
    assert found == [
        "controls: fact b: 2 t -> 2.5 t",
        "controls: fact d: (none) -> null t",
        "controls: fact c: 3 t -> (none)",
    ]


def test_a_figure_is_told_when_its_rows_change(tmp_path):
    (line,) = lines(tmp_path, notebook({}, [("f", [["1"]])]), notebook({}, [("f", [["1"], ["2"]])]))
    assert line.startswith("controls: figure f: 1 rows, ")
    assert " -> 2 rows, " in line


def test_equal_outputs_tell_nothing(tmp_path):
    same = notebook({"a": 1}, [("f", [["1"]])])
    assert lines(tmp_path, same, same) == []
