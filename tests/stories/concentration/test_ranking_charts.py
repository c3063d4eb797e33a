"""The index table by table, the order of all commodities, and first places that move."""

from chokepoint.analysis.production import editions, ranking
from chokepoint.answers.names import name_commodities
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import ranking_charts as charts
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


def test_the_ranking_names_every_commodity_once(measured, metals, names) -> None:
    ranked = ranking.rank_intervals(editions.newest_tables(ranking.rankable(measured), "USGS"))
    labels = name_commodities(ranked, metals, T)
    assert labels.is_unique
    assert {"Copper, mine", "Copper, refinery", "Tungsten"} <= set(labels)
    ranked = ranked.assign(leader_name=names.reindex(ranked["leader"]).to_numpy(), basis="the world")
    mine = ranked[ranked["commodity_id"] == "tungsten"]
    figure = charts.ranking(ranked, mine, findings.rank(ranked, mine, "tungsten", T), labels, T)
    assert len(figure.frame) <= 120
    assert "tungsten" in figure.title


def test_the_index_of_an_open_table_is_hollow(measured) -> None:
    boron = measured[measured["commodity_id"] == "boron"]
    figure = charts.index_by_table(boron, findings.index_range(boron, "boron", T), "boron", T)
    assert {row["is_open"] for row in next(iter(figure.spec["datasets"].values()))} == {True}
    hollow = [
        layer for layer in figure.spec["layer"] if {"filter": "datum.is_open"} in layer.get("transform", [])
    ]
    assert all("stroke" in layer["encoding"] for layer in hollow)
    assert hollow


def test_tiles_show_the_share_and_a_dash_where_there_is_none(measured, metals, names) -> None:
    moved = ranking.movers(measured[measured["commodity_id"].isin(["gold", "mica_sheet"])])
    labels = name_commodities(moved, metals, T)
    figure = charts.tiles(moved.assign(leader_name="x"), "t", labels, T)
    words = {row["words"] for row in next(iter(figure.spec["datasets"].values()))}
    assert "–" in words
