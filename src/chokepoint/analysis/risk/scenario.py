"""From rows to settings of the model of a stop: a market as one table prints it, and ranges of assumptions.

A market is what the rows say, an assumption what they do not. What the other countries use is not printed:
it is taken to be what they make and what the withholding country exports to them (own derivation), so
that stocks neither rise nor fall before the stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration, editions
from chokepoint.analysis.risk.disruption import Numbers, Setting, Span, draw
from chokepoint.analysis.risk.spread import removal_hhi
from chokepoint.analysis.rows import Row, each_row
from chokepoint.errors import ParameterError
from chokepoint.parameters import choice

IN_PERCENT = ("withheld", "exported", "leakage", "restart", "substitution")
"""Inputs that table ``assumptions`` gives in percent; the model takes fractions of one."""
INPUTS = ("withheld", "months", "exported", "leakage", "stocks", "restart", "delay", "ramp", "substitution",
          "supply_elasticity", "demand_elasticity")  # fmt: skip
"""Every input there is an assumption for, in the order a reader meets them."""
WORSE = {"withheld": 1, "months": 1, "exported": 1, "leakage": -1, "stocks": -1, "restart": -1, "delay": 1,
         "ramp": 1, "substitution": -1, "supply_elasticity": -1, "demand_elasticity": -1}  # fmt: skip
"""Whether more of an input makes a stop worse (1) or milder (-1) for the others."""


@dataclass(frozen=True)
class Market:
    """Who makes a commodity, as one printed table has it.

    Args:
        commodity: its id.
        country: ISO code of the country that withholds.
        world_output: output of all countries, tonnes a year.
        country_share: the country's part of it, 0 to 1.
        others_hhi: concentration of the output of the others, 0 to 1.
        row_ids: the rows behind it.
    """

    commodity: str
    country: str
    world_output: float
    country_share: float
    others_hhi: float
    row_ids: str


def newest_shares(production: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Give the shares of the newest table of a commodity, of the first publisher and stage there is.

    Args:
        production: table ``production``, as known on a day.
        commodity: a commodity id.

    Returns:
        As ``production.concentration.shares`` gives them, with ``kg``: what one unit of the table weighs;
        nothing where no table has a figure.
    """
    own = production[production["commodity_id"] == commodity]
    measured = concentration.measure(own)
    if measured.empty:
        return concentration.shares(own).assign(kg=0.0)
    printed = editions.rows_of(own, editions.newest_by_stage(measured).head(1))
    weighed = printed[printed["value"] > 0]
    return concentration.shares(printed).assign(
        kg=float((weighed["quantity_kg"] / weighed["value"]).median())
    )


def producers(shares: pd.DataFrame) -> pd.DataFrame:
    """Keep the named countries that make some of a commodity but not all, the largest first.

    Args:
        shares: of one table, as ``production.concentration.shares`` gives them.
    """
    known = shares[(shares["share"] > 0) & (shares["share"] < 1) & (shares["country_iso3"].str.len() == 3)]
    named = known[~known["country_iso3"].isin(["ROW", "WLD"])]
    return named.sort_values(["share", "country_iso3"], ascending=[False, True], ignore_index=True)


