"""Checks of the tables against themselves and each other, as frames that name the rows they read.

Tests assert on the frames; the test of rights counts the rows behind them as used.
"""

from functools import cache
from itertools import combinations

import pandas as pd
from quota_checks import quota_checks

from chokepoint.data import load_table

PRINTED = ["publisher", "vintage", "commodity_id", "stage", "year"]
SERIES = ["publisher", "commodity_id", "stage"]


def amounts(production: pd.DataFrame) -> pd.Series:
    """Kilograms, or cubic metres for gases; nothing for doubtful rows."""
    return (
        production["quantity_kg"].fillna(production["quantity_m3"]).mask(production["status"] == "doubtful")
    )


def join(ids: pd.Series) -> str:
    return ";".join(ids)


@cache
def printed_tables() -> pd.DataFrame:
    """One row a printed table: total, sum of its parts without the USA where the total leaves them out."""
    rows = load_table("production").assign(amount=lambda frame: amounts(frame))
    world = rows["country_iso3"] == "WLD"
    apart = rows["world_total_excludes_usa"].fillna(False).astype(bool)
    apart = apart.groupby([rows[name] for name in PRINTED]).transform("any")
    part = ~world & ~(apart & (rows["country_iso3"] == "USA"))
    rows = rows.assign(
        total=rows["amount"].where(world),
        part=rows["amount"].where(part),
        hidden=part & rows["amount"].isna(),
        countries=part & (rows["amount"] > 0),
    )
    grouped = rows.groupby(PRINTED)
    summed = grouped[["part", "hidden", "countries"]].sum()
    return summed.assign(total=grouped["total"].max(), row_ids=grouped["row_id"].agg(join)).reset_index()


def half_unit(total: float) -> float:
    """Half of the unit a total is rounded to, taking its trailing zeros for rounding, at least two digits."""
    unit = 1.0
    while total >= 100 * unit and total % (10 * unit) == 0:
        unit *= 10
    return unit / 2


def parts_against_totals(limit: float = 0.03) -> pd.DataFrame:
    """Printed totals that differ from their parts by more than the limit, with what explains it by itself."""
    tables = printed_tables().dropna(subset=["total"])
    tables = tables[(tables["total"] > 0) & (tables["countries"] > 0)]
    gap = tables["total"] - tables["part"]
    found = tables.assign(ratio=tables["part"] / tables["total"], differs=gap.abs() > limit * tables["total"])
    rounded = gap.abs() <= tables["total"].map(half_unit)
    withheld = (gap > 0) & (tables["hidden"] > 0)
    return found.assign(reason=rounded.map({True: "rounding", False: ""}).mask(withheld, "hidden parts"))


@cache
def world_sums() -> pd.DataFrame:
    """One row a publisher, commodity, stage and year: the newest edition's total, else the sum of parts."""
    tables = printed_tables()
    tables = tables[(tables["part"] > 0) | tables["total"].notna()]
    newest = tables.sort_values("vintage").drop_duplicates([*SERIES, "year"], keep="last")
    return newest.assign(world=newest["total"].fillna(newest["part"]))


def publishers_against_each_other() -> pd.DataFrame:
    """World sums of two publishers for the same commodity and year, same stage or a stage not stated."""
    sums = world_sums()
    pairs = [
        _pair(sums[sums["publisher"] == one], sums[sums["publisher"] == other])
        for one, other in combinations(["USGS", "BGS", "WMD"], 2)
    ]
    return pd.concat(pairs, ignore_index=True)


