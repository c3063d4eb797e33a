"""Headlines of the chapter on laws, lists and money."""

from __future__ import annotations

from collections.abc import Iterator

from chokepoint.analysis.ids import names_id
from chokepoint.analysis.policy import targets
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, Narrowed, counted_as, counted_by, without, without_each
from chokepoint.answers.robustness.headline import Compute, Measure, above, below
from chokepoint.answers.robustness.measures import asks
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg

CHAPTER = "derisking"
MOST = 5
"""So many jurisdictions are left out in turn, those with most measures first."""


def counts(name: str, among: str) -> Compute:
    """Measure a count against the number of rows it was taken from; nothing where there was none."""
    ask = asks(name, against=among)

    def compute(tables: Tables, **options: object) -> Measure | None:
        found = ask(tables, **options)
        return found if found is not None and found.against else None

    return compute


def _without_jurisdictions(tables: Tables) -> Iterator[Case]:
    """Leave out the measures of each of the jurisdictions with most of them."""
    measures = tables["measures"]
    steps = tables["measure_steps"]
    names = tables["countries"].set_index("iso3")["name_en"]
    for code in measures["jurisdiction"].value_counts().index[:MOST]:
        own = names_id(measures["jurisdiction"], code)
        kept = steps[~steps["measure_row_id"].isin(measures.loc[own, "row_id"])]
        yield without(names.get(code, code), Narrowed(tables, measures=measures[~own], measure_steps=kept))


def _placing_rules(tables: Tables) -> Iterator[Case]:
    names = {msg("placed by its first dated step"): "first", msg("placed by its last dated step"): "last"}
    yield from counted_by(tables, "rule", names)
    yield from _without_jurisdictions(tables)


BOOK.headline(
    CHAPTER,
    "after_n",
    "Measures after the notice",
    sentence="The push did not stop with the notice: more than a third of the measures are younger",
    unit="measures",
    figure="counts",
    condition=above(0, "more than a third of those dated", share=1 / 3),
    cases=_placing_rules,
)(counts("derisking.after_n", "derisking.dated_n"))


def _meanings_of_binding(tables: Tables) -> Iterator[Case]:
    benchmarks = (*targets.BINDS, "benchmark")
    yield from counted_by(tables, "binding", {msg("benchmarks of the EU act counted as binding"): benchmarks})
    yield from counted_by(tables, "starts", {msg("printed starts not counted as measured"): False})
    yield from without_each(tables, "targets")


BOOK.headline(
    CHAPTER,
    "both_n",
    "Binding and measured",
    sentence="For no binding threshold did the book find a measured value",
    unit="thresholds",
    figure="counts",
    condition=below(1, "none"),
    cases=_meanings_of_binding,
)(counts("derisking.both_n", "derisking.targets_n"))


def _kinds_of_supply(tables: Tables) -> list[Case]:
    return counted_as(
        tables,
        {
            msg("world supply instead of EU sourcing"): {"side": "world"},
            msg("extraction alone"): {"stage": "extraction"},
            msg("processing alone"): {"stage": "processing"},
        },
    )


BOOK.headline(
    CHAPTER,
    "over_n",
    "EU lines above the cap",
    sentence="A minority of the EU’s supply lines exceed the cap on a single supplier",
    unit="lines",
    figure="shares of output",
    condition=below(0, "less than half of the lines", share=0.5),
    cases=_kinds_of_supply,
)(counts("derisking.over_n", "derisking.lines_n"))


def _second_source(tables: Tables) -> list[Case]:
    return counted_by(tables, "second", {msg("the second source’s statements"): True}, "source")


BOOK.headline(
    CHAPTER,
    "processing_missed",
    "EU processing below target",
    sentence="Most strategic materials lie below the EU’s benchmark for processing",
    unit="materials",
    figure="shares of output",
    condition=above(0, "more than half of those with a figure", share=0.5),
    cases=_second_source,
)(asks("derisking.processing_missed", against="derisking.processing_n"))


BOOK.headline(
    CHAPTER,
    "extraction_missed",
    "EU extraction below target",
    sentence="Most strategic materials lie below the EU’s benchmark for extraction",
    unit="materials",
    figure="shares of output",
    condition=above(0, "more than half of those with a figure", share=0.5),
    cases=_second_source,
)(asks("derisking.extraction_missed", against="derisking.extraction_n"))


BOOK.headline(
    CHAPTER,
    "gallium_own",
    "Gallium made in the EU",
    sentence="The EU makes less than a tenth of the gallium it uses",
    unit="percent",
    figure="shares of output",
    condition=below(10, "less than 10 percent"),
    cases=_second_source,
)(asks("derisking.gallium_own"))
