"""The page takes every chapter with headlines, or one."""

from chokepoint.stories.registered import CHAPTERS
from chokepoint.stories.robustness.story import EVERY, STORY, chapters


def test_the_themes_are_the_chapters_with_headlines():
    assert chapters() == CHAPTERS
    rule = STORY.parameters["theme"].rule_for({})
    assert {theme: rule(theme) for theme in (EVERY, *CHAPTERS)} == dict.fromkeys((EVERY, *CHAPTERS))
    assert "use one of" in str(rule("index"))
