import pytest

from chokepoint.data.resource import dialect_of, is_plain, parse_resource, read_resource
from chokepoint.errors import DataError

NUMBERS = {"name": "value", "type": "number"}


def resource(*fields, missing=None, **properties):
    schema = {"fields": [{"name": "row_id", "type": "string"}, *fields]}
    if missing is not None:
        schema["missingValues"] = missing
    return {"name": "t", "path": "tables/t.csv", "schema": schema, **properties}


def test_a_plain_file_is_read_as_it_is():
    plain = resource(NUMBERS, missing=[""])
    assert parse_resource(plain, b"row_id,value\na,1\n").rows == [["a", "1"]]
    assert is_plain(plain)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_file_without_an_end_to_its_last_line_may_have_been_cut_short(end):
    assert parse_resource(resource(NUMBERS), b"row_id,value\na,1" + end).rows == [["a", "1"]]
    for content, line in ((b"row_id,value", 1), (b"row_id,value" + end + b"a,1", 2)):
        with pytest.raises(DataError, match=rf"t.csv:{line}: the last line has no end"):
            parse_resource(resource(NUMBERS), content)


def test_semicolons_and_other_quotes_are_read_where_the_descriptor_says_so():
    other = resource(NUMBERS, dialect={"delimiter": ";", "quoteChar": "'"})
    assert parse_resource(other, b"row_id;value\n'a;b';1\n").rows == [["a;b", "1"]]
    assert not is_plain(other)


@pytest.mark.parametrize(
    ("encoding", "content"),
    [("latin-1", "row_id\nMéxico\n".encode("latin-1")), ("utf-8-sig", b"\xef\xbb\xbfrow_id\nx\n")],
)
def test_another_encoding_is_read_where_the_descriptor_says_so(encoding, content):
    assert parse_resource(resource(encoding=encoding), content).rows[0][0] in ("México", "x")


def test_text_in_another_encoding_than_stated_is_refused():
    with pytest.raises(DataError, match=r"t.csv: the file is not UTF-8"):
        parse_resource(resource(), "row_id\nMéxico\n".encode("latin-1"))


def test_marks_for_missing_values_become_empty_cells():
    marked = resource(NUMBERS, missing=["", "NA", "W"])
    assert parse_resource(marked, b"row_id,value\nNA,W\nx,1\n").rows == [["", ""], ["x", "1"]]


def test_decimal_commas_and_separators_of_thousands_become_plain_numbers():
    european = resource({**NUMBERS, "decimalChar": ",", "groupChar": " "})
    rows = parse_resource(european, b'row_id,value\na,"1 234,5"\nb,1.5\n').rows
    assert rows == [["a", "1234.5"], ["b", "1.5 (with a point)"]]


def test_words_for_truth_become_true_and_false():
    words = resource({"name": "flag", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]})
    assert parse_resource(words, b"row_id,flag\na,yes\nb,no\nc,maybe\n").rows == [
        ["a", "true"],
        ["b", "false"],
        ["c", "maybe"],
    ]


def test_text_columns_keep_their_commas():
    both = resource({"name": "note", "type": "string"}, {**NUMBERS, "decimalChar": ","})
    assert parse_resource(both, b'row_id,note,value\na,"1,5","1,5"\n').rows == [["a", "1,5", "1.5"]]


def test_a_file_is_found_by_its_path(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/t.csv").write_bytes(b"row_id\na\n")
    assert read_resource(tmp_path, resource()).rows == [["a"]]
    assert dialect_of(resource()).delimiter == ","
