"""The figures on who makes what, each drawn from the rows the chapter draws it from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.production import capacity, concentration, editions, gaps, leaders, ranking, restated
from chokepoint.analysis.production import reserves as held
from chokepoint.answers.names import name_commodities
from chokepoint.data import load_sources, load_table
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import leader_charts, ranking_charts, reserve_charts
from chokepoint.stories.concentration import share_charts as charts

METAL, STAGE = "rare_earths", "mine"
PUBLISHERS = ("USGS", "BGS", "WMD")
Draw = Callable[..., Any]


@cache
def _names() -> pd.Series:
    return load_table("countries").set_index("iso3")["name_en"]


@cache
def _minerals() -> pd.Series:
    return load_table("commodities").set_index("commodity_id")["name_en"].str.lower()


@cache
def _printed() -> pd.DataFrame:
    rows = load_table("production")
    return rows[(rows["commodity_id"] == METAL) | (rows["vintage"].isin(["2025", "2026"]))]


@cache
def _measured() -> pd.DataFrame:
    return concentration.measure(_printed())


def _beside() -> pd.DataFrame:
    ours = _measured()
    return editions.at_stage(ours[ours["commodity_id"] == METAL], METAL, STAGE)


def _labels(rows: pd.DataFrame) -> pd.Series:
    return name_commodities(rows, _minerals(), Translator())


def _places(codes: pd.Series) -> tuple[str, ...]:
    return tuple(_names()[code] for code in set(codes) & set(_names().index))


def _country_shares(maker: Draw) -> Any:
    chosen = editions.newest_table(_measured(), METAL, STAGE, "USGS")
    shares = concentration.shares(editions.rows_of(_printed(), chosen))
    rows = concentration.largest_shares(shares, chosen, 6)
    draw = charts.country_shares
    return maker(rows, lambda f, t: draw(f, "Title", "gallium", _names(), t), names=_places(rows["part"]))


def _side_by_side(maker: Draw) -> Any:
    shares = concentration.shares(editions.rows_of(_printed(), _beside()))
    rows = editions.side_by_side(shares, editions.most_compared_year(_beside()), 6)
    draw = charts.tables_side_by_side
    names = (*_places(rows["country_iso3"]), *PUBLISHERS)
    told = ("vintage",)
    return maker(rows, lambda f, t: draw(f, "Title", "gallium", _names(), t), told=told, names=names)


def _index(maker: Draw) -> Any:
    rows = editions.newest_tables_by_edition(_beside())
    draw, drawn = ranking_charts.index_by_table, ("vintage",)
    return maker(rows, lambda f, t: draw(f, "Title", "gallium", t), drawn=drawn, names=PUBLISHERS)


def _newest() -> pd.DataFrame:
    return editions.newest_tables(ranking.rankable(_measured()), "USGS")


def _ranking(maker: Draw) -> Any:
    ranked = ranking.rank_intervals(_newest())
    rows = ranked.assign(
        label=_labels(ranked),
        leader_name=ranked["leader"].map(_names()),
        basis=ranked["without_usa"].map(str),
    )
    ours = rows[rows["commodity_id"] == METAL]
    told = ("leader_name", "basis")
    return maker(
        rows,
        lambda f, t: ranking_charts.ranking(f, ours, "Title", f["label"], t),
        drawn=("label",),
        told=told,
    )


def _over_time(maker: Draw) -> Any:
    rows = concentration.concentrate(editions.rows_of(_printed(), _beside())).assign(country_iso3="CHN")
    nothing = pd.DataFrame({"year": [], "best": [], "name": [], "row_ids": []})
    words = charts.TimeWords("share-history", "Title", "gallium")
    draw, told = charts.share_over_time, ("vintage",)
    return maker(rows, lambda f, t: draw(f, nothing, words, t, 60.0), told=told, names=PUBLISHERS)


def _quoted(maker: Draw) -> Any:
    """Draw the statements alone, which have their marks in the same chart."""
    quotes = restated.stated_shares(load_table("published_shares"), METAL, "production")
    rows = quotes.assign(name=quotes["source_id"].map(load_sources()["publisher"])).dropna(subset=["year"])
    words = charts.TimeWords("share-history", "Title", "gallium")
    nothing = concentration.concentrate(_printed().head(0)).assign(country_iso3="")
    draw = charts.share_over_time
    return maker(rows, lambda f, t: draw(nothing, f, words, t), told=("name",))


def _tiles(maker: Draw) -> Any:
    counted = ranking.newest_counts(ranking.count_first(ranking.rankable(_measured())))
    tables = editions.align_stages(ranking.rankable(_measured()))
    moved = ranking.movers(tables.merge(counted[["publisher", "vintage", "year"]]))
    rows = moved.assign(label=_labels(moved), leader_name=moved["leader"].map(_names()))
    draw, told = ranking_charts.tiles, ("vintage", "leader_name")
    return maker(
        rows, lambda f, t: draw(f, "Title", f["label"], t), drawn=("label",), told=told, names=PUBLISHERS
    )


def _first_places(maker: Draw) -> Any:
    counted = ranking.newest_counts(ranking.count_first(ranking.rankable(_measured())))
    draw, drawn = leader_charts.first_places, ("vintage",)
    return maker(counted, lambda f, t: draw(f, "Title", t), drawn=drawn, names=PUBLISHERS)


def _leading(maker: Draw) -> Any:
    newest = _newest()
    rows = leaders.count_leaders(newest.assign(label=_labels(newest)))
    draw, told = leader_charts.leading_countries, ("labels",)
    return maker(rows, lambda f, t: draw(f, "Title", _names(), t), told=told, names=_places(rows["leader"]))


def _gaps(maker: Draw) -> Any:
    tables = _printed().query("publisher == 'USGS' and vintage == '2026' and year == 2025")
    counted = gaps.count_gaps(gaps.table_gaps(tables, _measured()))
    rows = counted.assign(labels=counted["commodities"])
    draw = leader_charts.gaps
    return maker(rows, lambda f, t: draw(f, "Title", "gallium", t), told=("labels",))


def _reserves(maker: Draw) -> Any:
    chosen = editions.newest_table(_measured(), METAL, STAGE, "USGS")
    shares = concentration.shares(editions.rows_of(_printed(), chosen))
    newest = held.newest_reserves(held.reserve_shares(load_table("reserves")), METAL)
    rows = held.against_production(newest, shares, 8)
    draw = reserve_charts.reserves_against_production
    names = _places(rows["country_iso3"])
    return maker(rows, lambda f, t: draw(f, "Title", "gallium", _names(), t), names=names)


def _reserve_claims(maker: Draw) -> Any:
    stated = restated.stated_shares(load_table("published_shares"), METAL, "reserves")
    by_edition = held.country_by_edition(held.reserve_shares(load_table("reserves")), METAL)
    older = restated.restated_shares(with_row_ids(load_table("reserves_history")), METAL)
    publishers = load_sources()["publisher"]
    rows = reserve_charts.claim_rows(stated, by_edition, older, publishers, Translator())
    return maker(rows, lambda f, t: reserve_charts.reserve_claims(f, "Title", t), drawn=("label",))


def _use(maker: Draw) -> Any:
    used = capacity.used_outside(load_table("capacity"), load_table("production"))
    rows = used.assign(name=_labels(used))
    draw = reserve_charts.capacity_used
    told = ("vintage",)
    return maker(rows, lambda f, t: draw(f, "Title", f["name"], t), drawn=("name", "unit"), told=told)


CONCENTRATION = {
    "country-shares": _country_shares,
    "tables-side-by-side": _side_by_side,
    "index-by-table": _index,
    "ranking": _ranking,
    "share-over-time": _over_time,
    "quoted-over-time": _quoted,
    "first-place-moves": _tiles,
    "first-places": _first_places,
    "leading-countries": _leading,
    "gaps": _gaps,
    "reserves-production": _reserves,
    "reserve-claims": _reserve_claims,
    "capacity-used": _use,
}


def concentration_makers(maker: Draw) -> dict[str, Callable[[], Any]]:
    """Give, by figure id, what makes its rows and its drawing."""
    return {name: (lambda make=make: make(maker)) for name, make in CONCENTRATION.items()}
