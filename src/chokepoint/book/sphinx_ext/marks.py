"""Marks between words in markup, by the grammar of the page's language: lists, labels and brackets.

The plain text of the same is written by :func:`chokepoint.book.sphinx_ext.words.reader` itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from chokepoint.book.sphinx_ext.html import join
from chokepoint.book.sphinx_ext.words import reader


def commas(parts: Iterable[str]) -> Markup:
    """Join words with commas alone; what is empty is left out."""
    return join(filter(None, parts), between=reader().grammar.LIST_JOINT)


def semicolons(parts: Iterable[str]) -> Markup:
    """Join the parts of a description."""
    return join(parts, between=reader().grammar.CLAUSE_JOINT)


def pair(label: str, words: str) -> Markup:
    """Write words after a label."""
    return Markup(reader().pair("{}", "{}")).format(label, words)


def aside(words: str, more: str) -> Markup:
    """Write words with more in brackets; without words, the brackets that stand behind any."""
    return Markup(reader().aside("{}", "{}")).format(words, more)
