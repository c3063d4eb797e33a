"""One supplier: what exceeds the cap in EU sourcing and in the world. Targets that say where they start."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally, with_row_ids
from chokepoint.analysis.policy import targets
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.stories.derisking.answers_targets import sourcing, strategic_materials, world_supply
from chokepoint.stories.derisking.story import STORY
from chokepoint.stories.derisking.words import said


@STORY.keep
def supplier_pairs(look: Look) -> pd.DataFrame:
    """Set the largest supplier outside in EU sourcing beside the largest in world supply."""
    return targets.supplier_pairs(look(sourcing), look(world_supply), look(strategic_materials))


@STORY.keep
def lines(look: Look, side: str = "eu", stage: str = "") -> pd.DataFrame:
    """Keep the lines with a figure in EU sourcing, or in ``world`` supply; of one stage, if asked."""
    pairs = look(supplier_pairs)
    known = pairs.dropna(subset=[side]).assign(row_ids=lambda rows: rows[f"{side}_ids"])
    return known[known["stage"] == stage] if stage else known


@STORY.keep
def lines_above(look: Look, threshold: int, side: str = "eu") -> pd.DataFrame:
    """Keep the lines above the cap of the page."""
    known = look(lines)
    return known[known[side] > threshold]


@STORY.answers(study_year=Column("assessment_year", how="year of the EU’s newest study of its supply"))
def study(look: Look) -> pd.DataFrame:
    """Name the study of the EU that the shares are of."""
    rows = look["eu_supply_shares"]
    newest = rows[rows["assessment_year"] == rows["assessment_year"].max()]
    return with_row_ids(newest.head(1)).astype({"assessment_year": "str"})


@STORY.answers(lines_n=Column("n", "lines", "strategic material and stage with a figure in EU sourcing"))
def all_lines(look: Look) -> pd.DataFrame:
    """Count the lines with a figure."""
    return tally(look(lines), look["targets"])


@STORY.answers(over_n=Column("n", "lines", "largest supplier outside above the cap of this page"))
def lines_over(look: Look) -> pd.DataFrame:
    """Count the lines above the cap."""
    return tally(look(lines_above), look["targets"])


@STORY.answers(over_china=Column("n", "lines", "those supplied by China"))
def lines_over_from_china(look: Look) -> pd.DataFrame:
    """Count those that China supplies."""
    over = look(lines_above)
    return tally(over[over["eu_iso3"] == "CHN"], look["targets"])


@STORY.answers(world_over=Column("n", "lines", "largest country outside in world supply above the cap"))
def lines_over_in_the_world(look: Look, threshold: int) -> pd.DataFrame:
    """Count the lines above the cap in world supply."""
    pairs = look(supplier_pairs).assign(row_ids=lambda rows: rows["world_ids"])
    return tally(pairs[pairs["world"] > threshold], look["targets"])


@STORY.answers(
    world_lines_n=Column("n", "lines", "strategic material and stage with a figure in world supply")
)
def all_lines_of_the_world(look: Look) -> pd.DataFrame:
    """Count the lines with a figure for the world."""
    pairs = look(supplier_pairs).assign(row_ids=lambda rows: rows["world_ids"])
    return tally(pairs, look["targets"])


@STORY.answers(hidden_n=Column("n", "lines", "above the cap in world supply only"))
def lines_hidden(look: Look, threshold: int) -> pd.DataFrame:
    """Count the lines above the cap in the world and not in the EU."""
    pairs = look(supplier_pairs)
    return tally(pairs[(pairs["world"] > threshold) & (pairs["eu"] <= threshold)], look["targets"])


@STORY.answers(over_names=Column("words", how="lines above the cap, with supplier"))
def names_over(look: Look) -> pd.DataFrame:
    """Name the lines above the cap, with supplier."""
    over, metals, places, t = look(lines_above), look(metal_names), look(place_names), look.t
    words = [
        t.aside(metals[metal], places[place])
        for metal, place in zip(over["commodity_id"], over["eu_iso3"], strict=True)
    ]
    return said(t.listing(words) or t("none"), over if len(over) else look(lines))


@STORY.answers(
    heavy_share=Column("largest", "percent", "as printed"),
    heavy_from=Column("place", how="as printed"),
)
def heavy_rare_earths(look: Look) -> pd.DataFrame:
    """Give the EU's largest supplier of heavy rare earths."""
    shares = look(sourcing)
    heavy = shares[shares["commodity_id"] == "rare_earths_heavy"]
    return heavy.assign(place=heavy["largest_iso3"].map(look(place_names)))


@STORY.answers(heavy_mined_n=Column("n", "shares", "its shares in the mining of any rare earth"))
def mining_of_that_supplier(look: Look) -> pd.DataFrame:
    """Count the shares the same study gives that supplier in the mining of any rare earth."""
    heavy, supply = look(heavy_rare_earths), look["eu_supply_shares"]
    suppliers = set(heavy["largest_iso3"])
    mined = targets.mined_by(supply, suppliers, look.whole("mineral_crosswalk"), "rare_earths")
    return tally(mined, heavy)[: len(heavy)]


@STORY.keep
def targets_with_a_start(look: Look) -> pd.DataFrame:
    """Give the targets that print where they start, with whose they are and the pace from now on."""
    setters = look.whole("measures").set_index("row_id")["jurisdiction"]
    started = targets.from_baselines(look["targets"], look.day)
    return started.assign(
        jurisdiction=started["measure_row_id"].map(setters), due_year=started["by_date"].str[:4]
    )


@STORY.answers(
    korea_start=Column("baseline", "percent", "as printed"),
    korea_goal=Column("threshold", "percent", "as printed", date="due_year", base="baseline"),
    korea_pace=Column("per_year_high", "points a year", "distance over the years left"),
    korea_due=Column("due_year", how="as printed"),
)
def dependence_of_korea(look: Look) -> pd.DataFrame:
    """Give what South Korea wants of its dependence on a few countries."""
    started = look(targets_with_a_start)
    return started[started["row_id"] == "tgt-kor-dep"]
