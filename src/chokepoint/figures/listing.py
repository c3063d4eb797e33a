"""A list that a chapter shows as a table: what a drawing would only set as a picture stays words and rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from chokepoint.figures.figure import check_rows, check_words, list_sources, make_table

LISTING_MIME = "application/vnd.chokepoint.listing+json"


@dataclass(frozen=True)
class Listing:
    """Rows that carry one finding, shown complete, each with its source.

    Args:
        id: stable name, lower case with hyphens; the page's address of the list.
        title: the finding, as a sentence without a full stop.
        subtitle: what the rows are.
        frame: the rows; its ``row_ids`` column names the rows of the data package behind each.
        columns: the columns shown, ``{name in frame: heading}``, in order.
        notes: doubts that belong under the list.
        links: columns that lead to the page of a thing, each with the parameter that page is made for and
            the column that holds the value of it, ``{"name": ("commodity", "commodity_id")}``.

    Raises:
        FigureError: if any of these is missing, or a row names no row of the data package.
    """

    id: str
    title: str
    subtitle: str
    frame: pd.DataFrame
    columns: Mapping[str, str]
    notes: str = ""
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    _bundle: tuple[dict[str, Any], dict[str, Any]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_words(self, "title", "subtitle")
        check_rows(self)
        object.__setattr__(self, "_bundle", _make_bundle(self))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return self._bundle


def _make_bundle(listing: Listing) -> tuple[dict[str, Any], dict[str, Any]]:
    table = make_table(listing)
    if listing.links:
        table["links"] = {
            name: {"to": parameter, "values": listing.frame[column].tolist()}
            for name, (parameter, column) in listing.links.items()
        }
    words = {name: getattr(listing, name) for name in ("id", "title", "subtitle", "notes")}
    headings = [column["title"] for column in table["columns"]]
    data = {
        LISTING_MIME: {"rows": len(table["rows"])},
        "text/html": pd.DataFrame(table["rows"], columns=headings).to_html(index=False, border=0),
        "text/plain": f"Table {listing.id}: {listing.title}.",
    }
    return data, {"chokepoint_figure": words | {"table": table, "sources": list_sources(listing)}}
