"""An importer's geopolitical supply risk: concentration of output times instability of the suppliers.

Method: documentation of the package geopolrisk-py, equations 1 to 3. Governance is the World Bank's estimate
of political stability alone, not the mean of six that the European Commission uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

COPPER = 0.409412948
"""Mean score times price of copper in the countries of the OECD from 2017 to 2021, the unit of the factor."""
UNKNOWN = 0.5


def instability(estimate: float) -> float:
    """Turn an estimate of political stability into instability from 0 to 1; 0.5 where there is none."""
    if isnan(estimate):
        return UNKNOWN
    return min(max((2.5 - estimate) / 5, 0.0), 1.0)


def gpr_score(
    index: float, imports: Mapping[str, float], stability: Mapping[str, float], production: float
) -> float:
    """Compute the score of one importer and raw material.

    Args:
        index: concentration of world production, 0 to 1.
        imports: amount by country of origin, one unit, not negative.
        stability: the World Bank's estimate by country; a country without one counts as half unstable.
        production: the importer's own output, in the same unit.

    Returns:
        From 0 to 1: the index times the part of the supply that comes from unstable origins.

    Raises:
        ValueError: if an amount is negative, nothing is supplied, or the index is outside 0 to 1.
    """
    if not 0 <= index <= 1:
        raise ValueError("the index of concentration lies between 0 and 1")
    total = production + sum(imports.values())
    if min([production, *imports.values()]) < 0 or total <= 0:
        raise ValueError("amounts must not be negative, and their sum must be positive")
    weighed = sum(
        amount * instability(stability.get(country, float("nan"))) for country, amount in imports.items()
    )
    return index * weighed / total


def gpr_factor(score: float, price: float) -> float:
    """Compute the characterisation factor, relative to copper.

    Args:
        score: as :func:`gpr_score` gives it.
        price: mean import price in US dollars a kilogram.
    """
    return score * price / COPPER
