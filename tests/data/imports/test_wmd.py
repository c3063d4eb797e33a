import pytest
from openpyxl import Workbook

from chokepoint.data.imports import Refused, plan_import
from chokepoint.data.imports.figures import Release
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.vocabulary import Vocabularies
from chokepoint.data.imports.wmd import read_sheets, read_wmd, years

SHEET = """Gallium,,,,
Country,unit,2018,2019,data source
China,metr. t,305,356,r
Japan,metr. t,3,3,e
Russia,metr. t,0,8,e
Total,metr. t,308,367,
"""


def read(text, name="Gallium.csv"):
    (sheet,) = read_sheets(name, text.encode())
    reading = Reading(Release("WMD", "2024", "wmd_2024", "2024"), Vocabularies())
    read_wmd(sheet, reading)
    return reading, sheet


def test_a_sheet_is_read_by_country_and_year():
    reading, sheet = read(SHEET)
    assert reading.faults == []
    assert [(f.country, f.year, f.printed.value, f.status) for f in reading.figures][:3] == [
        ("CHN", 2018, "305", "reported"),
        ("CHN", 2019, "356", "reported"),
        ("JPN", 2018, "3", "estimated"),
    ]
    assert {f.locator for f in reading.figures} == {"sheet Gallium"}
    assert years(sheet) == ["2018", "2019"]


def test_an_estimated_nil_and_a_provisional_figure_are_remarked_on():
    reading, _ = read(SHEET.replace("356,r", "356,p"))
    russia = next(f for f in reading.figures if f.country == "RUS" and f.year == 2018)
    assert (russia.status, russia.before) == ("zero", ("zero flagged as estimated",))
    assert {f.note for f in reading.figures if f.country == "CHN"} == {"provisional in the file"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("China", "Chinaa", "Gallium.csv:3:Country: there is no such country, value 'Chinaa'"),
        ("metr. t,305", "lb,305", "Gallium.csv:3:unit: there is no such unit, value 'lb'"),
        ("356,r", "356,x", "Gallium.csv:3:data source: is not known, value 'x'"),
        ("305", "3O5", "Gallium.csv:3:2018: the figure is neither a number"),
        ("305", "304", "Gallium.csv:6:2018: the countries add to 307, value '308'"),
        ("Japan,metr. t,3,3,e\n", "", "Gallium.csv:5:2018: the countries add to 305, value '308'"),
    ],
)
def test_what_is_unknown_or_does_not_add_up_is_a_fault_with_its_place(old, new, fault):
    assert str(read(SHEET.replace(old, new))[0].faults[0]).startswith(fault)


def test_an_unknown_sheet_is_a_fault_and_fuels_are_left_out():
    assert "there is no such commodity, value 'Unobtainium'" in str(
        read(SHEET, "Unobtainium.csv")[0].faults[0]
    )
    reading, _ = read(SHEET, "Steam Coal.csv")
    assert (reading.figures, reading.faults) == ([], [])
    assert sum(reading.left_out.values()) == 8


def test_what_is_no_workbook_is_refused():
    (sheet,) = read_sheets("wmd.xlsx", b"PK\x03\x04...")
    assert str(sheet.faults[0]).startswith("wmd.xlsx: the workbook cannot be read")


def test_a_workbook_is_read_sheet_by_sheet(tmp_path):
    book = Workbook()
    book.active.title = "Gallium"
    for row in (["Gallium"], ["Country", "unit", "2018", "data source"], ["China", "metr. t", 305.0, "r"]):
        book.active.append(row)
    book.save(tmp_path / "wmd.xlsx")
    (sheet,) = read_sheets("wmd.xlsx", (tmp_path / "wmd.xlsx").read_bytes())
    assert (sheet.title, sheet.lines[0]["2018"]) == ("Gallium", "305")


def test_an_edition_already_carried_comes_to_its_rows(package):
    """The sheet of gallium is written once more from the rows the package carries."""
    import made

    rows = [row for row in made.rows_of("production") if row["locator"] == "sheet Gallium"]
    covered = sorted({row["year"] for row in rows})
    lines = {}
    for row in rows:
        firm = {"estimated": "e", "zero": "e" if row["note"] else "r"}.get(row["status"], "r")
        lines.setdefault(row["country_as_printed"], {"data source": firm})[row["year"]] = row[
            "value_as_printed"
        ]
        lines[row["country_as_printed"]]["data source"] = max(
            firm, lines[row["country_as_printed"]]["data source"]
        )
    text = f"Gallium\nCountry,unit,{','.join(covered)},data source\n"
    for country, cells in lines.items():
        firm = "r" if country in ("China", "Total") else cells["data source"]
        text += f'"{country}",metr. t,{",".join(cells.get(y, "") for y in covered)},{firm}\n'
    rows_again = plan_import("wmd", [("Gallium.csv", text.encode())], replace=True).rows
    alike = ("value", "country_iso3", "year", "stage", "stage_as_printed", "unit", "quantity_kg", "locator")
    found = {row.row_id: {name: row.cells[name] for name in alike} for row in rows_again}
    assert found == {row["row_id"]: {name: row[name] for name in alike} for row in rows}


def test_another_publishers_file_is_refused(package):
    with pytest.raises(Refused, match=r"the layout is unknown|another publisher"):
        plan_import("wmd", [("Gallium.csv", b"a,b\n1,2\n3,4\n")])
