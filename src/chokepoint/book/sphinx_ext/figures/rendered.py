"""Figures on the page: the finding, two static drawings, the number, the sources, the data behind it."""

from __future__ import annotations

import re
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
    Source,
    find_source,
    read_catalogue,
    write_full,
    write_short,
)
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.repository import read_repository
from chokepoint.book.sphinx_ext.words import _, count, language_of, reader
from chokepoint.data import RowRef, find_rows
from chokepoint.errors import ChokepointError

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

FIGURE_MIME = "application/vnd.vegalite.v6+json"
LISTING_MIME = "application/vnd.chokepoint.listing+json"
NUMBER, CITATION, REPORT = "<!--figure-number-->", "<!--figure-citation-->", "<!--figure-report-->"
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
    drawings = render_figure(spec, meta)
    markup = write_figure(drawings, meta, catalogue, folder_address(page, f"{FOLDER}/{page}"))
    files = make_files(spec, meta, drawings.wide, catalogue)
    if keeps():
        paint(files["svg"])  # pages are read side by side but written one by one: now it takes less time
    figure = chokepoint_figure(
        "",
        ids=[address],
        names=[f"{page}/{address}"],
        figure=meta["id"],
        meta={key: value for key, value in meta.items() if key != "narrow"},
        markup=str(markup).replace(TOP, to_top(page)),
        files=files,
        cited=name_sources([entry["source_id"] for entry in meta["sources"]], catalogue),
    )
    for words in (meta["title"], meta["subtitle"], meta["alt"]):
        figure += nodes.paragraph("", words, translatable=False)
    document.note_explicit_target(figure, figure)
    return figure


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


_LONG = re.compile(r"(-?)[\d,]+\.\d{2,}")


def shorten(table: dict[str, Any]) -> dict[str, Any]:
    """Give a table with long decimals cut to what is read: four digits; its file keeps them whole."""
    right = [column.get("align") == "right" for column in table["columns"]]
    rows = [
        [_shorten_cell(cell) if number else cell for cell, number in zip(row, right, strict=True)]
        for row in table["rows"]
    ]
    return table | {"rows": rows}


def _shorten_cell(cell: str) -> str:
    if not _LONG.fullmatch(cell):
        return cell
    value = float(cell.replace(",", ""))
    places = max(0, 4 - len(str(int(abs(value)))) if abs(value) >= 1 else 3)
    return f"{value:,.{places}f}" if len(cell.partition(".")[2]) > places else cell


def visit_figure(translator: HTML5Translator, node: chokepoint_figure) -> None:
    """Write a figure with its number and the line to cite it by."""
    builder = translator.builder
    number = builder.fignumbers.get("figure", {}).get(node["ids"][0], ())
    label = builder.config.numfig_format["figure"]
    words = label % ".".join(map(str, number)) if number else label.replace("%s", "").strip()
    words = str(_("Table")) if isinstance(node, chokepoint_listing) else words
    page, anchor = builder.current_docname, node["ids"][0]
    citation = cite_figure(builder, page, anchor, (words, title_of(node), node["cited"]))
    markup = node["markup"].replace(NUMBER, str(escape(words))).replace(CITATION, str(escape(citation)))
    translator.body.append(markup.replace(REPORT, _link_report(builder, page, node)))
    raise nodes.SkipNode


def _link_report(builder: StandaloneHTMLBuilder, page: str, node: chokepoint_figure) -> str:
    """Link the form for reporting a wrong figure, filled in; nothing for a book without a repository."""
    repository = read_repository(builder.config)
    if repository is None:
        return ""
    place = f"{page_address(builder, page)}#{node['ids'][0]}"
    sources = [entry["source_id"] for entry in node["meta"]["sources"]]
    url = repository.report(place, reader().pair(node["figure"], title_of(node)), sources)
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


def write_table(
    table: dict[str, Any],
    label: str,
    catalogue: Catalogue,
    links: Mapping[int, Sequence[str]] = {},
    *,
    labelled: bool = False,
) -> Markup:
    """Write a data table with the source and place of every row, in a box that scrolls on its own.

    Args:
        table: columns, rows and the ids of the rows behind each.
        label: what the box is called.
        catalogue: the sources of the data package.
        links: addresses that cells lead to, by the place of their column.
        labelled: whether each cell repeats its heading, for phones, on which a row becomes a card.
    """
    titles = [column["title"] for column in table["columns"]]
    aligns = [column.get("align", "left") for column in table["columns"]]
    head = [
        tag("th", title, scope="col", class_=_side(align))
        for title, align in zip(titles, aligns, strict=True)
    ]
    head.append(tag("th", str(_("Source and place")), scope="col"))
    origins = _write_origins(table["row_ids"], catalogue)
    leads = [{n: column[k] for n, column in links.items()} for k in range(len(origins))]
    names = [*titles, str(_("Source and place"))] if labelled else [None] * (len(titles) + 1)
    rows = [_write_row(*row, aligns, names) for row in zip(table["rows"], origins, leads, strict=True)]
    caption = tag("caption", label, class_="vh")
    body = tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *rows))
    return tag("div", body, class_="scroll", role="region", tabindex="0", aria_label=label)


def _write_row(
    cells: Sequence[str],
    origin: Markup | str,
    leads: Mapping[int, str],
    aligns: Sequence[str],
    names: Sequence[str | None],
) -> Markup:
    shown = [tag("a", c, href=leads[n]) if leads.get(n) else _keep_short(c) for n, c in enumerate(cells)]
    first = tag("th", shown[0], scope="row", class_=_side(aligns[0]), data_label=names[0])
    rest = (
        tag("td", cell, class_=_side(align) or (None if cell else "void"), data_label=name)
        for cell, align, name in zip(shown[1:], aligns[1:], names[1:-1], strict=True)
    )
    return tag("tr", first, *rest, tag("td", origin, class_="src", data_label=names[-1]))


def _write_origins(row_ids: Sequence[str], catalogue: Catalogue) -> list[Markup | str]:
    """Write where each row comes from: publisher and year, then the places in the publication."""
    parts = [ids.split(";") for ids in row_ids]
    refs = {ref.row_id: ref for ref in find_rows(row_id for ids in parts for row_id in ids)}
    return [_write_origin([refs[row_id] for row_id in ids if row_id], catalogue) for ids in parts]


def _write_origin(refs: Sequence[RowRef], catalogue: Catalogue) -> Markup | str:
    """Write the sources of a row, folded where they would make it higher than all that it says."""
    places: dict[str, list[str]] = {}
    for ref in refs:
        places.setdefault(ref.source_id, []).append(ref.locator)
    written = reader().semicolons(
        _write_place(find_source(catalogue, key), found) for key, found in places.items()
    )
    if len(places) <= SOURCES:
        return written
    return tag("details", tag("summary", count("{n} source", "{n} sources", len(places))), written)


def _write_place(source: Source, locators: Sequence[str]) -> str:
    """Name a source once, with its places, or how many they are where they would fill the cell."""
    unique = [locator for locator in dict.fromkeys(locators) if locator]
    many = [count("{n} place", "{n} places", len(unique))] if len(unique) > PLACES else unique
    return reader().commas([source.publisher, source.year, *many])


SOURCES = 3
"""So many sources of one row stand open in its cell."""

PLACES = 3
"""So many places of one source are written out in a cell."""


def _keep_short(cell: str) -> Markup | str:
    """Keep numbers and dates in one piece."""
    return tag("span", cell, class_="nb") if re.fullmatch(r"[\d.,\-–−+ %]{1,16}", cell) else cell


def _side(align: str) -> str | None:
    return "r" if align == "right" else None
