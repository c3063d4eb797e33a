"""What a country makes: the newest table of each mineral and stage, and where the country stands in it.

The tables are those that the dossiers of the minerals follow, so that the two kinds of page cannot differ.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row
from chokepoint.analysis.production import concentration, editions
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures.places import at_start, with_article
from chokepoint.i18n import msg
from chokepoint.stories.country.story import STORY

HALF = 50
"""Percent."""
TABLE = ["publisher", "vintage", "commodity_id", "stage", "year"]
OF_TABLE = ["is_first", "is_open", "is_old", "producers", "unassigned", "leader"]
OLD = 5
"""A table is called old that is so many years behind the newest."""


def country_of(look: Look) -> str:
    """Give the code of the country."""
    return str(look.param("country"))


def country_inside(look: Look) -> str:
    """Name the country inside a sentence."""
    return with_article(country_of(look), look(place_names), look.t)


def country_first(look: Look) -> str:
    """Name the country at the start of a sentence."""
    return at_start(country_of(look), look(place_names), look.t)


@STORY.words("name")
def what_it_is_called(look: Look) -> dict[str, object]:
    """Name the country."""
    return {"name": str(look(place_names).get(country_of(look), country_of(look)))}


@STORY.keep
def followed_tables(look: Look) -> pd.DataFrame:
    """Name the tables followed: of each mineral's first publisher, the newest of each stage.

    Returns:
        As ``editions.newest_by_stage``; ``is_first`` is the table its dossier leads with; with ``is_old``.
    """
    found = editions.newest_by_stage(look.rows("concentration.measured_tables"))
    return found.assign(is_old=found["year"] < found["year"].max() - OLD)


@STORY.keep
def printed_rows(look: Look) -> pd.DataFrame:
    """Give the rows of these tables."""
    return editions.rows_of(look["production"], look(followed_tables))


@STORY.keep
def shares_of_all(look: Look) -> pd.DataFrame:
    """Give every country's share in these tables.

    Returns:
        As ``concentration.shares``, with ``low``, ``percent`` and ``high`` (percent), ``place`` (1 for the
        largest figure), ``of`` (producers with a figure), ``is_first``, ``is_open``, ``is_old``, ``leader``.
    """
    tables = look(followed_tables)
    shares = concentration.shares(look(printed_rows))
    joined = shares.merge(tables[[*TABLE, *OF_TABLE]], on=TABLE)
    place = joined.groupby(TABLE)["quantity"].rank(method="min", ascending=False).astype(int)
    ends = {"low": "share_low", "percent": "share", "high": "share_high"}
    percent = {name: 100 * joined[share] for name, share in ends.items()}
    return joined.assign(place=place, of=joined["producers"], **percent)


@STORY.keep
def own_shares(look: Look, country: str) -> pd.DataFrame:
    """Keep the shares above nil, the largest first, old tables last; a list of one producer has no share."""
    every = look(shares_of_all)
    own = every[(every["country_iso3"] == country) & (every["quantity"] > 0)]
    alone = own["is_open"].astype(bool) & (own["producers"] == 1)
    ends = ["low", "percent", "high"]
    hidden = own.assign(**{name: own[name].mask(alone) for name in ends})
    order = ["is_old", "percent"]
    return hidden.sort_values(order, ascending=[True, False], kind="stable", ignore_index=True)


@STORY.keep
def led(look: Look, country: str) -> pd.DataFrame:
    """Keep the tables in which the country is the largest producer listed, of every stage."""
    own = look(own_shares)
    return own[own["leader"] == country].reset_index(drop=True)


@STORY.keep
def led_first(look: Look) -> pd.DataFrame:
    """Keep those of them that a dossier leads with: one row a mineral."""
    rows = look(led)
    return rows[rows["is_first"].astype(bool)].reset_index(drop=True)


MINERALS = msg("minerals with a table that names producers")
LEADS = msg("minerals whose table has it as the largest producer listed")
OVER_HALF = msg("minerals of which it has more than half of the total, by share, lower and upper bound")


@STORY.answers(minerals_n=Column("n", "minerals", MINERALS))
def count_of_minerals(look: Look) -> pd.DataFrame:
    """Count the minerals with a table that names producers."""
    tables = look(followed_tables)
    return in_one_row(tables, n=tables["commodity_id"].nunique()) if len(tables) else _none(tables, "n")


def _none(like: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Give no row with the columns of numbers asked for."""
    return like.head(0).assign(**dict.fromkeys(columns, 0.0))


@STORY.answers(leads_n=Column("n", "minerals", LEADS))
def count_of_led(look: Look) -> pd.DataFrame:
    """Count the minerals of which the country is the largest producer listed; not of a union of countries."""
    own, tables = look(own_shares), look(followed_tables)
    return _none(tables, "n") if own.empty else in_one_row(tables, n=len(look(led_first)))


@STORY.answers(half_n=Column("n", "minerals", OVER_HALF, low="n_low", high="n_high"))
def count_of_halves(look: Look) -> pd.DataFrame:
    """Count the minerals of which the country makes more than half; nothing where it leads none."""
    rows = look(led_first)
    rows = rows[~rows["is_open"].astype(bool)]
    if rows.empty:
        return _none(rows, "n", "n_low", "n_high")
    ends = {"n_low": "low", "n": "percent", "n_high": "high"}
    counts = {name: int((rows[end] > HALF).sum()) for name, end in ends.items()}
    return in_one_row(rows, **counts) if counts["n_high"] else _none(rows, "n", "n_low", "n_high")


@STORY.answers(
    largest=Column("percent", "percent", "its figure over the total, or the sum of the parts", date="year",
                   low="low", high="high"),
)  # fmt: skip
def largest_share(look: Look) -> pd.DataFrame:
    """Pick the largest share of a table that is not old and leaves no producer out: one row or none."""
    return comparable(look(own_shares)).head(1)


def comparable(shares: pd.DataFrame) -> pd.DataFrame:
    """Keep the shares that can be set beside each other: of tables not old, over a total."""
    return shares[~shares["is_open"].astype(bool) & ~shares["is_old"].astype(bool)]
