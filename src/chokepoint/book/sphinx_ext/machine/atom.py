"""A feed in the form of Atom, dated by its entries alone, so that its bytes can be made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.builder import ElementMaker

SHOWN = 50
"""Entries in a feed; older ones stay in the tables and the record."""

ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


@dataclass(frozen=True)
class Item:
    """One entry.

    Args:
        name: names it for ever among those of its day.
        day: when it happened (YYYY-MM-DD).
        title: in a few words.
        text: what happened, in plain text.
        link: the address that says more, from that of the edition.
    """

    name: str
    day: str
    title: str
    text: str
    link: str


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself.

    Args:
        file: its path from the top of the edition.
        title: its title.
        author: whose it is: the book's title.
        base: the address of the edition, with a slash at the end.
        day: the day of the data, for a feed without entries (YYYY-MM-DD).
        page: the page it belongs to, from the address of the edition; its top if not given.
    """

    file: str
    title: str
    author: str
    base: str
    day: str
    page: str = ""

    def write(self, items: Sequence[Item]) -> bytes:
        """Write the feed, the newest entry first; those of one day keep their order."""
        shown = sorted(items, key=lambda item: item.day, reverse=True)[:SHOWN]
        own = urljoin(self.base, self.file)
        head = [
            ATOM.title(self.title),
            ATOM.id(own),
            ATOM.link(rel="self", type="application/atom+xml", href=own),
            ATOM.link(rel="alternate", type="text/html", href=urljoin(self.base, self.page)),
            ATOM.updated(_midnight(shown[0].day if shown else self.day)),
            ATOM.author(ATOM.name(self.author)),
        ]
        tree = ATOM.feed(*head, *map(self._entry, shown))
        return bytes(etree.tostring(tree, encoding="utf-8", xml_declaration=True, pretty_print=True))

    def _entry(self, item: Item) -> etree._Element:
        host = urlsplit(self.base).netloc or "localhost"
        return ATOM.entry(
            ATOM.title(item.title),
            ATOM.id(f"tag:{host},{item.day}:{item.name}"),
            ATOM.link(rel="alternate", type="text/html", href=urljoin(self.base, item.link)),
            ATOM.updated(_midnight(item.day)),
            ATOM.content(item.text, type="text"),
        )


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
