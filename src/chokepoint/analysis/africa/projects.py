"""Mines and projects: where they stand, how far they are, how their dates and sizes moved."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids

RUNNING = ("operating",)


def place_projects(projects: pd.DataFrame, countries: pd.DataFrame) -> pd.DataFrame:
    """Give every project a point: its own, or the label point of its first country.

    Args:
        projects: table ``mining_projects``.
        countries: table ``africa_map``.

    Returns:
        The projects with ``lon``, ``lat``, ``is_placed`` (the point is the project's own), ``is_running``,
        ``first_iso3`` and ``row_ids`` (project, and country where its point is used).
    """
    rows = with_row_ids(projects)
    first = rows["countries"].str.split(";").str[0]
    labels = countries.set_index("country_iso3")
    placed = rows["lat"].notna()
    own = [
        join_ids(pair)
        for pair in zip(rows["row_id"], first.map(labels["row_id"]).mask(placed, ""), strict=True)
    ]
    return rows.assign(
        lat=rows["lat"].fillna(first.map(labels["label_lat"])),
        lon=rows["lon"].fillna(first.map(labels["label_lon"])),
        is_placed=placed,
        is_running=rows["phase"].isin(RUNNING),
        first_iso3=first,
        row_ids=own,
    )


def of_mineral(projects: pd.DataFrame, mineral: str) -> pd.DataFrame:
    """Keep the projects for a mineral, alone or among others."""
    named = [mineral in names.split(";") for names in projects["commodities"]]
    return projects[pd.Series(named, index=projects.index, dtype="bool")]


def are_ways(projects: pd.DataFrame) -> pd.Series:
    """Tell which projects are railways: those that name no commodity of their own."""
    return projects["commodities"] == ""


def count_projects(projects: pd.DataFrame) -> pd.DataFrame:
    """Count mines and projects, railways apart, in one row.

    Returns:
        ``n``, ``running``, ``chinese`` (a Chinese owner), ``offtake`` (a Chinese buyer only),
        ``running_chinese`` and ``row_ids``.
    """
    mines = projects[~are_ways(projects)]
    chinese, running = mines["chinese_interest"] == "yes", mines["phase"].isin(RUNNING)
    counts = {
        "n": len(mines),
        "running": int(running.sum()),
        "chinese": int(chinese.sum()),
        "offtake": int((mines["chinese_interest"] == "offtake").sum()),
        "running_chinese": int((running & chinese).sum()),
        "row_ids": join_ids(mines["row_id"]),
    }
    return pd.DataFrame([counts])


def announced_starts(targets: pd.DataFrame, projects: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """List the starts that projects aimed at, and whether their time had passed without one.

    Args:
        targets: table ``mining_project_targets``.
        projects: table ``mining_projects``, for names and states.
        day: the day looked from.

    Returns:
        One row a target with a date, by project and day of the statement: ``project``, ``stated_day``,
        ``target_day`` (last day of the period), ``is_past`` (before ``day``), ``is_running``, ``row_ids``.
    """
    states = projects.set_index("row_id")
    rows = targets[targets["target_start"] != ""]
    names = rows["project_row_id"].str.removeprefix("prj-").str.replace("-", " ").str.title()
    target = to_last_day(rows["target_start"])
    frame = rows.assign(
        project=[
            states["project"].get(key, name) for key, name in zip(rows["project_row_id"], names, strict=True)
        ],
        stated_day=to_first_day(rows["stated"]),
        target_day=target,
        is_past=target < day,
        is_running=rows["project_row_id"].map(states["phase"]).isin(RUNNING),
        row_ids=rows["row_id"],
    )
    return frame.sort_values(["project", "stated_day"], ignore_index=True)


def largest_slip(starts: pd.DataFrame) -> pd.DataFrame:
    """Find the project whose start moved furthest between its first and last statement.

    Returns:
        One row with ``project``, ``first_target``, ``last_target`` (days), ``years`` and ``row_ids``; none
        if no project has two statements.
    """
    groups = [group for _, group in starts.groupby("project") if len(group) > 1]
    rows = [
        {
            "project": group["project"].iloc[0],
            "first_target": group["target_day"].iloc[0],
            "last_target": group["target_day"].iloc[-1],
            "years": group["target_day"].iloc[-1].year - group["target_day"].iloc[0].year,
            "row_ids": join_ids(group["row_ids"]),
        }
        for group in groups
    ]
    frame = pd.DataFrame(rows, columns=["project", "first_target", "last_target", "years", "row_ids"])
    return frame.astype({"years": "int64"}).nlargest(1, "years")


def moved_sizes(targets: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    """Find projects whose planned size changed: first and last plan in the same unit, in one row each.

    Args:
        targets: table ``mining_project_targets``.
        projects: table ``mining_projects``, for names.
    """
    names = projects.set_index("row_id")["project"]
    sized = targets[targets["plan_value"].notna()].sort_values("stated")
    rows = [
        {
            "project_row_id": key[0],
            "project": names.get(key[0], key[0]),
            "unit": key[1],
            "first_plan": group["plan_value"].iloc[0],
            "last_plan": group["plan_value"].iloc[-1],
            "row_ids": join_ids(group["row_id"]),
        }
        for key, group in sized.groupby(["project_row_id", "plan_unit"])
        if len(group) > 1
    ]
    columns = ["project_row_id", "project", "unit", "first_plan", "last_plan", "row_ids"]
    return pd.DataFrame(rows, columns=columns)
