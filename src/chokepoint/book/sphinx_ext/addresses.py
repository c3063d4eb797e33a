"""Addresses of pages as links from other pages: those of tables, of sources, of pages with a role."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from chokepoint.book.engine.contents.page import Role

DATA = "data"
SOURCES = "sources"
NOTEBOOKS = "_notebooks"
TOP = "--top-of-the-book--"
"""Stands for the way to the top of the book in markup written before its page is known."""


def table_page(table: str) -> str:
    """Name the page of a table, as Sphinx names pages."""
    return f"{DATA}/{table}"


def source_page(source_id: str) -> str:
    """Name the page of a source, as Sphinx names pages."""
    return f"{SOURCES}/{source_id}"


def table_page_address(table: str, page: str = "") -> str:
    """Give the address of a table's page as a link from another page.

    Args:
        table: the table's name.
        page: the page that holds the link, as Sphinx names it; a page at the top of the book if not given.
    """
    return f"{to_top(page)}{table_page(table)}.html"


def source_page_address(source_id: str, page: str = "") -> str:
    """Give the address of a source's page as a link from another page.

    Args:
        source_id: the source's id.
        page: the page that holds the link, as Sphinx names it; a page at the top of the book if not given.
    """
    return f"{to_top(page)}{source_page(source_id)}.html"


def to_top(page: str) -> str:
    """Give the way from a page to the top of the book, such as ``../``."""
    return "../" * page.count("/")


def role_address(context: Mapping[str, Any], role: Role, page: str, place: str = "") -> str:
    """Give the address of the page that has a role, as a link from another page.

    Args:
        context: what the build told the template; ``roles`` is read.
        role: what the page is to the others.
        page: the page that holds the link, as Sphinx names it.
        place: the place on the page, if not its top.

    Returns:
        The address; "" in a book where no page has the role.
    """
    name = context.get("roles", {}).get(str(role), "")
    return f"{to_top(page)}{name}.html{f'#{place}' if place else ''}" if name else ""


def chapter_of(context: Mapping[str, Any], page: str) -> str:
    """Name the chapter a page is made of: its file, which pages of a family share.

    Args:
        context: what the build told the template; ``page_sources`` is read.
        page: the page, as Sphinx names it.
    """
    return PurePosixPath(context.get("page_sources", {}).get(page, page)).stem


def pages_for(context: Mapping[str, Any], parameter: str) -> list[Mapping[str, Any]]:
    """List the pages made apart that have a parameter, as :func:`pages_by` finds them."""
    pages = context.get("apart", {}).get("pages", [])
    return [page for page in pages if parameter in page["parameters"]]


def pages_by(context: Mapping[str, Any], parameter: str) -> dict[str, str]:
    """Name the pages made apart that have a parameter, by its value.

    Args:
        context: what the build told the template; ``apart`` is read.
        parameter: the parameter.
    """
    return {str(page["parameters"][parameter]): page["name"] for page in pages_for(context, parameter)}


def addresses_by(context: Mapping[str, Any], parameter: str, page: str) -> dict[str, str]:
    """Give the addresses of these pages as links from a page, by the value of the parameter."""
    return {value: f"{to_top(page)}{name}.html" for value, name in pages_by(context, parameter).items()}
