"""The feed of changed numbers, as Atom, from the committed record; it knows no time but the record's days."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.builder import ElementMaker
from sphinx.application import Sphinx

from chokepoint.book.site.changes import RECORD, RecordedChange, group_changes, read_changes
from chokepoint.book.sphinx_ext.words import _, count, reader

FEED = "changes.xml"
SHOWN = 50
"""Entries in the feed; older ones stay in the record."""

ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


@dataclass(frozen=True)
class Feed:
    """What the feed says besides the changes themselves.

    Args:
        title: the book's title.
        base: the address of the edition, with a slash at the end.
        day: the day of the data, for a feed without changes (YYYY-MM-DD).
        titles: the titles of the pages.
    """

    title: str
    base: str
    day: str
    titles: Mapping[str, str] = field(default_factory=dict)

    def write(self, changes: Sequence[RecordedChange]) -> bytes:
        """Write the feed, the newest change first."""
        groups = list(group_changes(changes))[:SHOWN]
        newest = groups[0][0].date if groups else self.day
        head = [
            ATOM.title(reader().pair(self.title, _("changed numbers"))),
            ATOM.id(urljoin(self.base, FEED)),
            ATOM.link(rel="self", type="application/atom+xml", href=urljoin(self.base, FEED)),
            ATOM.link(rel="alternate", type="text/html", href=self.base),
            ATOM.updated(_midnight(newest)),
            ATOM.author(ATOM.name(self.title)),
        ]
        tree = ATOM.feed(*head, *(self._entry(group) for group in groups))
        return etree.tostring(tree, encoding="utf-8", xml_declaration=True, pretty_print=True)

    def _entry(self, group: Sequence[RecordedChange]) -> etree._Element:
        first = group[0]
        address = urljoin(self.base, f"{first.page}.html")
        told = count("{n} number changed", "{n} numbers changed", len(group))
        title = reader().pair(self.titles.get(first.page, first.page), told)
        lines = [reader().pair(f"{one.kind} {one.key}", f"{one.old} → {one.new}") for one in group]
        return ATOM.entry(
            ATOM.title(title),
            ATOM.id(self._name(group)),
            ATOM.link(rel="alternate", type="text/html", href=address),
            ATOM.updated(_midnight(first.date)),
            ATOM.content("\n".join([first.why, *lines]), type="text"),
        )

    def _name(self, group: Sequence[RecordedChange]) -> str:
        """Name an entry for ever: the same changes have the same name at every address of the book."""
        text = "\n".join(f"{c.kind} {c.key} {c.old} {c.new} {c.why}" for c in group)
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        host = urlsplit(self.base).netloc or "localhost"
        return f"tag:{host},{group[0].date}:{group[0].page}/{digest}"


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def save_feed(app: Sphinx, pages: Sequence[str]) -> None:
    """Write the feed beside the pages.

    Args:
        app: knows the titles, the address and the record.
        pages: the pages an author wrote.
    """
    titles = {page: app.env.titles[page].astext() for page in pages}
    title = str(app.config.html_title or app.config.project)
    day = str(app.config.html_context.get("data_as_of") or "1970-01-01")
    feed = Feed(title, str(app.config.html_baseurl or ""), day, titles)
    content = feed.write(read_changes(Path(app.srcdir) / RECORD))
    (Path(app.outdir) / FEED).write_bytes(content)
