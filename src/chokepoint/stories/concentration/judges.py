"""Claims on who makes the metals, how much of them, and who else could."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import capacity, reserves, restated
from chokepoint.analysis.production.concentration import FIRST, SURELY, concentrate, measure
from chokepoint.answers.claims.evidence import (
    ARTICLE_DAY,
    about,
    confidence,
    counted,
    lowered,
    relayed,
    tell,
    unseen,
    word,
)
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding, Number, ids_of
from chokepoint.answers.look import Tables

METALS = ("gallium", "germanium")
QUOTED_WITHIN, WITHIN = 2.0, 5.0
"""Tolerances in percentage points: for a quotation, and for a share in a table."""
REFINING = ("refinery", "smelter", "primary")
GERMANIUM_MAKERS = {"BEL", "CAN", "DEU", "JPN", "UKR"}
GALLIUM_MAKERS = {"JPN", "KOR", "UKR", "RUS", "DEU"}
AGGREGATES = ("WLD", "ROW")
CLAIMED_RESERVES, HIGH_RESERVES = 80, 70.0
CLAIMED_2010, CLAIMED_2019 = 97.0, 60.0
BASE_YEAR, AFTER = 2022, 2024


def _tables_of(tables: Tables, commodity: str) -> pd.DataFrame:
    """Measure China in every printed table of a commodity, with ``percent``; newest table last."""
    made = tables["production"]
    measured = measure(made[made["commodity_id"] == commodity])
    ordered = measured.sort_values(["year", "vintage"], kind="stable")
    return ordered.assign(percent=100 * ordered["share"])


def _newest(measured: pd.DataFrame) -> pd.DataFrame:
    """Keep the newest table of every publisher."""
    return measured.drop_duplicates("publisher", keep="last")


def _weight(by: pd.Series) -> str:
    """Weigh by publishers: high with two or more."""
    return "high" if by.nunique() > 1 else "medium"


def _percent(value: float, how: str, ids: str, digits: int = 1) -> Number:
    return Number(float(value), "percent", how, ids, digits)


@EXPLAINER.judges_claim("c13")
def largest_producer(tables: Tables) -> Finding:
    """Judge whether China comes first in the newest table of every publisher, for both metals."""
    newest = {metal: _newest(_tables_of(tables, metal)) for metal in METALS}
    if any(rows.empty for rows in newest.values()):
        return unseen("There is no table for one of the two metals")
    every = pd.concat(newest.values())
    first = {metal: rows["standing"].isin([SURELY, FIRST]) for metal, rows in newest.items()}
    ids, n = ids_of(every), int(sum(map(sum, first.values())))
    numbers = {
        "tables": Number(len(every), "tables", "newest tables of all publishers", ids),
        "first": Number(n, "tables", "in which China is first", ids),
        "lowest": _percent(every["percent"].min(), "lowest share of China among them", ids),
    }
    reason = "In {first} of the {tables} newest tables of both metals China comes first; its lowest share in "
    reason += "them is {lowest} percent"
    whole = "supported" if all(places.all() for places in first.values()) else "imprecise"
    verdict = whole if all(places.any() for places in first.values()) else "contradicted"
    return Finding(verdict, reason, numbers, confidence=_weight(every["publisher"]))


@EXPLAINER.judges_claim("c14")
def gallium_share(tables: Tables) -> Finding:
    """Judge the share of gallium credited to the alliance."""
    return _quoted_share(tables, "gallium", 80)


@EXPLAINER.judges_claim("c15")
def germanium_share(tables: Tables) -> Finding:
    """Judge the share of germanium credited to the alliance."""
    return _quoted_share(tables, "germanium", 60)


def _quoted_share(tables: Tables, metal: str, claimed: float) -> Finding:
    measured = _tables_of(tables, metal)
    if measured.empty:
        return unseen("No table of the metal is known")
    newest, quoted = _newest(measured), _alliance(tables, metal, claimed)
    near = (newest["percent"] - claimed).abs() <= WITHIN
    earlier = measured[(measured["year"] >= 2010) & ((measured["percent"] - claimed).abs() <= WITHIN)]
    numbers = _quotation_numbers(newest, quoted)
    reason = "{quoted|text quotes|texts quote|No text quotes} the alliance so; in the newest "
    reason += "tables of {tables} publishers" if len(newest) > 1 else "table"
    reason += " China has " + _from_to(numbers["low"], numbers["high"], "{low}", "{high}")
    numbers["within"] = _percent(WITHIN, "tolerance, in percentage points", ids_of(newest), 0)
    if len(earlier):
        last = earlier.tail(1)
        numbers["year"] = Number(int(last["year"].iloc[0]), "", "newest year near the figure", ids_of(last))
        reason += "; the last table within {within} points of the figure is for {year}"
    else:
        reason += "; no table for 2010 or later is within {within} points of the figure"
    verdict = _of_quotation(near, earlier) if len(quoted) else _of_tables(near)
    counter = ids_of(newest[~near])
    reason, weight = tell(numbers, reason), _weight(newest["publisher"])
    return Finding(verdict, reason, numbers, ids_of(quoted), counter, weight)


def _from_to(low: Number, high: Number, first: str, last: str) -> str:
    """Write the places of a range, or of its one value."""
    same = f"{low.value:.{low.digits}f}" == f"{high.value:.{high.digits}f}"
    return f"{last} percent" if same else f"{first} to {last} percent"


def _quotation_numbers(newest: pd.DataFrame, quoted: pd.DataFrame) -> dict[str, Number]:
    return {
        "low": _percent(newest["percent"].min(), "lowest share in the newest tables", ids_of(newest)),
        "high": _percent(newest["percent"].max(), "highest share in the newest tables", ids_of(newest)),
        "tables": Number(len(newest), "tables", "newest table of every publisher", ids_of(newest)),
        "quoted": counted(quoted, "texts", "texts that quote the alliance so", newest),
    }


def _alliance(tables: Tables, metal: str, claimed: float) -> pd.DataFrame:
    """Pick the texts that quote the alliance within the tolerance of a quotation."""
    stated = tables["published_shares"]
    named = (stated["commodity_id"] == metal) & stated["note"].str.contains("Critical Raw Materials Alliance")
    return stated[named & ((stated["value"] - claimed).abs() <= QUOTED_WITHIN)]


def _of_quotation(near: pd.Series, earlier: pd.DataFrame) -> str:
    if near.any():
        return "supported" if near.all() else "supported_with_nuance"
    return "outdated" if len(earlier) else "imprecise"


def _of_tables(near: pd.Series) -> str:
    if near.all():
        return "supported_with_nuance"
    return "imprecise" if near.any() else "contradicted"


@EXPLAINER.judges_claim("c17")
def share_of_reserves(tables: Tables) -> Finding:
    """Judge the share of rare-earth reserves by the editions of statistical publishers."""
    shares = _reserve_editions(tables)
    if shares.empty:
        return unseen("No edition with reserves of China and the world is known")
    high, old = shares[shares["percent"] >= HIGH_RESERVES], shares[shares["year"] < 2000]
    sayings = tables["published_shares"]
    sayings = sayings[(sayings["quantity"] == "reserves") & (sayings["value"] >= CLAIMED_RESERVES)]
    numbers = _reserve_numbers(shares, sayings)
    reason = "{editions} editions since {since} put China's part of the reserves between {low} and {high} "
    reason += "percent; {sayings|text says|texts say|no text says} 80 percent or more, without a table"
    now = shares["percent"].iloc[-1] >= HIGH_RESERVES
    before = "outdated" if len(high) else "contradicted"
    verdict = "supported" if now else before
    weight = "medium" if len(old) else "low"
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(sayings), confidence=weight)


def _reserve_numbers(shares: pd.DataFrame, sayings: pd.DataFrame) -> dict[str, Number]:
    return {
        "editions": Number(len(shares), "editions", "with reserves of China and the world", ids_of(shares)),
        "low": _percent(shares["percent"].min(), "lowest share", ids_of(shares)),
        "high": _percent(shares["percent"].max(), "highest share", ids_of(shares)),
        "since": Number(int(shares["year"].min()), "", "first year with an edition", ids_of(shares)),
        "sayings": counted(sayings, "texts", "texts that say 80 percent or more, without a table", shares),
    }


def _reserve_editions(tables: Tables) -> pd.DataFrame:
    """Give China's share of rare-earth reserves in every edition, with ``percent``; newest last."""
    own = tables["reserves"][tables["reserves"]["commodity_id"] == "rare_earths"]
    printed = reserves.reserve_shares(own)
    ours = printed[printed["country_iso3"] == "CHN"]
    older = restated.restated_shares(tables["reserves_history"], "rare_earths")
    both = pd.concat([ours, older]).sort_values(["year", "vintage"], ignore_index=True)
    return both.assign(percent=100 * both["share"].astype(float))


