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


def test_a_table_without_a_figure_has_no_share(measured, metals, names) -> None:
    moved = ranking.movers(measured[measured["commodity_id"].isin(["gold", "mica_sheet"])])
    labels = name_commodities(moved, metals, T)
    frame = charts.first_place_moves(moved.assign(leader_name="x"), "t", labels, T).frame
    assert frame["percent"].isna().tolist() == (~frame["has_figure"].astype(bool)).tolist()
    assert frame["percent"].isna().any()
