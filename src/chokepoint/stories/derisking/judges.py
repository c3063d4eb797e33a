"""Claims on laws and money of the United States, the EU and the Group of Seven."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_last_day
from chokepoint.analysis.ids import names_id
from chokepoint.analysis.policy import measures as policy
from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.evidence import (
    NO_DAY,
    about,
    confidence,
    control_of,
    counted,
    edges,
    primary,
    unseen,
)
from chokepoint.answers.claims.evidence import day_of as first_day
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Look, Tables, look_at
from chokepoint.i18n import msg
from chokepoint.stories.derisking.answers_acts import BN, EU_ACT, US_ACT, readings, steps_of
from chokepoint.stories.derisking.answers_lists import METALS
from chokepoint.stories.derisking.claim_rules import RULES
from chokepoint.stories.derisking.story import STORY

BEGUN = ("funded", "first_output")
"""States of a project that is funded or delivers."""


@EXPLAINER.judges_claim("c47", RULES["c47"])
def year_of_us_act(tables: Tables) -> Finding:
    """Judge the year the act was adopted."""
    look = look_at(STORY, tables)
    adopted = look.ask("us_act_day")
    if not adopted.known:
        return unseen(msg("No dated adoption is known"))
    steps = steps_of(look, US_ACT)
    verdict = "supported" if [day_of(adopted).year] == edges(tables, "c47").numbers else "contradicted"
    weight = confidence(look, steps[steps["step"] == "adopted"])
    numbers = {"day": Number.of(adopted)}
    return Finding(verdict, msg("The act was adopted on {day}"), numbers, ids_of(steps), confidence=weight)


def day_of(answer: Answer) -> pd.Timestamp:
    """Read the day an answer gives."""
    return pd.Timestamp(str(answer.value))


@EXPLAINER.judges_claim("c48", RULES["c48"])
def prices_held_down(tables: Tables) -> Finding:
    """Judge what the mineral provisions of the act do: to prices, to costs, to origin."""
    look = look_at(STORY, tables)
    own, others = _provisions(look)
    if own.empty:
        return unseen(msg("No provision of the act is known"))
    floors, caps = (own[own["kind"] == kind] for kind in ("price_floor", "price_cap"))
    later, wording = others[others["kind"] == "price_floor"], about(look, "unreliable foreign sources")
    numbers, beside = _provision_numbers(own, caps, floors), ids_of(later, wording)
    if caps.empty and floors.empty:
        # what is not among the provisions gathered here may still stand in the act
        return unseen(NO_PRICE, numbers, counter=beside)
    verdict = "supported" if len(caps) else "contradicted"
    return Finding(verdict, ON_PRICE, numbers, counter=beside, confidence=confidence(look, own))


NO_PRICE = msg(
    "The provisions of the act known here set rates and conditions of aid ({aid} and {terms} of {all}) and "
    "none is on a price; the text of the act as a whole is not among the rows"
)
ON_PRICE = msg(
    "Of the provisions of the act {caps|lowers or caps|lower or cap|none lowers or caps} a price of minerals "
    "and {floors|sets a floor|set a floor|none sets a floor}"
)


def _provisions(look: Look) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the thresholds of the US act and its parts, and those of other US measures."""
    measures, targets = look.whole("measures"), look["targets"]
    parts = (measures["row_id"] == US_ACT) | (measures["part_of_row_id"] == US_ACT)
    american = names_id(measures["jurisdiction"], "USA")
    own, others = measures.loc[parts, "row_id"], measures.loc[american & ~parts, "row_id"]
    setter = targets["measure_row_id"]
    return targets[setter.isin(own)], targets[setter.isin(others)]


def _provision_numbers(own: pd.DataFrame, caps: pd.DataFrame, floors: pd.DataFrame) -> dict[str, Number]:
    aid, terms = own[own["force"] == "rate_of_aid"], own[own["force"] == "condition_of_aid"]
    return {
        "all": counted(own, "provisions", "provisions of the act with a figure"),
        "aid": counted(aid, "provisions", "that set a rate of aid", own),
        "terms": counted(terms, "provisions", "that set a condition of aid", own),
        "caps": counted(caps, "provisions", "that lower or cap a price", own),
        "floors": counted(floors, "provisions", "that set a floor under a price", own),
    }


