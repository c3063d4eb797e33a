"""Pages that nobody writes: made from rows through the theme's template, side by side, past Sphinx.

A page is made again when what it shows is no longer what it was;
all are, when something every page shows changed, such as a title in the contents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri
from sphinx.util.parallel import ParallelTasks, SerialTasks

from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure
from chokepoint.book.sphinx_ext.machine.companions import add_companions
from chokepoint.book.sphinx_ext.page import complete_context

TEMPLATE = "page.html"


@dataclass(frozen=True)
class Generated:
    """A page that is made from rows.

    Args:
        address: its name, as Sphinx names pages.
        title: its title.
        shown: a hash of everything its body shows.
        write: writes its body.
        read: gives it as a document in its place, which is rendered as Sphinx renders pages.
        context: what else the template is told of it.
    """

    address: str
    title: str
    shown: str
    write: Callable[[], Markup] = Markup
    read: Callable[[], nodes.document] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)


def write_pages(app: Sphinx, pages: Sequence[Generated]) -> None:
    """Write pages into the output.

    Args:
        app: the build; its contents are complete.
        pages: pages that do not stand, or stand as they no longer are.

    Raises:
        ExtensionError: if an author wrote a page of the same address.
    """
    for page in pages:
        if page.address in app.env.found_docs:
            pair = f"{page.title!r} would both be {page.address}.html"
            raise ExtensionError(f"the page of an author and that of {pair}")
        app.env.titles[page.address] = nodes.title("", page.title)  # figures of it are cited by it
    processes = max(1, app.parallel)
    tasks = ParallelTasks(processes) if processes > 1 else SerialTasks()
    for n in range(min(processes, len(pages))):
        tasks.add_task(partial(_write, app), pages[n::processes])
    tasks.join()


def place_of(app: Sphinx, address: str) -> Path:
    """Give the file of a page."""
    return Path(app.outdir) / f"{address}.html"


def _write(app: Sphinx, pages: Sequence[Generated]) -> None:
    for page in pages:
        document = page.read() if page.read else None
        context = _context(
            app, page, page.write() if document is None else render(app, page.address, document)
        )
        complete_context(app, page.address, TEMPLATE, context, document)
        add_companions(app, page.address, TEMPLATE, context, document)
        place = place_of(app, page.address)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(app.builder.templates.render(TEMPLATE, context), encoding="utf-8")


def render(app: Sphinx, address: str, document: nodes.document) -> str:
    """Render a document that Sphinx has not read, its figures numbered from 1."""
    builder: Any = app.builder
    found = (figure["ids"][0] for figure in document.findall(chokepoint_figure))
    builder.current_docname = address
    builder.fignumbers = {"figure": {name: (n,) for n, name in enumerate(found, start=1)}}
    return str(builder.render_partial(document[0])["fragment"])


def _context(app: Sphinx, page: Generated, body: str) -> dict[str, Any]:
    """Give the template what Sphinx would give it for a page of that address."""
    builder, own = app.builder, app.builder.get_target_uri(page.address)

    def lead_to(other: str, resource: bool = False) -> str:
        return relative_uri(own, other if resource else builder.get_target_uri(other)) or "#"

    return {
        **builder.globalcontext,
        "pagename": page.address,
        "pathto": lead_to,
        "hasdoc": lambda name: name in app.env.all_docs,
        "content_root": to_top(page.address) or "./",
        "title": page.title,
        **page.context,
        "body": str(body),
    }
