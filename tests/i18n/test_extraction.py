"""What is found by reading the code is all that is asked for while it runs."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pytest

import chokepoint
from chokepoint.answers.look import Look
from chokepoint.answers.story import find_story
from chokepoint.book.sphinx_ext.pages.reproduce import page_parameters
from chokepoint.data import KnownTables
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import NARROW
from chokepoint.i18n import Translator, extraction
from chokepoint.paths import data_folder
from chokepoint.stories import page
from chokepoint.stories.registered import EXPLAINER

SOURCE = Path(chokepoint.__file__).parent
CHAPTERS = Path(__file__).parents[2] / "chapters"
WRAPPERS = {
    "book/sphinx_ext/words.py": "hands on to gettext what count and say were given",
}
"""Modules that hand on messages whose literals are found where they are called."""
MAKERS = ("i18n/messages.py", "i18n/translator.py", "answers/robustness/headline.py")
"""Modules that may make a message of a text: what registers headlines reads their literals."""


def module(code: str) -> ast.Module:
    return ast.parse(code)


def messages(code: str) -> list[tuple[str, str]]:
    tree = module(code)
    return [(text, plural) for text, plural, _line in extraction.said_in(tree, {})]


def faults(code: str) -> list[str]:
    tree = module(code)
    return [what for what, _line in extraction.faults_in(tree, {})]


@lru_cache
def trees() -> dict[str, ast.Module]:
    return {**extraction.read_modules(SOURCE), **extraction.read_notebooks(CHAPTERS)}


@lru_cache
def catalogue() -> extraction.Catalogue:
    return extraction.extract(SOURCE, CHAPTERS, data_folder())


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('t("{n} t", n=5)', [("{n} t", "")]),
        ('look.t("a" "b")', [("ab", "")]),
        ('t.plural("one", "{n}", n)', [("one", "{n}")]),
        ('WORDS = {"a": msg("an a")}', [("an a", "")]),
        ('MADE, IDLE = vocabulary("made", "idle")', [("made", ""), ("idle", "")]),
        ('above(0, "a rise")', [("a rise", "")]),
        ('BOOK.headline(C, "key", "Name", sentence="It rose", unit="t")',
         [("Name", ""), ("It rose", ""), ("t", "")]),
        ('def made(row, how): ...\nmade(row, "as printed" if row else "by us")',
         [("as printed", ""), ("by us", "")]),
        ('class Column:\n    column: str\n    unit: str = ""\nColumn("x", "days")', [("days", "")]),
        ('t.code("closed_mine"); print("no message")', []),
    ],
)  # fmt: skip
def test_every_way_to_say_or_keep_words_is_read(code, found):
    assert messages(code) == found


@pytest.mark.parametrize(
    "code",
    [
        "t(words)",
        't(f"{n} t")',
        't("a" + "b")',
        'look.t(WORDS["a"])',
        "msg(words)",
        't.plural("one", many, n)',
        "t.plural(*pair, n)",
        "vocabulary(word)",
        'frame["kind"].map(t)',
        'Column("x", how=HOW + ", highest")',
        'Column("x", how=f"highest {what}")',
    ],
)
def test_what_is_no_literal_is_refused(code):
    assert faults(code)


@pytest.mark.parametrize(
    "code",
    [
        't("a")',
        "t.say(WORDS[name])",
        "t.code(row.kind)",
        'frame["kind"].map(t.code)',
        'frame["kind"].map(names)',
        'Column("x", how=HOW)',
        't.plural("one", "{n}", n)',
    ],
)
def test_literals_and_what_was_kept_are_not(code):
    assert faults(code) == []


def test_every_message_of_the_book_is_a_literal():
    shared = extraction.kept_parameters(trees().values())
    found = [
        f"{name}:{line}: {what}"
        for name, tree in trees().items()
        if name not in WRAPPERS
        for what, line in extraction.faults_in(tree, shared)
    ]
    assert found == []


def test_only_what_takes_a_literal_makes_a_message():
    makers = [
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and extraction.called(node) == "Message"
    ]
    assert set(makers) <= set(MAKERS)


def test_codes_and_cells_come_from_the_data_package():
    found = catalogue()
    assert "african_export_controls.kind" in found["ban"].places
    assert "production.stage" in found["smelter refinery"].places
    assert "controls.target_name" in found["Japan"].places


def test_what_a_parameter_means_is_found_as_its_page_shows_it():
    places = catalogue()["use only what was published by this day; YYYY-MM-DD or None for everything"].places
    assert "controls.ipynb" in places
    shown = {one.meaning for path in CHAPTERS.glob("*.ipynb") for one in page_parameters(path)}
    assert len(shown) > 15
    assert shown - {""} <= set(catalogue())


def test_a_place_names_file_and_line():
    places = catalogue()["another way to count"].places
    assert [place.partition(":")[0] for place in places] == ["stories/robustness/titles.py"]


@dataclass(frozen=True)
class Recorder(Translator):
    """Notes every message that is asked for."""

    asked: set[str] = field(default_factory=set, compare=False)

    def _text(self, message: str) -> str:
        self.asked.add(message)
        return super()._text(message)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        self.asked.add(one)
        return super().plural(one, many, n, **values)


def recorded(name: str) -> set[str]:
    """Tell every answer of a story and draw every figure; name the messages, units and hows it took."""
    story, t = find_story(name), Recorder()
    look = Look(story, KnownTables(None), t=t)
    answers = [look.ask(key) for key in story.stated]
    for exhibit in story.exhibits.values():
        shown = [] if exhibit.draw is None else page._outputs(look(exhibit.draw))
        for figure in shown:
            if isinstance(figure, Figure):
                figure.draw(NARROW)
    return t.asked | {one.unit for one in answers} | {one.how for one in answers}


@pytest.mark.parametrize("name", ["quotas", "derisking", "revisions", "world_after"])
def test_a_story_asks_for_no_message_that_was_not_found(name):
    asked = recorded(name)
    assert len(asked) > 100
    assert sorted(asked - set(catalogue()) - {""}) == []


def test_the_reasons_of_the_claims_are_found():
    tables, t = KnownTables(None), Recorder()
    for _claim, finding in EXPLAINER.judge_all(tables):
        finding.sentence(t)
    found = catalogue()
    assert len(t.asked) >= 50
    assert sorted(t.asked - set(found)) == []
    hows = {
        number.how for _claim, finding in EXPLAINER.judge_all(tables) for number in finding.numbers.values()
    }
    assert sorted(hows - set(found)) == []
