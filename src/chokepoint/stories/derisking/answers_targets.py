"""What binds and what is measured: thresholds, and how far the EU is from its own."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids, tally, with_row_ids
from chokepoint.analysis.policy import targets
from chokepoint.answers.answer import Column, ids_behind
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.derisking.answers_acts import threshold_row
from chokepoint.stories.derisking.story import STORY
from chokepoint.stories.derisking.words import said, stage_name

PRINTED = msg("as printed")
STRATEGIC_LIST = "eu_2023_srm"
"""The EU's list of strategic raw materials."""


@STORY.answers(targets_n=Column("n", "thresholds", "rows of table targets"))
def all_targets(look: Look) -> pd.DataFrame:
    """Count the thresholds."""
    return tally(look["targets"])


@STORY.keep
def forces(look: Look, binding: tuple[str, ...] = targets.BINDS, starts: bool = True) -> pd.DataFrame:
    """Sort the thresholds by what stands behind them and whether a measured value was found."""
    measured = look["crma_progress"].groupby("target_row_id")["row_id"].agg(join_ids)
    return targets.count_forces(look["targets"], measured, binding, starts)


@STORY.answers(binds_n=Column("n", "thresholds", "duty, procurement ban, contract or condition of aid"))
def targets_that_bind(look: Look) -> pd.DataFrame:
    """Count the thresholds that bind someone."""
    found = look(forces)
    return tally(found[found["binds"]], found)


@STORY.answers(valued_n=Column("n", "thresholds", "a measured value or a printed start in the evidence"))
def targets_measured(look: Look) -> pd.DataFrame:
    """Count the thresholds with a measured value."""
    found = look(forces).assign(row_ids=lambda rows: rows["value_ids"])
    return tally(found[found["measured"]], found)


@STORY.answers(both_n=Column("n", "thresholds", "binding and measured"))
def targets_that_bind_and_are_measured(look: Look) -> pd.DataFrame:
    """Count the thresholds that bind someone and have a measured value."""
    found = look(forces).assign(row_ids=lambda rows: rows["value_ids"])
    return tally(found[found["binds"] & found["measured"]], found)


def chosen_targets(look: Look, jurisdiction: str) -> pd.DataFrame:
    """Keep the thresholds set by measures of the jurisdiction chosen."""
    return targets.targets_of(look(forces), look.whole("measures"), jurisdiction, look.day)


@STORY.answers(chosen_targets_n=Column("n", "thresholds", "count by jurisdiction of the measure"))
def targets_of_the_chosen(look: Look) -> pd.DataFrame:
    """Count the thresholds of the jurisdiction chosen."""
    return tally(look(chosen_targets), look(forces))


@STORY.answers(chosen_binds_n=Column("n", "thresholds", "those that bind"))
def binding_targets_of_the_chosen(look: Look) -> pd.DataFrame:
    """Count those of them that bind."""
    own = look(chosen_targets)
    return tally(own[own["binds"]], look(forces))


@STORY.answers(ban_day=Column("by_date", "date", PRINTED))
def ban_on_buying(look: Look) -> pd.DataFrame:
    """Give the ban on buying magnets, tantalum and tungsten of some origins."""
    return threshold_row(look, "tgt-dfars-2027")


@STORY.keep
def benchmarks(look: Look) -> pd.DataFrame:
    """Give the EU's benchmarks as adopted, else as proposed."""
    return targets.benchmarks(look["targets"])


def benchmark(look: Look, kind: str) -> pd.DataFrame:
    """Pick one of the EU's benchmarks."""
    marks = look(benchmarks)
    return marks[marks.index == kind]


@STORY.words("due_year")
def year_due(look: Look) -> dict[str, object]:
    """Give the year by which the benchmarks are due."""
    due = look(benchmarks)["by_date"]
    return {"due_year": None if due.empty else str(due.max())[:4]}


@STORY.answers(recycling_mark=Column("threshold", "percent", PRINTED))
def recycling_benchmark(look: Look) -> pd.DataFrame:
    """Give the benchmark for recycling that holds on the day."""
    return benchmark(look, "recycling")


@STORY.answers(cap_law=Column("threshold", "percent", PRINTED))
def cap_of_the_law(look: Look) -> pd.DataFrame:
    """Give the benchmark for a single supplier outside."""
    return benchmark(look, "single")


@STORY.answers(threshold=Column("threshold", "percent", "parameter of the page"))
def cap_of_the_page(look: Look, threshold: int) -> pd.DataFrame:
    """Give the cap that the page asks with."""
    return pd.DataFrame({"threshold": [threshold], "row_ids": [""]})


