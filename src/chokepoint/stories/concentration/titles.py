"""The findings over the figures on concentration: sentences computed from the frames they are drawn from."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row
from chokepoint.answers.risk import PRINTED
from chokepoint.figures.places import at_start, with_article
from chokepoint.i18n import Translator, msg
from chokepoint.stories.concentration.share_charts import digits_of

OUTPUTS = {
    "mine": msg("mine output of {metal}"),
    "primary": msg("primary output of {metal}"),
    "refinery": msg("refinery output of {metal}"),
    "smelter": msg("smelter output of {metal}"),
    "smelter_refinery": msg("smelter and refinery output of {metal}"),
    "plant": msg("output of {metal}"),
    "steelworks": msg("output of {metal}"),
    "all_forms": msg("output of {metal} in all its forms"),
}


def name_output(metal: str, stage: str, measured: pd.DataFrame, t: Translator) -> str:
    """Say what a share of one measured table is a share of: ``the world’s mine output of tungsten``."""
    row = measured.iloc[0]
    output = t.say(OUTPUTS.get(stage, OUTPUTS["plant"]), metal=metal)
    if row["is_open"]:
        return t("the listed {output}", output=output)
    if row["without_usa"]:
        return t("the {output} in the world without the United States", output=output)
    return t("the world’s {output}", output=output)


def largest(measured: pd.DataFrame, what: str, names: pd.Series, t: Translator) -> str:
    """Name the largest producer of one table and its share."""
    row = measured.iloc[0]
    leader = at_start(row["leader"], names, t)
    if row["producers"] == 1 and row["leader_share"] > 0.995:
        return t("{country} is the only producer listed of {what}", country=leader, what=what)
    if row["unassigned"] > 0.5:
        rest = t.number(100 * row["unassigned"])
        return t("{share} percent of {what} stand against no country’s name", share=rest, what=what)
    if row["is_open"]:
        return t("{country} is the largest producer listed; the world total is not known", country=leader)
    share = t.number(100 * row["leader_share"])
    return t("{country} makes {share} percent of {what}", country=leader, share=share, what=what)


def largest_then(measured: pd.DataFrame, what: str, names: pd.Series, t: Translator) -> str:
    """Name the largest producer of a table of an earlier edition, and its share in the year of the table."""
    row = measured.iloc[0]
    if row["producers"] == 1 or row["unassigned"] > 0.5 or row["is_open"]:
        return largest(measured, what, names, t)
    return t(
        "In {year} {country} made {share} percent of {what}",
        year=int(row["year"]),
        country=with_article(row["leader"], names, t),
        share=t.number(100 * row["leader_share"]),
        what=what,
    )


def spread(ends: pd.DataFrame, country: str, year: int, t: Translator) -> str:
    """Say how far the tables of one year lie apart on one country."""
    if ends.empty:
        return t("Shares of {year} by publisher and edition", year=year)
    row = ends.iloc[0]
    span = t.interval(row["low"], row["high"])
    if row["tables"] == 1:
        return t(
            "For {year} a single table gives {country} {span} percent", year=year, country=country, span=span
        )
    words = {"country": country, "span": span, "year": year, "n": row["tables"]}
    return t("{n} tables of one year, {year}, give {country} {span} percent", **words)


def rank(ranked: pd.DataFrame, mine: pd.DataFrame, metal: str, t: Translator) -> str:
    """Say which ranks a commodity can hold."""
    n = len(ranked)
    if mine.empty:
        tied = int((ranked["rank_best"] == 1).sum())
        return t.plural(
            "One of {m} commodities is surely the most concentrated",
            "{n} of {m} commodities can be the most concentrated",
            tied,
            m=n,
        )
    row = mine.iloc[0]
    ranks = t.interval(row["rank_best"], row["rank_worst"])
    if not row["ties"]:
        return t(
            "Rank {ranks} of {n} for {metal}: no gap in the tables can change it",
            metal=metal,
            ranks=ranks,
            n=n,
        )
    return t.plural(
        "Rank {ranks} of {m} for {metal}: one other commodity cannot be told apart from it",
        "Rank {ranks} of {m} for {metal}: {n} other commodities cannot be told apart from it",
        int(row["ties"]),
        metal=metal,
        ranks=ranks,
        m=n,
    )


def first_places(counts: pd.DataFrame, publisher: str, t: Translator) -> str:
    """Say in how many commodities China comes first, over the editions of one publisher."""
    ours = counts[counts["publisher"] == publisher]
    if ours.empty:
        return t("Commodities of which China is the largest producer")
    last = ours.sort_values(["year", "vintage"]).iloc[-1]
    return t(
        "China is the largest producer in {n} of {all} tables for {year}, and surely so in {sure}",
        n=last["printed"],
        all=last["tables"],
        year=last["year"],
        sure=last["surely"],
    )


def leaders(counted: pd.DataFrame, names: pd.Series, t: Translator) -> str:
    """Set the country that leads most commodities against the next."""
    first, others = counted.iloc[0], counted[1:]
    leader = at_start(first["leader"], names, t)
    if others.empty:
        return t("{country} leads all {n}", country=leader, n=first["n"])
    second = others.iloc[0]
    return t(
        "{country} has the largest printed figure for {n} commodities, {other}, next, for {m}",
        country=leader,
        n=first["n"],
        other=with_article(second["leader"], names, t),
        m=second["n"],
    )


def moving(moved: pd.DataFrame, t: Translator) -> str:
    """Count the commodities whose first place depends on the table."""
    n = moved.groupby(["commodity_id", "stage"]).ngroups
    return t.plural(
        "China’s first place depends on the table in one commodity",
        "China’s first place depends on the table in {n} commodities",
        n,
    )


def one_table(top: Row, last: Row, metal: str, t: Translator) -> str:
    """Tell a share's top and its newest value in the tables of one publisher."""
    return t(
        "By {publisher}, China’s share of {metal} went from {top} percent in {a} to {last} in {b}",
        publisher=top.publisher,
        metal=metal,
        top=t.number(top.percent),
        a=top.year,
        last=t.number(last.percent),
        b=last.year,
    )


