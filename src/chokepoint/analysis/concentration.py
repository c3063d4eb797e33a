"""Shares and the Herfindahl-Hirschman index with the bounds that gaps in the statistics leave.

The index is ``H = sum(s_c ** 2)`` over countries' shares (US Department of Justice, Merger Guidelines
2023, guideline 1), here as a fraction between 0 and 1. What a table does not assign to a country (the
line "other countries", withheld figures, the difference to a printed total) is never dropped: it is
spread over many producers for the low end and given to a single one for the high end.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from chokepoint.analysis.ids import join_ids

AGGREGATES = ("WLD", "ROW")


@dataclass(frozen=True)
class Interval:
    """A number known only within bounds: ``low <= best <= high``."""

    low: float
    best: float
    high: float


def hhi_bounds(known: list[float], residual: float, producers: int | None = None) -> Interval:
    """Bound the index when part of the output is not assigned to a country.

    Args:
        known: quantities of the countries listed, any unit, not negative.
        residual: quantity not assigned to a country, same unit.
        producers: how many producers share the residual, if that is known.

    Returns:
        ``low``: the residual split evenly over ``producers`` (over very many if unknown); ``high``: all of
        it one producer's; ``best``: split into blocks as large as the smallest listed producer, because a
        table lists the larger producers by name.

    Raises:
        ValueError: if a quantity is negative, or nothing at all is produced.
    """
    total = sum(known) + residual
    if min([*known, residual]) < 0 or total <= 0:
        raise ValueError("quantities must not be negative, and their sum must be positive")
    listed, rest = [quantity / total for quantity in known], residual / total
    base = sum(share**2 for share in listed)
    even = rest**2 / producers if producers else 0.0
    smallest = min([share for share in listed if share > 0], default=rest)
    best = max(even, rest * min(rest, smallest))
    return Interval(base + even, base + best, base + rest**2)


def shares(production: pd.DataFrame) -> pd.DataFrame:
    """Compute countries' shares of one commodity, stage, year, publisher and edition.

    Args:
        production: rows of table ``production`` for exactly one such combination, world row included if
            printed.

    Returns:
        One row a country with a figure: ``country_iso3``, ``quantity_kg``, ``share_low``, ``share``,
        ``share_high`` (0-1), ``denominator`` (``printed total`` or ``sum of rows``) and ``row_ids``. The
        denominator is the printed world total, or the sum of the parts where none is printed or the printed
        one is rounded below it; the bounds come from the two.
    """
    quantity = production["quantity_kg"]
    parts = float(quantity[production["country_iso3"] != "WLD"].sum())
    printed = quantity[production["country_iso3"] == "WLD"].max()
    stated = parts if pd.isna(printed) else float(printed)
    # a total rounded below the sum of its parts cannot be what the parts are shares of
    is_printed = pd.notna(printed) and stated >= parts
    listed = production[~production["country_iso3"].isin(AGGREGATES) & (quantity > 0)]
    frame = _divide(listed[["country_iso3", "quantity_kg"]], *sorted([stated, parts]))
    ids = join_ids(production.loc[quantity.notna(), "row_id"])
    frame = frame.assign(denominator="printed total" if is_printed else "sum of rows", row_ids=ids)
    return frame.sort_values("quantity_kg", ascending=False, ignore_index=True)


def _divide(listed: pd.DataFrame, smaller: float, larger: float) -> pd.DataFrame:
    share = listed["quantity_kg"] / larger
    highest = (listed["quantity_kg"] / smaller).clip(upper=1.0)
    return listed.assign(share_low=share, share=share, share_high=highest)


def residual(production: pd.DataFrame) -> float:
    """Give the quantity, in kg, that a table does not assign to a country: total (or sum) less countries."""
    quantity = production["quantity_kg"]
    listed = quantity[~production["country_iso3"].isin(AGGREGATES)].sum()
    world = quantity[production["country_iso3"] == "WLD"].max()
    other = quantity[production["country_iso3"] == "ROW"].sum()
    return max(float(other), float(world - listed) if pd.notna(world) else 0.0, 0.0)


EDITION = ["publisher", "vintage", "commodity_id", "stage", "year"]


def concentrate(production: pd.DataFrame, country: str = "CHN") -> pd.DataFrame:
    """Compute one country's share and the HHI for every publisher, edition, stage and year in a table.

    Args:
        production: table ``production``, any number of editions.
        country: ISO 3166 alpha-3 code.

    Returns:
        One row an edition and year in which the country has a figure: the columns of ``EDITION``,
        ``share_low``, ``share``, ``share_high``, ``hhi_low``, ``hhi``, ``hhi_high``, ``country_kg``,
        ``total_kg``, ``withheld`` (countries whose figure is withheld or not available), ``denominator``,
        ``row_ids``.
    """
    rows = [_concentrate(key, group, country) for key, group in production.groupby(EDITION, sort=True)]
    return pd.DataFrame([row for row in rows if row], columns=_CONCENTRATED)


_SHARES = ["share_low", "share", "share_high"]
_TAKEN = [*_SHARES, "denominator", "row_ids"]
_HHI = ["hhi_low", "hhi", "hhi_high"]
_CONCENTRATED = [*EDITION, *_TAKEN, *_HHI, "country_kg", "total_kg", "withheld"]


def _concentrate(key: tuple, group: pd.DataFrame, country: str) -> dict[str, object] | None:
    table = shares(group)
    mine = table[table["country_iso3"] == country]
    if mine.empty:
        return None
    row = mine.iloc[0]
    index = hhi_bounds(table["quantity_kg"].tolist(), residual(group))
    hidden = group["quantity_kg"].isna() & ~group["country_iso3"].isin(AGGREGATES)
    values = dict(zip(EDITION, key, strict=True)) | {name: row[name] for name in _TAKEN}
    values |= {"hhi_low": index.low, "hhi": index.best, "hhi_high": index.high, "withheld": int(hidden.sum())}
    return values | {"country_kg": row["quantity_kg"], "total_kg": row["quantity_kg"] / row["share"]}


def newest_years(concentrated: pd.DataFrame) -> pd.DataFrame:
    """Keep, of each publisher and edition, the newest year that :func:`concentrate` could compute."""
    last = concentrated.groupby(["publisher", "vintage", "commodity_id"])["year"].transform("max")
    return concentrated[concentrated["year"] == last].reset_index(drop=True)


def summarise(measured: pd.DataFrame) -> pd.DataFrame:
    """Give the range over publishers and editions in one row.

    Args:
        measured: as :func:`newest_years` gives them.

    Returns:
        ``low`` and ``high`` (share in percent), ``hhi_low``, ``hhi_high`` (0-1), ``row_ids``; or no row.
    """
    row = {
        "low": 100 * measured["share"].min(),
        "high": 100 * measured["share"].max(),
        "hhi_low": measured["hhi_low"].min(),
        "hhi_high": measured["hhi_high"].max(),
        "row_ids": join_ids(measured["row_ids"]),
    }
    return pd.DataFrame([row])[: min(len(measured), 1)]


def closest_to(concentrated: pd.DataFrame, percent: float) -> pd.DataFrame:
    """Find the computed share that lies closest to a quoted one: one row with ``percent`` added, or none."""
    distance = (100 * concentrated["share"] - percent).abs()
    return concentrated.assign(percent=100 * concentrated["share"]).loc[distance.nsmallest(1).index]
