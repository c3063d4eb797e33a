"""The page of the claims shows cards of every theme, and figures as other chapters draw them."""

from chokepoint.figures import Figure
from chokepoint.figures.claims import THEMES
from chokepoint.stories.claims.story import STORY


def test_every_theme_has_its_cards(whole):
    for theme in THEMES:
        cards = whole(STORY.exhibit(f"{theme}_cards").draw)
        assert {card["theme"] for card in cards.payload["cards"]} == {theme}


def test_a_figure_of_another_chapter_is_the_very_same(whole):
    shown = whole(STORY.exhibit("gallium_capacity").draw)
    assert isinstance(shown, Figure)
    assert shown.id == "capacity-outside"
    assert shown.title == whole.show("controls.capacity_outside").title


def test_the_verdicts_are_drawn_for_both_days(whole):
    figure = whole(STORY.exhibit("verdicts_by_theme").draw)
    assert set(figure.frame["when"]) == {"then", "now"}