STEPS_KNOWN = {
    "first": msg("The act was proposed on {first}; its adoption is not dated yet"),
    "first adopted": msg("The act was proposed on {first} and adopted on {adopted}, {days} days later"),
    "first adopted force": msg(
        "The act was proposed on {first} and adopted on {adopted}, {days} days later; it is in force from "
        "{force}"
    ),
    "first force": msg(
        "The act was proposed on {first}; its adoption is not dated yet; it is in force from {force}"
    ),
    "adopted": msg("The act was adopted on {adopted}; its proposal is not dated"),
    "adopted force": msg(
        "The act was adopted on {adopted}; its proposal is not dated; it is in force from {force}"
    ),
    "force": msg("The act is in force from {force}; its adoption is not dated yet"),
}
"""What can be said of the EU act, by the steps whose days are known."""


@EXPLAINER.judges_claim("c49", RULES["c49"])
def month_of_eu_act(tables: Tables) -> Finding:
    """Judge what happened to the act in March 2023 and when it was adopted."""
    look = look_at(STORY, tables)
    steps = steps_of(look, EU_ACT)
    numbers = _steps_of_eu_act(look)
    if not numbers:
        return unseen(msg("No dated step of the act is known"))
    reason = STEPS_KNOWN[" ".join(name for name in ("first", "adopted", "force") if name in numbers)]
    if {"first", "adopted"} <= set(numbers):
        gap = (day_of(look.ask("adopted_day")) - day_of(look.ask("proposal_day"))).days
        numbers["days"] = Number(gap, "days", "adoption less first step", ids_of(steps))
    in_month = steps[steps["date"].str.startswith(edges(tables, "c49").claimed)]
    verdict = "supported" if (in_month["step"] == "adopted").any() else "contradicted"
    return Finding(verdict, reason, numbers, ids_of(steps), ids_of(in_month), confidence(look, steps))


def _steps_of_eu_act(look: Look) -> dict[str, Number]:
    steps = {
        "first": ("proposal_day", msg("day of the first step")),
        "adopted": ("adopted_day", msg("day of adoption")),
        "force": ("force_day", msg("day of entry into force")),
    }
    found = {name: (look.ask(key), how) for name, (key, how) in steps.items()}
    return {name: Number.of(answer, how=how) for name, (answer, how) in found.items() if answer.known}


@EXPLAINER.judges_claim("c50", RULES["c50"])
def permits_eased(tables: Tables) -> Finding:
    """Judge whether the act lowers requirements or limits the time a permit takes."""
    look = look_at(STORY, tables)
    targets = look["targets"]
    own = targets[(targets["measure_row_id"] == EU_ACT) & (targets["force"] != "proposal")]
    if own.empty:
        return unseen(msg("No provision of the act itself is known; what is known is the proposal"))
    timed, said = own[own["kind"] == "permit_time"], about(look, "permits under the EU act")
    eased = said[said["subject"] == "requirement lowered"]
    kept = said[said["subject"] == "requirements kept"]
    reason, numbers = LIMITED if len(timed) else UNLIMITED, _permit_numbers(own, timed, eased, kept)
    if eased.empty and (timed.empty or kept.empty):
        return unseen(reason, numbers)
    verdict, weight = "supported" if len(eased) else "imprecise", confidence(look, own)
    return Finding(verdict, reason, numbers, counter=ids_of(kept), confidence=weight)


LIMITED = msg(
    "{timed|provision limits|provisions limit} the time a permit may take; {lowered|passage lowers|passages "
    "lower|no passage lowers} a requirement, and {kept|says|say|none says} that they stay as they are; the "
    "longest such limit is {months} months"
)
UNLIMITED = msg(
    "No provision limits the time a permit may take; {lowered|passage lowers|passages lower|no passage "
    "lowers} a requirement, and {kept|says|say|none says} that they stay as they are"
)


