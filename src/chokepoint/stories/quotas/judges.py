"""Claims on the rare-earth quotas, the case in Geneva and the shipments to Japan."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.answers.claims.evidence import (
    about,
    confidence,
    day_of,
    edges,
    primary,
    publishers,
    rounds_right,
    unseen,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables, look_at
from chokepoint.i18n import Message, msg
from chokepoint.stories.quotas.answers_cut import cut_year, net_cut
from chokepoint.stories.quotas.answers_japan import graded_balance, monthly_imports, weighed_evidence
from chokepoint.stories.quotas.answers_use import quota_use
from chokepoint.stories.quotas.claim_rules import RULES
from chokepoint.stories.quotas.story import STORY

WHOLE = 100.0


@EXPLAINER.judges_claim("c22", RULES["c22"])
def first_mining_ceiling(tables: Tables) -> Finding:
    """Judge the year of the first ceiling on mining."""
    return _dated(tables, "c22", about(tables, "control of mining volume"), msg("publishers that name 2006"))


@EXPLAINER.judges_claim("c23", RULES["c23"])
def first_production_plan(tables: Tables) -> Finding:
    """Judge the year the mandatory plan began; later rules speak against it."""
    said = about(tables, "mandatory production plan")
    how, began = msg("publishers that name 2007"), said["subject"] == "start"
    return _dated(tables, "c23", said[began], how, said[~began])


def _dated(
    tables: Tables, claim_id: str, said: pd.DataFrame, how: Message, later: pd.DataFrame | None = None
) -> Finding:
    year = int(edges(tables, claim_id).claimed)
    dated = said[said["year_named"].notna()]
    if dated.empty:
        return unseen(msg("No text that dates it is known"))
    right = dated[dated["year_named"] == year]
    named = publishers(tables, right)
    numbers = {
        "first": Number(int(dated["year_named"].min()), "", "earliest year named", ids_of(dated)),
        "texts": Number(len(named), "publishers", how, ids_of(dated)),
        "own": Number(len(primary(tables, right)), "texts", "primary texts among them", ids_of(dated)),
    }
    reason = msg(
        "The earliest year named is {first}; {texts|publisher names|publishers name|no publisher names} the "
        "year of the article, {own|in a primary text|in primary texts|not in a primary text}"
    )
    verdict = "supported" if len(right) else "contradicted"
    counter = dated[dated["year_named"] != year] if later is None else later
    weight = confidence(tables, right)
    return Finding(verdict, reason, numbers, counter=ids_of(counter), confidence=weight)


@EXPLAINER.judges_claim("c24", RULES["c24"])
def quota_cut(tables: Tables) -> Finding:
    """Judge the cut of the export quota; the batch it came in and the exports are told beside it."""
    look = look_at(STORY, tables)
    cut = look(net_cut)
    if cut.empty:
        return unseen(msg("The quotas of both half-years of both years are not known"))
    change, july = float(cut["change_percent"].iloc[0]), look.ask("second_share")
    how = msg("sum of both half-years over the year before")
    numbers = {
        "cut": Number(change, "percent", how, ids_of(cut), 1, signed=True),
        "july": Number.of(july, how="part of the second half"),
    }
    reasons = [_of_july(july.number)]
    used = look(quota_use)
    used = used[used["year"] == look(cut_year)]
    if len(used):
        numbers["used"] = Number.of(look.ask("use_top", of_cut=True), how="exports over quota")
        reasons.append(msg("Exports of the year were {used} percent of the quota"))
    rule = edges(tables, "c24")
    (said,) = rule.numbers
    wide = "imprecise" if abs(change - said) <= rule.edge else "contradicted"
    verdict = "supported" if change < 0 and rounds_right(change, said) else wide
    return Finding(verdict, tuple(reasons), numbers, confidence=_batches(tables, cut))


def _of_july(share: float) -> Message:
    """Say what part of the change the batch of July made up, and why it can be more than all of it."""
    if share > WHOLE:
        return msg(
            "The quota of the year changed by {cut} percent; the batch of July made up {july} percent of "
            "that, more than all of it, as the first half-year moved the other way"
        )
    return msg(
        "The quota of the year changed by {cut} percent; the batch of July made up {july} percent of that"
    )


def _batches(tables: Tables, cut: pd.DataFrame) -> str:
    """Weigh the rows behind the cut by their publishers."""
    rows = tables["export_quotas"]
    return confidence(tables, rows[rows["row_id"].isin(cut["row_ids"].iloc[0].split(";"))])


@EXPLAINER.judges_claim("c25", RULES["c25"])
def end_of_quotas(tables: Tables) -> Finding:
    """Judge the order of the findings and the end of the quotas; what else stayed is another thing."""
    events = tables["quota_timeline"]
    dated = events.assign(day=to_first_day(events["date"])).sort_values(["day", "row_id"])
    ruling, end = (dated[dated["step"] == step] for step in ("findings_upheld", "quotas_end"))
    if ruling.empty or end.empty:
        return unseen(msg("The findings and the end of the quotas are not both dated"))
    day = end["day"].iloc[0]
    ordered = [day.year] == edges(tables, "c25").numbers and ruling["day"].iloc[0] < day
    numbers = {
        "ruling": day_of(ruling.iloc[0], "date", "day of the findings on appeal"),
        "end": day_of(end.iloc[0], "date", "day the quotas ended"),
    }
    reason = msg("The findings were upheld on {ruling}, and the quotas ended on {end}")
    weight = confidence(tables, pd.concat([ruling, end]))
    return Finding("supported" if ordered else "contradicted", reason, numbers, confidence=weight)


@EXPLAINER.judges_claim("c26", RULES["c26"])
def held_up_in_customs(tables: Tables) -> Finding:
    """Judge whether shipments to Japan were obstructed, and whether that was ordered."""
    look = look_at(STORY, tables)
    weighed, stand = look(weighed_evidence), look(graded_balance).set_index("claim")
    obstructed, ordered = (_side(stand, name) for name in ("obstructed", "ordered"))
    if obstructed[0] <= obstructed[1]:
        return unseen(
            msg("No graded item says that shipments were obstructed, or a stronger one speaks against")
        )
    numbers = {
        "items": Number(len(weighed), "items", "items of evidence that bear on it", ids_of(weighed)),
        "for": Number(obstructed[0], "of 4", "strongest grade for obstruction", ids_of(stand)),
        "order": Number(ordered[0], "of 4", "strongest grade for an order", ids_of(stand)),
        "no_order": Number(ordered[1], "of 4", "strongest grade against an order", ids_of(stand)),
    }
    reasons = [
        msg(
            "On a scale from 0 to 4 the strongest item for obstruction has {for}; the strongest for an order "
            "has {order}, the strongest against one {no_order}"
        )
    ]
    low = look(monthly_imports).nsmallest(1, "low", keep="all")
    if len(low):
        numbers["lowest"] = Number(float(low["low"].iloc[0]), "t", "lowest month of imports", ids_of(low))
        reasons.append(
            msg("In no month known did Japan import less than {lowest} t of rare earths from China")
        )
    verdict = "supported" if ordered[0] > ordered[1] else "supported_with_nuance"
    counter = ids_of(weighed[weighed["side"] < 0])
    weight = confidence(tables, weighed)
    return Finding(verdict, tuple(reasons), numbers, counter=counter, confidence=weight)


def _side(stand: pd.DataFrame, claim: str) -> tuple[int, int]:
    """Give the strongest grades for and against a claim, nil without graded items."""
    if claim not in stand.index:
        return 0, 0
    return int(stand["best_for"][claim]), int(stand["best_against"][claim])
