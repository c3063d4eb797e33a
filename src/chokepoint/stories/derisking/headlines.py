"""Headlines of the chapter on laws, lists and money."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.ids import names_id
from chokepoint.analysis.policy import measures as policy
from chokepoint.analysis.policy import targets
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, Narrowed, counted_as, counted_by, without, without_each
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import NOTICE, count, evidence_end, single
from chokepoint.answers.robustness.registered import BOOK

CHAPTER = "derisking"
CAP = 65
"""The benchmark for a single supplier in percent, which is also the chapter's parameter."""


def _without_jurisdictions(tables: Tables) -> Iterator[Case]:
    """Leave out the measures of each of the jurisdictions with most of them."""
    measures = tables["measures"]
    steps = tables["measure_steps"]
    names = tables["countries"].set_index("iso3")["name_en"]
    for code in measures["jurisdiction"].value_counts().index[:5]:
        own = names_id(measures["jurisdiction"], code)
        kept = steps[~steps["measure_row_id"].isin(measures.loc[own, "row_id"])]
        yield without(names.get(code, code), Narrowed(tables, measures=measures[~own], measure_steps=kept))


def _placing_rules(tables: Tables) -> Iterator[Case]:
    names = {"placed by its first dated step": "first", "placed by its last dated step": "last"}
    yield from counted_by(tables, "rule", names)
    yield from _without_jurisdictions(tables)


def _placed(tables: Tables, rule: str) -> pd.DataFrame:
    steps = tables["measure_steps"]
    if rule:
        ordered = steps[steps["step"].isin(policy.PLACING)].sort_values("date", kind="stable")
        steps = ordered.drop_duplicates("measure_row_id", keep=rule)  # type: ignore[call-overload]
    return policy.place_measures(tables["measures"], steps, evidence_end(tables))


@BOOK.headline(
    CHAPTER,
    "after_n",
    "Measures after the notice",
    sentence="The push did not stop with the notice: more than a third of the measures are younger",
    unit="measures",
    figure="counts",
    condition=above(0, "more than a third of those dated", share=1 / 3),
    cases=_placing_rules,
)
def after_the_notice(tables: Tables, rule: str = "") -> Measure | None:
    """Count the dated measures that are younger than the notice."""
    placed = _placed(tables, rule)
    return count(placed[placed["day"] > NOTICE], placed, len(placed))


@BOOK.headline(
    CHAPTER,
    "control_wait",
    "Blocking against building",
    sentence="Blocking is quicker than building: a trade restriction takes fewer days than a law",
    unit="days",
    figure="counts",
    condition=below(0, "less than a law or regulation takes", share=1),
    cases=_without_jurisdictions,
)
def wait(tables: Tables) -> Measure | None:
    """Set the median wait of a trade restriction against that of a law or regulation."""
    waited = policy.waits(tables["measures"], tables["measure_steps"])
    controls, laws = (
        policy.typical_wait(waited, kinds) for kinds in (("trade_restriction",), policy.LAW_LIKE)
    )
    return None if laws.empty else single(controls, "median", laws["median"].max())


def _meanings_of_binding(tables: Tables) -> Iterator[Case]:
    benchmarks = (*targets.BINDS, "benchmark")
    yield from counted_by(tables, "binding", {"benchmarks of the EU act counted as binding": benchmarks})
    yield from counted_by(tables, "starts", {"printed starts not counted as measured": False})
    yield from without_each(tables, "targets")


@BOOK.headline(
    CHAPTER,
    "both_n",
    "Binding and measured",
    sentence="Not one threshold is both binding and measured",
    unit="thresholds",
    figure="counts",
    condition=below(1, "none"),
    cases=_meanings_of_binding,
    home="both_n",
)
def both(tables: Tables, binding: tuple[str, ...] = targets.BINDS, starts: bool = True) -> Measure | None:
    """Count the thresholds that bind someone and have a measured value."""
    rows = tables["targets"] if starts else tables["targets"].assign(baseline=float("nan"))
    forces = targets.count_forces(rows, set(tables["crma_progress"]["target_row_id"]))
    found = forces[forces["force"].isin(list(binding)) & forces["measured"]]
    return count(found, forces)


