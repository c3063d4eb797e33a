"""Claims on who makes the metals, how much of them, and who else could."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.production.concentration import FIRST, SURELY
from chokepoint.answers.claims.evidence import (
    NO_DAY,
    about,
    confidence,
    counted,
    edges,
    lowered,
    quoted_so,
    relayed,
    unseen,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.names import place_names
from chokepoint.i18n import Message, msg
from chokepoint.stories.concentration import answers_claimed as claimed
from chokepoint.stories.concentration import share_verdicts
from chokepoint.stories.concentration.claim_rules import RULES
from chokepoint.stories.concentration.story import STORY

METALS = ("gallium", "germanium")
GERMANIUM_MAKERS = {"BEL", "CAN", "DEU", "JPN", "UKR"}
GALLIUM_MAKERS = {"JPN", "KOR", "UKR", "RUS", "DEU"}
GERMANIUM_SINCE, GALLIUM_SINCE = 2018, 2020
"""The first year from which a table counts, so that a maker of the past is none of the present."""
"""What the article says, in percent."""
SINCE, OLD = 2010, 2000
"""The first year in which a quoted share is looked for, and the year before which reserves are old."""
FEWEST = 5
"""So many minerals must have a table of refined output."""


def _weight(by: pd.Series) -> str:
    """Weigh by publishers: high with two or more."""
    return "high" if by.nunique() > 1 else "medium"


def _percent(value: float, how: str, ids: str, digits: int = 1) -> Number:
    return Number(float(value), "percent", how, ids, digits)


@EXPLAINER.judges_claim("c13", RULES["c13"])
def largest_producer(tables: Tables) -> Finding:
    """Judge whether China comes first in the newest table of every publisher, for both metals."""
    look = look_at(STORY, tables)
    newest = [look.rows("newest_by_publisher", metal=metal) for metal in METALS]
    if any(rows.empty for rows in newest):
        return unseen(msg("There is no table for one of the two metals"))
    every, first = pd.concat(newest), [rows["standing"].isin([SURELY, FIRST]) for rows in newest]
    ids = ids_of(every)
    numbers = {
        "tables": Number(len(every), "tables", "newest tables of all publishers", ids),
        "first": Number(int(sum(map(sum, first))), "tables", "in which China is first", ids),
        "lowest": _percent(every["percent"].min(), "lowest share of China among them", ids),
    }
    reason = msg(
        "In {first} of the {tables} newest tables of both metals China comes first; "
        "its lowest share in them is {lowest} percent"
    )
    verdict = str(share_verdicts.of_places([places.to_numpy() for places in first]))
    return Finding(verdict, reason, numbers, confidence=_weight(every["publisher"]))


@EXPLAINER.judges_claim("c14", RULES["c14"])
def gallium_share(tables: Tables) -> Finding:
    """Judge the share of gallium credited to the alliance."""
    return _quoted_share(tables, "c14", "gallium")


@EXPLAINER.judges_claim("c15", RULES["c15"])
def germanium_share(tables: Tables) -> Finding:
    """Judge the share of germanium credited to the alliance."""
    return _quoted_share(tables, "c15", "germanium")


def _quoted_share(tables: Tables, claim_id: str, metal: str) -> Finding:
    look, rule = look_at(STORY, tables), edges(tables, claim_id)
    (said,) = rule.numbers
    measured, newest = (look.rows(name, metal=metal) for name in ("tables_of_metal", "newest_by_publisher"))
    if measured.empty:
        return unseen(msg("No table of the metal is known"))
    texts = look.rows("quotations_of_alliance", metal=metal)
    quoted = quoted_so(texts, said)
    close = (measured["percent"] - said).abs() <= rule.edge
    recent = measured["year"] >= SINCE
    near, earlier = close[newest.index], measured[close & recent]
    numbers = _quotation_numbers(newest, quoted, rule.edge)
    if len(earlier):
        last = earlier.tail(1)
        numbers["year"] = Number(int(last["year"].iloc[0]), "", "newest year near the figure", ids_of(last))
    reason = (_newest_told(newest, numbers), _nearest_told(earlier))
    verdict = str(
        share_verdicts.of_quotation(near.to_numpy(), close[recent].to_numpy(), quoted=len(quoted) > 0)
    )
    weight = _weight(newest["publisher"])
    return Finding(verdict, reason, numbers, ids_of(quoted), ids_of(newest[~near]), weight)


def _newest_told(newest: pd.DataFrame, numbers: dict[str, Number]) -> Message:
    if len(newest) == 1:
        return msg(
            "{quoted|text quotes|texts quote|No text quotes} the alliance so; "
            "in the newest table China has {high} percent"
        )
    if _reads_the_same(numbers["low"], numbers["high"]):
        return msg(
            "{quoted|text quotes|texts quote|No text quotes} the alliance so; "
            "in the newest tables of {tables} publishers China has {high} percent"
        )
    return msg(
        "{quoted|text quotes|texts quote|No text quotes} the alliance so; "
        "in the newest tables of {tables} publishers China has {low} to {high} percent"
    )


def _nearest_told(earlier: pd.DataFrame) -> Message:
    if earlier.empty:
        return msg("No table for 2010 or later is within {within} points of the figure")
    return msg("The last table within {within} points of the figure is for {year}")


def _reads_the_same(low: Number, high: Number) -> bool:
    """Tell whether both ends of a range are printed alike."""
    return f"{low.value:.{low.digits}f}" == f"{high.value:.{high.digits}f}"


def _quotation_numbers(newest: pd.DataFrame, quoted: pd.DataFrame, within: float) -> dict[str, Number]:
    return {
        "low": _percent(newest["percent"].min(), "lowest share in the newest tables", ids_of(newest)),
        "high": _percent(newest["percent"].max(), "highest share in the newest tables", ids_of(newest)),
        "tables": Number(len(newest), "tables", "newest table of every publisher", ids_of(newest)),
        "quoted": counted(quoted, "texts", "texts that quote the alliance so", newest),
        "within": _percent(within, "tolerance, in percentage points", ids_of(newest), 0),
    }


@EXPLAINER.judges_claim("c17", RULES["c17"])
def share_of_reserves(tables: Tables) -> Finding:
    """Judge the share of rare-earth reserves of 1992 by editions of that time, and by no later one."""
    look, rule = look_at(STORY, tables), edges(tables, "c17")
    shares = look(claimed.reserves_in_every_edition)
    old = shares[shares["year"] < OLD]
    if old.empty:
        numbers = _reserve_numbers(shares) if len(shares) else {}
        return unseen(LATER if len(shares) else msg("No edition of reserves is known"), numbers)
    (said,) = rule.numbers
    near = ((old["percent"] - said).abs() <= rule.edge).any()
    numbers = _reserve_numbers(old)
    return Finding("supported" if near else "contradicted", OF_ITS_TIME, numbers, confidence="medium")


LATER = msg(
    "No edition from before 2000 that prints reserves of China and of the world is known; the {editions} "
    "editions since {since} put China's part between {low} and {high} percent, which says nothing of 1992"
)
OF_ITS_TIME = msg(
    "{editions|edition|editions} from before 2000, the first for {since}, put China's part of the reserves "
    "between {low} and {high} percent"
)


def _reserve_numbers(shares: pd.DataFrame) -> dict[str, Number]:
    return {
        "editions": Number(len(shares), "editions", "with reserves of China and the world", ids_of(shares)),
        "low": _percent(shares["percent"].min(), "lowest share", ids_of(shares)),
        "high": _percent(shares["percent"].max(), "highest share", ids_of(shares)),
        "since": Number(int(shares["year"].min()), "", "first year with an edition", ids_of(shares)),
    }


@EXPLAINER.judges_claim("c20", RULES["c20"])
def refining_share(tables: Tables) -> Finding:
    """Judge the weight of China in refining over all minerals with a table of that stage."""
    shares, rule = look_at(STORY, tables)(claimed.refined_minerals), edges(tables, "c20")
    if len(shares) < FEWEST:
        return unseen(msg("Fewer than five minerals have a table of refined output"))
    above = shares["percent"] > claimed.MAJORITY
    numbers = {
        "minerals": Number(len(shares), "minerals", "with a table of refined output", ids_of(shares)),
        "above": Number(int(above.sum()), "minerals", "of which China makes more than half", ids_of(shares)),
        "lowest": _percent(shares["percent"].min(), "lowest share", ids_of(shares), 0),
        "highest": _percent(shares["percent"].max(), "highest share", ids_of(shares), 0),
    }
    reason = msg(
        "China makes more than half of {above} of the {minerals} minerals with a table of refined output; "
        "its shares run from {lowest} to {highest} percent"
    )
    verdict = str(share_verdicts.of_majorities(above.to_numpy(), rule.tolerance, rule.edge))
    weight = _weight(shares["publisher"])
    return Finding(verdict, reason, numbers, counter=ids_of(shares[~above]), confidence=weight)


@EXPLAINER.judges_claim("c40", RULES["c40"])
def germanium_makers(tables: Tables) -> Finding:
    """Judge which of the countries named are listed as makers of germanium."""
    return _named_makers(tables, "germanium", GERMANIUM_SINCE, GERMANIUM_MAKERS)


@EXPLAINER.judges_claim("c41", RULES["c41"])
def gallium_makers(tables: Tables) -> Finding:
    """Judge which of the countries named are listed as makers of gallium."""
    return _named_makers(tables, "gallium", GALLIUM_SINCE, GALLIUM_MAKERS)


def _named_makers(tables: Tables, metal: str, since: int, named: set[str]) -> Finding:
    """Find the countries named among the producers of a metal; one listed without a figure is a producer."""
    look = look_at(STORY, tables).given(metal=metal, since=since)
    lines, makers = look(claimed.lines_up_to_article), look(claimed.makers_abroad)
    own = makers[makers["country_iso3"].isin(named)]
    found = set(own["country_iso3"])
    if lines.empty:
        return unseen(msg("No table of the metal of these years is known"))
    if not found and len(look(claimed.output_of_unnamed)):
        return unseen(msg("The tables known leave the output of the countries named to unnamed countries"))
    valued = set(own.loc[own["quantity_kg"] > 0, "country_iso3"])
    numbers = _maker_numbers(lines, own, since) | {
        "found": Number(len(found), "countries", "of them in a table", ids_of(own if found else lines)),
        "bare": Number(len(found - valued), "countries", "of them without a figure", ids_of(own, lines[:1])),
    }
    reasons = [LISTED]
    missing = sorted(named - found)
    if missing:
        names = look.t.commas(look(place_names)[code] for code in missing)
        numbers["missing"] = word(names, "countries named that no table lists with output", lines)
        reasons.append(msg("Not listed as a producer: {missing}"))
    verdict = "supported" if not missing else "imprecise" if found else "contradicted"
    counter = closed_before(tables, metal, missing)
    return Finding(verdict, tuple(reasons), numbers, counter=counter, confidence=_weight(lines["publisher"]))


LISTED = msg(
    "Of the {named} countries named {found|is|are|none is} listed as a producer in a table since {since}, "
    "{bare|of them without a figure|of them without a figure|none of them without a figure}"
)


def closed_before(tables: Tables, metal: str, countries: list[str]) -> str:
    """Name the closures that tell why some countries are not listed."""
    closures = tables["plant_closures"]
    own = (closures["commodity_id"] == metal) & closures["country_iso3"].isin(countries)
    return ids_of(closures[own])


def _maker_numbers(lines: pd.DataFrame, own: pd.DataFrame, since: int) -> dict[str, Number]:
    n = len(GERMANIUM_MAKERS)
    return {
        "named": Number(n, "countries", "countries the article names", ids_of(lines)),
        "since": Number(since, "", "first year of the tables looked through", ids_of(lines[:1])),
    }


@EXPLAINER.judges_claim("c42", RULES["c42"])
def held_back(tables: Tables) -> Finding:
    """Judge the sentence credited to the US survey; the use of capacity is told beside it."""
    said = about(tables, "producers outside China held back")
    used = look_at(STORY, tables, commodity="gallium").ask("own_use")
    told, numbers = [msg("{texts|text has|texts have|No text was found that has} the sentence")], {}
    numbers["texts"] = Number(len(said), "texts", "texts with the sentence", ids_of(said))
    if used.known:
        numbers["used"] = Number.of(used, 1, how="output over capacity")
        numbers["year"] = Number(int(str(used.date)), "", "year of both", used.row_ids)
        told.append(
            msg("By its tables {used} percent of the gallium capacity outside China was used in {year}")
        )
    weight = confidence(tables, said)
    return Finding(relayed(said), tuple(told), numbers, ids_of(said), confidence=weight)


@EXPLAINER.judges_claim("c45", RULES["c45"])
def weaker_hold(tables: Tables) -> Finding:
    """Judge the forecast that China's hold would weaken, by its shares since 2022."""
    look, rule = look_at(STORY, tables), edges(tables, "c45")
    changes = [look.rows("change_since_2022", metal=metal) for metal in METALS]
    known = pd.concat(changes, ignore_index=True)
    if known.empty:
        return unseen(msg("No table for 2024 or later is known for either metal"))
    numbers = _change_numbers(known)
    reason = msg(
        "Of {first} China made {before} percent in 2022 and {after} percent in {year}; "
        "for the other metal no table for 2024 or later is known"
    )
    if len(known) > 1:
        reason = msg(
            "Of {first} China made {before} percent in 2022 and {after} percent in {year}; "
            "of {second}, {second_before} and {second_after} percent"
        )
    fell = known["fall"] >= rule.tolerance
    verdict = str(share_verdicts.of_falls(fell.to_numpy()))
    if verdict == "not_checkable":
        return unseen((reason, NO_DAY), numbers)
    # a table for one of the two metals covers a part of the forecast
    weight = lowered(_weight(known["publisher"]), when=len(known) < len(METALS))
    return Finding(verdict, reason, numbers, confidence=weight)


