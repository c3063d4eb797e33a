"""Claims on lists, sayings, investment and the dispute of 2010."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids
from chokepoint.answers.claims.evidence import (
    about,
    amount,
    behind,
    by_day,
    confidence,
    counted,
    day_of,
    edges,
    lowered,
    primary,
    publishers,
    unseen,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.claims.rare import is_rare_metal
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.names import metal_names
from chokepoint.i18n import Message, msg
from chokepoint.stories.claims.claim_rules import RULES
from chokepoint.stories.claims.story import STORY

METALS = ("gallium", "germanium")
NINETIES_END = 2000
"""The first year after those the article speaks of."""
SUPPORT = {
    "abroad": msg("of support abroad, no sum given"),
    "home": msg("of support at home, no sum given"),
}
LARGEST = {"abroad": msg("largest sum of a year abroad"), "home": msg("largest sum of a year at home")}
"""How the numbers of each side were found."""
BURDENS = ("cost", "difficulty", "energy", "pollution")


@EXPLAINER.judges_claim("c12", RULES["c12"])
def on_both_lists(tables: Tables) -> Finding:
    """Judge whether both metals stood on a list of either body on the day of the article."""
    union, energy = _union_list(tables), about(tables, "list of the US Department of Energy")
    listed = by_day(energy, "date", EXPLAINER.day)
    if union.empty:
        return unseen(msg("No European list from before the article is known"))
    numbers = {
        "eu": counted(union, "metals", "of the two metals on the newest European list of that day"),
        "list": Number(int(union["year"].max()), "", "year of that list", ids_of(union.head(1))),
    }
    if listed.empty:
        return unseen(NO_LIST, numbers, counter=ids_of(energy))
    numbers["doe"] = counted(listed[listed["subject"].isin(METALS)], "metals", "of the two", listed)
    numbers["when"] = day_of(listed.iloc[0], "date", "day of the list of the department")
    lacking = max(len(set(METALS) - set(names)) for names in (union["commodity_id"], listed["subject"]))
    verdict = ("supported", "imprecise", "contradicted")[lacking]
    return Finding(verdict, BOTH_LISTS, numbers, confidence=confidence(tables, listed))


NO_LIST = msg(
    "Of the two metals the European list that stood on the day (of {list}) names {eu}; no list of the US "
    "Department of Energy from before the article is among the rows"
)
BOTH_LISTS = msg(
    "Of the two metals the European list that stood on the day (of {list}) names {eu}, and the list of the "
    "US Department of Energy (of {when}) {doe}"
)


def _union_list(tables: Tables) -> pd.DataFrame:
    """Give the rows of the two metals on the newest EU list of critical materials up to the article."""
    entries = by_day(tables["list_entries"], "list_date", EXPLAINER.day)
    lists = entries[(entries["jurisdiction"] == "EUU") & (entries["tier"] == "critical")]
    newest = lists[to_first_day(lists["list_date"]) == to_first_day(lists["list_date"]).max()]
    return newest[newest["commodity_id"].isin(METALS)]


@EXPLAINER.judges_claim("c16", RULES["c16"])
def deng_in_1992(tables: Tables) -> Finding:
    """Judge whether the saying is from 1992, by the texts that quote it."""
    said = about(tables, "rare earths as oil")
    dated = said[said["year_named"].notna()]
    own = primary(tables, dated)
    if dated.empty or (own.empty and len(publishers(tables, dated)) < 2):
        return unseen(msg("Fewer than two texts that date the saying are known, and no record of the tour"))
    years, named = sorted(set(dated["year_named"].astype(int))), publishers(tables, dated)
    numbers = {
        "texts": Number(len(named), "publishers", "publishers that date it", ids_of(dated)),
        "years": word(look_at(STORY, tables).t.commas(map(str, years)), "years they name", dated),
        "own": counted(own, "texts", "texts of the time itself", dated),
    }
    reason = msg(
        "{texts|publisher dates|publishers date} the saying to {years}; {own|text of the time itself "
        "is|texts of the time itself are|no text of the time itself is} known"
    )
    verdict = "supported" if years == edges(tables, "c16").numbers else "imprecise"
    # texts that repeat it later stand in for one of the time
    weight = lowered(confidence(tables, dated), when=own.empty)
    return Finding(verdict, reason, numbers, confidence=weight)


@EXPLAINER.judges_claim("c18", RULES["c18"])
def often_repeated(tables: Tables) -> Finding:
    """Judge whether an office and the press are both seen to repeat the saying; how often is not counted."""
    said = about(tables, "rare earths as oil")
    office, press = (said[said["speaker_kind"] == kind] for kind in ("government", "press"))
    if office.empty or press.empty:
        return unseen(msg("The saying is not seen to be used both by a public office and by the press"))
    numbers = {
        "office": day_of(office.sort_values("date").iloc[0], "date", "day of a text of a public office"),
        "press": day_of(press.sort_values("date").iloc[0], "date", "day of the earliest text of the press"),
    }
    reason = msg("A public office used the saying on {office}, and the press from {press} on")
    return Finding("supported", reason, numbers, ids_of(office, press), confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c19", RULES["c19"])
def large_investment(tables: Tables) -> Finding:
    """Judge by sums and years whether large sums went into mining at home and abroad since the 1990s."""
    said = about(tables, "mining investment")
    sums, support = _sums_a_year(tables, said), said[said["value"].isna()]
    if sums.empty and support.empty:
        return unseen(msg("No sum and no support measure is known"))
    numbers = _sum_numbers(sums, support)
    large = sums[sums["a_year"] >= edges(tables, "c19").edge]
    early = large[large["year"] < NINETIES_END]
    if set(sums["subject"]) | set(support["subject"]) != set(SUPPORT):
        return unseen(_sums_told(numbers), numbers)
    some = "supported_with_nuance" if len(large) else "imprecise"
    verdict = "supported" if set(early["subject"]) == set(SUPPORT) else some
    # what was said to have begun in the 1990s is covered in part only while no sum is of those years
    weight = lowered(confidence(tables, pd.concat([sums, support])), when=early.empty)
    return Finding(verdict, _sums_told(numbers), numbers, confidence=weight)


def _sums_a_year(tables: Tables, said: pd.DataFrame) -> pd.DataFrame:
    """Give the sums in billions of dollars a year: stated ones, and official loans for minerals abroad."""
    stated = said[said["value"].notna() & (said["unit"] == "billion USD")]
    loans = tables["loan_totals"].query("purpose == 'transition_minerals' and borrowers == 'WLD'")
    span = loans["last_year"] - loans["first_year"] + 1
    lent = loans.assign(subject="abroad", year=loans["first_year"], a_year=loans["value"] / 1000 / span)
    both = [stated.assign(year=stated["year_named"], a_year=stated["value"]), lent]
    columns = ["subject", "year", "a_year", "row_id", "source_id"]
    return pd.concat([rows[columns] for rows in both if len(rows)] or [lent[columns]], ignore_index=True)


def _sum_numbers(sums: pd.DataFrame, support: pd.DataFrame) -> dict[str, Number]:
    numbers = {}
    for side in SUPPORT:
        own, other = (rows[rows["subject"] == side] for rows in (sums, support))
        numbers[f"{side}_support"] = counted(other, "reports", SUPPORT[side], support)
        if len(own):
            most = own[own["a_year"] == own["a_year"].max()]
            digits = int(most["a_year"].iloc[0] < 10)
            numbers[side] = amount(most, "a_year", "billion USD", LARGEST[side], digits)
            year = int(most["year"].iloc[0])
            numbers[f"{side}_year"] = Number(year, "", "its year, or the first of its span", ids_of(most))
    if len(sums):
        numbers["first"] = Number(int(sums["year"].min()), "", "earliest year with a sum", ids_of(sums))
    return numbers


def _sums_told(numbers: dict[str, Number]) -> tuple[Message, ...]:
    """Say of each side its largest sum, or how many reports tell of support without one; and the earliest."""
    abroad = (
        msg("Abroad the largest sum is {abroad} billion USD a year ({abroad_year})")
        if "abroad" in numbers
        else msg(
            "Abroad no sum is known and {abroad_support|report tells|reports tell|no report tells} of "
            "support by the state"
        )
    )
    home = (
        msg("At home the largest sum is {home} billion USD a year ({home_year})")
        if "home" in numbers
        else msg(
            "At home no sum is known and {home_support|report tells|reports tell|no report tells} of "
            "support by the state"
        )
    )
    return (abroad, home, *([msg("The earliest sum is of {first}")] if "first" in numbers else []))


@EXPLAINER.judges_claim("c21", RULES["c21"])
def costly_and_dirty(tables: Tables) -> Finding:
    """Judge the four burdens by the cost named beside the price of copper, and by texts on the others."""
    rows = about(tables, "burden of production")
    own = rows[rows["metals"].map(is_rare_metal).astype(bool)]
    if own.empty:
        return unseen(msg("No statement on cost, difficulty, energy or pollution is known"))
    times, priced = _cost_in_copper(tables, own)
    high = times is None or times >= edges(tables, "c21").edge
    found, blamed = _burdens(own, high=high), own[own["subject"] == "low price abroad"]
    numbers = _burden_numbers(tables, rows, found, blamed)
    if times is not None:
        numbers["cost"] = amount(priced, "value", "USD/kg", "lowest cost named for a kilogram")
        numbers["times"] = Number(times, "times", "that cost over the price of copper", ids_of(priced))
    told, counter = _burdens_told(numbers), ids_of(blamed)
    if high and found != sorted(BURDENS):
        return unseen(told, numbers, counter)
    verdict = "supported" if high else "contradicted"
    return Finding(verdict, told, numbers, counter=counter, confidence=confidence(tables, own))


def _burdens_told(numbers: dict[str, Number]) -> tuple[Message, ...]:
    shown = msg("Rows show {found} of the four burdens: {names}")
    cost = msg("The cost named, {cost} USD a kilogram, is {times} times the price of copper")
    closed = msg(
        "{closed|country that made gallium has|countries that made gallium have} stopped, and {prices|text "
        "puts|texts put|no text puts} that down to the price"
    )
    return (shown, *([cost] if "cost" in numbers else []), closed)


def _cost_in_copper(tables: Tables, own: pd.DataFrame) -> tuple[float | None, pd.DataFrame]:
    """Divide the lowest cost named by the highest price of copper in the newest year known."""
    cost = own[(own["subject"] == "cost") & own["value"].notna() & (own["unit"] == "USD/kg")]
    copper = tables["commodity_prices"]
    copper = copper[(copper["commodity_id"] == "copper") & copper["usd_per_kg_high"].notna()]
    newest = copper[copper["year"] == copper["year"].max()]
    if cost.empty or newest.empty:
        return None, cost
    lowest = cost[cost["value"] == cost["value"].min()]
    dearest = newest[newest["usd_per_kg_high"] == newest["usd_per_kg_high"].max()]
    times = float(cost["value"].min()) / float(newest["usd_per_kg_high"].max())
    return times, lowest.assign(row_ids=join_ids([ids_of(lowest), ids_of(dearest)]))


def _burdens(rows: pd.DataFrame, *, high: bool = True) -> list[str]:
    """Name the burdens that texts state; a cost that is named counts only if it is high."""
    stated = set(rows["subject"]) & set(BURDENS)
    return sorted(stated if high else stated - {"cost"})


def _burden_numbers(
    tables: Tables, rows: pd.DataFrame, found: list[str], blamed: pd.DataFrame
) -> dict[str, Number]:
    shown, t = rows[rows["subject"].isin(found)], look_at(STORY, tables).t
    words = {"cost": t("cost"), "difficulty": t("difficulty")}
    words |= {"energy": t("energy"), "pollution": t("pollution")}
    named = t.commas(words[one] for one in found) or t("none")
    return {
        "found": Number(
            len(found), "burdens", "of the four that can be shown", ids_of(shown if found else rows)
        ),
        "names": word(named, "these burdens", shown if found else rows),
        "prices": counted(blamed, "texts", "texts that put closures down to the price", rows),
        "closed": counted(tables["plant_closures"], "countries", "countries that stopped gallium", rows),
    }


@EXPLAINER.judges_claim("c27", RULES["c27"])
def which_metals_in_2010(tables: Tables) -> Finding:
    """Judge by Japan's imports of the autumn whether rare metals, rare earths among them, were held up."""
    falls = look_at(STORY, tables).rows("quotas.autumn_falls")
    rare = falls[falls["commodity_id"].map(is_rare_metal).astype(bool)]
    if rare.empty:
        return unseen(msg("Japan's imports of no rare metal are known for the autumn of 2010"))
    numbers = _fall_numbers(tables, rare)
    held = -float(rare["change"].iloc[0]) >= edges(tables, "c27").edge
    reason = msg(
        "Japan's imports of {goods} from China fell by {fall} percent from September to the lowest month of "
        "that autumn"
    )
    weight = confidence(tables, behind(tables, ids_of(rare), "quota_exports"))
    return Finding("supported" if held else "contradicted", reason, numbers, confidence=weight)


def _fall_numbers(tables: Tables, fell: pd.DataFrame) -> dict[str, Number]:
    most = fell.head(1)
    metals, commodity = look_at(STORY, tables)(metal_names), most["commodity_id"].iloc[0]
    how = msg("fall from September to the lowest month of autumn 2010")
    return {
        "goods": word(metals[commodity], "goods whose imports fell most", most),
        "fall": Number(-float(most["change"].iloc[0]), "percent", how, ids_of(most)),
    }
