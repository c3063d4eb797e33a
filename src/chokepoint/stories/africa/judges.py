"""Claims on Africa: the next source, the largest creditor, who mines and who comes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from chokepoint.analysis.africa import creditors
from chokepoint.analysis.africa.moves import AMERICAN, EUROPEAN
from chokepoint.answers.claims.evidence import (
    NO_DAY,
    about,
    behind,
    confidence,
    day_of,
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
    local_stakes,
)
from chokepoint.stories.africa.answers_loans import mineral_loans
from chokepoint.stories.africa.answers_moves import dated_moves, mineral_deals
from chokepoint.stories.africa.answers_shares import HALF, lowest_shares, newest_shares
from chokepoint.stories.africa.claim_rules import RULES
from chokepoint.stories.africa.minerals import LEADING, MEANT
from chokepoint.stories.africa.story import STORY


def forecast_from() -> int:
    """Give the year in which a forecast of the article can first come true: the one after it."""
    return int(EXPLAINER.day.year) + 1


@EXPLAINER.judges_claim("c52", RULES["c52"])
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
    verdict = str(of_largest(largest["percent"].to_numpy(), edges(tables, "c52").tolerance)[0])
    if verdict == "not_checkable":
        return unseen((*reasons, NO_DAY), numbers)
    return Finding(verdict, tuple(reasons), numbers, ids_of(meant), confidence=_several(meant))


def of_largest(percent: npt.NDArray[np.float64], enough: float) -> npt.NDArray[np.str_]:
    """Judge a forecast without a day by the largest share."""
    return np.where(percent >= enough, "supported", "not_checkable")


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


@EXPLAINER.judges_claim("c53", RULES["c53"])
def largest_creditor(tables: Tables) -> Finding:
    """Judge since when China is owed more than any other country; other meanings are told beside it."""
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
    (since,) = edges(tables, "c53").numbers
    claimed, led_in = {year for year in ours["year"] if year >= since}, years["bilateral"]
    partly = "imprecise" if led_in & claimed else "contradicted"
    verdict = "supported" if claimed <= led_in else partly
    counter = ids_of(ours[~ours["led"].astype(bool)])
    weight = confidence(tables, behind(tables, ids_of(ours), "external_debt", "external_debt_creditors"))
    return Finding(verdict, reason, numbers, counter=counter, confidence=weight)


def _spans(look: Look, years: set[int]) -> str:
    """Write years as spans; ``no year`` if there is none."""
    pairs = creditors.spans(years)
    written = [f"{first}-{last}" if last > first else str(first) for first, last in pairs]
    return look.t.commas(written) or look.t("no year")


@EXPLAINER.judges_claim("c54", RULES["c54"])
def mines_by_stakes_and_loans(tables: Tables) -> Finding:
    """Judge whether a stake in a mine and a loan tied to minerals are known; how many is not asked."""
    look = look_at(STORY, tables)
    stakes, loans = look(local_stakes), pd.concat([look(mineral_loans), look(mineral_deals)])
    if stakes.empty or loans.empty:
        return unseen(msg("No Chinese stake in an African mine is known, or no loan tied to minerals"))
    largest = stakes.nlargest(1, "percent")
    numbers = {"share": _percent(largest, "largest printed Chinese share in an African mine or country")}
    reason = msg(
        "Chinese owners hold up to {share} percent of a mine or of a country's output in Africa, and a loan "
        "tied to minerals is on record"
    )
    weight = confidence(tables, stakes)
    return Finding("supported", reason, numbers, ids_of(stakes, loans), confidence=weight)


@EXPLAINER.judges_claim("c55", RULES["c55"])
def rivals_come(tables: Tables) -> Finding:
    """Judge whether a move of the United States and one of the EU from before the article are known."""
    made = look_at(STORY, tables)(dated_moves)
    made = made[made["day"] <= EXPLAINER.day].sort_values(["day", "row_id"])
    us, union = (made[made["side"].isin(sides)] for sides in (AMERICAN, EUROPEAN))
    if us.empty or union.empty:
        return unseen(msg("No move of the United States from before the article is known, or none of the EU"))
    numbers = {
        "us": day_of(us.iloc[-1], "date", "day of the newest move of the United States before the article"),
        "eu": day_of(union.iloc[-1], "date", "day of the newest move of the EU before the article"),
    }
    reason = msg(
        "Before the article the United States made moves in Africa, last on {us}, and so did the EU, last on "
        "{eu}"
    )
    weight = confidence(tables, pd.concat([us, union]))
    return Finding("supported", reason, numbers, ids_of(us, union), confidence=weight)
