"""The book's headlines: importing this module registers all of them."""

from chokepoint.analysis.robustness.headlines import (
    africa,
    claims,
    concentration,
    controls,
    derisking,
    quotas,
    world_after,
)
from chokepoint.analysis.robustness.registered import BOOK

_MODULES = (controls, concentration, quotas, derisking, africa, world_after, claims)
CHAPTERS = tuple(module.CHAPTER for module in _MODULES)

__all__ = ["BOOK", "CHAPTERS"]
