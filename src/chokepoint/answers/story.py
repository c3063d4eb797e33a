"""A story: the answers, exhibits and headlines of one chapter, under names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

import pandas as pd

from chokepoint.analysis.dates import evidence_day
from chokepoint.answers.answer import Answer, Column, ids_behind, plain_value, read
from chokepoint.answers.look import Look, Recipe
from chokepoint.answers.registry import Registry, importing_module
from chokepoint.errors import FactError
from chokepoint.notes import CODE, EVERY
from chokepoint.parameters import Rule

Frame = TypeVar("Frame", bound=Recipe[Any])


@dataclass(frozen=True)
class Parameter:
    """What can be set on a page of a story.

    Args:
        default: its value in the book.
        rule: what values it may have.
        rule_beside: the same, where that depends on the values of other parameters.
    """

    default: object
    rule: Rule | None = None
    rule_beside: Callable[[Mapping[str, object]], Rule] | None = None

    def rule_for(self, values: Mapping[str, object]) -> Rule:
        """Give the rule that holds beside the values of the other parameters."""
        if self.rule_beside is not None:
            return self.rule_beside(values)
        return self.rule or (lambda value: None)


@dataclass(frozen=True)
class Stated:
    """An answer as a story registers it: the recipe, and where in its frame it stands.

    ``column`` is None for a plain word, date or truth value, which the recipe gives in a mapping by key.
    """

    recipe: Recipe[Any]
    column: Column | None = None


@dataclass(frozen=True)
class Repeated:
    """An answer of another story, repeated under a key of this one."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)


