"""A folder and an address hold files alike: whole ones, by name."""

import os
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from chokepoint.book.engine.sweeps.stores import AddressStore, LocalStore, open_store
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place


@pytest.fixture(params=["path", "file", "memory"])
def store(request, tmp_path):
    places = {"path": str(tmp_path / "out"), "file": f"file://{tmp_path}/out", "memory": "memory://out/deep/"}
    yield open_store(places[request.param])
    if request.param == "memory":
        fsspec.filesystem("memory").rm("/out", recursive=True)


def test_what_is_written_can_be_listed_read_written_over_and_removed(store, tmp_path):
    assert store.names() == []
    assert store.read("a.txt") is None
    store.remove("a.txt")
    store.write("notebooks/b.txt", b"b")
    store.write("a.txt", b"a")
    assert store.names() == ["a.txt", "notebooks"]
    assert store.names("notebooks") == ["b.txt"]
    assert store.read("notebooks/b.txt") == b"b"
    store.write("a.txt", b"another")
    (tmp_path / "large").write_bytes(b"l" * 100_000)
    store.upload("large.txt", tmp_path / "large")
    store.upload("large.txt", tmp_path / "large")
    assert (store.read("a.txt"), store.read("large.txt")) == (b"another", b"l" * 100_000)
    store.remove("a.txt")
    assert store.names() == ["large.txt", "notebooks"]


@pytest.mark.parametrize(
    ("output", "kind", "shared"),
    [("out", LocalStore, False), ("file:///out", AddressStore, True), ("memory://out", AddressStore, False)],
)
def test_only_an_address_that_others_reach_is_shared(output, kind, shared):
    store = open_store(output)
    assert isinstance(store, kind)
    assert (store.is_shared, store.address) == (shared, output)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_a_folder_is_written_to(tmp_path, kind):
    with odd_place(tmp_path / "out", kind), pytest.raises(BuildError, match="nothing was changed"):
        open_store(str(tmp_path / "out"))


def test_a_file_is_no_folder_and_a_link_to_a_folder_is_one(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="is a file; nothing was changed"):
        open_store(str(tmp_path / "file"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    open_store(str(tmp_path / "link")).write("a", b"a")
    assert (tmp_path / "folder/a").read_bytes() == b"a"


def test_a_place_that_cannot_be_written_to_is_named(tmp_path):
    store = open_store(str(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out/notebooks").touch()
    with pytest.raises(BuildError, match="cannot be written to") as caught:
        store.write("notebooks/a", b"a")
    assert caught.value.where.startswith(store.address)


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    store = open_store(str(tmp_path / "out"))
    store.write("a", b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BuildError, match="No space left on device") as caught:
        store.write("a", b"new")
    assert (caught.value.where, caught.value.hint[:24]) == (store.address, "what is finished is kept")
    (tmp_path / "large").write_bytes(b"new")
    with pytest.raises(BuildError, match="No space left on device"):
        store.upload("a", tmp_path / "large")
    assert store.read("a") == b"old"
    assert os.listdir(tmp_path / "out") == ["a"]  # noqa: PTH208 - hidden files count


def test_a_file_system_that_fails_is_named_with_its_own_words(tmp_path, monkeypatch):
    store = open_store(f"file://{tmp_path}/out")
    store.write("a", b"old")

    def denied(*_, **__):
        raise RuntimeError("Access Denied\nrequest 42")

    for name in ("pipe_file", "cat_file", "rm_file", "ls"):
        monkeypatch.setattr(LocalFileSystem, name, denied)
    for action in (
        lambda: store.write("a", b"new"),
        lambda: store.read("a"),
        lambda: store.remove("a"),
        lambda: store.names(),
    ):
        with pytest.raises(BuildError, match=r"RuntimeError: Access Denied\. Hint"):
            action()


def test_a_file_is_moved_into_its_place_unless_objects_appear_whole(tmp_path, monkeypatch):
    moved = []
    original = LocalFileSystem.mv
    monkeypatch.setattr(
        LocalFileSystem, "mv", lambda self, *paths, **_: moved.append(paths) or original(self, *paths)
    )
    store = open_store(f"file://{tmp_path}/out")
    store.write("a", b"a")
    ((temporary, target),) = moved
    assert Path(temporary).name.startswith(".a.")
    assert target == f"{tmp_path}/out/a"
    assert store.names() == ["a"]


@pytest.mark.parametrize("address", ["nothing://bucket/x", "s3a+odd://x"])
def test_an_address_that_nothing_opens_is_refused(address):
    with pytest.raises(BuildError, match="cannot be opened") as caught:
        open_store(address)
    assert caught.value.where == address


def test_without_fsspec_an_address_names_the_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    with pytest.raises(BuildError, match=r"chokepoint\[dask\]"):
        open_store("s3://bucket/x")
