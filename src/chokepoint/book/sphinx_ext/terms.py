"""The first use of a word of the glossary on a page leads to its entry, and says what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

LONGEST = 220
"""Letters of a meaning that is shown beside a word; the entry has the rest."""
APART = (nodes.reference, nodes.title, nodes.literal, nodes.Invisible, addnodes.pending_xref, nodes.raw)
"""What holds words that lead elsewhere already, or are no running text."""


@dataclass(frozen=True)
class Term:
    """A word of the glossary: the page and place of its entry, and what it means."""

    word: str
    page: str
    place: str
    meaning: str


def collect_terms(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Keep the terms of all glossaries by their words; gives no page to write again, as Sphinx asks."""
    terms = (term for page in sorted(env.found_docs) for term in _terms_of(env, page))
    env.chokepoint_terms = {term.word: term for term in terms}
    return []


def _terms_of(env: BuildEnvironment, page: str) -> Iterator[Term]:
    entries = env.domaindata["std"]["objects"]
    if not any(kind == "term" and place[0] == page for (kind, _name), place in entries.items()):
        return
    for entry in env.get_doctree(page).findall(nodes.definition_list_item):
        meaning = next(entry.findall(nodes.definition), None)
        words = [term for term in entry.children if isinstance(term, nodes.term) and term["ids"]]
        if meaning is not None:
            yield from (
                Term(word.astext(), page, words[0]["ids"][0], _shorten(_say(meaning))) for word in words
            )


def _say(meaning: nodes.Element) -> str:
    """Give what an entry says, without the reading of its Chinese word."""
    first = next(meaning.findall(nodes.paragraph), nodes.paragraph())
    parts = list(first.children)
    if parts and isinstance(parts[0], nodes.emphasis):
        parts = parts[1:]
    return " ".join("".join(part.astext() for part in parts).split()).lstrip(". 。")


def _shorten(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"


def link_terms(app: Sphinx, document: nodes.document, page: str) -> None:
    """Let the first use of each term in the prose of a chapter lead to its entry."""
    terms: dict[str, Term] = getattr(app.env, "chokepoint_terms", {})
    if not terms or not str(app.env.doc2path(page)).endswith(".ipynb"):
        return
    linked = {str(link.get("refuri", "")).rpartition("#")[2] for link in document.findall(nodes.reference)}
    waiting = {word: term for word, term in terms.items() if term.place not in linked}
    for text in [text for text in document.findall(nodes.Text) if _is_prose(text)]:
        if waiting:
            _link_in(text, waiting, app, page)


def _is_prose(text: nodes.Text) -> bool:
    above, paragraph = text.parent, False
    while above is not None and not isinstance(above, nodes.document):
        if isinstance(above, APART) or "numbers" in above.get("classes", ()):
            return False
        paragraph = paragraph or isinstance(above, nodes.paragraph)
        above = above.parent
    return paragraph


def _link_in(text: nodes.Text, waiting: dict[str, Term], app: Sphinx, page: str) -> None:
    """Replace the first uses in one stretch of text, and take their terms off those that wait."""
    parts: list[nodes.Node] = []
    rest = str(text)
    while found := _find_first(rest, waiting):
        match, term = found
        uri = f"{app.builder.get_relative_uri(page, term.page)}#{term.place}"
        link = nodes.reference("", match[0], refuri=uri, reftitle=term.meaning, classes=["term"])
        parts += [nodes.Text(rest[: match.start()]), link]
        rest = rest[match.end() :]
        for word in [word for word, other in waiting.items() if other.place == term.place]:
            del waiting[word]
    if parts:
        text.parent.replace(text, [part for part in (*parts, nodes.Text(rest)) if part.astext()])


def _find_first(text: str, waiting: dict[str, Term]) -> tuple[re.Match[str], Term] | None:
    """Find the first of the words, the longest of several at one place, in small or capital letters."""
    found = [(match, term) for word, term in waiting.items() if (match := _pattern(word).search(text))]
    return min(found, key=lambda one: (one[0].start(), -one[0].end()), default=None)


@lru_cache
def _pattern(word: str) -> re.Pattern[str]:
    """Match a word; one of letters with spaces between stands alone."""
    return re.compile(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word), re.IGNORECASE)
