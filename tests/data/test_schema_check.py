import pytest
from frictionless import Package, Resource
from made_tables import make

from chokepoint.data.csvfile import read_csv_file
from chokepoint.data.rules.table import Table
from chokepoint.data.schema_check import _CONSTRAINTS, schema_faults
from chokepoint.paths import data_folder


def resource_of(package_copy, table):
    return next(r for r in package_copy.descriptor()["resources"] if r["name"] == table)


def faults_of(package_copy, table):
    file = read_csv_file(package_copy.path(table))
    return schema_faults(Table.of_file(table, resource_of(package_copy, table)["schema"], file))


def places_by_frictionless(package_copy, table):
    resource = resource_of(package_copy, table)
    for name in ("rows", "bytes", "hash"):
        resource.pop(name, None)
    resource["schema"].pop("foreignKeys", None)
    resource["schema"].pop("primaryKey", None)
    report = Resource.from_descriptor(resource, basepath=str(package_copy.folder)).validate()
    return report.flatten(["rowNumber", "fieldName"])


def test_every_constraint_of_the_descriptor_is_one_we_check():
    fields = [
        field for r in Package(str(data_folder() / "datapackage.json")).resources for field in r.schema.fields
    ]
    assert {name for field in fields for name in field.constraints} <= {*_CONSTRAINTS, "required"}


@pytest.mark.slow
def test_frictionless_finds_the_whole_package_valid_keys_and_seals_included():
    report = Package(str(data_folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


PRODUCED = "prod-usgs-2023-gallium-primary-chn-2022"


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "message"),
    [
        ("exports_monthly", "exp-x001", "status", "guessed",
         "is not an allowed value, value 'guessed', known are"),
        ("exports_monthly", "exp-x001", "status", "report",
         "is not an allowed value, value 'report', did you mean reported?"),
        ("exports_monthly", "exp-x001", "quantity_kg", "94 t",
         "is not a number, value '94 t', write digits with a point"),
        ("exports_monthly", "exp-x001", "quantity_kg", "-1", "is below the minimum 0, value '-1'"),
        ("exports_monthly", "exp-x001", "period_start", "2022-02-30",
         "is not a date, value '2022-02-30', write YYYY-MM-DD"),
        ("exports_monthly", "exp-x001", "locator", "", "is empty, the column is required"),
        ("production", PRODUCED, "year", "2022.5", "is not a integer, value '2022.5'"),
        ("production", PRODUCED, "year", "1066", "is below the minimum 1970"),
        ("production", PRODUCED, "year", "2999", "is above the maximum 2030"),
        ("controls", "ctl-03", "announced", "3 July 2023",
         "is not a date, value '3 July 2023', write YYYY, YYYY-MM"),
        ("controls", "ctl-03", "row_id", "CTL 3", "does not fit the pattern, value 'CTL 3', write ^ctl-"),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize("cell", ["+264", "264.", "1e5", "NaN", "INF"])
def test_a_number_that_no_page_prints_and_no_reader_loads_is_refused(package_copy, cell):
    line = package_copy.set("prices", "price-p006", "low", cell)
    assert [fault.place for fault in faults_of(package_copy, "prices")] == [f"prices.csv:{line}:low"]


@pytest.mark.parametrize(
    ("kind", "constraints", "good", "bad", "what"),
    [
        ("string", {"minLength": 3}, "abc", "ab", "is shorter than 3 characters"),
        ("string", {"maxLength": 3}, "abc", "abcd", "is longer than 3 characters"),
        ("string", {"enum": ["a", "b"]}, "a", "c", "is not an allowed value"),
        ("integer", {"enum": [1, 2]}, "1", "3", "is not an allowed value"),
        ("date", {"minimum": "2020-01-01"}, "2020-01-01", "2019-12-31", "is below the minimum 2020-01-01"),
        ("date", {"maximum": "2020-01-01"}, "2020-01-01", "2020-01-02", "is above the maximum 2020-01-01"),
        ("number", {"maximum": 5}, "5.0", "5.1", "is above the maximum 5"),
        ("string", {"pattern": "a+"}, "aa", "aab", "does not fit the pattern"),
    ],
)
def test_every_constraint_is_obeyed(kind, constraints, good, bad, what):
    schema = {"fields": [{"name": "cell", "type": kind, "constraints": constraints}]}
    (fault,) = schema_faults(make(cell=[good, bad, ""], schema=schema))
    assert (fault.row, fault.what, fault.value) == (3, what, bad)


def test_a_column_that_is_unique_holds_no_value_twice():
    schema = {"fields": [{"name": "cell", "type": "string", "constraints": {"unique": True}}]}
    faults = schema_faults(make(cell=["a", "b", "a", "", ""], schema=schema))
    assert [(fault.row, fault.what) for fault in faults] == [(2, "stands in 2 rows"), (4, "stands in 2 rows")]


def test_a_column_of_dates_holds_dates_even_without_a_pattern():
    schema = {"fields": [{"name": "when", "type": "string", "dateKind": "partial"}]}
    (fault,) = schema_faults(make(when=["2026-Q3", "banana"], schema=schema))
    assert (fault.row, fault.what) == (3, "is not a date")
