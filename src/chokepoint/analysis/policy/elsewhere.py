"""What was decided, built and stopped outside China, counted in months from a restriction."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_last_day
from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.policy.precedents import months_since, named

ANNOUNCED, DECIDED, PRODUCING, RUNNING, STOPPED = "announced", "decided", "producing", "running", "stopped"
STATES = {
    "screening": ANNOUNCED,
    "proposed": ANNOUNCED,
    "pilot": ANNOUNCED,
    "funded": DECIDED,
    "permitted": DECIDED,
    "first_output": PRODUCING,
    "restarted": PRODUCING,
    "operating": RUNNING,
    "paused": STOPPED,
    "rejected": STOPPED,
    "stopped": STOPPED,
    "sold": STOPPED,
}
"""Our five states by the phases of the tables; plants of earlier decades have none."""

_STEPS = ["case", "date", "state", "who", "what", "row_ids"]


def steps(
    responses: pd.DataFrame,
    timeline: pd.DataFrame,
    projects: pd.DataFrame,
    money: pd.DataFrame,
    begun: pd.DataFrame,
) -> pd.DataFrame:
    """Bring all dated steps of supply outside China into one frame.

    Args:
        responses: table ``supply_response`` (gallium, germanium, antimony).
        timeline: table ``quota_timeline`` (rare earths; events with a ``phase``).
        projects: table ``mining_projects`` (graphite).
        money: table ``subsidies``; of it output that has begun (dysprosium).
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        ``case``, ``date``, ``day``, ``months``, ``state`` (a value of ``STATES``), ``who``, ``what``,
        ``row_ids``; an undated step has no ``day``. A step that names two cases stands under both.
    """
    parts = [
        *(_of_responses(responses, str(case)) for case in begun["case"]),
        _of_timeline(timeline),
        _of_projects(projects),
        _of_money(money),
    ]
    both = pd.concat([part[_STEPS] for part in parts], ignore_index=True)
    known = both[both["case"].isin(begun["case"]) & both["state"].notna()]
    dated = known.assign(day=to_last_day(known["date"].astype(object)))
    counted = dated.assign(months=months_since(dated["day"], dated["case"], begun))
    return counted.sort_values(["case", "day", "row_ids"], ignore_index=True)


def _of_responses(responses: pd.DataFrame, case: str) -> pd.DataFrame:
    own = with_row_ids(responses[named(responses, case)])
    return own.assign(
        case=case,
        date=own["state_date"],
        state=own["phase"].map(STATES),
        who=own["project"],
        what=own["stage"],
    )


def _of_timeline(timeline: pd.DataFrame) -> pd.DataFrame:
    own = with_row_ids(timeline[timeline["phase"] != ""])
    return own.assign(case="rare_earths", state=own["phase"].map(STATES), who=own["actor"], what=own["event"])


def _of_projects(projects: pd.DataFrame) -> pd.DataFrame:
    own = with_row_ids(projects[projects["commodities"] == "graphite"])
    return own.assign(
        case="graphite",
        date=own["stage_date"],
        state=own["phase"].map(STATES),
        who=own["project"],
        what=own["stage"],
    )


def _of_money(money: pd.DataFrame) -> pd.DataFrame:
    own = with_row_ids(money[(money["commodity_id"] == "dysprosium") & (money["status"] == "produced")])
    return own.assign(case="dysprosium", state=PRODUCING, who=own["recipient"], what=own["metric"])


def first_of(found: pd.DataFrame, state: str) -> pd.DataFrame:
    """Give each case's first step in a state after the announcement: one row a case that has one."""
    after = found[(found["state"] == state) & (found["months"] > 0)].sort_values(["months", "row_ids"])
    return after.drop_duplicates("case").sort_values("case", ignore_index=True)
