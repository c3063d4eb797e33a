"""From a source that allows only citing facts, the repository holds only rows that something uses."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import papermill
import pytest

from chapter_runs import WIDE, cases
from chokepoint.data import facts_only_rows
from quota_checks import quota_checks

ROOT = Path(__file__).resolve().parents[2]
FACT = "application/vnd.chokepoint.fact+json"


# rows that print no figure: they are counted as withheld beside the shares of their year
WITHHELD = {"prod-bgs-2025-gallium-primary-deu-2011", "prod-bgs-2025-germanium-refinery-rus-2009"}


def rows_used(notebook: nbformat.NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield from (row["row_id"] for row in output.get("data", {}).get(FACT, {}).get("rows", []))
            figure = output.get("metadata", {}).get("chokepoint_figure", {"table": {"row_ids": []}})
            yield from (name for ids in figure["table"]["row_ids"] for name in ids.split(";"))


def rows_kept() -> set[str]:
    found = facts_only_rows()
    return set(found["row_id"] if hasattr(found, "columns") else found)


@pytest.mark.slow
def test_every_row_of_a_facts_only_source_is_used(tmp_path: Path) -> None:
    used: set[str] = set()
    for number, (chapter, parameters) in enumerate(cases(WIDE)):
        target = tmp_path / f"{number}.ipynb"
        source = ROOT / f"chapters/{chapter}.ipynb"
        papermill.execute_notebook(source, target, parameters, progress_bar=False, cwd=ROOT / "chapters")
        used |= set(rows_used(nbformat.read(target, as_version=4)))
    for path in (ROOT / "chapters").glob("*.ipynb"):
        used |= set(rows_used(nbformat.read(path, as_version=4)))
    used |= {row for check in quota_checks() for row in check.rows}
    assert sorted(rows_kept() - used) == sorted(WITHHELD)


def test_there_are_such_rows_and_the_committed_pages_use_most_of_them() -> None:
    committed = {
        row
        for path in (ROOT / "chapters").glob("*.ipynb")
        for row in rows_used(nbformat.read(path, as_version=4))
    }
    kept = rows_kept()
    assert len(kept) > 300
    assert len(kept & committed) > len(kept) / 2
