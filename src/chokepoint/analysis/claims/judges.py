"""All functions that judge the explainer: importing this module registers them."""

from __future__ import annotations

from chokepoint.analysis.claims import (
    africa,
    background,
    concentration,
    controls,
    legislation,
    properties,
    quotas,
)
from chokepoint.analysis.claims.explainer import EXPLAINER

__all__ = [
    "EXPLAINER",
    "africa",
    "background",
    "concentration",
    "controls",
    "legislation",
    "properties",
    "quotas",
]
