"""Claims on where gallium and germanium come from and what they are for."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.production.uses import end_use_shares
from chokepoint.analysis.rows import each_row
from chokepoint.answers.claims.evidence import (
    about,
    confidence,
    counted,
    lowered,
    relayed,
    tell,
    unseen,
    weakest,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables

METALS = ("gallium", "germanium")
NAMED_COMPOUNDS = ("GaAs", "GaN")
COMMON = {"copper": "copper", "iron_ore_content": "iron"}
"""The metals the article compares them with; iron is counted by its content in ore."""
THOUSANDTH = 1000
HALF = 50
"""Where less than so many percent is recovered, recovery and not ore is the limit."""
SEEN_SHARE = 5
"""From so many percent of use on, a field is named as a wide use."""


@EXPLAINER.judges_claim("c06")
def never_alone(tables: Tables) -> Finding:
    """Judge whether both metals come only with other ores."""
    figures = tables["companionality"]
    figures = figures[figures["commodity_id"].isin(METALS) & (figures["unit"] == "percent")]
    uses = tables["uses"]
    parents = uses[(uses["group"] == "co-product parent") & uses["commodity_id"].isin(METALS)]
    if set(figures["commodity_id"]) | set(parents["commodity_id"]) != set(METALS):
        return unseen("The rows known do not name where both metals come from")
    mines = about(tables, "deposit worked for the metal")
    lowest = figures["value"].min() if len(figures) else 100.0
    behind = figures if len(figures) else parents
    numbers = {
        "lowest": Number(float(lowest), "percent", "lowest share put down to other ores", ids_of(behind)),
        "parents": counted(parents, "rows", "rows that name the ore or residue", behind),
        "mines": Number(
            mines["statement"].nunique(),
            "deposits",
            "deposits worked for the metals themselves",
            ids_of(mines if len(mines) else behind),
        ),
    }
    part = "all output of both metals" if lowest >= 100 else "at least that much of the output"
    reason = f"The figures put {part} down to other ores ({{lowest}} percent); "
    reason += (
        "{mines|deposit is|deposits are|no deposit is} known to have been worked for the metals themselves"
    )
    alone = "supported" if mines.empty else "supported_with_nuance"
    verdict = alone if lowest >= 95 else "contradicted" if lowest < 50 else "imprecise"
    weight = confidence(tables, pd.concat([figures, parents]))
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(mines), confidence=weight)


@EXPLAINER.judges_claim("c07")
def scarcer(tables: Tables) -> Finding:
    """Judge how scarce the metals are, by output, and whether ore or recovery is the limit."""
    world = {metal: _newest_world(tables, metal) for metal in (*METALS, *COMMON)}
    if any(rows.empty for rows in world.values()):
        return unseen("World output of gallium, germanium, copper and iron is not known")
    made = {metal: float(rows["quantity_kg"].iloc[0]) for metal, rows in world.items()}
    larger = max(made[metal] for metal in METALS)
    times = {name: made[metal] / larger for metal, name in COMMON.items()}
    numbers, recovered = _scarcity_numbers(world, times), _recovered(tables)
    reason = "World output is {gallium} t of gallium ({gallium_year}) and {germanium} t of germanium "
    reason += (
        "({germanium_year}); that of copper is {copper} times the larger of the two, that of iron {iron}"
    )
    for row in each_row(recovered):
        how = f"highest printed {row.item}"
        numbers[f"{row.commodity_id}_recovered"] = Number(float(row.share), "percent", how, row.row_id)
        reason += f"; {_RECOVERED[row.commodity_id]}"
    lost = recovered[recovered["share"] < HALF]
    rare = "supported_with_nuance" if len(lost) else "supported"
    verdict = rare if min(times.values()) > THOUSANDTH else "contradicted"
    # output stands in for abundance, of which no table is known
    legs = [confidence(tables, pd.concat(world.values()))]
    legs += [confidence(tables, recovered)] if len(recovered) else []
    return Finding(verdict, reason, numbers, counter=ids_of(lost), confidence=lowered(weakest(*legs)))


def _scarcity_numbers(world: dict[str, pd.DataFrame], times: dict[str, float]) -> dict[str, Number]:
    numbers = {metal: _tonnes(world[metal]) for metal in METALS}
    for metal, name in COMMON.items():
        rows = ids_of(*(world[one] for one in (*METALS, metal)))
        numbers[name] = Number(times[name], "times", f"world {name} over the larger of the two", rows)
    return numbers | {f"{metal}_year": _year(world[metal]) for metal in METALS}


_RECOVERED = {
    "gallium": "at most {gallium_recovered} percent of alumina plants recover their gallium",
    "germanium": "of the germanium in zinc concentrates {germanium_recovered} percent is recovered",
}


def _recovered(tables: Tables) -> pd.DataFrame:
    """Give the highest share of either metal that is recovered where it passes through, with ``share``."""
    uses = tables["uses"]
    chosen = uses[(uses["group"] == "supply structure") & uses["item"].str.contains("recover")]
    chosen = chosen[chosen["commodity_id"].isin(METALS) & (chosen["unit"] == "percent")]
    shares = chosen.assign(share=chosen["value"].fillna(chosen["value_high"]).astype(float))
    known = shares[shares["share"].notna()].sort_values(["commodity_id", "share", "row_id"])
    return known.drop_duplicates("commodity_id", keep="last")


def _newest_world(tables: Tables, commodity: str) -> pd.DataFrame:
    """Give the newest printed world output of a commodity at its first stage: one row or none."""
    made = tables["production"]
    chosen = made[(made["commodity_id"] == commodity) & (made["country_iso3"] == "WLD")]
    firm = chosen[(chosen["publisher"] == "USGS") & (chosen["quantity_kg"] > 0)]
    firm = firm[firm["stage"] != "refinery"] if commodity == "copper" else firm
    return firm.sort_values(["year", "published"]).tail(1)


def _tonnes(row: pd.DataFrame) -> Number:
    how = f"world output of {row['year'].iloc[0]}, in tonnes"
    return Number(float(row["quantity_kg"].iloc[0]) / 1000, "t", how, ids_of(row))


def _year(row: pd.DataFrame) -> Number:
    return Number(int(row["year"].iloc[0]), "", "year of that output", ids_of(row))


@EXPLAINER.judges_claim("c08")
def better_in_heat(tables: Tables) -> Finding:
    """Judge by band gaps whether gallium compounds stand heat better than silicon."""
    constants = tables["material_properties"]
    gaps = constants[constants["property"] == "band gap"]
    silicon = gaps[gaps["material"] == "Si"]
    compounds = gaps[gaps["material"].str.match(r"Ga[A-Z]")]
    if silicon.empty or not set(NAMED_COMPOUNDS) <= set(compounds["material"]):
        return unseen("Band gaps of silicon, gallium arsenide and gallium nitride are not all known")
    wider = compounds[compounds["value"] > silicon["value"].max()]
    narrower = compounds[~compounds["material"].isin(wider["material"])]
    numbers = {
        "silicon": Number(
            float(silicon["value"].max()), "eV", "band gap of silicon at 300 K", ids_of(silicon), 2
        ),
        "wider": Number(wider["material"].nunique(), "compounds", "with a wider gap", ids_of(wider, silicon)),
        "all": Number(compounds["material"].nunique(), "compounds", "gallium compounds", ids_of(compounds)),
    }
    reason = "{wider} of {all} gallium compounds have a wider band gap than silicon ({silicon} eV)"
    if not set(NAMED_COMPOUNDS) <= set(wider["material"]):
        verdict = "contradicted"
    else:
        verdict = "supported" if narrower.empty else "supported_with_nuance"
    metal = constants[(constants["property"] == "melting point") & (constants["material"] == "Ga")]
    # the gap of a material stands in for the heat a device stands
    weight = lowered(confidence(tables, pd.concat([silicon, wider])))
    return Finding(verdict, reason, numbers, counter=ids_of(narrower, metal), confidence=weight)


@EXPLAINER.judges_claim("c09")
def less_noise(tables: Tables) -> Finding:
    """Judge the remark on noise by what texts say of devices."""
    said = about(tables, "low noise")
    if said.empty:
        return unseen("No text on noise is known")
    numbers = {
        "texts": counted(said, "texts", "texts on low noise"),
        "who": word(said["speaker"].iloc[0], "who says so", said.head(1)),
    }
    relay = relayed(tables, said)
    verdict = "supported_with_nuance" if relay == "not_checkable" else "supported"
    reason = "{texts|text names|texts name} low-noise amplifiers as a use of gallium compounds ({who})"
    return Finding(verdict, tell(numbers, reason), numbers, confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c10")
def wide_uses_of_gallium(tables: Tables) -> Finding:
    """Judge whether all three fields named are wide uses."""
    shares = end_use_shares(tables["uses"], "gallium")
    if shares.empty:
        return unseen("No end-use shares of gallium are known")
    chips = shares[shares["item"].str.contains("integrated|optoelectronic|diodes")]
    other = {field: _shared(shares, words) for field, words in _FIELDS.items()}
    singles = about(tables, "single use")
    numbers = {
        "chips": Number(
            float(chips["value_high"].max()) if len(chips) else 0.0,
            "percent",
            "largest share of one use in semiconductors",
            ids_of(chips if len(chips) else shares),
        ),
        "fields": Number(
            sum(map(len, other.values())), "rows", "shares of medicine and neutrino detection", ids_of(shares)
        ),
        "floor": Number(SEEN_SHARE, "percent", "share from which a use counts as wide", ids_of(shares)),
        "singles": counted(singles, "rows", "single uses in these fields", shares),
    }
    reason = "The largest share of one use in semiconductors is {chips} percent; for medicine and neutrino "
    reason += "detection {fields|share|shares|no share} of {floor} percent or more can be found; "
    reason += "{singles|single use is|single uses are|no single use is} known"
    wide = "supported" if all(len(rows) for rows in other.values()) else "imprecise"
    verdict = wide if (chips["value_high"] >= SEEN_SHARE).any() else "contradicted"
    magnets = shares[shares["item"].str.contains("magnet")]
    weight = confidence(tables, shares)
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(magnets), confidence=weight)


_FIELDS = {"medicine": "medic", "neutrino detection": "neutrino"}


def _shared(shares: pd.DataFrame, words: str) -> pd.DataFrame:
    named = shares["item"].str.contains(words, case=False)
    return shares[named & (shares["value_high"] >= SEEN_SHARE)]


@EXPLAINER.judges_claim("c11")
def uses_of_germanium(tables: Tables) -> Finding:
    """Judge whether the uses named include the largest ones."""
    shares = end_use_shares(tables["uses"], "germanium")
    if shares.empty:
        return unseen("No end-use shares of germanium are known")
    named = shares[shares["item"].str.contains("infrared optics|lens|detector|semiconductor|transistor")]
    tops = shares.loc[shares.groupby(["year", "geography"])["value_high"].idxmax()]
    missed = tops[~tops["row_id"].isin(named["row_id"])]
    newest = missed if len(missed) else tops
    numbers = {
        "tables": Number(len(tops), "tables", "end-use tables", ids_of(shares)),
        "missed": counted(missed, "tables", "tables whose largest use is not named", tops),
        "top": word(newest["item"].iloc[-1], "largest use", newest.tail(1)),
        "share": Number(float(newest["value_high"].iloc[-1]), "percent", "its share", ids_of(newest.tail(1))),
    }
    reason = (
        "In {missed} of {tables} end-use tables the largest use is not among those named; in the newest it "
    )
    reason += "is {top} with {share} percent"
    verdict = "contradicted" if named.empty else "imprecise" if len(missed) else "supported"
    return Finding(verdict, reason, numbers, ids_of(named), ids_of(missed), confidence(tables, shares))
