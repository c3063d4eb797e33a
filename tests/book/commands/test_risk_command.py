"""What the command line tells of supply risk: the measures with their bounds, or what is wrong."""

import json

import pytest
from typer.testing import CliRunner

from chokepoint.book.commands.cli import app
from chokepoint.book.commands.risk_command import measures, write_lines
from chokepoint.errors import ParameterError


def test_measures_are_told_base_by_base_with_their_formulas():
    lines = write_lines(measures("gallium"))
    assert lines[0] == "BGS, primary"
    assert any("GeoPolRisk score" in line for line in lines)
    assert any(line.startswith("  2023  EU supply risk") and "3.9" in line for line in lines)


def test_json_holds_the_rows():
    result = CliRunner().invoke(app, ["risk", "germanium", "--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {one["measure"] for one in found} >= {"hhi", "hhi-wgi-t", "eu-sr", "removal-hhi"}
    assert all(one["row_ids"] for one in found)


def test_a_day_leaves_out_what_was_not_published():
    years = {one["year"] for one in measures("gallium", "2023-02-15")}
    assert max(years) == 2022


def test_an_unknown_commodity_is_refused_with_the_nearest():
    with pytest.raises(ParameterError, match="galium") as error:
        measures("galium")
    assert "gallium" in str(error.value.hint)