@STORY.keep
def strategic_materials(look: Look) -> pd.DataFrame:
    """Find the materials of the EU study behind its list of strategic raw materials."""
    entries = look["list_entries"]
    symbols = look.whole("commodities").set_index("commodity_id")["symbol"]
    listed = entries[entries["list_id"] == STRATEGIC_LIST]
    return targets.strategic_materials(listed, look.whole("mineral_crosswalk"), symbols)


def _shares(look: Look, kind: str) -> pd.DataFrame:
    supply = look["eu_supply_shares"]
    return targets.own_shares(supply[supply["supply"] == kind])


@STORY.keep
def sourcing(look: Look) -> pd.DataFrame:
    """Give the members' share and the largest supplier outside in EU sourcing."""
    return _shares(look, "eu_sourcing")


@STORY.keep
def world_supply(look: Look) -> pd.DataFrame:
    """Give the same for world supply."""
    return _shares(look, "world")


@STORY.keep
def measured_shares(look: Look) -> pd.DataFrame:
    """Set the EU's own share in each strategic material beside its benchmark."""
    return targets.against_benchmarks(look(sourcing), look(strategic_materials), look(benchmarks), look.day)


@STORY.keep
def statements(look: Look) -> pd.DataFrame:
    """Judge what a second source says of each material and benchmark."""
    return targets.judge_statements(look["crma_progress"], look["targets"])


@STORY.keep
def compared(look: Look) -> pd.DataFrame:
    """Set the second source's statement beside each measured share."""
    return targets.compare_statements(look(measured_shares), look(statements))


def _at_stage(look: Look, stage: str, second: bool) -> pd.DataFrame:
    rows = look(statements) if second else look(measured_shares)
    return rows[rows["stage"] == stage]


def _missed(look: Look, stage: str, second: bool) -> pd.DataFrame:
    rows = _at_stage(look, stage, second)
    return tally(rows[rows["state"] == "missed"], rows)[: len(rows)]


MISSED = msg("upper bound of the EU’s share below the benchmark")
WITH_A_FIGURE = msg("strategic materials with a figure at this stage")


@STORY.answers(extraction_missed=Column("n", "materials", MISSED))
def extraction_below(look: Look, second: bool = False) -> pd.DataFrame:
    """Count the materials below the benchmark for extraction; by the second source, if asked."""
    return _missed(look, "extraction", second)


@STORY.answers(extraction_n=Column("n", "materials", WITH_A_FIGURE))
def extraction_measured(look: Look, second: bool = False) -> pd.DataFrame:
    """Count the materials with a figure at extraction."""
    rows = _at_stage(look, "extraction", second)
    return tally(rows)[: len(rows)]


@STORY.answers(extraction_mark=Column("threshold", "percent", PRINTED))
def extraction_benchmark(look: Look) -> pd.DataFrame:
    """Give the benchmark the materials are held against at extraction."""
    return _at_stage(look, "extraction", second=False).head(1)


@STORY.answers(processing_missed=Column("n", "materials", MISSED))
def processing_below(look: Look, second: bool = False) -> pd.DataFrame:
    """Count the materials below the benchmark for processing; by the second source, if asked."""
    return _missed(look, "processing", second)


@STORY.answers(processing_n=Column("n", "materials", WITH_A_FIGURE))
def processing_measured(look: Look, second: bool = False) -> pd.DataFrame:
    """Count the materials with a figure at processing."""
    rows = _at_stage(look, "processing", second)
    return tally(rows)[: len(rows)]


@STORY.answers(processing_mark=Column("threshold", "percent", PRINTED))
def processing_benchmark(look: Look) -> pd.DataFrame:
    """Give the benchmark the materials are held against at processing."""
    return _at_stage(look, "processing", second=False).head(1)


@STORY.answers(
    gallium_own=Column("low", "percent", "sum of the members’ shares in EU sourcing", high="high"),
    gallium_pace=Column("per_year_high", "points a year", "distance to the benchmark over the years left"),
)
def gallium_in_the_eu(look: Look, second: bool = False) -> pd.DataFrame:
    """Give the EU's own share of its gallium at processing; by the second source, if asked."""
    rows = _at_stage(look, "processing", second)
    gallium = rows[rows["commodity_id"] == "gallium"]
    if second:
        return gallium.assign(low=gallium["said_high"], high=gallium["said_high"], per_year_high=float("nan"))
    return gallium


