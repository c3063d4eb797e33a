import hashlib
import zipfile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from chokepoint.data import load_table, table_names, table_path
from chokepoint.data.archive import (
    CHECKSUMS,
    checksum_lines,
    package_files,
    write_archive,
    write_parquet,
)
from chokepoint.errors import DataError
from chokepoint.paths import data_folder


def test_the_archive_holds_every_file_of_the_package_byte_for_byte(tmp_path):
    write_archive(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = set(archive.namelist())
        for name in table_names():
            inside = table_path(name).relative_to(data_folder()).as_posix()
            assert archive.read(inside) == table_path(name).read_bytes()
    assert {"datapackage.json", "README.md", "LICENSE-DATA", CHECKSUMS} < names


def test_the_checksums_in_the_archive_are_those_of_its_files(tmp_path):
    write_archive(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        stated = dict(line.split("  ")[::-1] for line in archive.read(CHECKSUMS).decode().splitlines())
        found = {n: hashlib.sha256(archive.read(n)).hexdigest() for n in archive.namelist() if n != CHECKSUMS}
    assert stated == found


def test_two_archives_are_the_same_bytes_whenever_the_files_were_touched(tmp_path, package_copy):
    write_archive(tmp_path / "a.zip")
    for path in package_copy.folder.rglob("*.csv"):
        path.touch()
    write_archive(tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_changed_cell_changes_the_archive(tmp_path, package_copy):
    write_archive(tmp_path / "a.zip")
    package_copy.edit_text("commodities", "Gallium", "Gallium!")
    write_archive(tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() != (tmp_path / "b.zip").read_bytes()


def test_a_package_without_a_description_is_packed_without_it(package_copy):
    (package_copy.folder / "README.md").unlink()
    assert "README.md" not in package_files()
    assert "sources.csv" in package_files()


def test_checksum_lines_are_sorted_and_read_by_sha256sum():
    lines = checksum_lines({"b": b"", "a": b"x"}).splitlines()
    assert lines[0] == f"{hashlib.sha256(b'x').hexdigest()}  a"
    assert lines[1].endswith("  b")


@pytest.mark.parametrize("name", table_names())
def test_parquet_holds_the_rows_of_the_table_with_its_types(tmp_path, name):
    write_parquet(name, tmp_path / "t.parquet")
    table = pq.read_table(tmp_path / "t.parquet")
    wanted = load_table(name)
    assert table.column_names == [c for c in wanted.columns if c != "published" or name == "sources"]
    for column in table.column_names:
        values, cells = table[column].to_pylist(), wanted[column]
        assert [_missing_as_none(v) for v in cells] == [_missing_as_none(v) for v in values]


def _missing_as_none(value):
    if pd.isna(value) or value == "":
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def test_parquet_carries_descriptions_and_units(tmp_path):
    write_parquet("prices", tmp_path / "t.parquet")
    schema = pq.read_schema(tmp_path / "t.parquet")
    assert b"prices" in schema.metadata[b"title"]
    assert schema.field("usd_per_kg_low").type == pa.float64()
    assert schema.field("row_id").metadata[b"description"]


def test_two_parquet_files_are_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_parquet("production", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_cell_of_the_wrong_type_is_named_with_its_file(tmp_path, package_copy):
    package_copy.set("production", package_copy.rows("production")[1][0], "quantity_kg", "many")
    with pytest.raises(DataError, match=r"tables/production.csv: cannot be typed.*chokepoint data check"):
        write_parquet("production", tmp_path / "t.parquet")


def test_a_line_break_inside_a_cell_survives(tmp_path, package_copy):
    key = package_copy.rows("production")[1][0]
    package_copy.set("production", key, "note", "first\nsecond, “third”")
    write_parquet("production", tmp_path / "t.parquet")
    assert pq.read_table(tmp_path / "t.parquet")["note"][0].as_py() == "first\nsecond, “third”"


def test_what_describes_the_tables_is_packed_with_them():
    assert {"exceptions.csv", "vocabularies/countries.csv"} < set(package_files())


def test_a_table_written_otherwise_gives_the_same_parquet(tmp_path, package_copy):
    write_parquet("plant_closures", tmp_path / "a")
    path = package_copy.path("plant_closures")
    path.write_text(
        "".join(";".join(row) + "\n" for row in package_copy.rows("plant_closures")), encoding="utf-16"
    )
    descriptor = package_copy.descriptor()
    resource = next(r for r in descriptor["resources"] if r["name"] == "plant_closures")
    resource |= {"dialect": {"delimiter": ";"}, "encoding": "utf-16"}
    package_copy.write_descriptor(descriptor)
    write_parquet("plant_closures", tmp_path / "b")
    assert pq.read_table(tmp_path / "a").equals(pq.read_table(tmp_path / "b"))
