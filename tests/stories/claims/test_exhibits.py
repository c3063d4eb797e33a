"""The page of the claims shows cards of every theme, and figures as other chapters draw them."""

from chokepoint.figures.claims import THEMES
from chokepoint.stories.claims.story import STORY


def test_every_theme_has_its_cards(whole):
    for theme in THEMES:
        cards = whole(STORY.exhibit(f"{theme}_cards").draw)
        assert {card["theme"] for card in cards.payload["cards"]} == {theme}


def test_the_verdicts_are_drawn_for_both_days(whole):
    figure = whole(STORY.exhibit("all_claims").draw)
    assert len(figure.frame) == len(whole.tables["claims"])
    marks = [row for rows in figure.spec["datasets"].values() for row in rows if "mark" in row]
    assert {mark["across"] for mark in marks} == {0, 1}
