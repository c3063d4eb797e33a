import pytest

from chokepoint import __version__
from chokepoint.book.commands.cli import join_parameters, main
from chokepoint.errors import ParameterError


@pytest.mark.parametrize(
    ("given", "joined"),
    [
        (["run", "c", "-p", "mineral", "gallium"], ["run", "c", "-p", "mineral=gallium"]),
        (
            ["run", "c", "-p", "x", "-5", "-p", "y=1", "-o", "f"],
            ["run", "c", "-p", "x=-5", "-p", "y=1", "-o", "f"],
        ),
        (["run", "c", "--parameter", "a", "b=c"], ["run", "c", "--parameter", "a=b=c"]),
        (["run", "c", "-p", "a"], ["run", "c", "-p", "a"]),
        (["serve", "--port", "1"], ["serve", "--port", "1"]),
    ],
)
def test_a_name_and_a_value_become_one_word(given, joined):
    assert join_parameters(given) == joined


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"chokepoint {__version__}\n"


def test_every_command_has_help(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    listing = capsys.readouterr().out
    for name in ("build", "run", "sweep", "params", "refresh", "pdf", "serve", "clean", "data"):
        line = next(line for line in listing.splitlines() if line.strip().startswith(f"{name} "))
        assert len(line.split()) > 3


def test_a_parameter_without_a_value_is_explained(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["run", "controls", "-p", "mineral"])
    assert ended.value.code == 1
    assert "no value for 'mineral'" in capsys.readouterr().err


def test_errors_of_the_family_are_one_line(capsys, monkeypatch):
    def fail():
        raise ParameterError("is wrong", where="x", hint="mend it")

    monkeypatch.setattr("chokepoint.book.engine.folders.Workspace.here", fail)
    with pytest.raises(SystemExit) as ended:
        main(["clean"])
    assert ended.value.code == 1
    assert capsys.readouterr().err == "error: x: is wrong. Hint: mend it\n"


def test_an_interruption_ends_with_130(monkeypatch):
    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr("chokepoint.book.engine.folders.Workspace.here", interrupt)
    with pytest.raises(SystemExit) as ended:
        main(["clean"])
    assert ended.value.code == 130