@EXPLAINER.judges_claim("c20")
def refining_share(tables: Tables) -> Finding:
    """Judge the weight of China in refining over all minerals with a table of that stage."""
    shares = _refined(tables)
    if len(shares) < 5:
        return unseen("Fewer than five minerals have a table of refined output")
    above = shares[shares["percent"] > 50]
    part = len(above) / len(shares)
    numbers = {
        "minerals": Number(len(shares), "minerals", "with a table of refined output", ids_of(shares)),
        "above": Number(len(above), "minerals", "of which China makes more than half", ids_of(shares)),
        "lowest": _percent(shares["percent"].min(), "lowest share", ids_of(shares), 0),
        "highest": _percent(shares["percent"].max(), "highest share", ids_of(shares), 0),
    }
    reason = "China makes more than half of {above} of the {minerals} minerals with a table of refined "
    reason += "output; its shares run from {lowest} to {highest} percent"
    verdict = "supported" if part >= 0.75 else "imprecise" if part >= 0.5 else "contradicted"
    counter = ids_of(shares[shares["percent"] <= 50])
    return Finding(verdict, reason, numbers, counter=counter, confidence=_weight(shares["publisher"]))


def _refined(tables: Tables) -> pd.DataFrame:
    """Give each mineral with a table of refined output once, by China's lower share in newest tables."""
    made, agency = tables["production"], tables["iea_supply"]
    survey = made[made["stage"].isin(REFINING) & (made["publisher"] == "USGS")]
    newest = measure(survey).sort_values(["year", "vintage"]).drop_duplicates("commodity_id", keep="last")
    observed = agency[(agency["stage"] == "refinery") & (agency["status"] == "reported")]
    both = pd.concat([newest, _agency_shares(observed)])
    both = both.assign(percent=100 * both["share"].astype(float)).sort_values("percent", kind="stable")
    return both.drop_duplicates("commodity_id").reset_index(drop=True)


