import pytest

from chokepoint.data.csvfile import read_csv_file
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
        (b"a,a\n1,2\n", "t.csv:1: the header names a column twice"),
        (b"a,b\n1,2,3\n", "t.csv:2: the row has 3 cells, the header 2"),
        (b"a,b\n1,2\n\n", "t.csv:3: the row has 0 cells, the header 2"),
        (b'a,b\n1,"2"3\n', "t.csv:2: the row is badly quoted"),
        (b"a,b\n1,\xff\n", "t.csv: the file is not UTF-8"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(tmp_path, content, message):
    with pytest.raises(DataError) as caught:
        read_csv_file(write(tmp_path, content))
    assert str(caught.value).startswith(message)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"^gone.csv: the file is missing"):
        read_csv_file(tmp_path / "gone.csv")
