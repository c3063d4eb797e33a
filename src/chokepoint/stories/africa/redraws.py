"""The claim on Africa's output, judged by redrawn figures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from chokepoint.analysis.production.revision_odds import Redraw
from chokepoint.answers.claims.evidence import edges
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look, look_at
from chokepoint.stories.africa.answers_shares import newest_shares
from chokepoint.stories.africa.judges import of_largest
from chokepoint.stories.africa.minerals import MEANT
from chokepoint.stories.africa.story import STORY


@EXPLAINER.redraws_claim("c52")
def next_source(look: Look, redraw: Redraw) -> npt.NDArray[np.str_]:
    """Redraw Africa's share in every newest table of the metals meant."""
    shares = look_at(STORY, look)(newest_shares)
    meant = shares.loc[shares["commodity_id"].isin(MEANT), "percent"]
    return of_largest(redraw.shares(meant, mined=True).max(axis=-1), edges(look, "c52").tolerance)
