"""How unevenly output is spread over producers, and how far gaps let that be told.

Shares are fractions that add up to one. An index of concentration is between 0 and 1; ten thousand times as
much is the scale of the US Department of Justice. Entropy and Theil's index are in nats.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import exp, isclose, log

from chokepoint.analysis.production.bounds import Interval

CORNERS = 12
"""So many figures at most are tried at every corner of the box; more are bounded share by share."""


def hhi_from_quantities(amounts: Sequence[float]) -> float:
    """Compute the index from quantities: the sum of their squares over the square of their sum.

    Args:
        amounts: output of each country, one unit, not negative; no total and no "other countries".

    Raises:
        ValueError: if an amount is negative or nothing is produced.
    """
    _checked(amounts)
    return sum(amount**2 for amount in amounts) / sum(amounts) ** 2


def hhi_normalised(index: float, producers: int) -> float:
    """Stretch the index so that equal producers give 0 and a single one would give 1.

    Args:
        index: the index, 0 to 1.
        producers: how many there are.

    Raises:
        ValueError: if there is one producer only, or the index is below that of equal producers.
    """
    if producers < 2:
        raise ValueError("the normalised index needs two producers at least")
    floor = 1 / producers
    if index < floor and not isclose(index, floor):
        raise ValueError(f"{producers} producers cannot have an index of {index}: equal ones have {floor}")
    return max(0.0, (index - floor) / (1 - floor))


def cr_hhi_bounds(largest: Sequence[float], producers: int | None = None) -> Interval:
    """Bound the index when only the shares of the largest producers are known.

    Args:
        largest: their shares, 0 to 1, in any order; one at least.
        producers: how many producers there are in all, if known.

    Returns:
        ``low``: what is left is spread evenly over the others, or over very many; ``high``: it comes in
        blocks no larger than the smallest known share; ``best``: the middle of both.

    Raises:
        ValueError: if shares are negative or add up to more than one, or if the producers that are left
            could not be as small as that.
    """
    known = sorted(_checked(largest), reverse=True)
    rest = max(0.0, 1 - sum(known))
    if sum(known) > 1 and not isclose(sum(known), 1):
        raise ValueError("shares add up to more than one")
    others = None if producers is None else producers - len(known)
    room = None if others is None else others * known[-1]
    if room is not None and rest > room and not isclose(rest, room, abs_tol=1e-9):
        raise ValueError(f"{others} producers no larger than {known[-1]} cannot make {rest}")
    base = sum(share**2 for share in known)
    low = base + (rest**2 / others if others else 0.0)
    high = base + rest * min(rest, known[-1])
    return Interval(low, (low + high) / 2, max(low, high))


def shannon(shares: Sequence[float]) -> float:
    """Compute the entropy of the shares, from 0 to the logarithm of the number of producers.

    Args:
        shares: fractions that add up to one; those of nil add nothing.

    Raises:
        ValueError: if they are negative or do not add up to one.
    """
    if not isclose(sum(_checked(shares)), 1, rel_tol=1e-9):
        raise ValueError("shares must add up to one")
    return -sum(share * log(share) for share in shares if share > 0)


def shannon_number(shares: Sequence[float]) -> float:
    """Give how many producers of equal size have the same entropy."""
    return exp(shannon(shares))


def theil(shares: Sequence[float]) -> float:
    """Compute how far the shares are from equality: the logarithm of their number less their entropy.

    Args:
        shares: fractions that add up to one, one a producer; a producer of nil counts as a producer.
    """
    return log(len(shares)) - shannon(shares)


def hhi_withheld(known: Sequence[float], withheld: Interval) -> Interval:
    """Bound the index when one producer's figure is withheld and only its limits are known.

    Args:
        known: output of the other countries, one unit, not negative.
        withheld: limits of the hidden figure, in the same unit.

    Returns:
        The least and the largest index over the limits, ``best`` at the best guess of the hidden figure. The
        index is least where the hidden figure is the sum of squares of the others over their sum.

    Raises:
        ValueError: if an amount is negative, a limit is not finite, or nothing is produced.
    """
    _checked([*known, withheld.low])
    if withheld.high == float("inf"):
        raise ValueError("a hidden figure without an upper limit leaves the index without a lower one")
    turn = sum(amount**2 for amount in known) / sum(known) if sum(known) else withheld.low
    tried = [withheld.low, withheld.high, *([turn] if withheld.low < turn < withheld.high else [])]
    found = [hhi_from_quantities([*known, amount]) for amount in tried]
    return Interval(min(found), hhi_from_quantities([*known, withheld.best]), max(found))


def hhi_rounding(amounts: Sequence[Interval]) -> Interval:
    """Bound the index when each figure is known to its last printed digit only.

    Args:
        amounts: the interval each printed figure stands for, one unit.

    Returns:
        The largest index is that of a corner of the box; the least is where each figure is as near as it can
        be to the sum of squares over the sum. Above ``CORNERS`` figures the largest is bounded from above
        by shares at their upper ends.

    Raises:
        ValueError: if an amount is negative or nothing is produced.
    """
    best = hhi_from_quantities([amount.best for amount in amounts])
    low = hhi_from_quantities(_flattest(amounts))
    if len(amounts) <= CORNERS:
        ends = product(*((amount.low, amount.high) for amount in amounts))
        high = max(hhi_from_quantities(corner) for corner in ends if sum(corner) > 0)
    else:
        total = sum(amount.low for amount in amounts)
        tops = [amount.high / (total - amount.low + amount.high) for amount in amounts]
        high = min(1.0, sum(top**2 for top in tops))
    return Interval(min(low, best), best, max(high, best))


def _flattest(amounts: Sequence[Interval]) -> list[float]:
    """Find the quantities within their limits with the least index: each as near as it can to one level."""
    low, high = 0.0, max(amount.high for amount in amounts)
    for _ in range(200):
        level = (low + high) / 2
        clipped = [min(max(level, amount.low), amount.high) for amount in amounts]
        # at the optimum the level is the sum of squares over the sum
        turn = sum(amount**2 for amount in clipped) / sum(clipped) if sum(clipped) else 0.0
        low, high = (level, high) if turn > level else (low, level)
    return clipped


def removal_hhi(index: float, share: float) -> float:
    """Compute the index of the producers that stay when one stops and nobody fills the gap.

    Args:
        index: the index with it, 0 to 1.
        share: its share, below 1.

    Raises:
        ValueError: if the share is not between 0 and 1, or its square is above the index.
    """
    if not 0 <= share < 1:
        raise ValueError("the producer removed must have a share of at least 0 and below 1")
    if index < share**2 and not isclose(index, share**2):
        raise ValueError(f"a producer with a share of {share} cannot stand in an index of {index}")
    return max(0.0, index - share**2) / (1 - share) ** 2


def _checked(amounts: Sequence[float]) -> Sequence[float]:
    if not amounts or min(amounts) < 0 or sum(amounts) <= 0:
        raise ValueError("amounts must not be negative, and their sum must be positive")
    return amounts
