"""The two thresholds by which the EU calls a material critical, applied to its own scores."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.policy.lists import GROUPS

STUDIES = ("eu_crm2023_data", "eu_crm2017_study")
"""The series of all assessments printed in 2023, which counts the groups, and the study of 2017 itself."""


def counted_in_groups(crosswalk: pd.DataFrame) -> set[str]:
    """Name the single metals that an assessment scores once more within a group of the lists.

    Args:
        crosswalk: table ``mineral_crosswalk``.
    """
    grouped = crosswalk[crosswalk["group_id"].isin(["rare_earths", "platinum_group_metals"])]
    return set(grouped["commodity_id"]) - set(GROUPS)


def newest_scores(criticality: pd.DataFrame, year: int, singles: set[str]) -> pd.DataFrame:
    """Take the scores of the newest assessment that bears a year up to ``year``.

    Args:
        criticality: table ``eu_criticality``; one value may be printed in several editions.
        year: last year of an assessment to use.
        singles: commodity ids assessed again within a group, which are left out.

    Returns:
        One row a material or group with both scores, as printed last in ``STUDIES``, with ``row_ids`` of
        every printing.
    """
    both = criticality.dropna(subset=["supply_risk", "economic_importance"])
    both = both[both["source_id"].isin(STUDIES) & ~both["commodity_id"].isin(singles)]
    upto = both[both["assessment_year"] <= year]
    newest = upto[upto["assessment_year"] == upto["assessment_year"].max()]
    newest = newest.sort_values("published", kind="stable")
    ids = newest.groupby("commodity_id")["row_id"].agg(join_ids)
    last = newest.drop_duplicates("commodity_id", keep="last")
    return last.assign(row_ids=last["commodity_id"].map(ids)).sort_values("commodity_id", ignore_index=True)


def meets_criteria(scores: pd.DataFrame, supply_risk: float, importance: float) -> pd.DataFrame:
    """Apply the EU's two thresholds to the scores of one assessment.

    Args:
        scores: one row a material with ``supply_risk`` and ``economic_importance``.
        supply_risk: least supply risk.
        importance: least economic importance, on the same scale as the scores.

    Returns:
        The rows with both scores, with ``meets``.
    """
    both = scores.dropna(subset=["supply_risk", "economic_importance"])
    meets = (both["supply_risk"] >= supply_risk) & (both["economic_importance"] >= importance)
    return both.assign(meets=meets)


def scored_below(entries: pd.DataFrame, meeting: pd.DataFrame, crosswalk: pd.DataFrame) -> pd.DataFrame:
    """Keep the entries of a list whose scores miss a threshold, or that have none.

    Args:
        entries: rows of ``list_entries`` of that list.
        meeting: materials that reach both thresholds, with ``commodity_id``.
        crosswalk: table ``mineral_crosswalk``.
    """
    group_of = crosswalk.set_index("commodity_id")["group_id"]
    return with_row_ids(entries[~entries["group_id"].isin(meeting["commodity_id"].map(group_of))])
