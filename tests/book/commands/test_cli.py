import errno
import os
import subprocess
import sys

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


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EROFS, "Read-only file system"), (errno.ENOSPC, "No space left on device")]
)
def test_a_disk_that_cannot_be_written_to_is_told_in_one_line(capsys, monkeypatch, number, words):
    def fail():
        raise OSError(number, os.strerror(number), "build/.lock")

    monkeypatch.setattr("chokepoint.book.engine.folders.Workspace.here", fail)
    with pytest.raises(SystemExit) as ended:
        main(["clean"])
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith(f"error: build/.lock: {words}. Hint: the folder of the book")


def test_a_fault_of_our_own_is_not_taken_for_the_disks(monkeypatch):
    def fail():
        raise FileNotFoundError(errno.ENOENT, "no such file", "x")

    monkeypatch.setattr("chokepoint.book.engine.folders.Workspace.here", fail)
    with pytest.raises(FileNotFoundError):
        main(["clean"])


def test_chinese_words_reach_a_pipe_of_any_encoding():
    command = [sys.executable, "-m", "chokepoint.book.commands.cli", "data", "show", "commodities", "--csv"]
    variables = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    shown = subprocess.run(command, env=variables, capture_output=True, check=True).stdout.decode("utf-8")
    assert "镓" in shown
