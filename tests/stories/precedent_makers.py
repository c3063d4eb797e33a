"""The figures that set restrictions side by side, each drawn from the rows the chapter draws it from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from chokepoint.analysis.policy import precedents
from chokepoint.analysis.trade import price_gaps
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.data import KnownTables, load_table
from chokepoint.i18n import Translator
from chokepoint.stories.world_after import (
    analogy_charts,
    answers_elsewhere,
    answers_exports,
    answers_likeness,
    answers_prices,
    answers_shares,
    answers_waits,
    precedent_charts,
    price_path_charts,
)
from chokepoint.stories.world_after.answers import FIRST, clock
from chokepoint.stories.world_after.story import STORY

Draw = Callable[..., Any]
TABLES = KnownTables()
LOOK = Look(STORY, TABLES)


def _names() -> tuple[str, ...]:
    cases = precedents.cases(load_table("precedents"))
    known = [LOOK(metal_names)[name] for name in (*cases, *price_gaps.ELEMENTS)]
    return (*known, *(name[:1].upper() + name[1:] for name in known))


def _clock(t: Translator) -> Any:
    return Look(STORY, TABLES, t=t)(clock)


def _titled(maker: Draw, frame: pd.DataFrame, draw: Draw, **words: tuple[str, ...]) -> Any:
    return maker(frame, lambda f, t: draw(f, _clock(t), "Title"), names=_names(), **words)


def _exports(maker: Draw) -> Any:
    later, draw = LOOK(answers_exports.marks), precedent_charts.exports_after
    rows = LOOK(answers_exports.indexed)
    return maker(rows, lambda f, t: draw(f, later, _clock(t), "Title"), names=_names())


def _prices(maker: Draw) -> Any:
    rows = LOOK(answers_prices.price_points)
    shown = rows[(rows["case"] != FIRST) | (rows["goods"] == "dysprosium")]
    return _titled(maker, shown, price_path_charts.prices_after, told=("series",))


def _gaps(maker: Draw) -> Any:
    return _titled(maker, LOOK(answers_prices.gaps), price_path_charts.gaps_after)


def _shares(maker: Draw) -> Any:
    rows = LOOK(answers_shares.shares)
    return _titled(maker, rows, precedent_charts.shares_after, told=("publisher", "vintage"))


def _capacity(maker: Draw) -> Any:
    rows, words = LOOK(answers_elsewhere.steps), {"drawn": ("who",), "told": ("date", "what")}
    return _titled(maker, rows, analogy_charts.capacity_after, **words)


def _waits(maker: Draw) -> Any:
    rows, until = LOOK(answers_waits.waits), LOOK(answers_waits.looked_at)
    draw = analogy_charts.waits
    return maker(rows, lambda f, t: draw(f, until, _clock(t), "Title"), names=_names())


def _likeness(maker: Draw) -> Any:
    return _titled(maker, LOOK(answers_likeness.compared), analogy_charts.likeness)


def precedent_makers(maker: Draw) -> dict[str, Callable[[], Any]]:
    """List the makers of these figures by the id of the figure."""
    made = {
        "exports-after": _exports,
        "prices-after": _prices,
        "gaps-after": _gaps,
        "shares-after": _shares,
        "capacity-after": _capacity,
        "waits": _waits,
        "likeness": _likeness,
    }
    return {name: lambda make=make: make(maker) for name, make in made.items()}  # type: ignore[misc]
