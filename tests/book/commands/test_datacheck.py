from functools import partial

import pytest
from tests.book.engine.runs.copies import copy_package

from chokepoint.book.commands import datacheck
from chokepoint.book.commands.datacheck import checked_data
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.runs.code import Code
from chokepoint.errors import DataError


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/t.csv").write_text("a\n", encoding="utf-8")
    return Workspace(tmp_path)


def test_a_package_that_passed_is_not_checked_again_until_it_changes(workspace):
    calls = []

    def check():
        calls.append(1)
        return []

    checked_data(workspace, check)
    checked_data(workspace, check)
    assert len(calls) == 1
    (workspace.root / "data/t.csv").write_text("b\n", encoding="utf-8")
    checked_data(workspace, check)
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("edited", "times"), [("stories/page.py", 1), ("data/rules/keys.py", 2), ("paths.py", 2)]
)
def test_an_edit_of_the_code_that_checks_checks_again(workspace, tmp_path, monkeypatch, edited, times):
    package, calls = copy_package(tmp_path), []
    monkeypatch.setattr(datacheck, "Code", partial(Code, package))
    for _ in range(2):
        checked_data(workspace, lambda: calls.append(1) or [])
        with (package / edited).open("a", encoding="utf-8") as file:
            file.write("\n")
    assert len(calls) == times


def test_faults_are_listed_and_asked_for_again_next_time(workspace):
    faults = [f"t.csv:{n}:a: wrong" for n in range(25)]
    for _ in range(2):
        with pytest.raises(DataError) as caught:
            checked_data(workspace, lambda: faults)
        lines = caught.value.message.splitlines()
        assert lines[0] == "25 fault(s) in the data package"
        assert lines[1] == "t.csv:0:a: wrong"
        assert len(lines) == 22
        assert "5 more" in lines[-1]
