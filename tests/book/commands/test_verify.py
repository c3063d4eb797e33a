"""A copy of a site is checked, and builds under different conditions are compared byte by byte."""

import json
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from chokepoint.book.commands.cli import main
from chokepoint.book.commands.verify import LEFT_OUT, PLAIN, Conditions, compare_builds, find_first_difference
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.site.manifest import write_manifest
from chokepoint.book.site.tree import Site
from chokepoint.errors import BuildError
from chokepoint.paths import project_root


@pytest.fixture
def trees(tmp_path):
    for name in ("ours", "theirs"):
        (tmp_path / name / "en").mkdir(parents=True)
        (tmp_path / name / "en/a.html").write_text("the same")
        (tmp_path / name / "en/b.html").write_text("one two three")
    return tmp_path / "ours", tmp_path / "theirs"


def told(trees):
    return [str(one) for one in find_first_difference(*trees)]


def test_equal_trees_do_not_differ(trees):
    assert told(trees) == []


def test_the_first_byte_that_differs_is_shown_with_what_is_around_it(trees):
    (trees[1] / "en/b.html").write_text("one Two Three")
    assert told(trees) == ["en/b.html: byte 4 differs, b'one two three' and b'one Two Three'"]


def test_a_file_that_is_longer_differs_at_its_end(trees):
    (trees[1] / "en/b.html").write_text("one two three.")
    assert [one.byte for one in find_first_difference(*trees)] == [13]


def test_a_file_that_one_build_lacks_is_named(trees):
    (trees[0] / "en/c.html").write_text("")
    assert told(trees) == ["en/c.html: only one of the builds has it"]


def test_a_copy_is_checked_offline(trees, capsys):
    write_manifest(Site(trees[0]))
    main_of(["verify", str(trees[0])])
    assert capsys.readouterr().out == "files as built: 2\n"


def test_a_spoilt_copy_ends_with_code_1_and_names_every_file(trees, capsys):
    write_manifest(Site(trees[0]))
    for name in ("a", "b"):
        (trees[0] / f"en/{name}.html").write_text("spoilt")
    assert main_of(["verify", str(trees[0]), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [error["where"] for error in told["errors"]] == ["en/a.html", "en/b.html"]


def main_of(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


@pytest.fixture
def book(tmp_path):
    shutil.copytree(project_root(), tmp_path / "book", ignore=LEFT_OUT, symlinks=True)
    return Workspace(tmp_path / "book")


@pytest.mark.slow
def test_the_book_has_the_same_bytes_in_other_folders_zones_and_languages(book):
    found = compare_builds(book, ("index",))
    assert found["files"] > 1000
    assert found["same bytes in"].startswith(PLAIN.name)


@pytest.mark.slow
def test_a_page_that_depends_on_the_machine_is_found(book):
    path = book.root / "chapters/index.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells.append(new_code_cell("import os\nprint(len(os.environ['HOME']))", id="planted"))
    nbformat.write(notebook, path)
    other = Conditions("another home", "other")
    with pytest.raises(BuildError, match=r"en/index\.html: byte \d+ differs"):
        compare_builds(book, ("index",), [other])
