"""The figures on legislation, each drawn from the rows the chapter draws it from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.policy import criteria as scored
from chokepoint.analysis.policy import lists, targets
from chokepoint.analysis.policy import measures as policy
from chokepoint.data import load_sources, load_table
from chokepoint.stories.derisking import (
    benchmark_charts,
    ladder_charts,
    lead_charts,
    list_charts,
    measure_charts,
    money_charts,
    supplier_charts,
    threshold_charts,
)

DAY, ARTICLE = pd.Timestamp("2026-06-20"), pd.Timestamp("2023-07-06")
NOTICE = pd.Timestamp("2023-07-03")
Draw = Callable[..., Any]


@cache
def _names() -> pd.Series:
    return load_table("countries").set_index("iso3")["name_en"]


@cache
def _minerals() -> pd.Series:
    return load_table("commodities").set_index("commodity_id")["name_en"].str.lower()


def _places() -> tuple[str, ...]:
    return tuple(_names())


def _metals() -> tuple[str, ...]:
    names = [*_minerals()]
    return (*names, *(name[:1].upper() + name[1:] for name in names))


def _timeline(maker: Draw) -> Any:
    measures, steps = load_table("measures"), load_table("measure_steps")
    placed = policy.place_measures(measures, steps, DAY)
    rows = pd.concat([placed, policy.undated(measures, steps)], ignore_index=True)
    draw = measure_charts.measures_timeline
    return maker(
        rows, lambda f, t: draw(f, "EUU", NOTICE, "Title", _names(), t), told=("short_name",), names=_places()
    )


def _waits(maker: Draw) -> Any:
    rows = policy.waits(load_table("measures"), load_table("measure_steps"))
    rows = rows[rows["days"] > 0].reset_index(drop=True)
    draw = measure_charts.step_waits
    return maker(
        rows, lambda f, t: draw(f, "EUU", "Title", _names(), t), drawn=("short_name",), names=_places()
    )


def _path(maker: Draw) -> Any:
    path = policy.path_of(load_table("measures"), load_table("measure_steps"), "mea-eu-crma")
    rows = policy.days_from(path, ARTICLE)
    names = tuple(name.split(": ")[1] for name in rows["short_name"].unique() if ": " in name)
    return maker(rows, lambda f, t: measure_charts.act_path(f, ARTICLE, "Title", t), names=names)


def _money(maker: Draw) -> Any:
    rows = policy.money(load_table("subsidies"))
    rows = rows[rows["unit"] == "USD"].reset_index(drop=True)
    # the phone's drawing leaves the recipients to the table
    told = ("recipient", "metric", "unit", "date")
    names = (*_places(), *rows["recipient"])
    draw = money_charts.money_by_kind
    return maker(rows, lambda f, t: draw(f, "USA", "Title", _names(), t), told=told, names=names)


def _readings(maker: Draw) -> Any:
    rows = with_row_ids(load_table("subsidies").query("measure_row_id == 'mea-g7-five-point'"))
    publishers = load_sources()["publisher"]
    names = (*publishers.loc[rows["source_id"].unique()], "USD", "JPY")
    draw = money_charts.sum_readings
    drawn, told = ("metric",), ()
    return maker(rows, lambda f, t: draw(f, publishers, "Title", t), drawn=drawn, told=told, names=names)


def _leads(maker: Draw) -> Any:
    plants = policy.plant_states(load_table("subsidies"))
    states = pd.concat([load_table("supply_response")[plants.columns.tolist()], plants], ignore_index=True)
    rows = policy.lead_times(states)
    draw = lead_charts.lead_times
    return maker(rows, lambda f, t: draw(f, "Title", _minerals(), t), drawn=("project",), names=_metals())


def _standing() -> pd.DataFrame:
    return lists.in_force(load_table("list_entries"), 2025)


def _matrix(maker: Draw) -> Any:
    rows = lists.membership(_standing())
    order = lists.editions(_standing())["jurisdiction"].tolist()
    words, names = (_minerals(), _names()), (*_metals(), *_places())
    draw = list_charts.list_matrix
    return maker(rows, lambda f, t: draw(f, order, "EUU", "Title", words, t), names=names)


def _history(maker: Draw) -> Any:
    rows = lists.history(load_table("list_entries"), ["gallium", "germanium"])
    words, names = (_minerals(), _names()), (*_metals(), *_places())
    return maker(rows, lambda f, t: list_charts.list_history(f, "Title", words, t), names=names)


def _sizes(maker: Draw) -> Any:
    rows = lists.sizes(load_table("list_entries"), load_table("list_counts"))
    return maker(rows, lambda f, t: list_charts.list_sizes(f, "Title", _names(), t), names=_places())


@cache
def _supply() -> tuple[pd.DataFrame, ...]:
    rows, entries = load_table("eu_supply_shares"), load_table("list_entries")
    symbols = load_table("commodities").set_index("commodity_id")["symbol"]
    strategic = targets.strategic_materials(
        entries[entries["list_id"] == "eu_2023_srm"], load_table("mineral_crosswalk"), symbols
    )
    shares = [targets.own_shares(rows[rows["supply"] == kind]) for kind in ("eu_sourcing", "world")]
    return (*shares, strategic, targets.benchmarks(load_table("targets")))


def _judged() -> pd.DataFrame:
    return targets.judge_statements(load_table("crma_progress"), load_table("targets"))


def _distance(maker: Draw) -> Any:
    sourcing, _, strategic, marks = _supply()
    rows = targets.compare_statements(targets.against_benchmarks(sourcing, strategic, marks, DAY), _judged())
    draw = benchmark_charts.benchmark_distance
    return maker(rows, lambda f, t: draw(f, "Title", _minerals(), t), names=_metals())


def _statements(maker: Draw) -> Any:
    draw = benchmark_charts.statement_matrix
    told = ("period_as_printed",)
    return maker(_judged(), lambda f, t: draw(f, "Title", _minerals(), t), told=told, names=_metals())


def _suppliers(maker: Draw) -> Any:
    rows = targets.supplier_pairs(*_supply()[:3])
    words, names = (_minerals(), _names()), (*_metals(), *_places())
    return maker(rows, lambda f, t: supplier_charts.single_supplier(f, 65, "Title", words, t), names=names)


def _criteria(maker: Draw) -> Any:
    scores = scored.newest_scores(load_table("eu_criticality"), 2023, set())
    rows = scored.meets_criteria(scores, 1.0, 2.8)
    draw = list_charts.criteria
    return maker(rows, lambda f, t: draw(f, (1.0, 2.8), "Title", _minerals(), t), names=_metals())


def _ladder(maker: Draw) -> Any:
    rows = targets.origin_ladder(load_table("targets"))
    return maker(rows, lambda f, t: ladder_charts.origin_ladder(f, pd.Timestamp("2026-06-20"), "Title", t))


def _forces(maker: Draw) -> Any:
    rows = targets.count_forces(load_table("targets"), set(load_table("crma_progress")["target_row_id"]))
    told = ("scope", "operator", "unit", "by_date", "metric")
    return maker(rows, lambda f, t: threshold_charts.force_of_targets(f, "Title", t), told=told)


def _starts(maker: Draw) -> Any:
    started = targets.from_baselines(load_table("targets"), DAY)
    setters = load_table("measures").set_index("row_id")["jurisdiction"]
    rows = started.assign(jurisdiction=started["measure_row_id"].map(setters))
    draw = threshold_charts.from_baselines
    return maker(rows, lambda f, t: draw(f, "Title", _names(), t), told=("unit",), names=_places())


DERISKING = {
    "measures-timeline": _timeline,
    "step-waits": _waits,
    "act-path": _path,
    "money-by-kind": _money,
    "sum-readings": _readings,
    "lead-times": _leads,
    "list-matrix": _matrix,
    "list-history": _history,
    "list-sizes": _sizes,
    "benchmark-distance": _distance,
    "statement-matrix": _statements,
    "single-supplier": _suppliers,
    "criteria": _criteria,
    "origin-ladder": _ladder,
    "force-of-targets": _forces,
    "from-baselines": _starts,
}


def derisking_makers(maker: Draw) -> dict[str, Callable[[], Any]]:
    """Give, by figure id, what makes its rows and its drawing."""
    return {name: (lambda make=make: make(maker)) for name, make in DERISKING.items()}
