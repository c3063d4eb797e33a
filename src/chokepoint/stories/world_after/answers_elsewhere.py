"""Supply elsewhere: when the first decision and the first output came after each restriction."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row
from chokepoint.analysis.policy import elsewhere, precedents
from chokepoint.analysis.production import supply
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.world_after.answers import FIRST, begun, days, of_case
from chokepoint.stories.world_after.story import STORY

EARLIEST = msg("first dated step in the state after the announcement")
EARLIEST_DAY = msg("date as printed of the earliest such step")
NEWEST = msg("projects first told of since the notice and not given up, by their newest dated state")
GALLIUM = "gallium"
States = tuple[str, ...]


@STORY.keep
def all_steps(look: Look) -> pd.DataFrame:
    """Collect every step of supply outside China, dated or not."""
    names = ("supply_response", "quota_timeline", "mining_projects", "subsidies")
    responses, timeline, projects, money = (look[name] for name in names)
    return elsewhere.steps(responses, timeline, projects, money, look(begun))


@STORY.keep
def steps(look: Look, horizon_months: int) -> pd.DataFrame:
    """Keep the dated steps within the horizon that lie before the day looked from."""
    found = look(all_steps)
    return precedents.within(found[found["day"] <= look.day], horizon_months)


@STORY.keep
def decisions(look: Look) -> pd.DataFrame:
    """Give each case's first decision."""
    return elsewhere.first_of(look(steps), elsewhere.DECIDED)


@STORY.keep
def outputs(look: Look) -> pd.DataFrame:
    """Give each case's first output or restart."""
    return elsewhere.first_of(look(steps), elsewhere.PRODUCING)


@STORY.answers(
    decided_first=Column("months", "months", EARLIEST, date="date"),
    decided_first_who=Column("who", how="as printed"),
    decided_first_day=Column("date", how=EARLIEST_DAY),
)
def first_decision(look: Look, skip: int = 0, case: str = FIRST) -> pd.DataFrame:
    """Give the first decision elsewhere after the quota, or after another restriction.

    Args:
        look: the tables.
        skip: how many firms that decided earlier to pass over.
        case: the restriction.
    """
    decided = _in_state(look(steps), elsewhere.DECIDED, case).query("months > 0")
    firms = decided.sort_values(["months", "row_ids"]).drop_duplicates("who")
    return firms.iloc[skip : skip + 1]


@STORY.answers(
    decided_later=Column("months", "months", EARLIEST, date="date"),
    decided_later_day=Column("date", how=EARLIEST_DAY),
    decided_later_goods=Column("goods", how="the case with the earliest decision"),
)
def later_decision(look: Look, metal: str = "", states: States = (elsewhere.DECIDED,)) -> pd.DataFrame:
    """Give the earliest decision elsewhere after a licence.

    Args:
        look: the tables.
        metal: one metal alone.
        states: the states that count as a decision.
    """
    found = pd.concat([elsewhere.first_of(look(steps), state) for state in states], ignore_index=True)
    chosen = found[(found["case"] != FIRST) & (found["case"].eq(metal) | (metal == ""))]
    return chosen.nsmallest(1, "months").assign(goods=lambda rows: rows["case"].map(look(metal_names)))


@STORY.answers(
    output_first=Column("months", "months", EARLIEST, date="date"),
    output_first_day=Column("date", how=EARLIEST_DAY),
)
def first_output(look: Look, case: str = FIRST) -> pd.DataFrame:
    """Give the first output elsewhere after the quota, or after another restriction."""
    return of_case(look(outputs), case)


@STORY.answers(
    output_ge=Column("months", "months", EARLIEST, date="date"),
    output_ge_day=Column("date", how=EARLIEST_DAY),
    output_ge_who=Column("who", how="as printed"),
)
def germanium_output(look: Look) -> pd.DataFrame:
    """Give the first output of germanium elsewhere."""
    return of_case(look(outputs), "germanium")


@STORY.answers(
    output_dy=Column("months", "months", EARLIEST, date="date"),
    output_dy_day=Column("date", how=EARLIEST_DAY),
    output_dy_who=Column("who", how="as printed"),
)
def dysprosium_output(look: Look) -> pd.DataFrame:
    """Give the first output of dysprosium elsewhere."""
    return of_case(look(outputs), "dysprosium")


def _in_state(rows: pd.DataFrame, state: str, case: str = FIRST) -> pd.DataFrame:
    return rows[(rows["case"] == case) & (rows["state"] == state)]


@STORY.answers(
    stopped_who=Column("who", how="as printed"),
    stopped_day=Column("date", how=EARLIEST_DAY),
    stopped_months=Column("months", "months", EARLIEST, date="date"),
)
def first_failure(look: Look) -> pd.DataFrame:
    """Give the first of those that started after the quota and stopped."""
    return _in_state(look(steps), elsewhere.STOPPED).head(1)


def _gallium_states(look: Look, horizon_months: int) -> pd.DataFrame:
    since = look(days).get(GALLIUM, look.day)
    until = min(look.day, since + pd.DateOffset(months=horizon_months))
    found = supply.new_projects(look["supply_response"], GALLIUM, since, until)
    return found.assign(state=found["phase"].map(elsewhere.STATES), row_ids=found["seen_ids"])


@STORY.answers(
    ga_announced_n=Column(elsewhere.ANNOUNCED, "projects", NEWEST),
    ga_decided_n=Column(elsewhere.DECIDED, "projects", NEWEST),
    ga_producing_n=Column(elsewhere.PRODUCING, "projects", NEWEST),
)
def gallium_projects(look: Look) -> pd.DataFrame:
    """Count the gallium projects by their newest state."""
    found = look(_gallium_states)
    states = (elsewhere.ANNOUNCED, elsewhere.DECIDED, elsewhere.PRODUCING)
    return in_one_row(found, **{state: int((found["state"] == state).sum()) for state in states})


@STORY.words("all_built")
def building(look: Look) -> dict[str, object]:
    """Tell whether the whole story of building is known.

    It is that of a first decision and a first output after the quota, a decision after the licences, an
    output of germanium and one of dysprosium from firms that were financed after the quota, and gallium
    projects of which none has an output.
    """
    parts = (first_decision, later_decision, first_output, germanium_output, dysprosium_output)
    projects = len(look(_gallium_states)) > 0 and look.ask("ga_producing_n").number == 0
    return {"all_built": projects and all(len(look(part)) for part in parts) and look(_same_firms)}


def _same_firms(look: Look) -> bool:
    """Tell whether the dysprosium comes from firms that had decided to build after the quota."""
    earlier = _in_state(look(all_steps), elsewhere.DECIDED)["who"]
    decided = {firm for firms in earlier for firm in firms.split("; ")}
    return set(look(dysprosium_output)["who"]) <= decided


@STORY.answers(undated_who=Column("who", how="steps without a date, as printed"))
def undated_outputs(look: Look) -> pd.DataFrame:
    """Give the outputs that the texts do not date."""
    found = look(all_steps)
    return found[found["day"].isna() & (found["state"] == elsewhere.PRODUCING)]
