"""What the claims on who makes the metals rest on, beside what the chapter itself states."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration, restated
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.concentration.answers_reserves import computed_reserves
from chokepoint.stories.concentration.story import STORY

REFINING = ("refinery", "smelter", "primary")
MAJORITY = 50
"""Percent above which a country makes more than half."""
BASE_YEAR, AFTER = 2022, 2024
"""The year before the licence, and the first whole year after it."""
ALLIANCE = "crm_alliance"
WITHOUT_FIGURE = ("not_available", "withheld")
"""Statuses of a line that names a producer and gives no figure of it."""


@STORY.keep
def tables_of_metal(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Measure China in every printed table of a metal, with ``percent``; the newest table last."""
    rows = look["production"]
    measured = concentration.measure(rows[rows["commodity_id"] == metal])
    ordered = measured.sort_values(["year", "vintage"], kind="stable")
    return ordered.assign(percent=100 * ordered["share"])


@STORY.keep
def newest_by_publisher(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Keep the newest table of every publisher."""
    return look(tables_of_metal).drop_duplicates("publisher", keep="last")


@STORY.keep
def quotations_of_alliance(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Pick the shares of a metal that texts quote from the Critical Raw Materials Alliance."""
    stated = look["published_shares"]
    return stated[(stated["commodity_id"] == metal) & (stated["quoted_body"] == ALLIANCE)]


@STORY.keep
def reserves_in_every_edition(look: Look) -> pd.DataFrame:
    """Give China's share of rare-earth reserves in every edition, with ``percent``; the newest last."""
    every = look(computed_reserves).sort_values(["year", "vintage"], ignore_index=True)
    return every.assign(percent=every["best"])


@STORY.keep
def refined_minerals(look: Look) -> pd.DataFrame:
    """Give each mineral with a table of refined output once, by China's lower share in newest tables."""
    made, agency = look["production"], look["iea_supply"]
    survey = concentration.measure(made[made["stage"].isin(REFINING) & (made["publisher"] == "USGS")])
    newest = survey.sort_values(["year", "vintage"]).drop_duplicates("commodity_id", keep="last")
    observed = agency[(agency["stage"] == "refinery") & (agency["status"] == "reported")]
    both = pd.concat([newest, _shares_by_agency(observed)])
    both = both.assign(percent=100 * both["share"].astype(float)).sort_values("percent", kind="stable")
    return both.drop_duplicates("commodity_id").reset_index(drop=True)


def _shares_by_agency(observed: pd.DataFrame) -> pd.DataFrame:
    """Divide China's refining by the world's as the agency prints them."""
    china, world = (observed[observed["country_iso3"] == code] for code in ("CHN", "WLD"))
    both = china.merge(world, on=["publisher", "commodity_id", "year"], suffixes=("", "_world"))
    pairs = zip(both["row_id"], both["row_id_world"], strict=True)
    named = both.assign(share=both["value"] / both["value_world"], row_ids=[join_ids(pair) for pair in pairs])
    return named[["publisher", "commodity_id", "year", "share", "row_ids"]]


@STORY.keep
def lines_up_to_article(look: Look, metal: str = "gallium", since: int = 2020) -> pd.DataFrame:
    """Give a metal's printed lines from a year up to that of the article."""
    rows = look["production"]
    return rows[(rows["commodity_id"] == metal) & rows["year"].between(since, EXPLAINER.day.year)]


@STORY.keep
def makers_abroad(look: Look, metal: str = "gallium", since: int = 2020) -> pd.DataFrame:
    """Keep the lines that name a producer other than China: with output, or without a figure for it."""
    lines = look(lines_up_to_article)
    named = (lines["quantity_kg"] > 0) | lines["status"].isin(WITHOUT_FIGURE)
    return lines[named & ~lines["country_iso3"].isin([*concentration.AGGREGATES, "CHN"])]


@STORY.keep
def output_of_unnamed(look: Look, metal: str = "gallium", since: int = 2020) -> pd.DataFrame:
    """Keep the lines with output of countries that the table does not name."""
    lines = look(lines_up_to_article)
    return lines[(lines["quantity_kg"] > 0) & (lines["country_iso3"] == concentration.OTHERS)]


@STORY.keep
def change_since_2022(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Set China's newest share since 2024 beside that of 2022 by the same publisher: one row or none.

    Returns:
        ``metal`` (its name), ``publisher``, ``year``, ``before``, ``after``, ``fall`` (points), ``row_ids``.
    """
    measured = look(tables_of_metal)
    late = measured[measured["year"] >= AFTER].tail(1)
    base = measured[(measured["year"] == BASE_YEAR) & measured["publisher"].isin(late["publisher"])].tail(1)
    both = base.merge(late, on="publisher", suffixes=("_base", ""))
    pairs = zip(both["row_ids_base"], both["row_ids"], strict=True)
    return both[["publisher", "year"]].assign(
        metal=look(metal_names)[metal],
        before=both["percent_base"],
        after=both["percent"],
        fall=both["percent_base"] - both["percent"],
        row_ids=[join_ids(pair) for pair in pairs],
    )


@STORY.keep
def tables_and_texts(look: Look) -> pd.DataFrame:
    """Give China's share of rare earths in tables, restated editions and texts; the newest table last.

    What repeats the article itself is left out. ``basis`` is ``table`` or ``text``.
    """
    every = pd.concat([look.rows("china_share_history", metal="rare_earths"), look.rows("restated_output")])
    printed = every.assign(percent=100 * every["share"].astype(float), basis="table")
    texts = restated.stated_shares(look["published_shares"], "rare_earths", "production")
    texts = texts[(texts["country_iso3"] == "CHN") & (texts["source_id"] != EXPLAINER.source)]
    publisher = texts["source_id"].map(look["sources"]["publisher"])
    stated = texts.assign(percent=texts["best"], publisher=publisher, basis="text")
    return pd.concat([stated, printed.sort_values(["year", "vintage"], kind="stable")], ignore_index=True)
