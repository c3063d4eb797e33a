"""Claims on Africa: the next source, the largest creditor, who mines and who comes."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import creditors
from chokepoint.analysis.africa.moves import AMERICAN, EUROPEAN
from chokepoint.answers.claims.evidence import (
    about,
    behind,
    confidence,
    counted,
    edges,
    unseen,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Look, Tables, look_at
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.africa.answers_debt import AFRICA, comparison, led
from chokepoint.stories.africa.answers_investment import (
    continental_shares,
    local_stakes,
    years_ahead,
    years_of_both,
)
from chokepoint.stories.africa.answers_loans import mineral_loans
from chokepoint.stories.africa.answers_moves import dated_moves, mineral_deals
from chokepoint.stories.africa.answers_shares import HALF, lowest_shares, newest_shares
from chokepoint.stories.africa.minerals import LEADING, MEANT
from chokepoint.stories.africa.story import STORY


def forecast_from() -> int:
    """Give the year in which a forecast of the article can first come true: the one after it."""
    return int(EXPLAINER.day.year) + 1


@EXPLAINER.judges_claim("c52")
def next_source(tables: Tables) -> Finding:
    """Judge the forecast for the metals meant, and what Africa makes of others."""
    look = look_at(STORY, tables)
    shares, lowest = look(newest_shares), look(lowest_shares)
    meant, other = (shares[shares["commodity_id"].isin(names)] for names in (MEANT, LEADING))
    if meant.empty or (pd.concat([meant, other])["year"] < forecast_from()).all():
        return unseen(msg("No table for 2024 or later is known"))
    first = lowest[lowest["commodity_id"].isin(LEADING) & (lowest["percent"] > HALF)]
    largest = meant.nlargest(1, "percent")
    numbers = {
        "largest": _percent(largest, "largest share of the three metals in any newest table"),
        "of": word(_names(look, largest), "the metal it is of", largest),
        "names": word(_names(look, first) or look.t("none"), "others above half", other),
    }
    made = msg(
        "Of rare earths, gallium and germanium Africa makes at most {largest} percent ({of}); of other "
        "metals it makes more than half of the world's output: {names}"
    )
    reasons, expected = [made], about(tables, "Africa as a source")
    if len(expected):
        numbers |= _expected_numbers(expected)
        reasons.append(msg("Analysts expect up to {expected} percent of rare earths by {by}"))
    top, rule = float(largest["percent"].iloc[0]), edges(tables, "c52")
    low = "imprecise" if len(first) else "contradicted"
    verdict = "supported" if top >= rule.tolerance else low if top < rule.edge else "imprecise"
    return Finding(verdict, tuple(reasons), numbers, ids_of(meant), ids_of(first), _several(meant))


def _expected_numbers(expected: pd.DataFrame) -> dict[str, Number]:
    most = expected[expected["value"] == expected["value"].max()].head(1)
    how = msg("largest share of rare earths that analysts expect later")
    return {
        "expected": Number(float(most["value"].iloc[0]), "percent", how, ids_of(expected)),
        "by": Number(int(most["year_named"].iloc[0]), "", "year they expect it for", ids_of(most)),
    }


def _names(look: Look, shares: pd.DataFrame) -> str:
    """Write the names of the minerals of some rows."""
    names = look(metal_names)
    return look.t.commas(sorted(names[shares["commodity_id"]]))


def _percent(row: pd.DataFrame, how: str) -> Number:
    return Number(float(row["percent"].iloc[0]), "percent", how, ids_of(row.head(1)), 1)


def _several(shares: pd.DataFrame) -> str:
    return "high" if shares["publisher"].nunique() > 1 else "medium"


LED = {
    "bilateral": msg("years in which China leads (bilateral)"),
    "single": msg("years in which China leads (single)"),
    "world_bank": msg("years in which China leads (world bank)"),
    "with_bondholders": msg("years in which China leads (with bondholders)"),
}
"""What the years are that a claim names, by the meaning of creditor."""


@EXPLAINER.judges_claim("c53")
def largest_creditor(tables: Tables) -> Finding:
    """Judge since when, and under which meaning of creditor, China is the largest on the continent."""
    look = look_at(STORY, tables)
    every = look(comparison)
    ours = every[every["area_iso3"] == AFRICA]
    if ours.empty:
        return unseen(msg("Debt by creditor is not known for the continent"))
    years = {name: set(led(look, AFRICA, name)["year"]) for name in creditors.DEFINITIONS}
    numbers = {name: word(_spans(look, found), LED[name], ours) for name, found in years.items()}
    reason = msg(
        "China is ahead of every other country in {bilateral}, of every other single creditor in {single}; "
        "with the World Bank counted as one creditor, in {world_bank}; with bondholders as well, in "
        "{with_bondholders}"
    )
    rule = edges(tables, "c53")
    claimed = {year for year in ours["year"] if year >= rule.tolerance}
    late = {year for year in ours["year"] if year >= rule.edge}
    partly = any(len(found & late) * 2 >= len(late) for found in years.values())
    verdict = "imprecise" if partly else "contradicted"
    for name, better in (("bilateral", "supported_with_nuance"), ("single", "supported")):
        verdict = better if claimed <= years[name] else verdict
    counter = ids_of(ours[~ours["led"].astype(bool)])
    weight = confidence(tables, behind(tables, ids_of(ours), "external_debt", "external_debt_creditors"))
    return Finding(verdict, reason, numbers, counter=counter, confidence=weight)


def _spans(look: Look, years: set[int]) -> str:
    """Write years as spans; ``no year`` if there is none."""
    pairs = creditors.spans(years)
    written = [f"{first}-{last}" if last > first else str(first) for first, last in pairs]
    return look.t.commas(written) or look.t("no year")


LOWEST = {
    "": msg("The lowest figure for the Chinese part of the continent's output is {share} percent"),
    "about": msg("The lowest figure for the Chinese part of the continent's output is about {share} percent"),
    "at least": msg(
        "The lowest figure for the Chinese part of the continent's output is at least {share} percent"
    ),
    "less than": msg(
        "The lowest figure for the Chinese part of the continent's output is less than {share} percent"
    ),
    "more than": msg(
        "The lowest figure for the Chinese part of the continent's output is more than {share} percent"
    ),
}
"""The lowest share of the continent, by the hedge of its source."""


@EXPLAINER.judges_claim("c54")
def mines_by_stakes_and_loans(tables: Tables) -> Finding:
    """Judge whether stakes and loans tied to minerals are found, and how much of the output is Chinese."""
    look = look_at(STORY, tables)
    stakes, continent = look(local_stakes), look(continental_shares)
    loans = pd.concat([look(mineral_loans), look(mineral_deals)])
    if stakes.empty and loans.empty:
        return unseen(msg("Neither a Chinese stake nor a loan tied to minerals is known"))
    numbers = {
        "stakes": counted(stakes, "rows", "printed Chinese shares in African mines or countries", loans),
        "loans": counted(loans, "rows", "loans tied to minerals", stakes),
    }
    found = msg(
        "{stakes|Chinese share|Chinese shares|No Chinese share} in African mines or mining countries and "
        "{loans|loan|loans|no loan} tied to minerals can be found"
    )
    reasons = [found]
    if len(continent):
        low = continent[continent["percent"] == continent["percent"].min()]
        numbers["share"] = _percent(low, "lowest printed share of the continent's output")
        reasons.append(LOWEST[low["qualifier"].iloc[0]])
    small = (continent["percent"] < edges(tables, "c54").tolerance).any()
    both = "supported_with_nuance" if small else "supported"
    verdict = both if len(stakes) and len(loans) else "imprecise"
    weight = confidence(tables, stakes if len(stakes) else loans)
    return Finding(verdict, tuple(reasons), numbers, counter=ids_of(continent), confidence=weight)


@EXPLAINER.judges_claim("c55")
def rivals_come(tables: Tables) -> Finding:
    """Judge whether the United States and the EU made moves in Africa, and whether that was new."""
    look = look_at(STORY, tables)
    made = look(dated_moves)
    made = made[made["day"] <= EXPLAINER.day]
    us, union = (made[made["side"].isin(sides)] for sides in (AMERICAN, EUROPEAN))
    if us.empty and union.empty:
        return unseen(msg("No move of either is known"))
    ahead = look.given(before=EXPLAINER.day.year)(years_ahead)
    numbers = {
        "us": counted(us, "moves", "moves of the United States before the article", made),
        "eu": counted(union, "moves", "moves of the EU before the article", made),
        "ahead": Number(
            len(ahead),
            "years",
            "years with more US than Chinese investment",
            ids_of(look(years_of_both), made.head(1)),
        ),
    }
    reason = msg(
        "{us|move|moves|No move} of the United States and {eu|move|moves|no move} of the EU came before the "
        "article, joint ones counted for both; in {ahead|earlier year|earlier years|no earlier year known} "
        "US investment was ahead of the Chinese"
    )
    new = "supported_with_nuance" if len(ahead) >= edges(tables, "c55").tolerance else "supported"
    verdict = new if len(us) and len(union) else "imprecise"
    weight = confidence(tables, pd.concat([us, union]))
    return Finding(verdict, reason, numbers, counter=ids_of(ahead), confidence=weight)
