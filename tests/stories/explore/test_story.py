from chokepoint.stories.explore.story import STORY


def test_the_page_takes_a_day_and_a_language():
    assert set(STORY.parameters) == {"as_of", "lang"}
