"""Checks of single files of a finished site: what each finds depends on the file and the rules alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from chokepoint.book.site.files import SiteFile
from chokepoint.book.site.plain_numbers import ALLOWED_FILE, Allowed, find_plain_numbers
from chokepoint.book.site.references import is_outside

TRACEBACK = re.compile(r"Traceback \(most recent call last\)|Cell In\s?\[\d+\], line \d+")
ERROR_TAG = b"papermill-error-cell-tag"
CITED = frozenset({".bib", ".ris", ".ics"})
TEXT_ENDINGS = frozenset(
    {".html", ".js", ".css", ".json", ".csv", ".txt", ".xml", ".svg", ".ipynb", ".md", ".webmanifest", *CITED}
)
RUN_AGAIN = "run the chapter again"

Fault = tuple[str, str]
"""What is wrong with a file, and a hint."""


@dataclass(frozen=True)
class Rules:
    """What a book says of its own site.

    Args:
        forbidden: texts of this machine that must not be published (paths).
        allowed: reviewed phrases of the prose whose numbers are no facts.
        address: the whole address it is published at, with a slash at the end; "" if not known.
        written_in: by the path of a page, the name of the file it is written in; its own name if not given.
    """

    forbidden: Sequence[str] = ()
    allowed: Sequence[Allowed] = ()
    address: str = ""
    written_in: Mapping[str, str] = field(default_factory=dict)

    def phrases(self, name: str) -> list[str]:
        """List the reviewed phrases of a page."""
        own = ("*", self.written_in.get(name, PurePosixPath(name).stem))
        return [entry.phrase for entry in self.allowed if entry.page in own]


FileCheck = Callable[[SiteFile, Rules], Iterator[Fault]]


def check_file(file: SiteFile, rules: Rules) -> list[Fault]:
    """Give all that is wrong with a file by itself."""
    return [fault for check in FILE_CHECKS for fault in check(file, rules)]


def nothing_from_other_hosts(file: SiteFile, rules: Rules) -> Iterator[Fault]:
    """No page makes a browser ask another host for anything; links a reader may follow are fine."""
    for reference in file.references:
        if reference.fetched and is_outside(reference.address):
            who = f"<{reference.element}> " if file.is_page else ""
            yield f"{who}fetches {reference.address} from another host", "keep a copy in the book"


def no_failures_published(file: SiteFile, rules: Rules) -> Iterator[Fault]:
    """No traceback and no cell that papermill marked as failed is shown."""
    if file.is_page and ERROR_TAG in file.content:
        yield "shows a cell that failed", RUN_AGAIN
    elif file.is_page and TRACEBACK.search(file.tree.text_content()):
        yield "shows a traceback", RUN_AGAIN


def pages_are_well_formed(file: SiteFile, rules: Rules) -> Iterator[Fault]:
    """Every page has a title, a language, one main heading and no id twice."""
    if not file.is_page:
        return
    if not (file.tree.findtext(".//title") or "").strip():
        yield "has no title", ""
    if not file.tree.get("lang"):
        yield "does not say its language", ""
    headings = len(file.tree.findall(".//h1"))
    if headings != 1:
        yield f"has {headings} main headings instead of one", ""
    twice = sorted(anchor for anchor, count in Counter(file.anchors).items() if count > 1)
    if twice:
        yield f"uses an id twice: {', '.join(twice)}", ""


def no_machine_paths(file: SiteFile, rules: Rules) -> Iterator[Fault]:
    """No file holds a path of the machine it was built on."""
    if file.ending in TEXT_ENDINGS and any(text.encode() in file.content for text in rules.forbidden):
        yield "holds a path of the machine it was built on", "look for it in the page"


def numbers_are_facts(file: SiteFile, rules: Rules) -> Iterator[Fault]:
    """Prose holds no number typed by hand, unless it is a name or a person has reviewed the phrase."""
    hint = f"make it a {{fact}}, or review the phrase and add it with a reason to {ALLOWED_FILE.as_posix()}"
    for found in find_plain_numbers(file.tree, rules.phrases(file.name)) if file.is_page else ():
        yield f"'{found.number}' is no fact in “{found.sentence}”", hint


FILE_CHECKS: tuple[FileCheck, ...] = (
    nothing_from_other_hosts,
    no_failures_published,
    pages_are_well_formed,
    no_machine_paths,
    numbers_are_facts,
)
