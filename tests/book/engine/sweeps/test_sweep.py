from dataclasses import replace

import nbformat
from tests.book.engine.sweeps.small_sweeps import sweep_of

from chokepoint.book.engine.sweeps.sweep import differing, hashes_of, source_text


def stems(sweep):
    return [entry.stem for entry in sweep.entries()]


def test_names_say_the_values_and_differ_with_all_that_decides_the_content(workspace):
    sweep = sweep_of(workspace, "n=1,2", "word=a")
    first, second = stems(sweep)
    assert first.startswith("n=1.word=a-")
    assert second.startswith("n=2.word=a-")
    assert stems(sweep_of(workspace, "n=1,2,3", "word=a"))[:2] == [first, second]
    assert stems(sweep_of(workspace, "n=1", "word=a", slow="0.5"))[0] != first
    other = replace(sweep, hashes={**sweep.hashes, "data": "another"})
    assert stems(other)[0] != first


def test_values_that_no_file_can_be_called_by_still_have_names_of_their_own(workspace):
    names = stems(sweep_of(workspace, f"as_of=a/b,a b,金属,{'x' * 300},{'x' * 299}y"))
    assert len(set(names)) == 5
    assert all(name.isascii() and "/" not in name and len(name) < 120 for name in names)


def test_outputs_and_counts_are_no_part_of_the_source_and_all_else_is(workspace):
    path = workspace.root / "page.ipynb"
    before = source_text(path)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[3].outputs = [nbformat.v4.new_output("stream", text="old")]
    notebook.cells[3].execution_count = 7
    nbformat.write(notebook, path)
    assert source_text(path) == before
    notebook.cells[0].source = "# Another page"
    nbformat.write(notebook, path)
    assert source_text(path) != before


def test_what_a_sweep_depends_on_is_hashed_and_named(workspace, monkeypatch):
    before = hashes_of(workspace.root, "source")
    (workspace.root / "data/few.csv").write_text("a\n", encoding="utf-8")
    package = '{"resources": [{"name": "few", "path": "few.csv"}]}'
    (workspace.root / "data/datapackage.json").write_text(package, encoding="utf-8")
    after = hashes_of(workspace.root, "another source")
    assert differing(before, after) == ["the chapter's notebook", "the tables"]
    monkeypatch.setattr("chokepoint.book.engine.sweeps.sweep.code_digest", lambda book=False: str(book))
    assert differing(after, hashes_of(workspace.root, "another source")) == ["the code of the book"]
    assert differing(after, after) == []


def test_a_file_beside_the_chapters_counts_and_another_chapter_does_not(workspace):
    beside = workspace.root / "chapters/steps/limits.csv"
    beside.parent.mkdir(parents=True)
    states = []
    for text in ("a\n1\n", "a\n2\n"):
        beside.write_text(text, encoding="utf-8")
        states.append(hashes_of(workspace.root, ""))
    assert differing(*states) == ["the files beside the chapters"]
    (workspace.root / "chapters/other.ipynb").write_text("{}", encoding="utf-8")
    assert hashes_of(workspace.root, "") == states[1]


def test_the_cells_of_a_notebook_are_counted(workspace):
    assert sweep_of(workspace, "n=1").cells == 3
