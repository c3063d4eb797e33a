"""Addresses of the pages that no author writes: one for each table, one for each source."""

from __future__ import annotations

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
