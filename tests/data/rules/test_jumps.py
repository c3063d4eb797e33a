from made_tables import found, make

from chokepoint.data import table_names, table_schema
from chokepoint.data.rules.jumps import SERIES, jumps


def debts(*values, **changed):
    count = len(values)
    columns = {
        "row_id": list(map(str, range(count))),
        "area_iso3": ["AFR"] * count,
        "creditor": ["ida"] * count,
        "year": [str(2000 + n) for n in range(count)],
        "value": list(values),
    }
    return make("external_debt", **columns | changed)


def test_a_figure_a_thousand_times_its_neighbours_is_named_and_no_other():
    assert found(jumps, debts("10", "11", "9", "12")) == []
    assert found(jumps, debts("10", "11000", "9", "12")) == [(3, "value", "11000")]
    assert found(jumps, debts("10", "0.011", "9", "12")) == [(3, "value", "0.011")]


def test_the_first_and_the_last_have_one_neighbour():
    assert found(jumps, debts("10000", "11", "9")) == [(2, "value", "10000")]
    assert found(jumps, debts("10", "11", "0.009")) == [(4, "value", "0.009")]


def test_a_series_that_rises_a_hundredfold_for_good_is_named_where_both_sides_differ_only():
    assert found(jumps, debts("1", "1", "500", "500")) == []


def test_nil_and_missing_figures_are_passed_over():
    assert found(jumps, debts("10", "0", "", "11")) == []


def test_rows_are_compared_in_the_order_of_their_years_and_within_their_series():
    years, values = ["2003", "2000", "2001", "2002"], ["5000", "1", "9", "90"]
    assert found(jumps, debts(*values, year=years)) == []
    assert found(jumps, debts(*values)) == [(2, "value", "5000")]
    assert found(jumps, debts(*values, creditor=["ibrd", "ida", "ida", "ida"])) == []


def test_every_series_is_made_of_columns_of_its_table():
    for name, (key, order, figures) in SERIES.items():
        assert name in table_names()
        assert {*key, order, *figures} <= {field["name"] for field in table_schema(name)["fields"]}, name
