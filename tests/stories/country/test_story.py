from country_golden import BESIDE, every_country, look_of

from chokepoint.parameters import accepted
from chokepoint.stories.country import answers, answers_policy, answers_trade
from chokepoint.stories.country.story import STORY, UNION


def wanted():
    """Name who leads a mineral, restricts exports, keeps an official list or has a printed reliance."""
    look = look_of("CHN")
    tables = look(answers.followed_tables)
    leaders = set(tables.loc[tables["is_first"].astype(bool), "leader"])
    restricting = set(look["african_export_controls"]["country_iso3"]) | {answers_policy.CHINA}
    listing = set(look(answers_policy.newest_lists)["jurisdiction"])
    return leaders | restricting | listing | {answers_trade.AMERICA, UNION}


def test_the_pages_are_those_of_who_leads_restricts_lists_or_depends():
    assert set(every_country()) - set(BESIDE) == wanted()


def test_every_named_country_can_be_asked_for_and_the_union_but_no_other_group():
    rule = STORY.parameters["country"].rule_for(STORY.defaults)
    allowed = accepted(rule)
    assert {"CHN", "AND", UNION} <= set(allowed)
    assert not {"WLD", "ROW"} & set(allowed)
    assert rule("China")
