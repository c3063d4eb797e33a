"""Interval arithmetic for scores made of rounded inputs."""

from __future__ import annotations

from math import isnan, prod

from chokepoint.analysis.production.bounds import Interval


def rounded(value: float, step: float, most: float | None = None, scale: float = 1.0) -> Interval | None:
    """Read a printed number as what rounds to it: half a step to either side, not below nil.

    Args:
        value: the number as printed; NaN if none is.
        step: what it was rounded to.
        most: what it cannot exceed, such as a share of one.
        scale: what to multiply by, such as 0.01 for percent.

    Returns:
        The interval, or None if nothing is printed.
    """
    if value is None or isnan(value):
        return None
    high = value + step / 2 if most is None else min(most, value + step / 2)
    return Interval(scale * max(0.0, value - step / 2), scale * value, scale * high)


def minus(one: Interval, other: Interval) -> Interval:
    """Subtract: the low end is the first's lowest less the second's highest."""
    return Interval(one.low - other.high, one.best - other.best, one.high - other.low)


def times(*factors: Interval) -> Interval:
    """Multiply intervals none of which reaches below nil.

    Raises:
        ValueError: if one does.
    """
    if min(factor.low for factor in factors) < 0:
        raise ValueError("factors must not be negative")
    ends = ("low", "best", "high")
    return Interval(*(prod(getattr(factor, end) for factor in factors) for end in ends))


def overlap(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals have a number in common."""
    return one.low <= other.high and other.low <= one.high
