"""Claims on Africa: the next source, the largest creditor, who mines and who comes."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import creditors, lending, moves, ownership, regional_shares
from chokepoint.analysis.ids import names_id
from chokepoint.answers.claims.evidence import (
    ARTICLE_DAY,
    about,
    behind,
    confidence,
    counted,
    tell,
    unseen,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables

STAGES: dict[str, tuple[str, ...]] = {
    "rare_earths": ("mine", "not_stated"),
    "gallium": ("primary", "not_stated"),
    "germanium": ("refinery", "not_stated"),
    "cobalt": ("mine", "not_stated"),
    "platinum": ("mine", "not_stated"),
    "tantalum": ("mine", "not_stated"),
    "manganese": ("mine", "not_stated"),
}
"""The stage at which each mineral is counted; a publisher that names none is kept."""
MEANT = ("rare_earths", "gallium", "germanium")
"""The metals the article is about."""
FORECAST_FROM = 2024
RECENT = 2018
"""No publisher's newest table is older."""
CONTINENT = "AFR"
SMALL_PART = 10
"""A share of the continent's output below this many percent is a small part."""


@EXPLAINER.judges_claim("c52")
def next_source(tables: Tables) -> Finding:
    """Judge the forecast for the metals meant, and what Africa makes of others."""
    shares = _newest_shares(tables)
    if (shares["year"] < FORECAST_FROM).all():
        return unseen("No table for 2024 or later is known")
    meant, other = (shares[shares["commodity_id"].isin(MEANT) == side] for side in (True, False))
    largest, first = meant[meant["percent"] == meant["percent"].max()], _high(other)
    expected = about(tables, "Africa as a source")
    numbers = _source_numbers(tables, largest, first, other)
    reason = "Of rare earths, gallium and germanium Africa makes at most {largest} percent ({of}); of other "
    reason += "metals it makes more than half of the world's output: {names}"
    if len(expected):
        numbers |= _expected_numbers(expected)
        reason += "; analysts expect up to {expected} percent of rare earths by {by}"
    top = float(largest["percent"].iloc[0])
    low = "imprecise" if len(first) else "contradicted"
    verdict = "supported" if top >= 20 else low if top < 5 else "imprecise"
    return Finding(verdict, reason, numbers, ids_of(meant), ids_of(first), _several(meant))


def _source_numbers(
    tables: Tables, largest: pd.DataFrame, first: pd.DataFrame, other: pd.DataFrame
) -> dict[str, Number]:
    return {
        "largest": _percent(largest, "largest share of the three metals in any newest table"),
        "of": word(largest["commodity_id"].iloc[0].replace("_", " "), "the metal it is of", largest),
        "names": word(_names(tables, first) or "none", "others above half", other),
    }


def _expected_numbers(expected: pd.DataFrame) -> dict[str, Number]:
    most = expected[expected["value"] == expected["value"].max()].head(1)
    how = "largest share of rare earths that analysts expect later"
    return {
        "expected": Number(float(most["value"].iloc[0]), "percent", how, ids_of(expected)),
        "by": Number(int(most["year_named"].iloc[0]), "", "year they expect it for", ids_of(most)),
    }


def _names(tables: Tables, shares: pd.DataFrame) -> str:
    """Write the names of the minerals of some rows."""
    names = tables["commodities"].set_index("commodity_id")["name_en"].str.lower()
    return ", ".join(sorted(names[shares["commodity_id"]]))


def _newest_shares(tables: Tables) -> pd.DataFrame:
    """Give Africa's share of output in the newest table of every publisher, in percent."""
    members = set(tables["africa_map"]["country_iso3"])
    made = tables["production"]
    rows = regional_shares.select_stage(made[made["year"] >= RECENT], STAGES)
    newest = regional_shares.newest_tables(regional_shares.regional_share(rows, members))
    return newest.assign(percent=100 * newest["share"])


def _high(shares: pd.DataFrame) -> pd.DataFrame:
    """Keep each mineral once whose share is above half in every newest table."""
    lowest = shares.sort_values("percent", kind="stable").drop_duplicates("commodity_id")
    return lowest[lowest["percent"] > 50]


def _percent(row: pd.DataFrame, how: str) -> Number:
    return Number(float(row["percent"].iloc[0]), "percent", how, ids_of(row.head(1)), 1)


def _several(shares: pd.DataFrame) -> str:
    return "high" if shares["publisher"].nunique() > 1 else "medium"


