"""What a sweep has made is known by names and contents alone, whatever ended it."""

import json
from pathlib import Path

import pytest
from tests.book.engine.sweeps.small_sweeps import sweep_of

from chokepoint.book.engine.sweeps.folder import Folder, file_name, only_sweep
from chokepoint.book.engine.sweeps.stores import open_store
from chokepoint.errors import BuildError


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def folder_for(sweep, out, warned=None):
    return Folder(open_store(str(out)), sweep.asked(), ([] if warned is None else warned).append)


def begun(sweep, out, warned=None):
    folder = folder_for(sweep, out, warned)
    folder.begin(sweep.source)
    return folder


def test_a_notebook_that_was_put_is_found_again_by_another_start(workspace, out):
    sweep = sweep_of(workspace, "n=1..3")
    stems = [entry.stem for entry in sweep.entries()]
    folder = begun(sweep, out)
    folder.put(stems[0], "one\n")
    folder.put(stems[2], "three\n")
    again = begun(sweep, out)
    again.look(stems)
    assert again.names == folder.names
    assert [again.text(again.names[stem]) for stem in (stems[0], stems[2])] == ["one\n", "three\n"]


@pytest.mark.parametrize("damage", [b"", b"on", b"two\n"])
def test_a_damaged_notebook_is_told_removed_and_not_found(workspace, out, damage):
    sweep, warned = sweep_of(workspace, "n=1..2"), []
    stems = [entry.stem for entry in sweep.entries()]
    folder = begun(sweep, out)
    for stem in stems:
        folder.put(stem, "one\n")
    (out / "notebooks" / folder.names[stems[0]]).write_bytes(damage)
    with pytest.raises(BuildError, match="is gone or damaged"):
        folder.text(folder.names[stems[0]])
    again = begun(sweep, out, warned)
    again.look(stems)
    assert list(again.names) == [stems[1]]
    assert warned == [f"{folder.names[stems[0]]} is damaged and is made again"]
    assert [path.name for path in (out / "notebooks").iterdir()] == [again.names[stems[1]]]


def test_notebooks_of_others_are_let_alone(workspace, out):
    sweep = sweep_of(workspace, "n=1")
    folder, stem = begun(sweep, out), next(iter(sweep.entries())).stem
    for name in ("mine.ipynb", file_name(f"n=9-{'0' * 16}", b"x"), f"{stem}-notahash.ipynb"):
        folder.store.write(f"notebooks/{name}", b"mine")
    folder.look([stem])
    assert folder.names == {}
    assert len(list((out / "notebooks").iterdir())) == 3


def test_what_a_killed_writer_left_half_written_is_swept_up(workspace, out):
    sweep = sweep_of(workspace, "n=1")
    begun(sweep, out).put("kept", "x")
    halves = [out / ".sweep.json.x1", out / ".facts.parquet.x1", out / "notebooks/.n=1-ab.ipynb.x1"]
    for half in halves:
        half.write_text("half", encoding="utf-8")
    begun(sweep, out)
    assert [half.exists() for half in halves] == [False] * 3
    assert len(list((out / "notebooks").iterdir())) == 1


def test_a_start_that_was_killed_at_its_very_beginning_is_no_foreign_folder(workspace, out):
    out.mkdir()
    for name in (".lock", ".sweep.json.x1", "source.ipynb"):
        (out / name).write_text("half", encoding="utf-8")
    begun(sweep_of(workspace, "n=1"), out)
    assert sorted(path.name for path in out.iterdir()) == [".lock", "source.ipynb", "sweep.json"]


@pytest.mark.parametrize("name", ["thesis.docx", ".bashrc", "notebooks"])
def test_a_folder_that_holds_something_else_is_refused_and_left_alone(workspace, out, name):
    out.mkdir()
    (out / name).write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match=f"holds '{name}' and no sweep; nothing was changed"):
        begun(sweep_of(workspace, "n=1"), out)
    assert [path.name for path in out.iterdir()] == [name]


@pytest.mark.parametrize(
    ("over", "given"), [(["n=1..3"], {}), (["n=1", "word=a"], {}), (["n=1"], {"slow": "1"})]
)
def test_another_sweep_is_refused(workspace, out, over, given):
    begun(sweep_of(workspace, "n=1"), out)
    before = (out / "sweep.json").read_bytes()
    with pytest.raises(BuildError, match="holds another sweep, of page over n; nothing was changed"):
        begun(sweep_of(workspace, *over, **given), out)
    assert (out / "sweep.json").read_bytes() == before


def test_a_sweep_that_began_with_other_tables_is_refused_and_says_so(workspace, out):
    begun(sweep_of(workspace, "n=1"), out)
    package = '{"resources": [{"name": "few", "path": "few.csv"}]}'
    (workspace.root / "data/datapackage.json").write_text(package, encoding="utf-8")
    with pytest.raises(BuildError, match="holds a sweep begun before the tables changed") as caught:
        begun(sweep_of(workspace, "n=1"), out)
    assert "choose another -o" in caught.value.hint


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "{}"])
def test_a_record_that_cannot_be_read_is_refused_and_nothing_is_lost(workspace, out, content):
    sweep = sweep_of(workspace, "n=1")
    begun(sweep, out).put("kept", "x")
    (out / "sweep.json").write_text(content, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        begun(sweep, out)
    assert caught.value.where == str(out)
    assert (out / "sweep.json").read_text(encoding="utf-8") == content
    assert len(list((out / "notebooks").iterdir())) == 1


def test_the_record_says_what_was_asked(workspace, out):
    begun(sweep_of(workspace, "n=1..2", slow="0.5"), out)
    record = json.loads((out / "sweep.json").read_text(encoding="utf-8"))
    assert record["over"] == {"n": [1, 2]}
    assert (record["chapter"], record["parameters"], record["notebooks"]) == ("page", {"slow": 0.5}, 2)
    assert set(record["hashes"]) == {"chapter", "code", "data", "environment", "files"}
    assert '"# A page"' in (out / "source.ipynb").read_text(encoding="utf-8")


def test_failures_are_listed_while_there_are_any(workspace, out):
    folder = begun(sweep_of(workspace, "n=1"), out)
    folder.record_failures([{"parameters": {"n": 1}}])
    assert json.loads((out / "failed.json").read_bytes()) == [{"parameters": {"n": 1}}]
    folder.record_failures([])
    assert not (out / "failed.json").exists()


@pytest.mark.parametrize("place", ["{}", "file://{}"])
def test_two_sweeps_do_not_write_to_one_place(tmp_path, place):
    store = open_store(place.format(tmp_path / "out"))
    with (
        only_sweep(store, tmp_path / "locks"),
        pytest.raises(BuildError, match="another sweep is writing here"),
        only_sweep(store, tmp_path / "locks"),
    ):
        pass
    with (
        only_sweep(store, tmp_path / "locks"),
        only_sweep(open_store(f"{store.address}2"), tmp_path / "locks"),
    ):
        pass


def test_a_place_where_no_lock_can_be_is_named(tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(BuildError, match="cannot be written to"),
        only_sweep(open_store(f"file://{tmp_path}/out"), Path(tmp_path / "file/locks")),
    ):
        pass
