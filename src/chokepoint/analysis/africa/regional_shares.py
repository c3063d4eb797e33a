"""The share of a group of countries in a world total, with the bounds that unassigned output leaves.

The lower bound counts what a table prints for countries of the group; the upper one adds all that the
table assigns to no country ("other countries", withheld figures, the difference to a printed total), as
if it were the group's. A share is computed within one printed table; nothing is joined across editions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from chokepoint.analysis.ids import pattern_of
from chokepoint.analysis.production.concentration import AGGREGATES

TABLE = ["publisher", "vintage", "commodity_id", "year"]
SHARE = ["region_kg", "world_kg", "share", "share_high", "members", "top_iso3", "top_share", "row_ids"]


def regional_share(table: pd.DataFrame, members: Collection[str]) -> pd.DataFrame:
    """Compute a group's share for every publisher, edition, commodity and year in a table.

    Args:
        table: rows of ``production`` of one stage a commodity, or of ``reserves``.
        members: ISO codes of the group.

    Returns:
        One row a printed table: ``TABLE`` and ``SHARE``. ``region_kg`` and ``world_kg`` in kg, ``share`` and
        ``share_high`` 0-1, ``members`` countries of the group with output, ``top_iso3`` the largest of them
        ("" if none) with ``top_share`` of the world. Tables without any positive quantity are left out, and
        those that print a country in several forms, whose weights cannot be added.
    """
    rows = [_share(key, group, members) for key, group in table.groupby(TABLE)]
    return pd.DataFrame([row for row in rows if row], columns=[*TABLE, *SHARE])


def _share(key: tuple, group: pd.DataFrame, members: Collection[str]) -> dict[str, object] | None:
    named = group[~group["country_iso3"].isin(AGGREGATES) & (group["quantity_kg"] > 0)]
    total = world_total(group)
    if not total > 0 or group["country_iso3"].duplicated().any():
        return None
    own = named[named["country_iso3"].isin(members)].nlargest(len(named), "quantity_kg")
    region, rest = float(own["quantity_kg"].sum()), max(total - float(named["quantity_kg"].sum()), 0.0)
    top = own.head(1)
    values = {
        "region_kg": region,
        "world_kg": total,
        "share": region / total,
        "share_high": (region + rest) / total,
        "members": len(own),
        "top_iso3": "".join(top["country_iso3"]),
        "top_share": float(top["quantity_kg"].sum()) / total,
        "row_ids": pattern_of(group["row_id"]),
    }
    return dict(zip(TABLE, key, strict=True)) | values


def world_total(table: pd.DataFrame) -> float:
    """Give the printed world total in kg, or the sum of the parts where none or a smaller one is printed."""
    quantity = table["quantity_kg"]
    printed = quantity[table["country_iso3"] == "WLD"].max()
    parts = float(quantity[table["country_iso3"] != "WLD"].sum())
    return parts if pd.isna(printed) else max(float(printed), parts)


def newest_shares(table: pd.DataFrame, members: Collection[str]) -> pd.DataFrame:
    """Compute a group's share in the newest year of the newest edition of each publisher and commodity.

    Args:
        table: as for :func:`regional_share`.
        members: ISO codes of the group.

    Returns:
        One row a publisher and commodity, as :func:`regional_share` gives them; a table that allows no share
        gives way to the one before.
    """
    groups = dict(iter(table.groupby(TABLE)))
    found: dict[tuple, dict[str, object]] = {}
    for key in sorted(groups, key=lambda one: (one[1], one[3]), reverse=True):  # by edition and year
        publisher, _, commodity, _ = key
        if (publisher, commodity) not in found and (row := _share(key, groups[key], members)):
            found[publisher, commodity] = row
    shares = pd.DataFrame(list(found.values()), columns=[*TABLE, *SHARE])
    return shares.sort_values(TABLE, ignore_index=True)


def rank_by_share(shares: pd.DataFrame) -> list[str]:
    """List commodities by the highest share any publisher's table gives the group, largest first."""
    highest = shares.groupby("commodity_id")["share"].max()
    return list(highest.sort_values(ascending=False, kind="stable").index)


def restated(shares: pd.DataFrame) -> pd.DataFrame:
    """Find the years that several editions of one publisher give different shares.

    Args:
        shares: as :func:`regional_share` gives them.

    Returns:
        One row a publisher, commodity and year with at least two editions: the two ``vintages``, ``first``
        and ``last`` share (percent), ``change`` (points) and ``row_ids``; the largest change first.
    """
    keys = ["publisher", "commodity_id", "year"]
    ordered = shares.sort_values("vintage", kind="stable")
    rows = [_restatement(key, group) for key, group in ordered.groupby(keys) if len(group) > 1]
    frame = pd.DataFrame(rows, columns=[*keys, "from_vintage", "to_vintage", "first", "last", "row_ids"])
    frame = frame.assign(change=frame["last"] - frame["first"])
    return frame.reindex(frame["change"].abs().sort_values(ascending=False).index).reset_index(drop=True)


def _restatement(key: tuple, group: pd.DataFrame) -> tuple[object, ...]:
    first, last = group.iloc[0], group.iloc[-1]
    ids = ";".join([first["row_ids"], last["row_ids"]])
    return (*key, first["vintage"], last["vintage"], 100 * first["share"], 100 * last["share"], ids)


def without_members(shares: pd.DataFrame, commodities: Collection[str]) -> list[str]:
    """List the commodities for which no table names a producer of the group, in the order given."""
    producing = set(shares.loc[shares["members"] > 0, "commodity_id"])
    counted = set(shares["commodity_id"])
    return [name for name in commodities if name in counted and name not in producing]


def select_stage(production: pd.DataFrame, stages: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Keep, of each commodity, the rows of the stages named for it."""
    return pd.concat(_of_stage(production, stages), ignore_index=True)


def _of_stage(production: pd.DataFrame, stages: dict[str, tuple[str, ...]]) -> Iterator[pd.DataFrame]:
    for commodity, names in stages.items():
        rows = production[(production["commodity_id"] == commodity) & production["stage"].isin(names)]
        yield rows
