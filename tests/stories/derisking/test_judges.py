from datetime import date

from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = KnownTables(), KnownTables("2023-07-06")


def test_the_eu_act_was_a_proposal_in_march_2023():
    numbers = EXPLAINER.judge("c49", NOW).numbers
    assert numbers["first"].value == date(2023, 3, 16)
    assert numbers["force"].value == date(2024, 5, 23)


def test_on_the_day_of_the_article_no_adoption_was_dated():
    found = EXPLAINER.judge("c49", THEN)
    assert found.verdict == "contradicted"
    assert set(found.numbers) == {"first"}


def test_the_act_limits_the_months_of_a_permit_and_keeps_the_requirements():
    found = EXPLAINER.judge("c50", NOW)
    assert found.numbers["months"].value == 27
    assert found.counter == "stm-permit-crma-6"


def test_the_sum_of_the_seven_was_not_known_on_the_day_and_has_one_text_since():
    assert EXPLAINER.judge("c51", THEN).verdict == "not_checkable"
    assert EXPLAINER.judge("c51", NOW).numbers["texts"].value == 1


def test_measures_are_counted_whole_and_over_equal_spans():
    numbers = EXPLAINER.judge("c44", NOW).numbers
    assert "mea-us-ira-45x" not in numbers["before"].row_ids.split(";")
    assert numbers["early"].value == 0
