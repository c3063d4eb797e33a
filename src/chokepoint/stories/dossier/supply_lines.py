"""Lines on who makes the commodity: output by stage, concentration, capacity, reserves, host metals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration
from chokepoint.analysis.rows import each_row
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line, as_number, written_number
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures.places import at_start, with_article
from chokepoint.i18n import msg
from chokepoint.stories.dossier.answers import (
    ask,
    followed,
    metal_name,
    narrowed,
    newest_by_stage,
    of_commodity,
    rows,
)
from chokepoint.stories.dossier.story import STORY
from chokepoint.stories.dossier.verdict import ALONE, HALF, verdict, without_countries

NAMED = 5
"""So many countries are named."""
SURE = 0.005
"""An index whose bounds lie closer than this is one number."""

AS_PRINTED = msg("as printed")
OVER_TOTAL = msg("its figure over the total, or the sum of the parts")
SINGLE = msg("its figure over the sum of those listed, newest edition")

TOTAL = msg("The {publisher} puts {what} at {total} {unit} in {year}.")
WORLD = msg("World output in {year}, {stage}: {total} {unit}.")
WORLD_RANGE = msg("World output in {year}, {stage}: {low} to {high} {unit}.")
FIRST = msg("{country} had {share} percent of {what} in {year}, by the {publisher}.")
NEXT = msg("Next in size: {listed}.")
INDEX = msg("The index of concentration is {index}, where 1 is a single producer.")
INDEX_LISTED = msg("Of what is listed, the index of concentration is {index}, where 1 is a single producer.")
BOUNDS = msg("With gaps and rounding the index lies between {low} and {high}.")
EQUAL = msg("That is as concentrated as {equal} equal producers.")
THREE = msg("The three largest producers have {share} percent together.")
RESERVES = msg("{country} holds {share} percent of the reserves of {metal}, by the {edition} edition.")
RESERVES_MOST = msg(
    "{country} holds at most {share} percent of the reserves of {metal}, by the {edition} edition, which"
    " gives the world total as a lower bound."
)
RESERVES_LISTED = msg(
    "Of the reserves of {metal} that the {edition} edition lists by country, {country} holds {share} percent."
)
RESERVES_ALONE = msg("The {edition} edition lists reserves of {metal} for {country} alone.")
CAPACITY = msg("Of the capacity listed for {year} at the stage “{stage}”, {country} has {share} percent.")
HOSTS = msg("It is won as a by-product, mainly of {hosts}.")
PARTLY = msg("It is won in part as a by-product, of {hosts}.")
OWN_ORE = msg("It is mined mainly for its own sake.")
OUTLOOK = msg(
    "For {year} the International Energy Agency expects {country} to have {share} percent of output at the"
    " stage “{stage}”."
)
PROJECTS = msg("{n|project|projects} for {metal} are named in the reports read here.")
PROJECT = msg("One project for {metal} is named in the reports read here: {project}.")
RUNNING = msg("Said to be operating or to have made first metal: {listed}.")


@STORY.keep
def output_lines(look: Look) -> list[Line]:
    """Say how much is made and by whom, for each stage of the publisher followed."""
    tables = look(newest_by_stage)
    if tables.empty:
        return list(_world_alone(look)) or [without_countries(look, "output")]
    each = (tables[n : n + 1] for n in range(len(tables)))
    found = [line for table in each for line in _output_of(look, table)]
    return found or [replace(look(verdict), field="output", key="output")]


def _output_of(look: Look, table: pd.DataFrame) -> Iterator[Line]:
    row = next(each_row(table))
    key = f"output_{row.stage}"
    words = {
        "publisher": ask(look, "publisher_name", table).value,
        "what": ask(look, "what", table).value,
        "year": row.year,
    }
    world = rows(look, "table_rows", table)
    world = world[(world["country_iso3"] == "WLD") & (world["value"] > 0)]
    for total in each_row(world.sort_values("value", kind="stable").tail(1)):
        number = written_number(total.value, total.unit, AS_PRINTED, total.row_id)
        unit = {"unit": look.t.unit(total.unit, total.value)}
        yield Line("output", f"{key}_world", TOTAL, {"total": number}, words | unit)
    if row.producers > 1 or not row.is_open:
        yield from _shares_of(look, table, key, words)


def _world_alone(look: Look) -> Iterator[Line]:
    """Give the newest world totals where no table names a country."""
    own = of_commodity(look, "production")
    world = own[own["country_iso3"] == "WLD"].sort_values(["year", "vintage"], kind="stable")
    newest = world[(world["year"] == world["year"].max()) & (world["vintage"] == world["vintage"].max())]
    for n, row in enumerate(each_row(newest)):
        spans = (
            {"total": row.value} if row.value == row.value else {"low": row.value_low, "high": row.value_high}
        )
        numbers = {
            name: written_number(value, row.unit, AS_PRINTED, row.row_id) for name, value in spans.items()
        }
        words = {"year": row.year, "stage": look.t.cell(row.stage_as_printed), "unit": look.t.unit(row.unit)}
        yield Line(
            "output", f"output_world_{n}", WORLD if "total" in numbers else WORLD_RANGE, numbers, words
        )


def _shares_of(look: Look, table: pd.DataFrame, key: str, words: dict[str, object]) -> Iterator[Line]:
    shares, names, row = rows(look, "table_shares", table), look(place_names), next(each_row(table))
    first = next(each_row(shares))
    percent = written_number(100 * first.share, "percent", OVER_TOTAL, first.row_ids)
    country = {"country": at_start(first.country_iso3, names, look.t)}
    yield Line("output", f"{key}_first", FIRST, {"share": percent}, words | country)
    listed = [with_article(code, names, look.t) for code in shares["country_iso3"][1:NAMED]]
    if listed:
        told = {"listed": look.t.listing(listed)}
        yield Line("output", f"{key}_next", NEXT, words=told, rows=row.row_ids)


@STORY.keep
def concentration_lines(look: Look) -> list[Line]:
    """Say how concentrated output is, with bounds."""
    table = look(followed)
    if table.empty or (table["is_open"].item() and table["producers"].item() == 1):
        return []
    index = ask(look, "hhi", table)
    text = INDEX_LISTED if table["is_open"].item() else INDEX
    found = [Line("concentration", "index", text, {"index": as_number(index, 2)})]
    if float(index.high) - float(index.low) > SURE:  # type: ignore[arg-type]
        ends = {name: as_number(index, 2, getattr(index, name)) for name in ("low", "high")}
        found.append(Line("concentration", "index_bounds", BOUNDS, ends))
    if table["unassigned"].item() <= HALF and table["leader_share"].item() < ALONE:
        found.append(
            Line("concentration", "equal", EQUAL, {"equal": as_number(ask(look, "effective", table), 1)})
        )
    if table["producers"].item() > 3:
        found.append(Line("concentration", "three", THREE, {"share": as_number(ask(look, "cr3", table))}))
    return found


@STORY.keep
def reserve_lines(look: Look) -> list[Line]:
    """Say who holds the largest reserves."""
    held = narrowed(look).rows("concentration.newest_reserves", commodity=look.param("commodity"))
    if held.empty:
        return []
    first = next(each_row(held))
    names, total = look(place_names), first.denominator == concentration.PRINTED or first.share_low == 0
    write = at_start if total else with_article
    words = {
        "country": write(first.country_iso3, names, look.t),
        "metal": metal_name(look),
        "edition": first.vintage,
    }
    if not total and len(held) == 1:
        return [Line("reserves", "reserves", RESERVES_ALONE, words=words, rows=first.row_ids)]
    share = written_number(100 * first.share, "percent", OVER_TOTAL, first.row_ids)
    text = RESERVES_MOST if first.share_low == 0 else RESERVES if total else RESERVES_LISTED
    return [Line("reserves", "reserves", text, {"share": share}, words)]


@STORY.keep
def capacity_lines(look: Look) -> list[Line]:
    """Say who has the largest listed capacity, by stage."""
    own = of_commodity(look, "capacity")
    newest = own[own["vintage"] == own["vintage"].max()]
    newest = newest[newest["year"] == newest["year"].max()]
    firsts = concentration.shares(newest).drop_duplicates("stage")
    names = look(place_names)
    return [
        Line(
            "capacity",
            f"capacity_{row.stage}",
            CAPACITY,
            {"share": written_number(100 * row.share, "percent", SINGLE, row.row_ids)},
            {
                "year": row.year,
                "stage": look.t.code(row.stage),
                "country": with_article(row.country_iso3, names, look.t),
            },
        )
        for row in each_row(firsts)
    ]


@STORY.keep
def host_lines(look: Look) -> list[Line]:
    """Say what the commodity comes with."""
    own = of_commodity(look, "companionality")
    told = own[own["tier"] != ""].tail(1)
    names = look(metal_names)
    for row in each_row(told):
        hosts = [str(names.get(code, look.t.code(code))) for code in row.host_metals.split(";") if code]
        text = OWN_ORE if row.tier == "primary" else HOSTS if row.tier == "byproduct" else PARTLY
        if hosts or text is OWN_ORE:
            words = {"hosts": look.t.listing(hosts)}
            return [Line("by_product", "hosts", text, words=words, rows=row.row_id)]
    return []


@STORY.keep
def outlook_lines(look: Look) -> list[Line]:
    """Say whom the International Energy Agency expects to make most in the last year it looks at."""
    own = of_commodity(look, "iea_supply")
    own = own[own["country_iso3"].str.len() > 0]
    last = own[own["year"] == own["year"].max()]
    return [line for stage, rows in last.groupby("stage") for line in _expected(look, str(stage), rows)]


def _expected(look: Look, stage: str, expected: pd.DataFrame) -> Iterator[Line]:
    world = expected[expected["country_iso3"] == "WLD"]
    parts = expected[~expected["country_iso3"].isin(["WLD", "ROW"])].sort_values("value", ascending=False)
    if len(world) != 1 or parts.empty:
        return
    first = next(each_row(parts))
    ids = join_ids([first.row_id, *world["row_id"]])
    share = written_number(100 * first.value / world["value"].item(), "percent", OVER_TOTAL, ids)
    words = {
        "year": first.year,
        "stage": look.t.code(stage),
        "country": with_article(first.country_iso3, look(place_names), look.t),
    }
    yield Line("outlook", f"outlook_{stage}", OUTLOOK, {"share": share}, words)


WORKING = ("operating", "first_output")


@STORY.keep
def project_lines(look: Look) -> list[Line]:
    """Count the projects that reports name, and name those said to work."""
    every = look["supply_response"]
    commodity = look.param("commodity")
    own = every[[commodity in text.split(";") for text in every["commodities"]]]
    if own.empty:
        return []
    newest = own.sort_values(["state_date", "row_id"]).drop_duplicates("project_id", keep="last")
    ids, words = join_ids(own["row_id"]), {"metal": metal_name(look)}
    if len(newest) == 1:
        name = {"project": look.t.cell(newest["project"].item())}
        return [Line("projects", "projects", PROJECT, words=words | name, rows=ids)]
    count = Number(len(newest), "projects", look.t.say(COUNTED), ids)
    lines = [Line("projects", "projects", PROJECTS, {"n": count}, words)]
    working = newest[newest["phase"].isin(WORKING)]
    if len(working):
        listed = look.t.semicolons(look.t.cell(one) for one in working["project"])
        lines.append(
            Line("projects", "working", RUNNING, words={"listed": listed}, rows=join_ids(working["row_id"]))
        )
    return lines


COUNTED = msg("count of projects in table supply_response, each once")
