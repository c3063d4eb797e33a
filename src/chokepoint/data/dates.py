"""Partial dates: what "2023", "2023-07" or "2026-Q3" cover, first day to last."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from chokepoint.errors import DataError

PARTIAL = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|-Q(?P<quarter>[1-4])|-H(?P<half>[12]))?"
)


def first_day(partial: str) -> date:
    """Give the first day a partial date covers.

    Args:
        partial: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``YYYY-Qn`` or ``YYYY-Hn``.

    Returns:
        The first day, for example 1 July 2023 for ``2023-07``.

    Raises:
        DataError: if the text is no such date, or names a day that does not exist.
    """
    return _span(partial)[0]


def last_day(partial: str) -> date:
    """Give the last day a partial date covers.

    Args:
        partial: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``YYYY-Qn`` or ``YYYY-Hn``.

    Returns:
        The last day, for example 31 July 2023 for ``2023-07``.

    Raises:
        DataError: if the text is no such date, or names a day that does not exist.
    """
    return _span(partial)[1]


def _span(partial: str) -> tuple[date, date]:
    match = PARTIAL.fullmatch(partial)
    if match is None:
        raise _broken(partial)
    year = int(match["year"])
    first_month, last_month = _months(match)
    try:
        if match["day"]:
            day = date(year, first_month, int(match["day"]))
            return day, day
        return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])
    except ValueError as error:
        raise _broken(partial) from error


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["month"]:
        return int(match["month"]), int(match["month"])
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        return last - 2, last
    if match["half"]:
        last = int(match["half"]) * 6
        return last - 5, last
    return 1, 12


def _broken(partial: str) -> DataError:
    return DataError(
        f"'{partial}' is not a date",
        hint="write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn (quarter) or YYYY-Hn (half year)",
    )