def _agency_shares(observed: pd.DataFrame) -> pd.DataFrame:
    """Divide China's refining by the world's as the agency prints them."""
    china, world = (observed[observed["country_iso3"] == code] for code in ("CHN", "WLD"))
    both = china.merge(world, on=["publisher", "commodity_id", "year"], suffixes=("", "_world"))
    pairs = zip(both["row_id"], both["row_id_world"], strict=True)
    ids = [join_ids(pair) for pair in pairs]
    return both.assign(share=both["value"] / both["value_world"], row_ids=ids)[
        ["publisher", "commodity_id", "year", "share", "row_ids"]
    ]


@EXPLAINER.judges_claim("c40")
def germanium_makers(tables: Tables) -> Finding:
    """Judge which of the countries named make germanium by the tables, and which others do."""
    listed, made, hidden = _makers(tables, "germanium", 2018)
    if listed.empty:
        return unseen("No table of germanium since 2018 is known")
    found = set(made["country_iso3"])
    named, others = found & GERMANIUM_MAKERS, sorted(found - GERMANIUM_MAKERS)
    if not named and len(hidden):
        return unseen("The tables known leave the output of the countries named to unnamed countries")
    numbers = _maker_numbers(listed, made, named, GERMANIUM_MAKERS)
    numbers["others"] = word(
        _named(tables, others) or "none", "other countries outside China with output", listed
    )
    reason = "Of the {named} countries named {found|has|have|none has} output in a table since 2018; others "
    reason += "outside China that have: {others}"
    whole = "supported" if named == GERMANIUM_MAKERS and not others else "imprecise"
    verdict = whole if named else "contradicted"
    counter, weight = ids_of(made[made["country_iso3"].isin(others)]), _weight(listed["publisher"])
    return Finding(verdict, tell(numbers, reason), numbers, counter=counter, confidence=weight)


def _named(tables: Tables, codes: list[str]) -> str:
    """Write the names of countries given by their codes."""
    names = tables["countries"].set_index("iso3")["name_en"]
    return ", ".join(names[code] for code in codes)


