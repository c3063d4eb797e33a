"""What testing a claim gives: a verdict, the numbers it rests on, and the rows for and against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.answers.answer import Answer
from chokepoint.errors import ClaimError
from chokepoint.i18n import Message, Translator, vocabulary
from chokepoint.i18n.messages import placeholders

VERDICTS = (
    "supported",
    "supported_with_nuance",
    "imprecise",
    "outdated",
    "contradicted",
    "not_checkable",
)
CONFIDENCES = tuple(vocabulary("high", "medium", "low"))

Value = float | int | str | date


@dataclass(frozen=True)
class Number:
    """A figure, date or word computed for a claim.

    Args:
        value: the value; a missing one is no number, leave it out.
        unit: its unit; empty for dates, words and years.
        how: in a few words, how it was computed from the rows.
        row_ids: ids of those rows, joined by ``;``.
        digits: decimals to print.
        signed: print a plus before a rise.
    """

    value: Value
    unit: str
    how: str
    row_ids: str
    digits: int = 0
    signed: bool = False

    @classmethod
    def of(cls, answer: Answer, digits: int = 0, *, signed: bool = False, how: str = "") -> Number:
        """Take an answer of a story as the number of a claim.

        Args:
            answer: the answer, which must have a value.
            digits: decimals to print.
            signed: print a plus before a rise.
            how: how it was computed, if the claim says it in other words.

        Raises:
            ClaimError: if the answer is not known: leave such a number out.
        """
        if answer.value is None:
            raise ClaimError("nothing is known of it", where=f"answer {answer.name}", hint="ask .known first")
        unit = "" if isinstance(answer.value, date) else answer.unit
        return cls(answer.value, unit, how or answer.how, answer.row_ids, digits, signed)

    def written(self, t: Translator) -> str:
        """Write the value in the reader's language, without its unit."""
        if isinstance(self.value, date):
            return t.day(self.value)
        if isinstance(self.value, str):
            return self.value
        write = t.signed if self.signed else t.number
        return write(self.value, self.digits) if self.unit else str(self.value)


@dataclass(frozen=True)
class Finding:
    """The outcome of one claim's function.

    Args:
        verdict: one of ``VERDICTS``.
        reason: a whole sentence without its full stop, or several; ``{placeholders}`` and the slots of
            counts, ``{n|text says|texts say|no text says}``, name entries of ``numbers``.
        numbers: what was computed, by name.
        rows: ids of the rows the verdict rests on, joined by ``;``.
        counter: ids of the rows that speak against it.
        confidence: one of ``CONFIDENCES``.

    Raises:
        ClaimError: if a word is not of its list, the reason has several lines or names a number that is not
            there, or a verdict other than ``not_checkable`` rests on no row.
    """

    verdict: str
    reason: Message | tuple[Message, ...]
    numbers: dict[str, Number] = field(default_factory=dict)
    rows: str = ""
    counter: str = ""
    confidence: str = "medium"

    def __post_init__(self) -> None:
        _check_word("verdict", self.verdict, VERDICTS)
        _check_word("confidence", self.confidence, CONFIDENCES)
        for sentence in self.reasons:
            _check_sentence(sentence, set(self.numbers))
        if self.verdict != "not_checkable" and not self.all_rows:
            raise ClaimError(f"{self.verdict!r} rests on no row", hint="absence of evidence is not_checkable")

    @property
    def all_rows(self) -> str:
        """Every row behind the verdict, the numbers' own included."""
        return join_ids([self.rows, *(number.row_ids for number in self.numbers.values())])

    @property
    def reasons(self) -> tuple[Message, ...]:
        """The sentences of the reason."""
        return self.reason if isinstance(self.reason, tuple) else (self.reason,)

    def template(self, t: Translator) -> str:
        """Write the reason in the reader's language, its numbers still as ``{placeholders}``."""
        return write_template(self.reasons, self.numbers, t)

    def sentence(self, t: Translator) -> str:
        """Write the reason with its numbers in the reader's language."""
        return self.template(t).format(**{key: number.written(t) for key, number in self.numbers.items()})


def write_template(sentences: tuple[Message, ...], numbers: dict[str, Number], t: Translator) -> str:
    """Write sentences in the reader's language and settle their counts; numbers stay ``{placeholders}``."""
    counts = {key: number.value for key, number in numbers.items()}
    return t.sentences(t.template(sentence, **counts) for sentence in sentences)


def _check_sentence(sentence: str, known: set[str]) -> None:
    if "\n" in sentence:
        raise ClaimError("the reason is not one sentence", hint="name numbers, do not paste a table")
    unknown = sorted(placeholders(sentence) - known)
    if unknown:
        raise ClaimError(f"the reason names {unknown[0]!r}, which was not computed", where=sentence)


def ids_of(*frames: pd.DataFrame) -> str:
    """Collect the row ids of frames with ``row_id`` or ``row_ids``."""
    columns = [frame["row_ids" if "row_ids" in frame else "row_id"] for frame in frames if not frame.empty]
    return join_ids(cell for column in columns for cell in column)


def _check_word(name: str, word: str, allowed: tuple[str, ...]) -> None:
    if word not in allowed:
        raise ClaimError(f"{word!r} is no {name}", hint=f"use one of {', '.join(allowed)}")
