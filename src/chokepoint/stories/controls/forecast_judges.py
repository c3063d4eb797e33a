"""Claims on what would follow the notice of July 2023."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import supply
from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.evidence import (
    NO_DAY,
    Edges,
    about,
    behind,
    by_day,
    confidence,
    counted,
    day_of,
    edges,
    primary,
    touching,
    unseen,
    weakest,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Look, Tables, look_at
from chokepoint.i18n import msg
from chokepoint.stories.controls.answers_elsewhere import made_abroad
from chokepoint.stories.controls.claim_rules import RULES
from chokepoint.stories.controls.judges import METALS, notice_of
from chokepoint.stories.controls.story import STORY

FOLLOWING = ("licence", "technology", "extraterritorial", "ban")
"""Kinds of measures that control exports."""


@EXPLAINER.judges_claim("c37", RULES["c37"])
def bargaining_chip(tables: Tables) -> Finding:
    """Judge the motive by official texts of its time; what was done later says nothing of it."""
    said = by_day(about(tables, "chip in talks"), "date", EXPLAINER.day)
    official = primary(tables, said)
    numbers = {
        "texts": counted(
            said, "texts", "texts by the day of the article that give the motive", notice_of(tables)
        )
    }
    if official.empty:
        reason = msg(
            "No official text of the time gives the motive; {texts|report|reports|no report} by the day of "
            "the article can be found that names it"
        )
        return unseen(reason, numbers)
    reason = msg("An official text of the time gives the motive")
    return Finding("supported", reason, numbers, ids_of(official), confidence=confidence(tables, official))


@EXPLAINER.judges_claim("c38", RULES["c38"])
def more_controls(tables: Tables) -> Finding:
    """Judge the forecast that controls on rare earths would follow: one is enough."""
    controls, commodities = tables["controls"], tables["commodities"]
    later = controls[to_first_day(controls["announced"]) > EXPLAINER.day]
    earths = touching(
        later[later["kind"].isin(FOLLOWING)],
        *commodities.loc[commodities["group"] == "rare earth", "commodity_id"],
    )
    if earths.empty:
        return unseen((msg("No control on rare earths after the article is known"), NO_DAY))
    changes = tables["control_changes"]
    paused = changes[(changes["change"] == "suspended") & changes["control_row_id"].isin(earths["row_id"])]
    first = earths.loc[[to_first_day(earths["announced"]).idxmin()]]
    numbers = {
        "first": day_of(first.iloc[0], "announced", "first control on rare earths after the article"),
        "paused": counted(paused, "steps", "controls on rare earths that were suspended later", earths),
    }
    reason = msg(
        "China announced a control on rare earths on {first}; {paused|later one has|later ones have|no later "
        "one has} been suspended since"
    )
    weight = confidence(tables, earths)
    return Finding("supported", reason, numbers, ids_of(earths), ids_of(paused), weight)


@EXPLAINER.judges_claim("c39", RULES["c39"])
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


@EXPLAINER.judges_claim("c43", RULES["c43"])
def quick_restart(tables: Tables) -> Finding:
    """Judge the forecast of a quick restart by what is made outside China since, beside what stood unused."""
    look = look_at(STORY, tables)
    closed, (base, since) = look.ask("closed_t"), made_before_and_since(look)
    if notice_of(tables).empty or not closed.known:
        return unseen(msg("The notice or the capacity outside China before it is not known"))
    if base.empty or since.empty:
        return unseen(msg("Output outside China in the first whole year after the notice is not known yet"))
    numbers = {
        "unused": _tonnes(replace(closed, value=unused_t(look)), UNUSED),
        "closed": _tonnes(closed, "of it in countries that had stopped years before"),
        "before": _made(base, "output outside China in the year before the notice"),
        "since": _made(since, "output outside China in the newest year"),
        "year": Number(int(since["year"].max()), "", "newest year", ids_of(since)),
    }
    grown = 100 * (since["t"].max() - base["t"].max()) / unused_t(look)
    stood = behind(tables, closed.row_ids, "capacity", "production", "plant_closures")
    weight = confidence(tables, pd.concat([stood, behind(tables, ids_of(since), "production")]))
    states = look["supply_response"]
    counter = ids_of(states[states["phase"].isin(supply.STARTED)])
    verdict = str(of_growth(np.asarray(grown), edges(tables, "c43")))
    return Finding(verdict, _RESTART, numbers, counter=counter, confidence=weight)


def made_before_and_since(look: Look) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the output outside China of the year before the notice and of the newest whole year since."""
    made = look(made_abroad)
    return made[made["year"] == STOOD_YEAR], made[made["year"] >= STOOD_YEAR + AFTER_YEARS].tail(1)


def unused_t(look: Look) -> float:
    """Give the capacity outside China that stood idle or had closed before the notice, in t a year."""
    return look.ask("idle_t").number + look.ask("closed_t").number


STOOD_YEAR, AFTER_YEARS = 2022, 2
"""The year before the notice, and how many years after it the first whole one is."""
UNUSED = msg("idle and closed capacity outside China in 2022")
_RESTART = msg(
    "Of {unused} t a year of gallium capacity that stood unused outside China, {closed} t had closed years "
    "before; outside China {before} t were made in the year before the notice and {since} t in {year}"
)


def _tonnes(answer: Answer, how: str) -> Number:
    return Number(answer.number, "t", how, answer.row_ids)


def _made(one: pd.DataFrame, how: str) -> Number:
    return Number(float(one["t"].max()), "t", how, ids_of(one))


def of_growth(percent: npt.NDArray[np.float64], rule: Edges) -> npt.NDArray[np.str_]:
    """Judge a restart by how much output grew, in percent of the capacity that stood unused."""
    words = ["supported", "imprecise"]
    return np.select([percent >= rule.tolerance, percent >= rule.edge], words, "contradicted")
