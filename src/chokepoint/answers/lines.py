"""Lines of a sheet: whole sentences on one field of a thing, each with its numbers and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.answers.answer import Answer, Value
from chokepoint.answers.claims.finding import Number
from chokepoint.errors import FactError
from chokepoint.i18n import Message, Translator
from chokepoint.i18n.messages import placeholders


def _is_said(word: object) -> bool:
    """Tell whether a word can be written: a missing value of a table cannot."""
    return word is not None and word is not pd.NA and word == word and str(word).strip() != ""


@dataclass(frozen=True)
class Line:
    """A sentence of a sheet.

    Args:
        field: what the sentence is on.
        key: names the line on its page, ``lower_case``.
        text: the sentence with its full stop; ``{placeholders}`` and slots of counts name entries of
            ``numbers`` and ``words``.
        numbers: what was computed, by name; each is a fact of the page, ``<key>_<name>``.
        words: names, years and days that are written as they stand.
        rows: ids of further rows the sentence rests on, joined by ``;``.

    Raises:
        FactError: if the sentence names a value that is not there.
    """

    field: str
    key: str
    text: Message
    numbers: Mapping[str, Number] = made_by(default_factory=dict)
    words: Mapping[str, object] = made_by(default_factory=dict)
    rows: str = ""

    def __post_init__(self) -> None:
        used = placeholders(self.text)
        missing = sorted(
            used - set(self.numbers) - {name for name in self.words if _is_said(self.words[name])}
        )
        if missing:
            raise FactError(
                f"the sentence names {missing[0]!r}, which is not given", where=f"line {self.key}"
            )

    @property
    def row_ids(self) -> str:
        """Every row behind the sentence."""
        return join_ids([self.rows, *(number.row_ids for number in self.numbers.values())])

    def template(self, t: Translator) -> str:
        """Write the sentence in the reader's language, its numbers still as ``{placeholders}``."""
        counts = {name: number.value for name, number in self.numbers.items()}
        kept = {name: f"{{{name}}}" for name in self.numbers}
        words = {name: str(word) for name, word in self.words.items()}
        return t.template(self.text, **counts, **self.words).format(**words, **kept)

    def sentence(self, t: Translator) -> str:
        """Write the sentence with its numbers in the reader's language."""
        return self.template(t).format(**{key: one.written(t) for key, one in self.numbers.items()})

    @property
    def facts(self) -> dict[str, Number]:
        """The numbers by the key each has on the page."""
        return {f"{self.key}_{name}": number for name, number in self.numbers.items()}


@dataclass(frozen=True)
class Measure:
    """A key figure: a value with its bounds and its age.

    Args:
        key: names it on its page.
        label: what is measured.
        answer: the value as a story states it.
        digits: decimals to print.
    """

    key: str
    label: Message
    answer: Answer
    digits: int = 0


def as_number(answer: Answer, digits: int = 0, value: Value = None) -> Number:
    """Take an answer, or one end of its range, as a number of a line."""
    chosen = answer.value if value is None else value
    if chosen is None:
        raise FactError("nothing is known of it", where=f"answer {answer.name}", hint="ask .known first")
    return Number(chosen, answer.unit, answer.how, answer.row_ids, digits)


def fields_of(lines: Iterable[Line]) -> list[str]:
    """Name the fields that lines are on, each once, in their order."""
    return list(dict.fromkeys(line.field for line in lines))


def digits_for(value: float) -> int:
    """Choose the decimals of an amount: none from ten on or where it is whole, two below one."""
    if value == int(value) or abs(value) >= 10:
        return 0
    return 1 if abs(value) >= 1 else 2


def written_number(value: float, unit: str, how: str, row_ids: str) -> Number:
    """Make a number of a line with as many decimals as its size needs; shares keep one below ten."""
    one = abs(value) < 9.95 and value != int(value)
    digits = int(one) if unit == "percent" else digits_for(value)
    return Number(float(value), unit, how, row_ids, digits)
