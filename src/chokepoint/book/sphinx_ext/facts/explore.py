"""The table of all commodities: whole without scripts, sorted and searched with them, and as files."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.words import _

FOLDER = "_tables"
KIND = "commodity_table"
"""What an output and the memory of a page call the content of such a table."""
ID = "commodity-table"


def make_table(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the table with its search box and its files."""
    env = document.settings.env
    known = {page["parameters"].get("commodity"): page["name"] for page in _apart(env)}
    top = to_top(env.docname)
    links = {one: f"{top}{name}.html" for one, name in known.items() if one}
    env.metadata[env.docname][KIND] = content
    files = name_files(content)
    folder = f"{top}{FOLDER}/{env.docname}"
    offered = [tag("a", ending, href=f"{folder}/{name}", download="") for ending, name in files.items()]
    if links:
        offered.append(tag("a", "JSON", href=f"{top}{_family(env)}.json", download=""))
    label = tag("label", str(_("Find")), " ", tag("input", type="search", data_finds=ID), hidden="")
    get = tag("p", str(_("Download")), " ", join(offered, " "), class_="get")
    return [raw(tag("div", label, get, write_table(content, links), class_=ID))]


def _apart(env: Any) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = env.config.html_context.get("apart", {}).get("pages", [])
    return pages


def _family(env: Any) -> str:
    """Name the family of the pages: what machines read of all of them bears its name."""
    return str(next(page["family"] for page in _apart(env) if "commodity" in page["parameters"]))


def write_table(content: dict[str, Any], links: dict[str, str]) -> Markup:
    """Write the table; a commodity with a page of its own leads to it."""
    titles = [column["title"] for column in content["columns"]]
    head = tag("tr", *(tag("th", title, scope="col") for title in titles))
    rows = (_write_row(row, titles, links.get(row["id"], "")) for row in content["rows"])
    label = str(_("All commodities"))
    body = tag("table", tag("caption", label, class_="vh"), tag("thead", head), tag("tbody", *rows), id=ID)
    return tag("div", body, class_="scroll", role="region", tabindex="0", aria_label=label)


def _write_row(row: dict[str, Any], titles: list[str], link: str) -> Markup:
    name, *cells = row["cells"]
    first = tag("th", tag("a", name, href=link) if link else name, scope="row")
    pairs = zip(cells, titles[1:], strict=True)
    return tag(
        "tr", first, *(tag("td", cell, data_label=title, data_value=_order(cell)) for cell, title in pairs)
    )


def _order(cell: str) -> str | None:
    """Give the number a cell is sorted by where it has more than that: its bounds, or a word before it."""
    found = re.fullmatch(r"(?:[a-z]+ )?([\d.,]+)(?: \(.*\))?", cell)
    return found[1] if found and found[1] != cell else None


def name_files(content: dict[str, Any]) -> dict[str, str]:
    """Give the names of the files by what they are."""
    return {"CSV": f"{content['name']}.csv", "Parquet": f"{content['name']}.parquet"}


def save_tables(app: Sphinx) -> None:
    """Save the files of every page with such a table, those Sphinx did not read again too."""
    for page, told in app.env.metadata.items():
        if KIND in told:
            write_files(told[KIND], Path(app.outdir) / FOLDER / page)


def write_files(content: dict[str, Any], folder: Path) -> None:
    """Write the table as CSV and Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    names = ["commodity_id", *(column["name"] for column in content["columns"])]
    rows = [[row["id"], *row["cells"]] for row in content["rows"]]
    named, text = name_files(content), io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([names, *rows])
    (folder / named["CSV"]).write_text(text.getvalue(), encoding="utf-8")
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(names)})
    pq.write_table(table, folder / named["Parquet"])


WRITERS = {KIND: make_table}
