"""Every figure of the book, as the exhibits of the stories draw it: each once a language and session."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pandas as pd
import pytest
import vl_convert
from lxml import etree

from chokepoint import figures
from chokepoint.answers.look import Look, Tables
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.answers.story import Exhibit, Story, stories
from chokepoint.data import KnownTables
from chokepoint.data.load import REFERENCE
from chokepoint.figures import Figure, NothingPublished
from chokepoint.figures.figure import VEGALITE_MIME
from chokepoint.i18n import Translator
from chokepoint.stories.registered import READING_ORDER

Within = Callable[[], AbstractContextManager[object]]
"""What must hold while a figure is drawn."""
SET: Mapping[str, Mapping[str, object]] = {
    # to try every headline of the book takes a minute
    "robustness": {"theme": "quotas"},
    # of rare earths this one says where on the page their history is drawn
    "concentration.share_history": {"commodity": "tungsten"},
}
"""What a story or an exhibit is asked with besides the defaults of its page."""
STATES: Mapping[str, Sequence[str]] = {
    "concentration.country_shares": ["usgs-2022"],
    "derisking.dependence": ["usa", "eu"],
    "derisking.money_by_kind": ["linear"],
    "world_after.exports_after": ["gallium-germanium"],
}
"""Of the further states of figures one for each way of drawing, by exhibit."""
HOUSE = Path(figures.__file__).parent
MODULES = sorted([*HOUSE.rglob("*.py"), *HOUSE.parent.glob("stories/*/*_charts.py")])
MODULES = [module for module in MODULES if module.stem not in ("make_metrics", "make_faces")]
"""The modules that draw."""


@dataclass(frozen=True)
class Walked:
    """An exhibit that can draw a figure, and its story."""

    story: Story
    exhibit: Exhibit
    state: str = ""

    def __str__(self) -> str:
        return f"{self.name}[{self.state}]" if self.state else self.name

    @property
    def name(self) -> str:
        """The exhibit as its story calls it."""
        return f"{self.story.name}.{self.exhibit.name}"

    @property
    def must_say(self) -> bool:
        """Whether its type says that it gives a sentence where there is nothing to draw."""
        return NothingPublished in get_args(self._gives)

    @property
    def may_draw(self) -> bool:
        """Whether its type allows it to draw: facts, lists and cards do not."""
        return self._gives is object or Figure in (self._gives, *get_args(self._gives))

    @property
    def _gives(self) -> object:
        return get_type_hints(self.exhibit.draw)["return"]

    def asked(self, look: Look) -> object:
        """Ask for it as its page does."""
        given = {**SET.get(self.story.name, {}), **SET.get(self.name, {})}
        return look.of(self.story, **given)(self.exhibit.draw)


def exhibits() -> list[Walked]:
    """List the exhibits that can draw, in the order of the book."""
    # tests of stories in general make up some of their own
    told = sorted(
        (story for story in stories() if story.name in READING_ORDER),
        key=lambda story: READING_ORDER.index(story.name),
    )
    every = [Walked(story, exhibit) for story in told for exhibit in story.exhibits.values()]
    drawn = [one for one in every if one.may_draw]
    return [*drawn, *(replace(one, state=state) for one in drawn for state in STATES.get(one.name, ()))]


@dataclass(frozen=True)
class Drawn:
    """A figure, and the call of a function of charts that drew it."""

    figure: Figure
    draw: Callable[..., Figure]
    given: tuple[Any, ...]

    @property
    def frame(self) -> pd.DataFrame:
        """The rows it was drawn from."""
        return self.given[0]

    def over(self, rows: pd.DataFrame) -> Figure:
        """Draw some of its rows alone: what is told of each is cut alike, and other rows are left out."""
        return self.draw(rows, *(self._beside(other, rows) for other in self.given[1:]))

    def _beside(self, other: Any, rows: pd.DataFrame) -> Any:
        if isinstance(other, pd.Series) and other.index.equals(self.frame.index):
            return other.loc[rows.index]
        if isinstance(other, pd.DataFrame) and (ids_in(other) - ids_in(self.frame)) & self.ids:
            return other.head(0)
        return other

    @property
    def ids(self) -> set[str]:
        """The rows of the package that the figure names."""
        return ids_in(self.figure.frame)

    @cached_property
    def of_one_row(self) -> Figure:
        """The figure of the first of its rows alone."""
        return self.over(self.one_row)

    @property
    def one_row(self) -> pd.DataFrame:
        """The first of its rows that the figure shows."""
        shown = [bool(set(ids.split(";")) & self.ids) for ids in self.frame[ids_of(self.frame)]]
        return self.frame[shown].head(1)

    @cached_property
    def drawings(self) -> list[etree._Element]:
        """The wide and the narrow drawing, as trees of SVG elements."""
        wide, extra = bundle(self.figure)
        narrow = extra["narrow"] | {"datasets": wide["datasets"]}
        return [etree.fromstring(vl_convert.vegalite_to_svg(spec)) for spec in (wide, narrow)]


def ids_of(rows: pd.DataFrame) -> str:
    """Name the column that names rows of the package."""
    return "row_ids" if "row_ids" in rows else "row_id"


def ids_in(rows: pd.DataFrame) -> set[str]:
    """List the rows of the package behind these; none if they name no rows."""
    return set(";".join(rows[ids_of(rows)]).split(";")) - {""} if ids_of(rows) in rows else set()


def bundle(figure: Figure) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the wide specification, and all the rest a figure hands to a page."""
    data, metadata = figure._repr_mimebundle_()
    return data[VEGALITE_MIME], metadata["chokepoint_figure"]


