"""What a story looks with: the tables as known on a day, the parameters chosen, the reader's language."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

import pandas as pd

from chokepoint.answers.answer import Answer
from chokepoint.answers.memory import ABSENT, Memory
from chokepoint.data import load_table
from chokepoint.errors import FactError
from chokepoint.i18n import Translator

if TYPE_CHECKING:
    from chokepoint.answers.story import Story

Tables = Mapping[str, pd.DataFrame]
"""The data package as known on a day, by table name."""

Found = TypeVar("Found")
Recipe = Callable[..., Found]
"""A pure function of a look and of parameters, which it names as arguments."""


class Look(Mapping[str, pd.DataFrame]):
    """Tables, parameters and language, and a memory of what was worked out of them.

    ``look["prices"]`` gives a table, ``look(recipe)`` the result of a recipe, ``look.ask("controls.loss")``
    an answer of any story by name.

    Args:
        story: whose recipes are asked.
        tables: the data package as known on a day.
        as_of: that day (``YYYY-MM-DD``), None for everything.
        params: parameters other than the story's defaults.
        t: the reader's language.
        memory: what was computed before.
    """

    def __init__(
        self,
        story: Story,
        tables: Tables,
        *,
        as_of: str | None = None,
        params: Mapping[str, object] | None = None,
        t: Translator | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.story, self.tables, self._as_of = story, tables, as_of
        self.params = {**story.defaults, **(params or {})}
        self._t = t or Translator()
        self.memory = memory or Memory()

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Give a table as known on the day."""
        frame = self.tables[name]
        self.memory.note_table(self.tables, name, frame)
        return frame

    def whole(self, name: str) -> pd.DataFrame:
        """Give a table whole, whatever the day: for what was true before it was listed here."""
        return load_table(name)

    def __iter__(self) -> Iterator[str]:
        """Name the tables."""
        return iter(self.tables)

    def __len__(self) -> int:
        """Count the tables."""
        return len(self.tables)

    @property
    def t(self) -> Translator:
        """The reader's language."""
        self.memory.note_param("lang", self._t.lang)
        return self._t

    @property
    def as_of(self) -> str | None:
        """The day asked for, None for everything."""
        self.memory.note_param("as_of", self._as_of)
        return self._as_of

    @property
    def day(self) -> pd.Timestamp:
        """The day looked from: the one asked for, else the newest publication of the story's evidence."""
        self.memory.note_param("as_of", self.as_of)
        return self.story.day_of(self)

    def param(self, name: str) -> object:
        """Give a parameter of the story.

        Raises:
            FactError: if there is none of this name.
        """
        if name not in self.params:
            hint = f"it has {', '.join(self.params) or 'none'}"
            raise FactError(f"no parameter {name!r}", where=f"story {self.story.name}", hint=hint)
        self.memory.note_param(name, self.params[name])
        return self.params[name]

    def __call__(self, recipe: Recipe[Found]) -> Found:
        """Give the result of a recipe, from memory where it would read the same tables and parameters."""
        known = {**self.params, "lang": self._t.lang, "as_of": self._as_of}
        return cast(Found, self.memory.recall(recipe, self.tables, known, lambda: self._compute(recipe)))

    def _compute(self, recipe: Recipe[Found]) -> Found:
        given = {name: self.params[name] for name in arguments(recipe) if name in self.params}
        if "as_of" in arguments(recipe):
            given["as_of"] = self._as_of
        for name in arguments(recipe):
            # a parameter not given must stay so for a kept result to fit
            self.memory.note_param(name, given.get(name, ABSENT))
        return recipe(self, **given)

    def given(self, **params: object) -> Look:
        """Look with other parameters."""
        return self._like(params={**self.params, **params})

    def over(self, tables: Tables, as_of: str | None = None) -> Look:
        """Look at other tables."""
        bare = tables.tables if isinstance(tables, Look) else tables
        return self._like(tables=bare, as_of=as_of or self._as_of)

    def of(self, story: Story, **params: object) -> Look:
        """Look for another story, with its own defaults."""
        return self._like(story=story, params=params)

    def _like(self, **changed: object) -> Look:
        same = {"story": self.story, "tables": self.tables, "as_of": self._as_of, "params": self.params}
        return Look(**{**same, "t": self._t, "memory": self.memory, **changed})  # type: ignore[arg-type]

    def ask(self, name: str, /, **params: object) -> Answer:
        """Give an answer of this story (``key``) or of any other (``story.key``).

        Args:
            name: the answer.
            params: parameters other than those looked with, or than the other story's defaults.

        Raises:
            FactError: if there is no such answer.
        """
        story, look = self._asked(name, params)
        return story.answer(name.rpartition(".")[2], look)

    def rows(self, name: str, /, **params: object) -> pd.DataFrame:
        """Give the whole result of a recipe of this story (``recipe``) or of another (``story.recipe``)."""
        story, look = self._asked(name, params)
        return look(story.recipe(name.rpartition(".")[2]))

    def show(self, name: str, /, **params: object) -> object:
        """Draw an exhibit of another story (``story.exhibit``), the very one of its own page.

        Raises:
            FactError: if there is none, or it has no figure.
        """
        story, look = self._asked(name, params)
        draw = story.exhibit(name.rpartition(".")[2]).draw
        if draw is None:
            raise FactError("has no figure", where=name, hint="name an exhibit that draws one")
        return look(draw)

    def _asked(self, name: str, params: Mapping[str, object]) -> tuple[Story, Look]:
        from chokepoint.answers.story import find_story

        owner = name.rpartition(".")[0]
        if owner in ("", self.story.name):
            return self.story, self.given(**params) if params else self
        story = find_story(owner)
        return story, self.of(story, **params)


def look_at(story: Story, tables: Tables, **params: object) -> Look:
    """Look for a story at tables, or at what another look sees, whose memory is then shared.

    Args:
        story: whose recipes are asked.
        tables: tables, which may know the day they are known as of, or a look.
        params: parameters other than the story's defaults.
    """
    if isinstance(tables, Look):
        return tables.of(story, **params)
    return Look(story, tables, as_of=getattr(tables, "as_of", None), params=params)


@lru_cache(maxsize=4096)
def arguments(recipe: Recipe[object]) -> tuple[str, ...]:
    """Name the parameters a recipe takes besides the look."""
    return tuple(inspect.signature(recipe).parameters)[1:]
