"""Named corrections: slips of the published files, each with its reason and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIELDS = ("", "unit", "value", "status", "note", "world_total_excludes_usa")
KEYS = ("publisher", "edition", "table", "commodity_id", "form", "country_iso3", "year", "printed", "unit")


@dataclass(frozen=True)
class Correction:
    """One correction.

    Attributes:
        name: its id.
        conditions: what a figure must be for it to apply; an empty condition fits everything.
        field: what is set: the unit, the value, the status, the note, another column; ``""`` for a remark.
        value: what it is set to.
        remark: what the note of the row says of it.
        place: whether the remark stands before or after the note of the file.
    """

    name: str
    conditions: Mapping[str, str]
    field: str
    value: str
    remark: str
    place: str

    def fits(self, figure: Mapping[str, str]) -> bool:
        """Tell whether it applies to a figure, given by the words of :data:`KEYS`."""
        return all(figure[key] == wanted for key, wanted in self.conditions.items() if wanted)


def read_corrections(rows: Iterable[Mapping[str, str]]) -> tuple[Correction, ...]:
    """Read the rows of ``data/vocabularies/corrections.csv``."""
    return tuple(
        Correction(
            row["correction_id"],
            {key: row[key] for key in KEYS},
            row["field"],
            row["value"],
            row["remark"],
            row["place"],
        )
        for row in rows
    )
