"""What output would read like after one more revision: figures redrawn with the revisions that were measured.

A figure is multiplied by a factor drawn, with replacement, from those by which figures of its kind moved from
one edition to the next (``revisions.consecutive``; 1 where they did not move, 0 where they were taken back to
nil). A share is that of two figures: the country's, and that of all others together, which moves like a world
total.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from chokepoint.analysis.production import revision_sizes, revisions
from chokepoint.analysis.production.revision_sizes import MINE, REFINED, TOTALS

Draws = npt.NDArray[np.float64]
DRAWS, SEED = 2000, 20230706
"""How often figures are redrawn, and what the draws start from, so that they are the same each time."""


def measured_factors(production: pd.DataFrame) -> dict[str, Draws]:
    """Gather the factors by which figures moved from one edition to the next.

    Args:
        production: table ``production``.

    Returns:
        The factors by kind of figure: mine output and refined output by country, world output. Kinds without
        a pair of editions are left out.
    """
    pairs = revisions.consecutive(revisions.read_figures("production", production))
    first = revision_sizes.first_revisions(revision_sizes.name_kinds(pairs))
    # a figure that was nil before has no factor
    known = first[(first["amount_before"] > 0) & np.isfinite(np.exp(first["log_change"].astype(float)))]
    return {str(kind): np.exp(own["log_change"].to_numpy(np.float64)) for kind, own in known.groupby("kind")}


@dataclass
class Redraw:
    """Draws of figures, the same for the same questions in the same order.

    Args:
        factors: as :func:`measured_factors` gives them.
        draws: how often each figure is drawn.
        seed: what the draws start from.
    """

    factors: Mapping[str, Draws]
    draws: int = DRAWS
    seed: int = SEED
    _random: np.random.Generator = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._random = np.random.default_rng(self.seed)

    @property
    def known(self) -> bool:
        """Tell whether revisions of every kind have been measured."""
        return {MINE, REFINED, TOTALS} <= set(self.factors)

    def amounts(self, values: npt.ArrayLike, kind: str) -> Draws:
        """Redraw figures of one kind.

        Args:
            values: the figures.
            kind: a kind of ``factors``.

        Returns:
            One row a draw, one column a figure.
        """
        figures = np.asarray(values, np.float64)
        return figures * self._random.choice(self.factors[kind], (self.draws, *figures.shape))

    def shares(self, percent: npt.ArrayLike, *, mined: bool = False) -> Draws:
        """Redraw a country's shares, each of a table of its own.

        Args:
            percent: the shares, in percent.
            mined: whether mine output is meant, else refined output.

        Returns:
            Shares in percent: one row a draw, one column a share.
        """
        shares = np.asarray(percent, np.float64)
        own = self.amounts(shares, MINE if mined else REFINED)
        total = own + self.amounts(100 - shares, TOTALS)
        return np.divide(100 * own, total, out=np.zeros_like(own), where=total > 0)
