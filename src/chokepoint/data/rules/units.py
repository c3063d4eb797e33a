"""Units: a figure in the unit of its source against the same figure in kilograms, cubic metres or dollars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

KILOGRAMS: Mapping[str, float] = {
    "kg": 1,
    "t": 1e3,
    "t REO": 1e3,
    "kt": 1e6,
    "Mt": 1e9,
    "carats": 2e-4,
    "thousand carats": 0.2,
    "million carats": 200,
}
CUBIC_METRES: Mapping[str, float] = {"million m3": 1e6, "million l": 1e3}
POUND, TROY_OUNCE, SHORT_TON = 0.45359237, 0.0311034768, 907.18474
DOLLARS_PER_KG: Mapping[str, float] = {
    "USD/kg": 1,
    "USD/g": 1e3,
    "USD/10 g": 100,
    "USD/25 g": 40,
    "USD/50 g": 20,
    "USD/t": 1e-3,
    "USD/short ton": 1 / SHORT_TON,
    "USD/lb": 1 / POUND,
    "cent/lb": 0.01 / POUND,
    "USD/troy oz": 1 / TROY_OUNCE,
}
PER_KILOGRAM: Mapping[str, float] = {"kg": 1, "t": 1e-3}
ROUNDING = 1e-5
"""What a converted figure may lie off, as a part of it: prices are kept with three or more decimals."""
YUAN_PER_DOLLAR = (6.0, 8.3)
"""Where the rate lay from 2005 on; a price printed in both currencies cannot imply another."""
FULL = 100.0


def wrong_conversions(table: Table, _: Package) -> Iterator[Fault]:
    """A quantity in kilograms, or in cubic metres of a gas, is the value in its unit."""
    if table.has("value", "unit", "quantity_kg"):
        yield from _conversions(table, "quantity_kg", KILOGRAMS)
    if table.has("value", "unit", "quantity_m3"):
        yield from _conversions(table, "quantity_m3", CUBIC_METRES)


def _conversions(table: Table, target: str, factors: Mapping[str, float]) -> Iterator[Fault]:
    columns = (table.numbers("value"), table.numbers(target))
    for (line, unit, cell), value, found in zip(table.rows("unit", target), *columns, strict=True):
        factor = factors.get(unit)
        wanted = None if value is None or factor is None else value * factor
        if not _equal(wanted, found):
            shown = "nothing" if wanted is None else f"{wanted:.15g}"
            yield table.fault(
                line, target, "is not the value in its unit", cell, f"write {shown}, or mend unit"
            )


def wrong_dollars(table: Table, _: Package) -> Iterator[Fault]:
    """A price in dollars per kilogram is the printed price in its unit, or both ends of a printed range."""
    if not table.has("usd_per_kg_low", "usd_per_kg_high", "unit", "value"):
        return
    names = ("low", "high") if table.has("low", "high") else ("value_low", "value_high")
    for target, end in zip(("usd_per_kg_low", "usd_per_kg_high"), names, strict=True):
        nothing: list[float | None] = [None] * len(table.lines)
        ends = table.numbers(end) if table.has(end) else nothing
        for line, cell, price, found in zip(
            table.lines, table.columns[target], _prices(table, ends), table.numbers(target), strict=True
        ):
            if price is not None and not _equal(price, found):
                hint = f"write {price:.10g}, or mend price or unit"
                yield table.fault(line, target, "is not the price in its unit", cell, hint)


def _prices(table: Table, ends: list[float | None]) -> Iterator[float | None]:
    """Give each price in dollars per kilogram; ``None`` where the table's units do not settle it."""
    currencies = table.columns.get("currency", [""] * len(table.lines))
    units = table.columns["unit"]
    for value, end, unit, currency in zip(table.numbers("value"), ends, units, currencies, strict=True):
        factor = PER_KILOGRAM.get(unit) if currency == "USD" else DOLLARS_PER_KG.get(unit)
        price = end if value is None else value
        yield None if factor is None or price is None else price * factor


def odd_rates(table: Table, _: Package) -> Iterator[Fault]:
    """A price printed in yuan and in dollars implies a rate there has been."""
    if not table.has("currency", "unit", "value", "low", "usd_per_kg_low"):
        return
    numbers = [table.numbers(name) for name in ("value", "low", "usd_per_kg_low")]
    rows = zip(table.rows("currency", "unit", "usd_per_kg_low"), *numbers, strict=True)
    for (line, currency, unit, cell), value, low, dollars in rows:
        price = low if value is None else value
        if currency == "CNY" and price is not None and dollars:
            rate = price * PER_KILOGRAM.get(unit, 0) / dollars
            if not YUAN_PER_DOLLAR[0] <= rate <= YUAN_PER_DOLLAR[1]:
                what = f"implies {rate:.4g} yuan per dollar"
                yield table.fault(line, "usd_per_kg_low", what, cell, "look at price and unit again")


def odd_percentages(table: Table, _: Package) -> Iterator[Fault]:
    """A share lies between nil and a hundred percent."""
    units = table.columns.get("unit", [""] * len(table.lines))
    for field in table.fields:
        if field["type"] != "number":
            continue
        name, stated = field["name"], str(field.get("unit", ""))
        of_row = "column unit" in stated
        for place, value in enumerate(table.numbers(name)):
            unit = units[place] if of_row else stated
            is_outside = value is not None and not 0 <= value <= FULL and unit.startswith("percent")
            if is_outside and not _is_other(table, place):
                what, cell = "is no share between 0 and 100 percent", table.columns[name][place]
                yield table.fault(table.lines[place], name, what, cell, "mend it, or its unit")


def _is_other(table: Table, place: int) -> bool:
    """Tell whether a percentage is no share, but a change, or known to be wrong in its source."""
    kinds = [table.columns[name][place] for name in ("metric", "measure") if table.has(name)]
    doubtful = table.has("status") and table.columns["status"][place] == "doubtful"
    return doubtful or any("change" in kind for kind in kinds)


def _equal(wanted: float | None, found: float | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return abs(wanted - found) <= ROUNDING * max(abs(wanted), abs(found))
