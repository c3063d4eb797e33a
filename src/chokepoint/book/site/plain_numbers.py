"""Numbers in prose that are no facts: typed by hand, so nobody can follow them to a source.

A number may be typed only where it names something (a day, a law, a figure, a grade) or where a person has
reviewed the phrase and written down why: ``chapters/plain_numbers.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from chokepoint.errors import BuildError

ALLOWED_FILE = Path("chapters") / "plain_numbers.csv"
COLUMNS = ["page", "phrase", "reason"]
PROSE = "p, li, h1, h2, h3, h4, dt, dd, blockquote, td, th, figcaption"
FACT = "◆"
"""Stands where a fact stood, so that its words cannot be taken for typed ones."""

# what a program wrote, or quotes: figures, code, parameters, lists of sources, tables, formulas
WRITTEN = (
    "figure", "pre", "code", "table", "nav", "details", "math", "svg", "script", "form",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' numbers ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' src ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' flips ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' par ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' sources ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' cell_output ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' tables ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' catalogue ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' reproduce ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' formula ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' citation ')]",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' footnote-reference ')]",
    "aside[contains(concat(' ', normalize-space(@class), ' '), ' footnote ')]/span",
    "*[contains(concat(' ', normalize-space(@class), ' '), ' bibtex-citation ')]",
)  # fmt: skip
FACTS = "a[contains(concat(' ', normalize-space(@class), ' '), ' n ')] | span[contains(@class, 'v-n')]"

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = (
    "percent|per cent|percentage points?|times|-?fold|tonnes?|tons?|t|kilograms?|kg|dollars?|euros?|yuan"
    "|million|billion|trillion"
)
_NO_UNIT = rf"(?!\d|\s*(?:%|‰|(?:{_UNITS})\b))"
_LAWS = (
    "Nos?\\.|Number|Articles?|Art\\.|Sections?|Sec\\.|Chapters?|Annex|Parts?|Title|Tables?|Figures?|Fig\\.|Pages?|pp?\\."
    "|Steps?|Note|Regulation|Directive|Decision|Law|Order|Act|HS|CN|ISO|Version"
)
NAMES = (
    # days and months, in words, in ISO form, in Chinese
    rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b",
    rf"\b(?:{MONTHS})(?: \d{{1,2}}(?:, \d{{4}})?{_NO_UNIT})?(?: \d{{4}}{_NO_UNIT})?",
    r"\b\d{4}-\d{2}(?:-\d{2})?\b",
    r"(?:19|20)\d{2}\s?年(?:\d{1,2}\s?月)?(?:\d{1,2}\s?日)?|\d{1,2}\s?月(?:\d{1,2}\s?日)?",
    # years, decades and spans of years
    rf"\b(?:1[6-9]|20)\d{{2}}s?(?:[–-](?:1[6-9]|20)?\d{{2}})?\b{_NO_UNIT}",
    # laws, notices, parts of the book
    rf"\b(?:{_LAWS}|{_LAWS.lower()})\s*(?:\((?:EU|EC)\)\s*)?(?:No\.\s*)?\d[\d./:]*(?:\s?(?:[–-]|and|to)\s?\d+)*{_NO_UNIT}",
    r"第\s?\d+\s?[条号章页图表]",
    # names that hold a number: G7, EU27, COVID-19, H20, 5G, licences, versions
    r"\b[A-Z][A-Za-z]*-?\d+[A-Za-z0-9]*\b|\b\d+[A-Z]\b|\bCC BY(?:-\w+)* \d\.\d\b|\bPython \d\.\d+\b",
)
_NAMES = re.compile("|".join(f"(?:{name})" for name in NAMES))
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety|hundred|thousand|dozen"
)
_NUMBER = re.compile(
    r"[×~≈<>±+−-]?[$€¥£]?\d[\d.,]*(?:\s?(?:%|‰|\w+))?"
    rf"|\b(?:{_WORDS})(?:[\s-](?:{_WORDS}|and|or|to))*[\s-]?(?:{_UNITS})\b"
    r"|\b(?:two|three|four|nine)[\s-](?:thirds|quarters|fifths|sixths|tenths)\b"
    r"|\b(?:a|one) (?:third|quarter|fifth|sixth|tenth) (?:of|more|less)\b"
    "|百分之[一二三四五六七八九十百零点]+|[一二三四五六七八九十]+成|[一二三四五六七八九十两]+倍",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(◆])|(?<=[。！？])")


@dataclass(frozen=True)
class Allowed:
    """A phrase a person has reviewed.

    Args:
        page: the page's name without ending, or ``*``.
        phrase: the words, number included, as they stand in the text.
        reason: why the number is no statistic, or why no source is needed.
    """

    page: str
    phrase: str
    reason: str


@dataclass(frozen=True)
class PlainNumber:
    """A number that is no fact, and the sentence it stands in."""

    number: str
    sentence: str


def read_allowed(root: Path) -> list[Allowed]:
    """Read the reviewed phrases of a book; a book without the file has none.

    Raises:
        BuildError: if the file is no such table, or an entry lacks its phrase or its reason.
    """
    path, name = root / ALLOWED_FILE, ALLOWED_FILE.as_posix()
    if not path.is_file():
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8"
        raise BuildError("is not in UTF-8", where=f"{name}: byte {error.start}", hint=hint) from error
    rows = csv.DictReader(lines)
    if list(rows.fieldnames or []) != COLUMNS:
        hint = f"the first line is {','.join(COLUMNS)}, with commas, and nothing stands before it"
        raise BuildError("its columns are others", where=f"{name}:1", hint=hint)
    return [_read_entry(row, f"{name}:{rows.line_num}") for row in rows]


def _read_entry(row: dict[str, str], where: str) -> Allowed:
    if None in row.values() or set(row) != set(COLUMNS):
        hint = "a phrase with a comma stands in double quotes; no lines of a merge may be left"
        raise BuildError("is not three cells", where=where, hint=hint)
    if not row["phrase"].strip() or not row["reason"].strip():
        raise BuildError(
            "an entry without phrase or reason", where=where, hint="say why the number may stand"
        )
    return Allowed(row["page"], row["phrase"], row["reason"])


def find_plain_numbers(tree: html.HtmlElement, phrases: Iterable[str] = ()) -> Iterator[PlainNumber]:
    """Find the numbers in the prose of a page that are neither facts nor names nor reviewed.

    Args:
        tree: the page.
        phrases: reviewed phrases.
    """
    known = [" ".join(phrase.split()) for phrase in phrases]
    for text in read_prose(tree):
        for sentence in _SENTENCE.split(text):
            rest = _without(sentence, known)
            for found in _NUMBER.finditer(_NAMES.sub(" ", rest)):
                yield PlainNumber(found[0].strip(), sentence.replace(FACT, "…").strip())


def read_prose(tree: html.HtmlElement) -> list[str]:
    """Give the prose of a page, a text for each paragraph, with a mark where each fact stood."""
    main = next(iter(tree.xpath("//article")), None)
    if main is None:
        return []
    copy = html.fromstring(html.tostring(main, encoding="unicode"))
    for name in WRITTEN:
        for node in copy.xpath(f".//{name}"):
            node.drop_tree()
    for node in copy.xpath(" | ".join(f".//{part.strip()}" for part in FACTS.split(" | "))):
        node.text, node[:] = FACT, []
    return [text for text in map(_own_text, copy.iter(*PROSE.split(", "))) if text]


def _own_text(element: html.HtmlElement) -> str:
    """Give the text of a block without that of the blocks inside it."""
    inner = set(PROSE.split(", "))
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            continue
        parts.append(" " if child.tag in inner or child.tag in ("ul", "ol", "div") else child.text_content())
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _without(sentence: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        sentence = sentence.replace(phrase, " ")
    return sentence
