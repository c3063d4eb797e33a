"""The first lines of a country's page: what it leads, its largest share, how it restricts exports."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import each_row
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import Translator, msg
from chokepoint.stories.country.answers import (
    country_first,
    country_inside,
    country_of,
    followed_tables,
    largest_share,
    led_first,
    own_shares,
)
from chokepoint.stories.country.answers_policy import CHINA, chinese_steps, is_african, told_measures
from chokepoint.stories.country.answers_trade import imports
from chokepoint.stories.country.story import STORY, UNION
from chokepoint.stories.country.trade_lines import import_lines

MANY = msg(
    "{country} is the largest producer listed of {n} of the {all} minerals whose producers are named here."
)
ONE = msg(
    "{country} is the largest producer listed of one of the {all} minerals whose producers are named here:"
    " {metal}."
)
NAMED = msg("{country} is named here as a producer of {n} of {all} minerals and leads in none of them.")
NAMED_ONCE = msg("{country} is named here as a producer of one mineral, {metal}, and does not lead in it.")
NOT_NAMED = msg("No table followed here names {country} as a producer of a mineral.")
MEMBERS = msg("Tables of output name the members of {country} one by one, and not the Union as a whole.")

SPAN = msg("Its largest share is {low} to {high} percent, of {what}, by the {publisher} for {year}.")
SHARE = msg("Its largest share is {share} percent, of {what}, by the {publisher} for {year}.")
NO_SHARE = msg("The tables followed here give no share of {country}.")

IN_FORCE = msg("On {day}, {n} of the {all} steps by which China restricts exports were in force.")
ONE_STEP = msg("The one step by which China restricts exports: {state} on {day}.")
TOLD = msg(
    "Reports read here tell of {n|measure|measures} of {country} on the export of minerals; the newest date"
    " is {when}."
)
NONE_TOLD = msg("No measure of {country} on the export of minerals is among the texts read here.")
NOT_SOUGHT = msg(
    "Export controls of {country} were not looked for: the tables here follow those of China and of African"
    " countries."
)
STATES = {
    IN_FORCE: msg("export controls in force"),
    ONE_STEP: msg("one export control"),
    TOLD: msg("measures on exports reported"),
    NONE_TOLD: msg("no measure on exports found"),
    NOT_SOUGHT: msg("measures on exports not looked for"),
}
COUNTED = msg("minerals with a figure of the country above nil")
STEPS = msg("steps that restrict, in force or not")


@STORY.keep
def verdict(look: Look) -> Line:
    """Say how many minerals the country leads."""
    own, led, tables = look(own_shares), look(led_first), look(followed_tables)
    if country_of(look) == UNION:
        return Line("leads", "verdict", MEMBERS, words={"country": country_inside(look)}, rows=_ids(tables))
    if own.empty:
        return Line("leads", "verdict", NOT_NAMED, words={"country": country_inside(look)}, rows=_ids(tables))
    total = {"all": as_number(look.ask("minerals_n"))}
    words = {"country": country_first(look)}
    if led.empty:
        return _named(look, own, total, words)
    if len(led) == 1:
        return Line("leads", "verdict", ONE, total, words | {"metal": names(look, led)}, rows=_ids(led))
    return Line("leads", "verdict", MANY, {"n": as_number(look.ask("leads_n"))} | total, words)


def _named(look: Look, own: pd.DataFrame, total: dict[str, Number], words: dict[str, str]) -> Line:
    n = own["commodity_id"].nunique()
    if n == 1:
        return Line("leads", "verdict", NAMED_ONCE, words=words | {"metal": names(look, own)}, rows=_ids(own))
    count = Number(n, "minerals", look.t.say(COUNTED), _ids(own))
    return Line("leads", "verdict", NAMED, {"n": count} | total, words)


def _ids(frame: pd.DataFrame) -> str:
    return join_ids(frame["row_ids"])


def names(look: Look, frame: pd.DataFrame, most: int | None = None) -> str:
    """Name the minerals of a frame in its order, each once, the first few where there are too many."""
    known = look(metal_names)
    return look.t.listing([str(known[one]) for one in frame["commodity_id"].drop_duplicates()[:most]])


@STORY.keep
def largest_line(look: Look) -> Line:
    """Say what the country's largest share is."""
    row = look(largest_share)
    if country_of(look) == UNION and len(look(imports)):
        return replace(look(import_lines)[0], field="leads", key="top")
    if row.empty:
        return Line("leads", "top", NO_SHARE, words={"country": country_inside(look)},
                    rows=_ids(look(followed_tables)))  # fmt: skip
    table = {name: row[name].item() for name in ("commodity_id", "publisher", "stage")}
    chosen = {"commodity": table["commodity_id"], "publisher": table["publisher"], "stage": table["stage"]}
    words = {
        "what": look.ask("concentration.what", **chosen).value,
        "publisher": look.ask("concentration.publisher_name", **chosen).value,
        "year": row["year"].item(),
    }
    share = look.ask("largest")
    digits = 0 if share.number >= 10 else 1
    ends = {name: as_number(share, digits, getattr(share, name)) for name in ("low", "high")}
    if len({number.written(look.t) for number in ends.values()}) == 1:
        return Line("leads", "top", SHARE, {"share": as_number(share, digits)}, words)
    return Line("leads", "top", SPAN, ends, words)


@STORY.keep
def status_line(look: Look) -> Line:
    """Say how the country restricts exports, as far as that was looked for."""
    told, words = look(told_measures), {"country": country_inside(look)}
    if country_of(look) == CHINA and len(look(chinese_steps)):
        return _chinese(look)
    if len(told):
        when = written_date(next(each_row(told)).since, look.t)
        count = {"n": as_number(look.ask("told_n"))}
        return Line("controls", "status", TOLD, count, words | {"when": when})
    sought = country_of(look) == CHINA or is_african(look)
    text, table = (NONE_TOLD, "african_export_controls") if sought else (NOT_SOUGHT, "controls")
    return Line("controls", "status", text, words=words, rows=join_ids(look.whole(table)["row_id"]))


def _chinese(look: Look) -> Line:
    steps = look(chinese_steps)
    day = look.t.day(look.rows("controls.looked_until"))  # type: ignore[arg-type]
    if len(steps) == 1:
        words = {"state": look.t.code(steps["state"].item()), "day": day}
        return Line("controls", "status", ONE_STEP, words=words, rows=_ids(steps))
    every = Number(len(steps), "steps", look.t.say(STEPS), _ids(steps))
    numbers = {"n": as_number(look.ask("controls_n")), "all": every}
    return Line("controls", "status", IN_FORCE, numbers, {"day": day})


def written_date(printed: str, t: Translator) -> str:
    """Write a date as exactly as it was printed: a year, a month or a day."""
    if len(printed) <= len("2023"):
        return printed
    day = pd.Timestamp(printed)
    return t.month(day) if len(printed) == len("2023-07") else t.day(day)


def first_lines(look: Look) -> list[Line]:
    """Give what one screen shows first: the largest share, what it leads, how it restricts exports."""
    return [look(largest_line), look(verdict), look(status_line)]
