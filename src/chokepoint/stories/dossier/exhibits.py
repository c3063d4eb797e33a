"""What a dossier shows: its first screen, its lines in three parts, figures of the chapter on producers."""

from __future__ import annotations

from typing import Any, cast

from chokepoint.answers.lines import Line
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures import Figure, Listing, sheets
from chokepoint.i18n import msg
from chokepoint.stories.dossier import answers, control_lines, demand_lines, doubt_lines, sheet
from chokepoint.stories.dossier.fields import FIELDS
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.dossier.verdict import members_lines, verdict, what_it_is

STATUS_WORDS = {
    "licence": msg("licence"),
    "licence announced": msg("licence announced"),
    "licence suspended": msg("licence suspended"),
    "ban": msg("ban"),
    "ban suspended": msg("ban suspended"),
    "ban due": msg("state of a ban unknown"),
    "ban stated": msg("ban suspended"),
    "other": msg("other control"),
    "other suspended": msg("other control suspended"),
    "none found": msg("no control found"),
}


def first_lines(look: Look) -> list[Line]:
    """Give what one screen shows first: what it is, who makes it, how its export stands, and more."""
    first = [look(what_it_is), look(verdict), look(control_lines.status_line), *look(members_lines)]
    return [*first, *look(demand_lines.contained_lines), *look(doubt_lines.newer_lines)]


@STORY.shows(
    answers.what_is_followed,
    answers.leading_share,
    answers.concentration,
    answers.world_total,
    answers.american_reliance,
    answers.eu_risk,
    control_lines.status,
)
def first_screen(look: Look) -> list[Any]:
    """Show what it is, the headline, the key figures and the status."""
    lines, t = first_lines(look), look.t
    status = t.say(STATUS_WORDS[str(look.ask("status").value)])
    about = {"commodity": look.param("commodity"), "name": look.ask("metal_capital").value}
    return [*sheets.tell(lines), sheets.head(lines, look(sheet.key_figures), status, t, about)]


def _part(look: Look, name: str) -> list[Any]:
    lines = sheet.part(look, name)
    if name == "doubt":
        lines = [*lines, look(sheet.missing_line)]
    return [*sheets.tell(lines), sheets.body(lines, FIELDS, look.t)] if lines else []


@STORY.shows()
def supply(look: Look) -> list[Any]:
    """Show who makes it, what could be made, and what it comes with."""
    return _part(look, "supply")


@STORY.shows()
def demand(look: Look) -> list[Any]:
    """Show what it is for, where it comes from, what it costs, and who controls and lists it."""
    return _part(look, "demand")


@STORY.shows()
def doubt(look: Look) -> list[Any]:
    """Show how sure the figures are, and on what there is no row."""
    return _part(look, "doubt")


@STORY.shows()
def countries(look: Look) -> Any:
    """Lead to the pages of the countries this one names: who makes it, and where it is imported from."""
    listed = look(answers.countries_named)
    names = look(place_names)
    things = {code: str(names[code]) for code in listed}
    return sheets.lead_to("country", things, look.t("Pages of countries named here"))


@STORY.shows()
def all_minerals(look: Look) -> Any:
    """Lead to the dossiers of all minerals."""
    return sheets.lead_to_all("commodity", look.t("All minerals with a page"))


def _of_producers(look: Look, name: str) -> object:
    table = look(answers.followed)
    if table.empty or (table["producers"].item() == 1 and table["is_open"].item()):
        return None  # a share of a list of one says nothing
    row = table.iloc[0]
    chosen = {"commodity": look.param("commodity"), "publisher": row["publisher"], "stage": row["stage"]}
    return answers.narrowed(look).show(f"concentration.{name}", **chosen)


@STORY.shows()
def producers(look: Look) -> Figure | None:
    """Draw the largest producers with their bounds, as the chapter on producers does."""
    return cast(Figure | None, _of_producers(look, "largest_producers"))


@STORY.shows()
def publishers(look: Look) -> Listing | None:
    """List one year as every publisher and edition has it, as the chapter on producers does."""
    if not look(sheet.doubt_lines.disagreement_lines):
        return None
    return cast(Listing | None, _of_producers(look, "tables_side_by_side"))
