"""In which sentence a page states a number."""

from __future__ import annotations

import re

from docutils import nodes

from chokepoint.book.sphinx_ext.facts.values import anchor

LONGEST = 400
"""Characters of a sentence that are shown."""

_START = f"#{anchor('')}"
_END = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[A-Z“(])|(?<=[。！？])")


def sentences_of(document: nodes.document) -> dict[str, str]:
    """Give the first sentence that links each number to its origin, by the key of the number.

    Args:
        document: the page, its references resolved.
    """
    found: dict[str, str] = {}
    for paragraph in document.findall(nodes.paragraph):
        text, places = _read(paragraph)
        ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
        for key, place in places:
            if key not in found:
                n = max(n for n, end in enumerate(ends[:-1]) if end <= place)
                found[key] = _shorten(text[ends[n] : ends[n + 1]])
    return found


def _read(paragraph: nodes.paragraph) -> tuple[str, list[tuple[str, int]]]:
    """Give the text of a paragraph, and where in it numbers are linked."""
    pieces: list[str] = []
    places = []
    for node in paragraph.findall():
        if isinstance(node, nodes.reference) and str(node.get("refuri", "")).startswith(_START):
            places.append((node["refuri"].removeprefix(_START), sum(map(len, pieces))))
        elif isinstance(node, nodes.Text) and not _is_hidden(node):
            pieces.append(str(node).replace("\n", " "))
    return "".join(pieces), places


def _is_hidden(node: nodes.Text) -> bool:
    return isinstance(node.parent, nodes.raw | nodes.comment | nodes.footnote_reference)


def _shorten(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
