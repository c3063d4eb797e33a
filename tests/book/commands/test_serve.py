import threading
import time
import urllib.request
from contextlib import contextmanager, suppress
from subprocess import CompletedProcess

import pytest
from watchfiles import Change

from chokepoint.book.commands import serve as module
from chokepoint.book.commands.serve import (
    SourceFilter,
    State,
    decorate,
    failure_panel,
    missing_page,
    read_report,
    serve,
)
from chokepoint.book.engine.folders import Workspace
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place

ERROR = {"where": "chapter a, cell 2", "message": "KeyError: <x>", "hint": "", "source": "a['<x>']"}


def test_a_page_gets_the_script_at_its_end_and_no_box_while_all_is_well():
    page = decorate(b"<html><body><p>x</p></body></html>", State())
    assert page.endswith(b'.0"></script></body></html>')
    assert b"build-failure" not in page
    assert decorate(b"no body", State()).startswith(b"no body<script")


def test_a_failure_is_shown_as_text():
    state = State()
    state.update([ERROR])
    page = decorate(b"<body></body>", state).decode()
    assert "chapter a, cell 2: KeyError: &lt;x&gt;" in page
    assert "a[&#x27;&lt;x&gt;&#x27;]" in page
    assert "/-/failure.css" in page
    assert failure_panel([]) == ""


def test_before_the_first_build_a_page_says_that_it_runs_and_later_that_there_is_none():
    state = State()
    assert b"first build is running" in missing_page(state)
    state.update([])
    assert b"No page here" in missing_page(state)
    assert b"running" not in missing_page(state)


def test_each_build_gives_the_state_another_name():
    state = State()
    names = {state.name}
    for errors in ([ERROR], [ERROR], []):
        state.update(errors)
        names.add(state.name)
    assert len(names) == 4


def test_a_build_without_a_report_is_an_error_itself():
    assert read_report('{"status": "ok"}', "") == []
    assert read_report('{"errors": [{"message": "m"}]}', "") == [{"message": "m"}]
    assert read_report("", "Traceback\nMemoryError\n")[0]["message"] == "MemoryError"
    assert read_report("[]", "")[0]["message"] == "the build ended without a report"


def test_files_that_tools_write_are_no_reason_to_build():
    wanted = SourceFilter()
    assert wanted(Change.modified, "/b/chapters/controls.ipynb")
    for path in ("/b/src/__pycache__/x.pyc", "/b/chapters/.controls.ipynb.swp", "/b/src/c.egg-info/PKG-INFO"):
        assert not wanted(Change.modified, path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_site_that_could_not_be_replaced_is_told_before_a_port_is_taken(tmp_path, kind, capsys):
    with (
        odd_place(tmp_path / "build" / "site", kind),
        pytest.raises(BuildError, match="nothing was changed"),
    ):
        serve(Workspace(tmp_path), 0)
    assert capsys.readouterr().out == ""


class FewBuilds:
    """Stands for builds: each writes the words of the one chapter to its page, or fails as told."""

    closed = 0

    def __init__(self, workspace):
        self.root = workspace.root

    def run(self):
        words = (self.root / "chapters/a.md").read_text(encoding="utf-8")
        if words == "killed":
            return CompletedProcess([], -1, "", "")
        (self.root / "build/site").mkdir(parents=True, exist_ok=True)
        (self.root / "build/site/a.html").write_text(f"<body>{words}</body>", encoding="utf-8")
        return CompletedProcess([], 0, '{"status": "ok"}', "")

    def close(self):
        FewBuilds.closed += 1


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Serve a book of one chapter; gives what writes the chapter and waits for its page."""
    (tmp_path / "chapters").mkdir()
    chapter = tmp_path / "chapters/a.md"
    chapter.write_text("one", encoding="utf-8")
    monkeypatch.setattr(module, "Builds", FewBuilds)
    monkeypatch.setattr(module, "check_output", lambda output: None)
    addresses, stop, real = [], threading.Event(), module.serving

    @contextmanager
    def serving(*given):
        with real(*given) as address:
            addresses.append(address)
            yield address

    monkeypatch.setattr(module, "serving", serving)
    thread = threading.Thread(
        target=serve, args=(Workspace(tmp_path), 0), kwargs={"stop": stop, "quiet": True}
    )
    thread.start()

    def page_with(wanted, words=""):
        for n in range(400):
            if words and n % 20 == 0:  # again, as the first may come before files are watched
                chapter.write_text(words, encoding="utf-8")
            with suppress(OSError, IndexError):
                page = urllib.request.urlopen(f"{addresses[0]}a.html").read().decode()
                if wanted in page:
                    return page
            time.sleep(0.05)
        raise AssertionError(f"no page came to hold {wanted!r}")

    yield page_with
    stop.set()
    thread.join()


def test_a_saved_chapter_becomes_a_page_and_a_build_that_is_killed_ends_nothing(served):
    first = served("one")
    second = served("two", "two")
    assert 'data-state="' in second
    assert second != first.replace("one", "two")  # another state: the page loads itself again
    failed = served("build ended without a report", "killed")
    assert "two" in failed
    assert "build-failure" not in served("three", "three")


def test_builds_are_closed_when_serving_ends(tmp_path, monkeypatch):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/a.md").write_text("one", encoding="utf-8")
    monkeypatch.setattr(module, "Builds", FewBuilds)
    monkeypatch.setattr(module, "check_output", lambda output: None)
    before, stop = FewBuilds.closed, threading.Event()
    stop.set()
    serve(Workspace(tmp_path), 0, quiet=True, stop=stop)
    assert FewBuilds.closed == before + 1
