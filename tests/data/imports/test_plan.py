"""A release already carried comes to the very rows of the package, whatever the layout."""

import csv

import made
import pytest

from chokepoint.data.imports import Refused, plan_import
from chokepoint.data.imports.plan import new_contents, propose_rows

TITANIUM = ("titanium_ilmenite", "titanium_rutile", "titanium_ilmenite_and_rutile")
WIDE = {
    "gallium": "Gallium", "germanium": "Gemanium", "helium": "Helium", "barite": "Barite", "zinc": "Zinc",
    **dict.fromkeys(TITANIUM, "Titanium Mineral Concentrates"),
}  # fmt: skip
SINGLE = {
    "gallium": "Gallium", "zinc": "Zinc", "helium": "Helium", "antimony": "Antimony", "potash": "Potash",
    "vanadium": "Vanadium", **dict.fromkeys(TITANIUM, "Titanium Mineral Concentrates"),
}  # fmt: skip
WORLD = ("production", "capacity", "reserves")
SALIENT = ("us_salient", "commodity_prices", "import_reliance", "import_sources")


def changes(plan):
    """Give what differs from the package."""
    return {
        name: (len(found.new), len(found.other), len(found.gone))
        for name, found in plan.comparisons.items()
        if found.new or found.other or found.gone
    }


@pytest.mark.parametrize("code", ["galli", "zinc", "chrom", "heliu", "potas", "boron", "titan"])
@pytest.mark.parametrize("edition", ["2023", "2024"])
def test_a_world_table_comes_to_the_rows_carried(package, edition, code):
    plan = plan_import("usgs-mcs", [made.world(edition, code)])
    assert changes(plan) == {}
    assert sum(found.same for found in plan.comparisons.values()) >= 8
    assert new_contents(plan) == {}


def carried(tables, commodities, source_id):
    """Give the rows the package has from a source on some commodities, by id."""
    rows = (row for table in tables for row in made.rows_of(table))
    kept = [row for row in rows if row["source_id"] == source_id and row["commodity_id"] in commodities]
    return {row["row_id"]: row for row in kept}


@pytest.mark.parametrize(
    ("file", "tables", "commodities", "source_id"),
    [
        (made.wide, WORLD, WIDE, "usgs_mcs2025_dr"),
        (made.single, WORLD, SINGLE, "usgs_mcs2026_dr"),
        (lambda names: made.single(names, SALIENT), SALIENT, {"gallium": "Gallium"}, "usgs_mcs2026_dr"),
    ],
    ids=["wide", "long", "salient"],
)
def test_a_single_file_comes_to_the_rows_carried(package, file, tables, commodities, source_id):
    rows = propose_rows("usgs-mcs", [file(commodities)])
    assert {row.row_id: dict(row.cells) for row in rows} == carried(tables, commodities, source_id)
    assert len(rows) > 20


@pytest.mark.parametrize(
    ("commodity", "name"), [("gallium", "gallium, primary"), ("germanium", "germanium metal")]
)
def test_a_download_of_the_bgs_comes_to_the_rows_carried(package, commodity, name):
    plan = plan_import("bgs", [made.bgs(commodity, name)])
    assert changes(plan) == {}
    assert plan.comparisons["production"].same > 50


def figure(row):
    """Give what a figure is, whatever the layout that prints it."""
    layout = ("locator", "note", "stage_as_printed", "type_as_printed", "commodity_as_printed")
    return {name: cell for name, cell in row.cells.items() if name not in layout}


def as_wide(name, content, commodity, unit):
    """Print a world table in the layout of the single file of 2025."""
    header, *lines = list(csv.reader(content.decode().splitlines()))
    head = ["SOURCE", "COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS"]
    columns = [column.replace(f"_{unit}", "").upper() for column in header[3:]]
    wide = [[line[0], commodity, *line[1:3], made.UNITS[unit], *line[3:]] for line in lines]
    return "MCS2025_World_Data.csv", made.as_csv(dict(enumerate([[*head, *columns], *wide], 1)))


