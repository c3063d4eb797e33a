"""What a stop would do: a country withholds a part of its exports of a mineral for some months.

The model is a ledger by month with one price equation, no forecast of behaviour. Each month the world outside
the country loses what is withheld, less what leaks through third countries and what restarted plants add; its
stocks fill the gap until they are used up; what is then still missing raises the price as :func:`pe_shock
<chokepoint.analysis.risk.shock.pe_shock>` says. Own derivation; the model that the US Geological
Survey published (Open-File Report 2025-1047) goes on to whole industries and is a comparison, never an input.

Inputs may be single numbers or arrays of draws of one shape; everything is computed for all draws at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from chokepoint.errors import ParameterError

Numbers = Any
"""A number, or an array with one number a draw."""
MONTHS = 12


@dataclass(frozen=True)
class Setting:
    """One disruption, or many draws of it. Amounts are tonnes a year unless said otherwise.

    Args:
        world_output: output of all countries.
        country_share: part of it that the restricting country makes, 0 to 1.
        exported: part of its output that it exports, 0 to 1.
        demand_outside: what the other countries use.
        withheld: part of its exports that it withholds, 0 to 1.
        months: how many months it does so.
        leakage: part of what is withheld that reaches others all the same, 0 to 1.
        stocks: what others hold, in months of their demand.
        restart: output that idle plants outside could add.
        host_ceiling: most that host metals outside let plants add; a by-product has no ores of its own.
        delay: months until the first of it is there.
        ramp: months from the first to all of it.
        substitution: part of the demand that can do without within a year, 0 to 1, reached evenly.
        supply_elasticity: short-run elasticity of the supply outside, near nil for a by-product.
        demand_elasticity: of the demand outside, as a positive number.
        others_hhi: concentration of the output outside the country, 0 to 1.
    """

    world_output: Numbers
    country_share: Numbers
    exported: Numbers
    demand_outside: Numbers
    withheld: Numbers
    months: Numbers
    leakage: Numbers = 0.0
    stocks: Numbers = 0.0
    restart: Numbers = 0.0
    host_ceiling: Numbers = np.inf
    delay: Numbers = 0.0
    ramp: Numbers = 0.0
    substitution: Numbers = 0.0
    supply_elasticity: Numbers = 0.0
    demand_elasticity: Numbers = 0.5
    others_hhi: Numbers = 0.0


FRACTIONS = ("country_share", "exported", "withheld", "leakage", "substitution", "others_hhi")
POSITIVE = ("world_output", "demand_outside", "months", "demand_elasticity")


SHARE, ABOVE_NIL, NOT_NEGATIVE = "a share between 0 and 1", "a number above nil", "a number not below nil"


def check(setting: Setting) -> None:
    """Refuse what means nothing.

    Raises:
        ParameterError: if a share lies outside 0 to 1, or a number is negative, missing, or nil where
            it must not be.
    """
    for field in fields(setting):
        values = np.asarray(getattr(setting, field.name), dtype=float)
        if field.name in FRACTIONS and not ((values >= 0) & (values <= 1)).all():
            raise ParameterError(SHARE, where=field.name)
        if field.name in POSITIVE and not ((values > 0) & np.isfinite(values)).all():
            raise ParameterError(ABOVE_NIL, where=field.name)
        if not (values >= 0).all():
            raise ParameterError(NOT_NEGATIVE, where=field.name)


@dataclass(frozen=True)
class Course:
    """What happens month by month: arrays of shape (horizon,) or (draws, horizon).

    Args:
        missing: tonnes a month that do not come, after leakage, restarts and substitution, before stocks.
        drawn: tonnes a month taken from stocks.
        shortfall: tonnes a month that nothing fills.
        cover: what is there over what is wanted, 0 to 1.
        price: price over the price before; infinite where nothing is left.
        stocks_left: stocks at the end of the month, in months of demand.
        hhi: concentration by origin of what the outside makes or receives, 0 to 1.
        empty_after: months until stocks are used up; NaN where they last. Shape () or (draws,).
    """

    missing: np.ndarray
    drawn: np.ndarray
    shortfall: np.ndarray
    cover: np.ndarray
    price: np.ndarray
    stocks_left: np.ndarray
    hhi: np.ndarray
    empty_after: np.ndarray


def run(setting: Setting, horizon: int = 24) -> Course:
    """Follow a disruption month by month.

    Args:
        setting: numbers, or arrays of one shape (draws,).
        horizon: how many months to follow.

    Raises:
        ParameterError: as :func:`check` does.
    """
    check(setting)
    s = Setting(**{field.name: _column(getattr(setting, field.name)) for field in fields(setting)})
    month = np.arange(1, horizon + 1, dtype=float)
    wanted = s.demand_outside / MONTHS
    during = month <= s.months
    lost = during * s.withheld * (1 - s.leakage) * _exports(s) / MONTHS
    relief = added(s, month) / MONTHS + wanted * s.substitution * np.minimum(1.0, month / MONTHS)
    missing = np.minimum(np.maximum(0.0, lost - relief), wanted)
    held = s.stocks * wanted
    total = np.cumsum(missing, axis=-1)
    # what stocks do not fill, as a difference of sums: nil to the last digit while they last
    shortfall = np.diff(np.maximum(0.0, total - held), axis=-1, prepend=0.0)
    drawn = missing - shortfall
    cover = np.maximum(0.0, 1 - shortfall / wanted)
    with np.errstate(divide="ignore"):
        price = np.where(shortfall > 0, cover ** (-1 / (s.supply_elasticity + s.demand_elasticity)), 1.0)
    left = np.maximum(0.0, held - total) / wanted
    found = [missing, drawn, shortfall, cover, price, left, _index(s, during), _emptied(s, missing, held)]
    flat = np.ndim(setting.world_output) == 0 and all(
        np.ndim(getattr(setting, f.name)) == 0 for f in fields(setting)
    )
    return Course(*(array[0] if flat else array for array in found))


def _column(value: Numbers) -> np.ndarray:
    return np.atleast_1d(np.asarray(value, dtype=float))[:, None]


def _exports(s: Setting) -> Numbers:
    return s.world_output * s.country_share * s.exported


def added(s: Setting, month: Numbers) -> Numbers:
    """Give what restarted plants add in a month, tonnes a year: nil up to the delay, then even steps up."""
    most = np.minimum(s.restart, s.host_ceiling)
    return most * np.clip((month - s.delay) / np.maximum(s.ramp, 1.0), 0.0, 1.0)


def _index(s: Setting, during: np.ndarray) -> np.ndarray:
    """Compute the concentration by origin of what reaches the outside, less what is withheld."""
    own = _exports(s) * (1 - during * s.withheld * (1 - s.leakage))
    others = s.world_output * (1 - s.country_share) + 0 * own
    total = own + others
    with np.errstate(invalid="ignore", divide="ignore"):
        index = (own / total) ** 2 + (others / total) ** 2 * s.others_hhi
    return np.where(total > 0, index, 0.0)


def _emptied(s: Setting, missing: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Give the months until the stocks are used up, within a month as if it passed evenly."""
    total = np.cumsum(missing, axis=-1)
    gone = (total >= held) & (missing > 0)
    first = np.argmax(gone, axis=-1)
    at = np.arange(len(missing))
    used = total[at, first] - missing[at, first]
    with np.errstate(invalid="ignore", divide="ignore"):
        when = first + (held[:, 0] - used) / missing[at, first]
    return np.where(gone.any(axis=-1), when, np.nan)


