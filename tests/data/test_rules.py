import pytest

from chokepoint.data import check_package
from chokepoint.data.load import read_text_table
from chokepoint.data.package import read_descriptor
from chokepoint.data.rules import Table, rule_faults
from chokepoint.data.schema_check import schema_faults


@pytest.fixture(scope="module")
def sound(small_package):
    """Every table of the small package, read once."""
    folder = small_package.folder
    resources = read_descriptor(folder)["resources"]
    return {r["name"]: Table(r["name"], r["schema"], read_text_table(folder / r["path"])) for r in resources}


def test_the_package_that_tests_spoil_has_no_fault(small_package):
    assert check_package(small_package.folder) == []


def spoil(table, key, column, value):
    """Give a table with one cell overwritten, and the cell's line."""
    cells = table.cells.copy()
    row = cells.index[cells.iloc[:, 0] == key][0]
    cells.loc[row, column] = value
    return Table(table.name, table.schema, cells), cells.index.get_loc(row) + 2


def only_fault(package_copy):
    (fault,) = check_package(package_copy.folder)
    return str(fault)


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "message"),
    [
        (
            "prices",
            "price-p006",
            "source_id",
            "fastmarkets_2023_13",
            "is not in sources, value 'fastmarkets_2023_13', did you mean fastmarkets_2023_1",
        ),
        (
            "exports_monthly",
            "exp-x001",
            "commodity_id",
            "xyz",
            "is not in commodities, value 'xyz', add it there first",
        ),
        (
            "exports_monthly",
            "exp-x001",
            "partner_iso3",
            "QQQ",
            "is not in countries, value 'QQQ', add it there first",
        ),
        ("control_changes", "chg-07", "by_control_row_id", "ctl-99", "is not in controls, value 'ctl-99'"),
        (
            "controls",
            "ctl-03",
            "commodities",
            "gallium;germanum",
            "is not in commodities, value 'germanum', did you mean germanium",
        ),
        (
            "controls",
            "ctl-03",
            "commodities",
            "gallium;gallium",
            "lists an entry twice, value 'gallium;gallium', name each once",
        ),
        (
            "export_derivations",
            "drv-01",
            "base_row_ids",
            "exp-x999",
            "is not in exports_monthly or prices, value 'exp-x999'",
        ),
        (
            "controls",
            "ctl-03",
            "announced",
            "2023-02-30",
            "is a day that does not exist, value '2023-02-30', see the calendar",
        ),
        ("prices", "price-p006", "low", "999", "is above high, value '999', swap the two"),
        ("impact_estimates", "imp-i01", "upper", "-5", None),
        (
            "exports_monthly",
            "exp-x008",
            "period_start",
            "2023-08-01",
            "is after period_end, value '2023-08-01', swap the two",
        ),
        ("control_changes", "chg-07", "until", "2025-01-01", None),
        (
            "exports_monthly",
            "exp-x010",
            "status",
            "reported",
            "does not fit the quantity, value 'reported', quantity_kg is '0'",
        ),
        (
            "exports_monthly",
            "exp-x001",
            "status",
            "zero",
            "does not fit the quantity, value 'zero', quantity_kg is '94000'",
        ),
        (
            "production",
            "prod-usgs-2023-gallium-primary-chn-2022",
            "status",
            "withheld",
            "does not fit a printed quantity, value 'withheld'",
        ),
        ("production", "prod-usgs-2023-gallium-primary-chn-2022", "quantity_kg", "", None),
        (
            "export_derivations",
            "drv-01",
            "operand",
            "",
            "does not fit operation divide, value '', sums have none",
        ),
        (
            "exports_monthly",
            "exp-x001",
            "note",
            " padded",
            "has a line break or outer space, value ' padded', remove it",
        ),
        ("exports_monthly", "exp-x001", "note", "two\nlines", None),
        (
            "impact_estimates",
            "imp-i01",
            "lower",
            "NaN",
            "is no plain number, value 'NaN', write the digits out",
        ),
        (
            "capacity",
            "cap-usgs-2023-gallium-primary-chn-2022",
            "source_id",
            "cmaus_ga",
            "is an undated source, value 'cmaus_ga', date it in sources.csv",
        ),
    ],
)
def test_each_broken_rule_gives_one_fault_with_its_place(sound, table, key, column, value, message):
    spoilt, line = spoil(sound[table], key, column, value)
    tables = sound | {table: spoilt}
    (fault,) = map(str, schema_faults(table, spoilt.schema, spoilt.cells) + rule_faults(tables))
    if message is None:  # the fault is named at the partner of the changed cell
        assert fault.startswith(f"{table}.csv:")
    else:
        assert fault.startswith(f"{table}.csv:{line}:{column}: {message}")


def test_a_row_id_used_twice_is_found_within_a_table(package_copy):
    rows = package_copy.rows("uses")
    package_copy.write("uses", [*rows, rows[1]])
    first = package_copy.line("uses", "use-u001")
    expected = f"uses.csv:{len(rows) + 1}:row_id: is used twice, value 'use-u001', first in uses.csv:{first}"
    assert only_fault(package_copy) == expected


def test_a_country_named_twice_is_found(package_copy):
    rows = package_copy.rows("countries")
    package_copy.write("countries", [*rows, rows[1]])
    assert "iso3: is used twice" in only_fault(package_copy)


def test_a_source_that_no_row_uses_is_found(package_copy):
    rows = package_copy.rows("sources")
    package_copy.write("sources", [*rows, ["spare_2023", *rows[1][1:]]])
    expected = f"sources.csv:{len(rows) + 1}:source_id: is used by no row, value 'spare_2023', remove it"
    assert only_fault(package_copy) == expected


@pytest.mark.parametrize(
    "name", ["U.S. Geological Survey", "us geological survey", "The US Geological Survey"]
)
def test_a_publisher_spelt_in_two_ways_is_found(package_copy, name):
    rows = package_copy.rows("sources")
    last = max(i for i, row in enumerate(rows) if row[1] == "US Geological Survey")
    rows[last][1] = name
    package_copy.write("sources", rows)
    expected = f"sources.csv:{last + 1}:publisher: is spelt otherwise above, value {name!r}"
    assert only_fault(package_copy) == f"{expected}, write 'US Geological Survey'"
