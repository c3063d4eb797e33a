"""All functions that judge the explainer: importing this module registers them."""

from __future__ import annotations

from chokepoint.analysis.claims import background, concentration, controls, properties
from chokepoint.analysis.claims.explainer import EXPLAINER

__all__ = ["EXPLAINER", "background", "concentration", "controls", "properties"]
