import pytest

from chokepoint.data.csvfile import Dialect, parse_csv, read_bytes, read_csv_file
from chokepoint.errors import DataError


def write(tmp_path, content: bytes):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    return path


def test_cells_are_kept_as_they_are(tmp_path):
    file = read_csv_file(write(tmp_path, b'a,b\n" x",NA\n=1+1,007\n'))
    assert file.header == ["a", "b"]
    assert file.rows == [[" x", "NA"], ["=1+1", "007"]]
    assert file.lines == [2, 3]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "t.csv: the file has no header"),
        (b"a,a\n1,2\n", "t.csv:1: the header names a column twice (a)"),
        (b"a,b\n1,2,3\n", "t.csv:2: the row has 3 cells, the header 2"),
        (b"a,b\n1,2\n\n", "t.csv:3: the row has 0 cells, the header 2"),
        (b'a,b\n1,"2"3\n', "t.csv:2: the row is badly quoted"),
        (b"a,b\n1,\xff\n", "t.csv: the file is not UTF-8"),
        (b"\xef\xbb\xbfa,b\n1,2\n", "t.csv:1: the file begins with a byte order mark"),
        (b"a;b\n1;2\n", "t.csv:1: the cells are parted by semicolons"),
        (b"a\tb\n1\t2\n", "t.csv:1: the cells are parted by tabs"),
        (b"a,b,,\n1,2,,\n", "t.csv:1: column 3 has no name"),
        (b",a,b\n0,1,2\n", "t.csv:1: column 1 has no name"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line_and_a_hint(tmp_path, content, message):
    with pytest.raises(DataError) as caught:
        read_csv_file(write(tmp_path, content))
    assert str(caught.value).startswith(message)
    assert caught.value.hint


def test_a_file_is_read_in_its_dialect():
    other = Dialect(delimiter=";", quote="'", encoding="utf-16")
    assert parse_csv("t.csv", "a;b\n'x;y';é\n".encode("utf-16"), other).rows == [["x;y", "é"]]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"^gone.csv: the file is missing"):
        read_csv_file(tmp_path / "gone.csv")


def test_a_folder_or_a_link_to_itself_in_place_of_a_file_is_named(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    for name in ("folder.csv", "loop.csv"):
        with pytest.raises(DataError, match=rf"^{name}: cannot be read as a file .*put a plain file there"):
            read_bytes(tmp_path / name)
