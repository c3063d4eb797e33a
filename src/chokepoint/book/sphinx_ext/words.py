"""The site's own words: every sentence a reader sees goes through here, so that other editions can follow."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import get_translation

import chokepoint
from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE
from chokepoint.i18n import SOURCE_LANGUAGE, Message, Translator, languages

CATALOGUE = "chokepoint"
FOLDER = Path(chokepoint.__file__).parent / "locale"

_ = get_translation(CATALOGUE)


def say(message: Message) -> str:
    """Translate a message that was kept, such as one of a table of words."""
    return str(_(message))


def count(one: str, many: str, n: int, **values: object) -> str:
    """Choose the sentence that fits a count, put the count into its ``{n}`` and values into other places."""
    return str(_(one) if n == 1 else _(many)).format(n=f"{n:,}", **values)


def language_of(config: Config) -> str:
    """Give the language of the pages."""
    return str(config.language or DEFAULT_LANGUAGE)


class _Spoken:
    """The language of the pages that are being made, as Sphinx knows it for its own words."""

    language: str = DEFAULT_LANGUAGE


def speak(app: Sphinx, config: Config) -> None:
    """Note the language of the pages that are about to be made."""
    _Spoken.language = language_of(config)


def reader() -> Translator:
    """Give what writes lists, labels, brackets and counts in the language of the pages being made."""
    return translator(_Spoken.language)


@lru_cache
def translator(language: str) -> Translator:
    """Give what translates the words kept beside a fact, its unit and how it was made.

    Args:
        language: the language of the page, such as ``en`` or ``zh_CN``; one without a catalogue of its own
            keeps the words of the source language.
    """
    own = language.replace("-", "_").partition("_")[0]
    return Translator(own if own in languages() else SOURCE_LANGUAGE)
