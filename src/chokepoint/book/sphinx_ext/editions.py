"""One page in the editions of several days: the ways between them, and out of one that has few pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import normpath
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from markupsafe import Markup
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import make_refnode

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import DATA, SOURCES, source_page_address, to_top
from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, Source, find_source
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.words import _, count

SEARCH = "search"
PAGE_ENDINGS = (".md", ".ipynb")


@dataclass(frozen=True)
class Way:
    """A way to the same page of another edition; ``day`` is empty for the current one."""

    label: str
    link: str
    day: str = ""


def list_ways(context: dict[str, Any], page: str, language: str) -> Iterator[Way]:
    """List the ways from a page to the same page of the other editions, the current one first.

    Args:
        context: what the build told the template; ``days``, ``dated_pages``, ``edition_day`` and
            ``current_edition`` are read.
        page: the page, as Sphinx names it.
        language: the language of the page.
    """
    own, top = context.get("edition_day", ""), context.get("current_edition", "")
    if top:
        yield Way(str(_("Read this page with what is known today")), f"{to_top(page)}{top}{page}.html")
    if page != SEARCH and page not in context.get("dated_pages", ()):
        return
    for day in context.get("days", ()):
        if day != own:
            label = str(_("As could be known on {day}")).format(day=write_day(day, language))
            yield Way(label, f"{to_top(page)}{top}{day}/{page}.html", day)


def write_day(day: str, language: str) -> str:
    """Write the day of an edition; nothing for the current one."""
    return format_value(day, "day", language) if day else ""


def canonical_address(app: Sphinx, context: dict[str, Any], page: str) -> str | None:
    """Give the address search engines are to know a page by: always that in the current edition."""
    base = app.config.html_baseurl
    return (
        urljoin(base, context.get("current_edition", "") + app.builder.get_target_uri(page)) if base else None
    )


def lead_out(markup: str, context: dict[str, Any], page: str = "") -> str:
    """Lead links to pages this edition lacks to those of the current edition.

    Args:
        markup: the body of a page.
        context: what the build told the template; ``current_edition`` and ``elsewhere`` are read.
        page: the page, as Sphinx names it; a page at the top of the edition if not given.
    """
    top = context.get("current_edition")
    if not top:
        return markup
    names = "|".join(re.escape(name) for name in context.get("elsewhere", ()))
    pages = rf"|(?:{names})\.html(?=[#\"])" if names else ""
    own = to_top(page)
    return re.sub(rf'(<a\b[^>]*\shref="{own})(?=(?:{DATA}|{SOURCES})/{pages})', rf"\g<1>{top}", markup)


def write_left_out(context: dict[str, Any], page: str, catalogue: Catalogue) -> Markup:
    """Name the sources that the page uses today and that its day did not know; nothing if there are none.

    Args:
        context: what the build told the template; ``edition_day``, ``current_edition`` and ``left_out`` are
            read.
        page: the page.
        catalogue: the sources of the package.
    """
    names = context.get("left_out", {}).get(page, ())
    if not names:
        return Markup()
    one = "Left out: one source that this page uses today had not been published, or bears no date"
    many = "Left out: {n} sources that this page uses today had not been published, or bear no date"
    sources = [find_source(catalogue, name) for name in names]
    top = to_top(page) + context.get("current_edition", "")
    rows = (tag("li", marks.commas([s.publisher, _link(s, top), s.date])) for s in sources)
    return tag("details", tag("summary", count(one, many, len(names))), tag("ul", *rows), class_="left-out")


def _link(source: Source, top: str) -> Markup:
    return tag("a", source.title, href=f"{top}{source_page_address(source.source_id)}")


def find_elsewhere(target: str, names: Iterable[str], page: str = "") -> str:
    """Translate a link to the file of a page that stands in the current edition only; "" for any other.

    Args:
        target: the link.
        names: the names of such pages.
        page: the page that holds the link; a page at the top of the edition if not given.
    """
    path, sign, anchor = target.partition("#")
    place = normpath(f"{page.rpartition('/')[0] or '.'}/{path}")
    known = set(names)
    for name in (place, path.rpartition("/")[2]):
        stem = name.rpartition(".")[0] if name.endswith(PAGE_ENDINGS) else name
        if stem in known:
            return f"{stem}.html{sign}{anchor}"
    return ""


class LeadOut(SphinxTransform):
    """Turn links to files of pages that this edition lacks into links to the current edition."""

    default_priority = 26  # after the conditions of the page are settled, before its links are looked up

    def apply(self, **kwargs: object) -> None:
        """Replace the links."""
        context, page = self.config.html_context, self.env.docname
        for link in list(self.document.findall(pending_xref)):
            address = find_elsewhere(str(link.get("reftarget", "")), context.get("elsewhere", ()), page)
            if address and context.get("current_edition"):
                way = to_top(page) + context["current_edition"] + address
                link.replace_self(nodes.reference("", "", *link.children, refuri=way))


def find_page_of(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, words: nodes.TextElement
) -> nodes.TextElement | None:
    """Lead a link to a figure that an edition of a day cannot draw to the page it would stand on.

    A word of the glossary stays a word there: the glossary is of no day, so such an edition lacks it.
    """
    if node.get("reftype") == "term" and app.config.html_context.get("current_edition"):
        return words
    page, _mark, figure = str(node.get("reftarget", "")).rpartition("/")
    dated = app.config.html_context.get("edition_day")
    if not dated or not figure.startswith("fig-") or page not in env.found_docs:
        return None
    return make_refnode(app.builder, node.get("refdoc", env.docname), page, "", words)
