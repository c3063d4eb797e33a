"""One file of a finished site, read and parsed once for all that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from lxml import html

from chokepoint.book.site.references import Reference, css_addresses, page_references, parse


@dataclass(frozen=True)
class SiteFile:
    """A file of a finished site.

    Args:
        name: its path in the site.
        content: what it holds.
    """

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        """The ending of its name, with the dot."""
        return PurePosixPath(self.name).suffix

    @property
    def is_page(self) -> bool:
        """Tell whether it is a page."""
        return self.ending == ".html"

    @cached_property
    def text(self) -> str:
        """Its content as text."""
        return self.content.decode("utf-8", errors="replace")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed page."""
        return parse(self.content)

    @cached_property
    def anchors(self) -> list[str]:
        """Every id and anchor name of a page, in order, repeated ones repeated."""
        if not self.is_page:
            return []
        return [str(value) for value in self.tree.xpath("//@id | //a/@name[not(../@id = .)]")]

    @cached_property
    def references(self) -> list[Reference]:
        """Every address in a page or style sheet."""
        if self.is_page:
            return list(page_references(self.tree))
        if self.ending == ".css":
            return [Reference(address, "style", True) for address in css_addresses(self.text)]
        return []
