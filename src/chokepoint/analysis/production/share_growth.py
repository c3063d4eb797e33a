"""How much of a change of a share comes from one's own output and how much from that of others.

A share ``s = c / (c + o)`` moves because ``c`` (own output) moves and because ``o`` (all others) moves. The
two are parted by the Shapley value (Shorrocks 2013, J. Econ. Inequality 11): each factor's effect, averaged
over both orders in which the factors can change. The two parts add up to the change exactly, whatever the
size of the change, and neither depends on which is changed first.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.concentration import AGGREGATES
from chokepoint.analysis.rows import to_frame


@dataclass(frozen=True)
class ShareChange:
    """A change of a share in points (0-1) and its two parts: ``own + others == change``."""

    change: float
    own: float
    others: float


def split_share_change(before: tuple[float, float], after: tuple[float, float]) -> ShareChange:
    """Part the change of a share into the effect of own output and that of others' output.

    Args:
        before: own output and others' output, any unit, not negative, not both nil.
        after: the same later.

    Returns:
        The change of the share and its two parts, as fractions.

    Raises:
        ValueError: if an output is negative, or there is none at all in one of the mixtures compared.
    """
    (c0, o0), (c1, o1) = before, after
    if min(c0, o0, c1, o1) < 0 or min(c0, c1) + min(o0, o1) <= 0:
        raise ValueError("outputs must not be negative, and some output must remain on both days")
    own = ((_share(c1, o0) - _share(c0, o0)) + (_share(c1, o1) - _share(c0, o1))) / 2
    others = ((_share(c0, o1) - _share(c0, o0)) + (_share(c1, o1) - _share(c1, o0))) / 2
    return ShareChange(_share(c1, o1) - _share(c0, o0), own, others)


def _share(own: float, others: float) -> float:
    return own / (own + others)


def share_steps(concentrated: pd.DataFrame) -> pd.DataFrame:
    """Part every step of a country's share from one printed year to the next, within one edition.

    Args:
        concentrated: as ``production.concentration.concentrate`` gives it, of one commodity and stage.

    Returns:
        ``publisher``, ``vintage``, ``first_year``, ``year``, ``share_before``, ``share`` (0-1), ``change``,
        ``own``, ``others`` (points, 0-1), ``own_t``, ``others_t`` (changes in tonnes) and ``row_ids``. Steps
        across editions or publishers are never made: a revision is not growth.
    """
    rows = []
    for key, group in concentrated.groupby(["publisher", "vintage"]):
        ordered = group.sort_values("year")
        pairs = zip(ordered.iloc[:-1].iterrows(), ordered.iloc[1:].iterrows(), strict=True)
        rows += [[*key, *_step(before, after)] for (_, before), (_, after) in pairs]
    return to_frame(rows, _EDITION | _STEP)


_EDITION = {"publisher": "str", "vintage": "str"}
_STEP = {
    "first_year": "Int64",
    "year": "Int64",
    "share_before": "float64",
    "share": "float64",
    "change": "float64",
    "own": "float64",
    "others": "float64",
    "own_t": "float64",
    "others_t": "float64",
    "row_ids": "str",
}


def _step(before: pd.Series, after: pd.Series) -> list[object]:
    ends = [(row["country_kg"], row["total_kg"] - row["country_kg"]) for row in (before, after)]
    parted = split_share_change(ends[0], ends[1])
    shares = [own / (own + others) for own, others in ends]
    tonnes = [(late - early) / 1000 for early, late in zip(*ends, strict=True)]
    ids = join_ids([before["row_ids"], after["row_ids"]])
    parts = [parted.change, parted.own, parted.others]
    return [before["year"], after["year"], *shares, *parts, *tonnes, ids]


def sum_steps(steps: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Add up the steps between two years, each edition apart.

    Args:
        steps: as :func:`share_steps` gives them.
        first_year: the year the first step starts from; an edition that begins later is left out.
        last_year: the year the last step may end in.

    Returns:
        One row an edition: ``publisher``, ``vintage``, ``first_year``, ``last_year``, ``share_before``,
        ``share``, ``change``, ``own``, ``others``, ``own_t``, ``others_t``, ``row_ids``.
    """
    inside = steps[(steps["first_year"] >= first_year) & (steps["year"] <= last_year)]
    rows = [[*key, *_sum(group)] for key, group in inside.groupby(["publisher", "vintage"])]
    summed = to_frame(rows, _EDITION | _SUM)
    return summed[summed["first_year"] == first_year].reset_index(drop=True)


_SUM = {
    "first_year": "Int64",
    "last_year": "Int64",
    "share_before": "float64",
    "share": "float64",
    "change": "float64",
    "own": "float64",
    "others": "float64",
    "own_t": "float64",
    "others_t": "float64",
    "row_ids": "str",
}


def _sum(group: pd.DataFrame) -> list[object]:
    ordered = group.sort_values("year")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    ends = [first["first_year"], last["year"], first["share_before"], last["share"]]
    parts = ["change", "own", "others", "own_t", "others_t"]
    return [*ends, *(ordered[name].sum() for name in parts), join_ids(ordered["row_ids"])]


def growth_by_country(
    production: pd.DataFrame, first_year: int, last_year: int, country: str = "CHN"
) -> pd.DataFrame:
    """Split the growth of all others between two years by country, within one edition.

    Args:
        production: rows of table ``production`` of one publisher, edition, commodity and stage.
        first_year: the earlier year.
        last_year: the later year.
        country: the country whose own output is left out.

    Returns:
        ``country_iso3``, ``change_t``, ``percent`` (of the growth of all others) and ``row_ids``, largest
        first; a country without a figure in a year counts as nil there.
    """
    listed = production[~production["country_iso3"].isin([country, *AGGREGATES])]
    chosen = listed[listed["year"].isin([first_year, last_year])].dropna(subset=["quantity_kg"])
    signed = chosen["quantity_kg"].where(chosen["year"] == last_year, -chosen["quantity_kg"]) / 1000
    grouped = chosen.assign(change_t=signed).groupby("country_iso3")
    frame = grouped.agg(change_t=("change_t", "sum"), row_ids=("row_id", join_ids)).reset_index()
    percent = 100 * frame["change_t"] / frame["change_t"].sum()
    return frame.assign(percent=percent).sort_values("change_t", ascending=False, ignore_index=True)