@EXPLAINER.judges_claim("c41")
def gallium_makers(tables: Tables) -> Finding:
    """Judge which of the countries named make gallium by the tables, and which had stopped."""
    listed, made, _ = _makers(tables, "gallium", 2020)
    if listed.empty:
        return unseen("No table of gallium since 2020 is known")
    named = set(made["country_iso3"]) & GALLIUM_MAKERS
    closed = tables["plant_closures"]
    closed = closed[closed["country_iso3"].isin(GALLIUM_MAKERS) & (closed["year"] < ARTICLE_DAY.year)]
    numbers = _maker_numbers(listed, made, named, GALLIUM_MAKERS)
    numbers["closed"] = counted(closed, "countries", "of them that had stopped before the article", listed)
    reason = "Of the {named} countries named {found|has|have|none has} output in a table since 2020; "
    reason += "{closed|of them is|of them are|none is} said to have stopped before the article"
    whole = "supported" if named == GALLIUM_MAKERS else "imprecise"
    verdict = whole if len(named) >= 3 else "contradicted"
    weight = _weight(listed["publisher"])
    return Finding(verdict, tell(numbers, reason), numbers, counter=ids_of(closed), confidence=weight)


def _makers(tables: Tables, metal: str, since: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give a metal's lines up to the article: all, those abroad with output, those of unnamed countries."""
    rows = tables["production"]
    years = rows["year"].between(since, ARTICLE_DAY.year)
    listed = rows[(rows["commodity_id"] == metal) & years]
    above = listed[listed["quantity_kg"] > 0]
    made = above[~above["country_iso3"].isin([*AGGREGATES, "CHN"])]
    return listed, made, above[above["country_iso3"] == "ROW"]


def _maker_numbers(
    listed: pd.DataFrame, made: pd.DataFrame, found: set[str], claimed: set[str]
) -> dict[str, Number]:
    own = made[made["country_iso3"].isin(claimed)]
    return {
        "named": Number(len(claimed), "countries", "countries the article names", ids_of(listed)),
        "found": Number(
            len(found), "countries", "of them with output in a table", ids_of(own if len(own) else listed)
        ),
    }


@EXPLAINER.judges_claim("c42")
def held_back(tables: Tables) -> Finding:
    """Judge the sentence credited to the US survey; the use of capacity is told beside it."""
    said = about(tables, "producers outside China held back")
    listed, made = (
        rows[rows["commodity_id"] == "gallium"] for rows in (tables["capacity"], tables["production"])
    )
    idle = capacity.used_outside(listed, made)
    numbers = {"texts": Number(len(said), "texts", "texts with the sentence", ids_of(said))}
    reason = "{texts|text has|texts have|No text was found that has} the sentence"
    if len(idle):
        numbers["used"] = _percent(idle["used_outside"].iloc[0], "output over capacity", ids_of(idle))
        numbers["year"] = Number(int(idle["year"].iloc[0]), "", "year of both", ids_of(idle))
        reason += (
            "; by the survey's tables {used} percent of the gallium capacity outside China was used in {year}"
        )
    weight = confidence(tables, said)
    return Finding(relayed(tables, said), tell(numbers, reason), numbers, ids_of(said), confidence=weight)


@EXPLAINER.judges_claim("c45")
def weaker_hold(tables: Tables) -> Finding:
    """Judge the forecast that China's hold would weaken, by its shares since 2022."""
    changes = [_change_since(_tables_of(tables, metal), metal) for metal in METALS]
    known = pd.concat(changes, ignore_index=True)
    if known.empty:
        return unseen("No table for 2024 or later is known for either metal")
    fall = -known["change"]
    numbers = {
        "metals": Number(len(known), "metals", "with a table for 2022 and a later one", ids_of(known)),
        "first": word(known["metal"].iloc[0], "the first of them", known.head(1)),
        "before": _percent(known["before"].iloc[0], "share in 2022 of the first", ids_of(known)),
        "after": _percent(known["after"].iloc[0], "its share in the newest year", ids_of(known)),
        "year": Number(int(known["year"].iloc[0]), "", "newest year", ids_of(known)),
    }
    reason = "Of {first} China made {before} percent in 2022 and {after} percent in {year}"
    if len(known) > 1:
        numbers |= _of_the_other(known.iloc[1])
        reason += "; of {second}, {second_before} and {second_after} percent"
    else:
        reason += "; for the other metal no table for 2024 or later is known"
    partly = "imprecise" if (fall >= 1).any() else "contradicted"
    verdict = "supported" if (fall >= WITHIN).all() else partly
    # a table for one of the two metals covers a part of the forecast
    weight = lowered(_weight(known["publisher"]), when=len(known) < len(METALS))
    return Finding(verdict, reason, numbers, confidence=weight)


def _of_the_other(metal: pd.Series) -> dict[str, Number]:
    return {
        "second": Number(metal["metal"], "", "the other metal", metal["row_ids"]),
        "second_before": _percent(metal["before"], "its share in 2022", metal["row_ids"]),
        "second_after": _percent(metal["after"], "its share in the newest year", metal["row_ids"]),
    }


def _change_since(measured: pd.DataFrame, metal: str) -> pd.DataFrame:
    """Set a metal's newest share since 2024 beside that of 2022 by the same publisher: one row or none."""
    late = measured[measured["year"] >= AFTER].tail(1)
    base = measured[(measured["year"] == BASE_YEAR) & measured["publisher"].isin(late["publisher"])].tail(1)
    if late.empty or base.empty:
        return pd.DataFrame(columns=["metal", "publisher", "year", "before", "after", "change", "row_ids"])
    before, after = float(base["percent"].iloc[0]), float(late["percent"].iloc[0])
    row = {"metal": metal, "publisher": late["publisher"].iloc[0], "year": int(late["year"].iloc[0])}
    row |= {"before": before, "after": after}
    return pd.DataFrame([row | {"change": after - before, "row_ids": join_ids([ids_of(base), ids_of(late)])}])


@EXPLAINER.judges_claim("c46")
def from_97_to_60(tables: Tables) -> Finding:
    """Judge both ends of the fall by every table and text, and whether the fall lasted."""
    shares = _rare_earth_shares(tables)
    start, end = shares[shares["year"] == 2010], shares[shares["year"] == 2019]
    if start.empty or end.empty:
        return unseen("China's share is not known for both years")
    near = {year: (rows["percent"] - claimed).abs() <= QUOTED_WITHIN for year, rows, claimed in (
        (2010, start, CLAIMED_2010), (2019, end, CLAIMED_2019))}  # fmt: skip
    last = shares[shares["basis"] == "table"].tail(1)
    numbers = _fall_numbers(start, end, last)
    start_told = _from_to(numbers["start_low"], numbers["start_high"], "{start_low}", "{start_high}")
    end_told = _from_to(numbers["end_low"], numbers["end_high"], "{end_low}", "{end_high}")
    reason = (
        f"For 2010 the figures are {start_told}, for 2019 {end_told} ({{n|table or text|tables and texts}}); "
    )
    reason += "the newest table has {now} percent for {year}"
    back = (last["percent"] >= CLAIMED_2019 + WITHIN).any()
    agreed = "supported_with_nuance" if back else "supported"
    some = agreed if near[2019].all() else "imprecise"
    verdict = some if near[2010].any() and near[2019].any() else "contradicted"
    counter = ids_of(end[~near[2019]], start[~near[2010]])
    weight = _weight(end["publisher"])
    return Finding(verdict, tell(numbers, reason), numbers, counter=counter, confidence=weight)


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


def _rare_earth_shares(tables: Tables) -> pd.DataFrame:
    """Give China's share of rare-earth output in tables, restated editions and texts; newest table last.

    What repeats the article itself is left out.
    """
    made, stated = tables["production"], tables["published_shares"]
    printed = concentrate(made[made["commodity_id"] == "rare_earths"])
    older = restated.restated_shares(tables["production_history"], "rare_earths")
    texts = restated.stated_shares(stated, "rare_earths", "production")
    texts = texts[(texts["country_iso3"] == "CHN") & ~texts["source_id"].str.startswith("explainer")]
    texts = texts.assign(publisher=texts["source_id"].map(tables["sources"]["publisher"]), basis="text")
    both = pd.concat([printed.assign(basis="table"), older.assign(basis="table")])
    both = both.assign(percent=100 * both["share"].astype(float))
    ordered = both.sort_values(["year", "vintage"], kind="stable")
    return pd.concat([texts.assign(percent=texts["best"]), ordered], ignore_index=True)
