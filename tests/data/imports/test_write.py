import pytest

from chokepoint.data.imports.write import add_count, append_rows, replace_all, replace_rows, update_counts
from chokepoint.errors import DataError

TABLE = b'row_id,note\na,"x, y"\nb,\n'


def test_rows_are_added_behind_bytes_that_stay():
    assert append_rows(TABLE, [["c", 'say "so"'], ["d", ""]]) == TABLE + b'c,"say ""so"""\nd,\n'
    assert append_rows(TABLE.rstrip(b"\n"), [["c", ""]]) == TABLE + b"c,\n"


def test_rows_are_put_in_place_of_those_of_the_same_id():
    assert replace_rows(TABLE, {"b": ["b", "1,000"]}) == b'row_id,note\na,"x, y"\nb,"1,000"\n'
    assert replace_rows(TABLE, {}) == TABLE


def test_the_counts_of_the_readme_are_brought_up_to_date():
    text = "| table | rows |\n| `prices` | 65 | one |\n| `production` | 30,350 | two |\n"
    counted = update_counts(text, {"production": 31000})
    assert counted == text.replace("30,350", "31,000")
    assert add_count(text, "prices", "mine", "three").splitlines()[2] == "| `mine` | 0 | three |"


def test_files_are_written_together_and_nothing_is_left_beside_them(tmp_path):
    replace_all({tmp_path / "a.csv": b"1\n", tmp_path / "b.csv": b"2\n"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"1\n", "b.csv": b"2\n"}


def test_a_missing_folder_is_named_and_nothing_is_written(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(DataError, match=r"^b\.csv: the file cannot be written"):
        replace_all({tmp_path / "a.csv": b"new", tmp_path / "gone/b.csv": b"2\n"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old"}
