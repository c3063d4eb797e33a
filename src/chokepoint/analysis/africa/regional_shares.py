"""The share of a group of countries in a world total, with the bounds that unassigned output leaves.

The lower bound counts what a table prints for countries of the group; the upper one adds all that the
table assigns to no country ("other countries", withheld figures, the difference to a printed total), as
if it were the group's. A share is computed within one printed table; nothing is joined across editions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from chokepoint.analysis.ids import pattern_of
from chokepoint.analysis.production.concentration import AGGREGATES, WORLD
from chokepoint.analysis.rows import Key, Row, add_up, grouped

TABLE = ["publisher", "vintage", "commodity_id", "year"]
_READ = [*TABLE, "country_iso3", "quantity_kg", "row_id"]
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
    rows = [_share(key, lines, members) for key, lines in grouped(table[_READ], TABLE)]
    return pd.DataFrame([row for row in rows if row], columns=[*TABLE, *SHARE])


def _share(key: Key, lines: list[Row], members: Collection[str]) -> dict[str, object] | None:
    total, codes = _world_total(lines), {line.country_iso3 for line in lines}
    if not total > 0 or len(codes) < len(lines):
        return None
    named = [line for line in lines if line.country_iso3 not in AGGREGATES and line.quantity_kg > 0]
    own = sorted((line for line in named if line.country_iso3 in members), key=lambda line: -line.quantity_kg)
    region = _kg(own)
    values = {
        "region_kg": region,
        "world_kg": total,
        "share": region / total,
        "share_high": (region + max(total - _kg(named), 0.0)) / total,
        "members": len(own),
        "top_iso3": own[0].country_iso3 if own else "",
        "top_share": _kg(own[:1]) / total,
        "row_ids": pattern_of(line.row_id for line in lines),
    }
    return dict(zip(TABLE, key, strict=True)) | values


def _world_total(lines: list[Row]) -> float:
    """Give the printed world total in kg, or the sum of the parts where none or a smaller one is printed."""
    printed = [line.quantity_kg for line in lines if line.country_iso3 == WORLD and line.quantity_kg >= 0]
    return max([*printed, _kg(line for line in lines if line.country_iso3 != WORLD)])


def _kg(lines: Iterable[Row]) -> float:
    return add_up(line.quantity_kg for line in lines)


def newest_shares(table: pd.DataFrame, members: Collection[str]) -> pd.DataFrame:
    """Compute a group's share in the newest year of the newest edition of each publisher and commodity.

    Args:
        table: as for :func:`regional_share`.
        members: ISO codes of the group.

    Returns:
        One row a publisher and commodity, as :func:`regional_share` gives them; a table that allows no share
        gives way to the one before.
    """
    # by edition and year, the newest first
    tables = sorted(grouped(table[_READ], TABLE), key=lambda one: (one[0][1], one[0][3]), reverse=True)
    found: dict[Key, dict[str, object]] = {}
    for key, lines in tables:
        publisher, _, commodity, _ = key
        if (publisher, commodity) not in found and (row := _share(key, lines, members)):
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


def select_stage(production: pd.DataFrame, stages: Mapping[str, Collection[str]]) -> pd.DataFrame:
    """Keep, of each commodity, the rows of the stages named for it, in the order of the commodities."""
    places: dict[str, list[int]] = {commodity: [] for commodity in stages}
    pairs = zip(production["commodity_id"].tolist(), production["stage"].tolist(), strict=True)
    for place, (commodity, stage) in enumerate(pairs):
        if stage in stages.get(commodity, ()):
            places[commodity].append(place)
    chosen = [place for own in places.values() for place in own]
    return production.iloc[chosen].reset_index(drop=True)
