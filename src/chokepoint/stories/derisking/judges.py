"""Claims on laws and money of the United States, the EU and the Group of Seven."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.policy import measures as policy
from chokepoint.answers.claims.evidence import (
    about,
    confidence,
    control_of,
    counted,
    day_of,
    lowered,
    primary,
    tell,
    unseen,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables

US_ACT, EU_ACT, G7_PLAN = "mea-us-ira", "mea-eu-crma", "mea-g7-five-point"
CLAIMED_MONTH = "2023-03"
CLAIMED_SUM = 13e9
FORCE = ("law", "regulation", "funding", "stockpile")
METALS = ("gallium", "germanium")
BEGUN = ("funded", "first_output")


def _steps(tables: Tables, measure: str) -> pd.DataFrame:
    """Give the dated steps of a measure, oldest first, with ``day``."""
    steps = tables["measure_steps"]
    own = steps[steps["measure_row_id"] == measure]
    return own.assign(day=to_first_day(own["date"])).sort_values(["day", "row_id"])


@EXPLAINER.judges_claim("c47")
def year_of_us_act(tables: Tables) -> Finding:
    """Judge the year the act was adopted."""
    steps = _steps(tables, US_ACT)
    adopted = steps[steps["step"] == "adopted"]
    if adopted.empty:
        return unseen("No dated adoption is known")
    numbers = {"day": day_of(adopted.iloc[0], "date", "day of adoption")}
    verdict = "supported" if adopted["day"].iloc[0].year == 2022 else "contradicted"
    weight = confidence(tables, adopted)
    return Finding(verdict, "The act was adopted on {day}", numbers, ids_of(steps), confidence=weight)


@EXPLAINER.judges_claim("c48")
def prices_held_down(tables: Tables) -> Finding:
    """Judge what the mineral provisions of the act do: to prices, to costs, to origin."""
    targets = tables["targets"]
    own = targets[targets["measure_row_id"].str.startswith(US_ACT)]
    if own.empty:
        return unseen("No provision of the act is known")
    aid, terms = own[own["force"] == "rate_of_aid"], own[own["force"] == "condition_of_aid"]
    priced = own["metric"].str.contains("price")
    floors = own[priced & own["metric"].str.contains("floor")]
    caps = own[priced & ~own["row_id"].isin(floors["row_id"])]
    american = targets["measure_row_id"].str.startswith("mea-us")
    later = targets[american & targets["metric"].str.contains("price floor")]
    wording = about(tables, "unreliable foreign sources")
    numbers = _provision_numbers(own, aid, terms, caps, later, wording)
    reason = "Of {all} provisions with a figure {aid} set a rate of aid, {terms} set a condition of aid, and "
    reason += (
        "{caps|caps|cap|none caps} a price; {later|other US measure sets|other US measures set|no other US "
    )
    reason += "measure sets} a price floor"
    silent = "contradicted" if len(floors) else "imprecise"
    verdict = "supported" if len(caps) else silent
    counter, weight = ids_of(later, wording), confidence(tables, own)
    return Finding(verdict, tell(numbers, reason), numbers, counter=counter, confidence=weight)


def _provision_numbers(
    own: pd.DataFrame,
    aid: pd.DataFrame,
    terms: pd.DataFrame,
    caps: pd.DataFrame,
    later: pd.DataFrame,
    wording: pd.DataFrame,
) -> dict[str, Number]:
    return {
        "all": counted(own, "provisions", "provisions of the act with a figure"),
        "aid": counted(aid, "provisions", "that set a rate of aid", own),
        "terms": counted(terms, "provisions", "that set a condition of aid", own),
        "caps": counted(caps, "provisions", "that lower or cap a price", own),
        "later": counted(later, "provisions", "price floors in other US measures", own),
        "wording": counted(wording, "texts", "other US texts with the wording on unreliable sources", own),
    }


@EXPLAINER.judges_claim("c49")
def month_of_eu_act(tables: Tables) -> Finding:
    """Judge what happened to the act in March 2023 and when it was adopted."""
    steps = _steps(tables, EU_ACT)
    if steps.empty:
        return unseen("No dated step of the act is known")
    in_month = steps[steps["date"].str.startswith(CLAIMED_MONTH)]
    adopted = steps[steps["step"] == "adopted"]
    numbers = {"first": day_of(steps.iloc[0], "date", "day of the first step")}
    reason = "The act was proposed on {first}; its adoption is not dated yet"
    if len(adopted):
        gap = (adopted["day"].iloc[0] - steps["day"].iloc[0]).days
        numbers["adopted"] = day_of(adopted.iloc[0], "date", "day of adoption")
        numbers["days"] = Number(gap, "days", "adoption less first step", ids_of(steps))
        reason = "The act was proposed on {first} and adopted on {adopted}, {days} days later"
    in_force = steps[steps["step"] == "in_force"]
    if len(in_force):
        numbers["force"] = day_of(in_force.iloc[0], "date", "day of entry into force")
        reason += "; it is in force from {force}"
    verdict = "supported" if (in_month["step"] == "adopted").any() else "contradicted"
    return Finding(verdict, reason, numbers, ids_of(steps), ids_of(in_month), confidence(tables, steps))


@EXPLAINER.judges_claim("c50")
def permits_eased(tables: Tables) -> Finding:
    """Judge whether the act lowers requirements or limits the time a permit takes."""
    targets = tables["targets"]
    own = targets[(targets["measure_row_id"] == EU_ACT) & (targets["force"] != "proposal")]
    if own.empty:
        return unseen("No provision of the act itself is known; what is known is the proposal")
    permits, said = own[own["metric"].str.contains("permit")], about(tables, "permits under the EU act")
    lowered = said[said["subject"] == "requirement lowered"]
    kept = said[said["subject"] == "requirements kept"]
    timed = permits[permits["unit"] == "months"]
    numbers = _permit_numbers(own, timed, lowered, kept)
    reason = "{timed|provision limits|provisions limit|No provision limits} the time a permit may take; "
    reason += "{lowered|passage lowers|passages lower|no passage lowers} a requirement, and "
    reason += "{kept|says|say|none says} that they stay as they are"
    if len(timed):
        most = int(timed["threshold"].max())
        numbers["months"] = Number(most, "months", "longest limit", ids_of(timed))
        reason += "; the longest such limit is {months} months"
    some = "imprecise" if len(permits) else "contradicted"
    verdict = "supported" if len(lowered) else some
    reason, weight = tell(numbers, reason), confidence(tables, own)
    return Finding(verdict, reason, numbers, counter=ids_of(kept), confidence=weight)


def _permit_numbers(
    own: pd.DataFrame, timed: pd.DataFrame, lowered: pd.DataFrame, kept: pd.DataFrame
) -> dict[str, Number]:
    return {
        "timed": counted(timed, "provisions", "that limit the months a permit may take", own),
        "lowered": counted(lowered, "texts", "of the act that lower a requirement", own),
        "kept": counted(kept, "texts", "of the act that leave the requirements as they are", own),
    }


@EXPLAINER.judges_claim("c51")
def thirteen_billion(tables: Tables) -> Finding:
    """Judge the sum, who says so, and what the money is for."""
    sums = tables["subsidies"]
    own = sums[(sums["measure_row_id"] == G7_PLAN) & sums["unit"].isin(policy.MONEY)]
    dollars = own["unit"] == "USD"
    right = own[dollars & ((own["value"] / CLAIMED_SUM - 1).abs() <= 0.1)]
    others = own[~own["row_id"].isin(right["row_id"])]
    if right.empty:
        return unseen("No text known gives the sum, or a sum within ten percent of it")
    mines = right[right["metric"].str.contains("mine ")]
    official = primary(tables, right)
    numbers = _sum_numbers(right, official, mines, others)
    reason = "{texts|text has|texts have} the sum and {official|primary text does|primary texts do|no "
    reason += "primary text does}; {mines|says|say|none says} that it is for mines; {others|other figure "
    reason += "was|other figures were|no other figure was} told for the meeting"
    told = "supported_with_nuance" if len(mines) else "imprecise"
    verdict = "supported" if len(official) else told
    reason, weight = tell(numbers, reason), confidence(tables, right)
    return Finding(verdict, reason, numbers, counter=ids_of(others), confidence=weight)


def _sum_numbers(
    right: pd.DataFrame, official: pd.DataFrame, mines: pd.DataFrame, others: pd.DataFrame
) -> dict[str, Number]:
    return {
        "texts": counted(right, "texts", "texts with the sum"),
        "official": counted(official, "texts", "primary texts among them", right),
        "mines": counted(mines, "texts", "texts that say it is for mines", right),
        "others": counted(others, "sums", "other sums told for the same meeting", right),
    }


@EXPLAINER.judges_claim("c44")
def quicker_derisking(tables: Tables) -> Finding:
    """Judge whether measures and projects outside China came quicker after the notice."""
    start = control_of(tables, *METALS)["day"].max()
    known = min(tables["supply_response"]["published"].max(), start + pd.DateOffset(months=24))
    if pd.isna(start) or pd.isna(known) or known < start + pd.DateOffset(months=12):
        return unseen("Less than twelve months since the notice are known")
    before, after = _measures_around(tables, start, known)
    early, late = _projects_around(tables, start, known)
    numbers = {
        "before": counted(before, "measures", "with force or money in the span before the notice", after),
        "after": counted(after, "measures", "with force or money in the span after it", before),
        "early": counted(early, "states", "projects funded or delivering before it", late),
        "late": counted(late, "states", "projects funded or delivering since", early),
    }
    reason = (
        "Outside China {before|measure|measures|no measure} with force or money came in the span before the "
    )
    reason += "notice and {after|in|in|none in} the one after; {early|project|projects|no project} for the "
    reason += "metals had been funded or was delivering before it, {late|since|since|none since}"
    signs = int(len(after) > len(before)) + int(len(late) > 0 and early.empty)
    verdict = ("contradicted", "imprecise", "supported")[signs]
    # the measures gathered here stand in for all of them, and the two signs may disagree
    weight = lowered(lowered(confidence(tables, pd.concat([before, after, early, late]))), when=signs == 1)
    return Finding(verdict, tell(numbers, reason), numbers, confidence=weight)


def _measures_around(
    tables: Tables, start: pd.Timestamp, end: pd.Timestamp
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give whole measures with force or money outside China in equal spans before and after a day."""
    placed = policy.place_measures(tables["measures"], tables["measure_steps"], end)
    whole = (
        placed["instrument"].isin(FORCE) & (placed["part_of_row_id"] == "") & (placed["step"] == "adopted")
    )
    chosen = placed[whole & (placed["jurisdiction"] != "CHN")]
    before = chosen[chosen["day"].between(start - (end - start), start, inclusive="left")]
    return before, chosen[chosen["day"].between(start, end)]


def _projects_around(
    tables: Tables, start: pd.Timestamp, end: pd.Timestamp
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the states of projects for either metal that were funded or delivered, before and after a day."""
    states = tables["supply_response"]
    named = states["commodities"].map(lambda text: bool(set(text.split(";")) & set(METALS))).astype(bool)
    begun = states[named & states["phase"].isin(BEGUN)]
    day = to_last_day(begun["state_date"])
    return begun[day < start], begun[day.between(start, end)]