def _gallium_over_time(look: Look) -> pd.DataFrame:
    progress = look["crma_progress"]
    own = progress[(progress["commodity_id"] == "gallium") & (progress["kind"] == "self_sufficiency")]
    stages = targets.kinds_of(own["target_row_id"], look["targets"])
    return with_row_ids(own[stages == "processing"]).sort_values("last_year")


@STORY.answers(
    gallium_before=Column("high", "percent", PRINTED, date="last_year"),
    gallium_before_year=Column("last_year", "year", "year of the figure"),
)
def gallium_once(look: Look) -> pd.DataFrame:
    """Give the first figure of a second source on gallium."""
    return look(_gallium_over_time).head(1)


@STORY.answers(
    gallium_after=Column("high", "percent", PRINTED, date="last_year"),
    gallium_after_year=Column("last_year", "year", "year of the figure"),
)
def gallium_since(look: Look) -> pd.DataFrame:
    """Give the newest figure of a second source on gallium."""
    return look(_gallium_over_time).tail(1)


def _spoken_of(look: Look) -> pd.DataFrame:
    both = look(compared)
    return both[both["said"]]


@STORY.answers(compared_n=Column("n", "pairs", "material and stage with a figure in both sources"))
def pairs_compared(look: Look) -> pd.DataFrame:
    """Count the materials and stages with a figure in both sources."""
    return tally(look(_spoken_of))


@STORY.answers(agree_n=Column("n", "pairs", "the two intervals meet"))
def pairs_that_agree(look: Look) -> pd.DataFrame:
    """Count those in which the two sources agree."""
    both = look(_spoken_of)
    return tally(both[both["agree"]], both)


@STORY.answers(clash_names=Column("words", how="the two intervals do not meet"))
def pairs_that_clash(look: Look) -> pd.DataFrame:
    """Name those in which they clash."""
    both, names, t = look(_spoken_of), look(metal_names), look.t
    clash = both[~both["agree"]]
    words = [
        t("{mineral} ({stage})", mineral=names[code], stage=stage_name(stage, t))
        for code, stage in zip(clash["commodity_id"], clash["stage"], strict=True)
    ]
    return said(t.listing(words), both)


def _progress(look: Look, kind: str) -> pd.DataFrame:
    rows = look["crma_progress"]
    return with_row_ids(rows[rows["kind"] == kind])


def recycling_rates(look: Look) -> pd.DataFrame:
    """Keep what the second source says of recycling, by material."""
    return _progress(look, "recycling_rate")


@STORY.answers(said_year=Column("last_year", "year", PRINTED))
def year_of_the_statements(look: Look) -> pd.DataFrame:
    """Give the year in which the second source ends."""
    return look(recycling_rates).tail(1)


@STORY.answers(recycling_all=Column("n", "materials", "materials with a statement on recycling"))
def materials_with_a_rate(look: Look) -> pd.DataFrame:
    """Count the materials whose recycling it speaks of."""
    return tally(look(recycling_rates), look["targets"])


@STORY.answers(recycling_low=Column("n", "materials", "upper bound at or below the benchmark"))
def materials_below_the_rate(look: Look) -> pd.DataFrame:
    """Count those whose rate lies at or below the benchmark."""
    rates, mark = look(recycling_rates), look(recycling_benchmark)
    low = rates[rates["high"] <= mark["threshold"].max()]
    parts = (rates if low.empty else low, mark)
    return in_one_row(pd.DataFrame({"row_ids": [ids_behind(part) for part in parts]}), n=len(low))


@STORY.answers(little_n=Column("high", "materials", PRINTED))
def little_recycled(look: Look) -> pd.DataFrame:
    """Give the auditors' count of metals of which little comes back."""
    return _progress(look, "little_recycled")


@STORY.answers(
    none_n=Column("high", "materials", PRINTED),
    audit_n=Column("of_n", "materials", PRINTED),
)
def not_recycled(look: Look) -> pd.DataFrame:
    """Give the auditors' count of metals that are not recycled at all, and of how many."""
    return _progress(look, "not_recycled")


@STORY.answers(
    partners_n=Column("high", "partnerships", PRINTED, date="published"),
    audit_day=Column("published", "date", "publication of the text"),
)
def partnerships(look: Look) -> pd.DataFrame:
    """Give the auditors' count of raw-material partnerships."""
    return _progress(look, "partnerships")


@STORY.answers(said_over=Column("words", how="materials named as above the cap"))
def named_above_the_cap(look: Look) -> pd.DataFrame:
    """Name the materials that the second source calls above the cap."""
    shares, names = _progress(look, "largest_share"), look(metal_names)
    above = shares[shares["relation"] == "above"]
    return said(look.t.listing([names[one] for one in above["commodity_id"]]), above)
