import pytest

from chokepoint.book.engine.progress import BarReporter, PlainReporter, QuietReporter, choose_reporter


def tell(reporter):
    with reporter:
        reporter.step("executing a")
        reporter.cells(2)
        reporter.cell_done()
        reporter.cell_done()
        reporter.warn("odd [bold]thing[/bold]")


def test_lines_are_shown_where_there_is_no_terminal(capsys):
    tell(choose_reporter(quiet=False))
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "executing a\nwarning: odd [bold]thing[/bold]\n"


def test_quiet_shows_warnings_only(capsys):
    tell(choose_reporter(quiet=True))
    assert capsys.readouterr().err == "warning: odd [bold]thing[/bold]\n"


def test_the_bar_takes_steps_and_text_with_brackets(capsys):
    tell(BarReporter())
    assert "odd [bold]thing[/bold]" in capsys.readouterr().err


def test_a_terminal_gets_the_bar(monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert isinstance(choose_reporter(quiet=False), BarReporter)
    assert type(choose_reporter(quiet=True)) is QuietReporter


@pytest.mark.parametrize("kind", [PlainReporter, QuietReporter, BarReporter])
def test_cells_may_finish_before_they_were_counted(kind):
    with kind() as reporter:
        reporter.cell_done()
