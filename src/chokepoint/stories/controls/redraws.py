"""The claims on output of the metals, judged by redrawn figures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from chokepoint.analysis.production.revision_odds import Redraw
from chokepoint.analysis.production.revision_sizes import REFINED, TOTALS
from chokepoint.answers.claims.evidence import edges
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look, look_at
from chokepoint.stories.controls import forecast_judges, property_judges
from chokepoint.stories.controls.story import STORY

Verdicts = npt.NDArray[np.str_]


@EXPLAINER.redraws_claim("c07")
def scarcer(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw the world's output of all four metals; what is recovered is no output, and stays."""
    made = property_judges.world_kg(look)
    rare, common = (
        redraw.amounts([made[metal] for metal in metals], TOTALS)
        for metals in (property_judges.METALS, property_judges.COMMON)
    )
    percent = 100 * rare.max(axis=-1) / common.min(axis=-1)
    return property_judges.of_scarcity(percent, look)


@EXPLAINER.redraws_claim("c43")
def quick_restart(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw the output outside China of both years; the capacity stays."""
    before, since = forecast_judges.made_before_and_since(look_at(STORY, look))
    made = redraw.amounts([before["t"].max(), since["t"].max()], REFINED)
    unused = forecast_judges.unused_t(look_at(STORY, look))
    return forecast_judges.of_growth(100 * (made[:, 1] - made[:, 0]) / unused, edges(look, "c43"))
