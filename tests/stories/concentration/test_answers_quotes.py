"""Two numbers of July 2023: as quoted, as the tables have them, and which table lies closest."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.stories.concentration.answers_quotes import QUOTE


def tables(shares, metal="gallium", publisher="USGS", vintage="2024"):
    common = {"commodity_id": metal, "publisher": publisher, "vintage": vintage, "stage": "primary"}
    made = [rows(("CHN", n), ("WLD", 100), year=year, **common) for year, n in shares.items()]
    return pd.concat(made, ignore_index=True)


def over(world, *frames):
    return world(production=pd.concat(frames, ignore_index=True))


def test_both_numbers_stand_beside_their_tables(now):
    quoted = [now.ask(f"{metal}_quoted").value for metal in ("gallium", "germanium")]
    assert quoted == [80, 60]
    near = [now.ask(f"gallium_{key}").value for key in ("nearest_year", "nearest_publisher", "span")]
    assert near == ["2013", "British Geological Survey", "97–99"]
    assert now.ask("germanium_nearest").value == pytest.approx(67.9, abs=0.05)
    below = [now.ask(f"germanium_below{key}").value for key in ("_year", "_publisher")]
    assert below == ["2000", "British Geological Survey"]
    assert now.ask("germanium_below").value == pytest.approx(100 * 14 / (14 + 2 + 23))
    assert now.ask("germanium_lowest").value == pytest.approx(100 * 1 / (1 + 10 + 3 + 6))
    assert now.ask("gallium_lowest").value < now.ask("gallium_quoted").value


def test_the_newest_year_at_or_below_the_quote_is_found_over_all_tables(world):
    early = tables({2001: 55, 2002: 60, 2003: 61}, "germanium")
    look = over(world, early, tables({2002: 40, 2020: 90}, "germanium", publisher="WMD"))
    assert [look.ask(f"germanium_below{key}").value for key in ("", "_year")] == [60, "2002"]
    assert over(world, tables({2020: 90}, "germanium")).ask("germanium_below").value is None


def test_other_stories_ask_for_either_metal(now):
    assert now.ask("newest_low", metal="germanium").value == now.ask("germanium_low").value
    assert now.ask("newest_low").value == now.ask("gallium_low").value


def test_the_newest_share_of_the_survey_comes_with_its_year_edition_and_status(now):
    answer = now.ask("survey_share")
    assert answer.value == pytest.approx(99.0, abs=0.05)
    assert answer.date == 2025
    told = [now.ask(f"survey_share_{key}").value for key in ("year", "edition", "status")]
    assert told == ["2025", "2026", "estimated"]
    assert now.ask("survey_share_status").row_ids == "prod-usgs-2026-gallium-primary-chn-2025"


def test_the_survey_s_newest_edition_answers_with_its_newest_year(world):
    made = [tables({2023: 90, 2024: 91}, vintage="2025"), tables({2022: 80, 2023: 81}, vintage="2024")]
    look = over(world, *made, tables({2025: 50}, publisher="WMD", vintage="2026"))
    assert [look.ask(f"survey_share{key}").value for key in ("", "_year", "_edition")] == [91, "2024", "2025"]
    assert look.ask("survey_share_status").value == "reported"
    assert look.ask("survey_share", metal="germanium").value is None


def test_the_lowest_share_is_that_of_all_years(world):
    look = over(world, tables({2020: 81, 2024: 98}))
    assert look.ask("gallium_lowest").value == look.ask("gallium_nearest").value == 81


def test_the_range_is_that_of_the_newest_years(world):
    look = over(world, tables({2020: 70, 2024: 98}), tables({2023: 91}, publisher="WMD"))
    assert [look.ask(f"gallium_{end}").value for end in ("low", "high", "span")] == [91, 98, "91–98"]


def test_without_the_article_there_is_nothing_to_be_near_to(now, world):
    quotes = now["uses"]
    look = world(uses=quotes[quotes["source_id"] != QUOTE])
    assert [look.ask(f"gallium_{key}").value for key in ("quoted", "nearest")] == [None, None]
    assert look.ask("gallium_low").value == now.ask("gallium_low").value
