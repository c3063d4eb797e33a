"""Cells of a release become figures: mapped by the vocabularies, corrected by name, or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from chokepoint.data.faults import Fault
from chokepoint.data.imports.corrections import Correction, read_corrections
from chokepoint.data.imports.figures import Figure, Place, Release, Row, as_row, row_id
from chokepoint.data.imports.left_out import LeftOut, read_left_out
from chokepoint.data.imports.printed import UNSIGNED, Printed, UnreadableError, plain_number, read_printed
from chokepoint.data.imports.vocabulary import UnmappedError, Vocabularies

Found = TypeVar("Found")
NUMBERED = ("commodity_prices", "import_reliance", "us_salient")
"""Tables whose lines may share a name; the second of a name carries its number in the id."""


@dataclass
class Reading:
    """What was read of a release so far.

    Attributes:
        release: the release.
        vocabularies: the reviewed lists.
        figures: what could be mapped.
        faults: what could not, each with its place.
        left_out: how many figures are left out for which reason.
    """

    release: Release
    vocabularies: Vocabularies
    figures: list[Figure] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def fault(self, place: Place, what: str, value: str | None = None, hint: str = "") -> None:
        """Note a fault at a place of the published file."""
        self.faults.append(Fault(place.file, place.row, place.column, what, value, hint))

    def mapped(self, place: Place, look_up: Callable[[], Found]) -> Found | None:
        """Look words up; note a fault at the place and give None if no vocabulary has them."""
        try:
            return look_up()
        except UnmappedError as error:
            self.fault(place, error.what, error.value, error.hint)
            return None

    def printed(self, place: Place, cell: str, note: str = "") -> Printed | None:
        """Read a printed figure; note a fault and give nothing if it cannot be read."""
        try:
            return read_printed(cell, note)
        except UnreadableError as error:
            self.fault(place, str(error), cell, "see how the file was published")
            return None

    def leave_out(self, table: str, commodity: str, series: str, printed: str, year: int) -> bool:
        """Tell whether a figure is of those the package leaves out by name, and count it if so."""
        for rule in self._rules:
            if rule.fits(self.release.publisher, table, commodity, series, printed, year):
                self.left_out[rule.reason] += 1
                return True
        return False

    @cached_property
    def _rules(self) -> tuple[LeftOut, ...]:
        return read_left_out(self.vocabularies.rows("left_out"))

    def rows(self, columns: Callable[[str], Sequence[str]]) -> list[Row]:
        """Write the figures as rows, corrected; note those that come to the same row.

        Args:
            columns: gives the columns of a table.
        """
        corrections = read_corrections(self.vocabularies.rows("corrections"))
        seen: dict[str, Figure] = {}
        rows = []
        for figure in self.figures:
            mended = self._mend(figure, corrections)
            ordinal = 1
            while (key := row_id(mended, self.release, ordinal)) in seen and figure.table in NUMBERED:
                ordinal += 1
            if key in seen:
                self._repeated(figure, seen[key])
                continue
            if mended.status == UNSIGNED:
                hint = "add a row to data/vocabularies/corrections.csv"
                self.fault(figure.place, "the sign of the figure was lost", figure.printed.text, hint)
            seen[key] = mended
            rows.append(as_row(mended, self.release, columns(figure.table), ordinal))
        return rows

    def _repeated(self, figure: Figure, first: Figure) -> None:
        where = f"{first.place.file}:{first.place.row}:{first.place.column}"
        what = f"the line comes to the same row as {where}"
        hint = "a line stands twice, or lines.csv must tell the two apart"
        self.fault(figure.place, what, figure.country_as_printed or figure.series, hint)

    def _mend(self, figure: Figure, corrections: Iterable[Correction]) -> Figure:
        """Apply every correction that fits; its remark goes to the note."""
        facts = {
            "publisher": self.release.publisher,
            "edition": self.release.edition,
            "table": figure.table,
            "commodity_id": figure.commodity_id,
            "form": figure.form,
            "country_iso3": figure.country,
            "year": str(figure.year),
            "printed": figure.printed.text,
            "unit": figure.unit.name,
        }
        for correction in corrections:
            if correction.fits(facts):
                figure = self._set(figure, correction)
        return figure

    def _set(self, figure: Figure, correction: Correction) -> Figure:
        remark = (correction.remark,) if correction.remark else ()
        if correction.place == "after":
            figure = replace(figure, after=(*figure.after, *remark))
        else:
            figure = replace(figure, before=(*figure.before, *remark))
        if correction.field == "unit":
            return replace(figure, unit=self.vocabularies.unit(correction.value))
        if correction.field == "value":
            value = plain_number(correction.value.removeprefix("-"))
            signed = f"-{value}" if correction.value.startswith("-") else value
            status = "reported" if figure.status == UNSIGNED else figure.status
            return replace(figure, status=status, printed=replace(figure.printed, value=signed))
        if correction.field == "status":
            return replace(figure, status=correction.value)
        if correction.field == "note":
            return replace(figure, note=correction.value)
        if correction.field:
            return replace(figure, extra={**figure.extra, correction.field: correction.value})
        return figure
