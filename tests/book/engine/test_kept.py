import pytest

from chokepoint.book.engine.kept import read_kept, write_kept

CONTENT = {"a": ["one", "镓"], "b": []}


def test_a_record_comes_back_under_its_key_alone(tmp_path):
    write_kept(tmp_path / "kept", "key", CONTENT)
    assert read_kept(tmp_path / "kept", "key") == CONTENT
    assert read_kept(tmp_path / "kept", "another") is None
    assert read_kept(tmp_path / "missing", "key") is None


@pytest.mark.parametrize("position", range(0, 120, 7))
def test_a_damaged_record_is_none(tmp_path, position):
    place = tmp_path / "kept"
    write_kept(place, "key", CONTENT)
    content = bytearray(place.read_bytes())
    content[position % len(content)] ^= 1
    place.write_bytes(bytes(content))
    assert read_kept(place, "key") is None
    place.write_bytes(bytes(content[:position]))
    assert read_kept(place, "key") is None
