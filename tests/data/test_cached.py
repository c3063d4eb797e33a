"""Tables read from the cache are the tables of the CSV files: the same frames, never those of other files."""

import os
import shutil
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from chokepoint.data import cached, load, load_sources, load_table, table_names
from chokepoint.data.cached import KEPT, through_cache
from chokepoint.errors import DataError
from chokepoint.paths import data_folder, table_cache
from odd_places import KINDS, odd_place

CHECKOUT = Path(__file__).resolve().parents[2]
FRAME = pd.DataFrame(
    {
        "text": pd.Series(["", "NA", "镓\n"], dtype="str"),
        "number": [0.1, np.nan, -0.0],
        "whole": pd.Series([1, None, 2**62 + 1], dtype="Int64"),
        "flag": pd.Series([True, None, False], dtype="boolean"),
        "day": pd.to_datetime(["2023-07-03", None, "1900-01-01"]).as_unit("us"),
    }
)


def assert_same_frame(found, wanted):
    kinds = {"check_index_type": "exact", "check_column_type": "exact"}
    assert_frame_equal(found, wanted, check_exact=True, **kinds)


def forget():
    """Forget what this process has in memory, as a new one has nothing there."""
    for memory in (load._load, load._load_sources, load._days):
        memory.cache_clear()


def make(frame=FRAME, hashes=("a",)):
    return lambda: (frame, list(hashes))


def refuse():
    raise AssertionError("the table was made again")


