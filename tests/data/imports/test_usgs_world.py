import pytest
from test_figures import RELEASE

from chokepoint.data.imports.figures import Release
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.published import read_published
from chokepoint.data.imports.usgs_world import commodity_code, read_columns, read_world
from chokepoint.data.imports.vocabulary import Vocabularies

WIDE = "SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES\n"


def read(name, text, edition):
    reading = Reading(Release("USGS", edition, "source", edition), Vocabularies())
    read_world(read_published(name, text.encode()), reading)
    return reading


def test_the_names_of_columns_are_taken_apart():
    header = ("Source", "Country", "Type", "Prod_kt_2021", "Prod_Sponge_t_Est_2022", "Prod_note",
              "Reserves_ore_K2O_equiv_kt", "Reserves_notes")  # fmt: skip
    first, second, third = read_columns(header)
    assert (first.kind, first.unit, first.year, first.estimated) == ("production", "kt", 2021, False)
    assert (second.part, second.unit, second.estimated, second.notes) == ("Sponge", "t", True, "Prod_note")
    assert (third.kind, third.part, third.year, third.notes) == (
        "reserves", "ore K2O equiv", None, "Reserves_notes",
    )  # fmt: skip


def test_in_the_single_file_the_unit_has_a_column_of_its_own():
    columns = read_columns(tuple(WIDE.strip().split(",")))
    assert [(c.unit, c.year, c.estimated) for c in columns] == [("", 2023, False), ("", 2024, True)]


def test_the_commodity_stands_in_the_name_of_the_file():
    assert commodity_code("mcs2023-zirco-hafni_world.csv") == "zirco-hafni"
    assert commodity_code("MCS2024-bismu_world.csv") == "bismu"
    assert commodity_code("download.csv") == ""


@pytest.mark.parametrize(
    ("cells", "printed", "status"),
    [
        (",,", "(blank)", "not_available"),
        (",,W for 23-24", "W", "withheld"),
        (",,NA", "NA", "not_available"),
        (",,Less than 1/2 unit", "(blank)", "less_than"),
        (",,Production is included with ilmenite.", "(blank)", "included_elsewhere"),
    ],
)
def test_a_blank_cell_of_the_wide_single_file_is_read_in_its_note(cells, printed, status):
    text = WIDE + f"MCS2025,Gallium,China,Primary production,kilograms,{cells}\n"
    reading = read("MCS2025_World_Data.csv", text, "2025")
    assert [(f.printed.text, f.status) for f in reading.figures] == [(printed, status)] * 2
    assert reading.faults == []


def test_a_note_without_a_year_speaks_of_the_earlier_year():
    text = WIDE + "MCS2025,Gallium,China,Primary production,kilograms,621000,750000,Reported\n"
    assert [f.status for f in read("MCS2025_World_Data.csv", text, "2025").figures] == [
        "reported",
        "estimated",
    ]


def test_capacity_may_stand_in_the_columns_of_production():
    text = 'Source,Country,Type,Prod_kt_est_2021,Prod_kt_est_2022\nMCS2023,Brazil,"Clinker capacity, estimated",6,7\n'  # noqa: E501
    figures = read("mcs2023-cemen_world.csv", text, "2023").figures
    assert {(f.table, f.commodity_id) for f in figures} == {("capacity", "clinker")}


def test_a_line_about_something_unknown_is_a_fault_with_its_place():
    text = "Source,Country,Type,Prod_kg_2024,Prod_kg_est_2025\nMCS2026,Chinaa,Primary production,1,2\n"
    faults = [str(fault) for fault in read("mcs2026-galli_world.csv", text, RELEASE.edition).faults]
    assert faults[0].startswith("mcs2026-galli_world.csv:2:Country: there is no such country, value 'Chinaa'")
    faults = [str(fault) for fault in read("world.csv", text.replace("Chinaa", "China"), "2026").faults]
    assert faults[0].startswith("world.csv:2:Source: there is no such commodity")
