"""A process that stands by for builds is replaced when it ends, and when what it has loaded changed."""

import json
from contextlib import closing
from functools import partial

import pytest
from tests.book.engine.forks.forking import PROGRAM

from chokepoint.book.commands import builds as module
from chokepoint.book.commands.builds import Builds, loaded_state
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.forks.owner import can_fork
from chokepoint.book.engine.runs.fingerprint import code_state

forking = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")

TELL = """
from functools import partial
from chokepoint.book.engine.forks.programs import answer
work = partial(answer, lambda arguments: print(os.getppid(), *arguments, os.environ["CHOKEPOINT_ROOT"]))
"""


@pytest.fixture
def builds(tmp_path, monkeypatch):
    """Give builds from a process that only tells who it is."""
    (tmp_path / "small_server.py").write_text(PROGRAM.format(work=TELL), encoding="utf-8")
    monkeypatch.setattr(module, "SERVER", "small_server")
    with closing(Builds(Workspace(tmp_path))) as opened:
        yield opened


def parent(builds):
    return builds.run().stdout.split()[0]


@forking
def test_one_process_stands_by_for_all_builds_of_a_book(builds, tmp_path):
    first, *told = builds.run().stdout.split()
    assert told == ["build", "--current", "--json", str(tmp_path)]
    assert parent(builds) == first
    builds.close()
    assert parent(builds) != first


@forking
def test_another_takes_its_place_when_what_it_has_loaded_changed(builds, tmp_path):
    first = parent(builds)
    (tmp_path / "requirements.txt").write_text("altair==6.4\n", encoding="utf-8")
    assert parent(builds) != first


@forking
def test_another_takes_its_place_when_it_was_killed(builds):
    first = parent(builds)
    builds._server._process.kill()
    builds._server._process.wait()
    assert parent(builds) != first


@pytest.mark.parametrize("cause", ["it cannot be loaded", "this system cannot fork"])
def test_where_nothing_can_stand_by_a_new_process_builds(tmp_path, monkeypatch, cause):
    if cause == "this system cannot fork":
        monkeypatch.setattr(module, "can_fork", lambda: False)
    monkeypatch.setattr(module, "SERVER", "nothing_of_that_name")
    with closing(Builds(Workspace(tmp_path))) as builds:
        answer = builds.run()
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["status"] == "failed"


def test_our_code_the_lock_and_what_is_installed_count_as_loaded(tmp_path, monkeypatch):
    installed, package = tmp_path / "site-packages", tmp_path / "chokepoint"
    installed.mkdir()
    package.mkdir()
    monkeypatch.setattr(module.sysconfig, "get_path", lambda name: str(installed))
    monkeypatch.setattr(module, "code_state", partial(code_state, package))
    states = [loaded_state(tmp_path), loaded_state(tmp_path)]
    (tmp_path / "requirements.txt").write_text("altair==6.4\n", encoding="utf-8")
    states.append(loaded_state(tmp_path))
    (installed / "altair-6.4.dist-info").mkdir()
    states.append(loaded_state(tmp_path))
    (package / "new.py").write_text("", encoding="utf-8")
    states.append(loaded_state(tmp_path))
    assert states[0] == states[1]
    assert len({*states}) == 4
