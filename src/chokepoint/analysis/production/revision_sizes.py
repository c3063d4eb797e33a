"""How large revisions are, which way they go, and what an estimate is worth.

All functions take pairs as ``revisions.consecutive`` gives them. A change is measured from the smaller of
its two numbers, so that a doubling and a halving are the same size: more than 50 percent means a factor
above 1.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.bounds import OTHERS, WORLD
from chokepoint.analysis.production.restated import READINGS
from chokepoint.analysis.production.revisions import REASONS
from chokepoint.i18n import vocabulary

KINDS = tuple(
    vocabulary(
        "mine output by country",
        "refined output by country",
        "world output",
        "capacity by country",
        "reserves by country",
        "import reliance",
        "prices",
    )
)
"""Kinds of figures, from output to prices; refined is everything after the mine."""
MINE, REFINED, TOTALS, CAPACITY, RESERVES, RELIANCE, PRICES = KINDS

STEPS = (5, 20, 50)
"""Sizes of a change, in percent, that are counted."""
PAIR = ["edition_before", "edition_after"]


def name_kinds(pairs: pd.DataFrame) -> pd.DataFrame:
    """Give each pair its ``kind``; world lines of capacity and reserves and rests of lists have none ("")."""
    table, place = pairs["table"], pairs["country_iso3"]
    single = ~place.isin([WORLD, OTHERS])
    output = table == "production"
    tests = [
        output & single & (pairs["part"] == "mine"),
        output & single,
        output & (place == WORLD),
        (table == "capacity") & single,
        (table == "reserves") & single,
        table == "import_reliance",
        table == "commodity_prices",
    ]
    return pairs.assign(kind=np.select(tests, KINDS, default=""))


def first_revisions(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep what compares a figure's first print with the next, where both can be compared.

    Reserves carry no year of their own: every edition is a first print.
    """
    first = (pairs["age"] == 1) | (pairs["table"] == "reserves")
    return pairs[first & (pairs["reason"] == "") & (pairs["kind"] != "")].reset_index(drop=True)


def moved_over(pairs: pd.DataFrame, percent: float) -> pd.Series:
    """Tell which figures moved by more than so many percent of the smaller number."""
    return _sizes(pairs) > percent