def spec_of(figure: Figure, state: str = "") -> dict[str, Any]:
    """Give the specification of a figure, or of a further state of it."""
    spec, extra = bundle(figure)
    return next(one["spec"] for one in extra["choice"]["states"] if one["key"] == state) if state else spec


def digest(figure: Figure) -> str:
    """Give a checksum of everything a figure hands to a page."""
    return hashlib.sha256(json.dumps(figure._repr_mimebundle_()).encode()).hexdigest()


def is_chart(function: object) -> bool:
    """Tell whether something is a public function that gives a figure."""
    is_public = not str(getattr(function, "__name__", "_")).startswith("_")
    # a class gives itself, and altair's cannot tell their types
    return is_public and not isinstance(function, type) and get_type_hints(function).get("return") is Figure


@cache
def charts() -> list[tuple[ModuleType, str]]:
    """List the public functions that draw, by module and name."""
    # what puts the states of a figure together draws none of them
    drawing = [path for path in MODULES if path.stem != "states"]
    names = [path.relative_to(HOUSE.parent).with_suffix("").as_posix() for path in drawing]
    modules = [import_module(f"chokepoint.{name.replace('/', '.')}") for name in names]
    return [
        (module, name)
        for module in modules
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", "") == module.__name__ and is_chart(value)
    ]


class Album:
    """The figures of all exhibits over the same tables in one language, each drawn when first asked for."""

    def __init__(
        self, tables: Tables, t: Translator, within: Within = nullcontext, as_of: str | None = None
    ) -> None:
        self.look = Look(stories()[0], tables, t=t, as_of=as_of)
        self._within = within
        self._calls: list[Drawn] = []
        self._drawn: dict[str, Drawn] = {}

    def __getitem__(self, one: Walked) -> Drawn:
        """Give a figure; the page of another chapter that shows it too shows the very same."""
        if str(one) not in self._drawn:
            with self._within(), self.noting():
                figure = one.asked(self.look)
            wanted = spec_of(figure, one.state)  # a figure with states is a copy of the one drawn
            self._drawn[str(one)] = next(call for call in reversed(self._calls) if call.figure.spec is wanted)
        return self._drawn[str(one)]

    @property
    def reached(self) -> set[str]:
        """Name the functions that drew."""
        return {f"{call.draw.__module__}.{call.draw.__name__}" for call in self._calls}

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note what draws; whoever draws with this look by another way must do so too."""
        with pytest.MonkeyPatch.context() as patch:
            for module, name in charts():
                patch.setattr(module, name, self._noted(getattr(module, name)))
            yield

    def _noted(self, draw: Callable[..., Figure]) -> Callable[..., Figure]:
        def noted(*given: Any) -> Figure:
            figure = draw(*given)
            self._calls.append(Drawn(figure, draw, given))
            return figure

        return noted


@cache
def album() -> Album:
    """Give the figures of the book in English, as its pages show them."""
    return Album(KnownTables(), Translator())


def emptied(tables: Tables) -> Look:
    """Look on the first day a page can be opened at tables of which none has a row yet."""
    # which claims are judged, and which states lie in Africa, becomes known on no day
    kept = {*REFERENCE, "claims"}
    nothing = {name: rows.head(0) for name, rows in tables.items() if name not in kept}
    return Look(stories()[0], Narrowed(tables, **nothing), as_of="2023-07-06")
