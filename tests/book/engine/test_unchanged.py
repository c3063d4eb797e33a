"""A build is left out only where everything it depends on is as it was, and its site is whole."""

import subprocess

import pytest

from chokepoint.book.engine import unchanged
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions, BuildResult
from chokepoint.book.engine.publish import publish
from chokepoint.book.engine.unchanged import note_site, sources_of, standing_site

OPTIONS = BuildOptions()


@pytest.fixture
def book(tmp_path):
    """A project with a site that was just built from it."""
    for name in (
        "_config.yml",
        "_toc.yml",
        "requirements.txt",
        "README.md",
        "chapters/a.ipynb",
        "data/t.csv",
    ):
        path = tmp_path / "book" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    here = Workspace(tmp_path / "book")
    build(here)
    return here


def build(here, options=OPTIONS, reads=()):
    """Publish a site and note it, as a build does."""
    sources = sources_of(here, options)
    finished = here.work / "site"
    finished.mkdir(parents=True)
    (finished / ".nojekyll").touch()
    (finished / "index.html").write_text("page")
    result = BuildResult(executed=["en/a"], unchanged=["en/b"])
    result.site_hash = publish(finished, options.place(here))
    note_site(here, options, sources, result, reads)


def test_a_site_made_from_the_same_stands(book):
    result = standing_site(book, OPTIONS)
    assert result.unchanged == ["en/a", "en/b"]
    assert result.executed == []
    assert result.site == str(book.site.parent.resolve() / "site")
    assert result.site_hash.startswith(book.site.readlink().name.removeprefix("site-"))


@pytest.mark.parametrize(
    "name", ["_config.yml", "_toc.yml", "requirements.txt", "changes.csv", "chapters/a.ipynb",
             "chapters/new.csv", "data/t.csv", "src/own.py", "README.md"],
)  # fmt: skip
def test_any_changed_or_new_file_of_the_book_counts(book, name):
    path = book.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("2")
    assert standing_site(book, OPTIONS) is None


def test_a_missing_file_counts(book):
    (book.root / "chapters/a.ipynb").unlink()
    assert standing_site(book, OPTIONS) is None


@pytest.mark.parametrize("name", ["tool_versions", "name_fonts"])
def test_other_tools_and_fonts_count(book, monkeypatch, name):
    monkeypatch.setattr(unchanged, name, lambda *_: "others")
    assert standing_site(book, OPTIONS) is None


def test_changed_code_counts(book, tmp_path, monkeypatch):
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(unchanged, "PACKAGE", tmp_path / "package")
    build(book)
    assert standing_site(book, OPTIONS)
    (tmp_path / "package/module.py").write_text("")
    assert standing_site(book, OPTIONS) is None


def test_another_commit_counts(book, monkeypatch):
    monkeypatch.setenv("CHOKEPOINT_COMMIT", "abc")
    assert standing_site(book, OPTIONS) is None


@pytest.mark.parametrize(
    "options",
    [
        BuildOptions(days=("2023-07-06",)),
        BuildOptions(as_of="2023-07-06"),
        BuildOptions(only=("a",)),
        BuildOptions(("en", "zh")),
        BuildOptions(fresh=True),
        BuildOptions(replaced={"a": {}}),
    ],
)
def test_another_wish_is_another_site(book, options):
    assert standing_site(book, options) is None


def test_how_many_work_at_it_makes_no_other_site(book):
    assert standing_site(book, BuildOptions(jobs=7))


@pytest.mark.parametrize(
    "harm",
    [
        lambda site: (site / "index.html").write_text("pagE"),
        lambda site: (site / "more.html").write_text(""),
        lambda site: (site / "index.html").unlink(),
    ],
)
def test_a_site_that_is_not_whole_is_built_again(book, harm):
    harm(book.site)
    assert standing_site(book, OPTIONS) is None


def test_a_site_that_is_gone_is_built_again(book):
    book.site.unlink()
    assert standing_site(book, OPTIONS) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "{"])
def test_a_damaged_note_is_none(book, text):
    (note,) = book.cache.glob("built-*.json")
    note.write_text(text)
    assert standing_site(book, OPTIONS) is None


def test_what_the_chapters_have_read_elsewhere_counts(book, tmp_path):
    (tmp_path / "elsewhere.csv").write_text("1")
    build(book, reads=[f"file:{tmp_path}/elsewhere.csv", "table:uses"])
    assert standing_site(book, OPTIONS)
    (tmp_path / "elsewhere.csv").write_text("2")
    assert standing_site(book, OPTIONS) is None


def test_what_cannot_be_looked_at_again_leaves_no_note(book):
    build(book, reads=["unknown:subprocess.Popen"])
    assert standing_site(book, OPTIONS) is None


def test_a_file_that_changed_during_the_build_leaves_no_note(book):
    sources = sources_of(book, OPTIONS)
    (book.root / "data/t.csv").write_text("2")
    result = BuildResult(site_hash="x")
    note_site(book, OPTIONS, sources, result, [])
    assert standing_site(book, OPTIONS) is None


def test_nothing_that_takes_long_is_loaded():
    program = (
        "import sys, chokepoint.book.commands.cli, chokepoint.book.engine.unchanged\n"
        "print({'pandas', 'altair', 'nbformat', 'papermill', 'sphinx', 'numpy'} & set(sys.modules))"
    )
    import sys

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
