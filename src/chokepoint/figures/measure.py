"""How wide a text is drawn, and where its lines break: measured by the advances of its characters.

The drawings are made with the bundled metrics fonts, so the widths of those are the widths in the drawing:
labels can be placed before anything is drawn, in Latin letters and in Chinese characters alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ADVANCES = Path(__file__).parent / "fonts" / "advances.json"
SIZE = 12.0
"""The size of a label that says nothing else, in CSS pixels."""
NOT_FIRST = "，。、；：？！）》」』】〉〕”’…—·％,.;:?!)]}%"
"""Marks that no line begins with."""
NOT_LAST = "（《「『【〈〔“‘([{"
"""Marks that no line ends with."""

_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
# a word may break behind a hyphen that joins two letters
_PIECES = re.compile(rf"{_HAN}|(?:(?!{_HAN})[^\s-]|-(?![A-Za-z]))+(?:-(?=[A-Za-z]))?|-|\s+")


@lru_cache(maxsize=2)
def _advances(style: str) -> dict[int, float]:
    table = json.loads(ADVANCES.read_text(encoding="utf-8"))
    runs = ((run[0], run[1:]) for run in table[style])
    return {first + n: width / table["em"] for first, widths in runs for n, width in enumerate(widths)}


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Measure how wide the widest line of a text is drawn, in pixels.

    Args:
        text: one line or several.
        size: of the type, in pixels.
        bold: whether it is drawn in bold.
    """
    widths = _advances("Bold" if bold else "Regular")
    return size * max(sum(widths.get(ord(char), 1.0) for char in line) for line in text.split("\n"))


def line_count(text: str) -> int:
    """Count the lines of a text."""
    return text.count("\n") + 1


def wrap(text: str, pixels: float, size: float = SIZE, *, bold: bool = False) -> str:
    """Break a text into lines that are at most so wide.

    Latin text breaks at spaces and hyphens, Chinese text between characters, but no line begins with a mark
    that closes or ends with one that opens. A word wider than a line is broken anywhere.

    Args:
        text: lines that are there already stay apart.
        pixels: the widest line.
        size: of the type, in pixels.
        bold: whether it is drawn in bold.
    """
    lines = [line for part in text.split("\n") for line in _break(part, pixels, size, bold)]
    return "\n".join(lines) or text


def _break(text: str, pixels: float, size: float, bold: bool) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text, pixels, size, bold):
        if line and text_width((line + piece).rstrip(), size, bold=bold) > pixels:
            lines.append(line.rstrip())
            line = ""
        if line or piece.strip():
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, pixels: float, size: float, bold: bool) -> Iterator[str]:
    """Cut a text into what must stay together, spaces apart."""
    held = ""
    found = _PIECES.findall(text)
    for n, piece in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else ""
        held += piece
        closing = bool(after) and after[0] in NOT_FIRST and not piece.isspace()
        # a number and its sign of percent stay together
        if piece[-1] in NOT_LAST or closing or (after[:1] == " " and _percent_follows(found, n)):
            continue
        if piece == " " and after == "%":
            continue
        yield from _fitting(held, pixels, size, bold)
        held = ""
    if held:
        yield from _fitting(held, pixels, size, bold)


def _percent_follows(found: list[str], n: int) -> bool:
    return found[n + 2 : n + 3] == ["%"]


def _fitting(piece: str, pixels: float, size: float, bold: bool) -> Iterator[str]:
    """Break what is wider than a line by itself."""
    while len(piece) > 1 and text_width(piece, size, bold=bold) > pixels:
        kept = next(
            (n for n in range(len(piece) - 1, 1, -1) if text_width(piece[:n], size, bold=bold) <= pixels), 1
        )
        yield piece[:kept]
        piece = piece[kept:]
    yield piece
