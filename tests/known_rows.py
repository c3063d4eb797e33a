"""Which rows an executed chapter shows, and which of them nobody could know on a day."""

import json
import re

import pandas as pd
from nbformat import NotebookNode

from chokepoint.data import find_rows, load_sources

FACT = "application/vnd.chokepoint.fact+json"
CLAIMS = "application/vnd.chokepoint.claims+json"
NAMED = re.compile(r'"row_id": "([^"]+)"')


def shown_rows(notebook: NotebookNode) -> set[str]:
    """Collect the ids of every row behind a fact, in a figure's table or on the card of a claim."""
    found: set[str] = set()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data, figure = output.get("data", {}), output.get("metadata", {}).get("chokepoint_figure")
            found |= {row["row_id"] for row in data.get(FACT, {}).get("rows", ())}
            found |= set(NAMED.findall(json.dumps(data.get(CLAIMS, {}))))
            found |= (
                {part for ids in figure["table"]["row_ids"] for part in ids.split(";")} if figure else set()
            )
    return found - {""}


def younger_rows(notebook: NotebookNode, day: str) -> dict[str, str]:
    """Give the source of each row shown that was published after a day, or never dated."""
    published = load_sources()["published_last_day"]
    rows = find_rows(shown_rows(notebook))
    return {row.row_id: row.source_id for row in rows if not published[row.source_id] <= pd.Timestamp(day)}
