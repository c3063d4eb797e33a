import json

import pandas as pd
import pytest

from chokepoint.book.commands import data_tables
from chokepoint.errors import DataError


def test_only_the_columns_named_break_into_lines(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    frame = pd.DataFrame({"name": ["rare earths of all kinds"], "note": ["estimated by the publisher"]})
    data_tables.print_table(frame, fold=("note",))
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("rare earths of all kinds")
    assert len(lines) > 2


def test_columns_named_and_columns_of_numbers_stand_to_the_right(capsys):
    frame = pd.DataFrame({"a": ["x"], "before": ["1"], "n": [5], "b": ["y"]})
    data_tables.print_table(frame.assign(before=["1"], wide=["12345"]), right=("before",))
    header, row = capsys.readouterr().out.splitlines()
    assert row.index("1") == header.index("before") + len("before") - 1


def test_json_keeps_letters_of_every_language(capsys):
    data_tables.print_json({"name": "镓"})
    assert "镓" in (text := capsys.readouterr().out)
    assert json.loads(text) == {"name": "镓"}


def test_an_unknown_name_is_told_with_those_near_it():
    data_tables.check_known("", "--commodity", "commodities")
    data_tables.check_known("gallium", "--commodity", "commodities")
    with pytest.raises(DataError, match=r"--commodity.*did you mean gallium"):
        data_tables.check_known("galium", "--commodity", "commodities")
