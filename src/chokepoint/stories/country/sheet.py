"""The whole sheet of a country: its lines in their order, and the key figures."""

from __future__ import annotations

from collections.abc import Callable

from chokepoint.answers.lines import Line, Measure, fields_of
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.country import make_lines, policy_lines, trade_lines
from chokepoint.stories.country.answers_projects import projects
from chokepoint.stories.country.fields import FIELDS, PARTS
from chokepoint.stories.country.story import STORY
from chokepoint.stories.country.verdict import first_lines

WRITERS: tuple[Callable[[Look], list[Line]], ...] = (
    make_lines.lead_lines,
    make_lines.other_lines,
    make_lines.outlook_lines,
    make_lines.reserve_lines,
    policy_lines.control_lines,
    policy_lines.list_lines,
    trade_lines.import_lines,
    trade_lines.supply_lines,
    make_lines.table_lines,
    make_lines.age_lines,
)
"""What writes the lines, in the order of the page."""

MEASURES = {
    "leads_n": (msg("largest producer listed of"), 0),
    "half_n": (msg("more than half of the output of"), 0),
    "largest": (msg("its largest share"), 0),
    "controls_n": (msg("export controls in force"), 0),
    "told_n": (msg("measures on exports reported"), 0),
    "listed_n": (msg("on its newest official list"), 0),
    "imported_n": (msg("imported for more than half of use"), 0),
    "supplies_n": (msg("first source of US imports of"), 0),
}
"""The key figures: what each is, and its decimals."""
NOT_READ = {
    "plants": msg("plants by firm"),
    "stocks": msg("stocks"),
    "exports": msg("exports by mineral and month"),
}
"""What a page of a country could have and this one has for none."""
MISSING = msg("This page has nothing on: {names}.")


@STORY.keep
def every_line(look: Look) -> list[Line]:
    """Give the lines of all fields; those of the first screen stand before them."""
    return [line for write in WRITERS for line in look(write)]


@STORY.keep
def missing_line(look: Look) -> Line:
    """Name in one line what no table here has on the country."""
    found = {"gaps", "age", "reserves", *fields_of([*first_lines(look), *look(every_line)])}
    if len(look(projects)):
        found.add("projects")
    words = [FIELDS[field] for field in FIELDS if field not in found]
    names = look.t.commas(look.t.say(word) for word in [*words, *NOT_READ.values()])
    return Line("gaps", "missing", MISSING, words={"names": names})


def part(look: Look, name: str) -> list[Line]:
    """Give the lines of one part of the page; the first part repeats what no field of it says."""
    lines = [line for line in look(every_line) if line.field in PARTS[name]]
    return [*lines, look(missing_line)] if name == "doubt" else lines


def all_lines(look: Look) -> list[Line]:
    """Give every line of the page, those of the first screen first."""
    return [*first_lines(look), *look(every_line), look(missing_line)]


@STORY.keep
def key_figures(look: Look) -> list[Measure]:
    """Give the key figures that are known."""
    asked = ((key, label, digits, look.ask(key)) for key, (label, digits) in MEASURES.items())
    return [
        Measure(key, label, one, 1 if key == "largest" and one.number < 10 else digits)
        for key, label, digits, one in asked
        if one.known
    ]
