"""What the article said of Brussels, of Washington and of the Group of Seven, and what was decided there."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.policy import measures as policy
from chokepoint.analysis.policy import targets
from chokepoint.answers.answer import Column
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.derisking.answers_measures import placed_measures
from chokepoint.stories.derisking.story import STORY

US_ACT, EU_ACT, G7_PLAN = "mea-us-ira", "mea-eu-crma", "mea-g7-five-point"
"""The rows of the US act, of the EU's act and of the plan the Group of Seven adopted."""
PRINTED = msg("as printed")
BN = 1e9


@STORY.keep
def path_with_its_projects(look: Look) -> pd.DataFrame:
    """Follow the EU's act and its lists of projects through their dated steps, with days from the article."""
    path = policy.path_of(look.whole("measures"), look["measure_steps"], EU_ACT)
    return policy.days_from(path, EXPLAINER.day)


@STORY.keep
def path_of_the_act(look: Look) -> pd.DataFrame:
    """Keep the steps of the act itself and of its procedure."""
    path = look(path_with_its_projects)
    return path[path["is_procedure"]].reset_index(drop=True)


@STORY.keep
def named_path(look: Look) -> pd.DataFrame:
    """Give every step with the row of the measure that names it, where that is known already."""
    path, known = look(path_with_its_projects), set(look["measures"]["row_id"])
    naming = path["measure_row_id"].where(path["measure_row_id"].isin(known), "")
    return path.assign(row_ids=[join_ids(pair) for pair in zip(path["row_ids"], naming, strict=True)])


def steps_of(look: Look, measure: str) -> pd.DataFrame:
    """Give the dated steps of one measure itself, oldest first, with ``day``."""
    steps = look["measure_steps"]
    own = steps[steps["measure_row_id"] == measure]
    return own.assign(day=to_first_day(own["date"])).sort_values(["day", "row_id"])


def _step_of_the_act(look: Look, step: str) -> pd.DataFrame:
    path = look(path_of_the_act)
    return path[(path["measure_row_id"] == EU_ACT) & (path["step"] == step)]


@STORY.words("act_known", "act_adopted")
def state_of_the_act(look: Look) -> dict[str, object]:
    """Tell whether any step of the act is known, and whether it was adopted."""
    known = bool(look(path_of_the_act)["measure_row_id"].eq(EU_ACT).any())
    return {"act_known": known, "act_adopted": look.ask("adopted_day").known}


@STORY.answers(proposal_day=Column("day", "date", PRINTED))
def proposal_of_the_act(look: Look) -> pd.DataFrame:
    """Give the day the act was proposed."""
    return _step_of_the_act(look, "proposed")


@STORY.answers(adopted_day=Column("day", "date", PRINTED))
def adoption_of_the_act(look: Look) -> pd.DataFrame:
    """Give the day the act was adopted."""
    return _step_of_the_act(look, "adopted")


@STORY.answers(
    force_day=Column("day", "date", PRINTED),
    force_days=Column("days", "days", "entry into force less the day of the article"),
)
def force_of_the_act(look: Look) -> pd.DataFrame:
    """Give the day the act entered into force, with days from the article."""
    return _step_of_the_act(look, "in_force")


@STORY.answers(us_act_day=Column("day", "date", "day of adoption"))
def adoption_of_the_us_act(look: Look) -> pd.DataFrame:
    """Give the day the US act was adopted."""
    steps = steps_of(look, US_ACT)
    return steps[steps["step"] == "adopted"]


def threshold_row(look: Look, row_id: str) -> pd.DataFrame:
    """Pick one threshold by its row."""
    rows = look["targets"]
    return with_row_ids(rows[rows["row_id"] == row_id])


@STORY.answers(permit_mine=Column("threshold", "months", PRINTED))
def permit_to_mine(look: Look) -> pd.DataFrame:
    """Give the months a permit may take where ore is extracted."""
    return threshold_row(look, "tgt-crma-permit-extract")


@STORY.answers(permit_plant=Column("threshold", "months", PRINTED))
def permit_to_process(look: Look) -> pd.DataFrame:
    """Give the months a permit may take where ore is only processed or recycled."""
    return threshold_row(look, "tgt-crma-permit-process")


def _recycling_mark(look: Look, force: str) -> pd.DataFrame:
    rows = look["targets"]
    return with_row_ids(rows[(rows["kind"] == "recycling") & (rows["force"] == force)])


