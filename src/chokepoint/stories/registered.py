"""All stories: importing this module imports each, and with it what it registers."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from chokepoint import stories
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.robustness.registered import BOOK

READING_ORDER = (
    *("index", "controls", "concentration", "quotas", "derisking", "africa", "world_after"),
    *("claims", "revisions", "robustness", "methods"),
)
"""The stories in the order of the book, which their headlines keep."""

__all__ = ["BOOK", "CHAPTERS", "EXPLAINER", "READING_ORDER"]


def _import_all() -> None:
    found = {module.name for module in pkgutil.iter_modules(stories.__path__) if module.ispkg}
    for name in sorted(found, key=READING_ORDER.index):
        story = import_module(f"{stories.__name__}.{name}")
        for module in pkgutil.iter_modules(story.__path__):
            import_module(f"{story.__name__}.{module.name}")
    BOOK.put_in_order(READING_ORDER)  # whoever imported one of them alone before


_import_all()
CHAPTERS = tuple(dict.fromkeys(headline.chapter for headline in BOOK.headlines.values()))
"""The chapters with headlines, in the order of the book."""
