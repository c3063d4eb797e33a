import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.commands.run import chapter_job, chapter_parameters, run_chapter
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.errors import BuildError, ChokepointError, ParameterError
from odd_places import KINDS, odd_place


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "_toc.yml").write_text("root: controls\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    cells = [
        new_code_cell("year: int = 2010  # base year", metadata={"tags": ["parameters"]}),
        new_code_cell("if year > 2020:\n    raise ValueError('too late')\nprint(year)"),
    ]
    nbformat.write(new_notebook(cells=cells), tmp_path / "controls.ipynb")
    return Workspace(tmp_path)


def run(workspace, given, **options):
    return run_chapter(workspace, "controls", given, QuietReporter(), **options).notebook


def test_the_parameters_of_a_chapter_are_listed(workspace):
    (spec,) = chapter_parameters(workspace, "controls")
    assert (spec.name, spec.default, spec.help) == ("year", 2010, "base year")


def test_each_set_of_parameters_has_a_notebook_of_its_own(workspace):
    one, two = run(workspace, {"year": "2011"}), run(workspace, {"year": 2012})
    assert one != two
    assert one.parent == workspace.run
    assert run(workspace, {"year": 2011}) == one
    assert "year = 2011" in one.read_text(encoding="utf-8")


def test_what_is_wrong_is_said_before_anything_runs(workspace):
    with pytest.raises(ParameterError, match="not of type int"):
        run(workspace, {"year": "soon"})
    with pytest.raises(ChokepointError, match="no chapter 'prices'"):
        chapter_job(workspace, "prices")
    with pytest.raises(BuildError, match=r"end the name in \.ipynb"):
        run(workspace, {}, output=workspace.root / "page.html")
    assert not workspace.build.exists()


def test_a_failing_run_writes_no_notebook(workspace):
    with pytest.raises(
        BuildError, match=r"chapter controls \(en, year=2021\), cell 3, line 2: ValueError: too late"
    ):
        run(workspace, {"year": 2021}, output=workspace.root / "mine.ipynb")
    assert not (workspace.root / "mine.ipynb").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_a_file_is_replaced_and_it_is_said_before_anything_runs(workspace, kind):
    place = workspace.root / "out" / "mine.ipynb"
    with odd_place(place, kind), pytest.raises(BuildError, match="nothing was changed"):
        run(workspace, {"year": 2011}, output=place)
    assert not workspace.build.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_of_the_page_is_looked_at_before_anything_runs(workspace, kind):
    with (
        odd_place(workspace.root / "out" / "mine.site", kind),
        pytest.raises(BuildError, match="nothing was changed"),
    ):
        run(workspace, {"year": 2011}, output=workspace.root / "out" / "mine.ipynb", html=True)
    assert not (workspace.root / "out" / "mine.ipynb").exists()
    assert not workspace.build.exists()


def test_an_earlier_run_is_written_over(workspace):
    place = workspace.root / "mine.ipynb"
    run(workspace, {"year": 2011}, output=place)
    run(workspace, {"year": 2012}, output=place)
    assert "year = 2012" in place.read_text(encoding="utf-8")


def test_a_fresh_run_takes_nothing_from_an_earlier_one(workspace):
    path = workspace.root / "controls.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(new_code_cell("import time\nprint(time.time_ns())"))
    nbformat.write(notebook, path)
    first, again, fresh = (
        run(workspace, {"year": 2011}, fresh=fresh).read_bytes() for fresh in (False, False, True)
    )
    assert first == again != fresh


def test_the_page_of_a_family_runs_with_its_own_values_and_those_given(workspace):
    root = workspace.root
    (root / "chapters").mkdir()
    (root / "controls.ipynb").rename(root / "chapters/controls.ipynb")
    (root / "_toc.yml").write_text("root: index\nchapters: [{file: chapters/controls}]", encoding="utf-8")
    (root / "index.md").write_text("# Home\n", encoding="utf-8")
    family = "- {family: years, notebook: controls, for: {year: [2012]}, name: 'controls/{year}'}"
    (root / "chapters/pages.yml").write_text(family, encoding="utf-8")
    written = run_chapter(workspace, "controls/2012", {}, QuietReporter()).notebook
    assert written.parent == workspace.run
    assert written.name.startswith("controls-2012-")
    assert "year = 2012" in written.read_text(encoding="utf-8")
    given = run_chapter(workspace, "controls/2012", {"year": "2013"}, QuietReporter()).notebook
    assert "year = 2013" in given.read_text(encoding="utf-8")
