import pytest
from made_tables import found, make

from chokepoint.data.rules.units import odd_percentages, odd_rates, wrong_conversions, wrong_dollars


def weighed(value, unit, quantity):
    return make(row_id=["a"], value=[value], unit=[unit], quantity_kg=[quantity])


@pytest.mark.parametrize(
    ("value", "unit", "quantity", "fits"),
    [
        ("1.7", "t", "1700", True),
        ("1.7", "t", "1700000", False),
        ("1.7", "kg", "1700", False),
        ("5", "carats", "0.001", True),
        ("3", "Mt", "3000000000", True),
        ("", "t", "", True),
        ("", "t", "5", False),
        ("5", "t", "", False),
        ("5", "bananas", "5", False),
        ("5", "million m3", "", True),
    ],
)
def test_a_quantity_in_kilograms_is_the_value_in_its_unit(value, unit, quantity, fits):
    expected = [] if fits else [(2, "quantity_kg", quantity)]
    assert found(wrong_conversions, weighed(value, unit, quantity)) == expected


def test_a_gas_is_counted_in_cubic_metres():
    table = make(
        row_id=["a", "b", "c"],
        value=["2", "2", "2"],
        unit=["million m3", "million l", "t"],
        quantity_kg=["", "", "2000"],
        quantity_m3=["2000000", "2000000", ""],
    )
    assert found(wrong_conversions, table) == [(3, "quantity_m3", "2000000")]


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "dollars", "faults"),
    [
        ("674", "", "", "USD/t", ("0.674", "0.674"), []),
        ("674", "", "", "USD/t", ("674", "674"), ["usd_per_kg_low", "usd_per_kg_high"]),
        ("100", "", "", "cent/lb", ("2.204623", "2.204623"), []),
        ("", "10", "20", "USD/kg", ("10", "20"), []),
        ("", "10", "20", "USD/kg", ("10", "2000"), ["usd_per_kg_high"]),
        ("5", "", "", "index", ("", ""), []),
        ("5", "", "", "USD/kg", ("", ""), ["usd_per_kg_low", "usd_per_kg_high"]),
    ],
)
def test_a_price_per_kilogram_is_the_price_in_its_unit(value, low, high, unit, dollars, faults):
    table = make(
        row_id=["a"],
        value=[value],
        value_low=[low],
        value_high=[high],
        unit=[unit],
        usd_per_kg_low=[dollars[0]],
        usd_per_kg_high=[dollars[1]],
    )
    assert [column for _, column, _ in found(wrong_dollars, table)] == faults


def priced(currency, value, unit, dollars):
    return make(
        row_id=["a"],
        currency=[currency],
        unit=[unit],
        value=[value],
        low=[""],
        high=[""],
        usd_per_kg_low=[dollars],
        usd_per_kg_high=[dollars],
    )


def test_dollars_of_a_dated_price_follow_from_it_and_yuan_from_a_rate():
    assert found(wrong_dollars, priced("USD", "25250", "t", "25.25")) == []
    assert len(found(wrong_dollars, priced("USD", "25250", "t", "25250"))) == 2
    assert found(wrong_dollars, priced("CNY", "1775", "kg", "245")) == []
    assert found(odd_rates, priced("CNY", "1775", "kg", "245")) == []
    assert found(odd_rates, priced("CNY", "1775", "kg", "")) == []
    assert found(odd_rates, priced("CNY", "1775", "kg", "1775")) == [(2, "usd_per_kg_low", "1775")]
    assert found(odd_rates, priced("CNY", "1775", "t", "245")) == [(2, "usd_per_kg_low", "245")]


def share(value, unit="percent", **columns):
    fields = [{"name": name, "type": "string"} for name in ("row_id", "unit", *columns)]
    fields.append({"name": "value", "type": "number", "unit": "see the column unit"})
    cells = {name: [cell] for name, cell in columns.items()}
    return make(row_id=["a"], unit=[unit], **cells, value=[value], schema={"fields": fields})


def test_a_share_lies_between_nil_and_a_hundred_percent():
    assert found(odd_percentages, share("100")) == []
    assert found(odd_percentages, share("180")) == [(2, "value", "180")]
    assert found(odd_percentages, share("-1", "percent of value")) == [(2, "value", "-1")]
    assert found(odd_percentages, share("180", "t")) == []


def test_a_change_and_a_doubtful_figure_may_lie_outside():
    assert found(odd_percentages, share("180", metric="price change")) == []
    assert found(odd_percentages, share("180", status="doubtful")) == []
    assert found(odd_percentages, share("180", status="reported")) == [(2, "value", "180")]


def test_a_column_that_is_percent_by_itself_is_looked_at():
    fields = [{"name": "row_id", "type": "string"}, {"name": "eol", "type": "number", "unit": "percent"}]
    schema = {"fields": fields}
    assert found(odd_percentages, make(row_id=["a"], eol=["101"], schema=schema)) == [(2, "eol", "101")]
