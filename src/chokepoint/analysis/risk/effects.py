"""Did a control change exports: the effect, and first the smallest effect that the months before could show.

Months after a control are compared with the months known in the year before its notice, of the same product
scope, as a part of their mean. What a difference must exceed comes from how much the months before differ
among themselves; where these are few, no change can be told from chance, however large it looks. The
permutation asks how many ways of naming as many of the same months "after" give a mean as low. Own
derivation, of the textbook test of two means whose spread is known from one of the groups alone.
"""

from __future__ import annotations

from itertools import combinations
from math import comb, exp, inf, lgamma, nan, pi, sqrt

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import Row, each_row, to_frame

WINDOW = 12
"""Months before the notice, and after the effect, that are compared."""
ASKED = 0.30
"""The fall that must be seen with :data:`POWER` for an answer to be given."""
POWER, SURE = 0.80, 0.95
"""How often a fall of the size asked must be seen, and how sure a change must be."""
MOST_MONTHS = 60
"""So many months before are tried where it is asked how many would do."""
UNTOLD, FELL, ROSE, NEITHER = "cannot be told", "fell", "rose", "no change of that size"


def t_quantile(part: float, freedom: int) -> float:
    """Give the quantile of Student's t for a part above one half: where its integral from nil reaches it."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    # over the angle whose tangent is t over the root of the freedom the integral has no tail
    angles = np.linspace(0, pi / 2, 20_001)
    heights = scale * sqrt(freedom) * np.cos(angles) ** (freedom - 1)
    steps = (heights[1:] + heights[:-1]) / 2 * (angles[1] - angles[0])
    area = np.concatenate([[0.0], np.cumsum(steps)])
    return float(sqrt(freedom) * np.tan(np.interp(part - 0.5, area, angles)))


def detectable(spread: float, before: int, after: int) -> float:
    """Give the smallest change that would be seen, as a part of the mean before.

    Args:
        spread: standard deviation of the months before over their mean.
        before: how many months before.
        after: how many after.

    Returns:
        The change; infinite with fewer than two months before or none after.
    """
    if before < 2 or after < 1:
        return inf
    error = spread * sqrt(1 / before + 1 / after)
    return (t_quantile((1 + SURE) / 2, before - 1) + t_quantile(POWER, before - 1)) * error


def months_needed(spread: float, after: int) -> float:
    """Give how many months before would do to see the change asked, were they as uneven as those known."""
    if not spread >= 0 or after < 1:
        return nan
    tried = range(2, MOST_MONTHS + 1)
    return next((float(n) for n in tried if detectable(spread, n, after) <= ASKED), inf)


def permuted(before: list[float], after: list[float]) -> float:
    """Give the part of all ways to name as many of the months "after" that give a mean as low or lower."""
    both = np.array([*before, *after])
    if not before or not after:
        return nan
    seen = sum(after) / len(after)
    if comb(len(both), len(after)) > 200_000:
        chosen = (np.random.default_rng(1).permutation(both)[: len(after)] for _ in range(20_000))
        means = np.array([values.mean() for values in chosen])
    else:
        means = np.array([both[list(one)].mean() for one in combinations(range(len(both)), len(after))])
    return float((means <= seen + 1e-9).mean())


_EFFECTS = {"case": "str", "scope": "str", "before": "int64", "after": "int64", "spread": "float64",
            "detectable": "float64", "needed": "float64", "effect": "float64", "low": "float64",
            "high": "float64", "permuted": "float64", "answer": "str", "row_ids": "str"}  # fmt: skip


def measure(months: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Measure each control on its metal, every product scope apart.

    Args:
        months: single months as ``trade.export_index.printed_spans`` gives them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        One row a case and scope, the scope with most months first: ``before`` and ``after`` (months known),
        ``spread`` and ``detectable`` (parts of the mean before), ``needed`` (months before that would do),
        ``effect`` with ``low`` and ``high``, ``permuted`` (part of all namings as low), ``answer``,
        ``row_ids``. A case without a month has one row of nils.
    """
    rows = [row for start in each_row(begun) for row in _of_case(months, start, start.case)]
    return to_frame(rows, _EFFECTS)


def _of_case(months: pd.DataFrame, start: Row, metal: str) -> list[tuple]:
    own = months[months["case"] == metal]
    found = [_of_scope(start, scope, rows) for scope, rows in own.groupby("scope", sort=True)]
    known = sorted((row for row in found if row[3] > 0), key=lambda row: (-row[2], -row[3]))
    nothing = (start.case, "", 0, 0, nan, inf, nan, nan, nan, nan, nan, UNTOLD, start.row_ids)
    return known or [nothing]


def _of_scope(start: Row, scope: object, rows: pd.DataFrame) -> tuple:
    notice = start.day.replace(day=1)
    since, until = (start_day + pd.DateOffset(months=shift) for start_day, shift in (
        (notice, -WINDOW), (start.effective_day, WINDOW)))  # fmt: skip
    earlier = rows[(rows["first"] >= since) & (rows["last"] < notice)]
    later = rows[(rows["first"] >= start.effective_day) & (rows["first"] < until)]
    before, after = (one.groupby("first")["kg"].mean().tolist() for one in (earlier, later))
    ids = join_ids([start.row_ids, *earlier["row_ids"], *later["row_ids"]])
    return (start.case, str(scope), len(before), len(after), *_compare(before, after), ids)


def _compare(before: list[float], after: list[float]) -> tuple:
    """Compare two groups of months: spread, detectable, needed, effect, its ends, permutation, answer."""
    mean = float(np.mean(before)) if before else nan
    effect = float(np.mean(after)) / mean - 1 if before and after and mean > 0 else nan
    if len(before) < 2:
        return nan, inf, nan, effect, nan, nan, permuted(before, after), UNTOLD
    spread = float(np.std(before, ddof=1)) / mean
    least = detectable(spread, len(before), len(after))
    half = (
        t_quantile((1 + SURE) / 2, len(before) - 1) * spread * sqrt(1 / len(before) + 1 / max(1, len(after)))
    )
    ends = effect - half, effect + half
    needed = months_needed(spread, len(after))
    return spread, least, needed, effect, *ends, permuted(before, after), answer(least, *ends)


def answer(least: float, low: float, high: float) -> str:
    """Say in one word what a comparison tells; nothing where the change asked could not have been seen.

    Args:
        least: the smallest change that would be seen.
        low: lower end of the effect.
        high: upper end of the effect.
    """
    if not least <= ASKED:
        return UNTOLD
    if high < 0:
        return FELL
    return ROSE if low > 0 else NEITHER


_PLACEBOS = {"case": "str", "metal": "str", "before": "int64", "after": "int64", "effect": "float64",
             "row_ids": "str"}  # fmt: skip


def placebos(months: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Measure each control on the other metals, whose own control was announced more than a year apart.

    Args:
        months: as :func:`measure` takes them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        One row a case and other metal with months on both sides, of the scope with most: ``case``, ``metal``,
        ``before``, ``after``, ``effect``, ``row_ids``.
    """
    rows = []
    for start in each_row(begun):
        for other in each_row(begun):
            apart = abs((other.day - start.day).days) > 366
            for row in _of_case(months, start, other.case)[:1] if apart else []:
                if row[2] and row[3]:
                    rows.append((start.case, other.case, row[2], row[3], row[7], row[12]))
    return to_frame(rows, _PLACEBOS)
