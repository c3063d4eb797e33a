"""Shares and the Herfindahl-Hirschman index with the bounds that gaps in the statistics leave.

The index is ``H = sum(s_c ** 2)`` over countries' shares (US Department of Justice, Merger Guidelines
2023, guideline 1), here as a fraction between 0 and 1. What a table does not assign to a country (the
line "other countries", withheld figures, the difference to a printed total) is never dropped: it is
spread over many producers for the low end and given to a single one for the high end. Rounding widens both.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, pattern_of
from chokepoint.analysis.production.bounds import (
    AGGREGATES,
    LIST_ALL,
    OTHERS,
    READ,
    WORLD,
    Interval,
    Table,
    read_table,
    share_of,
)
from chokepoint.analysis.rows import Key, Row, add_up, each_row, grouped
from chokepoint.i18n import vocabulary

__all__ = ["AGGREGATES", "OTHERS", "WORLD", "Interval"]


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


def hhi(table: Table) -> Interval:
    """Bound the index of a printed table by rounding and by what it assigns to no country.

    Returns:
        ``best`` as :func:`hhi_bounds`; ``low``: every country at the low end of its share, the rest spread
        over very many; ``high``: every country at the high end, the rest a single producer's.

    Raises:
        ValueError: if the table has no country above nil.
    """
    if not table.amounts:
        raise ValueError("a table without countries has no concentration")
    best = hhi_bounds([amount.best for amount in table.amounts], table.rest.best).best
    parts = [share_of(amount, table) for amount in table.amounts]
    low = sum(part.low**2 for part in parts)
    high = sum(part.high**2 for part in parts) + share_of(table.rest, table).high ** 2 * bool(table.rest.high)
    return Interval(min(low, best), best, max(best, min(1.0, high)))


def largest(shares: list[float], k: int) -> float:
    """Give the concentration ratio: the share of the ``k`` largest producers, as a fraction."""
    return sum(sorted(shares, reverse=True)[:k])


def effective_number(index: float) -> float:
    """Give how many producers of equal size have the same index: one over it."""
    return 1 / index


EDITION = ["publisher", "vintage", "commodity_id", "stage", "year"]
PRINTED, SUMMED = vocabulary("printed total", "sum of rows")
"""What a share is taken of."""


def shares(production: pd.DataFrame) -> pd.DataFrame:
    """Compute countries' shares in one or many printed tables.

    Args:
        production: rows of table ``production``, world rows included where printed.

    Returns:
        One row a table and country with a figure, the largest first: the columns of ``EDITION``,
        ``country_iso3``, ``quantity`` (in the table's unit), ``share_low``, ``share``, ``share_high`` (0-1),
        ``denominator`` (``printed total`` or ``sum of rows``), ``without_usa`` and ``row_ids``. The
        denominator is the printed world total, or the sum of the parts where none is printed or the printed
        one is rounded below it.
    """
    found = [row for key, lines in tables(production) for row in _share_rows(key, lines)]
    return pd.DataFrame(found, columns=_SHARES)


_SHARES = [*EDITION, "country_iso3", "quantity", "share_low", "share", "share_high", "denominator",
           "without_usa", "row_ids"]  # fmt: skip


def tables(rows: pd.DataFrame, by: list[str] = EDITION) -> list[tuple[Key, list[Row]]]:
    """Divide rows into printed tables: each key in order, with its rows."""
    return grouped(rows[list(dict.fromkeys([*by, *READ, "row_id"]))], by)


def _share_rows(key: Key, lines: list[Row]) -> list[tuple]:
    table, ids = read_table(lines), pattern_of(line.row_id for line in lines)
    basis = PRINTED if table.uses_printed_total else SUMMED
    parts = [
        (code, amount.best, share_of(amount, table))
        for code, amount in zip(table.countries, table.amounts, strict=True)
    ]
    return [
        (*key, code, quantity, part.low, part.best, part.high, basis, table.without_usa, ids)
        for code, quantity, part in sorted(parts, key=lambda entry: -entry[1])
    ]


def measure(production: pd.DataFrame, country: str = "CHN") -> pd.DataFrame:
    """Measure the concentration of every printed table, and where one country stands in it.

    Args:
        production: rows of table ``production``, any number of publishers, editions, commodities and years.
        country: ISO 3166 alpha-3 code.

    Returns:
        One row a table that has a country above nil: the columns of ``EDITION``; ``hhi_low``, ``hhi``,
        ``hhi_high`` (0-1); ``producers`` (countries with a figure); ``hidden`` (withheld or not available);
        ``is_open`` (producers may be missing and no total bounds them); ``has_total``; ``denominator``;
        ``without_usa``; ``unassigned`` (share of the total, 0-1); ``leader`` and ``leader_share``,
        ``leads_alone`` (no other country has an equal figure);
        ``share_low``, ``share``, ``share_high`` of the country (nil where it has no figure), ``standing``
        (:func:`standing`) and ``row_ids``.
    """
    rows = [_measure(key, lines, country) for key, lines in tables(production)]
    frame = pd.DataFrame([row for row in rows if row], columns=_MEASURED)
    return _doubt_shortened(frame, vanished(production), country)


_HHI = ["hhi_low", "hhi", "hhi_high"]
_SHARE = ["share_low", "share", "share_high"]
_MEASURED = [*EDITION, *_HHI, "producers", "hidden", "is_open", "has_total", "denominator", "without_usa",
             "unassigned", "leader", "leader_share", "leads_alone", *_SHARE, "has_figure", "quantity",
             "standing", "row_ids"]  # fmt: skip


def _measure(key: Key, lines: list[Row], country: str) -> list[object] | None:
    table = read_table(lines)
    if not table.amounts:
        return None
    amounts = dict(zip(table.countries, table.amounts, strict=True))
    mine = amounts.get(country, Interval(0.0, 0.0, 0.0))
    leader = max(amounts, key=lambda code: amounts[code].best)
    index, share = hhi(table), share_of(mine, table)
    basis = PRINTED if table.uses_printed_total else SUMMED
    gaps = [len(table.countries), len(table.hidden), table.is_open, table.world is not None, basis]
    first = [table.without_usa, table.rest.best / table.total.best, leader]
    alone = sum(amount.best == amounts[leader].best for amount in amounts.values()) == 1
    first += [share_of(amounts[leader], table).best, alone]
    own = [share.low, share.best, share.high, country in amounts, mine.best, standing(table, country)]
    return [
        *key,
        index.low,
        index.best,
        index.high,
        *gaps,
        *first,
        *own,
        pattern_of(line.row_id for line in lines),
    ]


SURELY, FIRST, PERHAPS, NOT_FIRST = vocabulary(
    "surely first", "first as printed", "perhaps first", "not first"
)


def standing(table: Table, country: str) -> str:
    """Say how sure it is that a country is the largest producer of a table.

    Returns:
        ``surely first``: it stays above every other country, and above all that is not assigned taken
        together, whatever the rounding; ``first as printed``: it has the largest printed figure;
        ``perhaps first``: its own upper end, or the unassigned output if its figure is hidden, reaches the
        largest other; ``not first``: nothing of that.
    """
    amounts = dict(zip(table.countries, table.amounts, strict=True))
    others = [amount for code, amount in amounts.items() if code != country]
    floor = max((other.low for other in others), default=0.0)
    if country not in amounts:
        unknown = country in table.hidden and (table.is_open or table.rest.high >= floor)
        return PERHAPS if unknown else NOT_FIRST
    mine = amounts[country]
    if not table.is_open and mine.low > max([other.high for other in others] + [table.rest.high]):
        return SURELY
    if mine.best > max((other.best for other in others), default=0.0):
        return FIRST
    return PERHAPS if mine.high >= floor else NOT_FIRST


def largest_shares(of_table: pd.DataFrame, measured: pd.DataFrame, top_n: int) -> pd.DataFrame:
    """Divide one table's total into its largest countries, the others, and what no country is named for.

    Args:
        of_table: as :func:`shares` gives them, of one table.
        measured: the row of :func:`measure` of the same table.
        top_n: how many countries to name.

    Returns:
        ``part`` (ISO code, or empty), ``kind`` (``china``, ``country``, ``others``, ``nobody``),
        ``countries`` (how many the row stands for), ``low``, ``best``, ``high`` (percent), ``row_ids``. Parts
        of nil are left out; the last two kinds carry no bounds of their own.
    """
    named, others = of_table[:top_n], of_table[top_n:]
    kinds = ["china" if code == "CHN" else "country" for code in named["country_iso3"]]
    lines: list[tuple[object, ...]] = [
        (row.country_iso3, kind, 1, row.share_low, row.share, row.share_high)
        for row, kind in zip(each_row(named), kinds, strict=True)
    ]
    rest = float(measured["unassigned"].sum())
    lines += [("", "others", len(others), *[others["share"].sum()] * 3), ("", "nobody", 0, *[rest] * 3)]
    frame = pd.DataFrame(lines, columns=["part", "kind", "countries", "low", "best", "high"])
    percent = frame.assign(**{name: 100 * frame[name] for name in ("low", "best", "high")})
    return percent[percent["best"] > 0].assign(row_ids=";".join(measured["row_ids"]))


FORMER = ("ANT", "CSK", "DDR", "SCG", "SUN", "YUG", "ZAR")
"""States that ended or changed their name: their lines stop for that reason."""
WEIGHT = 0.1
"""A country that made this part of the total in the last year it was listed is missed when it is not."""


def vanished(production: pd.DataFrame) -> pd.DataFrame:
    """Find the tables that have silently lost a large producer.

    A publisher that lists every producer and prints no totals may stop printing one. The table then looks
    complete and is not.

    Args:
        production: table ``production``.

    Returns:
        One row a table and country: the columns of ``EDITION`` and ``country_iso3``, for countries without a
        line in the table whose share in the last earlier year with one was at least ``WEIGHT``.
    """
    lasting = ~production["country_iso3"].isin(FORMER)
    listed = production[production["publisher"].isin(LIST_ALL) & lasting]
    lost: list[Key] = []
    last: dict[Key, dict[str, float]] = {}
    for key, lines in grouped(listed[_LISTED], EDITION):
        now = _parts(lines)
        # of the same series the years before
        known = last.setdefault(key[:-1], {})
        gone = sorted(code for code, part in known.items() if part >= WEIGHT and code not in now)
        lost += [(*key, code) for code in gone]
        known.update(now)
    return pd.DataFrame(lost, columns=[*EDITION, "country_iso3"])


_LISTED = [*EDITION, "country_iso3", "value"]


def _parts(lines: list[Row]) -> dict[str, float]:
    """Give the part of the total that each country listed makes; nil where no figure is printed."""
    total = add_up(line.value for line in lines)
    return {line.country_iso3: line.value / total if line.value > 0 else 0.0 for line in lines}


def _doubt_shortened(measured: pd.DataFrame, lost: pd.DataFrame, country: str) -> pd.DataFrame:
    """Mark tables that lost a large producer as open, and take back what they cannot say of first places."""
    keys = _keys(measured)
    shortened, ours = set(_keys(lost)), set(_keys(lost[lost["country_iso3"] == country]))
    hit = pd.Series([key in shortened for key in keys], measured.index, dtype=bool)
    own = pd.Series([key in ours for key in keys], measured.index, dtype=bool)
    doubtful = measured["standing"].mask(hit & (measured["standing"] == SURELY), FIRST).mask(own, PERHAPS)
    return measured.assign(is_open=measured["is_open"].astype(bool) | hit, standing=doubtful)


def _keys(tables: pd.DataFrame) -> list[Key]:
    return list(zip(*(tables[name].tolist() for name in EDITION), strict=True))


def concentrate(production: pd.DataFrame, country: str = "CHN") -> pd.DataFrame:
    """Compute one country's share and the HHI for every publisher, edition, stage and year in a table.

    Args:
        production: table ``production``, any number of editions.
        country: ISO 3166 alpha-3 code.

    Returns:
        The rows of :func:`measure` in which the country has a figure, with ``country_kg`` and ``total_kg``
        (NaN where the table counts no mass).
    """
    measured = measure(production, country)
    found = measured[measured["has_figure"].astype(bool)]
    mine = production[production["country_iso3"] == country]
    mass = mine.groupby(EDITION)["quantity_kg"].sum(min_count=1).rename("country_kg").reset_index()
    weighed = found.merge(mass, on=EDITION, how="left")
    return weighed.assign(total_kg=weighed["country_kg"] / weighed["share"])


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
    return pd.DataFrame([row])[: len(measured)]


def closest_to(concentrated: pd.DataFrame, percent: float) -> pd.DataFrame:
    """Find the computed share that lies closest to a quoted one: one row with ``percent`` added, or none."""
    # the type is stated because there may be no table at all
    share = 100 * concentrated["share"].astype(float)
    distance = (share - percent).abs()
    return concentrated.assign(percent=share).loc[distance.nsmallest(1).index]
