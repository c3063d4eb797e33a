"""Lines on what African states restrict: a mineral may be held back by others than China."""

from __future__ import annotations

from chokepoint.analysis.africa import moves
from chokepoint.analysis.ids import names_id
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.lines import Line
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import at_start
from chokepoint.i18n import msg
from chokepoint.stories.dossier.story import STORY

TOLD = msg("{country}, {start}: {kind}, by reports; as noted there: {state}.")
AHEAD = msg("{country}, from {start} on: {kind}, by reports; as noted there: {state}.")
UNSTATED = msg("{country}, {start}: {kind}, by reports.")


@STORY.keep
def elsewhere_lines(look: Look) -> list[Line]:
    """List what reports tell of African controls on exports of the commodity, a disputed figure left out."""
    rows = look["african_export_controls"]
    own = rows[names_id(rows["commodities"], str(look.param("commodity"))) & (rows["disputed"] != "yes")]
    ordered = moves.order_controls(own[own["kind"] != "policy"], look.day)
    return [_line(look, row) for row in each_row(ordered)]


def _line(look: Look, row: Row) -> Line:
    words = {
        "country": at_start(row.country_iso3, look(place_names), look.t),
        "start": _day(look, row),
        "kind": look.t.code(row.kind),
        "state": look.t.cell(row.state),
    }
    text = AHEAD if row.is_ahead else TOLD if row.state else UNSTATED
    return Line("elsewhere", f"told_{row.row_id.replace('-', '_')}", text, words=words, rows=row.row_ids)


def _day(look: Look, row: Row) -> str:
    """Write the day as exactly as it is printed: a year, a month or a day."""
    printed = row.effective or row.decided
    if len(printed) == len("2025"):
        return str(printed)
    return look.t.day(row.day) if len(printed) == len("2025-01-01") else look.t.month(row.day)
