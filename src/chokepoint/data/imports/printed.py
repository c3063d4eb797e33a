"""A figure as a publisher prints it: digits, a letter for what is missing, a sign, a range or words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

PLAIN = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
NUMBER = re.compile(rf"(?P<sign>[<>]?)\s*(?P<flag>e?)(?P<digits>{PLAIN})%?")
RANGE = re.compile(rf"(?P<low>{PLAIN})\s*[-–]\s*(?P<high>{PLAIN})")
SIGN_LOST = re.compile(rf"\?({PLAIN})")
UNSIGNED = "unsigned"
"""The status of a number whose sign was lost; a correction has to say which it was."""
SIGNS = {"<": "less_than", ">": "greater_than"}
LETTERS = {
    "w": "withheld",
    "na": "not_available",
    "xx": "not_available",
    "...": "not_available",
    "e": "net_exporter",
}
NIL = ("—", "–", "-")
NOT_CALCULATED = "printed XX, not applicable: no world total is calculated"
HALF_A_UNIT = re.compile(r"less than (?:½|1/2)\s*unit", re.IGNORECASE)
LESS_THAN = re.compile(rf"less than {PLAIN} [a-z]+", re.IGNORECASE)
ELSEWHERE = re.compile(r"\bincluded (?:with|in)\b", re.IGNORECASE)
IN_WORDS = re.compile(r'(?:categorized as ")?(?:large|moderate|small|very small|variable)\b', re.IGNORECASE)
FOOTNOTE = "s"
"""What the single file of the USGS has where the printed table has only the mark of a footnote."""


@dataclass(frozen=True)
class Printed:
    """What one cell says.

    Attributes:
        text: the cell, without outer space.
        status: a status that the cell itself settles; ``""`` for a plain number, ``blank`` for an empty cell.
        value: the digits without separators.
        low: the lower end of a range.
        high: its upper end.
        qualifier: ``<`` or ``>``.
        flagged: whether the number carries the mark of an estimate.
        remark: what has to be said of the reading.
    """

    text: str
    status: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    qualifier: str = ""
    flagged: bool = False
    remark: str = ""


class UnreadableError(ValueError):
    """A cell that is neither a number nor a word the publishers use; its text says what is wrong."""


def read_printed(cell: str, note: str = "") -> Printed:
    """Read a printed figure.

    Args:
        cell: the cell.
        note: what the file notes on it; read where the cell only refers to it.

    Returns:
        What the cell says.

    Raises:
        UnreadableError: if nobody prints figures like that.
    """
    text = " ".join(cell.split())
    for read in (_missing, _number, _range, _words):
        found = read(text)
        if found is not None:
            return found
    if text == FOOTNOTE and note.strip():
        return replace(in_note(note), text=text)
    raise UnreadableError(_reproach(text))


def in_note(note: str) -> Printed:
    """Read what a note says of a figure that the cell itself does not print."""
    if HALF_A_UNIT.search(note):
        return Printed("", "less_than", "0.5", qualifier="<", remark="printed as less than half a unit")
    if LESS_THAN.search(note):
        return Printed("", "less_than", qualifier="<", remark="the note gives the limit")
    if ELSEWHERE.search(note):
        return Printed("", "included_elsewhere", remark="the note says where it is counted")
    return Printed("", "not_available", remark="printed as a footnote mark")


def plain_number(digits: str) -> str:
    """Write printed digits without separators and trailing decimal zeros."""
    return plain(Decimal(digits.replace(",", "")))


def plain(number: Decimal) -> str:
    """Write a decimal as digits with a point, without an exponent, as the tables do."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _missing(text: str) -> Printed | None:
    if not text:
        return Printed(text, "blank")
    if text in NIL:
        return Printed(text, "zero", "0")
    status = LETTERS.get(text.lower())
    remark = NOT_CALCULATED if text.lower() == "xx" else ""
    return Printed(text, status, remark=remark) if status else None


def _number(text: str) -> Printed | None:
    found = NUMBER.fullmatch(text)
    if found is None:
        lost = SIGN_LOST.fullmatch(text)
        return Printed(text, UNSIGNED, plain_number(lost[1])) if lost else None
    value = plain_number(found["digits"])
    status = SIGNS.get(found["sign"]) or ("zero" if Decimal(value) == 0 else "")
    return Printed(text, status, value, qualifier=found["sign"], flagged=bool(found["flag"]))


def _range(text: str) -> Printed | None:
    found = RANGE.fullmatch(text)
    if found is None:
        return None
    low, high = plain_number(found["low"]), plain_number(found["high"])
    if Decimal(low) > Decimal(high):
        raise UnreadableError("the range runs backward")
    return Printed(text, "range", low=low, high=high)


def _words(text: str) -> Printed | None:
    if HALF_A_UNIT.search(text):
        return replace(in_note(text), text=text)
    if ELSEWHERE.search(text):
        return Printed(text, "included_elsewhere", remark=f"printed as {text[0].lower()}{text[1:]}")
    return Printed(text, "in_words") if IN_WORDS.match(text) else None


def _reproach(text: str) -> str:
    if re.fullmatch(rf"-{PLAIN}", text):
        return "the figure is negative"
    if re.fullmatch(r"[<>]?e?[\d,.]+", text):
        return "the digits are badly grouped"
    return "the figure is neither a number nor a word that publishers use"
