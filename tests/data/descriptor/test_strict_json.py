import pytest

from chokepoint.data.descriptor.strict_json import parse_strictly
from chokepoint.errors import DataError


def test_json_is_read():
    assert parse_strictly('{"name": "镓", "n": [1, 2.5, null, true]}'.encode(), "d.json") == {
        "name": "镓", "n": [1, 2.5, None, True],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "the descriptor is no JSON"),
        (b"", "the descriptor is no JSON"),
        (b'{"a": 1, "a": 2}', "'a' is given twice"),
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": -Infinity}', "-Infinity is no number"),
        (b'\xef\xbb\xbf{"a": 1}', "the descriptor begins with a byte order mark"),
        (b'{"a": "\xff"}', "the descriptor is no JSON"),
        (b"[" * 200_000, "the descriptor is nested too deeply"),
        (b"9" * 5000, "the descriptor is no JSON"),
    ],
    ids=range(9),
)
def test_what_readers_of_json_let_through_is_refused(content, message):
    with pytest.raises(DataError, match=message) as caught:
        parse_strictly(content, "d.json")
    assert caught.value.where == "d.json"
