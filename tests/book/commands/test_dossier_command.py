import json

import pytest

from chokepoint.book.commands.cli import main
from chokepoint.book.commands.dossier_command import find, write_lines
from chokepoint.errors import ParameterError


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    return stop.value.code, capsys.readouterr()


def test_a_dossier_is_printed_and_given_to_machines(capsys):
    code, out = run(capsys, "dossier", "germanium")
    assert code == 0
    assert out.out.startswith("China makes 65 to 68 percent of the world’s refinery output of germanium")
    code, out = run(capsys, "dossier", "germanium", "--json")
    assert code == 0
    assert json.loads(out.out)["verdict"].startswith("China makes 65 to 68 percent")


def test_a_day_is_kept(capsys):
    assert find("germanium", "2023-07-06")["day"] == "2023-07-06"
    assert any("announced on 3 July 2023" in line for line in write_lines("germanium", "2023-07-06"))


def test_another_commodity_is_refused_with_a_close_one(capsys):
    with pytest.raises(ParameterError, match="did you mean 'gallium'"):
        find("galium")
