"""The README shows what the book shows, and names only what is there."""

import re
from pathlib import Path
from runpy import run_path

import pytest

from chokepoint.book.commands.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
ARCHITECTURE = run_path(str(ROOT / "docs" / "architecture.py"))
DRAW = run_path(str(ROOT / "docs" / "draw.py"))


def words_of(svg: str) -> list[str]:
    return re.findall(r">([^<>]+)</", svg)


def test_the_picture_carries_the_finding_of_the_front_page():
    ((said, place),) = PICTURES
    _, words = DRAW["find_figure"]()
    svg = (ROOT / place).read_text(encoding="utf-8")
    assert said == words["title"]
    assert words["title"] in words_of(svg)


def test_the_picture_is_drawn_from_the_committed_outputs():
    committed = (ROOT / PICTURES[0][1]).read_text(encoding="utf-8")
    # the fonts of the machine move labels by parts of a pixel, the words and numbers they cannot move
    assert words_of(committed) == words_of(DRAW["draw"]())


GUIDES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "chapters/audit.md", "docs/new_edition.md", "docs/sweeps.md")
}
PLACES = sorted(
    {
        place
        for text in GUIDES.values()
        for place in re.findall(r"`((?:src|data|chapters|tests|docs)/[\w./*]*)`", text)
    }
)


@pytest.mark.parametrize("place", PLACES)
def test_every_path_named_exists(place):
    assert list(ROOT.glob(place.rstrip("/")))


def test_every_command_named_exists():
    known = {command.name or command.callback.__name__ for command in app.registered_commands} | {"data"}
    named = {name for text in GUIDES.values() for name in re.findall(r"chokepoint ([a-z]+)", text)}
    assert named
    assert named <= known


def test_the_page_on_architecture_is_drawn_from_the_imports_as_they_are():
    assert ARCHITECTURE["PAGE"].read_text(encoding="utf-8") == ARCHITECTURE["write"]()


def test_an_import_against_the_order_would_be_drawn():
    layers = ARCHITECTURE["LAYERS"]
    pairs = ARCHITECTURE["find_imports"]()
    assert ("stories", "answers") in pairs
    assert all(layers.index(here) < layers.index(there) for here, there in pairs)
