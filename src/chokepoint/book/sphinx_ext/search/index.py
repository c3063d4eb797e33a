"""Writes the index of the search: one script with what readers see of every page, and words to search by.

The browser makes its lists of words from the text itself, when a reader first reaches for the search: so one
set of rules cuts and stems the text and the query, and every excerpt is text of a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.kept import read_kept, write_kept
from chokepoint.book.sphinx_ext.contents import list_pages_in_order
from chokepoint.book.sphinx_ext.figures.states import STACKED
from chokepoint.book.sphinx_ext.page import is_ours
from chokepoint.book.sphinx_ext.search import sections
from chokepoint.book.sphinx_ext.search.sections import PageText, Section, read_text
from chokepoint.book.sphinx_ext.search.words import gather_words

INDEX = "searchindex.js"
KEPT = "search.json"
LEFT_OUT = frozenset({"404.html", "search.html", "genindex.html"})
PAGE, TABLE, SOURCE = 0, 1, 2
KINDS = {"data": TABLE, "sources": SOURCE}
SHOWN = {TABLE: 2, SOURCE: 1}
"""Paragraphs that tell what a table or source is: the lead, and of a table its size."""


def leave_out_stock_search(app: Sphinx) -> None:
    """Keep Sphinx from making an index and a page of its own: it knows words of pages and no sections."""
    if is_ours(app):
        app.builder.search = False


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write the index of an edition beside its pages, when all stand."""
    if exception is not None or not is_ours(app):
        return
    out = Path(app.outdir)
    order = {page: n for n, page in enumerate(list_pages_in_order(app))}
    pages = gather_pages(out, Path(app.doctreedir) / KEPT)
    pages.sort(key=lambda page: (page[2], order.get(page[0].removesuffix(".html"), len(order)), page[0]))
    (out / INDEX).write_text(script(pages), encoding="utf-8")


def script(pages: Sequence[Sequence[Any]]) -> str:
    """Write the index as a script that hands it to the search; the only form that loads from a folder."""
    content = {"fact": sections.FACT, "pages": pages, **gather_words()}
    return f"chokepointSearch.take({json.dumps(content, ensure_ascii=False, separators=(',', ':'))});\n"


def gather_pages(out: Path, place: Path) -> list[list[Any]]:
    """Read every page of an edition; one that stands as it stood is not read again.

    Args:
        out: the folder of the pages.
        place: the file in which what was read is kept.

    Returns:
        For each page its address, title, kind and sections; of a section the anchor, the headings above it
        and its own, its text, and its other words.
    """
    form = digest(*(path.read_text("utf-8") for path in (Path(sections.__file__), Path(__file__))))
    known: dict[str, list[Any]] = read_kept(place, form) or {}
    kept = {name: _read(out / name, name, known.get(name)) for name in _list_pages(out)}
    write_kept(place, form, kept)
    return [entry for _stamp, entry in kept.values() if entry]


def _list_pages(out: Path) -> Iterator[str]:
    for path in sorted(out.rglob("*.html")):
        name = path.relative_to(out).as_posix()
        if name not in LEFT_OUT and not name.startswith("_") and not path.stem.endswith(STACKED):
            yield name


def _read(path: Path, name: str, known: list[Any] | None) -> list[Any]:
    state = path.stat()
    stamp = [state.st_mtime_ns, state.st_size]
    if known is not None and known[0] == stamp:
        return known
    text = read_text(path.read_bytes())
    return [stamp, entry_of(name, text) if text else None]


def entry_of(name: str, text: PageText) -> list[Any]:
    """Give what the index holds of a page; of a table or source only what it is."""
    kind = KINDS.get(name.removesuffix(".html").partition("/")[0], PAGE)
    if kind == PAGE:
        return [name, text.title, kind, [_write(section) for section in text.sections]]
    head = "\n".join(text.sections[0].blocks[: SHOWN[kind]]) if text.sections else ""
    own = Path(name).stem
    return [name, text.title, kind, [_write(Section("", (), [head] if head else [], {own: None}))]]


def _write(section: Section) -> list[Any]:
    return [section.anchor, list(section.path), section.text, " ".join(_other_words(section))]


def _other_words(section: Section) -> Iterable[str]:
    seen = {word.casefold() for word in sections.WORD.findall(section.text)}
    return (word for word in section.words if word not in seen)