def _pair(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    both = one.merge(other, on=["commodity_id", "year"], suffixes=("", "_other"))
    both = both[(both["stage"] == both["stage_other"]) | (both["stage_other"] == "not_stated")]
    ids = both["row_ids"] + ";" + both["row_ids_other"]
    names = ["commodity_id", "stage", "publisher", "publisher_other", "year"]
    return both.assign(ratio=both["world_other"] / both["world"], row_ids=ids)[[*names, "ratio", "row_ids"]]


def steps_of_history(publisher: str = "BGS") -> pd.DataFrame:
    """Year-to-year steps of the world sums of a publisher that lists many years."""
    sums = world_sums().query("publisher == @publisher").sort_values([*SERIES, "year"])
    before = sums.groupby(SERIES)[["world", "year", "row_ids"]].shift(1)
    follows = before["year"] == sums["year"] - 1
    ids = before["row_ids"] + ";" + sums["row_ids"]
    return sums.assign(ratio=sums["world"] / before["world"], row_ids=ids)[follows].reset_index(drop=True)


@cache
def country_figures() -> pd.DataFrame:
    """Every figure of a country, or world sum, by commodity and year, whoever printed it in a full table."""
    rows = load_table("production").assign(amount=lambda frame: amounts(frame))
    rows = rows[rows["amount"] > 0][["commodity_id", "country_iso3", "year", "amount", "publisher", "row_id"]]
    sums = world_sums().query("publisher == 'BGS'")
    sums = sums.assign(country_iso3="WLD", amount=sums["world"], row_id=sums["row_ids"])
    return pd.concat([rows, sums[rows.columns]], ignore_index=True)


def history_against_tables() -> pd.DataFrame:
    """Each older or restated figure beside the figure of a full table that lies closest to it."""
    old = load_table("production_history").query("quantity_kg > 0")
    both = old.merge(country_figures(), on=["commodity_id", "country_iso3", "year"], suffixes=("", "_table"))
    both = both.assign(ratio=both["quantity_kg"] / both["amount"])
    both["distance"] = (both["ratio"] - 1).abs()
    nearest = both.sort_values("distance", kind="stable").drop_duplicates("row_id")
    return nearest.assign(row_ids=nearest["row_id"] + ";" + nearest["row_id_table"]).sort_values("row_id")


def compilations_add_up() -> pd.DataFrame:
    """Tables of other compilers that print every part: the parts over the total."""
    old = load_table("production_history").query("publisher == 'Visual Capitalist'")
    world = old["country_iso3"] == "WLD"
    split = old.assign(part=old["quantity_kg"].where(~world), total=old["quantity_kg"].where(world))
    grouped = split.groupby(["edition", "year"])
    sums = grouped[["part", "total"]].sum()
    return sums.assign(ratio=sums["part"] / sums["total"], row_ids=grouped["row_id"].agg(join)).reset_index()


@cache
def computed_shares() -> pd.DataFrame:
    """Shares of production and of reserves within each printed table, in percent."""
    rows = load_table("production").assign(amount=lambda frame: amounts(frame))
    tables = printed_tables().assign(world=lambda frame: frame["total"].fillna(frame["part"]))
    made = rows[rows["amount"] > 0].merge(tables[[*PRINTED, "world"]], on=PRINTED)
    made = made.assign(share=100 * made["amount"] / made["world"], quantity="production")
    return pd.concat([made[_SHARE], _reserve_shares()[_SHARE]], ignore_index=True)


_SHARE = ["quantity", "commodity_id", "country_iso3", "year", "share", "row_id"]


def _reserve_shares() -> pd.DataFrame:
    old = load_table("reserves_history").query("measure == 'reserves'").rename(columns={"edition": "vintage"})
    rows = pd.concat([load_table("reserves"), old], ignore_index=True)
    key = ["vintage", "commodity_id", "basis", "year"]
    rows = rows.fillna({"basis": "", "year": 0})
    world = rows[rows["country_iso3"] == "WLD"][[*key, "quantity_kg", "row_id"]]
    both = rows[rows["country_iso3"] != "WLD"].merge(world, on=key, suffixes=("", "_world"))
    ids = both["row_id"] + ";" + both["row_id_world"]
    share = 100 * both["quantity_kg"] / both["quantity_kg_world"]
    return both.assign(share=share, row_id=ids, quantity="reserves").dropna(subset=["share"])


def published_against_computed() -> pd.DataFrame:
    """Each printed share beside the computed share that lies closest; of reserves, of any year.

    A doubtful reading is of a year that not every publisher has yet: two years before it will do, too.
    """
    printed = load_table("published_shares")
    key = ["quantity", "commodity_id", "country_iso3"]
    both = printed.merge(computed_shares(), on=key, suffixes=("", "_computed"))
    before = both["year"] - both["year_computed"]
    near = (both["status"] == "doubtful") & before.between(0, 2)
    both = both[(both["quantity"] == "reserves") | (before == 0) | near]
    both = both.assign(distance=(both["value"] - both["share"]).abs())
    nearest = both.sort_values("distance", kind="stable").drop_duplicates("row_id")
    return nearest.assign(row_ids=nearest["row_id"] + ";" + nearest["row_id_computed"])


def reserves_against_totals() -> pd.DataFrame:
    """Older tables of reserves: the sum of their parts over the printed total."""
    old = load_table("reserves_history").query("measure == 'reserves' and source_id != 'grip_mcs'")
    world = old["country_iso3"] == "WLD"
    split = old.assign(part=old["value"].where(~world), total=old["value"].where(world))
    sums = split.drop_duplicates(["edition", "country_iso3"]).groupby("edition")[["part", "total"]]
    ids = split.groupby("edition")["row_id"].agg(join)
    return sums.sum(min_count=1).assign(row_ids=ids).reset_index()


def chinese_classes() -> pd.DataFrame:
    """The Chinese classes of 2007 in one row, with the sum they must give."""
    rows = load_table("reserves_history").query("measure != 'reserves'").set_index("measure")
    value = rows["value"]
    summed = value["chinese_basic_reserves"] + value["chinese_resources"]
    row = {
        "summed": summed,
        "printed": value["chinese_identified_resources"],
        "part": value["chinese_reserves"],
    }
    return pd.DataFrame([row | {"row_ids": join(rows["row_id"])}])


def compilations_of_by_products() -> pd.DataFrame:
    """Two compilations of by-product shares side by side; the second is missing for some metals."""
    rows = load_table("companionality")
    atlas = rows[rows["row_id"].str.startswith("companion-atlas")]
    other = rows[rows["row_id"].str.startswith("companion-herows")]
    both = atlas.merge(other, on="commodity_id", how="left", suffixes=("", "_other"))
    ids = both["row_id"] + (";" + both["row_id_other"]).fillna("")
    return both.assign(points=both["value_other"] - both["value"], row_ids=ids)


def formulas() -> pd.DataFrame:
    """Every formula, with its own row as the one read."""
    return load_table("methods").assign(row_ids=lambda frame: frame["row_id"])


def bands() -> pd.DataFrame:
    """Every band of a measure, with its own row as the one read."""
    return load_table("thresholds").assign(row_ids=lambda frame: frame["row_id"])


def quota_sums() -> pd.DataFrame:
    """Give the rows behind every sum of the quota tables."""
    return pd.DataFrame({"row_ids": [";".join(sorted(check.rows)) for check in quota_checks()]})


CHECKS = (
    quota_sums,
    parts_against_totals,
    publishers_against_each_other,
    steps_of_history,
    history_against_tables,
    compilations_add_up,
    published_against_computed,
    reserves_against_totals,
    chinese_classes,
    compilations_of_by_products,
    formulas,
    bands,
)


def rows_read_by_checks() -> set[str]:
    """Collect the rows that some check computes with, from the frames the checks give."""
    return {row_id for check in CHECKS for ids in check()["row_ids"] for row_id in ids.split(";")}
