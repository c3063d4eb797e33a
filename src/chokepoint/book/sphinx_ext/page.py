"""What the page template needs: contents, sections, addresses of files, and a body without inline styles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from chokepoint.book.sphinx_ext.choices import list_choices
from chokepoint.book.sphinx_ext.contents import Entry, list_pages, turn_from
from chokepoint.book.sphinx_ext.editions import (
    canonical_address,
    lead_out,
    list_ways,
    write_day,
    write_left_out,
)
from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.book.sphinx_ext.figures.citation import page_address
from chokepoint.book.sphinx_ext.figures.downloads import FOLDER, save_files
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.figures.states import parts_of
from chokepoint.book.sphinx_ext.repository import read_repository
from chokepoint.book.sphinx_ext.words import _, count, language_of, reader

THEME = Path(__file__).parent / "theme"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'self'"
)
SEARCH = "search"
FEW_SECTIONS = 4
DESCRIPTION_LENGTH = 160
WORDS_A_MINUTE = 220
"""Words, or characters of Chinese, that a reader of explanatory prose takes in."""

COLOURED = (
    "k", "kn", "kd", "kr", "kc", "ow", "s", "s1", "s2", "sa", "sd", "sb", "sh", "c", "c1", "cm", "ch", "m",
    "mi", "mf", "mh", "nf", "nc", "nd", "nb", "nt", "gr", "gt", "ge", "err",
)  # fmt: skip
"""The kinds of code the style sheet colours."""

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+")
_CODE = re.compile(r'(?<=<div class="highlight">)<pre>(.*?)</pre>', re.DOTALL)
_PLAIN = re.compile(rf'<span(?: class="(?!(?:{"|".join(COLOURED)})")\w*")?>([^<]*)</span>')
_STYLE = re.compile(r"""(<[a-zA-Z][^<>]*?)\sstyle=(?:"[^"]*"|'[^']*')""")


def is_ours(app: Sphinx) -> bool:
    """Tell whether this build writes pages with our theme."""
    return app.builder.name == "html" and app.config.html_theme == "chokepoint"


def complete_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the template everything it shows."""
    if not is_ours(app):
        return
    language, top = language_of(app.config), context.get("current_edition", "")
    entries = list(list_pages(app, pagename))
    names = {entry.link: entry.title for entry in entries}
    # a page made apart stands in no order of the book and says itself what lies before and after it
    turn = turn_from(app, pagename) if pagename in app.env.found_docs else context
    context.update(
        policy=POLICY,
        pageurl=canonical_address(app, context, pagename),
        day_words=write_day(context.get("edition_day", ""), language),
        ways=list(list_ways(context, pagename, language)),
        left_out_here=_name_left_out(context, pagename, language),
        t=_,
        searchable=True,
        asset=lambda name: f"{top}{context['pathto'](f'_static/{name}', 1)}?v={_checksum(name)}",
        entries=entries,
        choices_here=list(list_choices(context, pagename)),
        prev=_named(turn.get("prev"), names),
        next=_named(turn.get("next"), names),
        sections=list(list_sections(app.env, pagename)),
        site_title=context.get("docstitle") or context.get("project"),
        description=describe(doctree),
        reading_time=tell_reading_time(app, pagename, doctree),
        as_of=_write_day(context.get("data_as_of"), language),
        issues_url=_report_address(app, pagename),
        repository_url=getattr(read_repository(app.config), "url", ""),
        joints={"pair": reader().pair("{a}", "{b}"), "between": reader().semicolons(["", ""])},
    )
    if doctree is not None:
        parts = [part for node in doctree.findall(chokepoint_figure) for part in parts_of(node)]
        save_files(Path(app.outdir) / FOLDER / pagename, parts)
    if context.get("body"):
        context["body"] = lead_out(strip_styles(context["body"]), context, pagename)


def _named(page: dict[str, str] | None, names: dict[str, str]) -> dict[str, str] | None:
    """Call a page that one turns to by its short name."""
    return page and {**page, "title": names.get(page["link"], page["title"])}


def _name_left_out(context: dict[str, Any], pagename: str, language: str) -> Markup:
    return (
        write_left_out(context, pagename, read_catalogue(language)) if context.get("left_out") else Markup()
    )


def list_sections(env: BuildEnvironment, pagename: str) -> Iterator[Entry]:
    """List the sections of a page, or nothing where there are so few that a list does not help."""
    toc = env.tocs.get(pagename)
    found = list(_second_level(toc)) if toc is not None else []
    if len(found) >= FEW_SECTIONS:
        for reference in found:
            yield Entry(reference.astext(), reference["anchorname"])


def describe(doctree: nodes.document | None) -> str:
    """Take the description of a page from its first paragraph."""
    first = next(doctree.findall(nodes.paragraph), None) if doctree is not None else None
    text = " ".join(first.astext().split()) if first is not None else ""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"


def tell_reading_time(app: Sphinx, pagename: str, doctree: nodes.document | None) -> str:
    """Say how long the prose of a chapter takes to read; nothing for other pages."""
    written = pagename in app.env.found_docs
    if doctree is None or (written and not str(app.env.doc2path(pagename)).endswith(".ipynb")):
        return ""
    texts = (paragraph.astext() for paragraph in doctree.findall(nodes.paragraph))
    words = sum(len(_WORD.findall(text)) for text in texts)
    return count("{n} minute to read", "{n} minutes to read", max(1, round(words / WORDS_A_MINUTE)))


def strip_styles(markup: str) -> str:
    """Remove inline styles, which the content policy forbids, from the tags of a page."""
    stripped, changes = _STYLE.subn(r"\1", markup)
    return strip_styles(stripped) if changes else _reach_code(stripped)


def collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page of the search, and the one that stands where a page is missing: one for all editions."""
    if not is_ours(app):
        return
    yield SEARCH, {"title": str(_("Search"))}, f"{SEARCH}.html"
    if not app.config.html_context.get("current_edition"):
        yield "404", {"title": str(_("Page not found"))}, "404.html"


def _reach_code(markup: str) -> str:
    """Let the keyboard reach code that scrolls sideways, and colour no more of it than has a colour."""
    return _CODE.sub(lambda found: '<pre tabindex="0">' + _PLAIN.sub(r"\1", found[1]) + "</pre>", markup)


def _second_level(toc: nodes.Node) -> Iterator[nodes.reference]:
    top = next(toc.findall(nodes.list_item), None)
    for listing in top.children[1:] if top is not None else []:
        if isinstance(listing, nodes.bullet_list):
            for item in listing.children:
                yield from list(item.findall(nodes.reference))[:1]


def _write_day(value: object, language: str) -> str:
    if not value:
        return ""
    text = value.isoformat() if isinstance(value, date) else str(value)
    part = {10: "day", 7: "month", 4: "year"}.get(len(text))
    return format_value(text, part, language) if part else text


def _report_address(app: Sphinx, pagename: str) -> str:
    repository = read_repository(app.config)
    return repository.report(page_address(app.builder, pagename)) if repository else ""


@lru_cache
def _checksum(name: str) -> str:
    return hashlib.sha256((THEME / "static" / name).read_bytes()).hexdigest()[:10]
