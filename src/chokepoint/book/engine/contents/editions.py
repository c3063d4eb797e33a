"""The editions of the book: each language as of today, and beside it as of chosen days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chokepoint.errors import ParameterError
from chokepoint.i18n import SOURCE_LANGUAGE

DEFAULT_LANGUAGE = SOURCE_LANGUAGE
DAYS = "chokepoint_days"
"""The setting that names the days whose editions stand beside the current one."""


@dataclass(frozen=True)
class Edition:
    """One edition of the book.

    Args:
        language: its language.
        as_of: the day whose knowledge it shows (``YYYY-MM-DD``); today's if not given.
        beside: whether it stands beside a current edition, and therefore in a folder of its own.
    """

    language: str = DEFAULT_LANGUAGE
    as_of: str | None = None
    beside: bool = False

    @property
    def path(self) -> str:
        """Where it stands in the site, such as ``en`` or ``en/2023-07-06``."""
        return f"{self.language}/{self.as_of}" if self.beside else self.language

    @property
    def name(self) -> str:
        """Its name in build folders: no folder of one edition lies in that of another."""
        return self.path.replace("/", "-")


@dataclass(frozen=True)
class Choice:
    """What a command asked for: one day alone, or the current edition with these days beside it."""

    alone: str | None = None
    beside: tuple[str, ...] = ()


def list_editions(languages: Sequence[str], alone: str | None, beside: Sequence[str]) -> list[Edition]:
    """List the editions of a site, the first one first.

    Args:
        languages: the languages, the default first.
        alone: the day of the only edition of each language; the current one if not given.
        beside: the days whose editions stand beside it.
    """
    days = sorted(set(beside))
    return [e for lang in languages for e in (Edition(lang, alone), *(Edition(lang, d, True) for d in days))]


def configured_days(config: Mapping[str, Any]) -> tuple[str, ...]:
    """Read which days' editions the site carries, from the project's settings.

    Raises:
        ParameterError: if one of them is no day.
    """
    days = config.get("sphinx", {}).get("config", {}).get(DAYS) or []
    for day in days:
        check_date(str(day))
    return tuple(str(day) for day in days)


def choose_days(
    configured: Sequence[str], asked: Sequence[str], *, alone: bool = False, current: bool = False
) -> Choice:
    """Settle which days a build shows.

    Args:
        configured: the days the site carries if nothing else is asked for.
        asked: the days named on the command line.
        alone: show the one day asked for instead of today's knowledge, not beside it.
        current: show no other day beside the current edition.

    Raises:
        ParameterError: if the wishes contradict each other, or one of the days is none.
    """
    for day in asked:
        check_date(day)
    if alone and len(asked) != 1:
        raise ParameterError("needs exactly one day", where="--alone", hint="add --as-of YYYY-MM-DD")
    if current and asked:
        raise ParameterError("contradicts --as-of", where="--current", hint="leave one of them out")
    if alone:
        return Choice(alone=asked[0])
    return Choice(beside=() if current else tuple(asked or configured))


def check_date(as_of: str | None) -> None:
    """Refuse a day that is not written ``YYYY-MM-DD``.

    Raises:
        ParameterError: naming the value.
    """
    try:
        written = date.fromisoformat(as_of).isoformat() if as_of else as_of
    except ValueError:
        written = ""
    if written != as_of:
        hint = "write it as YYYY-MM-DD, for example 2023-07-06"
        raise ParameterError(f"'{as_of}' is not a date", where="as_of", hint=hint)
