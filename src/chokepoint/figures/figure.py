"""What a chapter displays: a chart with its finding, its measure, its words, its rows and its sources.

Each mark of a drawing says which row of the figure's table it stands for: the data of the drawing have a
column ``row``, the position of that row in ``Figure.frame`` counted from nil. It is encoded as the
description of the mark, which vl-convert writes into the SVG as ``aria-label="5"`` on the ``path``,
``line`` or ``text`` of the mark; guides, axes, legends and lines through many rows have no such bare
number. ``book.site.svg`` writes it into the page as ``data-r``, where a script reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from chokepoint.data import collect_rows
from chokepoint.errors import FigureError
from chokepoint.figures.theme import NARROW, WIDE, config

VEGALITE_MIME = "application/vnd.vegalite.v6+json"
Draw = Callable[[int], alt.TopLevelMixin]
"""Draws the chart for a total width in CSS pixels."""


@dataclass(frozen=True)
class Figure:
    """A chart that carries one finding and everything needed to check it.

    Args:
        id: stable name, lower case with hyphens; the page's address of the figure.
        title: the finding, as a sentence without a full stop.
        subtitle: the measure and its unit.
        alt: a sentence computed from the data, for those who do not see the chart.
        draw: draws the chart for a given total width.
        frame: the rows drawn; its ``row_ids`` column names the rows of the data package behind each.
        columns: the columns of the data table, ``{name in frame: heading}``, in order.
        notes: doubts that belong under the chart.

    Raises:
        FigureError: if any of these is missing, or a row names no row of the data package.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    draw: Draw
    frame: pd.DataFrame
    columns: Mapping[str, str]
    notes: str = ""
    _bundle: tuple[dict[str, Any], dict[str, Any]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_words(self, "title", "subtitle", "alt")
        check_rows(self)
        object.__setattr__(self, "_bundle", _make_bundle(self))

    @property
    def spec(self) -> dict[str, Any]:
        """The complete wide Vega-Lite specification."""
        return self._bundle[0][VEGALITE_MIME]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return self._bundle


class Shown(Protocol):
    """What a figure and a list have in common."""

    @property
    def id(self) -> str:
        """Its stable name."""

    @property
    def frame(self) -> pd.DataFrame:
        """The rows shown, with ``row_ids``."""

    @property
    def columns(self) -> Mapping[str, str]:
        """The columns of its table, with their headings."""


def check_words(figure: Shown, *names: str) -> None:
    """Refuse a name that cannot be an address, and words that are missing.

    Raises:
        FigureError: for either.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", figure.id):
        raise FigureError("id must be lower case with hyphens", where=f"figure {figure.id!r}")
    for name in names:
        if not getattr(figure, name).strip():
            raise FigureError(f"{name} is empty", where=f"figure {figure.id}", hint="say what it shows")


def check_rows(figure: Shown) -> None:
    """Refuse a frame without rows, without the columns shown, or with rows that name no row of data.

    Raises:
        FigureError: for any of these.
    """
    where = f"figure {figure.id}"
    if figure.frame.empty:
        raise FigureError("there is nothing to draw", where=where, hint="show nothing_published() instead")
    missing = [name for name in ["row_ids", *figure.columns] if name not in figure.frame]
    if missing:
        raise FigureError(f"frame lacks {', '.join(missing)}", where=where)
    if not figure.frame["row_ids"].astype(bool).all():
        raise FigureError("a row drawn names no row of the data package", where=where)


def _make_bundle(figure: Figure) -> tuple[dict[str, Any], dict[str, Any]]:
    # every figure is held against the schema of Vega-Lite by a test; here it would take a third of the time
    with debug_mode(False):
        wide, narrow = _to_spec(figure.draw(WIDE)), _to_spec(figure.draw(NARROW))
    # the narrow drawing shares the data of the wide one, so that a notebook holds them once
    wide["datasets"] = {**wide["datasets"], **narrow.pop("datasets")}
    wide["description"] = narrow["description"] = figure.alt
    words = {name: getattr(figure, name) for name in ("id", "title", "subtitle", "alt", "notes")}
    extra = {"narrow": narrow, "table": make_table(figure), "sources": list_sources(figure)}
    data = {VEGALITE_MIME: wide, "text/plain": f"Figure {figure.id}: {figure.title}. {figure.alt}"}
    return data, {"chokepoint_figure": words | extra}


def _to_spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    spec = chart.to_dict(validate=False)
    spec["config"] = config()
    spec["datasets"] = {
        name: [_plain(row) for row in rows] for name, rows in spec.get("datasets", {}).items()
    }
    return spec


def _plain(datum: dict[str, Any]) -> dict[str, Any]:
    """Write what is missing as JSON does: altair leaves a NaN beside words as it is."""
    return {name: None if value != value else value for name, value in datum.items()}


def make_table(figure: Shown) -> dict[str, Any]:
    """Write the table of what is shown: its columns, its cells as text, and the rows of data behind each."""
    numeric = {name for name in figure.columns if pd.api.types.is_numeric_dtype(figure.frame[name])}
    columns = [
        {"name": name, "title": title, "align": "right" if name in numeric else "left"}
        for name, title in figure.columns.items()
    ]
    cells = figure.frame[list(figure.columns)].map(_write_cell)
    return {"columns": columns, "rows": cells.values.tolist(), "row_ids": figure.frame["row_ids"].tolist()}


def _write_cell(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:,.10g}"
    # whole numbers are years and counts, which read better without separators
    return str(value)


def list_sources(figure: Shown) -> list[dict[str, Any]]:
    """List the sources of the rows shown, with the places in each."""
    found: dict[str, set[str]] = {}
    for row in collect_rows(figure.frame):
        found.setdefault(row.source_id, set()).add(row.locator)
    return [{"source_id": key, "locators": sorted(found[key])} for key in sorted(found)]


Made = TypeVar("Made")


def draw_or_say(frame: pd.DataFrame, draw: Callable[[], Made], sentence: str) -> Made | NothingPublished:
    """Make a figure or a list, or say that there is nothing to show under the chosen parameters."""
    return NothingPublished(sentence) if frame.empty else draw()


@dataclass(frozen=True)
class NothingPublished:
    """Stands where a figure would, when nothing had been published under the chosen parameters."""

    sentence: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return {"text/markdown": f"*{self.sentence}*", "text/plain": self.sentence}, {}
