"""Figures that releases print and the package does not carry, by named rules with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chokepoint.data.imports.vocabulary import series_key


@dataclass(frozen=True)
class LeftOut:
    """A rule; an empty condition fits everything.

    Attributes:
        publisher: who prints the figure.
        table: the table it would go to.
        commodity: the commodity it is printed under.
        series: the key of the printed series.
        printed: the cell.
        first: the first year left out, as text.
        last: the last year left out.
        reason: why.
    """

    publisher: str
    table: str
    commodity: str
    series: str
    printed: str
    first: str
    last: str
    reason: str

    def fits(self, publisher: str, table: str, commodity: str, series: str, printed: str, year: int) -> bool:
        """Tell whether a figure is left out by this rule."""
        wanted = (self.publisher, self.table, self.commodity, self.series, self.printed)
        given = (publisher, table, commodity, series_key(series), printed)
        if any(want and want != have for want, have in zip(wanted, given, strict=True)):
            return False
        return int(self.first or year) <= year <= int(self.last or year)


def read_left_out(rows: Iterable[Mapping[str, str]]) -> tuple[LeftOut, ...]:
    """Read the rows of ``data/vocabularies/left_out.csv``."""
    return tuple(
        LeftOut(
            row["publisher"],
            row["table"],
            row["commodity"],
            series_key(row["series"]),
            row["printed"],
            row["first_year"],
            row["last_year"],
            row["reason"],
        )
        for row in rows
    )
