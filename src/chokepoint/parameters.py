"""Checks for a chapter's parameters: each is a small rule that its story names, one call applies them all.

``check_parameters(values, mineral=choice("gallium", "germanium"), as_of=optional_day())``
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chokepoint.errors import ParameterError
from chokepoint.i18n import is_language, languages

Rule = Callable[[object], str | None]
"""Takes a value; gives what is wrong with it, or None if it will do."""


@dataclass(frozen=True)
class Listing:
    """A rule that can name every value it accepts.

    Args:
        rule: the rule.
        values: gives the values; asked only when they are needed.
    """

    rule: Rule
    values: Callable[[], Sequence[object]]

    def __call__(self, value: object) -> str | None:
        """Say what is wrong with a value."""
        return self.rule(value)


def accepted(rule: Rule) -> list[object]:
    """List the values a rule accepts; none if it cannot name them."""
    return list(rule.values()) if isinstance(rule, Listing) else []


def later(make: Callable[[], Rule]) -> Rule:
    """Make a rule only when a value is checked or the values are listed."""
    return Listing(lambda value: make()(value), lambda: accepted(make()))


def check_parameters(values: Mapping[str, object], /, **rules: Rule) -> None:
    """Check named values against their rules.

    Args:
        values: the namespace that holds the parameters, usually ``globals()`` of the notebook.
        rules: one rule per parameter.

    Raises:
        ParameterError: for the first parameter that is absent or breaks its rule.
    """
    for name, rule in rules.items():
        if name not in values:
            raise ParameterError("parameter is missing", where=name, hint="keep it in the parameters cell")
        fault = rule(values[name])
        if fault:
            raise ParameterError(f"{values[name]!r} will not do", where=name, hint=fault)


def choice(*allowed: str) -> Rule:
    """Accept one of the given words."""

    def rule(value: object) -> str | None:
        if value in allowed:
            return None
        close = difflib.get_close_matches(str(value), allowed, n=1)
        guess = f"; did you mean {close[0]!r}?" if close else ""
        return f"use one of {_list(allowed)}{guess}"

    return Listing(rule, lambda: allowed)


MANY = 20


def _list(allowed: tuple[str, ...]) -> str:
    """List what is allowed, or the first few of many."""
    if len(allowed) <= MANY:
        return ", ".join(allowed)
    return f"{', '.join(allowed[:5])} and {len(allowed) - 5} more (`chokepoint data show` lists them)"


def optional_year(*years: int) -> Rule:
    """Accept None or one of the given years; the years are what it lists."""

    def rule(value: object) -> str | None:
        known = isinstance(value, int) and not isinstance(value, bool) and value in years
        if value is None or known:
            return None
        return f"write None or one of {', '.join(map(str, sorted(years)))}"

    return Listing(rule, lambda: sorted(years))


def language() -> Rule:
    """Accept a language that has a catalogue."""
    return Listing(lambda value: None if is_language(value) else choice(*languages())(value), languages)


def month(first: str, last: str) -> Rule:
    """Accept a month ``YYYY-MM`` between two months, both included."""

    def rule(value: object) -> str | None:
        well_formed = isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value)
        if well_formed and first <= str(value) <= last:
            return None
        return f"write a month as YYYY-MM between {first} and {last}"

    return rule


def not_before(name: str, earlier: str, rule: Rule) -> Rule:
    """Accept what ``rule`` accepts, if it does not come before ``earlier``, the value of ``name``."""

    def both(value: object) -> str | None:
        fault = rule(value)
        if fault is None and str(value) < earlier:
            return f"must not come before {name} = {earlier!r}"
        return fault

    return both


def optional_day(earliest: str = "1980-01-01") -> Rule:
    """Accept None or a day ``YYYY-MM-DD``, no earlier than ``earliest``."""

    def rule(value: object) -> str | None:
        if value is None or (_is_day(value) and str(value) >= earliest):
            return None
        return f"write None or a day as YYYY-MM-DD, from {earliest} on"

    return rule


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def whole_number(lowest: int, highest: int) -> Rule:
    """Accept an integer between two bounds, both included."""

    def rule(value: object) -> str | None:
        is_integer = isinstance(value, int) and not isinstance(value, bool)
        if is_integer and lowest <= int(str(value)) <= highest:
            return None
        return f"use a whole number between {lowest} and {highest}"

    return Listing(rule, lambda: range(lowest, highest + 1))


def number(lowest: float, highest: float, *, optional: bool = False) -> Rule:
    """Accept a number between two bounds, both included, and None where it is ``optional``."""

    def rule(value: object) -> str | None:
        if value is None and optional:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and lowest <= float(str(value)) <= highest:
            return None
        return f"use a number between {lowest:g} and {highest:g}"

    return rule
