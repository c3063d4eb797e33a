import pytest

from chokepoint.book.engine.folders import write_atomically, write_if_changed
from chokepoint.book.engine.places import check_file, kind_at
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_by_name_and_left(tmp_path, kind):
    place = tmp_path / "out.pdf"
    with odd_place(place, kind):
        with pytest.raises(
            BuildError, match=rf"out\.pdf: is a {kind.split()[0]}.*nothing was changed"
        ) as found:
            check_file(place, hint="choose another -o")
        assert found.value.hint == "choose another -o"
        for write in (write_atomically, write_if_changed):
            with pytest.raises(BuildError, match="nothing was changed"):
                write(place, "new")
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"out.pdf", *_beside(kind)})


def _beside(kind):
    return {"a-device"} if kind == "link to a device" else set()


def test_a_folder_is_no_place_for_a_file(tmp_path):
    with pytest.raises(BuildError, match="is a folder"):
        write_atomically(tmp_path, "new")


def test_a_file_may_be_written_again_and_so_may_a_place_where_nothing_is(tmp_path):
    place = tmp_path / "new" / "out.txt"
    assert kind_at(place) == ""
    write_atomically(place, "one")
    assert kind_at(place) == "a file"
    write_atomically(place, "two")
    assert place.read_text(encoding="utf-8") == "two"


def test_a_place_below_a_file_is_refused(tmp_path):
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match="cannot be written to"):
        write_atomically(tmp_path / "notes" / "out.txt", "new")
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "mine"


def test_a_name_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(BuildError, match="cannot be written to"):
        check_file(tmp_path / ("x" * 500))
