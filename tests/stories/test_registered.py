"""The register is complete: every chapter has its headlines, and every headline a fact the prose uses."""

import re
from pathlib import Path

import nbformat
import pytest

from chokepoint.answers.robustness.headline import FIGURES
from chokepoint.stories.registered import BOOK

ROOT = Path(__file__).resolve().parents[2]
USED = re.compile(r"\{fact\}`(\w+)")


def prose_of(chapter):
    cells = nbformat.read(ROOT / f"chapters/{chapter}.ipynb", as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def test_there_are_enough_headlines_and_every_kind_of_figure_has_some():
    assert len(BOOK.headlines) >= 25
    assert {one.figure for one in BOOK.headlines.values()} == set(FIGURES)


@pytest.mark.parametrize("chapter", BOOK.chapters())
def test_a_chapter_has_its_headlines_and_its_prose_uses_their_facts(chapter):
    headlines = BOOK.of_chapter(chapter)
    assert len(headlines) >= 3
    used = set(USED.findall(prose_of(chapter)))
    assert {one.key for one in headlines} - used == set()


def test_no_two_headlines_share_a_name_or_a_sentence():
    for field in ("name", "sentence"):
        values = [getattr(one, field) for one in BOOK.headlines.values()]
        assert len(set(values)) == len(values)
