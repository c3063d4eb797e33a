"""Words, numbers and dates in the reader's language.

A :class:`Translator` is passed to whatever writes a label, a title or a sentence; there is no current
language hidden in a global. Catalogues are plain ``.po`` files read with Babel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from chokepoint.errors import ParameterError

SOURCE_LANGUAGE = "en"
LOCALES = Path(__file__).parent / "locale"


def languages() -> list[str]:
    """List the languages a chapter can be run in: the source language and every catalogue."""
    found = [path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/chokepoint.po")]
    return [SOURCE_LANGUAGE, *sorted(found)]


@lru_cache
def _catalogue(lang: str) -> dict[str, str]:
    path = LOCALES / lang / "LC_MESSAGES" / "chokepoint.po"
    if lang == SOURCE_LANGUAGE:
        return {}
    with path.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream, locale=lang) if m.id and m.string}


def fit_unit(unit: str, value: float | str | None) -> str:
    """Put a unit that is a plural word into the singular where the value is one: ``1 item group``."""
    if isinstance(value, bool) or value != 1:
        return unit
    head, sign, rest = re.fullmatch(r"(.*?)((?: (?:a|of|per) |$))(.*)", unit).groups()  # type: ignore[union-attr]
    endings = ((r"ies$", "y"), (r"sses$", "ss"), (r"(?<=[^su])s$", ""))
    fitting = next((re.sub(*ending, head) for ending in endings if re.search(ending[0], head)), head)
    return fitting + sign + rest


def capital(text: object) -> str:
    """Begin a text with a capital letter and leave the rest as it is."""
    return str(text)[:1].upper() + str(text)[1:]


@dataclass(frozen=True)
class Translator:
    """Everything that depends on the reader's language.

    Args:
        lang: a language of :func:`languages`.

    Raises:
        ParameterError: if there is no catalogue for the language.
    """

    lang: str = SOURCE_LANGUAGE

    def __post_init__(self) -> None:
        if self.lang not in languages():
            hint = f"use one of {', '.join(languages())}"
            raise ParameterError(f"no catalogue for language {self.lang!r}", where="lang", hint=hint)

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate a message and fill its ``{placeholders}``; without values its braces stay as they are."""
        text = _catalogue(self.lang).get(message, message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate the form that fits a count; ``{n}`` stands for the count itself."""
        return self(one if n == 1 else many, n=self.number(n), **values)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with the language's separators and a fixed number of decimals."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.lang).replace("-", "−")

    def signed(self, value: float, digits: int = 0) -> str:
        """Write a change with its sign."""
        return f"+{self.number(value, digits)}" if value > 0 else self.number(value, digits)

    def interval(self, low: float, high: float, digits: int = 0) -> str:
        """Write a range, or one number where both ends read the same."""
        ends = (self.number(low, digits), self.number(high, digits))
        return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"

    def day(self, value: date) -> str:
        """Write a date as ``3 July 2023`` does."""
        return format_date(value, format="long" if self.lang != "en" else "d MMMM y", locale=self.lang)

    def month(self, value: date) -> str:
        """Write a month as ``July 2023`` does."""
        return format_date(value, format="yMMMM" if self.lang == "zh" else "MMMM y", locale=self.lang)

    def short_month(self, value: date) -> str:
        """Write a month as ``Jul 2023`` does, for axes and labels."""
        return format_date(value, format="MMM y", locale=self.lang)

    def listing(self, items: list[str]) -> str:
        """Join names as ``a, b and c`` does."""
        if len(items) < 2:
            return "".join(items)
        return self("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])
