"""The charts of who makes what, drawn from the package and from hand-made tables."""

import pandas as pd
import pytest

from chokepoint.analysis.production import concentration, editions, ranking
from chokepoint.data import load_table
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import share_charts as charts
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


@pytest.fixture(scope="module")
def names() -> pd.Series:
    return load_table("countries").set_index("iso3")["name_en"]


@pytest.fixture(scope="module")
def metals() -> pd.Series:
    return load_table("commodities").set_index("commodity_id")["name_en"].str.lower()


@pytest.fixture(scope="module")
def usgs() -> pd.DataFrame:
    made = load_table("production")
    return made[(made["publisher"] == "USGS") & (made["vintage"] == "2026")]


@pytest.fixture(scope="module")
def measured(usgs: pd.DataFrame) -> pd.DataFrame:
    return concentration.measure(usgs)


def tungsten(measured: pd.DataFrame) -> pd.DataFrame:
    return editions.newest_table(measured, "tungsten", "mine", "USGS")


def test_shares_are_drawn_with_what_nobody_is_named_for(usgs, measured, names) -> None:
    chosen = tungsten(measured)
    parts = concentration.largest_shares(concentration.shares(editions.rows_of(usgs, chosen)), chosen, 3)
    figure = charts.country_shares(parts, "t", "tungsten", names, T)
    assert figure.frame["label"].tolist()[0] == "China"
    assert "assigned to no country" in figure.frame["label"].tolist()
    assert figure.alt.startswith("China: ")


def test_tables_of_one_year_have_a_row_a_country(usgs, measured, names) -> None:
    ours = editions.at_stage(measured, "tungsten", "mine")
    compared = editions.side_by_side(concentration.shares(editions.rows_of(usgs, ours)), 2024, 2)
    figure = charts.tables_side_by_side(compared, "t", "tungsten", names, T)
    assert figure.frame["country"].nunique() == 2


def test_the_ranking_names_every_commodity_once(measured, metals, names) -> None:
    ranked = ranking.rank_intervals(editions.newest_tables(ranking.rankable(measured), "USGS"))
    labels = charts.name_commodities(ranked, metals, T)
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
    fills = {row["full"] for row in next(iter(figure.spec["datasets"].values()))}
    assert fills == {"open"}


def test_a_history_keeps_editions_apart_and_claims_as_a_line(measured) -> None:
    history = editions.at_stage(measured, "gallium", "primary").assign(country_iso3="CHN")
    quotes = pd.DataFrame({"year": [2023], "best": [80.0], "name": ["A text"], "row_ids": ["use-u019"]})
    words = charts.TimeWords("one-claim", "t", "s")
    quotes = quotes.assign(row_ids=load_table("uses")["row_id"].iloc[0])
    figure = charts.share_over_time(history, quotes, words, T, 80.0)
    assert figure.frame["basis"].tolist().count("quoted") == 1
    assert any("strokeDash" in str(layer["mark"]) for layer in figure.spec["layer"])


def test_tiles_show_the_share_and_a_dash_where_there_is_none(measured, metals, names) -> None:
    moved = ranking.movers(measured[measured["commodity_id"].isin(["gold", "mica_sheet"])])
    labels = charts.name_commodities(moved, metals, T)
    figure = charts.tiles(moved.assign(leader_name="x"), "t", labels, T)
    words = {row["words"] for row in next(iter(figure.spec["datasets"].values()))}
    assert "–" in words
