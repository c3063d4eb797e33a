"""The titles stay true for odd tables."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.analysis.production import concentration
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


def test_titles_say_what_kind_of_total_a_share_is_of() -> None:
    whole = pd.DataFrame({"is_open": [False], "without_usa": [False]})
    assert findings.name_output("tin", "mine", whole, T) == "the world’s mine output of tin"
    apart = findings.name_output("tin", "mine", whole.assign(without_usa=True), T)
    assert apart == "the mine output of tin in the world without the United States"
    listed = findings.name_output("tin", "mine", whole.assign(is_open=True), T)
    assert listed == "the listed mine output of tin"


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([("CHN", 70), ("JPN", 30), ("WLD", 100)], "CHN makes 70 percent of it"),
        ([("CHN", 70), ("WLD", 70)], "CHN is the only producer listed of it"),
        ([("CHN", 70), ("JPN", 30)], "CHN is the largest producer listed; the world total is not known"),
        ([("CHN", 10), ("WLD", 100)], "90 percent of it stand against no country’s name"),
    ],
)
def test_the_title_of_a_table_stays_true_for_odd_tables(entries, words) -> None:
    made = concentration.measure(rows(*entries))
    assert findings.largest(made, "it", pd.Series(dtype=str), T) == words


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([("CHN", 70), ("JPN", 30), ("WLD", 100)], "In 2022 CHN made 70 percent of it"),
        ([("CHN", 10), ("WLD", 100)], "90 percent of it stand against no country’s name"),
        ([("CHN", 70), ("JPN", 30)], "CHN is the largest producer listed; the world total is not known"),
    ],
)
def test_the_title_of_an_earlier_table_says_its_year(entries, words) -> None:
    made = concentration.measure(rows(*entries, year=2022))
    assert findings.largest_then(made, "it", pd.Series(dtype=str), T) == words


MEASURED = {"leader": "CHN", "producers": 2, "leader_share": 0.7, "unassigned": 0.1, "is_open": False}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "CHN makes 70 percent of it"),
        ({"producers": 1, "leader_share": 0.996}, "CHN is the only producer listed of it"),
        ({"producers": 1, "leader_share": 0.995}, "CHN makes 100 percent of it"),
        ({"leader_share": 0.996}, "CHN makes 100 percent of it"),
        ({"unassigned": 0.5}, "CHN makes 70 percent of it"),
        ({"unassigned": 0.51}, "51 percent of it stand against no country’s name"),
    ],
)
def test_a_leader_is_named_where_the_table_names_enough(changed, words) -> None:
    made = pd.DataFrame([MEASURED | changed, MEASURED | {"leader": "JPN", "leader_share": 0.2}])
    assert findings.largest(made, "it", pd.Series(dtype=str), T) == words


def test_one_table_has_no_spread_and_several_have() -> None:
    ends = pd.DataFrame({"low": [60.0, 1.0], "high": [70.0, 2.0], "tables": [2, 9], "row_ids": "r"})
    assert findings.spread(ends, "China", 2022, T) == "2 tables of one year, 2022, give China 60–70 percent"
    alone = ends.assign(tables=1, high=60.0)
    assert findings.spread(alone, "China", 2022, T) == "For 2022 a single table gives China 60 percent"
    assert findings.spread(ends[:0], "China", 2022, T) == "Shares of 2022 by publisher and edition"


RANKED = pd.DataFrame({"rank_best": [1, 1, 3], "rank_worst": [2, 2, 3], "ties": [1, 2, 0]})


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (0, "Rank 1–2 of 3 for tin: one other commodity cannot be told apart from it"),
        (1, "Rank 1–2 of 3 for tin: 2 other commodities cannot be told apart from it"),
        (2, "Rank 3 of 3 for tin: no gap in the tables can change it"),
    ],
)
def test_a_rank_is_told_with_its_ties(row, words) -> None:
    assert findings.rank(RANKED, RANKED[row:], "tin", T) == words


def test_without_the_commodity_those_that_can_be_first_are_counted() -> None:
    none = RANKED[:0]
    assert findings.rank(RANKED, none, "tin", T) == "2 of 3 commodities can be the most concentrated"
    one = findings.rank(RANKED[1:], none, "tin", T)
    assert one == "One of 2 commodities is surely the most concentrated"


def test_first_places_are_those_of_the_publisher_s_newest_edition() -> None:
    counts = pd.DataFrame(
        {
            "publisher": ["USGS", "USGS", "USGS", "BGS"],
            "year": [2023, 2024, 2024, 2025],
            "vintage": ["2026", "2026", "2025", "r"],
            "printed": [1, 38, 2, 3],
            "tables": [70, 80, 71, 72],
            "surely": [1, 30, 2, 3],
        }
    )
    assert findings.first_places(counts, "USGS", T) == (
        "China is the largest producer in 38 of 80 tables for 2024, and surely so in 30"
    )
    assert findings.first_places(counts, "WMD", T) == "Commodities of which China is the largest producer"


def test_the_leader_is_set_against_the_next() -> None:
    counted = pd.DataFrame({"leader": ["CHN", "AUS", "CHL"], "n": [38, 6, 2]})
    names = pd.Series({"CHN": "China", "AUS": "Australia"})
    assert findings.leaders(counted, names, T) == (
        "China has the largest printed figure for 38 commodities, Australia, next, for 6"
    )
    assert findings.leaders(counted[:1], names, T) == "China leads all 38"


@pytest.mark.parametrize(("metals", "words"), [("aab", "in 2 commodities"), ("aa", "in one commodity")])
def test_commodities_whose_first_place_moves_are_counted(metals, words) -> None:
    moved = pd.DataFrame({"commodity_id": list(metals), "stage": "mine"})
    assert findings.moving(moved, T).endswith(words)


HISTORY = pd.DataFrame(
    {
        "year": [2020, 2022, 2020],
        "vintage": ["2022", "2024", "2021"],
        "share": [0.6, 0.7, 0.9],
        "publisher": ["USGS", "BGS", "WMD"],
    }
)


def test_a_history_is_told_by_its_ends_and_a_quotation_by_the_nearest_share() -> None:
    told = findings.followed(HISTORY, "China", T)
    assert told == "China: 90 percent in 2020 by WMD, 70 in 2022 by BGS"
    nearest = HISTORY.iloc[[1, 0]]
    assert findings.claim(80, nearest, HISTORY, "tin", T) == (
        "The 80 percent quoted for tin is nearest to 2022 by BGS; newest tables: 60–90"
    )
    assert findings.claim(80, nearest[:0], HISTORY, "tin", T) == "China’s share of tin"


def test_the_widest_gap_between_output_and_reserves_is_told() -> None:
    both = pd.DataFrame(
        {
            "country_iso3": ["CHN", "BRA", "USA"],
            "production": [70.0, 0.4, 50.0],
            "reserves": [50.0, 23.0, None],
        }
    )
    assert findings.reserves(both, "tin", pd.Series({"BRA": "Brazil"}), T) == (
        "Brazil makes 0.4 percent of tin and holds 23 percent of the reserves"
    )
    nothing = findings.reserves(both[2:], "tin", pd.Series(dtype=str), T)
    assert nothing == "Reserves and production of tin by country"


def test_the_saying_is_set_against_the_span_of_the_tables() -> None:
    computed = pd.DataFrame({"best": [34.0, 52.0, 49.0]})
    assert "80 percent of the reserves was the saying; the tables say 34–52" in findings.reserve_claims(
        80, computed, T
    )
    assert findings.reserve_claims(80, computed[:0], T).endswith("as stated in texts")


def test_the_least_used_capacity_is_named() -> None:
    used = pd.DataFrame({"used_outside": [70.0, 8.4, 30.0], "year": [2022, 2023, 2024], "row_ids": "r"})
    labels = pd.Series(["Tin", "Gallium", "Zinc"])
    assert findings.capacity(used, labels, T) == (
        "Least used outside China: gallium, 8 percent of the listed capacity in 2023"
    )


@pytest.mark.parametrize(
    ("flawed", "tables", "words"),
    [
        (1, 1, "The one table has a gap"),
        (3, 3, "All 3 tables have at least one gap"),
        (1, 3, "One of 3 tables has at least one gap"),
        (2, 3, "2 of 3 tables have at least one gap"),
    ],
)
def test_tables_with_a_gap_are_counted(flawed, tables, words) -> None:
    assert findings.gaps(flawed, tables, T) == words


def test_a_fall_is_told_within_the_tables_of_one_publisher(t):
    top = pd.Series({"publisher": "BGS", "percent": 98.4, "year": 2009})
    last = pd.Series({"publisher": "BGS", "percent": 67.6, "year": 2023})
    said = findings.one_table(top, last, "rare earths", t)
    assert said == "By BGS, China’s share of rare earths went from 98 percent in 2009 to 68 in 2023"


def measured(*lines: tuple[str, str, int, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["measure", "base", "year", "low", "high"])
    return frame.assign(best=frame["low"])


def test_a_printed_score_stands_beside_that_of_its_inputs() -> None:
    printed = ("eu-sr", "European Commission, as printed", 2023, 1.8, 1.8)
    assert findings.risk_with_bounds(measured(printed), "tin", T) == (
        "The EU’s study of 2023 scores the supply risk of tin at 1.8 of 10"
    )
    again = [
        ("eu-sr", "European Commission, computed again, extraction", 2023, 0.4, 0.5),
        ("eu-sr", "European Commission, computed again, processing", 2023, 3.4, 3.6),
        ("eu-sr", "European Commission, computed again, processing", 2017, 9.0, 9.0),
    ]
    title = findings.risk_with_bounds(measured(printed, *again), "tin", T)
    assert title.endswith("at 1.8 of 10; its inputs give 3.4–3.6")
    none = findings.risk_with_bounds(measured(("nir", "USGS, United States", 2025, 1, 1)), "tin", T)
    assert none == "Supply risk of tin"
    left = measured(
        ("n-minus-1", "BGS, mine", 2023, 0.29, 0.31), ("n-minus-1", "WMD, mine", 2022, 0.32, 0.33)
    )
    assert findings.risk_with_bounds(left, "tin", T) == (
        "Without the largest producer 29–33 percent of listed tin is left"
    )


def test_scores_are_counted_and_the_farthest_is_named() -> None:
    scores = pd.DataFrame(
        {
            "commodity_id": ["tin", "zinc"],
            "printed": [1.8, 0.5],
            "low": [3.4, float("nan")],
            "best": [3.5, float("nan")],
            "high": [3.6, float("nan")],
            "reason": ["repeated", "no_inputs"],
        }
    )
    assert findings.scores_met(scores, T) == (
        "Inputs are in print for 1 of 2 scores; those that come out as printed: 0"
    )
    named = findings.scores_apart(scores, pd.Series({"tin": "tin"}), T)
    assert named == "Farthest from its printed score is tin: 1.8 as printed, 3.4–3.6 computed"
