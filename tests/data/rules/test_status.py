import pytest
from made_tables import found, make

from chokepoint.data.rules.status import wrong_bounds, wrong_notes, wrong_operands, wrong_states

STATES = ["reported", "zero", "withheld", "not_available", "less_than"]


def stated(status, quantity="", **columns):
    names = ("row_id", "status", "quantity_kg", *columns)
    fields = [{"name": name, "type": "string"} for name in names]
    fields[1]["constraints"] = {"enum": STATES}
    cells = {name: [cell] for name, cell in columns.items()}
    return make(row_id=["a"], status=[status], quantity_kg=[quantity], **cells, schema={"fields": fields})


@pytest.mark.parametrize(
    ("status", "quantity", "fits"),
    [
        ("reported", "5", True),
        ("reported", "", False),
        ("reported", "0", False),
        ("zero", "0", True),
        ("zero", "0.00", True),
        ("zero", "5", False),
        ("withheld", "", True),
        ("withheld", "5", False),
        ("", "", True),
    ],
)
def test_a_status_fits_the_quantity(status, quantity, fits):
    assert found(wrong_states, stated(status, quantity)) == ([] if fits else [(2, "status", status)])


def test_a_gas_has_its_quantity_in_cubic_metres_and_a_price_its_ends():
    assert found(wrong_states, stated("reported", "", quantity_m3="5")) == []
    assert found(wrong_states, stated("zero", "", quantity_m3="5")) == [(2, "status", "zero")]
    fields = [{"name": name} for name in ("row_id", "status", "value", "low", "high")]
    price = make(
        row_id=["a", "b"],
        status=["reported"] * 2,
        value=["", ""],
        low=["5", ""],
        high=["6", ""],
        schema={"fields": fields},
    )
    assert found(wrong_states, price) == [(3, "status", "reported")]


def test_nil_is_an_ordinary_figure_where_there_is_no_such_status():
    fields = [{"name": name} for name in ("row_id", "status", "value")]
    fields[1]["constraints"] = {"enum": ["reported"]}
    table = make(row_id=["a"], status=["reported"], value=["0"], schema={"fields": fields})
    assert found(wrong_states, table) == []


@pytest.mark.parametrize(
    ("qualifier", "status", "fits"),
    [
        ("<", "less_than", True),
        (">", "greater_than", True),
        ("", "reported", True),
        ("<", "reported", False),
        ("", "less_than", False),
        ("<", "greater_than", False),
    ],
)
def test_a_figure_printed_with_a_sign_is_a_bound(qualifier, status, fits):
    table = make(row_id=["a"], qualifier=[qualifier], status=[status], value_as_printed=["x"])
    assert found(wrong_bounds, table) == ([] if fits else [(2, "status", status)])


@pytest.mark.parametrize(
    ("note", "status", "fits"),
    [
        ("Less than 1/2 unit", "less_than", True),
        ("cell left blank; Less than ½ unit", "not_available", False),
        ("printed as included with ilmenite", "included_elsewhere", True),
        ("printed as included with ilmenite", "reported", False),
        ("Estimated based on import data", "estimated", True),
        ("Estimated.", "reported", False),
        ("Estimated. -- Defined as imports", "net_exporter", True),
        ("Estimated in both years", "reported", False),
        ("others estimated to have capacity", "reported", True),
        ("", "reported", True),
    ],
)
def test_a_status_says_what_the_note_says(note, status, fits):
    table = make(row_id=["a"], status=[status], note=[note])
    assert found(wrong_notes, table) == ([] if fits else [(2, "status", status)])


def test_a_division_needs_a_factor_and_a_sum_has_none():
    table = make(
        row_id=list("abcd"), operation=["divide", "divide", "sum", "sum"], operand=["2", "", "", "2"]
    )
    assert found(wrong_operands, table) == [(3, "operand", ""), (5, "operand", "2")]
