"""All stories: importing this module imports each, and with it what it registers.

It names none of them: a run depends on those it asks (`chokepoint.answers.registry`), not on all there are.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.robustness.registered import BOOK

READING_ORDER = (
    *("index", "controls", "concentration", "quotas", "derisking", "africa", "world_after", "what_if"),
    *("claims", "revisions", "robustness", "explore", "dossier", "country", "methods"),
)
"""The stories in the order of the book, which their headlines keep."""

__all__ = ["BOOK", "EXPLAINER", "READING_ORDER"]


def _import_all() -> None:
    found = {module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.ispkg}
    for name in sorted(found, key=READING_ORDER.index):
        story = import_module(f"{__package__}.{name}")
        for module in pkgutil.iter_modules(story.__path__):
            import_module(f"{story.__name__}.{module.name}")
    BOOK.put_in_order(READING_ORDER)  # whoever imported one of them alone before


_import_all()
