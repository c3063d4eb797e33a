"""What follows from shares: the same rules for the printed figures and for every draw of redrawn ones.

Each takes truth values whose last axis is a table, a metal or a mineral, and gives one verdict for each entry
of the axes before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Truth = npt.NDArray[np.bool_]
Verdicts = npt.NDArray[np.str_]


def of_places(first: Sequence[Truth]) -> Verdicts:
    """Judge first places in the tables of each metal: in every one, in some of each, or in none of one."""
    every = np.stack([one.all(axis=-1) for one in first]).all(axis=0)
    some = np.stack([one.any(axis=-1) for one in first]).all(axis=0)
    return np.select([every, some], ["supported", "imprecise"], "contradicted")


def of_quotation(near: Truth, near_before: Truth, *, quoted: bool) -> Verdicts:
    """Judge a share that is quoted: how many of the newest tables are near it, or any before."""
    every, some, before = near.all(axis=-1), near.any(axis=-1), near_before.any(axis=-1)
    if not quoted:
        return np.select([every, some], ["supported_with_nuance", "imprecise"], "contradicted")
    words = ["supported", "supported_with_nuance", "outdated"]
    return np.select([every, some, before], words, "imprecise")


def of_majorities(above: Truth, tolerance: float, edge: float) -> Verdicts:
    """Judge by the part of the minerals, in percent, of which more than half is made in one country."""
    part = 100 * above.mean(axis=-1)
    return np.select([part > tolerance, part > edge], ["supported", "imprecise"], "contradicted")


def of_falls(fell: Truth) -> Verdicts:
    """Judge a forecast without a day by the metals whose share fell."""
    words = ["supported", "imprecise"]
    return np.select([fell.all(axis=-1), fell.any(axis=-1)], words, "not_checkable")


def of_ends(near_start: Truth, near_end: Truth) -> Verdicts:
    """Judge the two ends of a fall by the figures near what is said of each."""
    every = near_start.all(axis=-1) & near_end.all(axis=-1)
    some = near_start.any(axis=-1) & near_end.any(axis=-1)
    return np.select([every, some], ["supported", "supported_with_nuance"], "contradicted")
