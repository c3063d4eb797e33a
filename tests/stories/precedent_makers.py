"""The figures that set restrictions side by side, each drawn from the rows the chapter draws it from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from chokepoint.analysis.policy import analogy, elsewhere, precedents
from chokepoint.analysis.production import concentration
from chokepoint.analysis.trade import export_index, price_gaps, price_paths, prices
from chokepoint.data import load_table
from chokepoint.i18n import Translator
from chokepoint.stories.world_after import analogy_charts
from chokepoint.stories.world_after import precedent_charts as charts
from chokepoint.stories.world_after.clock import Clock

Draw = Callable[..., Any]
HORIZON = 60


@cache
def begun() -> pd.DataFrame:
    return precedents.starts(load_table("controls"), load_table("quota_timeline"))


@cache
def metals() -> pd.Series:
    return load_table("commodities").set_index("commodity_id")["name_en"].str.lower()


def _names() -> tuple[str, ...]:
    known = [metals()[name] for name in (*precedents.CASES, *price_gaps.ELEMENTS)]
    return (*known, *(name[:1].upper() + name[1:] for name in known))


@cache
def indexed() -> pd.DataFrame:
    spans = export_index.printed_spans(load_table("exports_monthly"), load_table("quota_exports"))
    return precedents.within(export_index.index(spans, begun()), HORIZON)


@cache
def spans() -> pd.DataFrame:
    rows = load_table("production")
    rows = rows[rows["commodity_id"].isin(list(precedents.CASES))]
    return precedents.share_spans(concentration.concentrate(rows), begun())


@cache
def points() -> pd.DataFrame:
    dated = price_gaps.dated_prices(load_table("rare_earth_prices"))
    rare = price_gaps.in_dollars(dated, price_gaps.implied_rate(dated))
    usd = prices.to_usd_per_kg(load_table("prices"))
    return precedents.within(price_paths.points(usd, rare, begun()), HORIZON)


@cache
def gaps() -> pd.DataFrame:
    dated = price_gaps.dated_prices(load_table("rare_earth_prices"))
    pairs = price_gaps.price_gaps(dated, price_gaps.implied_rate(dated))
    usd = prices.to_usd_per_kg(load_table("prices"))
    return precedents.within(price_paths.gaps(usd, pairs, begun()), HORIZON)


@cache
def steps() -> pd.DataFrame:
    tables = ("supply_response", "quota_timeline", "mining_projects", "subsidies")
    rows = elsewhere.steps(*(load_table(name) for name in tables), begun())
    return precedents.within(rows, HORIZON)


@cache
def waited() -> pd.DataFrame:
    lifted = precedents.lifted(begun(), load_table("control_changes"), load_table("quota_timeline"))
    found = price_paths.multiples(points())
    return analogy.waits(
        export_index.short_after(indexed()), found, gaps(), steps(), precedents.within(lifted, 60), begun()
    )


@cache
def compared() -> pd.DataFrame:
    tables = ("companionality", "commodity_prices", "eu_criticality", "iea_supply")
    found = analogy.traits(begun(), spans(), *(load_table(name) for name in tables))
    return analogy.compare(found, "rare_earths")


def _clock(t: Translator) -> Clock:
    return Clock(begun(), HORIZON, metals(), t)


def _exports(maker: Draw) -> Any:
    later = precedents.marks(begun(), load_table("controls"), load_table("quota_timeline"))
    draw = charts.exports_after
    return maker(indexed(), lambda f, t: draw(f, later, _clock(t), "Title"), names=_names())


def _titled(maker: Draw, frame: pd.DataFrame, draw: Draw, **words: tuple[str, ...]) -> Any:
    return maker(frame, lambda f, t: draw(f, _clock(t), "Title"), names=_names(), **words)


def _prices(maker: Draw) -> Any:
    rows = points()
    shown = rows[(rows["case"] != "rare_earths") | (rows["goods"] == "dysprosium")]
    return _titled(maker, shown, charts.prices_after, told=("series",))


def _gaps(maker: Draw) -> Any:
    return _titled(maker, gaps(), charts.gaps_after)


def _shares(maker: Draw) -> Any:
    rows = precedents.within(spans(), HORIZON)
    made = _titled(maker, rows, charts.shares_after, told=("publisher", "vintage"))
    return made


def _capacity(maker: Draw) -> Any:
    return _titled(maker, steps(), analogy_charts.capacity_after, drawn=("who",), told=("date", "what"))


def _waits(maker: Draw) -> Any:
    until = dict.fromkeys(precedents.CASES, 36.0)
    draw = analogy_charts.waits
    return maker(waited(), lambda f, t: draw(f, until, _clock(t), "Title"), names=_names())


def _likeness(maker: Draw) -> Any:
    draw = analogy_charts.likeness
    return maker(compared(), lambda f, t: draw(f, _clock(t), "Title"), names=_names())


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
