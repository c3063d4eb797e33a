"""Who depends on China: the shares of imports that come from there, by economy and mineral."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.derisking.story import STORY

CHINA = "CHN"
US_FORMS = {
    "gallium": "Metal",
    "germanium": "Germanium metal",
    "antimony": "Total metal and oxide",
    "arsenic": "All forms of arsenic",
    "bismuth": "All",
    "graphite": "All",
    "indium": "All",
    "magnesium": "Magnesium metal (99.8% purity)",
    "rare_earths": "Rare-earth compounds and metals",
    "tantalum": "Total",
    "tungsten": "Ores, concentrates, and other forms",
    "yttrium": "All",
}
"""The minerals compared, each with the form of it that stands for the imports of the United States."""
EU_NAMES = {"rare_earths": "neodymium"}
"""Minerals that stand under another name in the study of the EU."""
STAGES = ("processing", "extraction")
"""The stage of the EU's study that is taken, the first of these that it has."""


def newest_us(look: Look) -> pd.DataFrame:
    """Give China's share of the imports of the United States in the newest table, a row a mineral."""
    rows = look["import_sources"]
    newest = rows[(rows["vintage"] == rows["vintage"].max()) & (rows["country_iso3"] == CHINA)]
    chosen = newest[newest["form"] == newest["commodity_id"].map(US_FORMS)]
    return with_row_ids(chosen).rename(columns={"value": "us"})


def newest_eu(look: Look) -> pd.DataFrame:
    """Give China's share of what the EU sources by its newest study, a row a mineral."""
    rows = look["eu_supply_shares"]
    back = {name: mineral for mineral, name in EU_NAMES.items()}
    own = rows[(rows["supply"] == "eu_sourcing") & (rows["country_iso3"] == CHINA)]
    own = own[own["assessment_year"] == own["assessment_year"].max()]
    named = own.assign(commodity_id=own["commodity_id"].replace(back))
    kept = named[named["commodity_id"].isin(list(US_FORMS)) & named["stage"].isin(STAGES)]
    ordered = kept.sort_values("stage", key=lambda stages: stages.map(STAGES.index))
    return with_row_ids(ordered.drop_duplicates("commodity_id")).rename(columns={"value": "eu"})


@STORY.keep
def us_imports(look: Look) -> pd.DataFrame:
    """Give every import of the United States in the newest table for which China is named, the largest first.

    Returns:
        ``commodity_id``, ``form``, ``value`` (percent), ``first_year``, ``last_year``, ``row_ids``.
    """
    rows = look["import_sources"]
    named = rows[(rows["vintage"] == rows["vintage"].max()) & (rows["country_iso3"] == CHINA)]
    return _largest_first(named)


@STORY.keep
def eu_sourcing(look: Look) -> pd.DataFrame:
    """Give every material and stage for which the EU's newest study names China, the largest share first.

    Returns:
        ``commodity_id``, ``stage``, ``value`` (percent), ``assessment_year``, ``row_ids``.
    """
    rows = look["eu_supply_shares"]
    named = rows[(rows["supply"] == "eu_sourcing") & (rows["country_iso3"] == CHINA)]
    return _largest_first(named[named["assessment_year"] == named["assessment_year"].max()])


def _largest_first(rows: pd.DataFrame) -> pd.DataFrame:
    known = with_row_ids(rows[rows["value"].notna()])
    return known.sort_values(["value", "row_ids"], ascending=[False, True], ignore_index=True)


@STORY.keep
def dependence(look: Look) -> pd.DataFrame:
    """Set China's share of the imports of the United States beside that of the EU's sourcing.

    Returns:
        One row a mineral that either knows: ``commodity_id``, ``us`` and ``eu`` (percent; NaN where the table
        names no share of China), ``us_years`` and ``eu_year`` (empty likewise), ``stage`` of the EU's
        figure, ``row_ids``; by the larger of the two.
    """
    us, eu = look(newest_us), look(newest_eu)
    spans = zip(us["first_year"], us["last_year"], strict=True)
    ours = us.assign(us_years=[look.t.between(*span) for span in spans])
    theirs = eu.assign(eu_year=eu["assessment_year"].astype(str))
    both = ours[["commodity_id", "us", "us_years", "row_ids"]].merge(
        theirs[["commodity_id", "eu", "eu_year", "stage", "row_ids"]], on="commodity_id", how="outer"
    )
    texts = ["us_years", "eu_year", "stage", "row_ids_x", "row_ids_y"]
    filled = both.assign(**{name: both[name].astype("object").fillna("") for name in texts})
    ids = [join_ids(pair) for pair in zip(filled["row_ids_x"], filled["row_ids_y"], strict=True)]
    found = filled.drop(columns=["row_ids_x", "row_ids_y"]).assign(
        row_ids=ids, most=filled[["us", "eu"]].max(axis=1)
    )
    return found.sort_values(["most", "commodity_id"], ascending=[False, True], ignore_index=True)


@STORY.answers(
    us_gallium=Column("us", "percent", "as printed, share of imports", date="us_years"),
    us_gallium_years=Column("us_years", how="years of the imports"),
    eu_gallium=Column("eu", "percent", "as printed, share of EU sourcing", date="eu_year"),
    eu_gallium_year=Column("eu_year", how="year of the study"),
)
def gallium_from_china(look: Look) -> pd.DataFrame:
    """Give the shares of gallium that the United States and the EU take from China."""
    rows = look(dependence)
    return rows[(rows["commodity_id"] == "gallium") & rows["us"].notna() & rows["eu"].notna()]


@STORY.answers(
    us_rare=Column("us", "percent", "as printed, share of imports", date="us_years"),
    us_rare_years=Column("us_years", how="years of the imports"),
)
def rare_earths_from_china(look: Look) -> pd.DataFrame:
    """Give the share of rare-earth imports that the United States takes from China."""
    return look(dependence).query("commodity_id == 'rare_earths' and us == us")


@STORY.answers(us_reliance=Column("value", "percent", "net imports over apparent consumption", date="year"))
def gallium_reliance(look: Look) -> pd.DataFrame:
    """Give what part of the gallium it uses the United States imports, by the newest table and year."""
    rows = look["import_reliance"]
    own = rows[(rows["commodity_id"] == "gallium") & rows["value"].notna()]
    return with_row_ids(own.sort_values(["vintage", "year", "row_id"]).tail(1))