@dataclass(frozen=True)
class Span:
    """What an input may be: from the least over the likeliest to the most."""

    low: float
    best: float
    high: float


def draw(spans: Mapping[str, Span], draws: int = 10_000, seed: int = 1) -> Setting:
    """Draw settings from ranges: each input from a triangle over its span, all independent.

    Args:
        spans: by name of an input of :class:`Setting`; a span of one number is that number.
        draws: how many.
        seed: of the generator; the same seed gives the same draws.

    Raises:
        ParameterError: if a span does not rise.
    """
    generator, found = np.random.default_rng(seed), {}
    for name in sorted(spans):
        span = spans[name]
        if not span.low <= span.best <= span.high:
            raise ParameterError("the least, the likeliest and the most must rise", where=name)
        level = span.low == span.high
        found[name] = (
            np.full(draws, span.best)
            if level
            else generator.triangular(span.low, span.best, span.high, draws)
        )
    return Setting(**found)


BAND = (10, 50, 90)


def bands(values: np.ndarray) -> np.ndarray:
    """Give the 10th, 50th and 90th percentile over all draws: shape (3, horizon) or (3,).

    Each is the value of a draw, since between a number and infinity there is nothing.
    """
    return np.percentile(values, BAND, axis=0, method="nearest")


def drivers(setting: Setting, outcome: np.ndarray) -> dict[str, float]:
    """Tell which input matters most: Spearman's rank correlation of each with an outcome.

    Args:
        setting: draws.
        outcome: one number a draw.

    Returns:
        By input that varies, the strongest first.
    """
    ranked = _ranks(outcome)
    found = {
        field.name: float(np.corrcoef(_ranks(values), ranked)[0, 1])
        for field in fields(setting)
        if np.ndim(values := getattr(setting, field.name)) and np.ptp(values) > 0
    }
    return dict(sorted(found.items(), key=lambda item: -abs(item[1])))


def _ranks(values: np.ndarray) -> np.ndarray:
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(len(values))
    return ranks


def at(setting: Setting, **changes: Numbers) -> Setting:
    """Give the setting with some inputs changed."""
    return replace(setting, **changes)
