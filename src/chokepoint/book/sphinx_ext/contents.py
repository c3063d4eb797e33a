"""The contents of the book as a reader sees them: groups of pages with short names, in reading order.

Names and groups are those of ``_toc.yml``; a page it gives no name has its ``nav_title``, else its heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.choices import neighbours
from chokepoint.book.sphinx_ext.words import reader


@dataclass(frozen=True)
class Entry:
    """One line of a contents list; ``group`` heads it and those that follow."""

    title: str
    link: str
    current: bool = False
    depth: int = 0
    elsewhere: bool = False
    group: str = ""


def list_pages(app: Sphinx, pagename: str) -> Iterator[Entry]:
    """List the pages of the book in reading order, the first page included.

    Pages that stand in the current edition only come last in an edition of another day. The short pages
    beside a chapter are many: each stands in its own list alone, and is chosen at the head of the chapter.
    """
    env, context, root = app.env, app.config.html_context, app.config.root_doc
    groups, names = _groups(env, root), _names(env)
    unlisted = set(context.get("short_pages", ())) - {pagename}
    for docname, depth in [(root, 0), *_walk(env, root, 0)]:
        if docname in unlisted:
            continue
        link = app.builder.get_relative_uri(pagename, docname) or "#"
        title = names.get(docname) or nav_title(env, docname)
        yield Entry(title, link, docname == pagename, depth, group=groups.get(docname, ""))
    for name, title in context.get("elsewhere", {}).items():
        link = f"{to_top(pagename)}{context['current_edition']}{name}.html"
        yield Entry(title, link, elsewhere=True)


def list_pages_in_order(app: Sphinx) -> list[str]:
    """Name the pages an author wrote, in reading order, the first page included."""
    root = app.config.root_doc
    return [root, *(page for page, depth in _walk(app.env, root, 0))]


def turn_from(app: Sphinx, pagename: str) -> dict[str, dict[str, str] | None]:
    """Give the page before and the page after a page that stands in the order of the book, as Sphinx does."""
    around = neighbours(app.config.html_context, list_pages_in_order(app), pagename)
    return {
        way: {"link": app.builder.get_relative_uri(pagename, name), "title": nav_title(app.env, name)}
        if name
        else None
        for way, name in zip(("prev", "next"), around, strict=True)
    }


def nav_title(env: BuildEnvironment, docname: str) -> str:
    """Name a page where others lead to it: by its ``nav_title`` metadata, else by its heading."""
    chosen = env.metadata.get(docname, {}).get("nav_title")
    return str(chosen or env.titles[docname].astext())


def _walk(env: BuildEnvironment, docname: str, depth: int) -> Iterator[tuple[str, int]]:
    for child in env.toctree_includes.get(docname, []):
        if child in env.titles:
            yield child, depth
            yield from _walk(env, child, depth + 1)


def _groups(env: BuildEnvironment, root: str) -> dict[str, str]:
    """Give the name of each group by the first page of it that this edition has."""
    groups = {}
    for tree in env.tocs[root].findall(addnodes.toctree):
        first = next((page for page in tree["includefiles"] if page in env.titles), None)
        if first and tree.get("caption"):
            groups[first] = reader().cell(tree["caption"])
    return groups


def _names(env: BuildEnvironment) -> dict[str, str]:
    trees = [tree for toc in env.tocs.values() for tree in toc.findall(addnodes.toctree)]
    return {page: reader().cell(name) for tree in trees for name, page in tree["entries"] if name}
