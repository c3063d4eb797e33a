from datetime import date

import pytest

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables, load_table
from chokepoint.stories.africa.minerals import LEADING, MEANT, STAGES
from chokepoint.stories.africa.story import STORY
from chokepoint.stories.registered import BOOK


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("mineral", "tin", "unobtainium"),
        ("database", "CODF", "CARI"),
        ("creditor_definition", "world_bank", "largest"),
        ("first_year", 2020, 2021),
        ("first_year", 2000, 1999),
        ("as_of", "2020-01-01", "2019-12-31"),
        ("lang", "en", "xx"),
    ],
)
def test_a_parameter_has_a_rule_with_both_its_sides(name, good, bad):
    rule = STORY.parameters[name].rule_for({})
    assert rule(good) is None
    assert rule(bad)


def test_every_mineral_that_can_be_chosen_is_in_the_tables_at_its_stage():
    made = load_table("production")
    found = {name: set(rows["stage"]) for name, rows in made.groupby("commodity_id")}
    assert [name for name, stages in STAGES.items() if not found[name] & set(stages)] == []
    assert set(LEADING) | set(MEANT) <= set(STAGES)


def test_every_answer_can_be_asked_before_anything_is_known(early):
    asked = {key: early.ask(key).value for key in STORY.stated}
    assert (asked["has_lede"], asked["debt_years"], asked["leading_minerals"]) == (False, None, None)
    assert asked["moves_n"] == 3


def test_an_answer_with_a_number_says_how_and_names_rows(now):
    numbers = [one for one in map(now.ask, STORY.stated) if isinstance(one.value, int | float)]
    plain = [one for one in numbers if not isinstance(one.value, bool)]
    assert len(plain) > 60
    assert [one.name for one in plain if not (one.how and one.row_ids)] == []


def test_the_page_says_what_it_follows(now):
    look = now.given(mineral="tin", database="CODF")
    assert [look.ask(key).value for key in ("metal", "database")] == ["tin", "CODF"]
    assert look.ask("database_name").value.startswith("the database of China’s overseas")
    assert look.ask("is_newest").value is True


def test_the_day_is_the_newest_of_the_evidence_or_the_one_asked_for(now, early):
    assert (early.ask("evidence_day").value, early.ask("is_newest").value) == (date(2020, 6, 30), False)
    assert now.ask("evidence_day").value == Look(STORY, KnownTables()).day.date()


def test_the_chapter_opens_with_its_findings_only_if_all_are_known(now, world):
    assert now.ask("has_lede").value is True
    production, debt, fdi = now["production"], now["external_debt"], now["fdi"]
    used = now.rows("newest_shares")[["publisher", "vintage", "commodity_id", "year"]]
    production = production[production["commodity_id"].isin([*LEADING, *MEANT])].merge(used)
    gallium = production["commodity_id"].eq("gallium")
    at_home = production.assign(country_iso3=production["country_iso3"].mask(gallium, "ZAF"))
    without = [
        {"production": production[~production["commodity_id"].isin(LEADING)]},
        {"production": production[production["commodity_id"] != "rare_earths"]},
        {
            "production": at_home.drop_duplicates(
                ["publisher", "vintage", "commodity_id", "year", "country_iso3"]
            )
        },
        {"external_debt": debt[:0]},
        {"external_debt": debt.assign(value=debt["value"].where(debt["creditor"] != "china_private", 0.0))},
        {"external_debt": debt.assign(value=debt["value"].where(debt["creditor"] != "china_bilateral", 1e9))},
        {"fdi": fdi[fdi["investor_iso3"] == "CHN"]},
    ]
    assert world(production=production).ask("has_lede").value is True
    every = [{"production": production} | tables for tables in without]
    assert [world(**tables).ask("has_lede").value for tables in every] == [False] * len(every)


def test_headlines_of_the_chapter_are_answers_it_states():
    assert {one.key for one in BOOK.of_chapter("africa")} <= set(STORY.stated)