def _change_numbers(known: pd.DataFrame) -> dict[str, Number]:
    first, ids = known.iloc[0], ids_of(known)
    numbers = {
        "metals": Number(len(known), "metals", "with a table for 2022 and a later one", ids),
        "first": word(first["metal"], "the first of them", known.head(1)),
        "before": _percent(first["before"], "share in 2022 of the first", ids),
        "after": _percent(first["after"], "its share in the newest year", ids),
        "year": Number(int(first["year"]), "", "newest year", ids),
    }
    for _, other in known[1:].iterrows():
        numbers["second"] = Number(other["metal"], "", "the other metal", other["row_ids"])
        numbers["second_before"] = _percent(other["before"], "its share in 2022", other["row_ids"])
        numbers["second_after"] = _percent(other["after"], "its share in the newest year", other["row_ids"])
    return numbers


@EXPLAINER.judges_claim("c46", RULES["c46"])
def from_97_to_60(tables: Tables) -> Finding:
    """Judge both ends of the fall by every table and text, and whether the fall lasted."""
    shares, rule = look_at(STORY, tables)(claimed.tables_and_texts), edges(tables, "c46")
    start, end = shares[shares["year"] == 2010], shares[shares["year"] == 2019]
    if start.empty or end.empty:
        return unseen(msg("China's share is not known for both years"))
    first, later = rule.numbers
    near_start = (start["percent"] - first).abs() <= rule.edge
    near_end = (end["percent"] - later).abs() <= rule.edge
    last = shares[shares["basis"] == "table"].tail(1)
    verdict = str(share_verdicts.of_ends(near_start.to_numpy(), near_end.to_numpy()))
    numbers = _fall_numbers(start, end, last)
    counter, weight = ids_of(end[~near_end], start[~near_start]), _weight(end["publisher"])
    return Finding(verdict, _fall_told(numbers), numbers, counter=counter, confidence=weight)


