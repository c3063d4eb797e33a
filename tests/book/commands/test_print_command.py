from types import SimpleNamespace

import pytest

from chokepoint.book.commands import print_command
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.progress import choose_reporter
from chokepoint.errors import BuildError
from odd_places import KINDS, odd_place


@pytest.fixture
def calls(tmp_path, monkeypatch):
    (tmp_path / "_config.yml").write_text("title: A book\n", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("root: index\nchapters: [{file: one}]\n", encoding="utf-8")
    for name in ("index", "one"):
        (tmp_path / f"{name}.md").write_text("# T\n", encoding="utf-8")
    seen = []
    monkeypatch.setattr(print_command, "find_browser", lambda: seen.append("browser"))
    monkeypatch.setattr(
        print_command,
        "Build",
        lambda *args: SimpleNamespace(run=lambda: seen.append("build") or SimpleNamespace(site="/site")),
    )
    monkeypatch.setattr(print_command, "print_book", lambda *args: seen.append(args) or 7)
    monkeypatch.setattr(print_command, "print_sheet", lambda *args: seen.append(args) or 2)
    return seen


def test_the_book_is_built_and_printed_in_reading_order(tmp_path, calls):
    with choose_reporter(quiet=True) as reporter:
        printed = print_command.print_edition(Workspace(tmp_path), reporter)
    site, names, title, target, _reporter, more = calls[-1]
    assert calls[:2] == ["browser", "build"]
    assert (site.as_posix(), names, title) == ("/site/en", ["index", "one"], "A book")
    assert target == tmp_path / "build" / "chokepoint-metals.pdf" == printed.path
    assert printed.sheets == 7
    assert len(more) == 1


def test_nothing_is_built_when_there_is_nothing_to_print_with(tmp_path, calls, monkeypatch):
    def fail():
        raise BuildError("no Chromium")

    monkeypatch.setattr(print_command, "find_browser", fail)
    with choose_reporter(quiet=True) as reporter, pytest.raises(BuildError):
        print_command.print_edition(Workspace(tmp_path), reporter)
    assert calls == []


def test_another_file_can_be_named(tmp_path, calls):
    with choose_reporter(quiet=True) as reporter:
        printed = print_command.print_edition(Workspace(tmp_path), reporter, tmp_path / "x.pdf")
    assert printed.path == tmp_path / "x.pdf"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_a_file_is_replaced_and_it_is_said_before_the_build(tmp_path, calls, kind):
    place = tmp_path / "out" / "x.pdf"
    with (
        odd_place(place, kind),
        choose_reporter(quiet=True) as reporter,
        pytest.raises(BuildError, match="nothing was changed"),
    ):
        print_command.print_edition(Workspace(tmp_path), reporter, place)
    assert calls == []


def test_one_page_is_printed_into_a_file_named_after_it(tmp_path, calls):
    with choose_reporter(quiet=True) as reporter:
        printed = print_command.print_page(Workspace(tmp_path), reporter, "one")
    site, page, target, _reporter = calls[-1]
    assert calls[:2] == ["browser", "build"]
    assert (site.as_posix(), page, target) == ("/site/en", "one", tmp_path / "build" / "one.pdf")
    assert printed.sheets == 2


def test_a_page_the_book_does_not_have_is_told_before_anything_is_built(tmp_path, calls):
    with (
        choose_reporter(quiet=True) as reporter,
        pytest.raises(BuildError, match=r"no page 'ones'.*did you mean one"),
    ):
        print_command.print_page(Workspace(tmp_path), reporter, "ones")
    assert "build" not in calls
