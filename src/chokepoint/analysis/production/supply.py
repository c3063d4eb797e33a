"""Projects outside China: where each stood on a day, and how much had started."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids

STARTED = ("first_output",)
OLD = ("operating",)
HISTORIC = ("historic",)
YEARLY = ("t/yr", "t/yr (metal equivalent)")
"""Units of a yearly capacity in tonnes."""


def latest_states(responses: pd.DataFrame, commodity: str, day: pd.Timestamp) -> pd.DataFrame:
    """Give the newest reported state of every project that names a commodity.

    Args:
        responses: table ``supply_response`` (one row a state of a project on a date).
        commodity: a commodity id.
        day: states dated later are not used.

    Returns:
        One row a project: the columns of its newest state, ``state_day``, ``start_day`` (the start aimed
        at), ``planned_t`` (largest annual capacity in tonnes any of its states names, of this metal alone;
        NaN if none) and ``row_ids`` of all its states.
    """
    known = _states_by(responses, commodity, day)
    newest = known.groupby("project").tail(1).set_index("project")
    grouped = known.groupby("project").agg(planned_t=("planned_t", "max"), row_ids=("row_ids", join_ids))
    states = newest.drop(columns=["planned_t", "row_ids"]).join(grouped).reset_index()
    aim = states["target_start"].where(states["target_start"] != "", states["target_full"])
    return states.assign(start_day=to_first_day(aim)).sort_values(["state_day", "project"], ignore_index=True)


def _states_by(responses: pd.DataFrame, commodity: str, day: pd.Timestamp) -> pd.DataFrame:
    """Pick the states known by a day, oldest first."""
    named = responses["commodities"].map(lambda text: commodity in text.split(";")).astype(bool)
    dated = with_row_ids(responses[named]).assign(state_day=to_last_day(responses["state_date"]))
    # an undated post is kept, as the oldest word on its project
    known = dated[dated["state_day"].isna() | (dated["state_day"] <= day)]
    planned = known.assign(planned_t=_annual_tonnes(known))
    return planned.sort_values(["state_day", "row_id"], na_position="first")


def _annual_tonnes(rows: pd.DataFrame) -> pd.Series:
    alone = ~rows["commodities"].str.contains(";")
    yearly = rows["capacity_unit"].isin(YEARLY) & alone
    return rows["capacity"].where(yearly)


def started_tonnes(states: pd.DataFrame) -> float:
    """Add the planned annual tonnes of the projects that have begun to deliver; 0 if none has."""
    return float(states.loc[states["phase"].isin(STARTED), "planned_t"].sum())


def current(states: pd.DataFrame) -> pd.DataFrame:
    """Leave out projects that are history: plants of earlier decades and restarts long dropped."""
    return states[~states["phase"].isin(HISTORIC)]


def new_projects(states: pd.DataFrame) -> pd.DataFrame:
    """Leave out plants that already ran: what they plan is not yet a project that has started."""
    return states[~states["phase"].isin(OLD)]


def summarise(projects: pd.DataFrame) -> pd.DataFrame:
    """Count projects and their tonnage into one row.

    Args:
        projects: as :func:`new_projects` gives them.

    Returns:
        ``n``, ``begun`` (how many deliver), ``planned_t`` (tonnes a year of those that name a tonnage),
        ``started_t``, ``row_ids``; no row if there is no project.
    """
    row = {
        "n": len(projects),
        "begun": int(projects["phase"].isin(STARTED).sum()),
        "planned_t": float(projects["planned_t"].sum()),
        "started_t": started_tonnes(projects),
        "row_ids": join_ids(projects["row_ids"]),
    }
    return pd.DataFrame([row])[: len(projects)]


def undated_starts(responses: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Pick the reports of a first output of one commodity alone that bear no date.

    They cannot be set before or after the other reports on their project.
    """
    started = responses["phase"].isin(STARTED) & (responses["state_date"] == "")
    return with_row_ids(responses[started & (responses["commodities"] == commodity)])
