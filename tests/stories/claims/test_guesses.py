"""Each question on a claim is answered by numbers of its finding, which lie on the scale that is offered."""

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.figures.claims import THEMES
from chokepoint.stories.claims.guesses import GUESSES
from chokepoint.stories.claims.story import STORY


def asked(whole):
    cards = [
        card for theme in THEMES for card in whole(STORY.exhibit(f"{theme}_cards").draw).payload["cards"]
    ]
    return {card["id"]: card["guess"] for card in cards if "guess" in card}


def test_every_question_stands_on_its_card_and_its_answer_on_the_scale(whole):
    guesses = asked(whole)
    assert set(guesses) == set(GUESSES)
    for guess in guesses.values():
        assert 0 <= guess["low"] <= guess["high"] <= guess["most"]


def test_questions_are_of_claims_there_are(whole):
    assert set(GUESSES) <= set(whole.tables[EXPLAINER.table]["claim_id"])
