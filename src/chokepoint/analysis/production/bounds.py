"""How far a printed figure can be off, and what one printed table leaves unassigned.

A printed figure stands for an interval of half its last digit to either side; what is computed from it is
bounded by plain interval arithmetic. Trailing zeros are ambiguous: a figure is taken as good to its last
digit that is not zero or to its second digit, whichever is finer, but never finer than it was printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from math import inf, isnan

import pandas as pd

from chokepoint.analysis.rows import Row

WORLD, OTHERS, USA = "WLD", "ROW", "USA"
AGGREGATES = (WORLD, OTHERS)
LIST_ALL = ("BGS",)
"""Publishers that list every producer known to them and print no totals."""


@dataclass(frozen=True)
class Interval:
    """A number known only within bounds: ``low <= best <= high``."""

    low: float
    best: float
    high: float


NOTHING = Interval(0.0, 0.0, 0.0)


@lru_cache(maxsize=65536)
def rounding_unit(value: float) -> float:
    """Give the unit to which a printed figure is taken as rounded: 270,000 to 10,000, 7 to 1, 0.25 to 0.01.

    Raises:
        ValueError: if the value is nil or no number.
    """
    if value == 0 or isnan(value):
        raise ValueError("only a figure other than nil has a rounding unit")
    number = Decimal(repr(float(value)))
    last_digit = int(number.normalize().as_tuple().exponent)
    second_digit = number.adjusted() - 1
    return float(10.0 ** max(min(last_digit, second_digit), min(last_digit, 0)))


def read_interval(value: float, qualifier: str = "") -> Interval:
    """Read a printed figure as the interval it stands for.

    Args:
        value: the figure as printed, not negative.
        qualifier: ``<`` for an upper bound, ``>`` for a lower one, else empty.

    Returns:
        For ``<`` from nil to the figure, for ``>`` from the figure up without end, else half a rounding
        unit to either side; a printed nil is nil.
    """
    if value == 0:
        return NOTHING
    if qualifier == "<":
        return Interval(0.0, value, value)
    half = rounding_unit(value) / 2
    return Interval(value, value, inf) if qualifier == ">" else Interval(value - half, value, value + half)


@dataclass(frozen=True)
class Table:
    """What one printed table says of the world: who makes how much, and what it assigns to nobody.

    Args:
        countries: ISO codes of the countries with a figure above nil, as printed.
        amounts: their amounts, in the table's unit, in the same order.
        others: the line "other countries".
        world: the printed world total; None if there is none.
        hidden: countries whose figure is withheld or not available.
        lists_all: the publisher sets out to list every producer and prints no totals.
        without_usa: the world total leaves the United States out; they are then no part of this table.
    """

    countries: tuple[str, ...]
    amounts: tuple[Interval, ...]
    others: Interval
    world: Interval | None
    hidden: tuple[str, ...]
    lists_all: bool = False
    without_usa: bool = False

    @cached_property
    def listed(self) -> Interval:
        """The sum of the countries listed."""
        return add(self.amounts)

    @cached_property
    def parts(self) -> Interval:
        """The sum of the countries and the line "other countries"."""
        return add([*self.amounts, self.others])

    @cached_property
    def is_open(self) -> bool:
        """Tell whether producers can be missing and no world total says how much they make."""
        return self.world is None and (bool(self.hidden) or not self.lists_all)

    @cached_property
    def uses_printed_total(self) -> bool:
        """Tell whether shares are shares of the printed total: it is printed and not below its parts."""
        return self.world is not None and self.world.best >= self.parts.best

    @cached_property
    def total(self) -> Interval:
        """What shares are shares of: the printed total, or the sum of the parts where that is larger."""
        parts = self.parts
        if self.world is None:
            return parts
        best = max(self.world.best, parts.best)
        high = max(self.world.high, best)
        return Interval(min(best, max(self.world.low, parts.low)), best, high)

    @cached_property
    def rest(self) -> Interval:
        """What is assigned to no country: "other countries", or the total less those listed, if larger."""
        listed, world = self.listed, self.world or NOTHING
        return Interval(
            max(self.others.low, world.low - listed.high, 0.0),
            max(self.others.best, world.best - listed.best, 0.0),
            max(self.others.high, world.high - listed.low, 0.0),
        )


def add(intervals: Iterable[Interval]) -> Interval:
    """Add intervals end by end."""
    listed = list(intervals)
    return Interval(sum(i.low for i in listed), sum(i.best for i in listed), sum(i.high for i in listed))


READ = ("publisher", "country_iso3", "value", "qualifier", "world_total_excludes_usa")
"""The columns that a printed table is read from."""


def read_table(rows: Iterable[Row]) -> Table:
    """Read the rows of one commodity, stage, year, publisher and edition.

    Args:
        rows: rows of table ``production``, ``reserves`` or ``capacity``: the columns ``READ``, ``value`` in
            one unit.
    """
    lines = list(rows)
    world = [line for line in lines if line.country_iso3 == WORLD]
    without_usa = any(_is_true(line.world_total_excludes_usa) for line in world)
    leave_out = {WORLD, OTHERS} | ({USA} if without_usa else set())
    countries = [line for line in lines if line.country_iso3 not in leave_out]
    printed = _sum_by_country(line for line in countries if line.value > 0)
    totals = [_interval(line) for line in world if line.value > 0]
    return Table(
        tuple(printed),
        tuple(printed.values()),
        add(_interval(line) for line in lines if line.country_iso3 == OTHERS),
        max(totals, key=lambda total: total.best) if totals else None,
        tuple(line.country_iso3 for line in countries if isnan(line.value)),
        all(line.publisher in LIST_ALL for line in lines),
        without_usa,
    )


def _is_true(value: object) -> bool:
    """Read a truth value that may be missing, as pandas gives it."""
    return value is not pd.NA and bool(value)


def _sum_by_country(lines: Iterable[Row]) -> dict[str, Interval]:
    """Add the lines of a country that a table prints in several, as lithium by mineral or helium by field."""
    amounts: dict[str, Interval] = {}
    for line in lines:
        amounts[line.country_iso3] = add([amounts.get(line.country_iso3, NOTHING), _interval(line)])
    return amounts


def _interval(line: Row) -> Interval:
    return NOTHING if isnan(line.value) else read_interval(line.value, line.qualifier)


def share_of(amount: Interval, table: Table) -> Interval:
    """Bound the share one amount of a table can be of its total, as fractions.

    The other countries move to the ends of their own intervals against it; a share above 1 is cut to 1.
    """
    total, parts, printed = table.total, table.parts, table.world is not None
    largest = total.high if printed else parts.high - amount.high + amount.low
    smallest = max(total.low if printed else 0.0, parts.low - amount.low + amount.high)
    low = amount.low / largest if largest else 0.0
    best = amount.best / total.best if total.best else 0.0
    return Interval(min(low, best), best, max(best, min(1.0, amount.high / smallest if smallest else 1.0)))
