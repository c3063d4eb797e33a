"""The page on methods takes its examples from the chapters: what it repeats is what they state."""

import pytest
from looks import looking_for

from chokepoint.answers.story import Repeated, find_story
from chokepoint.stories.methods.story import STORY
from chokepoint.stories.registered import READING_ORDER

REPEATED = {key: one for key, one in STORY.stated.items() if isinstance(one, Repeated)}


def test_half_of_the_examples_at_least_are_answers_of_chapters():
    assert len(REPEATED) >= len(STORY.stated) / 2


@pytest.mark.parametrize("key", sorted(REPEATED))
def test_an_example_is_what_its_chapter_states(now, key):
    story, _, name = REPEATED[key].name.partition(".")
    assert story in READING_ORDER
    there = looking_for(find_story(story)).ask(name)
    assert (now.ask(key).value, now.ask(key).row_ids) == (there.value, there.row_ids)
    assert now.ask(key).known


@pytest.mark.parametrize("key", sorted(REPEATED))
def test_the_parameters_of_an_example_are_ones_its_chapter_has(key):
    assert set(REPEATED[key].params) <= set(find_story(REPEATED[key].name.partition(".")[0]).parameters)


@pytest.mark.parametrize(("day", "allowed"), [(None, True), ("2023-07-03", True), ("2023-07-02", False)])
def test_the_page_begins_with_the_day_of_the_notice(day, allowed):
    assert (STORY.parameters["as_of"].rule_for(STORY.defaults)(day) is None) is allowed


@pytest.mark.parametrize("day", ["2023-07-03", "2024-12-31"])
def test_the_examples_are_seen_from_one_day(day):
    then = looking_for(STORY, day)
    assert [str(then.ask(key).value)[:10] for key in ("evidence_day", "gallium_day")] == [day, day]
