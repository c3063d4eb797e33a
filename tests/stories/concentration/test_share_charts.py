"""The charts of who makes what, drawn from the package and from hand-made tables."""

import pandas as pd

from chokepoint.analysis.production import concentration, editions
from chokepoint.data import load_table
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import share_charts as charts

T = Translator("en")


def tungsten(measured: pd.DataFrame) -> pd.DataFrame:
    return editions.newest_table(measured, "tungsten", "mine", "USGS")


def test_shares_are_drawn_with_what_nobody_is_named_for(usgs, measured, names) -> None:
    chosen = tungsten(measured)
    parts = concentration.largest_shares(concentration.shares(editions.rows_of(usgs, chosen)), chosen, 3)
    figure = charts.country_shares(parts, "t", ("tungsten", "USGS, edition 2026"), names, T)
    assert figure.subtitle == "Share of tungsten, percent, by USGS, edition 2026; thin line: bounds"
    assert figure.frame["label"].tolist()[0] == "China"
    assert "assigned to no country" in figure.frame["label"].tolist()
    assert figure.alt.startswith("China: ")


def test_tables_of_one_year_have_a_row_a_country(usgs, measured, names) -> None:
    ours = editions.at_stage(measured, "tungsten", "mine")
    compared = editions.side_by_side(concentration.shares(editions.rows_of(usgs, ours)), 2024, 2)
    figure = charts.tables_side_by_side(compared, "t", "tungsten", names, T)
    assert figure.frame["country"].nunique() == 2


def test_a_history_keeps_editions_apart_and_claims_as_a_line(measured) -> None:
    history = editions.at_stage(measured, "gallium", "primary").assign(country_iso3="CHN")
    quotes = pd.DataFrame({"year": [2023], "best": [80.0], "name": ["A text"], "row_ids": ["use-u019"]})
    words = charts.TimeWords("one-claim", "t", "s")
    quotes = quotes.assign(row_ids=load_table("uses")["row_id"].iloc[0])
    figure = charts.share_over_time(history, quotes, words, T, 80.0)
    assert figure.frame["basis"].tolist().count("quoted") == 1
    assert any("strokeDash" in str(layer["mark"]) for layer in figure.spec["layer"])
