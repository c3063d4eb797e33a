from made_tables import found, make, package_of

from chokepoint.data.rules.pairs import SETTLED, unsettled


def test_the_few_rows_that_differ_from_the_many_are_named():
    table = make(
        row_id=list("abcd"), source_id=["one"] * 3 + ["two"], vintage=["2023", "2023", "2024", "2025"]
    )
    (fault,) = unsettled(table, package_of(table))
    assert (fault.row, fault.column, fault.value) == (4, "vintage", "2024")
    assert fault.hint == "source_id 'one' has '2023' in 2 rows"


def test_rows_agree_in_all_that_settles_a_column():
    columns = {"publisher": ["USGS"] * 3, "vintage": ["2023"] * 3, "commodity_id": ["gallium"] * 3,
               "stage": ["primary"] * 3, "unit": ["kg", "kg", "t"]}  # fmt: skip
    table = make(row_id=list("abc"), stage_as_printed=["Primary", "Primary", "Primary"], **columns)
    assert found(unsettled, table) == [(4, "unit", "t")]
    table = make(row_id=list("abc"), stage_as_printed=["Primary", "Primary", "Other"], **columns)
    assert found(unsettled, table) == []


def test_a_row_without_the_settling_column_is_not_looked_at():
    table = make(row_id=list("abc"), source_id=["", "", "one"], vintage=["2023", "2024", "2025"])
    assert found(unsettled, table) == []


def test_some_columns_settle_others_in_some_tables_only():
    columns = {"row_id": list("abc"), "metric": ["hhi"] * 3, "unit": ["index", "index", "points"]}
    assert found(unsettled, make("thresholds", **columns)) == [(4, "unit", "points")]
    assert found(unsettled, make("others", **columns)) == []


def test_no_pair_is_named_twice():
    named = [(key, column, tables) for key, columns, tables in SETTLED for column in columns]
    assert len(named) == len(set(named))
