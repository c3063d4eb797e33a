"""What each page shows: its facts and figures, noted while it is read, for the pages of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.environment import BuildEnvironment

from chokepoint.book.sphinx_ext.facts.values import Fact, has_origin
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure
from chokepoint.book.sphinx_ext.figures.states import parts_of

KEY = "chokepoint"
"""The entry of a page's metadata; Sphinx merges metadata of pages read in parallel."""


@dataclass(frozen=True)
class FigureUse:
    """A figure that a page shows."""

    figure_id: str
    title: str
    source_ids: tuple[str, ...]
    drawn: bool = True
    """Whether it is drawn; a list is not."""


@dataclass(frozen=True)
class PageUses:
    """The facts of the prose and the figures of one page, in reading order."""

    facts: tuple[Fact, ...] = ()
    figures: tuple[FigureUse, ...] = ()


def note_uses(document: nodes.document, env: BuildEnvironment, facts: Sequence[Fact]) -> None:
    """Note what a page shows; called once its conditions are settled.

    Args:
        document: the page.
        env: keeps the note with the page's metadata.
        facts: the facts its prose uses.
    """
    figures = tuple(_note_figure(node) for node in document.findall(chokepoint_figure))
    env.metadata[env.docname][KEY] = PageUses(tuple(fact for fact in facts if has_origin(fact)), figures)


def page_uses(env: BuildEnvironment, page: str) -> PageUses:
    """Give what a page shows; nothing for a page without notes."""
    noted = env.metadata.get(page, {}).get(KEY)
    return noted if isinstance(noted, PageUses) else PageUses()


def uses_of_source(env: BuildEnvironment, pages: Sequence[str]) -> dict[str, dict[str, PageUses]]:
    """Sort what pages show by the sources behind it.

    Args:
        env: holds the notes.
        pages: the pages of the book in reading order.

    Returns:
        For each source id, what each page shows of it, by page in reading order.
    """
    found: dict[str, dict[str, PageUses]] = {}
    for page in pages:
        for source_id, part in _by_source(page_uses(env, page)):
            known = found.setdefault(source_id, {}).get(page, PageUses())
            found[source_id][page] = PageUses(known.facts + part.facts, known.figures + part.figures)
    return found


def _by_source(uses: PageUses) -> Iterator[tuple[str, PageUses]]:
    for fact in uses.facts:
        for source_id in dict.fromkeys(row[1] for row in fact.rows):
            yield source_id, PageUses(facts=(fact,))
    for figure in uses.figures:
        for source_id in figure.source_ids:
            yield source_id, PageUses(figures=(figure,))


def _note_figure(node: chokepoint_figure) -> FigureUse:
    meta = node["meta"]
    entries = [entry["source_id"] for part in parts_of(node) for entry in part["meta"]["sources"]]
    sources = tuple(dict.fromkeys(entries))
    return FigureUse(meta["id"], meta["title"], sources, drawn="files" not in node or "svg" in node["files"])
