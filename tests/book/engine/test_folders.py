import subprocess
import sys
from pathlib import Path

import pytest

from chokepoint.book.engine.folders import (
    Workspace,
    build_lock,
    empty_folder,
    write_atomically,
    write_if_changed,
)
from chokepoint.errors import BuildError
from chokepoint.paths import MARKERS, ROOT_VARIABLE, table_cache
from odd_places import KINDS, odd_place


def test_an_unchanged_file_is_not_written_again(tmp_path):
    path = tmp_path / "deep" / "x.txt"
    assert write_if_changed(path, "é") is True
    written = path.stat().st_mtime_ns
    assert write_if_changed(path, "é".encode()) is False
    assert path.stat().st_mtime_ns == written
    assert write_if_changed(path, "other") is True


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_a_file_is_written_over(tmp_path, kind):
    with odd_place(tmp_path / "x.txt", kind), pytest.raises(BuildError, match="nothing was changed"):
        write_atomically(tmp_path / "x.txt", "new")


def test_the_tables_kept_lie_in_the_cache_of_the_build(tmp_path, monkeypatch):
    for marker in MARKERS:
        (tmp_path / marker).parent.mkdir(exist_ok=True)
        (tmp_path / marker).touch()
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    here = Workspace.here()
    assert (here.cache.parent, table_cache().parent) == (here.build, here.cache)


def test_emptying_a_folder_removes_what_was_in_it(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    assert list(empty_folder(tmp_path / "a").iterdir()) == []


def test_messages_name_paths_from_the_project(tmp_path):
    workspace = Workspace(tmp_path)
    assert workspace.shorten(f"{tmp_path}/build/log/x.log: no") == "build/log/x.log: no"
    assert workspace.shorten(f"in {tmp_path}") == "in ."
    assert workspace.shorten(f"{Path.home()}/x") == "~/x"


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_a_second_build_waits_for_the_first(tmp_path):
    program = (
        "from pathlib import Path; from chokepoint.book.engine.folders import *\n"
        f"with build_lock(Workspace(Path({str(tmp_path)!r}))): print('in')"
    )
    with build_lock(Workspace(tmp_path)):
        second = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=3)
    out, said = second.communicate(timeout=60)
    assert out == "in\n"
    assert said == "another build of this book is running; this one waits for it\n"
