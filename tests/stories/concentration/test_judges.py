import pytest

from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = KnownTables(), KnownTables("2023-07-06")


def value(claim, name, tables=NOW):
    return EXPLAINER.judge(claim, tables).numbers[name].value


def test_the_figure_for_gallium_was_quoted_right_and_last_fitted_years_before():
    found = EXPLAINER.judge("c14", NOW)
    assert found.numbers["quoted"].value == 1
    assert found.numbers["low"].value > 95
    assert found.numbers["year"].value < 2020
    assert found.verdict == "outdated"


def test_no_two_publishers_agree_on_germanium():
    assert value("c15", "low") == pytest.approx(67.9, abs=0.1)
    assert value("c15", "high") > 90


def test_the_fall_to_sixty_percent_is_in_one_edition_only_and_did_not_last():
    assert value("c46", "end_low") == pytest.approx(60.0)
    assert value("c46", "end_high") == pytest.approx(69.8, abs=0.1)
    assert value("c46", "now") > 65


def test_on_the_day_two_editions_of_one_survey_disagreed_on_2019():
    found = EXPLAINER.judge("c46", THEN)
    assert found.numbers["end_low"].value == pytest.approx(60.0)
    assert found.numbers["end_high"].value == pytest.approx(100 * 132 / 210)
    assert found.verdict == "supported"


def test_no_edition_of_the_time_prints_the_reserves():
    found = EXPLAINER.judge("c17", NOW)
    assert found.verdict == "not_checkable"
    assert found.numbers["since"].value > 2000


def test_each_refined_mineral_counts_once():
    found = EXPLAINER.judge("c20", NOW)
    assert 0 < found.numbers["above"].value < found.numbers["minerals"].value


def test_germany_is_the_country_that_makes_no_gallium_by_the_tables():
    assert value("c41", "found") == value("c41", "named") - 1
    assert value("c41", "missing") == "Germany"
    assert "clo-gallium-deu" in EXPLAINER.judge("c41", NOW).counter
