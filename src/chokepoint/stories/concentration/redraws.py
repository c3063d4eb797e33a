"""The claims on shares of output, judged by redrawn figures."""

from __future__ import annotations

import numpy as np
import pandas as pd

from chokepoint.analysis.production import concentration
from chokepoint.analysis.production.revision_odds import Redraw
from chokepoint.analysis.production.revision_sizes import REFINED
from chokepoint.answers.claims.evidence import edges, quoted_so
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look, look_at
from chokepoint.stories.concentration import answers_claimed as claimed
from chokepoint.stories.concentration import share_verdicts
from chokepoint.stories.concentration.judges import METALS, SINCE
from chokepoint.stories.concentration.share_verdicts import Truth, Verdicts
from chokepoint.stories.concentration.story import STORY


@EXPLAINER.redraws_claim("c13")
def largest_producer(look: Look, redraw: Redraw) -> Verdicts:
    """Set China's redrawn figure against that of the next country in the newest tables of both metals."""
    own = look_at(STORY, look)
    return share_verdicts.of_places([_ahead(own, metal, redraw) for metal in METALS])


def _ahead(look: Look, metal: str, redraw: Redraw) -> Truth:
    newest = look.rows("newest_by_publisher", metal=metal)
    rows = look["production"]
    every = concentration.shares(rows[rows["commodity_id"] == metal])
    others = every[every["country_iso3"] != "CHN"].groupby(concentration.EDITION)["share"].max()
    keys = pd.MultiIndex.from_frame(newest[concentration.EDITION])
    next_one = 100 * others.reindex(keys).fillna(0.0).to_numpy()
    ours = redraw.amounts(newest["percent"], REFINED)
    return np.asarray(ours > redraw.amounts(next_one, REFINED))


@EXPLAINER.redraws_claim("c14")
def gallium_share(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw the shares of gallium."""
    return _quoted_share(look, redraw, "c14", "gallium")


@EXPLAINER.redraws_claim("c15")
def germanium_share(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw the shares of germanium."""
    return _quoted_share(look, redraw, "c15", "germanium")


def _quoted_share(look: Look, redraw: Redraw, claim_id: str, metal: str) -> Verdicts:
    own, rule = look_at(STORY, look), edges(look, claim_id)
    (said,) = rule.numbers
    measured, newest = (own.rows(name, metal=metal) for name in ("tables_of_metal", "newest_by_publisher"))
    near = np.abs(redraw.shares(measured["percent"]) - said) <= rule.edge
    quoted = len(quoted_so(own.rows("quotations_of_alliance", metal=metal), said)) > 0
    is_newest = measured.index.isin(newest.index)
    before = near[:, (measured["year"] >= SINCE).to_numpy()]
    return share_verdicts.of_quotation(near[:, is_newest], before, quoted=quoted)


@EXPLAINER.redraws_claim("c20")
def refining_share(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw China's share of every refined mineral."""
    shares, rule = look_at(STORY, look)(claimed.refined_minerals), edges(look, "c20")
    above = redraw.shares(shares["percent"]) > claimed.MAJORITY
    return share_verdicts.of_majorities(above, rule.tolerance, rule.edge)


@EXPLAINER.redraws_claim("c45")
def weaker_hold(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw the shares of both years."""
    known = pd.concat(look_at(STORY, look).rows("change_since_2022", metal=metal) for metal in METALS)
    fall = redraw.shares(known["before"]) - redraw.shares(known["after"])
    return share_verdicts.of_falls(fall >= edges(look, "c45").tolerance)


@EXPLAINER.redraws_claim("c46")
def from_97_to_60(look: Look, redraw: Redraw) -> Verdicts:
    """Redraw the shares that tables print; what texts say stays as it is."""
    shares, rule = look_at(STORY, look)(claimed.tables_and_texts), edges(look, "c46")
    near = [
        np.abs(_redrawn_tables(shares[shares["year"] == year], redraw) - said) <= rule.edge
        for year, said in zip((2010, 2019), rule.numbers, strict=True)
    ]
    return share_verdicts.of_ends(*near)


def _redrawn_tables(shares: pd.DataFrame, redraw: Redraw) -> np.ndarray:
    drawn = redraw.shares(shares["percent"], mined=True)
    return np.where(shares["basis"].to_numpy() == "text", shares["percent"].to_numpy(), drawn)
