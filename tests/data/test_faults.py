from chokepoint.data import Fault


def test_a_fault_is_one_line_with_place_value_and_hint():
    fault = Fault("exports_monthly", 17, "quantity_kg", "is not a number", "x", "write digits")
    assert str(fault) == "exports_monthly.csv:17:quantity_kg: is not a number, value 'x', write digits"


def test_what_is_unknown_is_left_out():
    assert str(Fault("prices", None, "", "the file is missing")) == "prices.csv: the file is missing"
    assert str(Fault("datapackage", None, "", "is no JSON")) == "datapackage.json: is no JSON"
