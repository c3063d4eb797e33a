"""Claims on what would follow the notice of July 2023."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import supply
from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.evidence import (
    about,
    behind,
    confidence,
    counted,
    day_of,
    days,
    edges,
    lowered,
    primary,
    touching,
    unseen,
    weakest,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Look, Tables, look_at
from chokepoint.i18n import Message, msg
from chokepoint.stories.controls.answers_notice import notice_day
from chokepoint.stories.controls.judges import METALS, notice_of
from chokepoint.stories.controls.story import STORY

FOLLOWING = ("licence", "technology", "extraterritorial", "ban")
EASED = ("suspension", "easing")
FIRST_MONTHS, LAST_MONTHS = 12, 36
"""Months after the notice before which a restart is not judged, and up to which projects count."""


@EXPLAINER.judges_claim("c37")
def bargaining_chip(tables: Tables) -> Finding:
    """Judge whether the control served in talks."""
    said = about(tables, "chip in talks")
    official, traded = primary(tables, said), _eased_after_talks(tables)
    if official.empty and traded.empty:
        return unseen(msg("No text gives the motive, and no easing after talks is known"))
    numbers = {
        "eased": counted(traded, "measures", "easings for the United States after a meeting", official)
    }
    if len(traded):
        later = (traded["day"].iloc[0] - EXPLAINER.day).days
        numbers["first"] = day_of(traded.iloc[0], "announced", "first such easing")
        numbers["later"] = days(later, "first easing less the day of the article", traded.head(1))
    verdict = "supported" if len(official) else "supported_with_nuance"
    # an easing after talks stands in for the motive, which no text gives
    shown = official if len(official) else traded
    weight = lowered(confidence(tables, shown), when=official.empty)
    reason = _talks(official=len(official) > 0, eased=len(traded) > 0)
    return Finding(verdict, reason, numbers, ids_of(said), confidence=weight)


def _talks(*, official: bool, eased: bool) -> Message:
    if not official:
        return msg(
            "No official text gives the motive; {eased|easing|easings|no easing} for the United States "
            "followed talks, the first on {first}, {later} days after the article"
        )
    if not eased:
        return msg(
            "An official text gives the motive; {eased|easing|easings|no easing} for the United States "
            "followed talks"
        )
    return msg(
        "An official text gives the motive; {eased|easing|easings|no easing} for the United States "
        "followed talks, the first on {first}, {later} days after the article"
    )


def _eased_after_talks(tables: Tables) -> pd.DataFrame:
    controls = touching(tables["controls"], *METALS)
    for_us = controls[controls["kind"].isin(EASED) & (controls["target_iso3"] == "USA")]
    traded = for_us[for_us["trigger_code"] == "meeting"]
    return traded.assign(day=to_first_day(traded["announced"])).sort_values("day")


@EXPLAINER.judges_claim("c38")
def more_controls(tables: Tables) -> Finding:
    """Judge the forecast that controls on rare earths would follow."""
    controls, commodities = tables["controls"], tables["commodities"]
    later = controls[to_first_day(controls["announced"]) > EXPLAINER.day]
    later = later[later["kind"].isin(FOLLOWING)]
    if later.empty:
        return unseen(msg("No further control is known yet"))
    earths = touching(later, *commodities.loc[commodities["group"] == "rare earth", "commodity_id"])
    changes = tables["control_changes"]
    paused = changes[(changes["change"] == "suspended") & changes["control_row_id"].isin(earths["row_id"])]
    numbers = {
        "later": counted(later, "steps", "controls announced after the article"),
        "earths": counted(earths, "steps", "of them on rare earths", later),
        "paused": counted(paused, "steps", "of those suspended later", earths if len(earths) else later),
    }
    reason = msg(
        "{later|control|controls} followed, {earths|of them|of them|none of them} on rare earths; "
        "{paused|of those was|of those were|none was} suspended later"
    )
    verdict = "supported" if len(earths) else "supported_with_nuance"
    weight = confidence(tables, later)
    return Finding(verdict, reason, numbers, counter=ids_of(paused), confidence=weight)


@EXPLAINER.judges_claim("c39")
def limited_effect(tables: Tables) -> Finding:
    """Judge the forecast that the effect would be limited: exports and prices of both metals."""
    look = look_at(STORY, tables)
    moves = {f"{metal}_{what}": found for metal in METALS for what, found in _moves(look, metal).items()}
    if not all(any(key.startswith(metal) for key in moves) for metal in METALS):
        return unseen(msg("Exports and prices after the notice are not known for both metals"))
    numbers = {key: _moved(key, answer) for key, answer in moves.items()}
    n = sum(_is_hit(moves, metal, tables) for metal in METALS)
    ids = join_ids(number.row_ids for number in numbers.values())
    weight = weakest(*(_weight(tables, metal, numbers) for metal in METALS))
    reason = (*(_CHANGES[key] for key in numbers), _HIT[n])
    numbers["hit"] = Number(n, "metals", "metals that count as hit", ids)
    model = tables["impact_estimates"]
    counter = ids_of(model[model["metric"] == "change in US GDP"])
    verdict = ("supported", "imprecise", "contradicted")[n]
    return Finding(verdict, reason, numbers, counter=counter, confidence=weight)


_CHANGES = {
    "gallium_price": msg(
        "Since the notice the price of gallium in Europe changed by {gallium_price} percent"
    ),
    "gallium_exports": msg("Monthly exports of gallium changed by {gallium_exports} percent"),
    "germanium_price": msg("The price of germanium in Europe changed by {germanium_price} percent"),
    "germanium_exports": msg("Monthly exports of germanium changed by {germanium_exports} percent"),
}
_HIT = {
    0: msg("Neither metal counts as hit"),
    1: msg("{hit} of the two metals counts as hit"),
    2: msg("Both metals count as hit"),
}
_HOW = {
    "price": msg("newest price in Europe over the last one before the notice"),
    "exports": msg("mean of the known months of the newest year over those before the licence, one count"),
}


def _moves(look: Look, metal: str) -> dict[str, Answer]:
    """Ask how the printed price and the exports of a metal moved, and keep what is known."""
    asked = {
        "price": look.ask("price_change", mineral=metal, as_printed=True),
        "exports": look.ask(f"{metal}_change"),
    }
    return {what: answer for what, answer in asked.items() if answer.known}


def _moved(key: str, answer: Answer) -> Number:
    return Number.of(answer, signed=True, how=_HOW[key.rpartition("_")[2]])


def _is_hit(moves: dict[str, Answer], metal: str, tables: Tables) -> bool:
    """Tell whether the price rose by the tolerance, or exports fell beyond the edge."""
    rule = edges(tables, "c39")
    price, pace = moves.get(f"{metal}_price"), moves.get(f"{metal}_exports")
    rose = price is not None and price.number >= rule.tolerance
    return rose or (pace is not None and pace.number < rule.edge)


def _weight(tables: Tables, metal: str, numbers: dict[str, Number]) -> str:
    """Weigh the rows behind the numbers of a metal."""
    own = join_ids(number.row_ids for name, number in numbers.items() if name.startswith(metal))
    return confidence(tables, behind(tables, own, "prices", "exports_monthly"))


@EXPLAINER.judges_claim("c43")
def quick_restart(tables: Tables) -> Finding:
    """Judge the forecast of a quick restart: gallium capacity that was there, and what started."""
    look, responses = look_at(STORY, tables), tables["supply_response"]
    first = look(notice_day) + pd.DateOffset(months=FIRST_MONTHS)
    if notice_of(tables).empty or not responses["published"].max() >= first:
        return unseen(msg("Less than twelve months of reports on projects are known"))
    n, started = (look.ask(key, within_months=LAST_MONTHS) for key in ("projects_n", "started_t"))
    idle, closed = look.ask("idle_t"), look.ask("closed_t")
    if not (n.known and closed.known):
        return unseen(msg("Projects or capacity outside China are not known"))
    unused = replace(closed, value=idle.number + closed.number)
    numbers = {
        "unused": _tonnes(unused, "idle and closed capacity outside China in 2022"),
        "closed": _tonnes(closed, "of it in countries that had stopped years before"),
        "projects": Number.of(n, how="projects outside China told of since the notice and not given up"),
        "started": _tonnes(started, "tonnage of the projects that deliver", 1),
    }
    counter = ids_of(responses[responses["phase"].isin(supply.STARTED)])
    stood = behind(tables, closed.row_ids, "capacity", "production", "plant_closures")
    reports = behind(tables, n.row_ids, "supply_response")
    weight = weakest(confidence(tables, stood), confidence(tables, reports))
    verdict, reason = _restart(100 * started.number / unused.number, tables), _RESTART[started.number > 0]
    return Finding(verdict, reason, numbers, counter=counter, confidence=weight)


def _tonnes(answer: Answer, how: str, digits: int = 0) -> Number:
    return Number(answer.number, "t", how, answer.row_ids, digits)


def _restart(percent: float, tables: Tables) -> str:
    rule = edges(tables, "c43")
    if percent >= rule.tolerance:
        return "supported"
    return "imprecise" if percent >= rule.edge else "contradicted"


_RESTART = {
    True: msg(
        "Of {unused} t a year of gallium capacity that stood unused outside China, {closed} t had closed "
        "years before; of {projects|project|projects} since, those that deliver name {started} t a year"
    ),
    False: msg(
        "Of {unused} t a year of gallium capacity that stood unused outside China, {closed} t had closed "
        "years before; of {projects|project|projects} since, none that delivers names a yearly tonnage"
    ),
}
