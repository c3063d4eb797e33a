"""Addresses of the pages of single numbers and single figures, which keep their names for ever."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FACTS, FIGURES = "n", "f"
"""The folders of the pages of numbers and of figures."""
SCHEMA = "schema.json"
"""Says what the files of the numbers hold."""


def fact_page(page: str, key: str) -> str:
    """Name the page of a number, as Sphinx names pages: ``n/controls.germanium.price``.

    Args:
        page: the page that states it, as Sphinx names it.
        key: the key of the fact.
    """
    return f"{FACTS}/{dotted(page)}.{key}"


def figure_page(page: str, figure: str) -> str:
    """Name the page of a figure, as Sphinx names pages: ``f/controls.prices``.

    Args:
        page: the page that shows it, as Sphinx names it.
        figure: the id of the figure.
    """
    return f"{FIGURES}/{dotted(page)}.{figure}"


def dotted(page: str) -> str:
    """Write the name of a page in one piece."""
    return page.replace("/", ".")


def kept_day(context: Mapping[str, Any], page: str) -> str:
    """Find the edition that keeps a page as it is now: one of a day on which nothing more was known.

    Args:
        context: what the build told the template; ``edition_day``, ``days``, ``dated_pages`` and
            ``data_as_of`` are read.
        page: the page, as Sphinx names it.

    Returns:
        The day of the edition (YYYY-MM-DD); "" if no edition keeps it.
    """
    if context.get("edition_day"):
        return str(context["edition_day"])
    known = str(context.get("data_as_of") or "")
    if not known or page not in context.get("dated_pages", ()):
        return ""
    return min((day for day in map(str, context.get("days", ())) if day >= known), default="")


def kept_folder(context: Mapping[str, Any], page: str) -> str:
    """Name the folder of that edition below the one being built, with a slash; "" for the same folder."""
    day = kept_day(context, page)
    return f"{day}/" if day and not context.get("edition_day") else ""
