import pytest
from watchfiles import Change

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
