"""An edit runs again what depends on it and nothing else; what is taken from earlier equals a fresh run."""

import pytest
from tests.book.engine.runs.copies import Pages, copy_package
from tests.book.engine.runs.small_stories import JOBS, replace_stories, write_book, write_notebook

LEFT, RIGHT = {("left", "en"), ("left", "fr")}, {("right", "en")}
WHOLE, PLAIN = {("whole", "en")}, {("plain", "en")}
ALL = LEFT | RIGHT | WHOLE | PLAIN

EDITS = {
    "a figure": ("package/stories/left/charts.py", "A title", "Another", LEFT),
    "an answer": ("package/stories/left/answers.py", 'row_ids=""', 'row_ids="", n=7.0', LEFT | RIGHT),
    "a catalogue": ("package/locale/fr/LC_MESSAGES/chokepoint.po", "Un titre", "Titre", {("left", "fr")}),
    "a table": ("root/data/tables/steps.csv", "1,s", "5,s", LEFT | RIGHT),
    "a file beside": ("root/chapters/beside.txt", "a word", "another", RIGHT),
    "what all share": ("package/answers/answer.py", "", "\n", ALL),
}
MORE_EDITS = {
    "a judge": ("package/stories/left/judges.py", '"true"', '"false"', LEFT | WHOLE),
    "a headline": ("package/stories/right/headlines.py", '"Twice"', '"Two times"', RIGHT | WHOLE),
    "a story": ("package/stories/right/story.py", "", "\n", RIGHT),
    "a module of analysis": ("package/analysis/trade/duties.py", "", "\n", LEFT | RIGHT),
    "one nobody imports": ("package/analysis/trade/ceilings.py", "", "\n", set()),
    "a module that is new": ("package/stories/left/more.py", "", "1\n", LEFT),
    "a headline in a new module": (
        *("package/stories/left/headlines.py", ""),
        "from chokepoint.stories.right import headlines\n",
        LEFT | WHOLE,
    ),
    "a package": ("package/figures/__init__.py", "", "\n", ALL),
    "the list of stories": ("package/stories/registered.py", "", "\n", ALL),
    "a file of a package": ("package/figures/fonts/advances.json", "", "\n", ALL),
    "a catalogue that is new": ("package/locale/de/LC_MESSAGES/chokepoint.po", "", "\n", set()),
    "what makes pages": ("package/book/site/svg.py", "", "\n", set()),
    "code of a notebook": ("root/chapters/left.ipynb", "'left', globals", "'left',  globals", LEFT),
    "the data package": ("root/data/datapackage.json", "", "\n", LEFT | RIGHT),
}
CASES = [*EDITS, *(pytest.param(name, marks=pytest.mark.slow) for name in MORE_EDITS)]


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    replace_stories(copy_package(folder / "source"))
    (folder / "package").symlink_to(folder / "source/chokepoint")
    write_book(folder / "root")
    return folder


@pytest.fixture(scope="module")
def pages(places):
    with Pages(places / "source/chokepoint", places / "root") as started:
        assert [one.error for one in started.run(JOBS)] == [None] * len(JOBS)
        yield started


def executed(outcomes):
    return {(page, lang) for (page, lang, _), one in zip(JOBS, outcomes, strict=True) if one.executed}


@pytest.fixture
def edit(places):
    """Edit a file, and put it back at the end."""
    undone = []

    def change(name, old, new):
        path = places / name
        before = path.read_text(encoding="utf-8") if path.exists() else None
        undone.append((path, before))
        path.parent.mkdir(parents=True, exist_ok=True)
        text = before or ""
        assert old in text
        path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")

    yield change
    for path, before in undone:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_an_edit_runs_again_what_depends_on_it_and_the_rest_is_as_fresh(pages, edit, name):
    path, old, new, expected = (EDITS | MORE_EDITS)[name]
    before = [one.text for one in pages.run(JOBS)]
    edit(path, old, new)
    kept, fresh = pages.run(JOBS), pages.run(JOBS, fresh=True)
    assert {one.error for one in fresh} == {None}
    assert executed(kept) == expected
    assert executed(fresh) == ALL
    assert [one.text for one in kept] == [one.text for one in fresh]
    if old.strip():
        assert [one.text for one in kept] != before


def test_what_runs_notebooks_runs_all_of_them_again(places, pages, edit):
    edit("package/book/engine/notebooks.py", '"name": "python3"', '"name": "python3", "more": "1"')
    with Pages(places / "source/chokepoint", places / "root") as anew:
        kept = anew.run(JOBS)
        assert executed(kept) == ALL
        assert executed(anew.run(JOBS)) == set()
        # this process still has the code of before, and keeps to what that made
        assert executed(pages.run(JOBS)) == set()


EDITING = 'open("../../package/figures/theme.py", "a").write("\\n")'


def test_what_is_run_while_code_is_edited_is_not_kept(places, pages, edit):
    edit("package/figures/theme.py", "", "\n")
    write_notebook(places / "root", "editing", EDITING)
    for _ in range(2):
        (outcome,) = pages.run([("editing", "en", {})])
        assert outcome.error is None
        assert outcome.executed
