"""Headlines on what followed: supply elsewhere, the end of restrictions, and how alike the cases are."""

from __future__ import annotations

from collections.abc import Iterator

from chokepoint.analysis.policy import elsewhere
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, counted_by, each_named, without_each
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import asks, left_out_cases
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.world_after import answers_elsewhere, answers_likeness
from chokepoint.stories.world_after.answers import of_case, of_licences
from chokepoint.stories.world_after.story import STORY

CHAPTER = STORY.name
DECIDED, STARTED = (
    tuple(phase for phase, found in elsewhere.STATES.items() if found == state)
    for state in (elsewhere.DECIDED, elsewhere.PRODUCING)
)
"""The phases of the tables in which a step is decided, or has output."""


def _first_decisions(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "skip", {msg("the next firm’s decision"): 1})
    yield from without_each(tables, "quota_timeline", phase=DECIDED)


BOOK.headline(
    CHAPTER,
    "decided_first",
    "The first decision after the quota",
    sentence="After the quota the first decision to build elsewhere came within a year",
    unit="months",
    figure="counts",
    condition=below(12, "less than a year"),
    cases=_first_decisions,
)(asks("world_after.decided_first"))


def _later_decisions(tables: Tables) -> Iterator[Case]:
    metals = of_licences(look_at(STORY, tables)(answers_elsewhere.decisions))["case"]
    yield from each_named(tables, "metal", msg("{name} alone"), metals)
    started = (elsewhere.DECIDED, elsewhere.PRODUCING)
    yield from counted_by(tables, "states", {msg("a first output counted as a decision"): started})
    yield from without_each(tables, "supply_response", phase=DECIDED)


BOOK.headline(
    CHAPTER,
    "decided_later",
    "The first decision after the licences",
    sentence="After each licence the first decision to build elsewhere took more than a year",
    unit="months",
    figure="counts",
    condition=above(12, "more than a year"),
    cases=_later_decisions,
)(asks("world_after.decided_later"))


def _other_outputs(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "case", {msg("germanium instead"): "germanium"})
    yield from without_each(tables, "quota_timeline", phase=STARTED)


BOOK.headline(
    CHAPTER,
    "output_first",
    "Metal after money",
    sentence="Metal takes longer than money: the first output came more than a year after the first decision",
    unit="months",
    figure="counts",
    condition=above(12, "more than a year after the first decision", share=1),
    cases=_other_outputs,
)(asks("world_after.output_first", against="world_after.decided_first"))


def _other_ends(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "later_steps", {msg("suspended bans and later steps counted too"): True})
    yield from left_out_cases("control_changes")(tables)


@BOOK.headline(
    CHAPTER,
    "lifted_n",
    "Restrictions that ended",
    sentence="Of the restrictions compared none but the quota has been lifted",
    unit="cases",
    figure="counts",
    condition=below(2, "no more than one"),
    cases=_other_ends,
)
def ended(tables: Tables, **way: object) -> Measure | None:
    """Ask how many restrictions ended."""
    n = look_at(STORY, tables, **way).ask("lifted_n")
    return Measure(n.number, n.row_ids) if n.row_ids else None


def _each_trait(tables: Tables) -> list[Case]:
    compared = of_case(look_at(STORY, tables)(answers_likeness.compared), "gallium")
    settled = compared.loc[compared["likeness"].isin(["like", "unlike"]), "trait"]
    return each_named(tables, "without", msg("without the trait “{name}”"), settled)


BOOK.headline(
    CHAPTER,
    "least_like",
    "Gallium against rare earths",
    sentence="Gallium is like the rare earths of 2010 in fewer than half of the traits that can be compared",
    unit="traits",
    figure="counts",
    condition=below(0, "less than half of the traits", share=0.5),
    cases=_each_trait,
)(asks("world_after.least_like", against="world_after.least_of", case="gallium"))
