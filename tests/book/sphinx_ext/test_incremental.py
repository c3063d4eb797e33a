"""What a later build makes again is what a fresh one would make, and no more than has to be made."""

import shutil
from pathlib import Path

import pytest
from small_books import build, code, fact, figure, row, text

from chokepoint.paths import project_root

LEFTOVERS = {".buildinfo", "objects.inv"}  # the second holds no page
HOME = "# Home\n\n```{toctree}\none\ntwo\nterms\n```\n\n```{glossary}\nGallium\n  A metal.\n```\n"
ONE = [code("x", fact("q", 540000, "kg"), figure("shares")), text("# One\n\nIt is {fact}`q` here.")]
TWO = [code("x", figure("others", values=[{"name": "Niger", "value": 3}])), text("# Two\n\nSee {doc}`one`.")]
PAGES = {"index": HOME, "one": ONE, "two": TWO, "terms": "# Terms\n\n```{glossary}\nTin\n  Another.\n```\n"}
OTHER_WORDS = [ONE[0], text("# One\n\nIt is {fact}`q` there.")]


def files(folder):
    paths = [path for path in Path(folder).rglob("*") if path.is_file() and ".doctrees" not in path.parts]
    return {str(path.relative_to(folder)): path for path in paths if path.name not in LEFTOVERS}


def written(folder):
    return {name: path.stat().st_mtime_ns for name, path in files(folder).items() if name.endswith(".html")}


def build_again(folder, pages, **config):
    """Build a book a second time; give its files and the pages that were made again."""
    before = written(folder / "out")
    out, warnings = build(folder, pages, **config)
    assert not warnings
    now = written(out)
    return out, {name.removesuffix(".html") for name in now if now[name] != before.get(name)}


def assert_as_fresh(out, pages, folder, **config):
    fresh, warnings = build(folder / "fresh", pages, **config)
    assert not warnings
    found, expected = files(out), files(fresh)
    assert set(found) == set(expected)
    assert [name for name in found if found[name].read_bytes() != expected[name].read_bytes()] == []


@pytest.fixture
def book(tmp_path):
    _out, warnings = build(tmp_path, PAGES)
    assert not warnings
    return tmp_path


CHANGES = {
    "a word": ({"one": OTHER_WORDS}, {"one"}),
    "a number": ({"one": [code("x", fact("q", 7, "kg"), figure("shares")), ONE[1]]}, {"one"}),
    "a title": ({"two": [TWO[0], text("# Second\n\nSee {doc}`one`.")]}, {"one", "two", "terms"}),
    "a section": ({"two": [TWO[0], text("# Two\n\nSee {doc}`one`.\n\n## More\n\nWords.")]}, {"one", "two"}),
    "a figure more": ({"one": [code("x", fact("q", 1), figure("shares"), figure("new")), ONE[1]]}, {"one"}),
    "a figure less": ({"two": [code("x"), TWO[1]]}, {"two"}),
    "a term": ({"terms": "# Terms\n\n```{glossary}\nLead\n  A third.\n```\n"}, {"terms"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_page_leaves_what_a_fresh_build_would(book, name):
    changed, again = CHANGES[name]
    out, made = build_again(book, PAGES | changed)
    assert again <= made
    assert_as_fresh(out, PAGES | changed, book)


def test_a_word_makes_one_page_again(book):
    _out, made = build_again(book, PAGES | {"one": OTHER_WORDS})
    assert "two" not in made  # the first page and the list of terms are made every time
    assert "one" in made


def test_nothing_changed_makes_nothing_again(book):
    assert "one" not in build_again(book, PAGES)[1]
    assert "two" not in build_again(book, PAGES)[1]


def test_what_only_tells_the_state_of_the_project_is_written_on_every_page(book):
    context = {"html_context": {"commit": "abc"}}
    out, made = build_again(book, PAGES, **context)
    assert {"index", "one", "two", "terms"} <= made
    assert_as_fresh(out, PAGES, book, **context)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Give a copy of the data package to change, and let the project be the one that holds it."""
    root = tmp_path / "project"
    for name in ("_config.yml", "_toc.yml"):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(project_root() / name, root / name)
    shutil.copytree(project_root() / "data", root / "data")
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(root))
    return root / "data"


def edit(path, old, new):
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")


DATA = "# Data\n\n```{data-tables}\n```\n\n```{sources-list}\n```\n"
WITH_DATA = {
    "index": "# Home\n\n```{toctree}\nplain\none\ndata\n```\n",
    "plain": "# Plain\n\nWords.\n",
    "one": [code("x", fact("q", 5, "kg", rows=[row()]), figure("shares")), text("# One\n\n{fact}`q`")],
    "data": DATA,
}


def test_a_row_that_a_page_shows_makes_the_page_again(package, tmp_path):
    build(tmp_path, WITH_DATA)
    edit(package / "tables/exports_monthly.csv", "factbox,section on gallium", "factbox,section on Gallium")
    out, made = build_again(tmp_path, WITH_DATA)
    assert {"one", "data"} <= made
    assert "plain" not in made
    assert_as_fresh(out, WITH_DATA, tmp_path)


def test_another_title_of_a_source_makes_every_page_again(package, tmp_path):
    build(tmp_path, WITH_DATA)
    sources = (package / "sources.csv").read_text("utf-8").splitlines()
    title = next(line for line in sources if line.startswith("reuters_2023_09_20,")).split(",")[2]
    edit(package / "sources.csv", title, f"{title} again")
    out, made = build_again(tmp_path, WITH_DATA)
    assert "one" in made
    assert_as_fresh(out, WITH_DATA, tmp_path)


def made_from_rows(names):
    return {name for name in names if name.startswith(("data/", "sources/"))}


UNUSED = "made_up_2020"


def add(path, key):
    """Add a source that no row names."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    fields = lines[1].split(",")
    path.write_text("".join([*lines, ",".join([key, *fields[1:]])]), "utf-8")


def remove(path, key):
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{key},")), "utf-8")


@pytest.mark.slow
def test_the_pages_of_tables_and_sources_stand_while_they_would_show_the_same(package, tmp_path):
    config = {"chokepoint_catalogue": True}
    add(package / "sources.csv", UNUSED)
    build(tmp_path, WITH_DATA, **config)
    pages = WITH_DATA | {"plain": "# Plain\n\nOther words.\n"}
    out, made = build_again(tmp_path, pages, **config)
    assert not made_from_rows(made)
    assert_as_fresh(out, pages, tmp_path, **config)
    pages |= {"one": [code("x", fact("q", 6, "kg", rows=[row()]), figure("shares")), WITH_DATA["one"][1]]}
    out, made = build_again(tmp_path, pages, **config)
    assert made_from_rows(made) == {"sources/reuters_2023_09_20"}
    edit(package / "tables/exports_monthly.csv", "factbox,section on gallium", "factbox,section on Gallium")
    out, made = build_again(tmp_path, pages, **config)
    assert {"one", "data", "data/exports_monthly"} <= made
    assert "plain" not in made
    # one page of a source; every page of a table tells the size of the whole package
    assert [name for name in made if name.startswith("sources/")] == ["sources/reuters_2023_07_factbox"]
    assert_as_fresh(out, pages, tmp_path, **config)
    remove(package / "sources.csv", UNUSED)
    out, made = build_again(tmp_path, pages, **config)
    assert not (out / f"sources/{UNUSED}.html").exists()
    assert_as_fresh(out, pages, tmp_path, **config)
