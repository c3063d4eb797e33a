import hashlib

import pytest

from chokepoint.data.csvfile import CsvFile
from chokepoint.data.seal import (
    SEAL,
    CellChange,
    compare_rows,
    digest_of,
    make_seal,
    seal_faults,
    without_seal,
)
from chokepoint.paths import data_folder

RESOURCE = {"name": "t", "path": "tables/t.csv", "schema": {"fields": [{"name": "a", "type": "string"}]}}


def test_a_seal_counts_rows_and_bytes_and_hashes_the_file():
    content = b"a\n1\n2\n"
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert make_seal(RESOURCE, content) == {"rows": 2, "bytes": 6, "hash": digest}


def test_the_ends_of_lines_do_not_count():
    assert make_seal(RESOURCE, b"a\r\n1\r\n") == make_seal(RESOURCE, b"a\n1\n")
    assert digest_of(b"a\n1\n") != digest_of(b"a\n2\n")


def test_the_meaning_of_a_table_is_told_without_its_seal():
    assert without_seal(RESOURCE | dict.fromkeys(SEAL, 1)) == RESOURCE


def test_every_table_of_the_book_is_as_it_was_sealed():
    assert seal_faults(data_folder()) == []


@pytest.fixture
def sealed(package_copy):
    """The small package, sealed."""
    descriptor = package_copy.descriptor()
    for resource in descriptor["resources"]:
        resource |= make_seal(resource, (package_copy.folder / resource["path"]).read_bytes())
    package_copy.write_descriptor(descriptor)
    return package_copy


def test_a_lost_row_is_noticed(sealed):
    assert seal_faults(sealed.folder) == []
    rows = sealed.rows("uses")
    sealed.write("uses", [*rows[:5], *rows[6:]])
    (fault,) = seal_faults(sealed.folder)
    before = len(rows) - 1
    assert str(fault).startswith(f"uses.csv: is not as it was sealed: {before} rows then, {before - 1} now")
    assert "`chokepoint data seal`" in fault.hint


def test_a_changed_cell_is_noticed_though_no_row_is_lost(sealed):
    sealed.set("uses", "use-u001", "note", "")
    (fault,) = seal_faults(sealed.folder)
    assert "rows then and now" in fault.what


def test_a_seal_that_was_changed_or_taken_away_is_noticed(sealed):
    descriptor = sealed.descriptor()
    descriptor["resources"][0]["bytes"] += 1
    del descriptor["resources"][1]["hash"]
    sealed.write_descriptor(descriptor)
    assert [fault.what.split(":")[0] for fault in seal_faults(sealed.folder)] == [
        "is not as it was sealed", "was never sealed",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_has_a_fault_of_its_own(sealed):
    sealed.path("uses").unlink()
    assert seal_faults(sealed.folder) == []


def test_rows_are_compared_by_their_first_column():
    before = CsvFile(["id", "value", "old"], [["a", "1", "x"], ["b", "2", ""]], [2, 3])
    now = CsvFile(["id", "value", "new"], [["c", "3", "y"], ["a", "5", ""]], [2, 3])
    changes = compare_rows(before, now)
    assert (changes.new, changes.lost) == (["c"], ["b"])
    assert changes.changed == [CellChange("a", "value", "1", "5"), CellChange("a", "old", "x", "")]
