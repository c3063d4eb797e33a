"""The sentences of a page as a reader finds them, read from its notebook without building the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import output_bundles, read_facts, read_figures
from chokepoint.book.sphinx_ext.facts.claims import CLAIMS_MIME
from chokepoint.book.sphinx_ext.facts.expressions import holds
from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.errors import FactError

Facts = Mapping[str, Mapping[str, Any]]

UNKNOWN = "?"
"""Stands where a page that no longer builds has a fact it lacks, or one that its format does not fit."""
CONDITIONS = {"when": True, "unless": False}
WRITTEN = ("formula", "bibliography")
"""Blocks whose text a program writes."""
FENCE = re.compile(r"(?P<marks>:{3,}|`{3,})(?:\{(?P<name>[a-z-]+)\}[ \t]*(?P<argument>.*))?")
HEADING = re.compile(r"#{1,6}\s+(.+)")
SILENT = re.compile(r"\{[^`}]*\}|\([\w-]+\)=|%.*|\[\^[\w-]+\]:.*")
"""Lines without words for a reader: attributes, targets, comments, and footnotes."""
ITEM = re.compile(r"^(?:[-*]|\d+\.)\s+")
NEXT_ITEM = re.compile(r"(?:[-*]|\d{1,2}\.)\s+")
"""An item that may follow another without a blank line; a year at the end of a sentence is none."""
ROLE = re.compile(r"\{(?P<role>[a-z:]+)\}`(?P<text>[^`]+)`")
SLOT = re.compile(r"\{(\w+)\}")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|(?<=[。！？])")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the heading, figure or claim it stands under."""

    place: str
    text: str


def read_sentences(notebook: NotebookNode) -> list[Sentence]:
    """Read the sentences of a page: prose with its facts, titles of figures, and judged claims.

    Args:
        notebook: an executed notebook.
    """
    facts = read_facts(notebook)
    prose = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    titles = (Sentence(f"figure {key}", figure["title"]) for key, figure in read_figures(notebook).items())
    return [*_read_prose(prose, facts), *titles, *_read_cards(notebook, facts)]


def _read_prose(cells: Iterable[str], facts: Facts) -> Iterator[Sentence]:
    place = ""
    for cell in cells:
        for paragraph in _paragraphs(_shown_lines(cell.splitlines(), facts)):
            heading = HEADING.fullmatch(paragraph)
            text = fill(heading[1] if heading else ITEM.sub("", paragraph, count=1), facts)
            place = text if heading else place
            yield from (Sentence(place, sentence) for sentence in END.split(text) if sentence.strip())


def _shown_lines(lines: Iterable[str], facts: Facts) -> Iterator[str]:
    """Give the lines whose conditions hold, without the fences."""
    values = {key: fact.get("value") for key, fact in facts.items()}
    open_blocks: list[tuple[str, bool]] = []
    for line in lines:
        fence = FENCE.fullmatch(line.strip())
        if fence is None:
            if all(shown for _marks, shown in open_blocks):
                yield line.strip()
        elif fence["name"]:
            open_blocks.append((fence["marks"], _is_shown(fence["name"], fence["argument"], values)))
        elif open_blocks and open_blocks[-1][0] == fence["marks"]:
            open_blocks.pop()


def _is_shown(name: str, argument: str, values: Mapping[str, Any]) -> bool:
    if name not in CONDITIONS:
        return name not in WRITTEN
    try:
        return holds(argument, values) == CONDITIONS[name]
    except FactError:  # the page does not build; what it would say is not known
        return False


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Join lines up to a blank one; a heading and an item of a list begin anew."""
    held: list[str] = []
    for line in lines:
        if held and (not line or HEADING.match(line) or HEADING.match(held[-1]) or NEXT_ITEM.match(line)):
            yield " ".join(held)
            held = []
        if line and not SILENT.fullmatch(line):
            held.append(line)
    if held:
        yield " ".join(held)


def fill(text: str, facts: Facts) -> str:
    """Put facts into a text and take away what marks links, terms and emphasis.

    Args:
        text: a paragraph as the notebook has it.
        facts: the facts of the page by key.
    """
    filled = ROLE.sub(lambda role: _write_role(role["role"], role["text"], facts), text)
    return EMPHASIS.sub("", LINK.sub(r"\1", filled)).strip()


def _write_role(role: str, text: str, facts: Facts) -> str:
    if role == "fact":
        key, _colon, spec = text.partition(":")
        return _write_fact(key.strip(), spec.strip(), facts)
    return "" if role.startswith("cite") else text.partition(" <")[0]


def _write_fact(key: str, spec: str, facts: Facts) -> str:
    if key not in facts:
        return UNKNOWN
    try:
        return format_value(facts[key].get("value"), spec, "en", facts[key].get("unit") or "")
    except FactError:
        return UNKNOWN


def _read_cards(notebook: NotebookNode, facts: Facts) -> Iterator[Sentence]:
    """Read what is found about each claim."""
    for output in output_bundles(notebook):
        for card in output.data.get(CLAIMS_MIME, {}).get("cards", []):
            yield Sentence(f"claim {card['id']}", _fill_card(card, facts))


def _fill_card(card: Mapping[str, Any], facts: Facts) -> str:
    def write(slot: re.Match[str]) -> str:
        key, spec = card["specs"][slot[1]]
        return _write_fact(key, spec, facts)

    return SLOT.sub(write, card["sentence"])
