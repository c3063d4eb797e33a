"""The pages that share a notebook with a page: a choice at its head, and their place in the reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.words import _


@dataclass(frozen=True)
class Choice:
    """One page that can be chosen."""

    label: str
    link: str
    current: bool = False


def list_choices(context: Mapping[str, Any], page: str) -> Iterator[Choice]:
    """List the pages that can be chosen on a page, its chapter first; nothing on a page without such.

    Args:
        context: what the build told the template; ``choices`` is read.
        page: the page, as Sphinx names it.
    """
    parent = parent_of(context, page) or page
    members = context.get("choices", {}).get(parent, ())
    if members:
        whole = {"page": parent, "label": str(_("The whole chapter"))}
        for one in (whole, *members):
            yield Choice(one["label"], f"{to_top(page)}{one['page']}.html", one["page"] == page)


def parent_of(context: Mapping[str, Any], page: str) -> str:
    """Name the page below which a page of a family stands; "" for any other page."""
    found = (
        parent
        for parent, members in context.get("choices", {}).items()
        if page in {member["page"] for member in members}
    )
    return next(found, "")


def neighbours(context: Mapping[str, Any], pages: Sequence[str], page: str) -> tuple[str, str]:
    """Name the pages one turns to from a page; the short pages beside a chapter are no part of the order.

    Args:
        context: what the build told the template; ``short_pages`` is read.
        pages: all pages in reading order.
        page: the page; from a short one the way leads back to its chapter and on to the one after it.

    Returns:
        The page before and the page after; "" where there is none.
    """
    short = set(context.get("short_pages", ()))
    order = ["", *(name for name in pages if name not in short), ""]
    parent = parent_of(context, page)
    if page in short and parent in order:
        return parent, order[order.index(parent) + 1]
    place = order.index(page) if page in order[1:-1] else 0
    return (order[place - 1], order[place + 1]) if place else ("", "")
