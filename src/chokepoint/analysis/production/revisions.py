"""Which printed figures moved from one edition to another, and which cannot be set side by side.

A figure is what one edition prints for one thing, place and year. Two printings of a figure differ only
where the intervals they stand for do not meet (``bounds.read_interval``): a change within the rounding is
none. What looks like a change but counts something else is no revision; ``reason`` says which of these it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.bounds import OTHERS, WORLD, read_interval
from chokepoint.i18n import vocabulary


@dataclass(frozen=True)
class Identity:
    """The columns of a table that say what a figure measures.

    Args:
        part: the column that divides a commodity: its stage, basis or form.
        words: the column with the publisher's own words for it.
        by_year: whether several editions print the same year; reserves stand for the edition's own year.
    """

    part: str
    words: str
    by_year: bool = True


TABLES = {
    "production": Identity("stage", "stage_as_printed"),
    "capacity": Identity("stage", "stage_as_printed"),
    "reserves": Identity("basis", "type_as_printed", by_year=False),
    "import_reliance": Identity("form", "measure_as_printed"),
    "commodity_prices": Identity("form", "price_basis"),
}
"""The tables of which the package holds several editions."""

THING = ["table", "publisher", "commodity_id", "part", "when"]
"""One list of a table: all of its countries are printed together."""
KEY = [*THING, "country_iso3"]
FIGURE = [*KEY, "edition", "year", "value", "unit", "amount", "base", "low", "high", "status", "words",
          "without_usa", "taken_from", "note", "row_ids"]  # fmt: skip
NUMBERS = ("reported", "estimated", "zero", "less_than", "greater_than")
"""Statuses of a cell that prints a number which can be compared."""
REPEATS = ("figure 2",)
"""Forms under which an edition prints a figure a second time."""

REASONS = tuple(
    vocabulary(
        "no figure in either",
        "hidden in one edition",
        "listed in one edition only",
        "wrong in one edition",
        "another unit",
        "another thing is weighed",
        "total of other countries",
        "rest of another list",
        "whole list moved as one",
    )
)
"""Why two printings are not compared, in the order in which they are looked for."""


def read_figures(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Bring the rows of one table into the shape in which editions are compared.

    Args:
        table: a name of ``TABLES``.
        rows: rows of that table.

    Returns:
        One row a figure and edition with the columns of ``FIGURE``: ``part`` (stage, basis or form), ``when``
        (the year as text, empty for reserves), ``value`` in ``unit`` as printed, ``amount``, ``low`` and
        ``high`` in ``base`` (kg, m3 or the printed unit). Lines of one country in one list are added up.
    """
    what = TABLES[table]
    frame = pd.DataFrame({name: rows[name] for name in _KEPT})
    frame = frame.assign(
        table=table,
        edition=rows["vintage"].astype(str),
        part=rows[what.part],
        when=rows["year"].astype(str) if what.by_year else "",
        words=rows[what.words],
        country_iso3=rows.get("country_iso3", ""),
        without_usa=_truth(rows),
        taken_from=rows.get("taken_from", ""),
        row_ids=rows["row_id"],
        **_amounts(rows),
    )
    return _add_lines(frame[~frame["part"].isin(REPEATS)][FIGURE])


_KEPT = ["publisher", "commodity_id", "year", "value", "unit", "status", "note"]


def _truth(rows: pd.DataFrame) -> pd.Series:
    if "world_total_excludes_usa" not in rows:
        return pd.Series(False, rows.index)
    return rows["world_total_excludes_usa"].fillna(False).astype(bool)


