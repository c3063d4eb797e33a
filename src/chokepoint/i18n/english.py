"""What English does to words: all its grammar that code may ask for stands here."""

from __future__ import annotations

import re
from collections.abc import Sequence

ARTICLE_BEFORE = (
    *("EUU", "USA", "GBR", "NLD", "COD", "COG", "CAF", "DOM", "PHL", "ARE"),
    *("G7", "QUAD", "MSP"),
)
"""Codes of places whose names take an article inside a sentence."""
DAY, MONTH, SHORT_MONTH = "d MMMM y", "MMMM y", "MMM y"
SENTENCE_JOINT, CLAUSE_JOINT, LIST_JOINT, RANGE_JOINT = " ", "; ", ", ", "–"
STOP = "."


def plural_form(n: float) -> int:
    """Give 0 for the singular, 1 for the plural."""
    return 0 if n == 1 else 1


def fit_unit(unit: str, value: float | str | None) -> str:
    """Put a unit that is a plural word into the singular where the value is one: ``1 item group``."""
    if isinstance(value, bool) or value != 1:
        return unit
    head, sign, rest = re.fullmatch(r"(.*?)((?: (?:a|of|per) |$))(.*)", unit).groups()  # type: ignore[union-attr]
    endings = ((r"ies$", "y"), (r"sses$", "ss"), (r"(?<=[^su])s$", ""))
    fitting = next((re.sub(*ending, head) for ending in endings if re.search(ending[0], head)), head)
    return fitting + sign + rest


def capital(text: str) -> str:
    """Begin a text with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Write the name of a thing as it stands inside a sentence."""
    return text.lower()


def with_article(code: str, name: str) -> str:
    """Name a place inside a sentence: ``the United States``, but ``Japan``."""
    return f"the {name}" if code in ARTICLE_BEFORE else name


def listing(items: Sequence[str]) -> str:
    """Join names as ``a, b and c`` does."""
    if len(items) < 2:
        return "".join(items)
    return f"{LIST_JOINT.join(items[:-1])} and {items[-1]}"


def pair(label: str, words: str) -> str:
    """Write words after a label: ``label: words``."""
    return f"{label}: {words}"


def aside(words: str, more: str) -> str:
    """Write words with more in brackets."""
    return f"{words} ({more})"
