"""A headline: a fact of a chapter, the condition its sentence needs, and where else it can be computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from chokepoint.answers.look import Tables
from chokepoint.answers.registry import Registry
from chokepoint.answers.robustness.cases import Case
from chokepoint.errors import HeadlineError
from chokepoint.i18n import Message, vocabulary
from chokepoint.notes import HEADLINES, REGISTERING

FIGURES = vocabulary(
    "shares of output",
    "reserves and capacity",
    "trade and quotas",
    "prices",
    "debt and money",
    "counts",
)
"""The kinds of figure a headline can rest on."""


@dataclass(frozen=True)
class Measure:
    """What a headline comes to in one set of tables.

    Args:
        value: the number the condition is about.
        row_ids: ids of the rows behind it, joined by ``;``.
        against: the number it is compared with, if the condition names one.
        fact: the fact as the chapter prints it, where that is a word or a year and not ``value``.
    """

    value: float
    row_ids: str
    against: float = 0.0
    fact: str | None = None


@dataclass(frozen=True)
class Condition:
    """What must be true of a measure for the sentence to hold.

    Args:
        sign: 1 if the value must lie above the line, -1 if below it.
        limit: a number the line is made of.
        share: how much of ``Measure.against`` is added to it.
        words: the condition as readers see it.
        inclusive: whether a value on the line will do.
    """

    sign: int
    limit: float
    share: float
    words: Message
    inclusive: bool = False

    def line(self, measure: Measure) -> float:
        """Give the value at which the sentence stops being true."""
        return self.limit + self.share * measure.against

    def margin(self, measure: Measure) -> float:
        """Give how far the value lies on the right side of the line, negative on the wrong one."""
        return self.sign * (measure.value - self.line(measure))

    def holds(self, measure: Measure) -> bool:
        """Tell whether the sentence is true of a measure."""
        margin = self.margin(measure)
        return margin > 0 or (self.inclusive and margin == 0)


def above(limit: float, words: str, *, share: float = 0.0, inclusive: bool = False) -> Condition:
    """Ask that a value exceed ``limit`` and ``share`` times the number it is compared with."""
    return Condition(1, limit, share, Message(words), inclusive)


def below(limit: float, words: str, *, share: float = 0.0, inclusive: bool = False) -> Condition:
    """Ask that a value stay under ``limit`` and ``share`` times the number it is compared with."""
    return Condition(-1, limit, share, Message(words), inclusive)


Compute = Callable[..., Measure | None]
"""Takes the tables and the options of a case; None where they do not allow the measure."""


@dataclass(frozen=True)
class Headline:
    """A fact that a chapter leads with.

    Args:
        chapter: the chapter.
        key: the key of the fact there.
        name: a few words for it.
        sentence: what the book says on the strength of it.
        unit: unit of the value; ``year`` for a year.
        figure: the kind of figure, one of ``FIGURES``.
        condition: what must be true for the sentence to hold.
        compute: the measure.
        cases: where else it can be computed, for given tables.
        home: the key under which the front page repeats the fact, if it does.
        digits: decimals to print.
        slug: tells apart two headlines on one fact.

    Raises:
        HeadlineError: if the kind of figure is not of its list.
    """

    chapter: str
    key: str
    name: Message
    sentence: Message
    unit: Message
    figure: str
    condition: Condition
    compute: Compute
    cases: Callable[[Tables], Iterable[Case]]
    home: str = ""
    digits: int = 0
    slug: str = ""

    def __post_init__(self) -> None:
        if self.figure not in FIGURES:
            raise HeadlineError(
                f"{self.figure!r} is no kind of figure", hint=f"use one of {', '.join(FIGURES)}"
            )

    @property
    def id(self) -> str:
        """Name the headline: ``controls-zero_kg``."""
        return f"{self.chapter}-{self.slug or self.key}"


@dataclass(frozen=True)
class Book:
    """The headlines of the book, in the order they were registered."""

    headlines: Registry[Headline] = field(default_factory=lambda: Registry(REGISTERING, HEADLINES))

    def headline(
        self, chapter: str, key: str, name: str, *, sentence: str, unit: str, **rest: object
    ) -> Callable[[Compute], Compute]:
        """Register the function it decorates as the measure of a headline.

        Args:
            chapter: the chapter.
            key: the key of the fact.
            name: a few words for it, a literal.
            sentence: what the book says on the strength of it, a literal.
            unit: unit of the value, a literal.
            rest: the other fields of :class:`Headline`.

        Raises:
            HeadlineError: if the fact already has a headline of that name.
        """

        def register(compute: Compute) -> Compute:
            said = {"name": Message(name), "sentence": Message(sentence), "unit": Message(unit)}
            made = Headline(chapter, key, compute=compute, **said, **rest)  # type: ignore[arg-type]
            if self.headlines.is_taken(made.id):
                raise HeadlineError("is registered twice", where=made.id, hint="give one a slug")
            self.headlines[made.id] = made
            return compute

        return register

    def put_in_order(self, chapters: Sequence[str]) -> None:
        """Order the headlines by chapter, those of one chapter as they were registered.

        Args:
            chapters: the chapters in the order of the book.
        """
        self.headlines.sort(lambda one: chapters.index(one.chapter))

    def chapters(self) -> tuple[str, ...]:
        """List the chapters that have headlines."""
        return tuple(dict.fromkeys(one.chapter for one in self.headlines.values()))

    def of_chapter(self, chapter: str) -> list[Headline]:
        """List the headlines of a chapter."""
        return [one for one in self.headlines.values() if one.chapter == chapter]