def _amounts(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Give each figure in a unit all editions share, with the interval it stands for."""
    amount, base = rows["value"], rows["unit"]
    for column, unit in (("quantity_m3", "m3"), ("quantity_kg", "kg")):
        if column in rows:
            base = base.mask(rows[column].notna(), unit)
            amount = amount.mask(rows[column].notna(), rows[column])
    factor = (amount / rows["value"]).replace([np.inf, -np.inf], np.nan).fillna(1.0)
    cells = zip(rows["value"], rows["qualifier"], strict=True)
    ends = [read_interval(*cell) if pd.notna(cell[0]) else None for cell in cells]
    low = pd.Series([end.low if end else np.nan for end in ends], rows.index)
    high = pd.Series([end.high if end else np.nan for end in ends], rows.index)
    return {"amount": amount, "base": base, "low": low * factor, "high": high * factor}


def _add_lines(figures: pd.DataFrame) -> pd.DataFrame:
    """Add up the lines that a list prints for one country; such a sum has the status of its first line."""
    several = figures.duplicated([*KEY, "edition"], keep=False)
    if not several.any():
        return figures.reset_index(drop=True)
    added = dict.fromkeys(["value", "amount", "low", "high"], _total) | {"row_ids": join_ids}
    rules = {name: added.get(name, "first") for name in FIGURE if name not in [*KEY, "edition"]}
    sums = figures[several].groupby([*KEY, "edition"], as_index=False, sort=False).agg(rules)
    return pd.concat([figures[~several], sums[FIGURE]], ignore_index=True)


def _total(values: pd.Series) -> float:
    return float(values.sum(min_count=len(values)))


def compare(figures: pd.DataFrame, first: tuple[str, str], second: tuple[str, str]) -> pd.DataFrame:
    """Set two editions side by side, figure by figure, over the lists that both print.

    Args:
        figures: as :func:`read_figures` gives them, of any tables.
        first: publisher and edition of one.
        second: publisher and edition of the other.

    Returns:
        One row a figure: the columns of ``KEY`` (``publisher`` of the first), ``edition_before``,
        ``edition_after``, ``value_*``, ``unit_*``, ``amount_*``, ``status_*``, ``year_*``, ``note_*``,
        ``row_ids``, ``reason`` (empty where the two can be compared), ``moved`` (they can, and their
        intervals do not meet), ``log_change`` (natural logarithm of after over before; 0 where not moved,
        infinite to or from nil, NaN where not comparable).
    """
    before, after = _edition(figures, first), _edition(figures, second).assign(publisher=first[0])
    shared = before[THING].drop_duplicates().merge(after[THING].drop_duplicates())
    sides = [side.merge(shared) for side in (before, after)]
    pairs = sides[0].merge(sides[1], on=KEY, how="outer", suffixes=("_before", "_after"))
    pairs = pairs.assign(edition_before=first[1], edition_after=second[1], row_ids=_join_pairs(pairs))
    return _measure(pairs.assign(reason=_find_reasons(pairs)))


def consecutive(figures: pd.DataFrame) -> pd.DataFrame:
    """Compare every edition of a publisher and table with the next one in the evidence.

    Args:
        figures: as :func:`read_figures` gives them.

    Returns:
        As :func:`compare`, with ``age``: how many editions a figure of that year had been printed in before
        (1: its first print), from the number of the edition; NaN for figures without a year of their own.
    """
    groups = figures.groupby(["table", "publisher"])
    found = [pairs for _, group in groups for pairs in _compare_in_turn(group)]
    pairs = pd.concat(found, ignore_index=True) if found else compare(figures.head(0), ("", ""), ("", ""))
    printed_in = pd.to_numeric(pairs["edition_before"], errors="coerce")
    years = pd.to_numeric(pairs["when"], errors="coerce")
    return pairs.assign(age=printed_in - years)


def _compare_in_turn(group: pd.DataFrame) -> list[pd.DataFrame]:
    publisher, editions = group["publisher"].iloc[0], sorted(set(group["edition"]))
    return [compare(group, (publisher, one), (publisher, other)) for one, other in pairwise(editions)]


def _edition(figures: pd.DataFrame, edition: tuple[str, str]) -> pd.DataFrame:
    return figures[(figures["publisher"] == edition[0]) & (figures["edition"] == edition[1])]


def _join_pairs(pairs: pd.DataFrame) -> list[str]:
    ids = zip(pairs["row_ids_before"].fillna(""), pairs["row_ids_after"].fillna(""), strict=True)
    return [join_ids(both) for both in ids]


def _find_reasons(pairs: pd.DataFrame) -> np.ndarray:
    """Say for each pair why it is not compared; empty where it is."""
    one, other = _is_number(pairs["status_before"]), _is_number(pairs["status_after"])
    absent = pairs["status_before"].isna() | pairs["status_after"].isna()
    doubtful = (pairs["status_before"] == "doubtful") | (pairs["status_after"] == "doubtful")
    numbers = one & other & pairs["amount_before"].notna() & pairs["amount_after"].notna()
    is_world, is_rest = pairs["country_iso3"] == WORLD, pairs["country_iso3"] == OTHERS
    tests = [
        ~one & ~other & ~doubtful,
        ~numbers & ~absent & ~doubtful,
        absent,
        doubtful,
        pairs["base_before"] != pairs["base_after"],
        _weighs_another(pairs),
        is_world & (pairs["without_usa_before"] != pairs["without_usa_after"]),
        is_rest & _in_lists(pairs, _named_differ(pairs)),
        _in_lists(pairs, _moved_as_one(pairs[numbers])),
    ]
    return np.select([test.to_numpy(bool) for test in tests], REASONS, default="")


def _is_number(statuses: pd.Series) -> pd.Series:
    return statuses.isin(NUMBERS)


WEIGHED = re.compile(
    r"gross weight|content|contain|ore\b|ores\b|concentrate|trioxide|dioxide|oxide|equivalent|calcined"
    r"|borax|ulexite|datolite|borate|colemanite|compound",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def weighed(words: str) -> frozenset[str]:
    """List what a publisher's words say is weighed: ``content``, ``gross weight``, ``oxide``, ``ore`` ..."""
    found = {match.lower().rstrip("s") for match in WEIGHED.findall(str(words))}
    return frozenset("content" if word == "contain" else word for word in found)


def _weighs_another(pairs: pd.DataFrame) -> pd.Series:
    """Tell where both editions say what is weighed and neither says part of what the other says."""
    texts = zip(pairs["words_before"].fillna(""), pairs["words_after"].fillna(""), strict=True)
    sides = [(weighed(one), weighed(other)) for one, other in texts]
    return pd.Series([not (one <= other or other <= one) for one, other in sides], pairs.index)


def _in_lists(pairs: pd.DataFrame, lists: set[tuple[str, ...]]) -> pd.Series:
    keys = zip(*(pairs[name] for name in THING), strict=True)
    return pd.Series([key in lists for key in keys], pairs.index)


def _named_differ(pairs: pd.DataFrame) -> set[tuple[str, ...]]:
    """Find the lists whose editions name different countries, so that the rest is another rest."""
    named = pairs[~pairs["country_iso3"].isin([WORLD, OTHERS])]
    one, other = (_is_number(named[f"status_{side}"]) for side in ("before", "after"))
    return _keys(named[one != other])


FEWEST, FACTOR, ALIKE = 3, 1.15, 1.03
"""A list counts as moved by one factor if so many countries moved, all by more than ``FACTOR`` and their
factors within ``ALIKE`` of each other."""


def _moved_as_one(numbers: pd.DataFrame) -> set[tuple[str, ...]]:
    """Find the lists in which every country moved by one large factor: a unit or a definition changed."""
    countries = numbers[~numbers["country_iso3"].isin([WORLD, OTHERS, ""])]
    above = countries[(countries["amount_before"] > 0) & (countries["amount_after"] > 0)]
    ratios = np.log(above["amount_after"] / above["amount_before"])
    spread = above[THING].assign(ratio=ratios).groupby(THING)["ratio"].agg(["size", "min", "max"])
    alike = (spread["size"] >= FEWEST) & (spread["max"] - spread["min"] <= 2 * np.log(ALIKE))
    far = np.minimum(spread["min"].abs(), spread["max"].abs()) > np.log(FACTOR)
    return set(spread.index[alike & far])


def _keys(rows: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(rows[THING].itertuples(index=False, name=None))


def _measure(pairs: pd.DataFrame) -> pd.DataFrame:
    """Add ``moved`` and ``log_change``."""
    comparable = pairs["reason"] == ""
    apart = (pairs["low_after"] > pairs["high_before"]) | (pairs["low_before"] > pairs["high_after"])
    # intervals that touch in a shared end still name two different figures
    touch = (pairs["low_after"] == pairs["high_before"]) | (pairs["low_before"] == pairs["high_after"])
    differ = pairs["amount_after"] != pairs["amount_before"]
    moved = comparable & (apart | (touch & differ & _is_exact(pairs)))
    return pairs.assign(moved=moved, log_change=_log_changes(pairs, comparable, moved))


def _is_exact(pairs: pd.DataFrame) -> pd.Series:
    bounds = ("less_than", "greater_than")
    return ~pairs["status_before"].isin(bounds) & ~pairs["status_after"].isin(bounds)


def _log_changes(pairs: pd.DataFrame, comparable: pd.Series, moved: pd.Series) -> pd.Series:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(pairs["amount_after"].to_numpy(float)) - np.log(pairs["amount_before"].to_numpy(float))
    return pd.Series(ratio, pairs.index).where(moved, 0.0).where(comparable)


def read_all(loaded: Iterable[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """Read the figures of several tables into one frame, as :func:`read_figures` does for each."""
    return pd.concat([read_figures(name, rows) for name, rows in loaded], ignore_index=True)
