import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from chokepoint.book.commands.refresh import changes_of, refresh
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.notebooks import FACT_TYPE, FIGURE_TYPE, write_notebook
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Outcome
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["changes.csv", "a.ipynb"])
def test_nothing_but_a_file_is_replaced_and_it_is_said_before_anything_runs(tmp_path, kind, place):
    (tmp_path / "_toc.yml").write_text("root: a\n", encoding="utf-8")
    if place != "a.ipynb":
        write_notebook(tmp_path / "a.ipynb", notebook({}))
    with odd_place(tmp_path / place, kind), pytest.raises(BuildError):
        refresh(Workspace(tmp_path), [], QuietReporter())
    assert not (tmp_path / "build").exists()


def test_a_link_to_a_chapter_is_not_replaced_by_a_file(tmp_path):
    write_notebook(tmp_path / "elsewhere" / "a.ipynb", notebook({}))
    (tmp_path / "_toc.yml").write_text("root: a\n", encoding="utf-8")
    (tmp_path / "a.ipynb").symlink_to("elsewhere/a.ipynb")
    with pytest.raises(BuildError, match=r"a\.ipynb: is a link; nothing was changed"):
        refresh(Workspace(tmp_path), [], QuietReporter())
    assert (tmp_path / "a.ipynb").is_symlink()


@pytest.fixture
def family(tmp_path):
    """Make a chapter with a page more, whose outputs are committed nowhere."""
    cells = [
        new_code_cell("year: int = 2010  # a year", metadata={"tags": ["parameters"]}),
        new_code_cell("print(year)"),
    ]
    write_notebook(tmp_path / "chapters/a.ipynb", new_notebook(cells=cells))
    (tmp_path / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("root: index\nchapters: [{file: chapters/a}]", encoding="utf-8")
    text = "- {family: years, notebook: a, for: {year: [2012]}, name: 'a/{year}'}"
    (tmp_path / "chapters/pages.yml").write_text(text, encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    return Workspace(tmp_path)


def test_only_the_page_of_the_notebook_itself_is_written_back(family):
    assert refresh(family, [], QuietReporter()).rewritten == ["a"]
    text = (family.root / "chapters/a.ipynb").read_text(encoding="utf-8")
    assert '"2010\\n"' in text
    assert "2012" not in text


def test_the_page_of_a_family_has_nothing_to_refresh(family):
    with pytest.raises(BuildError, match=r"chapter a/2012: has no committed outputs.*refresh a"):
        refresh(family, ["a/2012"], QuietReporter())
