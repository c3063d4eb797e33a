"""Writes the pages of the numbers and figures with the page they stand on, and removes those of old."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from chokepoint.book.engine.folders import write_if_changed
from chokepoint.book.site.changes import RECORD, RecordedChange, read_changes
from chokepoint.book.sphinx_ext.contents import nav_title
from chokepoint.book.sphinx_ext.editions import lead_out
from chokepoint.book.sphinx_ext.facts.values import Fact
from chokepoint.book.sphinx_ext.figures.citation import name_sources
from chokepoint.book.sphinx_ext.figures.downloads import paint
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure, title_of, write_node
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.pages.source_pages import write_plainly
from chokepoint.book.sphinx_ext.pages.uses import page_uses
from chokepoint.book.sphinx_ext.take.citation import Work
from chokepoint.book.sphinx_ext.take.facts import MOST_BYTES, SCHEMA_TEXT, SHOWN, FactPage, write_json
from chokepoint.book.sphinx_ext.take.figures import EMBED, FigurePage
from chokepoint.book.sphinx_ext.take.frame import Frame, rebase, write_way
from chokepoint.book.sphinx_ext.take.places import (
    FACTS,
    SCHEMA,
    dotted,
    fact_page,
    figure_page,
    kept_day,
    kept_folder,
)
from chokepoint.book.sphinx_ext.take.sentences import sentences_of
from chokepoint.book.sphinx_ext.words import language_of, reader, translator

NOTES = "taken"
"""The folder beside what Sphinx keeps that holds the names of the files written for each page."""

SCRIPTS = ("early.js", "chokepoint.js")

Files = Iterator[tuple[str, str | bytes]]
"""Files by their path from the top of the edition."""


@dataclass(frozen=True)
class Taking:
    """What the pages of the numbers and figures of one page share.

    Args:
        app: the build.
        page: the page, as Sphinx names it.
        context: what its template was told.
    """

    app: Sphinx
    page: str
    context: Mapping[str, Any]

    @property
    def language(self) -> str:
        """The language of the pages."""
        return language_of(self.app.config)

    @property
    def book(self) -> str:
        """The title of the book or of the edition of a day."""
        return str(self.app.config.html_title or self.app.config.project)

    @property
    def chapter(self) -> str:
        """The title of the page."""
        return nav_title(self.app.env, self.page)

    @property
    def is_current(self) -> bool:
        """Whether the edition is the current one; search engines are led to no other."""
        return not self.context.get("current_edition")

    @property
    def kept(self) -> str:
        """The day of the edition that keeps the page as it is; "" if none does."""
        return kept_day(self.context, self.page)

    def published(self, address: str, *, kept: bool = False) -> str:
        """Give the whole address of a file; its path if the book has none.

        Args:
            address: its path from the top of the edition.
            kept: that in the edition that keeps it, if one does.
        """
        folder = kept_folder(self.context, self.page) if kept else ""
        return urljoin(str(self.app.config.html_baseurl or ""), f"{folder}{address}")

    def work(self, address: str, title: str, sources: str, chapter: str = "") -> Work:
        """Say as what something is cited.

        Args:
            address: its page, as Sphinx names pages.
            title: its finding, or its value and what it is.
            sources: who published what it was computed from.
            chapter: the words for its place, if not the title of the page.
        """
        day, commit = self.context.get("data_as_of"), self.context.get("commit")
        where = self.published(f"{address}.html", kept=True)
        name = address.partition("/")[2]
        state = (str(day or ""), str(commit or ""))
        return Work(name, title, self.book, chapter or self.chapter, where, *state, sources)

    def asset(self, address: str) -> Callable[[str], str]:
        """Give what names the files of the theme on a page."""
        return lambda name: rebase(self.context["asset"](name), self.page, address)

    def frame(self, address: str, title: str, body: Markup, **more: Any) -> str:
        """Write a page around a body."""
        led = Markup(lead_out(str(body), dict(self.context), address))
        own = self.published(f"{address}.html") if self.app.config.html_baseurl and self.is_current else ""
        about = (self.language, self.asset(address), own)
        return Frame(f"{title} · {self.book}", led, *about, **more).write()

    def way(self, place: str) -> Markup:
        """Write the way back to the page."""
        return write_way((self.book, f"../{self.app.config.root_doc}.html"), (self.chapter, place))


def fact_files(taking: Taking, document: nodes.document) -> Files:
    """Write the pages of the numbers of a page, and the files that say the same."""
    sentences, changes = sentences_of(document), _changes(taking)
    catalogue, language = read_catalogue(taking.language), taking.language
    for fact in page_uses(taking.app.env, taking.page).facts:
        address = fact_page(taking.page, fact.key)
        named = name_sources(list(dict.fromkeys(row[1] for row in fact.rows)), catalogue)
        work = taking.work(address, _title(fact, sentences, language), named)
        own = [change for change in changes if change.key == fact.key]
        words = (sentences.get(fact.key, ""), work, taking.kept, catalogue)
        one = FactPage(taking.page, fact, *words, own, language)
        yield f"{address}.html", fit(taking, one)
        yield f"{address}.json", write_json(one.tell_machines())


def _title(fact: Fact, sentences: Mapping[str, str], language: str) -> str:
    """Give the sentence that states a number, or what it is where none does."""
    value, how = write_plainly(fact, language), translator(language).cell(fact.how)
    return sentences.get(fact.key, "").rstrip(".。") or (reader().pair(value, how) if how else value)


def _changes(taking: Taking) -> list[RecordedChange]:
    recorded = read_changes(Path(taking.app.srcdir) / RECORD)
    return [change for change in recorded if change.kind == "fact" and change.page == taking.page]


def fit(taking: Taking, one: FactPage) -> str:
    """Write the page of a number with as many of its rows as it has room for."""
    title = f"{write_plainly(one.fact, one.language)} · {taking.chapter}"
    beside = [(f"{one.address.rpartition('/')[2]}.json", "application/json")]
    for shown in SHOWN:
        body = taking.way(one.place) + one.write(shown)
        page = taking.frame(one.address, title, body, beside=beside)
        if len(page.encode()) <= MOST_BYTES:
            break
    return page


def figure_files(taking: Taking, document: nodes.document) -> Files:
    """Write the pages of the figures of a page, those for frames, the square pictures and the citations."""
    for node in document.findall(chokepoint_figure):
        address = figure_page(taking.page, node["figure"])
        work = taking.work(address, title_of(node), node["cited"])
        one = FigurePage(
            taking.page,
            node["figure"],
            node["meta"],
            write_node(taking.app.builder, taking.page, node, alone=True),
            node["files"],
            work,
            taking.kept,
            taking.published(f"{address}.{EMBED}.html", kept=True),
            read_catalogue(taking.language),
            taking.language,
        )
        body, title = taking.way(one.place) + one.write(), f"{title_of(node)} · {taking.chapter}"
        known = {"listed": True, "head": one.linked_data()} if taking.is_current else {}
        page = taking.frame(address, title, body, scripts=SCRIPTS, kind="one figure", **known)
        yield f"{address}.html", page
        yield from _citations(address, work)
        if one.is_drawn:
            frame = taking.frame(f"{address}.{EMBED}", title, one.write_embed(), scripts=(), kind=EMBED)
            yield f"{address}.{EMBED}.html", frame
            yield f"{one.folder}.square.png", paint(one.square(), scale=1)


def _citations(address: str, work: Work) -> Files:
    yield f"{address}.bib", work.bibtex()
    yield f"{address}.ris", work.ris()
    yield f"{address}.csl.json", work.csl()


def save_taken(app: Sphinx, page: str, context: Mapping[str, Any], document: nodes.document) -> None:
    """Write all that belongs to the numbers and figures of a page, and forget what it no longer has.

    Args:
        app: the build.
        page: a page that Sphinx has read.
        context: what its template was told.
        document: the page, its references resolved.
    """
    taking, out, note = Taking(app, page, context), Path(app.outdir), _note(app, page)
    written = set()
    for files in (fact_files, figure_files):
        for name, content in files(taking, document):
            write_if_changed(out / name, content)
            written.add(name)
    _forget(out, set(_read(note)) - written)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps([page, *sorted(written)]), encoding="utf-8")


def finish_taken(app: Sphinx) -> None:
    """Forget what belongs to pages that are gone, and say what the files of the numbers hold.

    Raises:
        ExtensionError: if two pages would give a number or figure the same address.
    """
    owners: dict[str, str] = {}
    for note in sorted(Path(app.doctreedir, NOTES).glob("*.json")):
        page, *names = json.loads(note.read_text(encoding="utf-8"))
        if page not in app.env.found_docs:
            _forget(Path(app.outdir), names)
            note.unlink()
            continue
        for name in names:
            if owners.setdefault(name, page) != page:
                raise ExtensionError(f"{page} and {owners[name]} would both write {name}: rename a key")
    if any(name.startswith(f"{FACTS}/") for name in owners):
        text = json.dumps(SCHEMA_TEXT, ensure_ascii=False, indent=1) + "\n"
        write_if_changed(Path(app.outdir) / FACTS / SCHEMA, text)


def _note(app: Sphinx, page: str) -> Path:
    return Path(app.doctreedir, NOTES, f"{dotted(page)}.json")


def _read(note: Path) -> list[str]:
    """Read which files an earlier build wrote for a page."""
    return json.loads(note.read_text(encoding="utf-8"))[1:] if note.is_file() else []


def _forget(out: Path, names: Iterable[str]) -> None:
    for name in names:
        (out / name).unlink(missing_ok=True)
