"""Claims on lists, sayings, investment and the dispute of 2010."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids, names_id
from chokepoint.analysis.trade.embargo import GRADES
from chokepoint.answers.claims.evidence import (
    about,
    amount,
    behind,
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
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.names import metal_names
from chokepoint.i18n import Message, msg
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
OTHER_METALS = ("rare_metals", *METALS)
MODERATE = GRADES["moderate"]


@EXPLAINER.judges_claim("c12")
def on_both_lists(tables: Tables) -> Finding:
    """Judge whether the lists of both bodies name both metals."""
    union = _newest_union_list(tables)
    energy = about(tables, "list of the US Department of Energy")
    if union.empty or energy.empty:
        return unseen(msg("By this day the US Department of Energy had no list of its own among the rows"))
    own = energy[energy["basis"] == "own_assessment"]
    missing = {
        "the EU": set(METALS) - set(union["commodity_id"]),
        "DOE": set(METALS) - set(own["subject"]),
    }
    dated = pd.concat([energy[energy["date"] != ""], energy])
    numbers = {
        "eu": counted(union, "metals", "of the two metals on the newest EU list"),
        "list": Number(int(union["year"].max()), "", "year of the newest EU list", ids_of(union.head(1))),
        "doe": counted(own, "metals", "of the two by the department's own assessment", energy),
    }
    if dated["date"].iloc[0]:
        numbers["when"] = day_of(dated.iloc[0], "date", "day of the list of the department")
    reason = (
        msg(
            "Of the two metals the newest EU list (of {list}) names {eu}; the assessment of the US "
            "Department of Energy itself (of {when}) names {doe}"
        )
        if "when" in numbers
        else msg(
            "Of the two metals the newest EU list (of {list}) names {eu}; the assessment of the US "
            "Department of Energy itself names {doe}"
        )
    )
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
    as_named = years == edges(tables, "c16").numbers
    quoted = "supported_with_nuance" if as_named else "imprecise"
    verdict = "supported" if len(own) and as_named else quoted
    return Finding(verdict, reason, numbers, confidence=confidence(tables, dated))


@EXPLAINER.judges_claim("c18")
def often_repeated(tables: Tables) -> Finding:
    """Judge whether offices and the press repeat the saying."""
    said = about(tables, "rare earths as oil")
    if said.empty:
        return unseen(msg("Nobody is seen to repeat the saying"))
    offices = said[said["speaker_kind"] == "government"]
    press = said[said["speaker_kind"] == "press"]
    named = publishers(tables, press)
    numbers = {
        "offices": counted(offices, "offices", "public offices that use it", said),
        "press": Number(len(named), "publishers", "other publishers that use it", ids_of(press)),
    }
    reason = msg(
        "{offices|public office|public offices|No public office} and {press|other publisher|other "
        "publishers|no other publisher} are seen to repeat the saying"
    )
    verdict = "supported" if len(offices) and len(named) > 1 else "supported_with_nuance"
    return Finding(verdict, reason, numbers, confidence=confidence(tables, said))


@EXPLAINER.judges_claim("c19")
def large_investment(tables: Tables) -> Finding:
    """Judge by sums and years whether large sums went into mining at home and abroad since the 1990s."""
    said = about(tables, "mining investment")
    sums, support = _sums_a_year(tables, said), said[said["value"].isna()]
    if sums.empty and support.empty:
        return unseen(msg("No sum and no support measure is known"))
    large = sums[sums["a_year"] >= edges(tables, "c19").edge]
    early = large[large["year"] < NINETIES_END]
    sides = set(large["subject"]) | set(support["subject"])
    numbers = _sum_numbers(sums, support)
    some = "supported_with_nuance" if sides == set(SUPPORT) and len(large) else "imprecise"
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


@EXPLAINER.judges_claim("c21")
def costly_and_dirty(tables: Tables) -> Finding:
    """Judge the four burdens by the cost named beside the price of copper, and by texts on the others."""
    rows = about(tables, "burden of production")
    if rows.empty:
        return unseen(msg("No statement on cost, difficulty, energy or pollution is known"))
    own = rows[names_id(rows["metals"], "gallium") | names_id(rows["metals"], "germanium")]
    earths = rows[names_id(rows["metals"], "rare_earths")]
    times, priced = _cost_in_copper(tables, own)
    high = times is None or times >= edges(tables, "c21").edge
    found, other = _burdens(own, high=high), _burdens(earths)
    blamed = own[own["subject"] == "low price abroad"]
    numbers = _burden_numbers(tables, rows, found, blamed)
    if times is not None:
        numbers["cost"] = amount(priced, "value", "USD/kg", "lowest cost named for a kilogram")
        numbers["times"] = Number(times, "times", "that cost over the price of copper", ids_of(priced))
    verdict = _of_burdens(found, other, blamed, times)
    # a text on one burden covers a part of what was claimed
    weight = lowered(confidence(tables, own), when=len(found) < len(BURDENS))
    return Finding(verdict, _burdens_told(numbers), numbers, counter=ids_of(blamed), confidence=weight)


def _burdens_told(numbers: dict[str, Number]) -> tuple[Message, ...]:
    shown = msg("Of the four burdens {found} can be shown for gallium or germanium ({names})")
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


def _of_burdens(found: list[str], other: list[str], blamed: pd.DataFrame, times: float | None) -> str:
    if found == sorted(BURDENS) and blamed.empty:
        return "supported"
    if found:
        return "imprecise"
    if other == sorted(BURDENS) and blamed.empty:
        return "supported_with_nuance"
    return "contradicted" if times is not None else "not_checkable"


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


@EXPLAINER.judges_claim("c27")
def which_metals_in_2010(tables: Tables) -> Finding:
    """Judge by graded items and by imports of the autumn which goods were held up on the way to Japan."""
    items = tables["embargo_evidence"]
    items = items[items["kind"] != "explainer"].assign(weight=items["grade"].map(GRADES))
    earths = items[names_id(items["goods"], "rare_earths")]
    wider = items[items["goods"].map(_names_other).astype(bool)]
    fell, grade = _fallen_imports(tables), _strongest(wider)
    if not _strongest(earths) and not grade and fell.empty:
        return unseen(msg("No graded item and no import figure names the goods"))
    numbers = {
        "earths": counted(earths, "items", "items that name rare earths", items),
        "wider": counted(wider, "items", "items that name rare metals, gallium or germanium", items),
        "all": counted(items, "items", "items on the dispute"),
    } | _fall_numbers(tables, fell)
    strong = grade >= MODERATE or (fell["commodity_id"] != "rare_earths").any()
    verdict = "supported" if strong else "supported_with_nuance" if grade else "imprecise"
    weight = confidence(tables, pd.concat([earths, wider, behind(tables, ids_of(fell), "quota_exports")]))
    counter = ids_of(earths, fell[fell["commodity_id"] == "rare_earths"])
    return Finding(verdict, _goods_told(numbers), numbers, counter=counter, confidence=weight)


def _names_other(goods: str) -> bool:
    """Tell whether codes of goods name a metal beyond the rare earths."""
    return not set(OTHER_METALS).isdisjoint(goods.split(";"))


def _goods_told(numbers: dict[str, Number]) -> tuple[Message, ...]:
    named = msg(
        "Of {all} items on the dispute {earths|names|name|none names} rare earths and {wider|names|name|none "
        "names} rare metals, gallium or germanium"
    )
    fall = msg(
        "Japan's imports of {goods} from China fell by {fall} percent from September to the lowest month of "
        "that autumn"
    )
    return (named, fall) if "fall" in numbers else (named,)


def _strongest(items: pd.DataFrame) -> int:
    """Give the strongest grade of some items of evidence, nil without a graded one."""
    return int(items["weight"].max()) if len(items) else 0


def _fall_numbers(tables: Tables, fell: pd.DataFrame) -> dict[str, Number]:
    if fell.empty:
        return {}
    most = fell.head(1)
    metals, commodity = look_at(STORY, tables)(metal_names), most["commodity_id"].iloc[0]
    how = msg("fall from September to the lowest month of autumn 2010")
    return {
        "goods": word(metals[commodity], "goods whose imports fell most", most),
        "fall": Number(-float(most["change"].iloc[0]), "percent", how, ids_of(most)),
    }


def _fallen_imports(tables: Tables) -> pd.DataFrame:
    """Give the goods whose imports to Japan from China fell far enough in autumn 2010, most first."""
    falls = look_at(STORY, tables).rows("quotas.autumn_falls")
    return falls[falls["change"] <= -edges(tables, "c27").edge].reset_index(drop=True)
