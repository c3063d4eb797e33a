"""What the page of a country shows: its first screen, its lines in four parts, and its lists."""

from __future__ import annotations

from typing import Any

from chokepoint.answers.look import Look
from chokepoint.figures import Figure, Listing, sheets
from chokepoint.stories.country import (
    answers,
    answers_outlook,
    answers_policy,
    answers_projects,
    answers_trade,
    listings,
    share_charts,
    sheet,
)
from chokepoint.stories.country.fields import FIELDS
from chokepoint.stories.country.story import STORY
from chokepoint.stories.country.verdict import STATES, first_lines


@STORY.shows(
    "name",
    answers.count_of_minerals,
    answers.count_of_led,
    answers.count_of_halves,
    answers.largest_share,
    answers_policy.controls_in_force,
    answers_policy.count_of_told,
    answers_policy.count_of_listed,
    answers_trade.count_of_imported,
    answers_trade.count_of_supplied,
)
def first_screen(look: Look) -> list[Any]:
    """Show what the country leads, its largest share, its controls and the key figures."""
    lines, t = first_lines(look), look.t
    about = {"country": look.param("country"), "name": look.ask("name").value}
    state = t.say(STATES[lines[-1].text])
    return [*sheets.tell(lines), sheets.head(lines, look(sheet.key_figures), state, t, about)]


@STORY.shows()
def all_countries(look: Look) -> Any:
    """Lead to the pages of all countries."""
    return sheets.lead_to_all("country", look.t("All countries with a page"))


def _part(look: Look, name: str) -> list[Any]:
    lines = sheet.part(look, name)
    return [*sheets.tell(lines), sheets.body(lines, FIELDS, look.t)] if lines else []


@STORY.shows()
def makes(look: Look) -> list[Any]:
    """Show in words what it leads and what else it makes."""
    return _part(look, "makes")


@STORY.shows()
def policy(look: Look) -> list[Any]:
    """Show in words what it restricts and lists."""
    return _part(look, "policy")


@STORY.shows()
def trade(look: Look) -> list[Any]:
    """Show in words what it imports and who imports from it."""
    return _part(look, "trade")


@STORY.shows()
def doubt(look: Look) -> list[Any]:
    """Show in words whose figures these are, how old they are, and on what there is no row."""
    return _part(look, "doubt")


@STORY.shows()
def shares(look: Look) -> Figure | None:
    """Draw its largest shares."""
    rows = answers.comparable(look(answers.own_shares))[: share_charts.DRAWN]
    return None if rows.empty else share_charts.largest_shares(rows, look)


@STORY.shows()
def leads(look: Look) -> Listing | None:
    """List the tables it leads."""
    rows = look(answers.led)
    return None if rows.empty else listings.led_list(look, rows)


@STORY.shows()
def others(look: Look) -> Listing | None:
    """List the tables in which it stands behind others."""
    own = look(answers.own_shares)
    behind = own[own["place"] > 1]
    return None if behind.empty else listings.others_list(look, behind)


@STORY.shows()
def outlook(look: Look) -> Listing | None:
    """List what the International Energy Agency says it makes, refineries among it."""
    rows = look(answers_outlook.own_outlook)
    return None if rows.empty else listings.outlook_list(look, rows)


@STORY.shows()
def restrictions(look: Look) -> Listing | None:
    """List its controls: those of China by notice, those of African countries by report."""
    steps, told = look(answers_policy.chinese_steps), look(answers_policy.told_measures)
    if look.param("country") == answers_policy.CHINA and len(steps):
        return listings.steps_list(look, steps)
    return None if told.empty else listings.told_list(look, told)


@STORY.shows()
def lists(look: Look) -> Listing | None:
    """List the official lists with minerals that it leads."""
    counted = look(answers_policy.led_on_lists)
    counted = counted[counted["led"] > 0]
    return None if counted.empty else listings.lists_list(look, counted)


@STORY.shows()
def imported(look: Look) -> Listing | None:
    """List what it imports."""
    rows = look(answers_trade.imports)
    return None if rows.empty else listings.imports_list(look, rows)


@STORY.shows()
def customers(look: Look) -> Listing | None:
    """List what others import from it first of all."""
    rows = look(answers_trade.supplied)
    return None if rows.empty else listings.supplies_list(look, rows)


@STORY.shows()
def built(look: Look) -> Listing | None:
    """List the projects in the country."""
    rows = look(answers_projects.projects)
    return None if rows.empty else listings.projects_list(look, rows)
