"""A sheet as a page shows it: its headline, its key figures, and its lines by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, Measure
from chokepoint.data import find_rows
from chokepoint.figures.claims import Claims
from chokepoint.figures.facts import make_fact
from chokepoint.i18n import Message, Translator, msg


@dataclass(frozen=True)
class Told:
    """A fact of the page that no prose names: a number of a line."""

    bundle: dict[str, Any]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return self.bundle, {}


def tell(lines: Iterable[Line]) -> list[Told]:
    """Give every number of some lines as a fact of the page."""
    return [Told(_fact(key, number)) for line in lines for key, number in line.facts.items()]


def _fact(key: str, number: Number) -> dict[str, Any]:
    rows = pd.DataFrame({"row_ids": [number.row_ids]})
    value = number.value if number.unit or isinstance(number.value, str) else str(number.value)
    return make_fact(key, value, number.unit, rows, number.how)  # type: ignore[arg-type]


def head(
    told: Sequence[Line], figures: Iterable[Measure], status: str, t: Translator, about: Mapping[str, Any]
) -> Claims:
    """Write what one screen shows first.

    Args:
        told: what it is, the headline, the sentence on its status, and any more.
        figures: the key figures.
        status: the status in a word or two, in the reader's language.
        t: the reader's language.
        about: what structured data on the web says of the sheet.
    """
    payload = {
        "lines": [_write(line, t) for line in told],
        "figures": [_figure(one, t) for one in figures],
        "status": status,
        "about": dict(about),
    }
    return Claims("sheet_head", payload, "\n".join(line.sentence(t) for line in told))


def body(lines: Sequence[Line], names: Mapping[str, Message], t: Translator) -> Claims:
    """Write the lines of one part of a sheet, by field.

    Args:
        lines: the lines, those of a field together.
        names: what each field is called.
        t: the reader's language.
    """
    fields = dict.fromkeys(line.field for line in lines)
    listed = [
        {
            "field": field,
            "name": t.capital(t.say(names[field])),
            "lines": [_write(line, t) for line in lines if line.field == field],
        }
        for field in fields
    ]
    return Claims("sheet", {"fields": listed}, "\n".join(line.sentence(t) for line in lines))


def lead_to(parameter: str, things: Mapping[str, str], label: str) -> Claims:
    """Lead to the pages of things a sheet names; those without a page are left out.

    Args:
        parameter: the parameter such pages are made for.
        things: the name of each in the reader's language, by the value of the parameter.
        label: what stands before the links.
    """
    listed = [{"value": value, "name": name} for value, name in things.items()]
    payload = {"parameter": parameter, "label": label, "things": listed}
    return Claims("page_links", payload, label)


def lead_to_all(parameter: str, label: str) -> Claims:
    """Lead to all pages made for a parameter, on the page of their notebook."""
    return Claims("all_pages", {"parameter": parameter, "label": label}, label)


def _write(line: Line, t: Translator) -> dict[str, Any]:
    specs = {name: [f"{line.key}_{name}", _spec(number)] for name, number in line.numbers.items()}
    return {"text": line.template(t), "specs": specs, "sources": sources_of(line)}


def _spec(number: Number) -> str:
    return f",.{number.digits}f" if number.unit else ""


def sources_of(line: Line) -> list[str]:
    """Name the sources of a line, each once."""
    refs = find_rows(line.row_ids.split(";"))
    return sorted({ref.source_id for ref in refs})


def written_figure(one: Measure, t: Translator) -> dict[str, str]:
    """Write a key figure: its value, its bounds where they read otherwise, and its age."""
    answer = one.answer
    value, unit = t.number(answer.number, one.digits), t.unit(answer.unit, answer.number)
    shown = {"label": t.capital(t.say(one.label)), "value": value, "date": str(answer.date or "")}
    return shown | {"beside": _beside(one, value, "" if answer.unit in UNITLESS else f" {unit}", t)}


def _beside(one: Measure, value: str, unit: str, t: Translator) -> str:
    """Write what stands behind the value: its unit, and its bounds where they read otherwise."""
    low, high = one.answer.low, one.answer.high
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return unit
    if low == one.answer.value and high == WHOLE and low < high:
        return t.say(OR_MORE, unit=unit)
    ends = t.interval(float(low), float(high), one.digits)
    return unit if ends == value else t.aside(unit, ends)


WHOLE = 100
OR_MORE = msg("{unit} or more")
UNITLESS = ("of 1", "index")
"""Units that the label says already."""


def _figure(one: Measure, t: Translator) -> dict[str, str]:
    exact = {"key": one.key, "spec": f",.{one.digits}f", "unit": one.answer.unit}
    return exact | {"number": str(one.answer.value)} | written_figure(one, t)