def _fall_told(numbers: dict[str, Number]) -> Message:
    told = {
        (False, False): (
            msg(
                "For 2010 the figures are {start_low} to {start_high} percent, "
                "for 2019 {end_low} to {end_high} percent ({n|table or text|tables and texts}); "
                "the newest table has {now} percent for {year}"
            )
        ),
        (False, True): (
            msg(
                "For 2010 the figures are {start_low} to {start_high} percent, "
                "for 2019 {end_high} percent ({n|table or text|tables and texts}); "
                "the newest table has {now} percent for {year}"
            )
        ),
        (True, False): (
            msg(
                "For 2010 the figures are {start_high} percent, "
                "for 2019 {end_low} to {end_high} percent ({n|table or text|tables and texts}); "
                "the newest table has {now} percent for {year}"
            )
        ),
        (True, True): (
            msg(
                "For 2010 the figures are {start_high} percent, "
                "for 2019 {end_high} percent ({n|table or text|tables and texts}); "
                "the newest table has {now} percent for {year}"
            )
        ),
    }
    same = (_reads_the_same(numbers[f"{end}_low"], numbers[f"{end}_high"]) for end in ("start", "end"))
    return told[next(same), next(same)]


def _fall_numbers(start: pd.DataFrame, end: pd.DataFrame, last: pd.DataFrame) -> dict[str, Number]:
    ends = {"start": start["percent"], "end": end["percent"]}
    ids = {"start": ids_of(start), "end": ids_of(end)}
    low = {f"{key}_low": _percent(value.min(), "lowest share", ids[key]) for key, value in ends.items()}
    high = {f"{key}_high": _percent(value.max(), "highest share", ids[key]) for key, value in ends.items()}
    rest = {
        "n": Number(len(end), "figures", "figures for 2019", ids["end"]),
        "now": _percent(last["percent"].max(), "share in the newest table", ids_of(last)),
        "year": Number(int(last["year"].max()), "", "its year", ids_of(last)),
    }
    return low | high | rest
