"""From the ore to a thing in the hand: what the rows say of how the metal is won, lost and used."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.controls.answers_metal import newest_uses, stated_shares, statements
from chokepoint.stories.controls.story import STORY

ORE, MAKING, THING = "ore", "making", "thing"
"""The parts of the way, in its order."""
ON_THE_WAY = {"recovery": ORE, "losses": MAKING, "recycled": MAKING}
"""Where on the way a statement belongs, by its code."""
USES = "end use share"
OTHERS = "other_uses"


@STORY.keep
def way_of_metal(look: Look, mineral: str) -> pd.DataFrame:
    """List shares from the ore to the things that hold the metal, each of its own whole.

    Returns:
        ``part``, ``item``, ``low``, ``high`` (percent), ``unit`` (of what), ``year``, ``geography``,
        ``row_ids``: the statements on the ore, on making, and the uses with a share, the largest first.
    """
    stated = look(stated_shares)
    way = stated[stated["code"].isin(ON_THE_WAY)].assign(part=stated["code"].map(ON_THE_WAY))
    order = {ORE: 0, MAKING: 1}
    way = way.sort_values("part", key=lambda parts: parts.map(order), kind="stable")
    used = look(shares_of_uses).assign(part=THING)
    every = pd.concat([with_row_ids(way), with_row_ids(used)], ignore_index=True)
    low, high = (every[name].fillna(every["value"]) for name in ("value_low", "value_high"))
    kept = ["part", "item", "unit", "year", "geography", "row_ids"]
    return every[kept].assign(low=low.astype(float), high=high.astype(float))


@STORY.keep
def shares_of_uses(look: Look, mineral: str) -> pd.DataFrame:
    """Give the uses with a share: by the newest sheet, else by the newest text that has shares."""
    sheet = look.given(metal=mineral)(newest_uses)
    shares = sheet[sheet["value"].notna()]
    if shares.empty:
        told = look(statements)
        told = told[(told["group"] == USES) & told["value"].notna() & (told["code"] != OTHERS)]
        shares = told[told["year"] == told["year"].max()]
    named = shares.assign(unit=shares["basis"] if "basis" in shares else shares["unit"])
    return named.sort_values("value", ascending=False, kind="stable")


@STORY.answers(
    way_high=Column("high", "percent", "as printed, the upper end", date="year"),
    way_item=Column("words", how="as printed"),
    way_year=Column("year", "year", "as printed"),
)
def first_of_the_way(look: Look) -> pd.DataFrame:
    """Pick what is said of the ore."""
    way = look(way_of_metal)
    first = way[way["part"] == ORE].head(1)
    return first.assign(words=[look.t.cell(item) for item in first["item"]])
