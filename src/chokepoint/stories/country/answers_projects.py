"""What is being built in a country, by the state that the newest report tells of."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, names_id
from chokepoint.answers.look import Look
from chokepoint.stories.country.story import STORY

RUNNING = ("operating", "first_output")
PROJECTS = ["project", "commodities", "phase", "told", "firm", "row_ids"]


@STORY.keep
def projects(look: Look, country: str) -> pd.DataFrame:
    """List the projects in the country, those that work first.

    Returns:
        ``project``, ``commodities`` (ids joined by ``;``), ``phase`` (code), ``told`` (when the state was
        told, as printed), ``firm`` and ``row_ids``.
    """
    both = pd.concat([_supply(look, country), _mines(look, country)], ignore_index=True)
    working = ~both["phase"].isin(RUNNING)
    return both.assign(order=working).sort_values(["order", "project"], ignore_index=True)[PROJECTS]


def _supply(look: Look, country: str) -> pd.DataFrame:
    rows = look["supply_response"]
    here = set(rows.loc[rows["country_iso3"] == country, "project_id"])
    own = rows[rows["project_id"].isin(here)].sort_values(["state_date", "row_id"], kind="stable")
    ids = own.groupby("project_id")["row_id"].agg(join_ids)
    newest = own.drop_duplicates("project_id", keep="last")
    return newest.assign(told=newest["state_date"], firm=newest["company"],
                         row_ids=newest["project_id"].map(ids))[PROJECTS]  # fmt: skip


def _mines(look: Look, country: str) -> pd.DataFrame:
    rows = look["mining_projects"]
    own = rows[names_id(rows["countries"], country) & (rows["commodities"] != "")]
    return own.assign(told=own["stage_date"], firm=own["owner"], row_ids=own["row_id"])[PROJECTS]
