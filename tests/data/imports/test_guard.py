import made
import pytest

from chokepoint.data import check_package
from chokepoint.data.imports import Refused, plan_import, replace_all, try_out
from chokepoint.data.imports.guard import faults_after


def forget(package, table, part):
    """Take rows out of a table."""
    path = package / f"tables/{table}.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if part not in line))


def plan(package):
    file = made.world("2023", "galli")
    forget(package, "production", b"usgs-2023-gallium")
    return plan_import("usgs-mcs", [file])


def test_what_is_written_is_sound_and_the_same_rows_as_before(package):
    before = set((package / "tables/production.csv").read_bytes().splitlines())
    replace_all(try_out(plan(package)))
    assert set((package / "tables/production.csv").read_bytes().splitlines()) == before
    assert check_package(package) == []


def test_taking_in_twice_writes_nothing(package):
    planned = plan(package)
    replace_all(try_out(planned))
    assert try_out(plan_import("usgs-mcs", [made.world("2023", "galli")])) == {}


def test_a_fault_of_a_new_row_names_the_published_file(package):
    planned = plan(package)
    contents = try_out(planned)
    path = package / "tables/production.csv"
    spoilt = {**contents, path: contents[path].replace(b",CHN,China,2022,", b",CHX,China,2022,")}
    faults = [str(fault) for fault in faults_after(planned, spoilt, package)]
    where = "mcs2023-galli_world.csv:3:Prod_kg_est_2022: country_iso3 of production "
    assert where + "is not in countries, value 'CHX', did you mean CXR or CHN or CHL?" in faults
    assert {fault for fault in faults if fault.startswith("mcs2023")} == {
        fault for fault in faults if fault.startswith(where)
    }


def test_a_package_that_would_break_its_rules_is_not_written(package):
    planned = plan(package)
    (package / "sources.csv").write_text(
        (package / "sources.csv").read_text(encoding="utf-8").replace(",2023-01-31,", ",,", 1),
        encoding="utf-8",
    )
    with pytest.raises(Refused, match="is an undated source"):
        try_out(planned)
