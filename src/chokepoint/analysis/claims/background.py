"""Claims on lists, sayings, investment and the dispute of 2010."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.claims.evidence import (
    about,
    amount,
    confidence,
    counted,
    primary,
    publishers,
    unseen,
    word,
)
from chokepoint.analysis.claims.explainer import EXPLAINER
from chokepoint.analysis.claims.finding import Finding, Number, ids_of
from chokepoint.analysis.claims.registry import Tables
from chokepoint.analysis.dates import to_first_day

METALS = ("gallium", "germanium")
NINETIES_END = 2000
BURDENS = ("cost", "difficulty", "energy", "pollution")
OWN_WORD = "own assessment"


@EXPLAINER.judges_claim("c12")
def on_both_lists(tables: Tables) -> Finding:
    """Judge whether the lists of both bodies name both metals."""
    union = _newest_union_list(tables)
    energy = about(tables, "list of the US Department of Energy")
    if union.empty or energy.empty:
        return unseen("By this day the US Department of Energy had no list of its own among the rows")
    own = energy[energy["statement"].str.contains(OWN_WORD)]
    missing = {
        "the EU": set(METALS) - set(union["commodity_id"]),
        "DOE": set(METALS) - set(own["subject"]),
    }
    dated = pd.concat([energy[energy["date"] != ""], energy]).head(1)
    numbers = {
        "eu": counted(union, "metals", "of the two metals on the newest EU list"),
        "list": word(str(union["year"].iloc[0]), "year of the list", union.head(1)),
        "doe": counted(own, "metals", "of the two by the department's own assessment", energy),
        "when": word(dated["date"].iloc[0] or "undated", "date of the list of the department", dated),
    }
    reason = "Of the two metals the newest EU list, of {list}, names {eu}, and the assessment of the "
    reason += "Department of Energy itself ({when}) {doe}"
    lacking = max(map(len, missing.values()))
    verdict = ("supported", "imprecise", "contradicted")[lacking]
    counter = ids_of(energy[~energy["row_id"].isin(own["row_id"])])
    return Finding(verdict, reason, numbers, counter=counter, confidence=confidence(tables, energy))


def _newest_union_list(tables: Tables) -> pd.DataFrame:
    """Give the rows of the two metals on the newest EU list of critical materials."""
    entries = tables["list_entries"]
    lists = entries[(entries["jurisdiction"] == "EUU") & (entries["tier"] == "critical")]
    newest = lists[to_first_day(lists["list_date"]) == to_first_day(lists["list_date"]).max()]
    return newest[newest["commodity_id"].isin(METALS)]


@EXPLAINER.judges_claim("c16")
def deng_in_1992(tables: Tables) -> Finding:
    """Judge whether the saying is from 1992, by the texts that quote it."""
    said = about(tables, "rare earths as oil")
    dated = said[said["year_named"].notna()]
    own = primary(tables, dated)
    if dated.empty or (own.empty and len(publishers(tables, dated)) < 2):
        return unseen("Fewer than two texts that date the saying are known, and no record of the tour")
    years, named = sorted(set(dated["year_named"].astype(int))), publishers(tables, dated)
    numbers = {
        "texts": Number(len(named), "publishers", "publishers that date it", ids_of(dated)),
        "years": word(", ".join(map(str, years)), "years they name", dated),
        "own": counted(own, "texts", "texts of the time itself", dated),
    }
    reason = "{texts} publishers date the saying to {years}; texts of the time itself: {own}"
    quoted = "supported_with_nuance" if years == [1992] else "imprecise"
    verdict = "supported" if len(own) and years == [1992] else quoted
    return Finding(verdict, reason, numbers, confidence=confidence(tables, dated))


@EXPLAINER.judges_claim("c18")
def often_repeated(tables: Tables) -> Finding:
    """Judge whether offices and the press repeat the saying."""
    said = about(tables, "rare earths as oil")
    if said.empty:
        return unseen("Nobody is seen to repeat the saying")
    offices = said[said["speaker_kind"] == "government"]
    press = said[said["speaker_kind"] == "press"]
    named = publishers(tables, press)
    numbers = {
        "offices": counted(offices, "offices", "public offices that use it", said),
        "press": Number(len(named), "publishers", "other publishers that use it", ids_of(press)),
    }
    reason = "Public offices seen to repeat the saying: {offices}; other publishers: {press}"
    verdict = "supported" if len(offices) and len(named) > 1 else "supported_with_nuance"
    return Finding(verdict, reason, numbers, confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c19")
def large_investment(tables: Tables) -> Finding:
    """Judge whether large sums went into mining at home and abroad since the 1990s."""
    rows = about(tables, "mining investment")
    if rows.empty:
        return unseen("No sum and no support measure is known")
    sums = rows[rows["value"].notna()]
    early = sums[sums["year_named"] < NINETIES_END]
    sides = set(rows["subject"])
    numbers = {
        "rows": counted(rows, "rows", "rows on mining investment"),
        "sums": counted(sums, "rows", "rows with a sum", rows),
        "early": counted(early, "rows", "sums of years before 2000", rows),
    }
    reason = "Rows on mining investment: {rows}; with a sum: {sums}; with a sum from before 2000: {early}"
    if len(sums):
        numbers["largest"] = amount(sums, "value", str(sums["unit"].iloc[0]), "largest sum of one year")
        reason += "; the largest is {largest} billion USD in one year"
    whole = "supported" if set(early["subject"]) == {"home", "abroad"} else "supported_with_nuance"
    verdict = whole if sides == {"home", "abroad"} else "imprecise"
    return Finding(verdict, reason, numbers, confidence="low" if early.empty else confidence(tables, early))


@EXPLAINER.judges_claim("c21")
def costly_and_dirty(tables: Tables) -> Finding:
    """Judge whether cost, difficulty, energy and pollution are stated for these metals."""
    rows = about(tables, "burden of production")
    prices = rows[rows["subject"] == "low price abroad"]
    stated = rows[rows["subject"].isin(BURDENS)]
    if rows.empty:
        return unseen("No statement on cost, difficulty, energy or pollution is known")
    found = sorted(set(stated["subject"]))
    numbers = {
        "found": Number(len(found), "burdens", "of the four burdens with a statement", ids_of(rows)),
        "names": word(", ".join(found) or "none", "burdens stated", rows),
        "prices": counted(prices, "rows", "rows that put closures down to the price", rows),
        "closed": counted(tables["plant_closures"], "countries", "countries that stopped gallium", rows),
    }
    reason = "Statements are found for {found} of four burdens ({names}); {closed} countries stopped "
    reason += "gallium; rows "
    reason += "that put closures down to the price: {prices}"
    verdict = "supported" if found == sorted(BURDENS) and prices.empty else "imprecise"
    return Finding(verdict, reason, numbers, counter=ids_of(prices), confidence=confidence(tables, rows))


@EXPLAINER.judges_claim("c27")
def which_metals_in_2010(tables: Tables) -> Finding:
    """Judge what the evidence on Japan in 2010 says was held up."""
    items = tables["embargo_evidence"]
    items = items[items["kind"] != "explainer"]
    events = tables["quota_timeline"]
    events = events[events["category"] == "embargo dispute"].rename(columns={"event": "statement"})
    both = pd.concat([items, events])
    earths = both[both["statement"].str.contains("rare.earth|lanthanum|cerium", case=False)]
    wider = both[both["statement"].str.contains("rare metal|gallium|germanium", case=False)]
    if earths.empty and wider.empty:
        return unseen("No item of the evidence names the goods")
    numbers = {
        "earths": counted(earths, "items", "items that name rare earths", wider),
        "wider": counted(wider, "items", "items that name rare metals, gallium or germanium", earths),
        "all": counted(both, "items", "items on the dispute"),
    }
    reason = (
        "Of {all} items on the dispute {earths} name rare earths and {wider} name rare metals, gallium or "
    )
    reason += "germanium"
    verdict = "supported" if len(wider) else "imprecise"
    return Finding(verdict, reason, numbers, counter=ids_of(earths), confidence=confidence(tables, both))
