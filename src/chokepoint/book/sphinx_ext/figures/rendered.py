"""Figures on the page: the finding, two static drawings, the number, the sources, the data behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from markupsafe import Markup, escape
from sphinx import addnodes
from sphinx.errors import ExtensionError

from chokepoint.book.site.drawings import keeps
from chokepoint.book.site.svg import FigureSvg, render_figure
from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import TOP, addresses_by, to_top
from chokepoint.book.sphinx_ext.figures.cells import shorten, write_table
from chokepoint.book.sphinx_ext.figures.citation import (
    cite_figure,
    folder_address,
    name_sources,
    page_address,
)
from chokepoint.book.sphinx_ext.figures.downloads import FOLDER, make_files, paint, write_csv
from chokepoint.book.sphinx_ext.figures.sources import (
    FEW,
    Catalogue,
    find_source,
    read_catalogue,
    write_full,
    write_short,
)
from chokepoint.book.sphinx_ext.figures.states import (
    ENDING,
    NAMED,
    Part,
    make_states,
    stacked_page,
    write_choice,
    write_script,
)
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.repository import read_repository
from chokepoint.book.sphinx_ext.take.places import figure_page
from chokepoint.book.sphinx_ext.words import _, count, language_of, reader
from chokepoint.errors import ChokepointError

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

FIGURE_MIME = "application/vnd.vegalite.v6+json"
LISTING_MIME = "application/vnd.chokepoint.listing+json"
NUMBER, CITATION, REPORT = "<!--figure-number-->", "<!--figure-citation-->", "<!--figure-report-->"
CHOICE = "<!--figure-choice-->"
"""Places in the HTML for what is known only when the whole book was read."""

DOWNLOADS = {"csv": "CSV", "svg": "SVG", "png": "PNG", "vl.json": "Vega-Lite"}


class chokepoint_figure(nodes.General, nodes.Element):
    """A figure: its HTML but for number and citation, its words for the search index, its files."""


class chokepoint_listing(chokepoint_figure):
    """A list shown as a table: a figure without drawings, which is not numbered."""


class FigureRenderer:
    """MyST-NB renderer of the figures of the book."""

    mime_priority_overrides: ClassVar = [("*", FIGURE_MIME, 2), ("*", LISTING_MIME, 2)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Turn a figure's output into a node, or decline any other output."""
        meta = data.output_metadata.get("chokepoint_figure")
        if data.mime_type not in (FIGURE_MIME, LISTING_MIME) or not meta:
            return None
        try:
            if data.mime_type == LISTING_MIME:
                return [make_listing(renderer.renderer.document, dict(meta))]
            return [make_figure(renderer.renderer.document, dict(data.content), dict(meta))]
        except ChokepointError as error:
            raise ExtensionError(f"{renderer.source}: figure {meta.get('id')}: {error}") from error


def make_figure(document: nodes.document, spec: dict[str, Any], meta: dict[str, Any]) -> chokepoint_figure:
    """Build the node of a figure and register its name, so that ``{numref}`` finds it.

    The name is ``<page>/fig-<id>``: two pages may show the same figure.
    """
    env = document.settings.env
    address, page, catalogue = f"fig-{meta['id']}", env.docname, read_catalogue(language_of(env.config))
    part = _make_part(page, catalogue, spec, meta)
    states = make_states(meta, lambda own, its: _make_part(page, catalogue, own, its))
    if states:
        env.metadata[page][NAMED] = True
    figure = chokepoint_figure("", ids=[address], names=[f"{page}/{address}"], **part, states=states)
    for words in (meta["title"], meta["subtitle"], meta["alt"]):
        figure += nodes.paragraph("", words, translatable=False)
    document.note_explicit_target(figure, figure)
    return figure


def _make_part(page: str, catalogue: Catalogue, spec: dict[str, Any], meta: dict[str, Any]) -> Part:
    """Draw a figure, or a state of one, and write all that a page needs of it."""
    drawings, folder = render_figure(spec, meta), folder_address(page, f"{FOLDER}/{page}")
    choice = write_choice(meta, page, f"{folder}/{meta['id']}", str(_("Other states of the figure")))
    files = make_files(spec, meta, drawings.wide, catalogue)
    if keeps():
        paint(files["svg"])  # pages are read side by side but written one by one: now it takes less time
    return {
        "figure": meta["id"],
        "title": meta["title"],
        "meta": {key: value for key, value in meta.items() if key not in ("narrow", "choice")},
        "markup": str(write_figure(drawings, meta, catalogue, folder)).replace(TOP, to_top(page)),
        "choice": str(choice),
        "files": files,
        "cited": name_sources([entry["source_id"] for entry in meta["sources"]], catalogue),
    }


