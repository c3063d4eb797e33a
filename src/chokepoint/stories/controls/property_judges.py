"""Claims on where gallium and germanium come from and what they are for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from chokepoint.analysis.production.uses import end_use_shares
from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.evidence import (
    about,
    behind,
    confidence,
    counted,
    edges,
    lowered,
    relayed,
    unseen,
    weakest,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Look, Tables, look_at
from chokepoint.i18n import msg
from chokepoint.stories.controls.claim_rules import RULES
from chokepoint.stories.controls.story import STORY

METALS = ("gallium", "germanium")
NAMED_COMPOUNDS = ("GaAs", "GaN")
COMMON = {"copper": "copper", "iron_ore_content": "iron"}
"""The metals the article compares them with; iron is counted by its content in ore."""
OVER = {
    "copper": msg("world copper over the larger of the two"),
    "iron": msg("world iron over the larger of the two"),
}
FIELDS = ("medicine", "neutrino_detection")
"""Codes of the uses the article names besides semiconductors."""
NAMED_USES = ("infrared_optics", "detectors", "semiconductors")
"""Codes of the uses of germanium that the article names."""


@EXPLAINER.judges_claim("c06", RULES["c06"])
def never_alone(tables: Tables) -> Finding:
    """Judge whether both metals come only with other ores."""
    figures = tables["companionality"]
    figures = figures[figures["commodity_id"].isin(METALS) & (figures["unit"] == "percent")]
    uses = tables["uses"]
    parents = uses[(uses["code"] == "parent") & uses["commodity_id"].isin(METALS)]
    if set(figures["commodity_id"]) | set(parents["commodity_id"]) != set(METALS):
        return unseen(msg("The rows known do not name where both metals come from"))
    mines = about(tables, "deposit worked for the metal")
    lowest = float(figures["value"].min()) if len(figures) else 100.0
    shown = figures if len(figures) else parents
    places = mines["statement"].nunique()
    numbers = {
        "lowest": Number(lowest, "percent", "lowest share put down to other ores", ids_of(shown)),
        "parents": counted(parents, "rows", "rows that name the ore or residue", shown),
        "mines": Number(
            places,
            "deposits",
            "deposits worked for the metals themselves",
            ids_of(mines if len(mines) else shown),
        ),
    }
    reason = (
        msg(
            "The figures put all output of both metals down to other ores ({lowest} percent); {mines|deposit "
            "is|deposits are|no deposit is} known to have been worked for the metals themselves"
        )
        if lowest >= 100
        else msg(
            "The figures put at least that much of the output down to other ores ({lowest} percent); "
            "{mines|deposit is|deposits are|no deposit is} known to have been worked for the metals "
            "themselves"
        )
    )
    rule, alone = edges(tables, "c06"), "supported" if mines.empty else "supported_with_nuance"
    verdict = "contradicted" if lowest < rule.edge else "imprecise"
    weight = confidence(tables, pd.concat([figures, parents]))
    counter = ids_of(mines)
    met = alone if lowest >= rule.tolerance else verdict
    return Finding(met, reason, numbers, counter=counter, confidence=weight)


@EXPLAINER.judges_claim("c07", RULES["c07"])
def scarcer(tables: Tables) -> Finding:
    """Judge how scarce the metals are, by output, and whether more is lost than won."""
    world = {metal: _newest_world(tables, metal) for metal in (*METALS, *COMMON)}
    recovered = _recovered(look_at(STORY, tables))
    if any(rows.empty for rows in world.values()) or not recovered:
        return unseen(msg("World output of all four metals, or what is recovered of either, is not known"))
    made = world_kg(tables)
    larger = max(made[metal] for metal in METALS)
    times = {name: made[metal] / larger for metal, name in COMMON.items()}
    numbers = _scarcity_numbers(world, times) | {
        f"{metal}_recovered": Number.of(answer) for metal, answer in recovered.items()
    }
    verdict = str(of_scarcity(np.asarray(100 / min(times.values())), tables))
    # output stands in for abundance, of which no table is known
    legs = [confidence(tables, pd.concat(world.values()))]
    ids = ";".join(answer.row_ids for answer in recovered.values())
    legs += [confidence(tables, behind(tables, ids, "uses"))]
    reason = (_OUTPUT, *(_RECOVERED[metal] for metal in recovered))
    return Finding(verdict, reason, numbers, confidence=lowered(weakest(*legs)))


def world_kg(tables: Tables) -> dict[str, float]:
    """Give the newest world output of each of the four metals, in kg."""
    return {metal: float(_newest_world(tables, metal)["quantity_kg"].max()) for metal in (*METALS, *COMMON)}


def of_scarcity(percent: npt.NDArray[np.float64], tables: Tables) -> npt.NDArray[np.str_]:
    """Judge whether the metals are scarcer, by output in percent of the common ones, and harder to obtain."""
    rule, recovered = edges(tables, "c07"), _recovered(look_at(STORY, tables)).values()
    rare, hard = percent < rule.tolerance, all(answer.number < rule.edge for answer in recovered)
    words = np.array(["contradicted", "imprecise", "supported"])
    return words[rare.astype(int) + int(hard)]


def _scarcity_numbers(world: dict[str, pd.DataFrame], times: dict[str, float]) -> dict[str, Number]:
    numbers = {metal: _tonnes(world[metal]) for metal in METALS}
    for metal, name in COMMON.items():
        rows = ids_of(*(world[one] for one in (*METALS, metal)))
        numbers[name] = Number(times[name], "times", OVER[name], rows)
    return numbers | {f"{metal}_year": _year(world[metal]) for metal in METALS}


_OUTPUT = msg(
    "World output is {gallium} t of gallium ({gallium_year}) and {germanium} t of germanium "
    "({germanium_year}); that of copper is {copper} times the larger of the two, that of iron {iron}"
)
_RECOVERED = {
    "gallium": msg("At most {gallium_recovered} percent of alumina plants recover their gallium"),
    "germanium": msg("Of the germanium in zinc concentrates {germanium_recovered} percent is recovered"),
}


RECOVERY = {
    "gallium": msg("highest printed share of alumina plants with gallium recovery"),
    "germanium": msg("highest printed share of germanium in zinc concentrates that is recovered"),
}


def _recovered(look: Look) -> dict[str, Answer]:
    """Ask for the highest printed share of each metal that is recovered where it passes through."""
    asked = {metal: look.ask("recovery_share", mineral=metal) for metal in METALS}
    return {
        metal: replace(answer, value=answer.high, how=RECOVERY[metal])
        for metal, answer in asked.items()
        if answer.known
    }


def _newest_world(tables: Tables, commodity: str) -> pd.DataFrame:
    """Give the newest printed world output of a commodity at its first stage: one row or none."""
    made = tables["production"]
    chosen = made[(made["commodity_id"] == commodity) & (made["country_iso3"] == "WLD")]
    firm = chosen[(chosen["publisher"] == "USGS") & (chosen["quantity_kg"] > 0)]
    firm = firm[firm["stage"] != "refinery"] if commodity == "copper" else firm
    return firm.sort_values(["year", "published"]).tail(1)


def _tonnes(row: pd.DataFrame) -> Number:
    how = msg("world output of the newest year, in tonnes")
    return Number(float(row["quantity_kg"].max()) / 1000, "t", how, ids_of(row))


def _year(row: pd.DataFrame) -> Number:
    return Number(int(row["year"].max()), "", "year of that output", ids_of(row))


@EXPLAINER.judges_claim("c08", RULES["c08"])
def better_in_heat(tables: Tables) -> Finding:
    """Judge by band gaps whether gallium compounds stand heat better than silicon."""
    constants = tables["material_properties"]
    gaps = constants[constants["property"] == "band gap"]
    silicon = gaps[gaps["material"] == "Si"]
    compounds = gaps[(gaps["commodity_id"] == "gallium") & (gaps["kind"] == "compound")]
    if silicon.empty or not set(NAMED_COMPOUNDS) <= set(compounds["material"]):
        return unseen(msg("Band gaps of silicon, gallium arsenide and gallium nitride are not all known"))
    gap = float(silicon["value"].max())
    wider = compounds[compounds["value"] > gap]
    narrower = compounds[~compounds["material"].isin(wider["material"])]
    numbers = {
        "silicon": Number(gap, "eV", "band gap of silicon at 300 K", ids_of(silicon), 2),
        "wider": Number(wider["material"].nunique(), "compounds", "with a wider gap", ids_of(wider, silicon)),
        "all": Number(compounds["material"].nunique(), "compounds", "gallium compounds", ids_of(compounds)),
    }
    reason = msg("{wider} of {all} gallium compounds have a wider band gap than silicon ({silicon} eV)")
    if not set(NAMED_COMPOUNDS) <= set(wider["material"]):
        verdict = "contradicted"
    else:
        verdict = "supported" if narrower.empty else "supported_with_nuance"
    metal = constants[(constants["property"] == "melting point") & (constants["material"] == "Ga")]
    # the gap of a material stands in for the heat a device stands
    weight = lowered(confidence(tables, pd.concat([silicon, wider])))
    return Finding(verdict, reason, numbers, counter=ids_of(narrower, metal), confidence=weight)


@EXPLAINER.judges_claim("c09", RULES["c09"])
def less_noise(tables: Tables) -> Finding:
    """Judge the remark on noise by what texts say of devices."""
    said = about(tables, "low noise")
    if said.empty:
        return unseen(msg("No text on noise is known"))
    numbers = {
        "texts": counted(said, "texts", "texts on low noise"),
        "who": word(said["speaker"].iloc[0], "who says so", said.head(1)),
    }
    reason = msg("{texts|text names|texts name} low-noise amplifiers as a use of gallium compounds ({who})")
    return Finding(relayed(said), reason, numbers, confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c10", RULES["c10"])
def wide_uses_of_gallium(tables: Tables) -> Finding:
    """Judge whether all three fields named are wide uses."""
    shares = end_use_shares(tables["uses"], "gallium")
    if shares.empty:
        return unseen(msg("No end-use shares of gallium are known"))
    floor = edges(tables, "c10").tolerance
    wide = shares[shares["value_high"] >= floor]
    chips = shares[shares["code"] == "semiconductors"]
    other = wide[wide["code"].isin(FIELDS)]
    largest = float(chips["value_high"].max()) if len(chips) else 0.0
    of_chips = ids_of(chips if len(chips) else shares)
    numbers = {
        "chips": Number(largest, "percent", "largest share of one use in semiconductors", of_chips),
        **_years(shares),
        "fields": Number(len(other), "rows", "shares of medicine and neutrino detection", ids_of(shares)),
        "floor": Number(floor, "percent", "share from which a use counts as wide", ids_of(shares)),
        "room": Number(_room(shares), "percent", "most that an end-use table leaves unnamed", ids_of(shares)),
    }
    reason = msg(
        "In end-use tables for {first} to {last} the largest share of one use in semiconductors is {chips} "
        "percent; for medicine and neutrino "
        "detection {fields|share|shares|no share} of {floor} percent or more can be found, and no table "
        "leaves more than {room} percent to uses it does not name"
    )
    shown, weight = set(FIELDS) <= set(other["code"]), confidence(tables, shares)
    if largest >= floor and not shown and _room(shares) >= floor:
        return unseen(reason, numbers)
    verdict = ("supported" if shown else "imprecise") if largest >= floor else "contradicted"
    return Finding(verdict, reason, numbers, confidence=weight)


def _years(shares: pd.DataFrame) -> dict[str, Number]:
    """Give the first and the last year of the end-use tables read."""
    ends = {"first": shares["year"].min(), "last": shares["year"].max()}
    how = msg("year of an end-use table")
    return {name: Number(int(year), "", how, ids_of(shares)) for name, year in ends.items()}


def _room(shares: pd.DataFrame) -> float:
    """Give the most that any end-use table leaves to uses it does not itemise, in percent."""
    named = shares[shares["code"] != "other_uses"]
    return float((100 - named.groupby(["year", "geography"])["value_high"].sum()).max())


@EXPLAINER.judges_claim("c11", RULES["c11"])
def uses_of_germanium(tables: Tables) -> Finding:
    """Judge whether the uses named include the largest ones."""
    shares = end_use_shares(tables["uses"], "germanium")
    if shares.empty:
        return unseen(msg("No end-use shares of germanium are known"))
    floor = edges(tables, "c11").tolerance
    named = shares[shares["code"].isin(NAMED_USES)]
    wide = named[named["value_high"] >= floor]
    newest = shares.head(1)
    numbers = {
        "wide": Number(wide["code"].nunique(), "uses", "uses named with such a share", ids_of(named, newest)),
        "named": Number(len(NAMED_USES), "uses", "uses the sentence names", ids_of(shares)),
        "floor": Number(floor, "percent", "share from which a use counts as wide", ids_of(shares)),
        "top": word(newest["item"].iloc[0], "largest use", newest),
        "share": Number(float(newest["value_high"].iloc[0]), "percent", "its share", ids_of(newest)),
    }
    reason = msg(
        "Of the {named} uses named {wide|has|have|none has} {floor} percent or more in an end-use table; the "
        "largest use in the newest table is {top} with {share} percent"
    )
    verdict = "supported" if wide["code"].nunique() == len(NAMED_USES) else "imprecise"
    if wide.empty:
        verdict = "contradicted"
    return Finding(verdict, reason, numbers, ids_of(named), confidence=confidence(tables, shares))
