"""Redraw the figures behind a claim, with revisions that change nothing or much."""

from __future__ import annotations

import numpy as np

from chokepoint.analysis.production.revision_odds import Redraw
from chokepoint.analysis.production.revision_sizes import MINE, REFINED, TOTALS
from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.claims.story import STORY
from chokepoint.stories.registered import EXPLAINER

NOW = Look(STORY, KnownTables())


def factors(*own: float, world: float = 1.0) -> dict[str, np.ndarray]:
    """Give revisions: factors of a country's figures, and the one of the world's."""
    return {MINE: np.array(own), REFINED: np.array(own), TOTALS: np.array([world])}


def redrawn(claim_id: str, *own: float, world: float = 1.0, draws: int = 40) -> set[str]:
    """Give the verdicts of the draws of a claim."""
    redraw = Redraw(factors(*own, world=world), draws=draws)
    return set(EXPLAINER.redraws[claim_id](NOW, redraw).tolist())


def printed(claim_id: str) -> str:
    """Give the verdict by the printed figures."""
    return EXPLAINER.judge(claim_id, NOW).verdict
