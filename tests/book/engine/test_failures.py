from chokepoint.book.engine.failures import (
    BuildFailed,
    CellError,
    CellPlace,
    all_failures,
    describe,
    failing_line,
    last_line,
    plain,
)
from chokepoint.errors import BuildError

TRACEBACK = [
    "\x1b[31m----\x1b[39m",
    "KeyError   Traceback",
    "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[3]\x1b[39m, line 2",
]


def test_the_failing_line_is_read_through_terminal_colours():
    assert failing_line(["Cell \x1b[32mIn[3]\x1b[39m, line 2", "x"], "a = 1\n  b = c[a]") == (2, "b = c[a]")
    assert failing_line(TRACEBACK, "a = 1\nb = 2") == (2, "b = 2")


def test_without_a_line_the_last_one_of_the_cell_is_named():
    assert failing_line([], "a = 1\nb = 2") == (0, "b = 2")
    assert failing_line(["Cell In[1], line 9"], "a = 1") == (0, "a = 1")
    assert failing_line([], "") == (0, "")


def test_an_exception_is_told_in_one_line():
    assert last_line("KeyError", "'x'\nmore") == "KeyError: 'x'"
    assert last_line("KeyboardInterrupt", "") == "KeyboardInterrupt"
    assert plain("\x1b[1;31mred\x1b[0m") == "red"


def test_a_cell_error_says_chapter_cell_line_reason_source_and_log():
    assert CellError(CellPlace("c", 4, run="c (en, x=1)"), "r", "l").where == "chapter c (en, x=1), cell 4"
    error = CellError(CellPlace("controls", 4, 2, "b = c[a]"), "KeyError: 'a'", "build/log/controls.log")
    assert error.message == (
        "chapter controls, cell 4, line 2: KeyError: 'a', in `b = c[a]`. "
        "Hint: the full traceback is in build/log/controls.log"
    )
    described = describe(error)
    assert described["message"] == "KeyError: 'a'"
    assert (described["chapter"], described["cell"], described["line"]) == ("controls", 4, 2)


def test_a_failed_build_lists_every_failure():
    failed = BuildFailed("checking", [BuildError("one", where="a"), BuildError("two", where="b")])
    assert failed.message.splitlines()[1:] == ["a: one", "b: two"]
    assert "2 errors" in failed.message
    assert [error.what for error in all_failures(failed)] == ["one", "two"]
    assert all_failures(failed.failures[0]) == [failed.failures[0]]
