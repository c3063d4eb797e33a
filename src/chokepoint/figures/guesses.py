"""What a reader may guess before she sees the evidence on a claim: a question with an answer in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chokepoint.answers.claims.finding import Number
from chokepoint.i18n import Message, Translator, msg

SPANS = {
    "percent": msg("What was found lies between {low} and {high} percent."),
}
"""What the book found where publishers, editions or gaps leave a range, by unit."""

SINGLES = {
    "percent": msg("What was found is {low} percent."),
    "t": msg("What was found is {low} t."),
    "days": msg("What was found is {low} days."),
}
"""What the book found where it is one value, by unit."""

UNITS = {
    "percent": msg("percent"),
    "t": msg("tonnes a year"),
    "days": msg("days"),
}


@dataclass(frozen=True)
class Guess:
    """A question about a claim that a number answers.

    Args:
        asks: the question, with its unit.
        low: the name of the number of the finding that answers it, or of the lower of two.
        high: the name of the higher one; "" if one number answers.
        most: the end of the scale, which begins at nil.
        falls: whether the number is a fall, printed with a minus, and the question asks how far.
    """

    asks: Message
    low: str
    high: str = ""
    most: int = 100
    falls: bool = False


def tell_guess(
    claim_id: str, guess: Guess, numbers: Mapping[str, Number], t: Translator
) -> dict[str, Any] | None:
    """Write a question for the card of a claim.

    Args:
        claim_id: the claim.
        guess: the question.
        numbers: those of the finding.
        t: the reader's language.

    Returns:
        ``asks``, ``unit``, ``most``, ``low`` and ``high`` (equal for one value), ``told`` and ``facts``, the
        keys of the facts that answer; None if the numbers were not found.
    """
    names = [name for name in (guess.low, guess.high) if name]
    if not all(name in numbers for name in names):
        return None
    found = [numbers[name] for name in names]
    values = [abs(float(str(number.value))) if guess.falls else float(str(number.value)) for number in found]
    told = SPANS if guess.high else SINGLES
    unit = found[0].unit
    written = {
        name: t.number(value, number.digits)
        for name, value, number in zip(("low", "high"), values, found, strict=False)
    }
    return {
        "asks": t.say(guess.asks),
        "unit": t.say(UNITS[unit]),
        "most": guess.most,
        "low": values[0],
        "high": values[-1],
        "told": t.say(told[unit], **written),
        "facts": [f"{claim_id}_{name}" for name in names],
    }
