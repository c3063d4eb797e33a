"""Which printed table answers a question: commodity, stage, year, publisher, edition.

A stage that a publisher does not name (``not_stated``) is set beside the stage asked for, never taken for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from chokepoint.analysis.production.bounds import AGGREGATES, USA, WORLD

NOT_STATED = "not_stated"
STAGES = ("mine", "primary", "refinery", "smelter", "smelter_refinery", "plant", "all_forms")
"""The order in which a stage is chosen where none is asked for; any other stage comes last."""

TABLE = ["publisher", "vintage", "commodity_id", "stage", "year"]


def with_figures(production: pd.DataFrame) -> pd.DataFrame:
    """Name the printed tables in which a country has a figure above nil: those that can be measured.

    Returns:
        The columns of ``TABLE``, one row a table, in the order of ``production``.
    """
    world = production["country_iso3"] == WORLD
    apart = production[world & production["world_total_excludes_usa"].fillna(False).astype(bool)]
    keys, without_usa = (pd.MultiIndex.from_frame(rows[TABLE]) for rows in (production, apart))
    no_part = (production["country_iso3"] == USA) & keys.isin(without_usa)
    named = ~production["country_iso3"].isin(AGGREGATES) & ~no_part & (production["value"] > 0)
    return production.loc[named, TABLE].drop_duplicates()


def default_stage(measured: pd.DataFrame, commodity: str, publisher: str) -> str:
    """Choose the stage of a commodity that a publisher's tables allow to be measured.

    Args:
        measured: as ``concentration.measure`` gives it.
        commodity: a commodity id.
        publisher: a publisher of the table.

    Returns:
        The first of ``STAGES`` there is, else the first in the order of the alphabet; ``""`` if none.
    """
    ours = measured[(measured["commodity_id"] == commodity) & (measured["publisher"] == publisher)]
    found = sorted(set(ours["stage"]))
    return next((stage for stage in STAGES if stage in found), found[0] if found else "")


PUBLISHERS = ("USGS", "WMD", "BGS")
"""Whose tables stand for a commodity: the first of these that has one with a figure."""
PAST_THE_MINE = ("smelter", "smelter_refinery", "refinery")
"""Stages that are taken from another publisher where the one followed does not print them."""


def newest_by_stage(measured: pd.DataFrame, publishers: Sequence[str] = PUBLISHERS) -> pd.DataFrame:
    """Choose the tables a page on a commodity follows: of its first publisher the newest of each stage.

    What is made past the mine is taken from the next publisher who prints it, where the first does not.

    Args:
        measured: as ``concentration.measure`` gives it, of any number of commodities.
        publishers: whose tables come first.

    Returns:
        Rows of ``measured`` with ``is_first`` (the table that comes first of its commodity), by commodity,
        the first publisher and the first of ``STAGES`` before others.
    """
    whose = measured["publisher"].map({name: n for n, name in enumerate(publishers)})
    of_first = whose.groupby(measured["commodity_id"]).transform("min")
    ranked = measured.assign(whose=whose, own=whose == of_first, which=_order_of(measured["stage"]))
    kept = ranked[ranked["own"] | (ranked["stage"].isin(PAST_THE_MINE) & whose.notna())]
    oldest_first = kept.sort_values(["commodity_id", "whose", "year", "vintage"],
                                    ascending=[True, False, True, True], kind="stable")  # fmt: skip
    newest = oldest_first.groupby(["commodity_id", "stage"], sort=False).tail(1)
    order = ["commodity_id", "own", "which", "stage"]
    found = newest.sort_values(order, ascending=[True, False, True, True], kind="stable")
    return (
        found.assign(is_first=~found["commodity_id"].duplicated())
        .drop(columns=["whose", "own", "which"])
        .reset_index(drop=True)
    )


def _order_of(stages: pd.Series) -> pd.Series:
    return stages.map({stage: n for n, stage in enumerate(STAGES)}).fillna(len(STAGES))


def at_stage(rows: pd.DataFrame, commodity: str, stage: str) -> pd.DataFrame:
    """Keep what can be set side by side: one commodity at one stage, by whichever publisher.

    A publisher that names no stage for the commodity is kept as well; if it names the stage asked for in
    another table, that one stands for it.
    """
    ours = rows[rows["commodity_id"] == commodity]
    exact = ours[ours["stage"] == stage]
    unnamed = ours[(ours["stage"] == NOT_STATED) & ~ours["publisher"].isin(exact["publisher"])]
    return pd.concat([exact, unnamed]).drop_duplicates().sort_index()


def newest_table(
    measured: pd.DataFrame, commodity: str, stage: str, publisher: str, year: int | None = None
) -> pd.DataFrame:
    """Choose the table that answers for a year, or for the newest year: its newest edition.

    Args:
        measured: as ``concentration.measure`` gives it.
        commodity: a commodity id.
        stage: its stage.
        publisher: whose table.
        year: the year asked for; the newest that could be measured if not given.

    Returns:
        One row of ``measured``, or none.
    """
    wanted = (measured["commodity_id"] == commodity) & (measured["stage"] == stage)
    ours = measured[wanted & (measured["publisher"] == publisher)]
    if year is not None:
        ours = ours[ours["year"] == year]
    return ours.sort_values(["year", "vintage"]).tail(1)


def rows_of(production: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """Give the printed rows of the tables chosen, in the order of ``production``."""
    return production.merge(chosen[TABLE].drop_duplicates(), on=TABLE, how="inner")


def newest_tables(measured: pd.DataFrame, publisher: str, year: int | None = None) -> pd.DataFrame:
    """Keep one publisher's newest table of each commodity and stage, for a year or the newest year of all.

    Returns:
        Rows of one year; of several editions that print it, the newest.
    """
    ours = measured[measured["publisher"] == publisher]
    wanted = ours["year"].max() if year is None else year
    ours = ours[ours["year"] == wanted].sort_values("vintage", kind="stable")
    return ours.drop_duplicates(["commodity_id", "stage"], keep="last").sort_index().reset_index(drop=True)


def most_compared_year(tables: pd.DataFrame) -> int | None:
    """Find the year that most publishers and editions print, the newest of several; None if there is none."""
    if tables.empty:
        return None
    counts = tables.groupby("year").size()
    return int(counts[counts == counts.max()].index.max())


def side_by_side(shares: pd.DataFrame, year: int, top_n: int) -> pd.DataFrame:
    """Set the largest countries of all tables of a year side by side.

    Args:
        shares: as ``concentration.shares`` gives them, of one commodity.
        year: the year to compare.
        top_n: how many countries to keep.

    Returns:
        Rows of ``shares`` in percent (``low``, ``best``, ``high``), the countries ordered by the largest
        share any table gives them.
    """
    ours = shares[shares["year"] == year]
    ranks = ours.groupby("country_iso3")["share"].max().sort_values(ascending=False, kind="stable")
    kept = ours[ours["country_iso3"].isin(ranks.index[:top_n])]
    order = kept["country_iso3"].map({code: n for n, code in enumerate(ranks.index)})
    percent = {"low": 100 * kept["share_low"], "best": 100 * kept["share"], "high": 100 * kept["share_high"]}
    ranked = kept.assign(order=order, **percent)
    return ranked.sort_values(["order", "publisher", "vintage"], ignore_index=True)


def spread(compared: pd.DataFrame, country: str) -> pd.DataFrame:
    """Give the lowest and the highest share that tables of one year give a country.

    Args:
        compared: as :func:`side_by_side` gives it.
        country: an ISO code.

    Returns:
        One row: ``low``, ``high`` (percent), ``low_publisher``, ``high_publisher``, ``low_vintage``,
        ``high_vintage``, ``tables`` (how many), ``row_ids``; no row if the country is in no table.
    """
    ours = compared[compared["country_iso3"] == country].sort_values("best", kind="stable")
    ends = {"low": ours.head(1), "high": ours.tail(1)}
    parts = [
        end[["best", "publisher", "vintage"]]
        .rename(columns={"best": name, "publisher": f"{name}_publisher", "vintage": f"{name}_vintage"})
        .reset_index(drop=True)
        for name, end in ends.items()
    ]
    ids = ";".join(dict.fromkeys(ours["row_ids"]))
    return pd.concat(parts, axis=1).assign(tables=len(ours), row_ids=ids)


def newest_tables_by_edition(measured: pd.DataFrame) -> pd.DataFrame:
    """Keep, of each publisher and edition, the newest table."""
    last = measured.groupby(["publisher", "vintage"])["year"].transform("max")
    return measured[measured["year"] == last].reset_index(drop=True)


def align_stages(measured: pd.DataFrame) -> pd.DataFrame:
    """Give a table without a named stage the stage that all other publishers name for the commodity, if one.

    Args:
        measured: as ``concentration.measure`` gives it.

    Returns:
        The rows, with ``stage`` filled where the other publishers agree on a single stage.
    """
    stated = (
        measured[measured["stage"] != NOT_STATED].groupby("commodity_id")["stage"].agg(["nunique", "first"])
    )
    single = stated.loc[stated["nunique"] == 1, "first"]
    agreed = measured["commodity_id"].map(single)
    unnamed = (measured["stage"] == NOT_STATED) & agreed.notna()
    return measured.assign(stage=measured["stage"].mask(unnamed, agreed))
