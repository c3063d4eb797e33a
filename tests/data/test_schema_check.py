import pytest
from frictionless import Package, Resource

from chokepoint.data.load import read_text_table
from chokepoint.data.schema_check import _CONSTRAINTS, _TYPES, schema_faults
from chokepoint.paths import data_folder


def resource_of(package_copy, table):
    return next(r for r in package_copy.descriptor()["resources"] if r["name"] == table)


def faults_of(package_copy, table):
    cells = read_text_table(package_copy.path(table))
    return schema_faults(table, resource_of(package_copy, table)["schema"], cells)


def places_by_frictionless(package_copy, table):
    resource = resource_of(package_copy, table)
    resource["schema"].pop("foreignKeys", None)
    resource["schema"].pop("primaryKey", None)
    report = Resource.from_descriptor(resource, basepath=str(package_copy.folder)).validate()
    return report.flatten(["rowNumber", "fieldName"])


def test_every_type_and_constraint_of_the_descriptor_is_one_we_check():
    fields = [
        field for r in Package(str(data_folder() / "datapackage.json")).resources for field in r.schema.fields
    ]
    assert {field.type for field in fields} <= set(_TYPES)
    assert {name for field in fields for name in field.constraints} <= {*_CONSTRAINTS, "required"}


@pytest.mark.slow
def test_frictionless_finds_the_whole_package_valid_keys_included():
    report = Package(str(data_folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "message"),
    [
        (
            "exports_monthly",
            "exp-x001",
            "status",
            "guessed",
            "is not an allowed value, value 'guessed', known are",
        ),
        (
            "exports_monthly",
            "exp-x001",
            "status",
            "report",
            "is not an allowed value, value 'report', did you mean reported?",
        ),
        (
            "exports_monthly",
            "exp-x001",
            "quantity_kg",
            "94 t",
            "is not a number, value '94 t', write digits with a point",
        ),
        ("exports_monthly", "exp-x001", "quantity_kg", "-1", "is below the minimum 0, value '-1'"),
        (
            "exports_monthly",
            "exp-x001",
            "period_start",
            "2022-02-30",
            "is not a date, value '2022-02-30', write YYYY-MM-DD",
        ),
        ("exports_monthly", "exp-x001", "locator", "", "is empty, the column is required"),
        (
            "production",
            "prod-usgs-2023-gallium-primary-chn-2022",
            "year",
            "2022.5",
            "is not a integer, value '2022.5'",
        ),
        (
            "production",
            "prod-usgs-2023-gallium-primary-chn-2022",
            "year",
            "1066",
            "is below the minimum 1970",
        ),
        (
            "controls",
            "ctl-03",
            "announced",
            "3 July 2023",
            "is not a date, value '3 July 2023', write YYYY, YYYY-MM",
        ),
        ("controls", "ctl-03", "row_id", "CTL 3", "does not fit the pattern, value 'CTL 3', write ^ctl-"),
    ],
)
def test_each_kind_of_bad_cell_is_reworded_with_its_place(package_copy, table, key, column, value, message):
    line = package_copy.set(table, key, column, value)
    (fault,) = faults_of(package_copy, table)
    assert str(fault).startswith(f"{table}.csv:{line}:{column}: {message}")
    assert places_by_frictionless(package_copy, table) == [[line, column]]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("value", "1,000"),
        ("value", "--5"),
        ("value", "1e5"),
        ("value", "-0.5"),
        ("year", "2031"),
        ("world_total_excludes_usa", "TRUE"),
        ("status", "Reported"),
        ("row_id", "prod-x\u00e9"),
        ("source_id", ""),
    ],
)
def test_the_quick_check_and_frictionless_agree_on_odd_cells(package_copy, column, cell):
    rows = package_copy.rows("production")
    package_copy.write("production", [rows[0], *rows[1:40]])
    package_copy.set("production", rows[5][0], column, cell)
    ours = [[fault.row, fault.column] for fault in faults_of(package_copy, "production")]
    assert ours == places_by_frictionless(package_copy, "production")
