from pathlib import Path

from chokepoint.book.engine.contents.page import Page, Role


def test_a_notebook_is_executed_and_its_outputs_are_its_own_unless_other_values_are_given():
    assert Page("a", Path("a.ipynb")).is_notebook
    assert not Page("a", Path("a.md")).is_notebook
    assert Page("a", Path("a.ipynb")).is_committed
    assert not Page("a/b", Path("a.ipynb"), {"x": 1}).is_committed


def test_roles_are_written_as_their_names():
    assert f"{Role.HOME}" == "home"
    assert Role("home") is Role.HOME
