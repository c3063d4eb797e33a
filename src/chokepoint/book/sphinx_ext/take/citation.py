"""A number or a figure as a work to be cited: one line, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pybtex.database import BibliographyData, Entry, Person

from chokepoint.book.sphinx_ext.words import _, reader

AUTHORS = "The Chokepoint Metals authors"


@dataclass(frozen=True)
class Work:
    """What can be cited.

    Args:
        name: names it for ever, such as ``controls.prices``.
        title: its finding, or its value and what it is.
        book: the title of the book or of the edition of a day.
        chapter: the title of the page it stands on.
        address: where it stands, that of the edition that keeps it if there is one.
        day: the day of the data (YYYY-MM-DD); "" if not known.
        commit: the version; "" if not known.
        sources: who published what it was computed from, in a few words.
    """

    name: str
    title: str
    book: str
    chapter: str
    address: str
    day: str = ""
    commit: str = ""
    sources: str = ""

    def line(self) -> str:
        """Write it as one line of plain text."""
        t = reader()
        place = t.semicolons(part for part in (self.chapter, self._state()) if part)
        parts = [
            t.pair(self.book, str(_("“{finding}”")).format(finding=self.title)),
            place,
            self.address,
            t.pair(_("Sources"), self.sources) if self.sources else "",
        ]
        return f"{t.sentences(filter(None, parts))}{t.grammar.STOP}"

    def _state(self) -> str:
        state = [
            str(_("data as of {day}")).format(day=self.day) if self.day else "",
            str(_("version {commit}")).format(commit=self.commit[:10]) if self.commit else "",
        ]
        return reader().semicolons(filter(None, state))

    @property
    def key(self) -> str:
        """A key that every program takes: letters, numbers and underscores."""
        return re.sub(r"\W+", "_", f"chokepoint_{self.name}")

    @property
    def _note(self) -> str:
        sources = reader().pair(_("Sources"), self.sources) if self.sources else ""
        return reader().sentences(filter(None, (self._state(), sources)))

    def bibtex(self) -> str:
        """Write it as BibTeX."""
        fields = {
            "title": f"{{{self.title}}}",
            "booktitle": self.book,
            "chapter": self.chapter,
            "year": self.day[:4],
            "date": self.day,
            "version": self.commit[:10],
            "url": self.address,
            "note": self._note,
        }
        entry = Entry("misc", [(name, value) for name, value in fields.items() if value])
        entry.persons["author"] = [Person(last=f"{{{AUTHORS}}}")]
        return str(BibliographyData({self.key: entry}).to_string("bibtex"))

    def ris(self) -> str:
        """Write it as RIS: a line each, ended as the format asks."""
        pairs = [
            ("TY", "ELEC"),
            ("ID", self.key),
            ("AU", AUTHORS),
            ("TI", self.title),
            ("T2", self.book),
            ("SE", self.chapter),
            ("PY", self.day[:4]),
            ("DA", self.day.replace("-", "/")),
            ("ET", self.commit[:10]),
            ("UR", self.address),
            ("N1", self._note),
        ]
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
        return "\r\n".join([*lines, "ER  - ", ""])

    def csl(self) -> str:
        """Write it as CSL-JSON, which Zotero, Pandoc and citeproc read."""
        entry: dict[str, Any] = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "container-title": self.book,
            "section": self.chapter,
            "author": [{"literal": AUTHORS}],
            "URL": self.address,
            "version": self.commit[:10],
            "note": self._note,
        }
        if self.day:
            entry["issued"] = {"date-parts": [[int(part) for part in self.day.split("-")]]}
        kept = {name: value for name, value in entry.items() if value}
        return json.dumps([kept], ensure_ascii=False, indent=1) + "\n"
