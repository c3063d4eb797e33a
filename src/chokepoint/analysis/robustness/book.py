"""The book's headlines: importing this module registers all of them."""

from chokepoint.analysis.robustness.headlines import (
    africa,
    claims,
    concentration,
    controls,
    derisking,
    quotas,
)
from chokepoint.analysis.robustness.registered import BOOK

CHAPTERS = tuple(module.CHAPTER for module in (controls, concentration, quotas, derisking, africa, claims))

__all__ = ["BOOK", "CHAPTERS"]
