"""The rules of the chapter's claims belong to functions of the chapter, and are told alike."""

from told_rules import strays, unlike

from chokepoint.stories.claims.claim_rules import RULES


def test_each_rule_is_that_of_a_claim_judged_here():
    assert strays("claims", RULES) == []


def test_each_rule_asks_a_question_and_tells_the_rest_in_sentences():
    assert unlike(RULES) == []
