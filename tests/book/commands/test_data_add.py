import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chokepoint.book.commands.data_commands import app
from chokepoint.data import load_table
from chokepoint.errors import DataError

sys.path.insert(0, str(Path(__file__).parents[2] / "data/imports"))  # made.py
import made


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A small package without the production of gallium in edition 2023, and the file that has it."""
    root = tmp_path / "book"
    made.small_package(root / "data")
    for marker in ("_config.yml", "_toc.yml"):
        (root / marker).touch()
    name, content = made.world("2023", "galli")
    (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(root))
    for table in ("production", "reserves"):
        path = root / f"data/tables/{table}.csv"
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if b"usgs-2023-gallium" not in line))
    assert run("seal", "--lost").exit_code == 0
    return tmp_path / name


def state(file):
    folder = file.parent / "book/data"
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_is_shown_then_written_then_found_to_be_there(book):
    before = state(book)
    shown = run("add", "usgs-mcs", book, "--dry-run").stdout
    assert shown.splitlines()[0] == "USGS 2023 (usgs_mcs2023_dr): 1 file in the layout usgs-world"
    assert shown.splitlines()[-1] == "nothing is written (--dry-run)"
    assert state(book) == before
    assert run("add", "usgs-mcs", book.parent).stdout.splitlines()[-1] == "written"
    rows = load_table("production").query(
        "vintage == '2023' and commodity_id == 'gallium' and publisher == 'USGS'"
    )
    assert len(rows) == 16
    again = state(book)
    assert run("add", "usgs-mcs", book).stdout.endswith("nothing to write: every row is carried already\n")
    assert state(book) == again


def test_figures_that_the_edition_before_printed_otherwise_are_shown_with_their_change(book):
    shown = run("add", "usgs-mcs", book, "--dry-run").stdout
    assert "revised against the edition before, the largest" in shown
    revised = json.loads(run("add", "usgs-mcs", book, "--dry-run", "--json").stdout)["tables"]["production"][
        "revised"
    ]
    china = next(one for one in revised if one["row_id"] == "prod-usgs-2023-gallium-primary-chn-2021")
    assert (china["edition"], china["before"], china["after"]) == ("2022", "420000", "423000")


def test_the_plan_is_printed_as_json(book):
    found = json.loads(run("add", "usgs-mcs", book, "--dry-run", "--json").stdout)
    assert found["status"] == "planned"
    assert found["layouts"] == {book.name: "usgs-world"}
    assert found["tables"]["capacity"]["same"] == 8
    assert len(found["tables"]["production"]["new"]) == 16


def test_what_cannot_be_mapped_is_refused_with_its_place_and_nothing_is_written(book):
    book.write_bytes(book.read_bytes().replace(b"MCS2023,China,", b"MCS2023,Chinaa,"))
    before = state(book)
    with pytest.raises(
        DataError, match=r"mcs2023-galli_world\.csv:3:Country: there is no such country"
    ) as caught:
        run("add", "usgs-mcs", book)
    assert "did you mean china" in str(caught.value)
    refused = run("add", "usgs-mcs", book, "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["faults"][0]["value"] == "Chinaa"
    assert state(book) == before


@pytest.mark.parametrize(("command", "hint"), [("bgs", "usgs-mcs"), ("wmd", "as it was published")])
def test_another_publishers_file_is_refused(book, command, hint):
    with pytest.raises(DataError, match=hint):
        run("add", command, book)


def test_a_missing_file_and_an_empty_folder_are_named(book, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match=r"gone\.csv: the file cannot be read"):
        run("add", "usgs-mcs", tmp_path / "gone.csv")
    with pytest.raises(DataError, match="the folder holds no file of a release"):
        run("add", "usgs-mcs", tmp_path / "empty")


def test_a_table_of_ones_own_is_described_made_and_filled(book, tmp_path):
    description = tmp_path / "stocks.yml"
    assert run("new-table", "stocks", description, "--template").stdout == "wrote stocks.yml\n"
    text = description.read_text(encoding="utf-8")
    for key in ("title", "description", "a_row_is"):
        text = text.replace(f'{key}: ""', f"{key}: A count", 1)
    text = text.replace('id_prefix: ""', "id_prefix: stock").replace(
        'description: ""', "description: Weight."
    )
    description.write_text(text, encoding="utf-8")
    assert run("new-table", "stocks", description).stdout.startswith("added stocks")
    run("add-source", "my_count", "--publisher", "The author", "--title", "A count", "--published", "2026")
    rows = tmp_path / "rows.csv"
    assert run("add", "table", "stocks", rows, "--template").stdout == "wrote rows.csv\n"
    with rows.open("a", encoding="utf-8") as file:
        file.write("stock-1,gallium,5,reported,my_count,page 1,\n")
    assert run("add", "table", "stocks", rows).stdout.splitlines()[-1] == "written"
    assert list(load_table("stocks")["value"]) == [5.0]
    assert run("seal").stdout.startswith("stocks: never sealed, 1 now")
    checked = run("check")
    assert checked.exit_code == 0, checked.output


def test_a_template_is_never_written_over_a_file(book, tmp_path):
    with pytest.raises(DataError, match=r"mcs2023-galli_world\.csv: the file cannot be written"):
        run("new-table", "stocks", book, "--template")
