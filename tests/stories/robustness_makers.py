"""The figures on robustness, drawn from a few headlines that are quick to compute."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from chokepoint.answers.robustness import Book, trial
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator
from chokepoint.stories.registered import BOOK
from chokepoint.stories.robustness import distance_charts as robustness

FEW = (
    "africa-last_loans",
    "africa-us_last_ahead",
    "africa-wb_years",
    "quotas-japan_change",
    "quotas-order_r",
)


@cache
def readings() -> pd.DataFrame:
    few = Book({name: BOOK.headlines[name] for name in FEW})
    return trial.add_distance(trial.try_all(few, KnownTables(), ["africa", "quotas"], Translator()))


def summary() -> pd.DataFrame:
    return trial.summarise(readings())


def _distances(maker: Callable[..., Any]) -> Any:
    draw = robustness.distances
    tried = readings()[readings()["id"] != "quotas-japan_change"]
    return maker(tried, lambda f, t: draw(f, summary(), "Title", t), told=("source",))


def _figures(maker: Callable[..., Any]) -> Any:
    counted = trial.by_figure(BOOK, summary())
    return maker(counted, lambda f, t: robustness.by_figure(f, "Title", t))


def _changes(maker: Callable[..., Any]) -> Any:
    return maker(trial.by_kind(readings()), lambda f, t: robustness.by_change(f, "Title", t))


def robustness_makers(maker: Callable[..., Any]) -> dict[str, Callable[[], Any]]:
    """Give the makers by the id of their figure."""
    return {
        "headline-distances": lambda: _distances(maker),
        "headline-figures": lambda: _figures(maker),
        "headline-changes": lambda: _changes(maker),
    }