def _permit_numbers(
    own: pd.DataFrame, timed: pd.DataFrame, eased: pd.DataFrame, kept: pd.DataFrame
) -> dict[str, Number]:
    numbers = {
        "timed": counted(timed, "provisions", "that limit the months a permit may take", own),
        "lowered": counted(eased, "texts", "of the act that lower a requirement", own),
        "kept": counted(kept, "texts", "of the act that leave the requirements as they are", own),
    }
    if timed.empty:
        return numbers
    return numbers | {
        "months": Number(int(timed["threshold"].max()), "months", "longest limit", ids_of(timed))
    }


@EXPLAINER.judges_claim("c51", RULES["c51"])
def thirteen_billion(tables: Tables) -> Finding:
    """Judge the sum, who says so, and what the money is for."""
    look = look_at(STORY, tables)
    read, claimed = look(readings), look.ask("claimed_bn")
    own = read[read["unit"].isin(policy.MONEY)]
    right = own.head(0)
    if claimed.known:
        stated = claimed.number * BN
        near = 100 * (own["value"] - stated).abs() <= edges(look, "c51").tolerance * stated
        right = own[near & (own["unit"] == "USD")]
    if right.empty:
        return unseen(msg("No text known gives the sum, or a sum within ten percent of it"))
    others = own[~own["row_id"].isin(right["row_id"])]
    mines, official = right[right["purpose"] == "mines"], primary(look, right)
    told = "supported_with_nuance" if len(mines) else "imprecise"
    return Finding(
        "supported" if len(official) else told,
        msg(
            "{texts|text has|texts have} the sum and {official|primary text does|primary texts do|no primary "
            "text does}; {mines|says|say|none says} that it is for mines; {others|other figure was|other "
            "figures were|no other figure was} told for the meeting"
        ),
        _sum_numbers(right, official, mines, others),
        counter=ids_of(others),
        confidence=confidence(look, right),
    )


def _sum_numbers(
    right: pd.DataFrame, official: pd.DataFrame, mines: pd.DataFrame, others: pd.DataFrame
) -> dict[str, Number]:
    return {
        "texts": counted(right, "texts", "texts with the sum"),
        "official": counted(official, "texts", "primary texts among them", right),
        "mines": counted(mines, "texts", "texts that say it is for mines", right),
        "others": counted(others, "sums", "other sums told for the same meeting", right),
    }


@EXPLAINER.judges_claim("c44", RULES["c44"])
def quicker_derisking(tables: Tables) -> Finding:
    """Judge whether anyone outside China gives the controls as the ground of a step."""
    said, start = about(tables, SPURRED), control_of(tables, *METALS)["day"].max()
    if pd.isna(start):
        return unseen(msg("No control that names both metals is known"))
    late = _begun_since(tables, start)
    numbers = {
        "late": counted(
            late, "reports", "of projects funded or delivering since the notice", tables["controls"]
        )
    }
    if said.empty:
        return unseen((PACE, NO_DAY), numbers, counter=ids_of(late))
    numbers["first"] = first_day(said.iloc[0], "date", "day of the step")
    reason = msg("A step outside China, of {first}, is said to have been taken because of the controls")
    return Finding("supported", reason, numbers, ids_of(said), confidence=confidence(tables, said))


SPURRED = "taken because of the controls"
PACE = msg(
    "No statistic counts how fast others cut their dependence, and no text known gives the controls as the "
    "ground of a step; {late|report tells|reports tell|no report tells} of a project for either metal that "
    "was funded or delivers since, which counts what was gathered here"
)


def _begun_since(tables: Tables, start: pd.Timestamp) -> pd.DataFrame:
    """Give the reports since a day of projects for either metal outside China that are funded or deliver."""
    states = tables["supply_response"]
    named = states["commodities"].map(lambda text: bool(set(text.split(";")) & set(METALS))).astype(bool)
    begun = states[named & states["phase"].isin(BEGUN)]
    return begun[to_last_day(begun["state_date"]) >= start]
