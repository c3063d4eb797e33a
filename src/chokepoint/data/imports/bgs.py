"""Downloads of the World Mineral Statistics of the British Geological Survey: one line a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chokepoint.data.imports.figures import Figure, Place
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import Printed
from chokepoint.data.imports.published import Line, Published
from chokepoint.data.imports.vocabulary import Series, Unit

PUBLISHER = "BGS"
TABLE = "production"
STATISTIC = "Production"
NOT_AVAILABLE = "Figures not available"
BELOW_HALF = "Quantity is more than 0 but less than 0.5"
ESTIMATES = "Estimates."
METAL_CONTENT = "(metal content)"
SECOND_NAME = "a state has two names in the year, and this line no figure"
OTHER_CODES = {
    ("Congo", "COD"): "code in the source is COD; "
    "the name Congo beside Congo, Democratic Republic means Brazzaville"
}
"""What has to be said of a line whose code is that of another country than its name."""
AS_PUBLISHED = "take the file as it was published"


def read_bgs(file: Published, reading: Reading) -> None:
    """Read the figures of a download into a reading.

    Args:
        file: the file.
        reading: takes the figures and the faults.
    """
    lines = (_BgsLine(file.name, line, reading) for line in file.lines)
    found = [figure for line in lines if (figure := line.figure()) is not None]
    printed = {_key(figure) for figure in found if figure.status != "not_available"}
    for figure in found:
        if figure.status == "not_available" and _key(figure) in printed:
            reading.left_out[SECOND_NAME] += 1
        else:
            reading.figures.append(figure)


def newest_year(file: Published) -> int | None:
    """Give the newest year of the file."""
    years = [int(line["year"][:4]) for line in file.lines if re.match(r"\d{4}-", line["year"])]
    return max(years, default=None)


def _key(figure: Figure) -> tuple[str, ...]:
    return figure.commodity_id, figure.stage, figure.form, figure.country, str(figure.year)


@dataclass(frozen=True)
class _BgsLine:
    """A line of a download."""

    name: str
    line: Line
    reading: Reading

    def figure(self) -> Figure | None:
        """Give the figure of the line; None if it is left out by name or, with a fault, unknown."""
        if self.line["bgs_statistic_type_trans"] != STATISTIC:
            hint = "only production is carried; choose it in the download"
            self._fault("bgs_statistic_type_trans", "the statistic is not carried", hint)
            return None
        year, words = self._year(), self._series_words()
        commodity = self.line["bgs_commodity_trans"]
        if year is None or self.reading.leave_out(TABLE, commodity, words, "", year):
            return None
        look_up, line = self.reading.vocabularies, self.line
        found = self._series(commodity, words)
        unit = self.reading.mapped(self._at("units"), lambda: look_up.unit(line["units"]))
        country = self.reading.mapped(
            self._at("country_trans"), lambda: look_up.country(line["country_trans"])
        )
        printed = self._printed()
        if found is None or unit is None or country is None or printed is None:
            return None
        return self._make(found, unit, country, year, printed)

    def _make(self, found: Series, unit: Unit, country: str, year: int, printed: Printed) -> Figure:
        noted = self.line["concat_figure_notes_text"].split("|")
        note = "; ".join(part for part in (*noted, self.line["data_precision_description"]) if part)
        code = OTHER_CODES.get((self.line["country_trans"], self.line["country_iso3_code"]), "")
        return Figure(
            table=TABLE,
            place=self._at("quantity"),
            commodity_id=found.commodity_id,
            printed=printed,
            unit=unit,
            year=year,
            status=printed.status or ("estimated" if ESTIMATES in noted else "reported"),
            locator=f"{self.name}, row {self.line.number}",
            stage=found.stage,
            form=found.form,
            series=self._series_words(),
            country=country,
            country_as_printed=self.line["country_trans"],
            note=note,
            after=(code,),
        )

    def _series_words(self) -> str:
        content = "metal content" if self.line["units"].endswith(METAL_CONTENT) else ""
        words = (self.line["bgs_commodity_trans"], self.line["bgs_sub_commodity_trans"], content)
        return "; ".join(word for word in words if word)

    def _series(self, commodity: str, words: str) -> Series | None:
        look_up = self.reading.vocabularies
        known = self.reading.mapped(
            self._at("bgs_commodity_trans"), lambda: look_up.commodity(PUBLISHER, commodity)
        )
        if known is None:
            return None
        return self.reading.mapped(
            self._at("bgs_sub_commodity_trans"), lambda: look_up.series(PUBLISHER, TABLE, known, words)
        )

    def _printed(self) -> Printed | None:
        """Read the quantity; the columns beside it say what an empty one or a nil stands for."""
        said = self.line["data_precision_description"]
        printed = self.reading.printed(self._at("quantity"), self.line["quantity"])
        if printed is None:
            return None
        if printed.status == "blank" and said != NOT_AVAILABLE:
            self._fault("quantity", "the cell is empty", "the file does not say that it is not available")
            return None
        if printed.status == "blank":
            return replace(printed, status="not_available")
        below = said == BELOW_HALF
        return replace(printed, status="less_than", value="0.5", qualifier="<") if below else printed

    def _year(self) -> int | None:
        found = re.fullmatch(r"((?:19|20)\d\d)-01-01(?:[ T]00:00:00Z?)?", self.line["year"])
        if found is None:
            self._fault("year", "is not the first day of a year", AS_PUBLISHED)
        return int(found[1]) if found else None

    def _at(self, column: str) -> Place:
        return Place(self.name, self.line.number, column)

    def _fault(self, column: str, what: str, hint: str) -> None:
        self.reading.fault(self._at(column), what, self.line[column], hint)