def followed(history: pd.DataFrame, country: str, t: Translator) -> str:
    """Give the oldest and the newest share of a history."""
    ordered = history.sort_values(["year", "vintage"])
    first, last = ordered.iloc[0], ordered.iloc[-1]
    return t(
        "{country}: {a} percent in {start} by {one}, {b} in {end} by {other}",
        country=country,
        a=t.number(100 * first["share"]),
        start=first["year"],
        one=first["publisher"],
        b=t.number(100 * last["share"]),
        end=last["year"],
        other=last["publisher"],
    )


def claim(quoted: float, nearest: pd.DataFrame, newest: pd.DataFrame, metal: str, t: Translator) -> str:
    """Set a quoted share against the nearest computed one and the newest."""
    if nearest.empty:
        return t("China’s share of {metal}", metal=metal)
    span = t.interval(100 * newest["share"].min(), 100 * newest["share"].max())
    return t(
        "The {quoted} percent quoted for {metal} is nearest to {year} by {publisher}; newest tables: {span}",
        quoted=t.number(quoted),
        metal=metal,
        year=nearest["year"].iloc[0],
        publisher=nearest["publisher"].iloc[0],
        span=span,
    )


def reserves(both: pd.DataFrame, metal: str, names: pd.Series, t: Translator) -> str:
    """Name the country that makes a larger part than it holds, by the widest gap, or the reverse."""
    known = both.dropna(subset=["reserves", "production"])
    if known.empty:
        return t("Reserves and production of {metal} by country", metal=metal)
    gap = (known["production"] - known["reserves"]).abs()
    row = known.iloc[int(gap.to_numpy().argmax())]
    return t(
        "{country} makes {made} percent of {metal} and holds {held} percent of the reserves",
        country=at_start(row["country_iso3"], names, t),
        made=t.number(row["production"], digits_of(row["production"])),
        metal=metal,
        held=t.number(row["reserves"], digits_of(row["reserves"])),
    )


def reserve_claims(claimed: float, computed: pd.DataFrame, t: Translator) -> str:
    """Set the claimed share of reserves against the highest share that a table implies."""
    if computed.empty:
        return t("China’s share of rare-earth reserves, as stated in texts")
    words = {"claimed": t.number(claimed), "span": t.interval(computed["best"].min(), computed["best"].max())}
    return t("{claimed} percent of the reserves was the saying; the tables say {span}", **words)


def capacity(used: pd.DataFrame, labels: pd.Series, t: Translator) -> str:
    """Name the commodity whose capacity outside China is used least."""
    at = int(used["used_outside"].to_numpy().argmin())
    row = used.iloc[at]
    return t(
        "Least used outside China: {label}, {n} percent of the listed capacity in {year}",
        label=t.inside(labels.iloc[at]),
        n=t.number(row["used_outside"]),
        year=row["year"],
    )


def gaps(flawed: int, tables: int, t: Translator) -> str:
    """Say how many tables have a gap at all."""
    if flawed == tables:
        return t.plural("The one table has a gap", "All {n} tables have at least one gap", tables)
    return t.plural(
        "One of {all} tables has at least one gap",
        "{n} of {all} tables have at least one gap",
        flawed,
        all=tables,
    )


def risk_with_bounds(measures: pd.DataFrame, metal: str, t: Translator) -> str:
    """Give the newest printed score of the EU for a metal beside ours, or say what is listed."""
    scored = measures[measures["measure"] == "eu-sr"]
    printed = scored[scored["base"] == PRINTED].sort_values("year").tail(1)
    if printed.empty:
        return _left(measures[measures["measure"] == "n-minus-1"], metal, t)
    row = printed.iloc[0]
    words = {"year": row["year"], "metal": metal, "risk": t.number(row["best"], 1)}
    # the study takes the stage with the highest score
    again = scored[(scored["base"] != PRINTED) & (scored["year"] == row["year"])]
    if again.empty:
        return t("The EU’s study of {year} scores the supply risk of {metal} at {risk} of 10", **words)
    top = again.sort_values("best").iloc[-1]
    return t(
        "The EU’s study of {year} scores the supply risk of {metal} at {risk} of 10; its inputs give {ours}",
        **words,
        ours=t.interval(top["low"], top["high"], 1),
    )


def _left(tables: pd.DataFrame, metal: str, t: Translator) -> str:
    if tables.empty:
        return t("Supply risk of {metal}", metal=metal)
    span = t.interval(100 * tables["low"].min(), 100 * tables["high"].max())
    return t("Without the largest producer {span} percent of listed {metal} is left", span=span, metal=metal)


def scores_met(scores: pd.DataFrame, t: Translator) -> str:
    """Count the drawn scores whose inputs are in print, and those that come out as printed."""
    known = scores[scores["best"].notna()]
    return t(
        "Inputs are in print for {n} of {all} scores; those that come out as printed: {k}",
        all=len(scores),
        n=len(known),
        k=int((known["reason"] == "agrees").sum()),
    )


def scores_apart(scores: pd.DataFrame, metals: pd.Series, t: Translator) -> str:
    """Name the score that lies farthest from the printed one."""
    row = scores.iloc[0]
    return t(
        "Farthest from its printed score is {metal}: {printed} as printed, {ours} computed",
        metal=metals.get(row["commodity_id"], row["commodity_id"]),
        printed=t.number(row["printed"], 1),
        ours=t.interval(row["low"], row["high"], 1),
    )
