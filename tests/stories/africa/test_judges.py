import pytest

from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = KnownTables(), KnownTables("2023-07-06")


def test_africa_makes_about_one_percent_of_rare_earths_and_most_of_cobalt():
    numbers = EXPLAINER.judge("c52", NOW).numbers
    assert numbers["largest"].value == pytest.approx(1.1, abs=0.05)
    assert "cobalt" in numbers["names"].value


def test_who_leads_depends_on_the_meaning_of_creditor():
    numbers = EXPLAINER.judge("c53", NOW).numbers
    assert numbers["bilateral"].value.startswith("2012-")
    assert numbers["single"].value == "2015-2021"
    assert numbers["world_bank"].value == numbers["with_bondholders"].value == "no year"


def test_stakes_were_known_on_the_day_of_the_article_and_loans_were_not():
    assert EXPLAINER.judge("c54", THEN).verdict == "imprecise"
    assert EXPLAINER.judge("c54", NOW).verdict == "supported_with_nuance"


def test_american_investment_was_ahead_for_years_before():
    assert EXPLAINER.judge("c55", NOW).numbers["ahead"].value > 5
