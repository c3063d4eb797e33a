"""What a loss of supply does to a price, in the simplest market there is.

Supply and demand have constant elasticities, so that the price at which what is left is again what is wanted
has a closed form (own derivation). Nothing here knows of stocks, contracts or time.
"""

from __future__ import annotations

from math import inf, log


def pe_shock(lost: float, supply: float, demand: float) -> float:
    """Give the price multiple after a part of the supply is lost.

    Args:
        lost: part of the supply that is gone, from 0 to below 1.
        supply: elasticity of the supply that stays, not negative; near nil for by-products.
        demand: elasticity of demand as a positive number.

    Returns:
        One or more; ``inf`` where neither side can answer.

    Raises:
        ValueError: if the part is not from 0 to below 1, or an elasticity is negative.
    """
    if not 0 <= lost < 1:
        raise ValueError("the part lost must be at least 0 and below 1")
    if supply < 0 or demand < 0:
        raise ValueError("elasticities are given as positive numbers")
    if lost == 0:
        return 1.0
    answer = supply + demand
    return inf if answer == 0 else (1 - lost) ** (-1 / answer)


def pe_implied_elasticity(lost: float, multiple: float) -> float:
    """Give the sum of both elasticities that a published price effect implies.

    Args:
        lost: part of the supply that is gone, above 0 and below 1.
        multiple: price after over price before, above 1.

    Raises:
        ValueError: if either is outside its bounds.
    """
    if not 0 < lost < 1 or multiple <= 1:
        raise ValueError("the part lost lies between 0 and 1, and the price rises")
    return -log(1 - lost) / log(multiple)
