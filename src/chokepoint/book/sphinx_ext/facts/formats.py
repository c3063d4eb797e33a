"""Write the value of a fact the way prose wants it, in the language of the page."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from chokepoint.book.sphinx_ext.words import _, translator
from chokepoint.errors import FactError

Value = float | int | str | bool | None

COUNT, UNIT = "count", "unit"
"""The formats of a count: the bare number as a word where it is none or one, and the number with its unit."""
AS_IT_IS = "number unit"
"""The format of a number as it is written without one, with its unit; a year, which is a name, stays bare."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_PARTS = {"day": 10, "month": 7, "year": 4}
_PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


def format_value(value: Value, spec: str = "", language: str = "en", unit: str = "") -> str:
    """Write a value.

    Args:
        value: a number, ISO date, word, truth value, or None.
        spec: a Python format for numbers, alone or with the unit behind it (``.0f unit``, or ``number unit``
            for the default); ``count`` (none, one, 2) or ``unit`` (no days, 1 day, 2 days) for a count in a
            sentence; ``day``, ``month`` or ``year`` for dates, of which ``month`` gives a quarter or a year
            where no month is known; empty for the default.
        language: the language of the page, such as ``en`` or ``zh_CN``.
        unit: what a number counts; only a format with ``unit`` writes it.

    Raises:
        FactError: if the format does not fit the value.
    """
    if value is None:
        return str(_("not published"))
    if spec in _PARTS:
        return _write_date(str(value), spec, language)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, str):
        return _write_text(value, spec, language)
    if spec in (COUNT, UNIT):
        return _write_count(value, spec, language, unit)
    if writes_unit(spec):
        number = default_format(value) if spec == AS_IT_IS else spec.removesuffix(UNIT).strip()
        return _write_rounded(value, number, language, unit)
    return _write_number(value, spec or default_format(value), language)


def writes_unit(spec: str) -> bool:
    """Tell whether a format writes the unit behind the number."""
    return spec.rpartition(" ")[2] == UNIT


def default_format(value: float) -> str:
    """Choose a number's format: whole numbers grouped, others with three significant digits."""
    if isinstance(value, int) or abs(value) >= 100 or value == int(value):
        return ",.0f"
    digits = max(0, 2 - _magnitude(value))
    return f".{min(digits, 6)}f"


def exact_format(value: float) -> str:
    """Choose the format that shows up to four significant digits, all whole ones, and no trailing zeros."""
    decimals = max(0, 3 - _magnitude(value))
    shown = f"{value:.{min(decimals, 9)}f}".rstrip("0").rstrip(".")
    return f",.{len(shown.partition('.')[2])}f"


def _write_count(value: float, spec: str, language: str, unit: str) -> str:
    number = _write_number(value, default_format(value), language)
    if spec == COUNT:
        return {0: str(_("none")), 1: str(_("one"))}.get(int(value), number) if value in (0, 1) else number
    return f"{number if value else _('no')} {translator(language).unit(unit, value)}".strip()


def _write_rounded(value: float, spec: str, language: str, unit: str) -> str:
    """Write the unit as it fits the number as it is rounded: 0.96 months are 1 month."""
    number = _write_number(value, spec, language)
    return f"{number} {translator(language).unit(unit, 1 if number == '1' else None)}".strip()


def write_unit(value: Value, unit: str, language: str) -> str:
    """Write the unit that stands behind a value; nothing behind a day or what is not known."""
    return "" if unit == "date" or value is None else translator(language).unit(unit, value)


def _magnitude(value: float) -> int:
    return int(f"{value:e}".partition("e")[2])


def _write_text(value: str, spec: str, language: str) -> str:
    if spec not in ("", AS_IT_IS):
        raise FactError(f"the format {spec!r} is for numbers, the value is the text {value!r}")
    is_day = _DATE.fullmatch(value) and len(value) == 10
    return _write_date(value, "day", language) if is_day else value


@lru_cache(maxsize=4096)
def _write_date(value: str, part: str, language: str) -> str:
    quarter = _QUARTER.fullmatch(value)
    if quarter and part == "month":
        first = date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
        pattern = "y年QQQQ" if language.startswith("zh") else "QQQQ y"
        return format_date(first, format=pattern, locale=_locale(language))
    if len(value) == _PARTS["year"] and part == "month":
        part = "year"
    if not _DATE.fullmatch(value) or len(value) < _PARTS[part]:
        raise FactError(f"the format {part!r} needs a date with a {part}, the value is {value!r}")
    moment = date.fromisoformat((value + "-01-01")[:10])
    if language.startswith("zh"):
        pattern = {"day": "y年M月d日", "month": "y年M月", "year": "y年"}[part]
    else:
        pattern = _PATTERNS[part]
    return format_date(moment, format=pattern, locale=_locale(language))


def _write_number(value: float, spec: str, language: str) -> str:
    try:
        text = format(value, spec)
    except ValueError as error:
        raise FactError(f"{spec!r} is no format for the number {value!r} ({error})") from error
    locale = _locale(language)
    group, point = get_group_symbol(locale), get_decimal_symbol(locale)
    return text.translate(str.maketrans(",.-", f"{group}{point}−"))


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
