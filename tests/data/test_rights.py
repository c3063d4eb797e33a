"""From a source that allows only citing facts, the repository holds only rows that something uses."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pandas as pd
import papermill
import pyarrow.parquet as pq
import pytest
from evidence_checks import rows_read_by_checks

from chapter_runs import WIDE, cases
from chokepoint.data import expand_rows, facts_only_rows, table_names, table_path, table_schema
from chokepoint.data.archive import write_archive, write_parquet
from chokepoint.paths import data_folder

ROOT = Path(__file__).resolve().parents[2]
FACT = "application/vnd.chokepoint.fact+json"
LEDGER = ROOT / "chapters/claims.ledger.json"


def rows_used(notebook: nbformat.NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield from (row["row_id"] for row in output.get("data", {}).get(FACT, {}).get("rows", []))
            figure = output.get("metadata", {}).get("chokepoint_figure", {"table": {"row_ids": []}})
            yield from (name for ids in figure["table"]["row_ids"] for name in ids.split(";"))


def rows_of(notebook: nbformat.NotebookNode) -> set[str]:
    """Write out the patterns among the rows a notebook names."""
    return set(expand_rows(rows_used(notebook)))


def rows_kept() -> set[str]:
    return set(facts_only_rows()["row_id"])


def rows_of_verdicts() -> set[str]:
    """Collect the rows that the ledger of claims rests its verdicts on, or names against them."""
    claims = json.loads(LEDGER.read_text("utf-8"))["claims"].values()
    return {row_id for claim in claims for day in claim.values() for row_id in day["rows"]}


def committed_rows() -> set[str]:
    pages = (nbformat.read(path, as_version=4) for path in (ROOT / "chapters").glob("*.ipynb"))
    return rows_of_verdicts().union(*(rows_of(page) for page in pages))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """Give the row ids of every table as the repository, the ZIP and the Parquet files hold them."""
    folder = tmp_path_factory.mktemp("published")
    write_archive(folder / "all.zip")
    found: dict[str, dict[str, list[str]]] = {"repository": {}, "zip": {}, "parquet": {}}
    with zipfile.ZipFile(folder / "all.zip") as archive:
        for name in table_names():
            key = table_schema(name)["primaryKey"][0]
            write_parquet(name, folder / f"{name}.parquet")
            packed = io.StringIO(
                archive.read(table_path(name).relative_to(data_folder()).as_posix()).decode()
            )
            found["repository"][name] = pd.read_csv(table_path(name), dtype=str)[key].tolist()
            found["zip"][name] = pd.read_csv(packed, dtype=str)[key].tolist()
            found["parquet"][name] = pq.read_table(folder / f"{name}.parquet", columns=[key])[key].to_pylist()
    return found


@pytest.mark.parametrize("place", ["zip", "parquet"])
def test_what_is_published_holds_the_rows_of_the_repository_and_no_other(
    published: dict[str, dict[str, list[str]]], place: str
) -> None:
    assert published[place] == published["repository"]


def test_no_table_is_left_out_of_the_comparison(published: dict[str, dict[str, list[str]]]) -> None:
    rows = {row for ids in published["parquet"].values() for row in ids}
    assert rows_kept() < rows
    assert set(published["repository"]) == set(table_names())


@pytest.mark.slow
def test_every_row_of_a_facts_only_source_is_used(tmp_path: Path) -> None:
    used = rows_read_by_checks() | committed_rows()
    for number, (chapter, parameters) in enumerate(cases(WIDE)):
        target = tmp_path / f"{number}.ipynb"
        source = ROOT / f"chapters/{chapter}.ipynb"
        papermill.execute_notebook(source, target, parameters, progress_bar=False, cwd=ROOT / "chapters")
        used |= rows_of(nbformat.read(target, as_version=4))
    assert sorted(rows_kept() - used) == []


def test_most_such_rows_are_used_by_committed_pages_or_checks() -> None:
    kept, pages = rows_kept(), committed_rows()
    assert len(kept & pages) > 150
    assert len(kept & (pages | rows_read_by_checks())) > 0.95 * len(kept)
