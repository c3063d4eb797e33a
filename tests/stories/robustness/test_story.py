"""The page takes every chapter with headlines, or one."""

from chokepoint.stories.registered import BOOK
from chokepoint.stories.robustness.story import EVERY, STORY


def test_the_themes_are_the_chapters_with_headlines():
    themes = (EVERY, *BOOK.chapters())
    assert len(themes) > 7
    rule = STORY.parameters["theme"].rule_for({})
    assert {theme: rule(theme) for theme in themes} == dict.fromkeys(themes)
    assert "use one of" in str(rule("index"))
