import json

import pytest
from typer.testing import CliRunner

from chokepoint.book.commands.data_commands import app
from chokepoint.data import load_table, table_names
from chokepoint.errors import ChokepointError, DataError
from chokepoint.paths import data_folder
from small_package import write_project


def run(*arguments):
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


@pytest.fixture
def sound_package(tmp_path, monkeypatch):
    package = write_project(tmp_path, ["plant_closures"])
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    return package


@pytest.fixture
def broken_package(sound_package):
    sound_package.edit_text("plant_closures", ",KAZ,", ",KAZZ,")
    return sound_package.path("plant_closures")


def test_check_counts_tables_and_rows_of_a_sound_package(sound_package):
    rows = sum(len(load_table(name)) for name in table_names())
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, f"{len(table_names())} tables, {rows} rows, 0 faults\n")


def test_check_names_each_fault_and_exits_with_one(broken_package):
    lines = broken_package.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if ",KAZZ," in text)
    place = f"plant_closures.csv:{line}:country_iso3:"
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"plant_closures.csv: is not as it was sealed: {len(lines) - 1} rows then and now, "
        "`chokepoint data seal` says which rows are new, changed or lost, and renews the seal",
        f"{place} is not in countries, value 'KAZZ', did you mean KAZ or LKA or KNA?",
        f"{place} is not in the id of the row, value 'KAZZ', the id is clo-gallium-kaz",
        f"{place} is not the country printed, 'Kazakhstan', value 'KAZZ', write KAZ",
    ]
    assert result.stderr == "4 faults\n"


def test_check_prints_its_faults_as_json(broken_package):
    result = run("check", "--json")
    _, fault, *_ = json.loads(result.stdout)["faults"]
    assert result.exit_code == 1
    assert (fault["table"], fault["column"], fault["value"]) == ("plant_closures", "country_iso3", "KAZZ")


def test_list_prints_every_table_with_rows_title_and_period():
    tables = {row["name"]: row for row in json.loads(run("list", "--json").stdout)}
    assert list(tables) == table_names()
    assert tables["exports_monthly"] == {
        "name": "exports_monthly",
        "rows": len(load_table("exports_monthly")),
        "title": "Chinese exports of gallium, germanium, antimony and two heavy rare earths",
        "period": "2022-2025",
    }
    text = run("list").stdout
    assert all(name in text for name in table_names())


def test_show_keeps_commodity_country_and_day():
    result = run(
        "show", "production", "--commodity", "gallium", "--country", "CHN", "--as-of", "2023-07-06", "--json"
    )
    rows = json.loads(result.stdout)
    assert {row["vintage"] for row in rows} == {"2022", "2023"}
    assert {(row["commodity_id"], row["country_iso3"]) for row in rows} == {("gallium", "CHN")}
    assert {row["row_id"]: row["value"] for row in rows}["prod-usgs-2023-gallium-primary-chn-2022"] == 540_000


def test_show_keeps_the_rows_with_a_value_in_any_column():
    asked = ("show", "production", "--commodity", "gallium", "--json")
    result = run(*asked, "--where", "year=2022", "--where", "country_iso3=CHN", "--where", "publisher=USGS")
    assert {row["vintage"]: row["value"] for row in json.loads(result.stdout)} == {
        "2023": 540_000,
        "2024": 600_000,
    }


@pytest.mark.parametrize(
    ("condition", "message"), [("yaer=2022", "no column 'yaer'.*year"), ("2022", "COLUMN=VALUE")]
)
def test_a_condition_that_cannot_be_read_is_named(condition, message):
    with pytest.raises(ChokepointError, match=message):
        run("show", "production", "--where", condition)


def test_show_finds_a_commodity_in_a_list_of_several():
    rows = json.loads(run("show", "controls", "--commodity", "germanium", "--json").stdout)
    assert "ctl-03" in {row["row_id"] for row in rows}
    assert all("germanium" in row["commodities"].split(";") for row in rows)


def test_show_prints_csv_as_the_file_has_it():
    printed = run("show", "control_items", "--csv").stdout
    assert printed == (data_folder() / "tables/control_items.csv").read_text(encoding="utf-8")


def test_show_prints_the_columns_asked_for_and_says_how_many_rows_there_are():
    text = run("show", "prices", "--columns", "row_id,reporter", "--limit", "2").stdout
    assert "price-p001" in text
    assert "Asian Metal" in text
    assert f"2 of {len(load_table('prices'))} rows" in text


def test_hostile_markup_is_printed_as_text(broken_package):
    text = broken_package.read_text(encoding="utf-8")
    broken_package.write_text(text.replace("Kazakhstan", "[red]Kaz[/red]"), encoding="utf-8", newline="\n")
    assert "[red]Kaz[/red]" in run("show", "plant_closures", "--columns", "country_as_printed").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("price",), "no table 'price'.*did you mean prices"),
        (("prices", "--columns", "valu"), "no column 'valu'.*did you mean value"),
        (("prices", "--commodity", "galium"), "no 'galium' in commodities.*did you mean gallium"),
        (("production", "--country", "CHNN"), "no 'CHNN' in countries.*did you mean CHN"),
        (("countries", "--commodity", "gallium"), "no column for commodities"),
        (("prices", "--as-of", "soon"), "'soon' is not a date"),
    ],
)
def test_a_wrong_name_is_refused_with_what_was_meant(arguments, message):
    with pytest.raises(DataError, match=message):
        run("show", *arguments)