@EXPLAINER.judges_claim("c53")
def largest_creditor(tables: Tables) -> Finding:
    """Judge since when, and under which meaning of creditor, China is the largest on the continent."""
    every = creditors.compare_all(tables["external_debt"], tables["external_debt_creditors"])
    ours = every[every["area_iso3"] == CONTINENT]
    if ours.empty:
        return unseen("Debt by creditor is not known for the continent")
    led = {name: ours[(ours["definition"] == name) & ours["led"]] for name in creditors.DEFINITIONS}
    numbers = {
        name: word(_spans(rows), f"years in which China leads ({name.replace('_', ' ')})", ours)
        for name, rows in led.items()
    }
    reason = (
        "China is ahead of every other country in {bilateral}, of every other single creditor in {single}; "
    )
    reason += "with the World Bank counted as one creditor, in {world_bank}; with bondholders as well, in "
    reason += "{with_bondholders}"
    years = set(ours["year"])
    claimed = {year for year in years if year >= 2009}
    late = {year for year in years if year >= 2010}
    partly = any(len(set(rows["year"]) & late) * 2 >= len(late) for rows in led.values())
    verdict = "imprecise" if partly else "contradicted"
    for name, found in (("bilateral", "supported_with_nuance"), ("single", "supported")):
        verdict = found if claimed <= set(led[name]["year"]) else verdict
    counter = ids_of(ours[~ours["led"].astype(bool)])
    weight = confidence(tables, behind(tables, ids_of(ours), "external_debt", "external_debt_creditors"))
    return Finding(verdict, reason, numbers, counter=counter, confidence=weight)


def _spans(rows: pd.DataFrame) -> str:
    """Write the years of some rows as spans; ``no year`` if there is none."""
    pairs = creditors.spans(rows["year"])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in pairs) or "no year"


@EXPLAINER.judges_claim("c54")
def mines_by_stakes_and_loans(tables: Tables) -> Finding:
    """Judge whether stakes and loans tied to minerals are found, and how much of the output is Chinese."""
    members = set(tables["africa_map"]["country_iso3"])
    owned = ownership.order_shares(tables["mining_ownership"])
    local = owned["area"].map(lambda text: bool(set(text.split(";")) & members)).astype(bool)
    stakes = owned[local]
    continent = owned[(owned["scope"] == "continent") & (owned["area"] == "Africa")]
    loans = _mineral_loans(tables)
    if stakes.empty and loans.empty:
        return unseen("Neither a Chinese stake nor a loan tied to minerals is known")
    numbers = {
        "stakes": counted(stakes, "rows", "printed Chinese shares in African mines or countries", loans),
        "loans": counted(loans, "rows", "loans tied to minerals", stakes),
    }
    reason = (
        "{stakes|Chinese share|Chinese shares|No Chinese share} in African mines or mining countries and "
    )
    reason += "{loans|loan|loans|no loan} tied to minerals can be found"
    if len(continent):
        low = continent[continent["percent"] == continent["percent"].min()]
        numbers["share"] = _percent(low, "lowest printed share of the continent's output")
        bound = f"{low['qualifier'].iloc[0]} " if low["qualifier"].iloc[0] else ""
        reason += (
            f"; the lowest figure for the Chinese part of the continent's output is {bound}{{share}} percent"
        )
    small = (continent["percent"] < SMALL_PART).any()
    both = "supported_with_nuance" if small else "supported"
    verdict = both if len(stakes) and len(loans) else "imprecise"
    weight = confidence(tables, stakes if len(stakes) else loans)
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(continent), confidence=weight)


def _mineral_loans(tables: Tables) -> pd.DataFrame:
    """Pick totals of Chinese lending for minerals and deals that trade loans or roads for them."""
    totals, deals = tables["loan_totals"], tables["counter_moves"]
    totals = totals[totals["lender"].str.contains("transition minerals")]
    chinese = (deals["side"] == "China") & (deals["is_repeat"] == "no")
    tied = deals[chinese & deals["action"].str.contains("minerals-for-infrastructure|Sicomines")]
    return pd.concat([totals, tied])


@EXPLAINER.judges_claim("c55")
def rivals_come(tables: Tables) -> Finding:
    """Judge whether the United States and the EU made moves in Africa, and whether that was new."""
    made = moves.select_moves(tables["counter_moves"], ARTICLE_DAY)
    sides = made["side"]
    us = made[sides.str.contains("United States") | names_id(made["actors"], "USA")]
    union = made[sides.str.contains("European Union") | names_id(made["actors"], "EUU")]
    if us.empty and union.empty:
        return unseen("No move of either is known")
    flows = lending.compare_flows(lending.flows_in_one_reading(tables["fdi"], 2003))
    ahead = flows[flows["usa_ahead"].astype(bool) & (flows["year"] < ARTICLE_DAY.year)]
    numbers = _move_numbers(us, union, made, flows, ahead)
    reason = (
        "{us|move|moves|No move} of the United States and {eu|move|moves|no move} of the EU came before the "
    )
    reason += "article, joint ones counted for both; in {ahead|earlier year|earlier years|no earlier year "
    reason += "known} US investment was ahead of the Chinese"
    new = "supported_with_nuance" if len(ahead) >= 3 else "supported"
    verdict = new if len(us) and len(union) else "imprecise"
    weight = confidence(tables, pd.concat([us, union]))
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(ahead), confidence=weight)


def _move_numbers(
    us: pd.DataFrame, union: pd.DataFrame, made: pd.DataFrame, flows: pd.DataFrame, ahead: pd.DataFrame
) -> dict[str, Number]:
    return {
        "us": counted(us, "moves", "moves of the United States before the article", made),
        "eu": counted(union, "moves", "moves of the EU before the article", made),
        "ahead": Number(
            len(ahead), "years", "years with more US than Chinese investment", ids_of(flows, made.head(1))
        ),
    }
