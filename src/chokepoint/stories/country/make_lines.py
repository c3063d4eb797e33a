"""Lines on what a country makes, and on whose tables say so."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import each_row
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.lines import Line
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import Message, msg
from chokepoint.stories.country.answers import (
    OLD,
    comparable,
    followed_tables,
    led,
    led_first,
    own_shares,
)
from chokepoint.stories.country.answers_outlook import own_outlook, own_reserves
from chokepoint.stories.country.story import STORY
from chokepoint.stories.country.verdict import names, verdict

FEW = 10
"""So many minerals are named in a sentence; the table below it has the others."""
ALL_LED = msg("It leads in {names}.")
TOP_LED = msg("Its largest shares among these are those of {names}.")
LATER = msg("At another stage than that counted above it leads in {names}.")
REFINES = msg("By the International Energy Agency it made more than any other country in {year} of: {names}.")
HOLDS = msg("It holds the largest reserves listed of {names}.")
MORE_HOLDS = msg("It holds the largest reserves listed of {n|mineral|minerals}, among them {names}.")
OPEN = msg(
    "{n|of these tables lists producers|of these tables list producers} without a world total, so that a"
    " share is one of what is listed."
)
SECOND = msg("It is second in {n|more table|more tables}: {names}.")
SECOND_TOP = msg("It is second in {n|more table|more tables}, with the largest shares in {names}.")
SMALLER = msg("It stands behind others in {n|more table|more tables}.")
TABLES = msg(
    "{n|of the tables that name it is|of the tables that name it are} by the {publisher}: {editions}."
)
EDITION = msg("edition {edition}")
AGED = msg("{n|of these tables is|of these tables are} for a year before {year}: {names}.")
RESERVES = msg("minerals whose newest edition with reserves lists the largest for the country")
COUNTED = msg("count of tables with a figure of the country above nil")


def _count(look: Look, rows: pd.DataFrame) -> dict[str, Number]:
    return {"n": Number(len(rows), "tables", look.t.say(COUNTED), join_ids(rows["row_ids"]))}


def _named(key: str, text: Message, look: Look, rows: pd.DataFrame) -> Line:
    return Line("leads", key, text, words={"names": names(look, rows, FEW)}, rows=join_ids(rows["row_ids"]))


@STORY.keep
def lead_lines(look: Look) -> list[Line]:
    """Name what the country leads."""
    first, every = look(led_first), look(led)
    if look(own_shares).empty:
        return [replace(look(verdict), key="led_none")]
    found = []
    if len(first) > 1:
        many = len(first) > FEW
        shown = comparable(first) if many else first
        found.append(_named("led_names", TOP_LED if many else ALL_LED, look, shown))
    later = every[~every["is_first"].astype(bool)]
    if len(later):
        found.append(_named("led_later", LATER, look, later))
    lists = every[every["is_open"].astype(bool)]
    if len(lists):
        found.append(Line("leads", "led_open", OPEN, _count(look, lists)))
    return found


@STORY.keep
def other_lines(look: Look) -> list[Line]:
    """Say where the country stands behind others."""
    own = look(own_shares)
    behind = own[own["place"] > 1]
    second, rest = behind[behind["place"] == 2], behind[behind["place"] > 2]
    found = []
    if len(second):
        text = SECOND if second["commodity_id"].nunique() <= FEW else SECOND_TOP
        words = {"names": names(look, second, FEW)}
        found.append(Line("others", "second", text, _count(look, second), words))
    if len(rest):
        found.append(Line("others", "behind", SMALLER, _count(look, rest)))
    return found


@STORY.keep
def outlook_lines(look: Look) -> list[Line]:
    """Name what the International Energy Agency says the country makes most of."""
    own = look(own_outlook)
    most = own[own["is_largest"].astype(bool)]
    if most.empty:
        return []
    known, t = look(metal_names), look.t
    told = [t.aside(known[row.commodity_id], t.code(row.stage)) for row in each_row(most)]
    words = {"year": int(most["year"].iloc[0]), "names": t.commas(told)}
    return [Line("others", "refines", REFINES, words=words, rows=join_ids(most["row_ids"]))]


@STORY.keep
def reserve_lines(look: Look) -> list[Line]:
    """Name the minerals of which the country holds the largest reserves."""
    own = look(own_reserves)
    if own.empty:
        return []
    listed = {"names": names(look, own, FEW)}
    if len(own) <= FEW:
        return [Line("reserves", "holds", HOLDS, words=listed, rows=join_ids(own["row_ids"]))]
    n = Number(len(own), "minerals", look.t.say(RESERVES), join_ids(own["row_ids"]))
    return [Line("reserves", "holds", MORE_HOLDS, {"n": n}, listed)]


@STORY.keep
def table_lines(look: Look) -> list[Line]:
    """Say whose tables these are, and in which editions."""
    own = look(own_shares)
    codes = list(own["publisher"].value_counts().index)
    return [_of_publisher(look, n, own[own["publisher"] == code]) for n, code in enumerate(codes)]


def _of_publisher(look: Look, n: int, own: pd.DataFrame) -> Line:
    first = own.iloc[0]
    chosen = {"commodity": first["commodity_id"], "publisher": first["publisher"], "stage": first["stage"]}
    editions = [look.t.say(EDITION, edition=one) for one in sorted(set(own["vintage"]), reverse=True)]
    words = {
        "publisher": look.ask("concentration.publisher_name", **chosen).value,
        "editions": look.t.listing(editions),
    }
    return Line("tables", f"tables_{n}", TABLES, _count(look, own), words)


@STORY.keep
def age_lines(look: Look) -> list[Line]:
    """Name the minerals whose newest table is old."""
    own = look(own_shares)
    old = own[own["is_old"].astype(bool)]
    if old.empty:
        return []
    words = {"year": int(look(followed_tables)["year"].max()) - OLD, "names": names(look, old, FEW)}
    return [Line("age", "old", AGED, _count(look, old), words)]
