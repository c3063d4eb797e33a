"""The whole sheet of a commodity: every line in its order, the fields without rows, and the key figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chokepoint.answers.lines import Line, Measure, digits_for, fields_of
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.dossier import (
    control_lines,
    demand_lines,
    doubt_lines,
    elsewhere_lines,
    risk_lines,
    supply_lines,
)
from chokepoint.stories.dossier.answers import followed
from chokepoint.stories.dossier.fields import FIELDS, PARTS
from chokepoint.stories.dossier.story import STORY

WRITERS: dict[str, Callable[[Look], list[Line]]] = {
    "output": supply_lines.output_lines,
    "concentration": supply_lines.concentration_lines,
    "capacity": supply_lines.capacity_lines,
    "reserves": supply_lines.reserve_lines,
    "by_product": supply_lines.host_lines,
    "outlook": supply_lines.outlook_lines,
    "projects": supply_lines.project_lines,
    "uses": demand_lines.use_lines,
    "substitutes": demand_lines.substitute_lines,
    "recycling": demand_lines.recycling_lines,
    "consumption": demand_lines.consumption_lines,
    "reliance": demand_lines.reliance_lines,
    "sources": demand_lines.source_lines,
    "prices": demand_lines.price_lines,
    "stocks": demand_lines.stock_lines,
    "controls": control_lines.control_lines,
    "elsewhere": elsewhere_lines.elsewhere_lines,
    "lists": control_lines.list_lines,
    "risk": risk_lines.risk_lines,
    "disagreement": doubt_lines.disagreement_lines,
    "revision": doubt_lines.revision_lines,
    "robustness": doubt_lines.robustness_lines,
    "gaps": doubt_lines.gap_lines,
}
"""What writes the lines of each field."""

MISSING = msg("No row here on: {names}.")


@STORY.keep
def every_line(look: Look) -> list[Line]:
    """Give the lines of all fields in their order; the headline and the status stand before them."""
    return [line for write in WRITERS.values() for line in look(write)]


def part(look: Look, name: str) -> list[Line]:
    """Give the lines of one part of the page."""
    return [line for line in look(every_line) if line.field in PARTS[name]]


@STORY.keep
def missing_fields(look: Look) -> list[str]:
    """Name the fields without a row, in the order of the sheet."""
    found = {"controls", "elsewhere", "gaps", *fields_of(look(every_line))}
    return [field for field in FIELDS if field not in found]


@STORY.keep
def missing_line(look: Look) -> Line:
    """Name the fields without a row in one line."""
    names = look.t.commas(look.t.say(FIELDS[field]) for field in look(missing_fields))
    return Line("gaps", "missing", MISSING, words={"names": names})


MEASURES = {
    "leader_share": (msg("share of the largest producer"), 0),
    "world_output": (msg("world output"), 0),
    "hhi": (msg("index of concentration, 0 to 1"), 2),
    "reliance": (msg("US net import reliance"), 0),
    "eu_risk": (msg("supply risk, EU assessment"), 1),
}
"""The key figures: what each is, and its decimals."""
LISTED = {
    "leader_share": msg("share of the largest in what is listed"),
    "hhi": msg("index of concentration of what is listed, 0 to 1"),
}
"""What they are called where producers may be missing; of a list of one they say nothing."""


@STORY.keep
def key_figures(look: Look) -> list[Measure]:
    """Give the key figures that are known, as the answers of the book state them."""
    table = look(followed)
    listed = bool(len(table)) and bool(table["is_open"].item())
    alone = listed and table["producers"].item() == 1
    measures = {key: one for key, one in MEASURES.items() if not alone or key not in LISTED}
    if listed:
        measures |= {key: (label, measures[key][1]) for key, label in LISTED.items() if key in measures}
    asked = ((key, label, digits, look.ask(key)) for key, (label, digits) in measures.items())
    return [
        Measure(key, label, one, digits_for(one.number) if key == "world_output" else digits)
        for key, label, digits, one in asked
        if one.known
    ]


def sentences(look: Look, lines: Iterable[Line]) -> list[str]:
    """Write lines in the reader's language."""
    return [line.sentence(look.t) for line in lines]