def entries():
    return sorted(table_cache().rglob("*.parquet"))


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A book with the real tables and an empty build folder."""
    (tmp_path / "data").symlink_to(data_folder())
    for marker in ("_config.yml", "_toc.yml"):
        (tmp_path / marker).touch()
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    forget()
    return tmp_path


def in_a_new_process(program, **variables):
    command = [sys.executable, "-c", f"from chokepoint.data import load_table\n{program}"]
    done = subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_table_kept_is_the_table_of_its_file(place, monkeypatch):
    made = {name: load_table(name) for name in table_names()}
    sources = load_sources()
    forget()
    monkeypatch.setattr(load, "_make", lambda name: refuse())
    for name, frame in made.items():
        assert_same_frame(load_table(name), frame)
    assert_same_frame(load_sources(), sources)


def test_every_kind_of_cell_is_kept_exactly(place):
    through_cache("t", ["a"], make())
    found = through_cache("t", ["a"], refuse)
    assert_same_frame(found, FRAME)
    assert np.signbit(found["number"][2])
    assert_same_frame(through_cache("u", ["a"], make(FRAME[:0])), through_cache("u", ["a"], refuse))


def test_what_parquet_would_not_give_back_is_not_kept(place):
    unlike = pd.DataFrame({"pairs": [(1, 2), (3, 4)]})
    for _ in range(2):
        assert_same_frame(through_cache("t", ["a"], make(unlike)), unlike)
    assert entries() == []


def test_a_table_kept_can_be_written_to_like_any_other(place):
    for name in ("uses", "exports_monthly"):
        load_table(name)
    forget()
    frame = load_table("exports_monthly")
    for column in frame.columns:
        frame.loc[0, column] = frame.loc[1, column]
    assert load_table("exports_monthly").loc[0, "row_id"] != frame.loc[0, "row_id"]


def test_a_new_process_sees_a_changed_cell_though_size_and_time_are_as_before(package_copy):
    path = package_copy.path("exports_monthly")
    look = "print(load_table('exports_monthly').set_index('row_id').loc['exp-x001', 'quantity_kg'])"
    assert in_a_new_process(look) == "94000.0\n"
    before = path.stat()
    package_copy.set("exports_monthly", "exp-x001", "quantity_kg", "94001")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert in_a_new_process(look) == "94001.0\n"


def test_a_day_of_a_source_and_a_type_of_a_column_are_part_of_a_table(package_copy):
    load_table("exports_monthly")
    package_copy.set("sources", load_table("exports_monthly").loc[0, "source_id"], "published", "2031")
    forget()
    assert load_table("exports_monthly").loc[0, "published"] == pd.Timestamp("2031-12-31")
    package_copy.describe("exports_monthly", "quantity_kg", type="string", constraints={})
    forget()
    assert load_table("exports_monthly").loc[0, "quantity_kg"] == "94000"


def test_edited_code_does_not_get_what_the_code_before_it_made(package_copy, tmp_path):
    source = tmp_path / "src"
    package = CHECKOUT / "src/chokepoint"
    ignored = shutil.ignore_patterns("book", "__pycache__", "fonts", "stories")
    shutil.copytree(package, source / "chokepoint", ignore=ignored)
    look = "print(load_table('exports_monthly')['quantity_kg'][0])"
    assert in_a_new_process(look, PYTHONPATH=str(source)) == "94000.0\n"
    code = source / "chokepoint/data/cells.py"
    text = code.read_text(encoding="utf-8")
    assert '.astype("float64")' in text
    code.write_text(text.replace('.astype("float64")', '.astype("float64") * 2'), encoding="utf-8")
    assert in_a_new_process(look, PYTHONPATH=str(source)) == "188000.0\n"


def test_another_release_of_pandas_makes_its_own_tables(place, monkeypatch):
    through_cache("t", ["a"], make())
    monkeypatch.setattr(cached, "VERSIONS", [*cached.VERSIONS[:2], "99", *cached.VERSIONS[3:]])
    assert_same_frame(through_cache("t", ["a"], make(FRAME[:1])), FRAME[:1])


def test_a_file_that_changes_between_hash_and_reading_is_kept_for_what_was_read(place):
    through_cache("t", ["hashed"], make(FRAME[:1], ["read"]))
    assert_same_frame(through_cache("t", ["read"], refuse), FRAME[:1])
    assert_same_frame(through_cache("t", ["hashed"], make(FRAME, ["hashed"])), FRAME)


def test_the_hashes_before_and_after_reading_are_of_the_same(place):
    for name in ("uses", "sources", "commodities"):
        assert load._make(name)[1] == load._hash_files(name, "sources")


def flip(position):
    def damage(content):
        spoilt = bytearray(content)
        spoilt[int(position * (len(spoilt) - 1))] ^= 1
        return bytes(spoilt)

    return damage


DAMAGES = [lambda c: b"", lambda c: c[:-1], lambda c: c + b"\n", *map(flip, np.linspace(0, 1, 23))]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_made_again(place, damage):
    through_cache("t", ["a"], make())
    (entry,) = entries()
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert_same_frame(through_cache("t", ["a"], make()), FRAME)
    assert entries() == [entry]
    assert entry.read_bytes() == whole
    assert_same_frame(through_cache("t", ["a"], refuse), FRAME)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["build", "build/cache", "build/cache/tables", "build/cache/tables/uses"])
def test_where_nothing_can_be_kept_the_file_is_read(package_copy, tmp_path, kind, name):
    forget()
    with odd_place(tmp_path / name, kind):
        assert len(load_table("uses")) == len(package_copy.rows("uses")) - 1


def test_a_full_disk_or_a_folder_of_others_is_no_error(place, monkeypatch):
    def fail(*_, **__):
        raise PermissionError("not yours")

    through_cache("t", ["a"], make())
    entries()[0].write_bytes(b"damaged")
    for method in ("replace", "unlink"):
        monkeypatch.setattr(Path, method, fail)
    for hashes in (["a"], ["b"]):
        assert_same_frame(through_cache("t", hashes, make(FRAME, hashes)), FRAME)


def test_a_faulty_table_is_refused_each_time_and_never_kept(package_copy):
    line = package_copy.set("exports_monthly", "exp-x010", "quantity_kg", "about 5")
    for _ in range(2):
        forget()
        with pytest.raises(DataError) as caught:
            load_table("exports_monthly")
        assert caught.value.where == f"exports_monthly.csv:{line}:quantity_kg"
    assert entries() == []


def test_the_newest_entries_of_each_table_stay(place):
    through_cache("other", ["0"], make(FRAME, ["0"]))
    for number in range(KEPT + 3):
        through_cache("t", [str(number)], make(FRAME, [str(number)]))
        for path in entries():  # a second goes by
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
    assert len(entries()) == KEPT + 1
    for number in range(3, KEPT + 3):
        through_cache("t", [str(number)], refuse)
    through_cache("other", ["0"], refuse)


def test_what_a_killed_writer_left_is_dropped_in_time(place):
    through_cache("t", ["a"], make())
    left = entries()[0].parent / ".left.parquet.tmp"
    left.write_bytes(b"half")
    os.utime(left, ns=(0, 0))
    for number in range(KEPT):
        through_cache("t", [str(number)], make(FRAME, [str(number)]))
    assert not left.exists()


@pytest.mark.parametrize("name", ["..", ".", "a/b", "../../../x", "with space", "[a]*?"])
def test_a_table_of_any_name_is_kept_inside_the_folder(place, name):
    through_cache(name, ["a"], make())
    (entry,) = entries()
    assert entry.parent.parent == table_cache()
    assert [path.suffix for path in place.rglob("*") if path.is_file()].count(".parquet") == 1
    assert_same_frame(through_cache(name, ["a"], refuse), FRAME)


def rows_of_one(number):
    key, rows = [str(number % (KEPT + 2))], number % (KEPT + 2) % 3 + 1
    return len(through_cache("t", key, make(FRAME[:rows], key))) == rows


def test_many_processes_at_once_each_get_the_table(place):
    with get_context("fork").Pool(4) as pool:
        assert all(pool.map(rows_of_one, range(200), chunksize=1))
    assert 1 <= len(entries()) <= KEPT
    assert {path.suffix for path in entries()[0].parent.iterdir()} == {".parquet"}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted in /proc")
def test_no_thread_stays_behind(place):
    count = "len(os.listdir('/proc/self/task'))"
    program = f"import os; before = {count}; load_table('production'); print({count} - before)"
    assert [in_a_new_process(program) for _ in range(2)] == ["0\n", "0\n"]