def make_listing(document: nodes.document, meta: dict[str, Any]) -> chokepoint_listing:
    """Build the node of a list and register its name as that of a figure is."""
    env = document.settings.env
    address, page, catalogue = f"fig-{meta['id']}", env.docname, read_catalogue(language_of(env.config))
    files = f"{folder_address(page, f'{FOLDER}/{page}')}/{meta['id']}"
    listing = chokepoint_listing(
        "",
        ids=[address],
        names=[f"{page}/{address}"],
        figure=meta["id"],
        meta=meta,
        markup=str(write_listing(meta, catalogue, files, find_links(meta["table"], env))).replace(
            TOP, to_top(page)
        ),
        files={"csv": write_csv(meta["table"], catalogue)},
        states=[],
        cited=name_sources([entry["source_id"] for entry in meta["sources"]], catalogue),
    )
    for words in (meta["title"], meta["subtitle"]):
        listing += nodes.paragraph("", words, translatable=False)
    document.note_explicit_target(listing, listing)
    return listing


def point_at_figures(document: nodes.document, page: str) -> None:
    """Let prose name a figure of its own page without the page: ``fig-x`` means ``<page>/fig-x``."""
    for reference in document.findall(addnodes.pending_xref):
        target = str(reference.get("reftarget", ""))
        if reference.get("refdomain") == "std" and target.startswith("fig-"):
            reference["reftarget"] = f"{page}/{target}"


def write_figure(drawings: FigureSvg, meta: dict[str, Any], catalogue: Catalogue, folder: str) -> Markup:
    """Write a figure with everything below it.

    Args:
        drawings: its two drawings.
        meta: the figure's metadata as in the output contract.
        catalogue: the sources of the data package.
        folder: leads from the page to the folder with the figure's files.
    """
    name, files = f"fig-{meta['id']}", f"{folder}/{meta['id']}"
    plot = tag(
        "div", Markup(drawings.wide), Markup(drawings.narrow), class_="plot", data_spec=f"{files}.vl.json"
    )
    return tag(
        "figure",
        tag("p", meta["title"], class_="t", id=f"{name}-title"),
        tag("p", meta["subtitle"], class_="s"),
        Markup(CHOICE),
        plot,
        tag("p", meta["notes"], class_="note") if meta.get("notes") else Markup(),
        _write_caption(meta, catalogue, files, data=_write_data(meta, catalogue), downloads=DOWNLOADS),
        class_="fig",
        id=name,
        aria_labelledby=f"{name}-title",
        data_figure=meta["id"],
    )


def find_links(table: dict[str, Any], env: BuildEnvironment) -> dict[int, list[str]]:
    """Find the pages that cells lead to: by the place of the column an address a row, or nothing."""
    places = {column["name"]: n for n, column in enumerate(table["columns"])}
    found = {}
    for name, link in table.get("links", {}).items():
        known = addresses_by(env.config.html_context, link["to"], env.docname)
        found[places[name]] = [known.get(str(value), "") for value in link["values"]]
    return found


def write_listing(
    meta: dict[str, Any], catalogue: Catalogue, files: str, links: Mapping[int, Sequence[str]] | None = None
) -> Markup:
    """Write a list with everything below it: its table stands open, in place of a drawing."""
    name = f"fig-{meta['id']}"
    label = str(_("Rows of the list: {title}")).format(title=meta["title"])
    return tag(
        "figure",
        tag("p", meta["title"], class_="t", id=f"{name}-title"),
        tag("p", meta["subtitle"], class_="s"),
        _write_length(len(meta["table"]["rows"])),
        write_table(shorten(meta["table"]), label, catalogue, links or {}, labelled=True),
        tag("p", meta["notes"], class_="note") if meta.get("notes") else Markup(),
        _write_caption(meta, catalogue, files, data=Markup(), downloads={"csv": DOWNLOADS["csv"]}),
        class_="fig listing",
        id=name,
        aria_labelledby=f"{name}-title",
        data_figure=meta["id"],
    )


IN_SIGHT = 5
"""So many rows of a list are in sight at once; of a longer one its length is said above it."""


def _write_length(rows: int) -> Markup:
    if rows <= IN_SIGHT:
        return Markup()
    return tag("p", count("{n} row", "{n} rows: scroll in the box to see them all.", rows), class_="length")


def visit_figure(translator: HTML5Translator, node: chokepoint_figure) -> None:
    """Write a figure with its number and the line to cite it by, and the file of its other states."""
    builder, page = translator.builder, translator.builder.current_docname
    translator.body.append(write_node(builder, page, node))
    if node["states"]:
        words = name_figure(builder, builder.fignumbers, node)
        filled = {part["key"]: fill_in(builder, page, words, part) for part in node["states"]}
        node["files"] = {**node["files"], ENDING: write_script(node["figure"], filled)}
    raise nodes.SkipNode


def write_node(
    builder: StandaloneHTMLBuilder, page: str, node: chokepoint_figure, *, alone: bool = False
) -> str:
    """Write a figure once its number is known.

    Args:
        builder: writes the page.
        page: the page that shows it, as Sphinx names it.
        node: the figure.
        alone: whether it is written for its own page, which does not lead to itself and offers no choice.
    """
    words = name_figure(builder, builder.fignumbers, node)
    own = "" if alone else _link_own(builder, page, node)
    part = {**node.attributes, "title": title_of(node)}
    return fill_in(builder, page, words, {**part, "choice": ""} if alone else part, own)