def measure_sizes(pairs: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Count how many figures moved, and how far.

    Args:
        pairs: comparable pairs.
        by: the columns to group by.

    Returns:
        One row a group: ``n``, ``moved``, ``percent_moved``, ``over_5``, ``over_20``, ``over_50`` (percent of
        all figures of the group), ``percent_reread`` (those printed otherwise, however little), ``first_20``
        and ``first_50`` (as ``over_20``, but of the first print), ``median`` and ``p90`` (percent, of all
        figures; infinite where only changes from or to nil reach it), ``up``, ``down`` (counts),
        ``row_ids`` (patterns).
    """
    grouped = pairs.assign(size=_sizes(pairs)).groupby(by, sort=True)
    found = [dict(zip(by, key, strict=True)) | _measure(group) for key, group in grouped]
    return pd.DataFrame(found, columns=[*by, *_SIZES])


_SIZES = ["n", "moved", "percent_moved", *(f"over_{step}" for step in STEPS), "percent_reread", "first_20",
          "first_50", "median", "p90", "up", "down", "row_ids"]  # fmt: skip


def _sizes(pairs: pd.DataFrame) -> pd.Series:
    """Give the size of each change in percent of the smaller number."""
    # rounded, so that 60 to 40 is half as much again, not a hair more
    return (100 * np.expm1(pairs["log_change"].abs())).round(9)


def _measure(group: pd.DataFrame) -> dict[str, object]:
    size = group["size"]
    over = {f"over_{step}": 100 * float((size > step).mean()) for step in STEPS}
    # rounded as the sizes are; a move from nil is beyond any part of it
    printed = (100 * np.expm1(group["log_change"]).abs()).round(9)
    first = {f"first_{step}": 100 * float((printed > step).mean()) for step in (20, 50)}
    reread = (group["amount_after"] != group["amount_before"]).mean()
    return (
        over
        | first
        | {
            "percent_reread": 100 * float(reread),
            "n": len(group),
            "moved": int(group["moved"].sum()),
            "percent_moved": 100 * float(group["moved"].mean()),
            "median": float(size.quantile(0.5, interpolation="lower")),
            "p90": float(size.quantile(0.9, interpolation="lower")),
            "up": int((group["log_change"] > 0).sum()),
            "down": int((group["log_change"] < 0).sum()),
            "row_ids": edition_patterns(group["row_ids"]),
        }
    )


FEW = 12
"""So many rows of one edition and year are named one by one; more by a pattern for the whole table."""
_ROW = re.compile(r"^(\w+-\w+-\d{4})-.+-(\d{4})$")


def edition_patterns(row_ids: Iterable[str]) -> str:
    """Name rows in short: where many stand in one edition and year, by the pattern of all its rows."""
    ids = sorted({part for text in row_ids for part in text.split(";") if part})
    groups: dict[str, list[str]] = {}
    for row_id in ids:
        groups.setdefault(_ROW.sub(r"\1-*-\2", row_id), []).append(row_id)
    return join_ids(";".join(group) if len(group) <= FEW else name for name, group in groups.items())


def count_rows(rows: pd.DataFrame, over: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count many rows into one: ``n`` and ``row_ids`` in short, of those looked through if none was found.

    Args:
        rows: the rows to count, with ``row_ids``.
        over: the rows among which they were looked for.
    """
    seen = over if rows.empty and over is not None else rows
    return pd.DataFrame({"n": [len(rows)], "row_ids": [edition_patterns(seen["row_ids"])]})


def against_repeat(figures: pd.DataFrame, first: pd.DataFrame) -> pd.DataFrame:
    """Set each estimate for the newest year beside the year before in the same edition.

    Someone who knew nothing of the newest year could have printed the year before once more; an estimate is
    worth what it does better than that.

    Args:
        figures: as ``revisions.read_figures`` gives them.
        first: as :func:`first_revisions` gives them.

    Returns:
        The single countries' output of ``first`` with all three figures above nil: ``amount_last`` (the year
        before, same edition), ``repeats`` (the estimate is that figure), ``error``, ``error_repeat`` and
        ``growth`` (absolute natural logarithms: to the later edition, of a repeat to it, to the year before),
        ``row_ids``.
    """
    ours = first[(first["table"] == "production") & ~first["country_iso3"].isin([WORLD, OTHERS])]
    last = figures[figures["table"] == "production"][[*_WHERE, "when", "edition", "amount", "row_ids"]]
    last = last.assign(when=(pd.to_numeric(last["when"]) + 1).astype(int).astype(str))
    both = ours.merge(
        last.rename(columns={"edition": "edition_before", "amount": "amount_last"}),
        on=[*_WHERE, "when", "edition_before"],
        suffixes=("", "_last"),
    )
    both = both[(both[["amount_before", "amount_after", "amount_last"]] > 0).all(axis=1)]
    ids = [join_ids(pair) for pair in zip(both["row_ids"], both["row_ids_last"], strict=True)]
    return both.assign(
        repeats=both["amount_last"] == both["amount_before"],
        error=_distance(both["amount_after"], both["amount_before"]),
        error_repeat=_distance(both["amount_after"], both["amount_last"]),
        growth=_distance(both["amount_before"], both["amount_last"]),
        row_ids=ids,
    ).reset_index(drop=True)


def _distance(one: pd.Series, other: pd.Series) -> pd.Series:
    return pd.Series(np.log(one / other), one.index).abs()


_WHERE = ["publisher", "commodity_id", "part", "country_iso3"]


def worth_of_estimates(compared: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sum up :func:`against_repeat`.

    Returns:
        One row a group: ``n``, ``percent_repeats`` (estimates that are the year before once more), and of
        the others (``n_new``) ``percent_nearer`` and ``percent_farther`` (than a repeat would have been),
        ``median`` and ``median_repeat`` (percent of the smaller number); of all ``median_all`` (error) and
        ``median_growth`` (from the year before, in the same edition); ``row_ids`` (patterns).
    """
    found = [
        dict(zip(by, key, strict=True)) | _worth(group) for key, group in compared.groupby(by, sort=True)
    ]
    columns = [*by, "n", "percent_repeats", "n_new", "percent_nearer", "percent_farther", "median",
               "median_repeat", "median_all", "median_growth", "row_ids"]  # fmt: skip
    return pd.DataFrame(found, columns=columns)


def _percent(logs: pd.Series) -> float:
    return 100 * float(np.expm1(logs.median()))


def _worth(group: pd.DataFrame) -> dict[str, object]:
    new = group[~group["repeats"]]
    size = len(new) or np.nan
    return {
        "n": len(group),
        "percent_repeats": 100 * float(group["repeats"].mean()),
        "n_new": len(new),
        "percent_nearer": 100 * float((new["error"] < new["error_repeat"]).sum() / size),
        "percent_farther": 100 * float((new["error"] > new["error_repeat"]).sum() / size),
        "median": _percent(new["error"]),
        "median_repeat": _percent(new["error_repeat"]),
        "median_all": _percent(group["error"]),
        "median_growth": _percent(group["growth"]),
        "row_ids": edition_patterns(group["row_ids"]),
    }


def share_flagged(first: pd.DataFrame) -> pd.DataFrame:
    """Give the share of first prints of output that carry the mark of an estimate.

    Returns:
        One row with ``n``, ``percent`` and ``row_ids`` (patterns); none without output.
    """
    output = first[first["table"] == "production"]
    percent = 100 * float((output["status_before"] == "estimated").mean()) if len(output) else 0.0
    row = {"n": [len(output)], "percent": [percent], "row_ids": [edition_patterns(output["row_ids"])]}
    return pd.DataFrame(row).head(len(output))


def name_later_status(first: pd.DataFrame) -> pd.DataFrame:
    """Say what became of first prints flagged as estimates: ``later`` is ``reported`` or ``estimated``."""
    flagged = first[(first["status_before"] == "estimated") & first["table"].isin(_COUNTED)]
    known = flagged[flagged["status_after"].isin(["reported", "estimated"])]
    return known.assign(later=known["status_after"]).reset_index(drop=True)


_COUNTED = ("production",)


def sign_by_pair(first: pd.DataFrame) -> pd.DataFrame:
    """Count the figures that were raised and lowered, by kind and pair of editions.

    Returns:
        One row a kind and pair: ``up``, ``down``, ``percent_up`` (of those that moved) and ``row_ids``.
    """
    counted = measure_sizes(first[first["moved"]], ["kind", *PAIR])
    return counted.assign(percent_up=100 * counted["up"] / (counted["up"] + counted["down"]).clip(lower=1))


ENOUGH = 50
"""Fewer figures that moved do not show a lean."""


def lean(signs: pd.DataFrame) -> pd.DataFrame:
    """Say for each kind whether most revisions went the same way in every pair of editions.

    Returns:
        One row a kind: ``pairs``, ``up``, ``down``, ``percent_up``, ``lean`` (``up``, ``down`` or
        ``neither``) and ``row_ids``; a kind with fewer than two pairs, or
        than ``ENOUGH`` figures that moved, leans neither way.
    """
    found = [{"kind": kind} | _lean(group) for kind, group in signs.groupby("kind", sort=True)]
    return pd.DataFrame(found, columns=["kind", "pairs", "up", "down", "percent_up", "lean", "row_ids"])


def _lean(group: pd.DataFrame) -> dict[str, object]:
    up, down = int(group["up"].sum()), int(group["down"].sum())
    rising, falling = bool((group["up"] > group["down"]).all()), bool((group["up"] < group["down"]).all())
    word = "up" if rising else "down" if falling else "neither"
    return {
        "pairs": len(group),
        "up": up,
        "down": down,
        "percent_up": 100 * up / max(up + down, 1),
        "lean": word if len(group) > 1 and up + down >= ENOUGH else "neither",
        "row_ids": join_ids(group["row_ids"]),
    }


def count_reasons(pairs: pd.DataFrame) -> pd.DataFrame:
    """Count what is not compared: ``reason``, ``n`` and ``row_ids``, in the order of ``REASONS``."""
    left_out = pairs[pairs["reason"] != ""]
    counts = left_out.groupby("reason", as_index=False).agg(
        n=("reason", "size"), row_ids=("row_ids", edition_patterns)
    )
    return counts.sort_values("reason", key=lambda s: s.map(REASONS.index), ignore_index=True)


def older_printings(history: pd.DataFrame, fewest: int = 3) -> pd.DataFrame:
    """Gather the figures that at least so many older editions print, from single sheets and texts.

    Args:
        history: table ``production_history``.
        fewest: how many editions must print the figure.

    Returns:
        One row a figure: ``commodity_id``, ``country_iso3``, ``year``, ``unit``, ``editions`` (how many),
        ``low``, ``high``, ``row_ids``; the widest span first.
    """
    sound = history[history["reading"].isin(READINGS) & history["value"].notna()]
    sound = sound[(sound["status"] != "doubtful") & sound["year"].notna()]
    grouped = sound.groupby(["publisher", "commodity_id", "stage", "country_iso3", "year", "unit"])
    found = grouped.agg(
        editions=("edition", "nunique"),
        low=("value", "min"),
        high=("value", "max"),
        row_ids=("row_id", join_ids),
    )
    several = found[(found["editions"] >= fewest) & (found["low"] > 0)].reset_index()
    order = (several["high"] / several["low"]).sort_values(ascending=False, kind="stable").index
    return several.loc[order].reset_index(drop=True)


def from_trade(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs in which either edition says that the figure is taken from figures of trade.

    Returns:
        The single countries above nil, with ``said_by``: ``both``, or the one edition that says so.
    """
    sides = [pairs[f"taken_from_{side}"] == "trade" for side in ("before", "after")]
    named = [pairs["edition_before"], pairs["edition_after"]]
    said = np.select([sides[0] & sides[1], *sides], ["both", *named], default="")
    single = ~pairs["country_iso3"].isin([WORLD, OTHERS])
    some = (pairs["amount_before"] > 0) | (pairs["amount_after"] > 0)
    return pairs.assign(said_by=said)[(said != "") & single & some].reset_index(drop=True)
