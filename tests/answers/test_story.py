"""A story keeps its answers, recipes and exhibits under names, and refuses a name twice."""

import pandas as pd
import pytest

from chokepoint.analysis.dates import evidence_day
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.story import Parameter, Story, find_story, stories
from chokepoint.data import KnownTables, load_sources
from chokepoint.errors import FactError
from chokepoint.parameters import choice
from chokepoint.stories.registered import READING_ORDER

ROWS = pd.DataFrame({"n": [3], "row_ids": ["a;b;c"]})


@pytest.fixture
def story():
    return Story("story_of_tests", evidence=["prices"], listed=False)


def look_of(story, **options):
    return Look(story, {"steps": ROWS}, **options)


def test_a_recipe_states_several_answers_and_whether_there_is_any(story):
    @story.answers("has_steps", steps=Column("n", "steps", "count"))
    def counted(look, none=False):
        return look["steps"].head(0) if none else look["steps"]

    look = look_of(story)
    assert look.ask("steps").value == 3
    assert look.ask("has_steps").value is True
    assert look.ask("has_steps", none=True).value is False
    assert look.ask("steps", none=True).value is None
    assert story.keys_of(counted) == ["has_steps", "steps"]


def test_words_are_answers_without_rows(story):
    @story.words("metal", "is_newest")
    def words(look):
        return {"metal": "gallium", "is_newest": look.as_of is None}

    assert look_of(story).ask("metal").value == "gallium"
    assert look_of(story, as_of="2023-07-06").ask("is_newest").value is False
    assert look_of(story).ask("metal").row_ids == ""


def test_an_answer_of_another_story_is_repeated_under_a_key_of_ones_own(story):
    source = Story("source_of_tests", parameters={"year": Parameter(2024)})

    @source.answers(share=Column("n", "percent", "as printed"))
    def share(look, year):
        return look["steps"].assign(n=year)

    story.repeats("their_share", "source_of_tests.share", year=2020)
    found = look_of(story).ask("their_share")
    assert (found.name, found.value, found.unit) == ("story_of_tests.their_share", 2020, "percent")


def test_a_key_or_a_recipe_twice_is_refused(story):
    def once(look):
        return ROWS

    story.answers(n=Column("n", "", "count"))(once)
    with pytest.raises(FactError, match=r"recipe story_of_tests.once: is registered twice"):
        story.keep(once)

    def again(look):
        return ROWS

    with pytest.raises(FactError, match=r"answer story_of_tests.n: is registered twice"):
        story.answers(n=Column("n", "", "count"))(again)


def test_an_exhibit_tells_the_answers_of_its_recipes_and_single_keys(story):
    @story.answers(one=Column("n", "", "count"), two=Column("n", "", "count"))
    def both(look):
        return ROWS

    @story.words("word")
    def words(look):
        return {"word": "w"}

    @story.shows(both, "word")
    def picture(look):
        return None

    assert list(story.exhibit("picture").keys(story)) == ["one", "two", "word"]
    assert list(story.exhibit("both").keys(story)) == ["one", "two"]
    assert list(story.exhibit("word").keys(story)) == ["word"]
    with pytest.raises(FactError, match="did you mean 'word'"):
        story.exhibit("words_")


def test_a_parameter_has_a_rule_of_its_own_or_beside_others():
    alone = Parameter("a", choice("a", "b"))
    beside = Parameter("a", rule_beside=lambda values: choice(str(values["first"])))
    assert alone.rule_for({})("b") is None
    assert "use one of" in str(alone.rule_for({})("c"))
    assert beside.rule_for({"first": "c"})("c") is None
    assert Parameter(1).rule_for({})("anything") is None


def test_a_story_looks_from_the_day_it_is_asked_for(story):
    assert Look(story, KnownTables(), as_of="2023-07-06").day == pd.Timestamp("2023-07-06")


def test_only_listed_stories_are_found(story):
    with pytest.raises(FactError, match="no story"):
        find_story("story_of_tests")
    named = Story("listed_of_tests")
    assert find_story("listed_of_tests") is named
    assert named in stories()


def test_every_story_looks_from_the_same_day_which_is_that_of_the_data():
    tables = KnownTables()
    days = {story.name: Look(story, tables).day for story in stories() if story.name in READING_ORDER}
    assert set(days) >= set(READING_ORDER)
    assert set(days.values()) == {evidence_day(load_sources())}
