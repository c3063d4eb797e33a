import csv
import io
import json

import pytest
from typer.testing import CliRunner

from chokepoint.book.commands import data_diff
from chokepoint.book.commands.data_commands import app
from chokepoint.errors import ChokepointError, DataError, ParameterError


def run(*arguments):
    return CliRunner().invoke(app, ["diff", *arguments], catch_exceptions=False).stdout


def test_nigerias_rare_earths_stand_in_the_table():
    lines = run("USGS-2025", "USGS-2026", "--commodity", "rare_earths").splitlines()
    (nigeria,) = (line.split() for line in lines if "NGA" in line)
    assert nigeria == ["production", "mine", "NGA", "2024", "13,000", "1,500", "t", "-88%"]
    # Vietnam's figure stayed, so it is counted and not shown
    assert "VNM" not in "".join(lines)
    assert lines[-1].startswith("USGS-2025 -> USGS-2026: ")


def test_an_edition_does_not_differ_from_itself():
    found = json.loads(run("usgs-2026", "USGS-2026", "--json"))
    assert (found["moved"], found["figures"]) == (0, [])
    assert found["same"] > 4000


def test_the_same_figures_come_as_json_and_as_csv():
    asked = ("USGS-2023", "USGS-2024", "--commodity", "antimony", "--country", "CHN")
    found = json.loads(run(*asked, "--json"))
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--csv"))))
    assert [row["row_ids"] for row in rows] == [figure["row_ids"] for figure in found["figures"]]
    (output,) = (figure for figure in found["figures"] if figure["table"] == "production")
    assert (output["value_before"], output["value_after"]) == (60000, 40000)
    assert output["percent"] == pytest.approx(-100 / 3)


def test_the_largest_come_first_and_the_limit_holds():
    asked = ("USGS-2025", "USGS-2026", "--table", "production", "--largest", "--limit", "5", "--json")
    sizes = [abs(figure["log_change"] or float("inf")) for figure in json.loads(run(*asked))["figures"]]
    assert len(sizes) == 5
    assert sizes == sorted(sizes, reverse=True)


def test_all_says_why_two_figures_are_not_compared():
    found = json.loads(run("USGS-2023", "USGS-2024", "--commodity", "magnesium_compounds", "--all", "--json"))
    assert "another thing is weighed" in {figure["reason"] for figure in found["figures"]}
    assert found["not_compared"] == sum(bool(figure["reason"]) for figure in found["figures"])


def test_two_publishers_are_set_side_by_side_in_one_unit():
    lines = run("USGS-2024", "BGS-1970-2023-release", "--commodity", "gallium", "--all").splitlines()
    (china,) = (line.split() for line in lines if "CHN" in line and "2023" in line)
    assert china[4:] == ["600,000", "621,000", "kg", "+3.5%"]


def test_editions_without_a_figure_in_common_say_so():
    assert "print no figure for the same thing" in run("USGS-2022", "USGS-2026", "--table", "production")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("USGS-2025", "USGS-2027"), DataError, "no edition 'USGS-2027'.*did you mean USGS-2026"),
        (("USGS-2025", "USGS-2026", "--table", "prices"), ParameterError, "'prices' will not do"),
        (("USGS-2025", "USGS-2026", "--commodity", "galium"), DataError, "did you mean gallium"),
        (("USGS-2025", "USGS-2026", "--country", "XYZ"), DataError, "no 'XYZ' in countries"),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(arguments, error, message):
    with pytest.raises(ChokepointError, match=message) as caught:
        run(*arguments)
    assert isinstance(caught.value, error)


def test_every_edition_can_be_named():
    known = data_diff.edition_names()
    assert {"USGS-2022", "USGS-2026", "WMD-2024", "BGS-1970-2023-release"} <= set(known)
    assert all(" " not in name for name in known)
    assert [data_diff.find_edition(name.lower(), known) for name in known] == list(known.values())
