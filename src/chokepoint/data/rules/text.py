"""What no text of the package holds: characters nobody sees, markup, formulas, endless cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

LONGEST = 1000
"""Characters of a cell, where the schema says nothing."""
UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
MARKUP = re.compile(r"<[/!?A-Za-z]|&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
SCRIPT = re.compile(r"\b(javascript|vbscript)\s*:|\b(file|data)\s*:(//|\w+/)", re.IGNORECASE)
FORMULA = re.compile(r"[=@].+|[+-](?!(almost |about |over )?[0-9.,]+( ?%| percent\b|[ ;,)]|$)).*")
"""What a spreadsheet takes for a formula: a change such as ``+25% on 2021`` is none."""
SPOILT = re.compile("\ufffd|[ÂÃ][\u0080-\u00bf]|â€|ï»¿")
"""What is left of letters that were read in the wrong encoding."""
WORD = re.compile(r"[^\W\d_]+")
SUSPECT = re.compile(r"[^ -~]|\A[ =@+-]| \Z|[<&]|(script|file|data)\s*:", re.IGNORECASE)
"""What only texts with a problem have, though not all that have it: looked for first, since it is quick."""
ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")
LOOK_ALIKE = frozenset(
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455"
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423"
    "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
)
"""Cyrillic and Greek letters that are drawn as Latin ones."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a text, and what to do."""

    what: str
    hint: str


def text_problem(text: str) -> Problem | None:
    """Name the first thing that is wrong with a text, whatever it is for; ``None`` if nothing is."""
    tests = TESTS if text.isascii() else TESTS + BEYOND_ASCII
    return next((problem for test in tests if (problem := test(text))), None)


def odd_texts(table: Table, _: Package) -> Iterator[Fault]:
    """Texts hold nothing unseen, no markup and no formula, and are no longer than the schema allows."""
    for field in table.fields:
        name, cells = field["name"], table.columns[field["name"]]
        longest = field.get("constraints", {}).get("maxLength", LONGEST)
        problems = {
            cell: problem
            for cell in set(cells)
            if (len(cell) > longest or not cell.isascii() or SUSPECT.search(cell))
            and (problem := _problem(cell, field["type"], longest))
        }
        if problems:
            for line, cell in table.filled(name):
                if cell in problems:
                    problem = problems[cell]
                    shown = cell if len(cell) <= LONGEST else f"{cell[:40]}..."
                    yield table.fault(line, name, problem.what, shown, problem.hint)


def _problem(cell: str, kind: str, longest: int) -> Problem | None:
    if len(cell) > longest:
        return Problem(f"is longer than {longest} characters", "shorten it")
    problem = text_problem(cell)
    if problem is None and kind == "string" and FORMULA.fullmatch(cell):
        return Problem("begins like a formula of a spreadsheet", "begin with a word")
    return problem


def _unseen(text: str) -> Problem | None:
    if text.isprintable() and text.isascii():
        return None
    for mark in text:
        if mark != " " and unicodedata.category(mark) in UNSEEN:
            what = "a line break" if mark in "\r\n" else f"the unseen character U+{ord(mark):04X}"
            return Problem(f"holds {what}", "remove it")
    return None


def _untidy(text: str) -> Problem | None:
    return Problem("has outer space", "remove it") if text != text.strip() else None


def _search(pattern: re.Pattern[str], what: str, hint: str) -> Callable[[str], Problem | None]:
    return lambda text: Problem(what, hint) if pattern.search(text) else None


def _composed(text: str) -> Problem | None:
    if unicodedata.is_normalized("NFC", text):
        return None
    return Problem("is written with separate accents", "write it in the form NFC of Unicode")


def _mixed(text: str) -> Problem | None:
    """A Latin word with a Cyrillic or Greek letter in it looks right and is found by no search."""
    for word in WORD.findall(text):
        if not word.isascii():
            names = {unicodedata.name(mark, "?").split()[0] for mark in word}
            if len(names.intersection(ALPHABETS)) > 1:
                return Problem(f"mixes alphabets within the word {word!r}", "type the word anew")
    return None


def _disguised(text: str) -> Problem | None:
    """Among Latin words, a word of nothing but letters drawn as Latin ones is a Latin word mistyped."""
    if not {mark for mark in text if _is_foreign(mark)} <= LOOK_ALIKE:
        return None  # the text has other words of that alphabet
    if not any(mark.isascii() and mark.isalpha() for mark in text):
        return None
    word = next((word for word in WORD.findall(text) if LOOK_ALIKE.issuperset(word)), "")
    return Problem(f"has another alphabet in the word {word!r}", "type the word anew") if word else None


def _is_foreign(mark: str) -> bool:
    return unicodedata.name(mark, "?").split()[0] in ("GREEK", "CYRILLIC")


TESTS: tuple[Callable[[str], Problem | None], ...] = (
    _unseen,
    _untidy,
    _search(MARKUP, "holds markup", "write the words alone"),
    _search(SCRIPT, "holds an address that runs a script or opens a file", "write a web address"),
)
BEYOND_ASCII: tuple[Callable[[str], Problem | None], ...] = (
    _search(SPOILT, "holds letters read in a wrong encoding", "type them anew"),
    _composed,
    _mixed,
    _disguised,
)
