"""The feed of changed numbers, as Atom, from the committed record; it knows no time but the record's days."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx.application import Sphinx

from chokepoint.book.site.changes import RECORD, RecordedChange, group_changes, read_changes
from chokepoint.book.sphinx_ext.machine.atom import SHOWN, Channel, Item
from chokepoint.book.sphinx_ext.words import _, count, reader

__all__ = ["FEED", "SHOWN", "Feed", "save_feed"]

FEED = "changes.xml"


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
        title = reader().pair(self.title, _("changed numbers"))
        return Channel(FEED, title, self.title, self.base, self.day).write(self.items(changes))

    def items(self, changes: Sequence[RecordedChange]) -> list[Item]:
        """Give an entry for what was changed on one day of one page for one reason."""
        return [self._item(group) for group in group_changes(changes)]

    def _item(self, group: Sequence[RecordedChange]) -> Item:
        first = group[0]
        told = count("{n} number changed", "{n} numbers changed", len(group))
        title = reader().pair(self.titles.get(first.page, first.page), told)
        lines = [reader().pair(f"{one.kind} {one.key}", f"{one.old} → {one.new}") for one in group]
        return Item(_name(group), first.date, title, "\n".join([first.why, *lines]), f"{first.page}.html")


def _name(group: Sequence[RecordedChange]) -> str:
    """Name an entry for ever: the same changes have the same name at every address of the book."""
    text = "\n".join(f"{c.kind} {c.key} {c.old} {c.new} {c.why}" for c in group)
    return f"{group[0].page}/{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def save_feed(app: Sphinx, titles: Mapping[str, str]) -> None:
    """Write the feed beside the pages.

    Args:
        app: knows the address and the record.
        titles: the titles of the pages an author wrote.
    """
    title = str(app.config.html_title or app.config.project)
    day = str(app.config.html_context.get("data_as_of") or "1970-01-01")
    feed = Feed(title, str(app.config.html_baseurl or ""), day, titles)
    content = feed.write(read_changes(Path(app.srcdir) / RECORD))
    (Path(app.outdir) / FEED).write_bytes(content)
