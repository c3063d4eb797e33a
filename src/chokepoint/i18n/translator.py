"""The translator: messages from a catalogue, numbers and dates by the locale, words by the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from chokepoint.errors import ParameterError
from chokepoint.i18n import chinese, english
from chokepoint.i18n.messages import Message, resolve
from chokepoint.notes import CATALOGUE, EVERY, note

SOURCE_LANGUAGE = "en"
LOCALES = Path(__file__).parents[1] / "locale"
GRAMMARS: Mapping[str, ModuleType] = {"en": english, "zh": chinese}
"""What each language does to words; one that is not here is written as English is."""


def languages() -> list[str]:
    """List the languages a chapter can be run in: the source language and every catalogue."""
    note(CATALOGUE, EVERY)
    return _languages()


def is_language(lang: object) -> bool:
    """Tell whether a chapter can be run in a language, whatever others there are."""
    if lang != SOURCE_LANGUAGE:
        note(CATALOGUE, str(lang))
    return lang in _languages()


def _languages() -> list[str]:
    found = [path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/chokepoint.po")]
    return [SOURCE_LANGUAGE, *sorted(found)]


def _forms_in(lang: str) -> dict[str, tuple[str, ...]]:
    """Give the forms of every message: one, or one for each plural of the language."""
    if lang == SOURCE_LANGUAGE:
        return {}
    note(CATALOGUE, lang)
    return _catalogue(lang)


@lru_cache
def _catalogue(lang: str) -> dict[str, tuple[str, ...]]:
    path = LOCALES / lang / "LC_MESSAGES" / "chokepoint.po"
    with path.open("rb") as stream:
        found = {_first(m.id): _forms(m.string) for m in read_po(stream, locale=lang) if m.id}
    return {key: forms for key, forms in found.items() if forms and all(forms)}


def _first(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


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
        if not is_language(self.lang):
            hint = f"use one of {', '.join(languages())}"
            raise ParameterError(f"no catalogue for language {self.lang!r}", where="lang", hint=hint)

    @property
    def grammar(self) -> ModuleType:
        """What the language does to words."""
        return GRAMMARS.get(self.lang, english)

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate a literal and fill its ``{placeholders}``; without values its braces stay as they are.

        What is no literal where it is said goes through :meth:`say`, :meth:`code` or :meth:`cell`.
        """
        if not values:
            return self._text(message)
        return self.template(Message(message), **values).format(**values)

    def say(self, message: Message, /, **values: object) -> str:
        """Translate a message that was kept, such as one of a table of words, and fill its values."""
        return self(message, **values)

    def code(self, code: str, words: Mapping[str, Message] | None = None) -> str:
        """Translate a code of a coded column as words: ``closed_mine`` is a closed mine.

        Args:
            code: the code.
            words: other words for codes that by themselves say too little.
        """
        return self.say(words[code]) if words and code in words else self._text(code.replace("_", " "))

    def cell(self, text: str) -> str:
        """Translate the text of a cell of a table, or what is kept as text beside a fact: how it was made."""
        return self._text(text)

    def template(self, message: Message, /, **counts: object) -> str:
        """Translate a message and settle its slots by their counts; ``{placeholders}`` stay."""
        return resolve(self._text(message), counts, self.grammar.plural_form)

    def _text(self, message: str) -> str:
        return _forms_in(self.lang).get(message, (message,))[0]

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate the form that fits a count; ``{n}`` stands for the count itself."""
        forms = _forms_in(self.lang).get(one, (one, many))
        text = forms[min(self.grammar.plural_form(n), len(forms) - 1)]
        return text.format(n=self.number(n), **values)

    def sentences(self, parts: Iterable[str]) -> str:
        """Join whole sentences, each without its full stop, into one text without the last one."""
        return f"{self.grammar.STOP}{self.grammar.SENTENCE_JOINT}".join(parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Join the parts of a description into a sentence: ``a; b; c.``."""
        return f"{self.semicolons(parts)}{self.grammar.STOP}"

    def semicolons(self, parts: Iterable[str]) -> str:
        """Join the parts of a description that stands inside a sentence: ``a; b; c``."""
        return str(self.grammar.CLAUSE_JOINT.join(parts))

    def commas(self, items: Iterable[object]) -> str:
        """Join names with commas alone, as in a table; what is empty is left out."""
        return str(self.grammar.LIST_JOINT.join(filter(None, map(str, items))))

    def listing(self, items: Sequence[str]) -> str:
        """Join names as ``a, b and c`` does."""
        return str(self.grammar.listing(list(items)))

    def pair(self, label: object, words: object) -> str:
        """Write words after a label: ``label: words``."""
        return str(self.grammar.pair(str(label), str(words)))

    def aside(self, words: object, more: object) -> str:
        """Write words with more in brackets."""
        return str(self.grammar.aside(str(words), str(more)))

    def capital(self, text: object) -> str:
        """Begin a text as a sentence begins, and leave the rest as it is."""
        return str(self.grammar.capital(str(text)))

    def inside(self, name: object) -> str:
        """Write the name of a thing as it stands inside a sentence: ``gallium``."""
        return str(self.grammar.inside(str(name)))

    def place(self, code: str, name: str) -> str:
        """Name a place as it stands inside a sentence: ``the United States``."""
        return str(self.grammar.with_article(code, name))

    def unit(self, unit: str, value: float | str | None = None) -> str:
        """Write a unit as it fits a value: ``days``, ``1 day``."""
        return str(self.grammar.fit_unit(self._text(unit), value))

    def measure(self, value: float, unit: str, digits: int = 0) -> str:
        """Write a number with its unit behind it, the unit as it is kept."""
        return f"{self.number(value, digits)} {self._text(unit)}"

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with the language's separators and a fixed number of decimals."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.lang).replace("-", "−")

    def signed(self, value: float, digits: int = 0) -> str:
        """Write a change with its sign."""
        return f"+{self.number(value, digits)}" if value > 0 else self.number(value, digits)

    def interval(self, low: float, high: float, digits: int = 0) -> str:
        """Write a range, or one number where both ends read the same."""
        return self.between(self.number(low, digits), self.number(high, digits))

    def between(self, low: object, high: object) -> str:
        """Join the two ends of a range as written, or give one where both read the same."""
        return str(low) if str(low) == str(high) else f"{low}{self.grammar.RANGE_JOINT}{high}"

    def day(self, value: date) -> str:
        """Write a date as ``3 July 2023`` does."""
        return format_date(value, format=self.grammar.DAY, locale=self.lang)

    def month(self, value: date) -> str:
        """Write a month as ``July 2023`` does."""
        return format_date(value, format=self.grammar.MONTH, locale=self.lang)

    def short_month(self, value: date) -> str:
        """Write a month as ``Jul 2023`` does, for axes and labels."""
        return format_date(value, format=self.grammar.SHORT_MONTH, locale=self.lang)
