"""The course of a stop: what is missing month by month in ten thousand draws, and what it hangs on."""

from __future__ import annotations

from math import inf, isfinite, nan

import numpy as np
import pandas as pd

from chokepoint.analysis.risk import disruption, scenario
from chokepoint.analysis.rows import to_frame
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.what_if.answers import assumptions, chosen_ranges, place, rows_behind, set_values
from chokepoint.stories.what_if.story import STORY
from chokepoint.stories.what_if.words import INPUTS

HORIZON = 24
"""So many months are followed."""
ENDS = ("low", "mid", "high")


@STORY.keep
def ceiling(look: Look) -> float:
    """Give the multiple above which no price is stated."""
    rows = look(assumptions)
    return float(rows.loc[rows["input"] == "price_ceiling", "best"].iloc[0])


Draws = tuple[disruption.Setting, disruption.Setting, disruption.Course]


@STORY.keep
def drawn(look: Look) -> Draws:
    """Draw settings over the ranges and follow each."""
    spans = scenario.fixed(look(chosen_ranges)[0], look(set_values))
    setting, free = scenario.drawn(look(place), spans)
    return setting, free, disruption.run(setting, HORIZON)


@STORY.keep
def course(look: Look) -> pd.DataFrame:
    """Give the bands of every month.

    Returns:
        ``month``, ``short``, ``cover`` (percent of what the others use) and ``price`` (times that of before,
        at most the ceiling), each with ``_low``, ``_mid``, ``_high``; ``beyond`` (the middle price passes the
        ceiling), ``row_ids``.
    """
    _, _, run = look(drawn)
    most = look(ceiling)
    cover = np.round(100 * disruption.bands(run.cover), 2)
    price = np.round(disruption.bands(run.price), 2)
    columns: dict[str, object] = {"month": range(1, HORIZON + 1)}
    for n, end in enumerate(ENDS):
        columns[f"cover_{end}"] = cover[n]
        columns[f"short_{ENDS[2 - n]}"] = np.round(100 - cover[n], 2)
        columns[f"price_{end}"] = np.minimum(price[n], most)
    return pd.DataFrame(columns).assign(beyond=price[1] > most, row_ids=look(rows_behind))


HOW = msg("10,000 draws over the ranges of all inputs not set: the middle of the worst month of each")


@STORY.answers(
    short=Column("short_mid", "percent", HOW),
    short_low=Column("short_low", "percent", "the same, exceeded in nine of ten draws"),
    short_high=Column("short_high", "percent", "the same, exceeded in one of ten draws"),
    price=Column("price_mid", "times", "highest price over the price before, middle of 10,000 draws"),
    price_low=Column("price_low", "times", "the same, exceeded in nine of ten draws"),
    price_high=Column("price_high", "times", "the same, exceeded in one of ten draws"),
    price_ceiling=Column("ceiling", "times", "multiple above which the model states none"),
    empty=Column("empty_mid", "months", "months until stocks are used up, middle of 10,000 draws"),
)
def worst(look: Look) -> pd.DataFrame:
    """Give the worst month of each draw: bands of the shortage, of the price, and the months of stocks.

    A price above the ceiling, and stocks that last, are missing.
    """
    _, _, run = look(drawn)
    found = {
        "short": 100 * run.shortfall.max(axis=-1) / _wanted(look),
        "price": run.price.max(axis=-1),
        "empty": np.nan_to_num(run.empty_after, nan=inf),
    }
    most = look(ceiling)
    row: dict[str, object] = {"ceiling": most, "row_ids": look(rows_behind)}
    for name, values in found.items():
        for end, value in zip(ENDS, disruption.bands(values), strict=True):
            known = isfinite(value) and not (name == "price" and value > most)
            row[f"{name}_{end}"] = float(value) if known else nan
    return pd.DataFrame([row])


def _wanted(look: Look) -> np.ndarray:
    setting, _, _ = look(drawn)
    return np.asarray(setting.demand_outside) / disruption.MONTHS


_DRIVERS = {"input": "str", "short": "float64", "price": "float64", "low": "float64", "best": "float64",
            "high": "float64", "is_set": "bool", "row_ids": "str"}  # fmt: skip


@STORY.keep
def inputs(look: Look) -> pd.DataFrame:
    """List every input with its range and how strongly the outcome hangs on it.

    Returns:
        ``input``; ``low``, ``best``, ``high`` as the model takes them; ``short`` and ``price`` (rank
        correlation with the worst shortage and the highest price; NaN of what is set), ``is_set``,
        ``row_ids``; the strongest on the shortage first, what is set at the end.
    """
    _, free, run = look(drawn)
    spans, rows = look(chosen_ranges)
    given = look(set_values)
    on_short = disruption.drivers(free, run.shortfall.max(axis=-1) / _wanted(look))
    on_price = disruption.drivers(free, run.price.max(axis=-1))
    found = []
    for name, span in scenario.fixed(spans, given).items():
        pulls = on_short.get(name, nan), on_price.get(name, nan)
        found.append((name, *pulls, span.low, span.best, span.high, given.get(name) is not None, rows[name]))
    frame = to_frame(found, _DRIVERS)
    order = frame["short"].abs().fillna(-1).sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


@STORY.words("strongest", "strongest_price")
def strongest_named(look: Look) -> dict[str, object]:
    """Name the input on which the worst shortage hangs most, and that on which the highest price does."""
    rows = look(inputs)
    dearest = rows.sort_values("price", key=lambda pull: pull.abs(), ascending=False, kind="stable")
    names = {"strongest": rows.iloc[0]["input"], "strongest_price": dearest.iloc[0]["input"]}
    return {key: look.t.say(INPUTS[str(name)]) for key, name in names.items()}
