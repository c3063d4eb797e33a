"""Who asks a registry for a name depends on what is behind it; who asks for all, on all that could be."""

import pytest

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.registry import Registry, importing_module
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.answers.story import find_story
from chokepoint.data import KnownTables
from chokepoint.errors import FactError
from chokepoint.stories import registered  # noqa: F401  it registers the stories asked

EVERYONE = ("code", "everyone.*")
HELPER = "def put(name): REGISTRY[name] = name.upper()"


@pytest.fixture
def registry():
    """A registry in which two modules registered while they were imported, one by a function of another."""
    made = Registry(*EVERYONE)
    exec("REGISTRY['one'] = 'ONE'", {"__name__": "first", "REGISTRY": made})
    helper = {"__name__": "helper", "REGISTRY": made}
    exec(HELPER, helper)
    exec("put('two')", {"__name__": "second", "put": helper["put"]})
    return made


@pytest.mark.parametrize(
    ("ask", "note"),
    [
        (lambda found: found["one"], ("code", "first")),
        (lambda found: "one" in found, ("code", "first")),
        (lambda found: found.get("two"), ("code", "second")),
        (lambda found: found.get("three"), EVERYONE),
        (lambda found: "three" in found, EVERYONE),
        (list, EVERYONE),
        (len, EVERYONE),
        (lambda found: dict(found.items()), EVERYONE),
        (lambda found: found == {}, EVERYONE),
        (bool, EVERYONE),
    ],
)
def test_what_is_asked_notes_what_the_answer_depends_on(registry, noted, ask, note):
    ask(registry)
    assert note in noted()


def test_asking_for_one_thing_notes_nothing_of_the_others(registry, noted):
    assert registry["two"] == "TWO"
    assert noted() == {("code", "second")}


def test_registering_notes_nothing(registry, noted):
    assert registry.is_taken("one")
    assert not registry.is_taken("three")
    registry["three"] = "3"
    registry.sort(len)
    del registry["one"]
    assert noted() == set()
    assert list(registry.items()) == [("three", "3"), ("two", "TWO")]


def test_a_missing_thing_is_a_key_error(registry):
    with pytest.raises(KeyError):
        registry["three"]


def test_the_innermost_module_that_is_imported_is_named():
    space = {"importing_module": importing_module}
    exec("def call(): return importing_module()", space | {"__name__": "helper"}, space)
    exec("def run(source, name): exec(source, {'__name__': name, 'call': call})", space)
    exec("found = call()", seen := {"__name__": "inner", "call": space["call"]})
    assert seen["found"] == "inner"


def look_of(name):
    return Look(find_story(name), KnownTables())


def test_an_answer_of_another_story_notes_the_module_behind_it(noted):
    look_of("index").ask("controls.announced")
    code = {name for kind, name in noted() if kind == "code"}
    assert "chokepoint.stories.controls.answers_notice" in code
    assert not [name for name in code if name.endswith((".exhibits", ".*")) or ".africa." in name]


def test_what_a_story_may_have_under_several_names_notes_all_of_it(noted):
    story = find_story("controls")
    story.exhibit("capacity_outside")
    assert ("code", "chokepoint.stories.controls.exhibits") in noted()
    assert ("code", "chokepoint.stories.controls.*") not in noted()
    story.exhibit("words")  # a recipe, since no exhibit has the name
    assert ("code", "chokepoint.stories.controls.*") in noted()


def test_a_claim_notes_the_module_that_judges_it_and_the_ledger_all_that_judge(noted):
    EXPLAINER.judge("c13", KnownTables())
    assert ("code", "chokepoint.stories.concentration.judges") in noted()
    assert ("registering", "judges_claim") not in noted()
    next(EXPLAINER.judge_all(KnownTables()))
    assert ("registering", "judges_claim") in noted()


def test_going_through_the_headlines_notes_all_that_register_one(noted):
    name = "controls-price_change"
    assert BOOK.headlines[name].chapter == "controls"
    assert ("code", "chokepoint.stories.controls.headlines") in noted()
    assert ("registering", "headline") not in noted()
    BOOK.of_chapter("controls")
    assert ("registering", "headline") in noted()


def test_a_story_that_is_not_there_may_come_from_anywhere(noted):
    with pytest.raises(FactError):
        find_story("nowhere")
    assert ("code", "*") in noted()