@STORY.answers(recycling_before=Column("threshold", "percent", PRINTED))
def recycling_as_proposed(look: Look) -> pd.DataFrame:
    """Give the benchmark for recycling as proposed."""
    return _recycling_mark(look, "proposal")


@STORY.answers(recycling_after=Column("threshold", "percent", PRINTED))
def recycling_as_adopted(look: Look) -> pd.DataFrame:
    """Give the benchmark for recycling as adopted."""
    return _recycling_mark(look, "benchmark")


@STORY.answers(ladder_end=Column("ended", "date", PRINTED))
def rungs(look: Look) -> pd.DataFrame:
    """Lay out the yearly steps of the US credit for electric cars, and the day it ended."""
    return targets.origin_ladder(look["targets"])


@STORY.answers(rung_top=Column("threshold", "percent", "highest rung"))
def mineral_rungs(look: Look) -> pd.DataFrame:
    """Keep the steps on the origin of minerals."""
    steps = look(rungs)
    return steps[steps["kind"] == "mineral_origin"]


@STORY.answers(
    rung_first=Column("threshold", "percent", "lowest rung", date="year"),
    rung_first_year=Column("year", "year", "its year"),
)
def first_rung(look: Look) -> pd.DataFrame:
    """Give the first step on the origin of minerals."""
    return look(mineral_rungs).head(1)


@STORY.answers(rung_last=Column("threshold", "percent", "highest rung whose year had begun before the end"))
def rungs_reached(look: Look) -> pd.DataFrame:
    """Keep the steps on minerals that came to apply."""
    steps = look(mineral_rungs)
    return steps[steps["applied"]]


@STORY.answers(credit_rate=Column("threshold", "percent", PRINTED))
def rate_of_the_credit(look: Look) -> pd.DataFrame:
    """Give the rate of the credit for making a listed mineral."""
    return threshold_row(look, "tgt-ira45x-rate")


@STORY.answers(floor=Column("threshold", "USD per kg", PRINTED))
def price_floor(look: Look) -> pd.DataFrame:
    """Give the price floor of the one American mine of rare earths."""
    return threshold_row(look, "tgt-mp-floor")


@STORY.answers(
    determination_day=Column("day", "date", PRINTED),
    determination_scope=Column("minerals_scope", "", PRINTED),
)
def determination(look: Look) -> pd.DataFrame:
    """Give the presidential determination on battery metals."""
    placed = look(placed_measures)
    return placed[placed["row_id"] == "mea-us-dpa-2022"]


@STORY.answers(meeting_day=Column("day", "date", PRINTED))
def meeting(look: Look) -> pd.DataFrame:
    """Give the meeting at which the Group of Seven adopted its plan."""
    placed = look(placed_measures)
    return placed[placed["row_id"] == G7_PLAN]


@STORY.answers(claimed_bn=Column("bn", "billion USD", "the figure of the article"))
def claimed_sum(look: Look) -> pd.DataFrame:
    """Read the sum the article named from its claim."""
    claims = look["claims"]
    claim = with_row_ids(claims[claims["claim_id"] == "c51"])
    return claim.assign(bn=claim["claimed"].astype(float))


@STORY.keep
def readings(look: Look) -> pd.DataFrame:
    """Give every printed reading of the money of the plan, with how its source was seen, in billions."""
    sums = look["subsidies"]
    read = with_row_ids(sums[sums["measure_row_id"] == G7_PLAN])
    return read.assign(seen_as=read["source_id"].map(look["sources"]["seen_as"]), bn=read["value"] / BN)


@STORY.answers(csis_day=Column("published", "date", "publication of the text"))
def reading_of_the_sum(look: Look) -> pd.DataFrame:
    """Give the text that has the sum of the article."""
    read = look(readings)
    return read[read["row_id"] == "sub-g7-csis-usd"]


def _previews(look: Look) -> pd.DataFrame:
    read = look(readings)
    return read[read["status"] == "press_preview"]


@STORY.answers(preview_jpy=Column("bn", "billion JPY", PRINTED))
def previews_in_yen(look: Look) -> pd.DataFrame:
    """Give what the press expected before the meeting, in yen."""
    previews = look(_previews)
    return previews[previews["unit"] == "JPY"]


@STORY.answers(preview_usd=Column("bn", "billion USD", PRINTED))
def preview_in_dollars(look: Look) -> pd.DataFrame:
    """Give the same sum as reported in dollars."""
    read = look(readings)
    return read[read["row_id"] == "sub-g7-preview-usd"]
