"""The page on which all states of a page's figures stand one below the other, for readers without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.contents import nav_title
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure, fill_in, name_figure
from chokepoint.book.sphinx_ext.figures.states import NAMED, Part, stacked_page
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.words import _

_REGION = re.compile(r'<div class="scroll" role="region"[^>]*\saria-label="[^"]*')


def write_stacked(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write such a page for every page that has figures with states."""
    for page in sorted(app.env.found_docs):
        if app.env.metadata[page].get(NAMED):
            yield stacked_page(page), _write_page(app, page), "page.html"


def _write_page(app: Sphinx, page: str) -> dict[str, Any]:
    chapter = nav_title(app.env, page)
    title = str(_("{chapter}: other states of the figures")).format(chapter=chapter)
    lead = tag("p", tag("a", chapter, href=f"{page.rpartition('/')[2]}.html"), class_="way")
    figures = app.env.get_doctree(page).findall(chokepoint_figure)
    body = join(_write_states(app, page, node) for node in figures if node["states"])
    return {"title": title, "body": lead + tag("h1", title) + body}


def _write_states(app: Sphinx, page: str, node: chokepoint_figure) -> Markup:
    words = name_figure(app.builder, app.env.toc_fignumbers.get(page, {}), node)
    return join(_name_apart(fill_in(app.builder, page, words, part), part) for part in node["states"])


def _name_apart(markup: str, part: Part) -> Markup:
    """Let the tables of states with one title have names of their own, for readers who list the regions."""
    return Markup(_REGION.sub(lambda found: f"{found[0]} · {escape(part['label'])}", markup))
