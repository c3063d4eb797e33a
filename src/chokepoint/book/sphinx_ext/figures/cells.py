"""The table of what is shown: its cells, and for every row where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from chokepoint.book.sphinx_ext.figures.sources import Catalogue, Source, find_source
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.words import _, count, reader
from chokepoint.data import RowRef, find_rows

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
