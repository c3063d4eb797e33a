"""Links to pages made apart: those of the things a page names, and on a notebook's own page all of them."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import addresses_by, pages_for, to_top
from chokepoint.book.sphinx_ext.html import raw, tag


def make_links(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build a line with the things named that have a page here; nothing where none has."""
    env = document.settings.env
    known = addresses_by(env.config.html_context, content["parameter"], env.docname)
    found = [
        tag("a", one["name"], href=known[one["value"]]) for one in content["things"] if one["value"] in known
    ]
    return [raw(tag("p", marks.pair(content["label"], marks.commas(found)), class_="cited"))] if found else []


def make_all(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the list of all pages of a family, on the page of its notebook; those themselves have one."""
    env = document.settings.env
    pages = pages_for(env.config.html_context, content["parameter"])
    if not pages or env.docname in {page["name"] for page in pages}:
        return []
    top = to_top(env.docname)
    links = [tag("li", tag("a", page["title"], href=f"{top}{page['name']}.html")) for page in pages]
    summary = tag("summary", content["label"])
    return [raw(tag("details", summary, tag("ul", *links, class_="list"), class_="others", open=""))]


WRITERS = {"page_links": make_links, "all_pages": make_all}
