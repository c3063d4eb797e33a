"""Projects outside China: where each stood on a day, and how much had started."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids

STARTED = ("first_output",)
OLD = ("operating",)
ALIVE = ("proposed", "funded", "permitted", "pilot", *STARTED)
"""Phases of a project that has a site and was not given up; whoever screens sites has no project yet."""
HISTORIC = ("historic",)
FEED = "feed"
"""Material for a project, which says nothing of how far the project is."""
YEARLY = ("t/yr", "t/yr (metal equivalent)")
"""Units of a yearly capacity in tonnes."""


def latest_states(responses: pd.DataFrame, commodity: str, day: pd.Timestamp) -> pd.DataFrame:
    """Give the newest reported state of every project that names a commodity.

    Args:
        responses: table ``supply_response`` (one row a state of a project on a date).
        commodity: a commodity id.
        day: states dated later are not used.

    Returns:
        One row a name: the columns of its newest state, ``state_day``, ``start_day`` (the start aimed
        at), ``planned_t`` (largest annual capacity in tonnes any of its states names, of this metal alone;
        NaN if none) and ``row_ids`` of all its states.
    """
    known = _states_by(responses, commodity, day)
    newest = known.groupby("project").tail(1).set_index("project")
    grouped = known.groupby("project").agg(planned_t=("planned_t", "max"), row_ids=("row_ids", join_ids))
    states = newest.drop(columns=["planned_t", "row_ids"]).join(grouped).reset_index()
    aim = states["target_start"].where(states["target_start"] != "", states["target_full"])
    return states.assign(start_day=to_first_day(aim)).sort_values(["state_day", "project"], ignore_index=True)


def new_projects(
    responses: pd.DataFrame, commodity: str, since: pd.Timestamp, day: pd.Timestamp
) -> pd.DataFrame:
    """Give the projects first told of on or after a day that were alive when last told of, each once.

    Args:
        responses: table ``supply_response``.
        commodity: a commodity id; reports on other metals do not count.
        since: the day; a project whose first word is older, or of which no word is dated, is left out.
        day: states dated later are not used.

    Returns:
        One row a project: the columns of its newest dated state, ``state_day``, ``planned_t`` as
        :func:`latest_states` has it, ``begun`` (that state is a first output), ``begun_undated`` (it is, or
        a report without a date tells of one), ``row_ids`` (first word and newest state), the rows
        behind the plan and behind the start, ``planned_ids`` and ``undated_ids``, and ``seen_ids``, the first
        word and newest state of every project looked through: each decides whether it is one of these.
    """
    every = _states_by(responses, commodity, day)
    known = every[every["phase"] != FEED].assign(row_id=lambda rows: rows["row_ids"])
    first, newest = _first_and_newest(known)
    told = to_first_day(first["state_date"].astype(object)).reindex(newest.index)
    new = newest[(told >= since) & newest["phase"].isin(ALIVE)]
    plans = known.dropna(subset=["planned_t"]).sort_values("planned_t").groupby("project_id").tail(1)
    plan = plans.set_index("project_id")[["planned_t", "row_id"]].reindex(new.index)
    undated = known[is_undated_start(known)].groupby("project_id")["row_id"].agg(join_ids)
    return new.assign(
        planned_t=plan["planned_t"],
        begun=new["phase"].isin(STARTED),
        begun_undated=new["phase"].isin(STARTED) | new.index.isin(undated.index),
        row_ids=[join_ids(pair) for pair in zip(first.loc[new.index, "row_id"], new["row_id"], strict=True)],
        planned_ids=plan["row_id"].fillna(""),
        undated_ids=undated.reindex(new.index).fillna(""),
        seen_ids=join_ids([*first["row_id"], *newest["row_id"]]),
    ).reset_index()


def _first_and_newest(known: pd.DataFrame) -> list[pd.DataFrame]:
    """Give the first and the newest dated state of each project, by its id."""
    dated = known[known["state_day"].notna()].set_index("project_id")
    return [dated[~dated.index.duplicated(keep=end)] for end in ("first", "last")]


def is_undated_start(responses: pd.DataFrame) -> pd.Series:
    """Tell which reports of a first output bear no date."""
    return responses["phase"].isin(STARTED) & (responses["state_date"] == "")


def _states_by(responses: pd.DataFrame, commodity: str, day: pd.Timestamp) -> pd.DataFrame:
    """Pick the states known by a day, oldest first."""
    named = responses["commodities"].map(lambda text: commodity in text.split(";")).astype(bool)
    own = with_row_ids(responses[named])
    # of no row, the days of all rows would make some
    dated = own.assign(state_day=to_last_day(own["state_date"].astype(object)))
    # an undated post is kept, as the oldest word on its project
    known = dated[dated["state_day"].isna() | (dated["state_day"] <= day)]
    planned = known.assign(planned_t=_annual_tonnes(known))
    return planned.sort_values(["state_day", "row_id"], na_position="first")


def _annual_tonnes(rows: pd.DataFrame) -> pd.Series:
    alone = ~rows["commodities"].str.contains(";")
    yearly = rows["capacity_unit"].isin(YEARLY) & alone
    return rows["capacity"].where(yearly)


def current(states: pd.DataFrame) -> pd.DataFrame:
    """Leave out projects that are history: plants of earlier decades and restarts long dropped."""
    return states[~states["phase"].isin(HISTORIC)]


def summarise(projects: pd.DataFrame) -> pd.DataFrame:
    """Count projects and their tonnage into one row.

    Args:
        projects: as :func:`new_projects` gives them.

    Returns:
        ``n``, ``begun`` (how many deliver), ``begun_undated`` (with those of which only a report without a
        date says so), ``planned_t`` (tonnes a year of those that name a tonnage), ``started_t``, and the
        rows behind the counts and behind the tonnages, ``row_ids``, ``begun_ids`` and ``planned_ids``; no
        row if there is no project.
    """
    started, told = projects[projects["begun"]], projects["seen_ids"]
    row = {
        "n": len(projects),
        "begun": len(started),
        "begun_undated": int(projects["begun_undated"].sum()),
        "planned_t": float(projects["planned_t"].sum()),
        "started_t": float(started["planned_t"].sum()),
        "row_ids": join_ids(told),
        "begun_ids": join_ids([*told, *projects["undated_ids"]]),
        "planned_ids": join_ids([*told, *projects["planned_ids"]]),
    }
    return pd.DataFrame([row])[: len(projects)]


def undated_starts(responses: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Pick the reports of a first output of one commodity alone that bear no date.

    They cannot be set before or after the other reports on their project.
    """
    found = responses[is_undated_start(responses)]
    return with_row_ids(found[found["commodities"] == commodity])
