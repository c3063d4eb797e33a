import pytest

from chokepoint.data.imports import Refused, plan_rows, replace_all, rows_template, try_out
from chokepoint.errors import DataError

ROW = (
    "salient-usgs-2026-gallium-mine-own-2024,USGS,gallium,Gallium,imports,Imports: own count,2024,12,kg,,12,"
    "reported,2026,usgs_mcs2026_dr,page 3,\n"
)


def test_rows_in_the_columns_of_a_table_are_added_and_taken_once(package):
    content = (rows_template("us_salient") + ROW).encode()
    plan = plan_rows("us_salient", "own.csv", content)
    assert len(plan.comparisons["us_salient"].new) == 1
    replace_all(try_out(plan))
    again = plan_rows("us_salient", "own.csv", content)
    assert (again.changes, again.comparisons["us_salient"].same) == (False, 1)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "statistic,",
            "statistics,",
            "own.csv:1:statistics: the table has no such column, did you mean statistic",
        ),
        ("row_id,publisher", "publisher,row_id", "own.csv:1: the columns are out of order"),
        (ROW, ROW + ROW, "own.csv:3:row_id: is used twice"),
    ],
)
def test_another_header_or_an_id_used_twice_is_refused(package, old, new, fault):
    content = (rows_template("us_salient") + ROW).replace(old, new, 1)
    with pytest.raises(Refused) as caught:
        plan_rows("us_salient", "own.csv", content.encode())
    assert str(caught.value.faults[0]).startswith(fault)


def test_a_row_that_is_carried_is_never_changed(package):
    lines = (package / "tables/us_salient.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    spoilt = lines[1].replace(",2021,", ",2020,", 1)
    with pytest.raises(Refused, match=r"own\.csv:2:year: the row is carried with '2021' in this column"):
        plan_rows("us_salient", "own.csv", (lines[0] + spoilt).encode())


def test_a_cell_that_breaks_the_schema_names_the_authors_file(package):
    content = (
        rows_template("us_salient") + ROW.replace(",kg,", ",lb,").replace("usgs_mcs2026_dr", "mine")
    ).encode()
    with pytest.raises(Refused) as caught:
        try_out(plan_rows("us_salient", "own.csv", content))
    faults = list(map(str, caught.value.faults))
    assert any(fault.startswith("own.csv:2:unit: is not an allowed value, value 'lb'") for fault in faults)
    assert any(fault.startswith("own.csv:2:source_id: is not in sources, value 'mine'") for fault in faults)


def test_there_is_no_table_of_that_name(package):
    with pytest.raises(DataError, match="there is no table 'us_salints'"):
        plan_rows("us_salints", "own.csv", b"a\n")