class Story:
    """What one chapter states and shows.

    Args:
        name: the chapter.
        evidence: the tables whose newest publication is the day the story looks from.
        parameters: what can be set on its pages, by name.
        listed: whether others can find it by name.
    """

    def __init__(
        self,
        name: str,
        *,
        evidence: Sequence[str] = (),
        parameters: Mapping[str, Parameter] | None = None,
        listed: bool = True,
    ) -> None:
        self.name, self.evidence = name, tuple(evidence)
        self.parameters: dict[str, Parameter] = dict(parameters or {})
        folder = f"{importing_module().rpartition('.')[0]}.*"
        self.stated: Registry[Stated | Repeated] = Registry(CODE, folder)
        self.recipes: Registry[Recipe[Any]] = Registry(CODE, folder)
        self.exhibits: Registry[Exhibit] = Registry(CODE, folder)
        if listed:
            _STORIES[name] = self

    @property
    def defaults(self) -> dict[str, object]:
        """The parameters as the book sets them."""
        return {name: parameter.default for name, parameter in self.parameters.items()}

    @staticmethod
    def day_of(look: Look) -> pd.Timestamp:
        """Give the day a look is taken from: that asked for, else the day of the data, the same for all."""
        return evidence_day(look["sources"], look.as_of)

    def answers(self, present: str = "", /, **columns: Column) -> Callable[[Frame], Frame]:
        """Register the function it decorates as a recipe whose frame holds answers.

        Args:
            present: key of one more answer, whether the frame has any row.
            columns: where each answer stands, by key.

        Raises:
            FactError: if a key or the recipe's name is taken.
        """

        def register(recipe: Frame) -> Frame:
            self.keep(recipe)
            for key, column in (({present: Column("", how=PRESENT)} if present else {}) | columns).items():
                self._add(key, Stated(recipe, column))
            return recipe

        return register

    def words(self, *keys: str) -> Callable[[Frame], Frame]:
        """Register a function that gives words, dates or truth values by key: plain answers without rows."""

        def register(recipe: Frame) -> Frame:
            self.keep(recipe)
            for key in keys:
                self._add(key, Stated(recipe))
            return recipe

        return register

    def keep(self, recipe: Frame) -> Frame:
        """Register a recipe under its name, so that other stories can ask for its rows."""
        name = _name_of(recipe)
        if self.recipes.is_taken(name):
            raise FactError("is registered twice", where=f"recipe {self.name}.{name}", hint="rename one")
        self.recipes[name] = recipe
        return recipe

    def repeats(self, key: str, name: str, /, **params: object) -> None:
        """Repeat an answer of another story under a key of this one."""
        self._add(key, Repeated(name, params))

    def _add(self, key: str, stated: Stated | Repeated) -> None:
        if self.stated.is_taken(key):
            raise FactError("is registered twice", where=f"answer {self.name}.{key}", hint="rename one")
        self.stated[key] = stated

    def answer(self, key: str, look: Look) -> Answer:
        """Give an answer by key.

        Raises:
            FactError: if the story has none of this key, or its recipe does not give it.
        """
        stated = self._find(self.stated, key, "answer")
        name = f"{self.name}.{key}"
        if isinstance(stated, Repeated):
            found = look.ask(stated.name, **stated.params)
            return Answer(**{**vars(found), "name": name})
        result = look(stated.recipe)
        if stated.column is None:
            return Answer(name, plain_value(result[key]))
        if stated.column.how is PRESENT:
            return Answer(name, not result.empty, how=PRESENT, row_ids=ids_behind(result))
        return read(name, stated.column, result, look.t)

    def recipe(self, name: str) -> Recipe[Any]:
        """Find a recipe by name.

        Raises:
            FactError: if there is none of this name.
        """
        return self._find(self.recipes, name, "recipe")

    def keys_of(self, recipe: Recipe[Any]) -> list[str]:
        """List the keys of the answers a recipe holds, in the order they were registered."""
        return [key for key, one in self.stated.items() if isinstance(one, Stated) and one.recipe is recipe]

    def shows(self, *facts: Recipe[Any] | str) -> Callable[[Frame], Frame]:
        """Register the function it decorates as an exhibit: a figure, and the answers told with it.

        Args:
            facts: recipes all of whose answers are told, or single keys.
        """

        def register(draw: Frame) -> Frame:
            name = _name_of(draw)
            if self.exhibits.is_taken(name):
                raise FactError("is registered twice", where=f"exhibit {self.name}.{name}")
            self.exhibits[name] = Exhibit(name, draw, tuple(facts))
            return draw

        return register

    def exhibit(self, name: str) -> Exhibit:
        """Find an exhibit; a recipe or a single answer can be shown as well, and has no figure.

        Raises:
            FactError: if there is nothing of this name.
        """
        if name in self.exhibits:
            return self.exhibits[name]
        if name in self.recipes:
            return Exhibit(name, None, (self.recipes[name],))
        self._find(self.stated, name, "exhibit, recipe or answer")
        return Exhibit(name, None, (name,))

    def _find(self, among: Mapping[str, Any], name: str, what: str) -> Any:
        if name not in among:
            close = get_close_matches(name, among, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"`chokepoint answers {self.name}` lists them"
            raise FactError(f"no {what} {name!r}", where=f"story {self.name}", hint=hint)
        return among[name]


PRESENT = "whether there is any row"


@dataclass(frozen=True)
class Exhibit:
    """What one call shows: a figure or none, and the answers told with it."""

    name: str
    draw: Recipe[Any] | None
    facts: tuple[Recipe[Any] | str, ...]

    def keys(self, story: Story) -> Iterator[str]:
        """Name the answers told, in order."""
        for one in self.facts:
            yield from [one] if isinstance(one, str) else story.keys_of(one)


_STORIES: Registry[Story] = Registry(CODE, EVERY)


def find_story(name: str) -> Story:
    """Find a story by name, of those that were imported.

    Raises:
        FactError: if there is none.
    """
    if name not in _STORIES:
        hint = f"the stories are {', '.join(sorted(_STORIES))}"
        raise FactError(f"no story {name!r}", where=f"answer {name}", hint=hint)
    return _STORIES[name]


def stories() -> list[Story]:
    """List the stories that were imported."""
    return list(_STORIES.values())


def _name_of(recipe: object) -> str:
    return str(getattr(recipe, "__name__", recipe))
