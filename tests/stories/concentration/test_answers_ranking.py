"""Ranks and first places: who is counted, how surely, and what hangs on a table."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.answers.names import metal_names
from chokepoint.stories.concentration import answers_ranking
from chokepoint.stories.concentration.answers_ranking import MOST, STEADY

NAMES = [f"metal_{n}" for n in range(MOST)]


def edition(vintage, first, *, tables=MOST, publisher="USGS", year=2020, others=("JPN", "KOR")):
    """Print tables, in the first of which China leads and in the rest of which others do in turn."""
    made = []
    for n, name in enumerate(NAMES[:tables]):
        leader = "CHN" if n < first else others[n % len(others)]
        other = "CHN" if leader != "CHN" else "JPN"
        common = {"commodity_id": name, "publisher": publisher, "vintage": vintage, "year": year}
        made.append(rows((leader, 8), (other, 2), ("WLD", 10), **common))
    return pd.concat(made, ignore_index=True)


@pytest.fixture(scope="module")
def thirty():
    return edition("2024", 30, year=2023)


def over(world, *frames, **params):
    return world(params=params, production=pd.concat(frames, ignore_index=True))


def test_china_comes_first_in_38_of_80_tables(now):
    answer = now.ask("first_printed")
    assert (answer.value, answer.low, answer.high, answer.date) == (38, 36, 38, 2025)
    assert [now.ask(key).value for key in ("first_tables", "first_edition", "second_n")] == [80, "2026", 8]
    assert now.ask("second_name").value == "the United States"
    assert now.ask("next_two_n").value == 14
    assert now.ask("counts_steady").value is True
    assert now.ask("counted_n").value == 5


def test_the_commodities_counted_and_the_tables_left_out_are_told(now):
    # copper has a table for the mine and one for the metal
    assert (now.ask("first_goods_n").value, now.ask("first_left_n").value) == (79, 10)
    assert now.ask("first_left_names").value.startswith("boron, construction sand")
    assert now.ask("first_left_n").row_ids != ""


def test_rare_earths_share_ranks_with_others(now):
    assert [now.ask(f"rank_{key}").value for key in ("best", "worst", "ties")] == [13, 22, 9]
    assert now.given(commodity="germanium").ask("rank_best").value is None
    assert now.ask("ranked_n").value == now.ask("first_tables").value


def test_commodities_whose_first_place_is_open_are_named(now):
    assert now.ask("movers_n").value == 6
    assert now.ask("movers_names").value.endswith("gold and gypsum")


def test_an_edition_with_too_few_tables_is_not_counted(world, thirty):
    enough = over(world, thirty, edition("2022", 20, publisher="WMD"))
    assert enough.ask("counted_n").value == 2
    few = over(world, thirty, edition("2022", 20, publisher="WMD", tables=MOST - 1))
    assert few.ask("counted_n").value == 1
    # the British survey has few tables, and is counted when it is the one followed
    british = edition("r", 5, publisher="BGS", tables=9)
    both = over(world, thirty, british)
    assert [both.ask(key).value for key in ("counts_british", "leaves_british")] == [False, True]
    own = over(world, thirty, british, publisher="BGS")
    assert [own.ask(key).value for key in ("counts_british", "leaves_british")] == [True, False]
    assert own.ask("first_printed").value == 5


def test_the_count_is_steady_within_ten_points(world, thirty):
    five = STEADY * MOST // 100
    inside = over(world, thirty, edition("2023", 30 - five + 1, year=2022))
    assert inside.ask("counts_steady").value is True
    edge = over(world, thirty, edition("2023", 30 - five, year=2022))
    assert edge.ask("counts_steady").value is False
    assert over(world, thirty).ask("counts_steady").value is False
    ends = [edge.ask(f"first_{end}_percent").value for end in ("low", "high")]
    assert ends == [pytest.approx(50), pytest.approx(60)]


def test_one_edition_can_be_asked_for(world, thirty):
    look = over(world, thirty, edition("2023", 22, year=2022), edition("2022", 7, publisher="WMD"))
    assert look.ask("first_printed").value == 30
    assert look.ask("first_printed", edition=("USGS", "2023")).value == 22
    assert look.ask("first_printed", edition=("WMD", "2022")).value == 7
    assert look.ask("next_two_n", edition=("WMD", "2022")).value == MOST - 7


def test_the_two_that_lead_most_beside_china_are_added_up(world):
    of_three = edition("2024", 30, others=("JPN", "JPN", "KOR", "DEU"))
    look = over(world, of_three)
    led = look(answers_ranking.leading_countries).set_index("leader")["n"]
    assert look.ask("next_two_n").value == led["JPN"] + max(led["KOR"], led["DEU"]) < MOST - 30
    alone = over(world, edition("2024", MOST))
    assert alone.ask("next_two_n").value == 0
    assert alone.ask("second_n").value is None


def test_a_first_place_held_in_one_edition_alone_is_open(world, thirty):
    steady = over(world, thirty, edition("2023", 30, year=2022))
    assert [steady.ask(key).value for key in ("movers_n", "movers_names")] == [0, None]
    one = over(world, thirty, edition("2023", 29, year=2022))
    assert one.ask("movers_n").value == 1


def test_names_of_commodities_tell_their_stages_apart(now):
    labels = now(answers_ranking.newest_of_publisher)["label"]
    assert labels.is_unique
    assert {"Copper, mine", "Copper, refinery", "Tungsten"} <= set(labels)
    assert now(metal_names)["tungsten"] == "tungsten"
