"""Shares in reserves, edition by edition, and beside the shares in production.

Reserves are what is known and pays at the day's price and technique; they are revised, and an edition's
total can be a lower bound (``>``), which makes every share of it an upper one.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, pattern_of
from chokepoint.analysis.production.bounds import read_table, share_of
from chokepoint.analysis.production.concentration import PRINTED, SUMMED, tables
from chokepoint.analysis.rows import Key, Row

EDITION = ["publisher", "vintage", "commodity_id", "basis", "year"]


def reserve_shares(reserves: pd.DataFrame) -> pd.DataFrame:
    """Compute countries' shares of the reserves that each edition prints.

    Args:
        reserves: table ``reserves``: as ``production``, with the year the reserves stand for.

    Returns:
        One row an edition, commodity, year and country with a figure, the largest first: the columns of
        ``EDITION``, ``country_iso3``, ``quantity``, ``share_low``, ``share``, ``share_high`` (0-1),
        ``denominator`` (``printed total`` or ``sum of rows``), ``row_ids``.
    """
    whole = _join_parts(reserves)
    found = [row for key, lines in tables(whole, EDITION) for row in _share_rows(key, lines)]
    return pd.DataFrame(found, columns=_COLUMNS)


_COLUMNS = [
    *EDITION,
    "country_iso3",
    "quantity",
    "share_low",
    "share",
    "share_high",
    "denominator",
    "row_ids",
]


def _join_parts(reserves: pd.DataFrame) -> pd.DataFrame:
    """Take a basis without a world total of its own, as two lines of one country, into the main table."""
    own = reserves["country_iso3"].eq("WLD").groupby([reserves[name] for name in EDITION]).transform("any")
    return reserves.assign(basis=reserves["basis"].where(own, ""))


def _share_rows(key: Key, lines: list[Row]) -> list[tuple]:
    table, ids = read_table(lines), pattern_of(line.row_id for line in lines)
    basis = PRINTED if table.uses_printed_total else SUMMED
    rows = []
    for code, amount in zip(table.countries, table.amounts, strict=True):
        part = share_of(amount, table)
        rows.append((*key, code, amount.best, part.low, part.best, part.high, basis, ids))
    return sorted(rows, key=lambda row: -row[6])


def newest_reserves(shares: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Keep the newest edition's reserve shares of a commodity, the largest first.

    Where an edition prints reserves on several bases (ore and content), the one with most countries is kept.
    """
    ours = shares[shares["commodity_id"] == commodity]
    newest = ours[ours["vintage"] == ours["vintage"].max()]
    sizes = newest["basis"].value_counts()
    return newest[newest["basis"] == sizes.idxmax()].reset_index(drop=True) if len(sizes) else newest


def against_production(in_reserves: pd.DataFrame, in_production: pd.DataFrame, top_n: int) -> pd.DataFrame:
    """Set each country's share in reserves beside its share in production.

    Args:
        in_reserves: as :func:`newest_reserves` gives them.
        in_production: as ``concentration.shares`` gives them, of one table.
        top_n: how many countries to keep, by the larger of the two shares.

    Returns:
        One row a country: ``country_iso3``, ``reserves`` and ``production`` (percent, NaN where a table
        does not list it), ``row_ids``.
    """
    columns = {"share": "value", "row_ids": "ids"}
    left, right = (
        frame.rename(columns=columns)[["country_iso3", "value", "ids"]]
        for frame in (in_reserves, in_production)
    )
    both = left.merge(right, on="country_iso3", how="outer", suffixes=("_reserves", "_production"))
    ids = zip(both["ids_reserves"].fillna(""), both["ids_production"].fillna(""), strict=True)
    frame = pd.DataFrame(
        {
            "country_iso3": both["country_iso3"],
            "reserves": 100 * both["value_reserves"],
            "production": 100 * both["value_production"],
            "row_ids": [join_ids(pair) for pair in ids],
        }
    )
    size = frame[["reserves", "production"]].max(axis=1)
    return frame.assign(size=size).sort_values("size", ascending=False, ignore_index=True).head(top_n)


def country_by_edition(shares: pd.DataFrame, commodity: str, country: str = "CHN") -> pd.DataFrame:
    """Follow one country's share of a commodity's reserves from edition to edition, in percent.

    Returns:
        Rows of :func:`reserve_shares` with ``low``, ``best``, ``high`` in percent, oldest edition first.
        ``at_most`` marks those whose total is printed as a lower bound: the share is an upper one, and
        ``low``, which is not known, is set to ``best``.
    """
    ours = shares[(shares["commodity_id"] == commodity) & (shares["country_iso3"] == country)]
    at_most = ours["share_low"] == 0
    low = ours["share_low"].mask(at_most, ours["share"])
    percent = {"low": 100 * low, "best": 100 * ours["share"], "high": 100 * ours["share_high"]}
    return ours.assign(at_most=at_most, **percent).sort_values(["year", "vintage"], ignore_index=True)
