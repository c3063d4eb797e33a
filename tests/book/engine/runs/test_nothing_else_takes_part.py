"""What a chapter puts out depends on nothing but what its run has noted.

Each chapter is run a second time where every other file of our package is empty, and gives the same bytes.
And each file is edited in turn: the chapters that depend on it, and only those, are to run again.
"""

from pathlib import Path

import pytest
from tests.book.engine.runs.copies import PACKAGE, Pages, copy_package

from chapter_runs import PROMPT
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.runs.code import KINDS, Code

ROOT = Path(__file__).resolve().parents[4]
CHAPTERS = [page.name for page in read_pages(ROOT) if page.is_notebook and page.is_committed]
NEEDED = ("chapters", "data", "_config.yml", "_toc.yml", "requirements.txt")
QUICK = "index"
"""A chapter that repeats answers of others, and is run with every test."""
RUNS = [(name, {}) for name in CHAPTERS] + [(name, runs[0]) for name, runs in PROMPT.items()]
CASES = [run if run == (QUICK, {}) else pytest.param(*run, marks=pytest.mark.slow) for run in RUNS]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A folder of the book whose build folder is its own."""
    folder = tmp_path_factory.mktemp("root")
    for name in NEEDED:
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="module")
def whole(root):
    with Pages(PACKAGE, root) as pages:
        yield pages


def code_of(outcome):
    assert outcome.error is None
    return [name for name in outcome.reads if name.split(":")[0] in KINDS]


def files_behind(outcome):
    code = Code()
    return {path for name in code_of(outcome) for path in code.files(name)}


def files_of(package):
    """Name the files outside ``book``, which is what runs them."""
    paths = [path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()]
    return sorted(path for path in paths if not path.startswith("book/") and "__pycache__" not in path)


@pytest.mark.parametrize(("chapter", "parameters"), CASES)
def test_a_chapter_is_the_same_where_everything_else_is_empty(root, whole, tmp_path, chapter, parameters):
    job = [(chapter, "en", parameters)]
    (outcome,) = whole.run(job)
    package, kept = copy_package(tmp_path), files_behind(outcome)
    others = [path for path in files_of(package) if path not in kept]
    assert len(others) > 50
    for path in others:
        (package / path).write_bytes(b"")
    with Pages(package, root) as emptied:
        (again,) = emptied.run(job, fresh=True)
    assert again.error is None
    assert again.text == outcome.text
    assert code_of(again) == code_of(outcome)


@pytest.mark.slow
def test_each_file_runs_again_the_chapters_that_depend_on_it(whole, tmp_path):
    outcomes = dict(zip(CHAPTERS, whole.run([(name, "en", {}) for name in CHAPTERS]), strict=True))
    package, names = copy_package(tmp_path), {name: code_of(one) for name, one in outcomes.items()}
    expected = {name: files_behind(one) for name, one in outcomes.items()}
    again, before = {}, hash_all(package, names)
    for path in files_of(package):
        with (package / path).open("ab") as file:
            file.write(b"\n")
        after = hash_all(package, names)
        again[path] = {name for name in names if before[name] != after[name]}
        before = after
    assert again == {path: {name for name in names if path in expected[name]} for path in again}
    charts = [path for path in again if path.endswith("_charts.py")]
    assert len(charts) > 30
    assert max(len(again[path]) for path in charts) < len(CHAPTERS)
    assert sum(len(again[path]) for path in charts) < 2 * len(charts)


def hash_all(package, names):
    code = Code(package, package.parent / "imports.json")
    return {name: code.hash_notes(listed) for name, listed in names.items()}
