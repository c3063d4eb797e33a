"""Which sources a page shows today and had to leave out in the edition of a day."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import FACT_TYPE, FIGURE_FIELDS


def shown_sources(notebook: NotebookNode) -> set[str]:
    """Collect the sources behind the facts and figures of an executed notebook."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return {source for output in outputs for source in _sources_of(output)}


def _sources_of(output: NotebookNode) -> Iterator[str]:
    fact = output.get("data", {}).get(FACT_TYPE, {})
    yield from (row["source_id"] for row in fact.get("rows", ()))
    figure = output.get("metadata", {}).get(FIGURE_FIELDS, {})
    states = (state["meta"] for state in figure.get("choice", {}).get("states", ()))
    for one in (figure, *states):
        yield from (entry["source_id"] for entry in one.get("sources", ()))


def left_out(today: NotebookNode, then: NotebookNode, day: str) -> list[str]:
    """Name the sources that a page uses today and that nobody could know on a day.

    Args:
        today: the executed notebook with everything known.
        then: the same as of the day.
        day: the day (``YYYY-MM-DD``).

    Returns:
        The ids of sources published later or never dated, by date of publication, undated ones last.
    """
    from chokepoint.data import load_sources

    sources = load_sources()
    missing = sources[sources.index.isin(shown_sources(today) - shown_sources(then))]
    unknown = missing[~(missing["published_last_day"] <= pd.Timestamp(day))]
    return list(unknown.sort_values(["published_last_day", "published"], kind="stable").index)
