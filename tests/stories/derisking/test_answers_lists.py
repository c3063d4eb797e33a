"""What stands on which list, and whether the lists add up."""

import pandas as pd
import pytest

from chokepoint.data import load_table

ON = {"gallium": "gallium", "germanium": "germanium", "cobalt": "cobalt", "neodymium": "rare_earths"}

STATES = ("some_lists", "every_list")


def lists(**named):
    """Make lists of 2023: ``KOR="gallium cobalt"``; a question mark makes one seen in part."""
    rows = []
    for place, words in named.items():
        for word in words.replace("?", "").split():
            rows.append(
                {
                    "row_id": f"lst-{place}-{word}", "list_id": f"x_{place}", "jurisdiction": place,
                    "year": 2023, "list_date": "2023-02-27", "tier": "critical", "complete": "?" not in words,
                    "commodity_id": word, "group_id": ON[word], "mineral_as_printed": word,
                    "source_id": "kor_iea", "locator": "", "note": "",
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture
def world(over, monkeypatch):
    """Look at made-up lists, which are also all the lists there are."""

    def look(**named):
        entries = lists(**named)
        made = over(list_entries=entries)
        monkeypatch.setattr(
            type(made), "whole", lambda self, name: entries if name == "list_entries" else load_table(name)
        )
        return made.over(made.tables)

    return look


def test_the_printed_counts(now):
    found = [
        now.ask(key).value for key in ("lists_n", "groups_n", "on_all_n", "on_one_n", "sized_n", "hold_n")
    ]
    assert found == [20, 53, 7, 7, 20, 17]
    assert now.ask("lacking_then").value == "the United Kingdom and South Korea"
    assert now.ask("lacking_now").value == "South Korea"
    assert (now.ask("gallium_then_n").value, now.ask("lists_then_n").value) == (8, 8)
    assert (now.ask("japan_list_year").value, now.ask("part_names").value) == ("2009", "the United Kingdom")


def test_a_list_that_lacks_a_metal_is_told_from_one_seen_in_part(world):
    look = world(EUU="gallium germanium", KOR="gallium", GBR="gallium?")
    assert look.ask("lacking_now").value == "South Korea"
    assert look.ask("part_names").value == "the United Kingdom"
    assert [look.ask(f"on_{which}").value for which in STATES] == [True, False]


def test_a_list_without_gallium_is_not_counted_among_those_that_name_it(world):
    look = world(EUU="gallium germanium", KOR="germanium")
    assert (look.ask("gallium_then_n").value, look.ask("lists_then_n").value) == (1, 2)
    assert [look.ask(f"on_{which}").value for which in STATES] == [False, True]


def test_without_a_list_nothing_is_said_of_germanium(over):
    look = over(list_entries=load_table("list_entries").head(0))
    assert [look.ask(f"on_{which}").value for which in STATES] == [False, False]
    assert not look.ask("chosen_list_year").known


def test_what_all_lists_share_is_told_from_what_one_names(world):
    look = world(EUU="gallium germanium", KOR="gallium neodymium")
    assert look.ask("on_all_names").value == "gallium"
    assert (look.ask("on_all_n").value, look.ask("on_one_n").value, look.ask("groups_n").value) == (1, 2, 3)
    assert look.ask("only_here").value == "germanium"
    assert look.ask("only_here", jurisdiction="KOR").value == "rare earths"


def test_lists_that_share_nothing_say_so(world):
    look = world(EUU="germanium", KOR="gallium")
    assert (look.ask("on_all_n").value, look.ask("on_all_names").value) == (0, None)
    assert not world(EUU="gallium", KOR="gallium").ask("only_here").known


def test_a_question_mark_is_no_name(world):
    look = world(EUU="gallium germanium", GBR="gallium?")
    assert look.ask("on_all_n").value == 1
    assert look.ask("on_one_n").value == 1


@pytest.mark.parametrize(("list_year", "until"), [(2025, "2025"), (2024, "2024")])
def test_lists_are_compared_up_to_the_year_asked_for(now, list_year, until):
    assert now.ask("list_until", list_year=list_year).value == until


def test_no_list_is_known_before_its_year(then):
    assert then.ask("list_until").value == "2023"


@pytest.mark.parametrize(("code", "year"), [("KOR", "2023"), ("IND", "2023")])
def test_a_jurisdiction_without_a_list_in_the_year_asked_for_has_none(now, code, year):
    assert now.ask("chosen_list_year", jurisdiction=code).value == year
    assert not now.ask("chosen_list_year", jurisdiction=code, list_year=2022).known


def test_a_watch_list_is_counted_apart(now, edited):
    assert (now.ask("watch_n").value, now.ask("watch_names").value.split(", ")[0]) == (5, "iridium")
    looked = edited("list_entries", "tier == 'watchlist'", tier="critical")
    assert (looked.ask("watch_n").value, looked.ask("watch_names").value) == (0, None)


@pytest.mark.parametrize(("official", "differs"), [(35, False), (34, True), (36, True)])
def test_a_list_differs_by_one_name(edited, official, differs):
    look = edited("list_counts", "list_id == 'us_2018'", official_count=official)
    assert ("United States 2018" in look.ask("off_names", list_year=2018).value) == differs


@pytest.mark.parametrize(("year", "last"), [(2021, 35), (2022, 50), (2025, 60)])
def test_the_american_list_grows(now, year, last):
    assert (now.ask("us_first", list_year=year).value, now.ask("us_last", list_year=year).value) == (35, last)


def test_the_list_can_be_recomputed_but_for_what_the_law_adds(now, edited):
    keys = ("mark_risk", "mark_importance", "score_year", "meets_n", "scored_list_n", "extra_names")
    assert [now.ask(key).value for key in keys] == [1, 2.8, "2023", 32, 34, "copper and nickel"]
    strict = edited("targets", "row_id == 'tgt-eucrm-sr'", threshold=9.0)
    assert strict.ask("meets_n").value == 0


def test_without_scores_there_is_no_list_of_their_year(over):
    look = over(eu_criticality=load_table("eu_criticality").head(0))
    assert [look.ask(key).known for key in ("score_year", "scored_list_n", "extra_names")] == [False] * 3
    assert look.ask("meets_n").value == 0
