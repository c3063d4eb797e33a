import pytest
from frictionless import Package

from chokepoint.data.schema_check import schema_faults
from chokepoint.paths import data_folder


def faults_of(package_copy, table):
    resource = next(r for r in package_copy.descriptor()["resources"] if r["name"] == table)
    return [str(fault) for fault in schema_faults(package_copy.folder, resource)]


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
    assert fault.startswith(f"{table}.csv:{line}:{column}: {message}")
