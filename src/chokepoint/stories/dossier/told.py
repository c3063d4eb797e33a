"""The sheet of a commodity in words for a terminal, and as a record for machines."""

from __future__ import annotations

from typing import Any

from chokepoint.answers.lines import Line
from chokepoint.answers.look import Look
from chokepoint.figures import sheets
from chokepoint.stories.dossier import sheet
from chokepoint.stories.dossier.exhibits import STATUS_WORDS, first_lines
from chokepoint.stories.dossier.fields import FIELDS
from chokepoint.stories.dossier.verdict import verdict


def all_lines(look: Look) -> list[Line]:
    """Give every line of the sheet, the headline and the status first, the fields without rows last."""
    return [*first_lines(look), *look(sheet.every_line), look(sheet.missing_line)]


def as_lines(look: Look) -> list[str]:
    """Write the sheet for a terminal: headline, key figures, and a paragraph a field."""
    t, first = look.t, first_lines(look)
    figures = [sheets.written_figure(one, t) for one in look(sheet.key_figures)]
    told = [line.sentence(t) for line in (first[1], first[0], *first[2:])]
    told += [t.pair(one["label"], t.commas([one["value"] + one["beside"], one["date"]])) for one in figures]
    for field, lines in by_field(look(sheet.every_line)).items():
        told += ["", t.capital(t.say(FIELDS[field]))]
        told += [f"  {line.sentence(t)}" for line in lines]
    return [*told, "", look(sheet.missing_line).sentence(t)]


def by_field(lines: list[Line]) -> dict[str, list[Line]]:
    """Put the lines of each field together, in the order of the sheet."""
    fields = dict.fromkeys(line.field for line in lines)
    return {field: [line for line in lines if line.field == field] for field in fields}


def as_record(look: Look) -> dict[str, Any]:
    """Give the sheet for machines: status, key figures, and every sentence with its numbers and rows."""
    return {
        "commodity": look.param("commodity"),
        "name": look.ask("metal_capital").value,
        "day": f"{look.day:%Y-%m-%d}",
        "verdict": look(verdict).sentence(look.t),
        "status": look.t.say(STATUS_WORDS[str(look.ask("status").value)]),
        "figures": [_measure(one) for one in look(sheet.key_figures)],
        "lines": [_record(line, look) for line in all_lines(look)],
        "missing": look(sheet.missing_fields),
    }


def _measure(one: Any) -> dict[str, Any]:
    answer = one.answer
    kept = {name: getattr(answer, name) for name in ("value", "low", "high", "unit", "date")}
    return {"key": one.key, **kept, "rows": answer.row_ids.split(";")}


def _record(line: Line, look: Look) -> dict[str, Any]:
    numbers = {
        name: {"value": number.value, "unit": number.unit, "rows": number.row_ids.split(";")}
        for name, number in line.numbers.items()
    }
    sources = sheets.sources_of(line)
    return {"field": line.field, "key": line.key, "text": line.sentence(look.t), "numbers": numbers,
            "sources": sources}  # fmt: skip