@pytest.mark.parametrize(("code", "commodity", "unit"), [("galli", "Gallium", "kg"), ("zinc", "Zinc", "kt")])
def test_the_same_release_in_the_other_wide_layout_gives_the_same_figures(package, code, commodity, unit):
    file = made.world("2023", code)
    before = propose_rows("usgs-mcs", [file])
    after = propose_rows("usgs-mcs", [as_wide(*file, commodity, unit)])
    assert list(map(figure, after)) == list(map(figure, before))
    assert len(before) > 20


def test_the_same_release_in_the_long_layout_gives_the_same_figures(package):
    """Of 2025, printed wide, what the package carries of gallium and zinc is printed once more, long."""
    carried = [
        row for row in made.rows_of("production") if row["locator"].startswith("MCS2025_World_Data.csv, ")
    ]
    lines = {1: made.SINGLE_HEADER}
    for row in carried:
        if row["commodity_id"] in ("gallium", "zinc") and row["value"]:
            said = "" if row["status"] == "reported" else "Estimated."
            lines[len(lines) + 1] = made.single_line(
                "production", {**row, "note": said}, WIDE[row["commodity_id"]]
            )
    rows = propose_rows("usgs-mcs", [("MCS2025_Commodities_Data.csv", made.as_csv(lines))])
    by_id = {row["row_id"]: row for row in carried}
    assert len(rows) == len(lines) - 1
    for row in rows:
        alike = {"value", "unit", "quantity_kg", "status", "country_iso3", "year", "stage", "vintage"}
        assert {n: row.cells[n] for n in alike} == {n: by_id[row.row_id][n] for n in alike}


def test_a_file_of_another_publisher_is_named(package):
    with pytest.raises(Refused, match=r"another publisher's, use chokepoint data add bgs"):
        plan_import("usgs-mcs", [made.bgs("gallium", "gallium, primary")])


def test_files_of_two_editions_are_refused(package):
    with pytest.raises(Refused, match=r"mcs2024-zinc_world\.csv: the file is of 2024, not of 2023"):
        plan_import("usgs-mcs", [made.world("2023", "galli"), made.world("2024", "zinc")])


def test_a_row_that_is_gone_is_a_fault(package):
    name, content = made.world("2023", "galli")
    lines = content.splitlines(keepends=True)
    with pytest.raises(Refused, match=r"prod-usgs-2023-gallium-primary-wld-2021 is carried from here"):
        plan_import("usgs-mcs", [(name, b"".join(lines[:-1]))])


def test_a_figure_carried_otherwise_is_refused_with_its_place_unless_the_release_came_out_anew(package):
    name, content = made.world("2023", "galli")
    changed = content.replace(b"540000", b"550000", 1)
    place = r"mcs2023-galli_world\.csv:3:Prod_kg_est_2022: value of production is carried as '540000'"
    with pytest.raises(Refused, match=place):
        plan_import("usgs-mcs", [(name, changed)])
    plan = plan_import("usgs-mcs", [(name, changed)], replace=True)
    assert changes(plan) == {"production": (0, 1, 0)}
    contents = new_contents(plan)
    old = (package / "tables/production.csv").read_text(encoding="utf-8").splitlines()
    new = contents[package / "tables/production.csv"].decode("utf-8").splitlines()
    assert [a.replace("540000", "550000") for a in old if a not in new] == [b for b in new if b not in old]


def test_the_schema_is_asked_and_its_faults_name_the_published_file(package):
    name, content = made.single({"gallium": "Gallium"}, ("us_salient",))
    spoilt = content.replace(b",kilograms,2021,", b",percent,1821,", 1)
    with pytest.raises(Refused, match=r"MCS2026_Commodities_Data\.csv:\d+:Year: is not a year, value '1821'"):
        plan_import("usgs-mcs", [(name, spoilt)])