def _link_own(builder: StandaloneHTMLBuilder, page: str, node: chokepoint_figure) -> str:
    """Link the page of the figure; nothing on a page made apart, whose figures have none."""
    if page not in builder.env.found_docs:
        return ""
    address = f"{to_top(page)}{figure_page(page, node['figure'])}.html"
    return Markup(" · ") + tag("a", str(_("Page")), href=address, class_="alone")


def name_figure(builder: StandaloneHTMLBuilder, numbers: Mapping[str, Any], node: chokepoint_figure) -> str:
    """Call a figure by its number on the page, or a list a table."""
    number = numbers.get("figure", {}).get(node["ids"][0], ())
    label = builder.config.numfig_format["figure"]
    words = label % ".".join(map(str, number)) if number else label.replace("%s", "").strip()
    return str(_("Table")) if isinstance(node, chokepoint_listing) else words


def fill_in(builder: StandaloneHTMLBuilder, page: str, words: str, part: Part, own: str = "") -> str:
    """Give the HTML of a figure or of a state of it, with its number and the line to cite it by.

    Args:
        builder: writes the page.
        page: the page it belongs to, as Sphinx names it.
        words: its number.
        part: the figure or the state.
        own: a link to its own page.
    """
    stacked = stacked_page(page) if "key" in part else ""
    named = (words, part["title"], part["cited"])
    citation = cite_figure(builder, page, part["figure"], named, stacked)
    report = _link_report(builder, (stacked or page, f"fig-{part['figure']}"), part)
    markup = part["markup"].replace(NUMBER, str(escape(words))).replace(CITATION, str(escape(citation)))
    return str(markup.replace(REPORT, own + report).replace(CHOICE, part.get("choice", "")))


def _link_report(builder: StandaloneHTMLBuilder, at: tuple[str, str], part: Part) -> str:
    """Link the form for reporting a wrong figure, filled in; nothing for a book without a repository."""
    repository = read_repository(builder.config)
    if repository is None:
        return ""
    place = f"{page_address(builder, at[0])}#{at[1]}"
    sources = [entry["source_id"] for entry in part["meta"]["sources"]]
    url = repository.report(place, reader().pair(part["figure"], part["title"]), sources)
    return Markup(" · ") + tag("a", str(_("Report a wrong figure")), href=url, class_="report")


def title_of(node: nodes.Node) -> str:
    """Give the title of a figure, which ``{ref}`` shows."""
    return str(node[0].astext())


def _write_caption(
    meta: dict[str, Any], catalogue: Catalogue, files: str, *, data: Markup, downloads: Mapping[str, str]
) -> Markup:
    sources = [find_source(catalogue, entry["source_id"]) for entry in meta["sources"]]
    number = tag("b", Markup(NUMBER))
    line = (
        tag("p", number, " · ", marks.pair(str(_("Sources")), write_short(sources)))
        if sources
        else tag("p", number)
    )
    folds = (data, _write_sources(meta, catalogue), _write_citation())
    tools = tag("div", *folds, _write_downloads(meta, files, downloads), class_="take")
    return tag("figcaption", line, tools)


def _write_downloads(meta: dict[str, Any], files: str, downloads: Mapping[str, str]) -> Markup:
    links = [tag("a", name, href=f"{files}.{ending}", download="") for ending, name in downloads.items()]
    own = tag("a", str(_("Link")), href=f"#fig-{meta['id']}", class_="own")
    return tag("p", join([str(_("Download")), *links], between=" "), " · ", own, Markup(REPORT), class_="get")


def _write_citation() -> Markup:
    button = tag("button", str(_("Copy")), type="button", hidden="", data_done=str(_("Copied")),
                 data_failed=str(_("Selected: copy it with your keyboard")))  # fmt: skip
    return tag("details", tag("summary", str(_("Cite"))), tag("p", Markup(CITATION)), button, class_="cite")


def _write_sources(meta: dict[str, Any], catalogue: Catalogue) -> Markup:
    entries = meta["sources"]
    if len(entries) <= FEW:
        return Markup()
    lines = (
        tag("li", write_full(find_source(catalogue, entry["source_id"]), entry.get("locators", ())))
        for entry in entries
    )
    summary = tag("summary", count("{n} source", "{n} sources", len(entries)))
    return tag("details", summary, tag("ul", *lines, class_="rows"), class_="from")


def _write_data(meta: dict[str, Any], catalogue: Catalogue) -> Markup:
    table = meta["table"]
    summary = tag("summary", count("Data ({n} row)", "Data ({n} rows)", len(table["rows"])))
    label = str(_("Data of the figure: {title}")).format(title=meta["title"])
    return tag("details", summary, write_table(shorten(table), label, catalogue), class_="data")
