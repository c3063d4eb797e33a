"""Tables of commodities: whole without scripts, sorted and narrowed with them, and as files."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.words import _

FOLDER = "_tables"
KIND = "commodity_table"
"""What an output and the memory of a page call the content of such a table."""
HOME = "CHN"
"""The producer that every chart of the book colours alike."""


def make_table(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build a table with its filters and its files.

    Args:
        content: ``name`` (of its files), ``key`` (what the ids are), ``title``, ``columns``, and ``rows``
            with ``id`` and ``cells``. Rows may have ``marks`` that the ``filters`` look at, ``parts`` that
            are drawn in the column named by ``picture``, and ``links`` (commodity, name, share) that are
            written as last cell.
        document: the page.
    """
    env = document.settings.env
    known = {page["parameters"].get("commodity"): page["name"] for page in _apart(env)}
    top = to_top(env.docname)
    links = {one: f"{top}{name}.html" for one, name in known.items() if one}
    env.metadata[env.docname].setdefault(KIND, []).append(content)
    files = name_files(content)
    folder = f"{top}{FOLDER}/{env.docname}"
    offered = [tag("a", ending, href=f"{folder}/{name}", download="") for ending, name in files.items()]
    if links and content.get("picture"):
        offered.append(tag("a", "JSON", href=f"{top}{_family(env)}.json", download=""))
    get = tag("p", str(_("Download")), " ", join(offered, " "), class_="get")
    return [raw(tag("div", write_filters(content), get, write_table(content, links), class_=CLASS))]


CLASS = "commodity-table"


def _apart(env: Any) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = env.config.html_context.get("apart", {}).get("pages", [])
    return pages


def _family(env: Any) -> str:
    """Name the family of the pages: what machines read of all of them bears its name."""
    return str(next(page["family"] for page in _apart(env) if "commodity" in page["parameters"]))


def write_filters(content: dict[str, Any]) -> Markup:
    """Write the fields that narrow a table; they show where scripts make them work."""
    find = tag("label", str(_("Find")), " ", tag("input", type="search"))
    fields = [_write_filter(one) for one in content.get("filters", ())]
    told = tag("p", "", role="status", data_told=str(_("{n} of {all} rows")))
    return tag("div", find, *fields, told, class_="filters", hidden="")


def _write_filter(one: dict[str, Any]) -> Markup:
    if not one["choices"]:
        field = tag("input", type="number", min="0", max="100", data_mark=one["mark"])
    else:
        choices = [("", str(_("any"))), *one["choices"]]
        options = (tag("option", name, value=value) for value, name in choices)
        field = tag("select", *options, data_mark=one["mark"])
    return tag("label", one["title"], " ", field)


def write_table(content: dict[str, Any], links: dict[str, str]) -> Markup:
    """Write the table; a commodity with a page of its own leads to it."""
    titles = [column["title"] for column in content["columns"]]
    head = tag("tr", *(tag("th", title, scope="col") for title in titles))
    names = [column["name"] for column in content["columns"]]
    drawn = names.index(content["picture"]) if content.get("picture") else -1
    rows = (_write_row(row, drawn, links) for row in content["rows"])
    label = content["title"]
    place = f"{content['name']}-table".replace("_", "-")
    body = tag("table", tag("caption", label, class_="vh"), tag("thead", head), tag("tbody", *rows), id=place)
    return tag("div", body, class_="scroll", role="region", tabindex="0", aria_label=label)


def _write_row(row: dict[str, Any], drawn: int, links: dict[str, str]) -> Markup:
    name, *cells = row["cells"]
    link = links.get(row["id"], "")
    first = tag("th", tag("a", name, href=link) if link else name, scope="row")
    written = [tag("td", cell, data_value=_order(cell)) for cell in cells]
    if drawn > 0 and row.get("parts"):
        written[drawn - 1] = tag("td", draw_parts(row["parts"], row["cells"][drawn]))
    if row.get("links"):
        written[-1] = tag("td", _write_links(row["links"], links))
    marked = {f"data_{mark}": value for mark, value in row.get("marks", {}).items() if value}
    return tag("tr", first, *written, **marked)


def _write_links(named: list[list[str]], links: dict[str, str]) -> Markup:
    """List commodities, each leading to its page, with a share in brackets."""
    places = ((links.get(commodity), name, share) for commodity, name, share in named)
    return marks.commas(
        marks.aside(tag("a", name, href=link) if link else name, share) for link, name, share in places
    )


def draw_parts(parts: list[list[Any]], words: str) -> Markup:
    """Draw shares of a whole beside each other, what is left of it as ground; words stand for the picture.

    Args:
        parts: ISO code, empty for several producers together, and share in percent.
        words: the same, as a sentence.
    """
    at, bars = 0.0, []
    for n, (code, share) in enumerate(parts):
        kind = "home" if code == HOME else "rest" if not code else "even" if n % 2 else "odd"
        bars.append(tag("rect", x=f"{at:g}", width=f"{share:g}", height="8", class_=kind))
        at = round(at + share, 1)
    shape = {"viewBox": "0 0 100 8", "preserveAspectRatio": "none", "class_": "parts"}
    return tag("svg", *bars, role="img", aria_label=words, **shape)


def _order(cell: str) -> str | None:
    """Give the number a cell is sorted by where it has more than that: bounds, a word, or a second year."""
    found = re.fullmatch(r"(?:[a-z]+ )?([\d.,]+)(?: \(.*\)|[–;].*)?", cell)
    return found[1] if found and found[1] != cell else None


def name_files(content: dict[str, Any]) -> dict[str, str]:
    """Give the names of the files by what they are."""
    return {"CSV": f"{content['name']}.csv", "Parquet": f"{content['name']}.parquet"}


def save_tables(app: Sphinx) -> None:
    """Save the files of every page with such a table, those Sphinx did not read again too."""
    for page, told in app.env.metadata.items():
        for content in told.get(KIND, ()):
            write_files(content, Path(app.outdir) / FOLDER / page)


def write_files(content: dict[str, Any], folder: Path) -> None:
    """Write the table as CSV and Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    names = [content["key"], *(column["name"] for column in content["columns"])]
    rows = [[row["id"], *row["cells"]] for row in content["rows"]]
    named, text = name_files(content), io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([names, *rows])
    (folder / named["CSV"]).write_text(text.getvalue(), encoding="utf-8")
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(names)})
    pq.write_table(table, folder / named["Parquet"])


WRITERS = {KIND: make_table}