def _strategic(tables: Tables) -> pd.DataFrame:
    entries = tables["list_entries"]
    symbols = tables["commodities"].set_index("commodity_id")["symbol"]
    return targets.strategic_materials(
        entries[entries["list_id"] == "eu_2023_srm"], tables["mineral_crosswalk"], symbols
    )


def _shares(tables: Tables, supply: str = "eu_sourcing") -> pd.DataFrame:
    rows = tables["eu_supply_shares"]
    return targets.own_shares(rows[rows["supply"] == supply])


def _kinds_of_supply(tables: Tables) -> list[Case]:
    return counted_as(
        tables,
        {
            "world supply instead of EU sourcing": {"side": "world"},
            "extraction alone": {"stage": "extraction"},
            "processing alone": {"stage": "processing"},
        },
    )


@BOOK.headline(
    CHAPTER,
    "over_n",
    "EU lines above the cap",
    sentence="A minority of the EU’s supply lines exceed the cap on a single supplier",
    unit="lines",
    figure="shares of output",
    condition=below(0, "less than half of the lines", share=0.5),
    cases=_kinds_of_supply,
    home="over_n",
)
def above_the_cap(tables: Tables, side: str = "eu", stage: str = "") -> Measure | None:
    """Count the lines whose largest supplier outside exceeds the cap."""
    pairs = targets.supplier_pairs(_shares(tables), _shares(tables, "world"), _strategic(tables))
    lines = pairs.dropna(subset=[side])
    lines = lines[lines["stage"] == stage] if stage else lines
    return count(lines[lines[side] > CAP], lines, len(lines))


def _second_source(tables: Tables) -> list[Case]:
    return counted_by(tables, "said", {"the second source’s statements": True}, "source")


def _missed(tables: Tables, stage: str, said: bool) -> Measure | None:
    marks = targets.benchmarks(tables["targets"])
    if said:
        rows = targets.judge_statements(tables["crma_progress"], marks)
        rows = rows[rows["stage"] == stage]
    else:
        day = evidence_end(tables)
        rows = targets.against_benchmarks(_shares(tables), _strategic(tables), marks, day)
        rows = rows[rows["stage"] == stage]
    return count(rows[rows["state"] == "missed"], rows, len(rows))


@BOOK.headline(
    CHAPTER,
    "processing_missed",
    "EU processing below target",
    sentence="Most strategic materials lie below the EU’s benchmark for processing",
    unit="materials",
    figure="shares of output",
    condition=above(0, "more than half of those with a figure", share=0.5),
    cases=_second_source,
)
def processing(tables: Tables, said: bool = False) -> Measure | None:
    """Count the strategic materials below the benchmark for processing."""
    return _missed(tables, "processing", said)


@BOOK.headline(
    CHAPTER,
    "extraction_missed",
    "EU extraction below target",
    sentence="Most strategic materials lie below the EU’s benchmark for extraction",
    unit="materials",
    figure="shares of output",
    condition=above(0, "more than half of those with a figure", share=0.5),
    cases=_second_source,
)
def extraction(tables: Tables, said: bool = False) -> Measure | None:
    """Count the strategic materials below the benchmark for extraction."""
    return _missed(tables, "extraction", said)


@BOOK.headline(
    CHAPTER,
    "gallium_own",
    "Gallium made in the EU",
    sentence="The EU makes less than a tenth of the gallium it uses",
    unit="percent",
    figure="shares of output",
    condition=below(10, "less than 10 percent"),
    cases=_second_source,
)
def gallium(tables: Tables, said: bool = False) -> Measure | None:
    """Give the EU's own share of its gallium at processing."""
    if said:
        rows = targets.judge_statements(tables["crma_progress"], targets.benchmarks(tables["targets"]))
        return single(_gallium(rows), "said_high")
    return single(_gallium(_shares(tables)), "low")


def _gallium(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["commodity_id"] == "gallium") & (rows["stage"] == "processing")]
