"""The supply risk of the European Commission's lists of critical raw materials, from its printed inputs.

Formulas: the Commission's study of 2017 (pages 48 to 51, tables 3, 18 and 19) for the lists of 2017, 2020 and
2023; its report of 2014 (pages 21 to 23) for the two before. Printed inputs are rounded, so that every score
is an interval. Scores of both formulas are not one series.
"""

from __future__ import annotations

from collections.abc import Sequence

from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk.intervals import minus, rounded, times
from chokepoint.analysis.rows import Row

FULL = Interval(1.0, 1.0, 1.0)
WORST, BEST = -2.5, 2.5
"""The fixed ends of the World Bank's governance estimates that the study stretches to ten and nil."""
BOTH, WORLD_ONLY, EU_ONLY = "both", "world", "eu"


def wgi_scaled(estimate: float) -> float:
    """Turn a governance estimate round and stretch it: from 10, the worst, to 0.

    Args:
        estimate: mean of the World Bank's six estimates, about -2.5 to 2.5; beyond that it is cut off.
    """
    return 10 * (BEST - min(max(estimate, WORST), BEST)) / (BEST - WORST)


def hhi_wgi_t(shares: Sequence[Interval], governance: Sequence[float], trade: Sequence[float]) -> Interval:
    """Weigh each squared share by the governance of its country and by what hinders or helps trade with it.

    Args:
        shares: fractions of supply, each with its bounds.
        governance: of the same countries, 0 to 10, as :func:`wgi_scaled` gives them.
        trade: the study's factor: 0.8 for members and partners with an agreement, 1 for others, more where
            exports are restricted.

    Returns:
        The index on a scale from 0 to 10.

    Raises:
        ValueError: if the three do not have the same length, or a weight is negative.
    """
    if not len(shares) == len(governance) == len(trade):
        raise ValueError("each share needs a governance score and a trade factor")
    if min([*governance, *trade], default=0.0) < 0:
        raise ValueError("governance scores and trade factors are not negative")
    weights = [one * two for one, two in zip(governance, trade, strict=True)]

    def weighed(end: str) -> float:
        return sum(getattr(part, end) ** 2 * weight for part, weight in zip(shares, weights, strict=True))

    return Interval(weighed("low"), weighed("best"), weighed("high"))


def eu_ir(imports: float, exports: float, production: float) -> float:
    """Compute the Union's import reliance: net imports over production and net imports, nil if negative.

    Raises:
        ValueError: if there is neither production nor net import, or a quantity is negative.
    """
    if min(imports, exports, production) < 0:
        raise ValueError("quantities are not negative")
    net = imports - exports
    if net <= 0:
        return 0.0
    return net / (production + net)


def eu_sr(
    world: Interval | None,
    eu: Interval | None,
    reliance: Interval,
    recycled: Interval,
    substitution: Interval,
    basis: str = BOTH,
) -> Interval:
    """Compute the supply risk since 2017.

    Args:
        world: weighed index of world supply, 0 to 10.
        eu: weighed index of the Union's sourcing, 0 to 10.
        reliance: import reliance, 0 to 1. Both indices weigh half each at 1, the second alone counts at 0.
        recycled: end-of-life recycling input rate, 0 to 1.
        substitution: index of substitution for supply risk, 0 to 1.
        basis: ``both``, ``world`` or ``eu``: which of the two the study takes.

    Returns:
        The score, least and most over all inputs within their bounds. It rises in every input but recycling,
        and in the reliance wherever the world's index is above the Union's.

    Raises:
        ValueError: if an index that the basis needs is missing, or the basis is unknown.
    """
    needed = {BOTH: (world, eu), WORLD_ONLY: (world,), EU_ONLY: (eu,)}
    if basis not in needed:
        raise ValueError(f"unknown basis {basis!r}: both, world or eu")
    if any(index is None for index in needed[basis]):
        raise ValueError(f"the basis {basis!r} needs an index that is missing")
    if basis == BOTH:
        assert world is not None
        assert eu is not None
        index = _blend(world, eu, reliance)
    else:
        (only,) = needed[basis]
        assert only is not None
        index = only
    return times(index, minus(FULL, recycled), substitution)


def _blend(world: Interval, eu: Interval, reliance: Interval) -> Interval:
    """Mix both indices, linear in each and in the reliance: extremes lie at ends."""

    def mixed(one: float, two: float, part: float) -> float:
        return one * part / 2 + two * (1 - part / 2)

    parts = (reliance.low, reliance.high)
    return Interval(
        min(mixed(world.low, eu.low, part) for part in parts),
        mixed(world.best, eu.best, reliance.best),
        max(mixed(world.high, eu.high, part) for part in parts),
    )


def eu_sr_old(index: Interval, substitutability: Interval, recycled: Interval) -> Interval:
    """Compute the supply risk of 2011 and 2014, from world supply alone.

    Args:
        index: governance-weighed index of world production, 0 to 10.
        substitutability: 0 to 1, where 1 cannot be substituted.
        recycled: share of the supply that is recycled, 0 to 1.
    """
    return times(index, substitutability, minus(FULL, recycled))


def grouped_score(scores: Sequence[float]) -> float:
    """Give the score of a group of materials: the plain mean of its members.

    Raises:
        ValueError: if the group is empty.
    """
    if not scores:
        raise ValueError("a group without members has no score")
    return sum(scores) / len(scores)


def printed_score(row: Row, basis: str) -> Interval:
    """Compute the supply risk of one row of table ``eu_criticality`` from its own printed inputs.

    Args:
        row: a row with ``hhi_wgi_t_global``, ``hhi_wgi_t_eu`` (one decimal), ``import_reliance_pct`` and
            ``eol_rir_pct`` (whole percent) and ``si_sr`` (one decimal).
        basis: as in :func:`eu_sr`.

    Raises:
        ValueError: if an input that the basis needs is not printed.
    """
    world, eu = rounded(row.hhi_wgi_t_global, 0.1), rounded(row.hhi_wgi_t_eu, 0.1)
    # without an import reliance the study takes one index alone, and the weight does not matter
    reliance = rounded(row.import_reliance_pct, 1.0, most=100.0, scale=0.01) or FULL
    recycled = rounded(row.eol_rir_pct, 1.0, most=100.0, scale=0.01)
    substitution = rounded(row.si_sr, 0.1, most=1.0)
    if recycled is None or substitution is None:
        raise ValueError("a score needs the recycling rate and the index of substitution")
    return eu_sr(world, eu, reliance, recycled, substitution, basis)
