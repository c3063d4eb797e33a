"""What a reader sees of a finished page, section by section: the ground of the search and of its excerpts.

Folds, drawings, lists of sources and whatever scripts add are passed over. Text in sentences is kept as it
stands; of tables, and of what is longer than an excerpt needs, only the different words are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

from chokepoint.book.sphinx_ext.words import reader

FACT = "\u2063"
"""Stands, unseen, after a number that the book computed, and ends every title of a figure."""

LONGEST = 4_000
"""Characters of a section that are kept as text."""

BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "div", "section", "figure",
     "blockquote", "aside", "article", "pre", "h1", "h2", "h3", "h4"}
)  # fmt: skip
PASSED_TAGS = frozenset(
    {"svg", "script", "style", "nav", "button", "form", "fieldset", "details", "figcaption", "noscript",
     "caption", "math", "pre", "select", "template"}
)  # fmt: skip
PASSED_CLASSES = frozenset(
    {"headerlink", "way", "here", "numbers", "reproduce", "take", "cited", "turn", "files", "vh", "par",
     "plot", "src", "reading-time", "flip", "others", "strip", "verdict", "asks",
     "meta", "odds", "against", "length"}
)  # fmt: skip
HEADINGS = {"h2": 0, "h3": 1}
WORD = re.compile(r"[^\W\d_][\w.\-]*[^\W_]|[^\W\d_]")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“])")
GLOSSARY_TERM = "term-"
CLAIM = "claim"


@dataclass
class Section:
    """A part of a page that a reader can be led to.

    Args:
        anchor: its id; "" for the head of the page.
        path: the headings it stands under, its own last; empty for the head of the page.
        blocks: its paragraphs as they stand, with the mark of facts.
        words: what else it holds, in the order met.
    """

    anchor: str = ""
    path: tuple[str, ...] = ()
    blocks: list[str] = field(default_factory=list)
    words: dict[str, None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.blocks)

    def add(self, block: str) -> None:
        """Add a paragraph as text while there is room, then its sentences with facts alone; else by words."""
        if sum(map(len, self.blocks)) + len(block) <= LONGEST or not self.blocks:
            self.blocks.append(block)
            return
        told = [sentence for sentence in SENTENCE.split(block) if FACT in sentence]
        self.blocks += [" ".join(told)] if told else []
        self.add_words(block)

    def add_words(self, text: str) -> None:
        """Add the words of a text."""
        self.words.update(dict.fromkeys(word.casefold() for word in WORD.findall(text)))


@dataclass(frozen=True)
class PageText:
    """What a reader sees of a page: its title, and its sections with the head of the page first."""

    title: str
    sections: list[Section]


def read_text(content: bytes) -> PageText | None:
    """Read the visible text of a page.

    Args:
        content: the finished page.

    Returns:
        Its text, or None if it has no article with a main heading.
    """
    article = next(iter(html.fromstring(content).xpath("//main//article")), None)
    heading = None if article is None else article.find(".//h1")
    if article is None or heading is None:
        return None
    reader = _Reader()
    reader.walk(article)
    reader.flush()
    found = [section for section in reader.sections if section.blocks or section.words or section.path]
    return PageText(_plain(heading), found)


class _Reader:
    """Walks through a page and keeps what is seen."""

    def __init__(self) -> None:
        self.sections = [Section()]
        self._pieces: list[str] = []
        self._term = ""
        self._in_table = False

    def walk(self, element: html.HtmlElement) -> None:
        """Read an element and what is in it."""
        if self._is_passed(element):
            return
        if element.tag in HEADINGS:
            self._open(element, _plain(element), HEADINGS[element.tag])
            return
        if element.tag == "h1":
            return
        self._open_part(element)
        block = element.tag in BLOCKS
        before, self._in_table = self._in_table, self._in_table or element.tag == "table"
        if block:
            self.flush()
        self._pieces.append(element.text or "")
        for child in element:
            self.walk(child)
            self._pieces.append(child.tail or "")
        if _is_fact(element):
            self._pieces.append(FACT)
        if block:
            self.flush(term=element.tag == "dt")
        self._in_table = before

    def flush(self, *, term: bool = False) -> None:
        """End a paragraph; a term is put before its description."""
        text = " ".join("".join(self._pieces).split()).strip()
        self._pieces = []
        if not text:
            return
        if term:
            self._term = text
            return
        text, self._term = reader().pair(self._term, text) if self._term else text, ""
        if self._in_table:
            self.sections[-1].add_words(text)
        else:
            self.sections[-1].add(text)

    def _open(self, element: html.HtmlElement, heading: str, level: int) -> None:
        self.flush()
        above = self.sections[-1].path[:level]
        holder = next((e for e in (element, *element.iterancestors()) if e.get("id")), None)
        anchor = "" if holder is None else str(holder.get("id"))
        self.sections.append(Section(anchor, (*above, heading)))

    def _open_part(self, element: html.HtmlElement) -> None:
        """Begin a section at a claim or a term of the glossary, which others lead to by itself."""
        name, kinds = element.get("id", ""), _classes(element)
        if name and CLAIM in kinds:
            asks = next(iter(element.xpath(".//*[contains(@class, 'asks') or contains(@class, 'q ')]")), None)
            quoted = next(iter(element.xpath(".//p[@class='q'] | .//q")), None)
            said = asks if asks is not None else quoted
            self._open(element, _plain(said) if said is not None else name, 1)
        elif element.tag == "dt" and name.startswith(GLOSSARY_TERM):
            self._open(element, _plain(element), 0)

    @staticmethod
    def _is_passed(element: html.HtmlElement) -> bool:
        if not isinstance(element.tag, str) or element.tag in PASSED_TAGS:
            return True
        return element.get("hidden") is not None or not PASSED_CLASSES.isdisjoint(_classes(element))


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _is_fact(element: html.HtmlElement) -> bool:
    kinds = _classes(element)
    return (element.tag == "a" and "n" in kinds) or (element.tag == "p" and "t" in kinds)


def _plain(element: html.HtmlElement) -> str:
    texts = element.xpath(".//text()[not(ancestor::*[contains(@class, 'headerlink')])]")
    return " ".join("".join(texts).split())