def producers_of(production: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Name who makes a commodity by the table that stands for its market."""
    return producers(newest_shares(production, commodity))


def minerals(precedents: pd.DataFrame, assumptions: pd.DataFrame, production: pd.DataFrame) -> list[str]:
    """Name what a stop can be asked of: what was restricted before, or has an assumption, and has output.

    Args:
        precedents: table ``precedents``.
        assumptions: table ``assumptions``.
        production: table ``production``.

    Returns:
        Commodity ids, those restricted before in the order of ``precedents`` first.
    """
    asked = dict.fromkeys([*precedents["commodity_id"], *assumptions["commodity_id"]])
    made = set(production["commodity_id"])
    return [one for one in asked if one in made]


def bounds(assumptions: pd.DataFrame, name: str) -> tuple[float, float]:
    """Give the least and the most that a reader can set of an input."""
    own = assumptions[(assumptions["input"] == name) & assumptions["least"].notna()]
    return float(own["least"].min()), float(own["most"].max())


def market(shares: pd.DataFrame, commodity: str, country: str) -> Market:
    """Read a market from the shares of one printed table.

    Args:
        shares: as ``production.concentration.shares`` gives them, of one table whose unit is the tonne or
            the kilogram; ``kg`` is what one of its units weighs.
        commodity: a commodity id.
        country: ISO code of the country that withholds.

    Raises:
        ParameterError: if there is no table, or the country is not among its producers.
    """
    if shares.empty:
        raise ParameterError("no row of output names a producer", where=commodity)
    own = shares[shares["country_iso3"] == country]
    if country not in set(producers(shares)["country_iso3"]):
        hint = choice(*producers(shares)["country_iso3"])(country) or ""
        raise ParameterError(f"{country} makes none, or all, by the table used", where=commodity, hint=hint)
    row = next(each_row(own))
    index = float((shares["share"] ** 2).sum())
    tonnes = float(row.quantity) * float(row.kg) / 1000 / float(row.share)
    others = min(1.0, removal_hhi(min(index, 1.0), float(row.share)))
    return Market(commodity, country, tonnes, float(row.share), others, str(row.row_ids))


Ranges = Mapping[str, Span]
"""By input, as fractions, months and elasticities."""


Chosen = tuple[dict[str, Span], dict[str, str]]
"""The span of each input, and the row behind it."""


def ranges(assumptions: pd.DataFrame, commodity: str, country: str) -> Chosen:
    """Choose the assumption of each input: that of commodity and country, else of one of them, else of all.

    Args:
        assumptions: table ``assumptions``.
        commodity: a commodity id.
        country: an ISO code.

    Returns:
        The span of each input, and the row behind it.

    Raises:
        ParameterError: if an input has no row.
    """
    spans, rows = {}, {}
    for name in INPUTS:
        row = chosen(assumptions, name, commodity, country)
        ends = (float(end) for end in (row.low, row.best, row.high))
        spans[name] = Span(*(end / 100 if name in IN_PERCENT else end for end in ends))
        rows[name] = str(row.row_id)
    return spans, rows


def chosen(assumptions: pd.DataFrame, name: str, commodity: str, country: str) -> Row:
    """Find the row of an input that fits a commodity and a country best.

    Raises:
        ParameterError: if there is none.
    """
    fits = assumptions[
        (assumptions["input"] == name)
        & assumptions["commodity_id"].isin(["", commodity])
        & assumptions["country_iso3"].isin(["", country])
    ]
    if fits.empty:
        raise ParameterError("table assumptions has no row for it", where=name)
    closeness = 2 * (fits["commodity_id"] != "") + (fits["country_iso3"] != "")
    return next(each_row(fits.loc[closeness.sort_values(ascending=False, kind="stable").index]))


def exported_part(exports: pd.DataFrame, output: pd.DataFrame) -> tuple[Span, str] | None:
    """Work out which part of its output a country exported, in the years for which both are printed.

    Args:
        exports: ``year``, ``kg``, ``row_ids``; several figures of one year are all taken.
        output: ``year``, ``kg``, ``row_ids``; one figure a year.

    Returns:
        The least and the most over the years, the first year's between them (before any restriction), and the
        rows behind; None where no year has both.
    """
    both = exports.merge(output, on="year", suffixes=("", "_made"))
    both = both[both["kg_made"] > 0].sort_values(["year", "kg"])
    if both.empty:
        return None
    parts = (both["kg"] / both["kg_made"]).clip(upper=1.0)
    span = Span(float(parts.min()), float(parts.iloc[0]), float(parts.max()))
    return span, join_ids([*both["row_ids"], *both["row_ids_made"]])


def resolve(place: Market, inputs: Mapping[str, Numbers]) -> Setting:
    """Turn a market and inputs into a setting of the model.

    Args:
        place: the market.
        inputs: a number, or an array of draws, for each of ``INPUTS``; ``restart`` as a part of what
            the others use.
    """
    own = place.world_output * place.country_share
    outside = place.world_output - own + own * inputs["exported"]
    given = {name: inputs[name] for name in INPUTS if name != "restart"}
    return Setting(
        world_output=place.world_output,
        country_share=place.country_share,
        others_hhi=place.others_hhi,
        demand_outside=outside,
        restart=inputs["restart"] * outside,
        **given,
    )


def drawn(place: Market, spans: Ranges, draws: int = 10_000, seed: int = 1) -> tuple[Setting, Setting]:
    """Draw settings over the ranges, all independent.

    Args:
        place: the market.
        spans: as :func:`ranges` gives them; one of a single number is that number.
        draws: how many.
        seed: of the generator.

    Returns:
        The setting to run; and the inputs as drawn, for :func:`disruption.drivers
        <chokepoint.analysis.risk.disruption.drivers>`.
    """
    alone = {name: Span(1.0, 1.0, 1.0) for name in ("world_output", "country_share", "demand_outside")}
    free = draw({**spans, **alone}, draws, seed)
    inputs = {name: getattr(free, name) for name in INPUTS}
    return resolve(place, inputs), free


def fixed(spans: Ranges, given: Mapping[str, float | None]) -> dict[str, Span]:
    """Replace the ranges of what a reader has set by the number set; None leaves a range."""
    set_ = {name: Span(value, value, value) for name, value in given.items() if value is not None}
    return {**spans, **set_}


def end(spans: Ranges, worse: bool) -> dict[str, float]:
    """Give each input at that end of its range which makes a stop worse, or milder, for the others."""
    return {
        name: span.high if (WORSE[name] > 0) == worse else span.low
        for name, span in spans.items()
    }  # fmt: skip


def middle(spans: Ranges) -> dict[str, float]:
    """Give the likeliest of each input."""
    return {name: span.best for name, span in spans.items()}
