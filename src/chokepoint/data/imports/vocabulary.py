"""From the words of a publisher to the ids of the package, through the reviewed lists alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from chokepoint.data.package import close_names
from chokepoint.data.vocabularies import fold, read_rows

ROUNDED = re.compile(r"[\s:,]*\(?\brounded\)?$")


@dataclass(frozen=True)
class Unit:
    """A unit: what it is called here, and how much of the base unit it is.

    Attributes:
        name: the unit of the tables.
        base: the unit quantities are converted to; ``""`` if there is none.
        factor: how many of the base unit one of it is.
        remark: what the printed unit says beyond the weight.
    """

    name: str
    base: str
    factor: Decimal
    remark: str


@dataclass(frozen=True)
class Series:
    """A printed series: the commodity and the stage it stands for, and what tells it from its neighbours."""

    commodity_id: str
    stage: str
    form: str


@dataclass(frozen=True)
class Line:
    """One of several lines of a country: what it counts, what tells it apart, and the remark on its row."""

    counted_as: str
    form: str
    remark: str


class UnmappedError(LookupError):
    """Words that no vocabulary has.

    Args:
        what: what is wrong.
        value: the words.
        hint: the nearest known words and where to add these.
    """

    def __init__(self, what: str, value: str, hint: str) -> None:
        self.what, self.value, self.hint = what, value, hint
        super().__init__(f"{what}: {value}")


def series_key(text: str) -> str:
    """Give the key of a printed series: world totals say ``rounded`` behind it, in several ways."""
    return ROUNDED.sub("", fold(text)).strip(" :,")


class Vocabularies:
    """The reviewed lists of ``data/vocabularies``.

    Args:
        folder: the folder of the data package; the book's own if not given.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def country(self, printed: str) -> str:
        """Give the code of a country as printed.

        Raises:
            UnmappedError: if the spelling is in no row of ``countries.csv``.
        """
        found = self._countries.get(fold(printed))
        if found is None:
            raise self._unmapped("country", printed, self._countries, "countries")
        return found

    def unit(self, printed: str) -> Unit:
        """Give a unit as printed.

        Raises:
            UnmappedError: if the spelling is in no row of ``units.csv``.
        """
        found = self._units.get(fold(printed))
        if found is None:
            raise self._unmapped("unit", printed, self._units, "units")
        return found

    def commodity(self, publisher: str, printed: str) -> str:
        """Give the commodity a publisher prints a table under.

        Raises:
            UnmappedError: if the name is in no row of ``commodities.csv`` for the publisher.
        """
        names = self._commodities.get(publisher, {})
        found = names.get(fold(printed))
        if found is None:
            raise self._unmapped("commodity", printed, names, "commodities")
        return found

    def series(self, publisher: str, table: str, commodity: str, printed: str) -> Series:
        """Give what a series of a commodity stands for in a table.

        Args:
            publisher: who prints it.
            table: the table it goes to.
            commodity: the commodity it is printed under.
            printed: the words of the file.

        Raises:
            UnmappedError: if neither these words nor the whole commodity are in ``stages.csv``.
        """
        known = self._series.get((publisher, table, commodity), {})
        found = known.get(series_key(printed)) or known.get("")
        if found is None:
            raise self._unmapped(f"series of {commodity}", printed, known, "stages")
        return found

    def commodity_of(self, publisher: str, table: str, commodity: str, printed: str) -> str:
        """Give the commodity of a series without a stage: that of its words, else the one printed over it."""
        found = self._series.get((publisher, table, commodity), {}).get(series_key(printed))
        return found.commodity_id if found else commodity

    def has_series(self, publisher: str, table: str, commodity: str, printed: str) -> bool:
        """Tell whether a series is known in a table."""
        known = self._series.get((publisher, table, commodity), {})
        return series_key(printed) in known

    def line(self, publisher: str, table: str, commodity_id: str, country: str) -> Line | None:
        """Give what tells one of several lines of a country apart, None where a country has one line."""
        return self._lines.get((publisher, table, commodity_id, fold(country)))

    def rows(self, name: str) -> list[dict[str, str]]:
        """Give the rows of another list."""
        return read_rows(name, self._folder)

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {fold(row["printed"]): row["iso3"] for row in self.rows("countries")}

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {
            fold(row["printed"]): Unit(row["unit"], row["base"], Decimal(row["factor"] or "1"), row["remark"])
            for row in self.rows("units")
        }

    @cached_property
    def _commodities(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for row in self.rows("commodities"):
            found.setdefault(row["publisher"], {})[fold(row["printed"])] = row["commodity"]
        return found

    @cached_property
    def _series(self) -> dict[tuple[str, str, str], dict[str, Series]]:
        found: dict[tuple[str, str, str], dict[str, Series]] = {}
        for row in self.rows("stages"):
            key = (row["publisher"], row["table"], row["commodity"])
            series = Series(row["commodity_id"], row["stage"], row["form"])
            found.setdefault(key, {})[series_key(row["series"])] = series
        return found

    @cached_property
    def _lines(self) -> dict[tuple[str, str, str, str], Line]:
        return {
            (row["publisher"], row["table"], row["commodity_id"], fold(row["country"])): Line(
                row["counted_as"], row["form"], row["remark"]
            )
            for row in self.rows("lines")
        }

    @staticmethod
    def _unmapped(
        what: str, printed: str, known: Mapping[str, object] | Iterable[str], file: str
    ) -> UnmappedError:
        near = close_names(fold(printed), sorted(name for name in known if name))
        nearest = f"{near} " if near.startswith("did you mean") else ""
        hint = f"{nearest}or add it to data/vocabularies/{file}.csv".removeprefix("or ")
        return UnmappedError(f"there is no such {what}", printed, hint)
