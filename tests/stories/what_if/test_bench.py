"""What the script is given: bounds, ranges, markets, words; and the default it must reproduce."""

import json

import pytest

from chokepoint.analysis.risk import scenario
from chokepoint.data import load_table
from chokepoint.stories.what_if import bench


def test_all_that_can_be_set_comes_from_the_table(look):
    told = look(bench.payload)
    rows = load_table("assumptions").query("commodity_id == '' and least.notna()").set_index("input")
    assert {entry["name"] for entry in told["inputs"]} == set(rows.index)
    for entry in told["inputs"]:
        assert (entry["least"], entry["most"]) == tuple(rows.loc[entry["name"], ["least", "most"]])
        assert entry["hint"] == f"use a number between {entry['least']:g} and {entry['most']:g}"
    json.dumps(told)


def test_the_bench_has_the_markets_of_the_page(look):
    told = look(bench.payload)
    gallium = next(entry for entry in told["minerals"] if entry["id"] == "gallium")
    assert [one["code"] for one in gallium["producers"]] == ["CHN", "RUS", "JPN"]
    assert gallium["world"] == pytest.approx(909)
    assert set(gallium["ranges"]) == set(scenario.INPUTS)


def test_the_default_is_told_in_whole_sentences_and_rows(look):
    shown = bench.bench(look).payload["shown"]
    assert shown["told"][0] == "China withholds 50 percent of the gallium it exports, for 12 months."
    assert len(shown["rows"]) == len(bench.SHOWN_MONTHS)
    assert {len(row) for row in shown["rows"]} == {5}


def test_what_nothing_is_missing_of_is_said_so(look):
    told = look(bench.payload)
    numbers = bench.default_numbers(told, "gallium") | {"withheld": 0.0}
    said = bench.tell(told, "gallium", "CHN", numbers, look.t)
    assert "Nothing that the others use is missing in any month." in said
    assert "Stocks are not used up." in said


def test_above_the_ceiling_no_price_is_told(look):
    told = look(bench.payload)
    numbers = bench.default_numbers(told, "gallium") | {
        "withheld": 1.0,
        "stocks": 0.0,
        "demand_elasticity": 0.2,
    }
    assert bench.tell(told, "gallium", "CHN", numbers, look.t)[-1].startswith("The price passes 10 times")
    assert "over 10" in {row[-1] for row in bench.rows(told, "gallium", "CHN", numbers, look.t)}
