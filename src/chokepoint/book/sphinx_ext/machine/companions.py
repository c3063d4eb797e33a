"""What stands beside a page for machines and other sites: notebook, Markdown twin, card, feed."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.contents import list_pages_in_order
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure
from chokepoint.book.sphinx_ext.machine.cards import list_tags, save_card
from chokepoint.book.sphinx_ext.machine.feed import FEED, save_feed
from chokepoint.book.sphinx_ext.machine.feeds import list_links, save_feeds
from chokepoint.book.sphinx_ext.machine.twins import has_twin, save_twin
from chokepoint.book.sphinx_ext.page import is_ours
from chokepoint.book.sphinx_ext.pages.reproduce import reproduce
from chokepoint.book.sphinx_ext.take.pages import finish_taken, save_taken


def add_companions(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write the files that stand beside a page, and name them in it."""
    if not is_ours(app):
        return
    title = Markup(context.get("title") or "").striptags()
    context.update(
        reproduction=reproduce(app, pagename),
        social=list(list_tags(app, pagename, title, context.get("description") or "")),
        feed=f"{to_top(pagename)}{context.get('current_edition', '')}{FEED}",
        feeds=list(list_links(context, pagename)),
    )
    if doctree is None:
        return
    if pagename in app.env.found_docs:
        save_taken(app, pagename, context, doctree)
    save_card(app, pagename, list(doctree.findall(chokepoint_figure)))
    if has_twin(app, pagename):
        save_twin(app, pagename, doctree)
        context["twin"] = f"{pagename.rpartition('/')[2]}.md"


def finish_companions(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed once all pages are made; the editions of other days share that of the current one."""
    if exception is None and is_ours(app):
        finish_taken(app)
    if exception is None and is_ours(app) and not app.config.html_context.get("current_edition"):
        titles = {page: app.env.titles[page].astext() for page in list_pages_in_order(app)}
        save_feed(app, titles)
        save_feeds(app, titles)
