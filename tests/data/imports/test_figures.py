from decimal import Decimal

from chokepoint.data.imports.figures import Figure, Place, Release, as_row, row_id, slug
from chokepoint.data.imports.printed import read_printed
from chokepoint.data.imports.vocabulary import Unit

RELEASE = Release("USGS", "2026", "usgs_mcs2026_dr", "2026")
PLACE = Place("f.csv", 5, "Value")
POUND = Unit("USD/lb", "USD/kg", Decimal("2.2046226218"), "")


def figure(table, **given):
    base = {
        "table": table, "place": PLACE, "commodity_id": "gallium", "printed": read_printed("1,600"),
        "unit": Unit("t", "kg", Decimal(1000), ""), "year": 2025, "status": "reported", "locator": "f.csv, row 5",  # noqa: E501
    }  # fmt: skip
    return Figure(**(base | given))


def test_a_row_has_the_columns_of_its_table_and_the_quantity_in_kilograms():
    row = as_row(
        figure("production", stage="all_forms", country="CHN"), RELEASE, ["row_id", "value", "quantity_kg"]
    )
    assert dict(row.cells) == {
        "row_id": "prod-usgs-2026-gallium-allforms-chn-2025",
        "value": "1600",
        "quantity_kg": "1600000",
    }


def test_a_range_has_no_quantity_and_a_price_is_converted_to_kilograms():
    wide = figure("production", printed=read_printed("10–15"))
    assert (
        as_row(wide, RELEASE, ["value", "value_low", "value_high", "quantity_kg"]).cells["quantity_kg"] == ""
    )
    price = figure("commodity_prices", printed=read_printed("5.31"), unit=POUND)
    assert as_row(price, RELEASE, ["usd_per_kg_low"]).cells["usd_per_kg_low"] == "11.706546"


def test_remarks_stand_around_the_note():
    noted = figure("production", note="Crude.", before=("dry tonnes", ""), after=("two lines",))
    assert as_row(noted, RELEASE, ["note"]).cells["note"] == "dry tonnes; Crude.; two lines"


def test_a_second_line_of_the_same_name_is_told_apart():
    price = figure("commodity_prices", id_part="Price, unit value")
    assert row_id(price, RELEASE, 2) == "annprice-usgs-2026-gallium-price-unit-value-2-2025"
    reliance = figure("import_reliance", commodity_as_printed="Diamond (Stones, natural and synthetic)")
    assert row_id(reliance, RELEASE, 2) == "reliance-usgs-2026-gallium-natural-and-synthetic-2025"
    assert row_id(reliance, RELEASE, 3) == "reliance-usgs-2026-gallium-3-2025"


def test_words_in_ids_are_cut_at_a_length():
    assert slug("Price, ingot, U.S. market (spot)") == "price-ingot-u-s-market-spot"
    assert slug("a b c d", 4) == "a-b"
