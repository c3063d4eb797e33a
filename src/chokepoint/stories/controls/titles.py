"""The findings that stand over the figures: sentences computed from the frames they are drawn from.

Each takes the summary it speaks of; where that is empty it gives a plain heading instead of a finding.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator


def summer(events: pd.DataFrame, notice_day: pd.Timestamp, t: Translator) -> str:
    """Count the dated steps that are drawn, and those before the notice among them."""
    if events.empty:
        return t("Dated steps on chips and minerals")
    before = int((events["day"] < notice_day).sum())
    return t.plural(
        "One dated step on chips and minerals around the notice",
        "{n} dated steps on chips and minerals around the notice, {before} of them before it",
        len(events),
        before=before,
    )


def dispute(events: pd.DataFrame, t: Translator) -> str:
    """Count the steps listed, and those among them that are Chinese controls on minerals."""
    own = (events["actor_iso3"] == "CHN") & (events["category"] == "mineral control")
    return t.plural(
        "One dated step of the dispute on chips and minerals",
        "{n} dated steps of the dispute on chips and minerals, {own} of them Chinese controls on minerals",
        len(events),
        own=int(own.sum()),
    )


def steps_after(ladder: pd.DataFrame, since: int, t: Translator) -> str:
    """Count the steps that are drawn and the controls among them that followed the notice."""
    return t.plural(
        "One step is drawn; the controls among it that followed the notice of 3 July 2023: {since}",
        "Of the {n} steps listed, {since} are controls that followed the notice of 3 July 2023",
        len(ladder),
        since=since,
    )


def board(goods: int, licensed: int, t: Translator) -> str:
    """Say how many of the elements and goods drawn need a licence today."""
    if not licensed:
        return t("No element or good needs a licence for every destination")
    return t.plural(
        "The one good drawn needs a licence for every destination",
        "{licensed} of {n} elements and goods need a licence whatever the destination",
        goods,
        licensed=licensed,
    )


def both_metals(gallium: pd.DataFrame, germanium: pd.DataFrame, t: Translator) -> str:
    """Give the monthly tonnes of both metals in the newest year that has months of both."""
    if gallium.empty or germanium.empty or gallium["year"].iloc[0] != germanium["year"].iloc[0]:
        return t("Monthly exports of gallium and germanium")
    tonnes = [frame["after_kg"].iloc[0] / 1000 for frame in (gallium, germanium)]
    return t(
        "In {year} {ga} t of gallium left China in an average month, and {ge} t of germanium",
        year=gallium["year"].iloc[0],
        ga=t.number(tonnes[0], 1),
        ge=t.number(tonnes[1], 1),
    )


def american_imports(sources: pd.DataFrame, metal: str, t: Translator) -> str:
    """Say how much of what the United States imports comes from China."""
    china = sources[sources["country_iso3"] == "CHN"]
    if china.empty:
        return t("Where the United States import their {metal} from", metal=metal)
    return t(
        "China supplied {share} percent of US imports of {metal}, {first} to {last}",
        share=t.number(china["value"].iloc[0]),
        metal=metal,
        first=china["first_year"].iloc[0],
        last=china["last_year"].iloc[0],
    )


def monthly(known: pd.DataFrame, zero: pd.DataFrame, first: pd.Timestamp, metal: str, t: Translator) -> str:
    """Name every month of zero and the month with most."""
    if zero.empty or known.empty:
        return t("Monthly exports of {metal}", metal=metal)
    peak = known.sort_values("high", kind="stable")["month"].iloc[-1]
    zeros = t.listing([t.month(one) for one in zero["month"]])
    if peak <= first:
        return t("{metal} fell to nothing in {zero}", metal=t.capital(metal), zero=zeros)
    return t(
        "{metal} fell to nothing in {zero}; the month with most since {first} is {peak}",
        metal=t.capital(metal),
        zero=zeros,
        first=t.month(first),
        peak=t.month(peak),
    )


def yearly(summary: pd.DataFrame, metal: str, t: Translator) -> str:
    """Set the newest year against the base year."""
    if summary.empty:
        return t("Yearly exports of {metal}", metal=metal)
    row = summary.iloc[0]
    return t(
        "{metal}: {last} t in {year} after {base} t in {before}",
        metal=t.capital(metal),
        last=t.interval(row["low_t"], row["high_t"]),
        year=row["last_year"],
        base=t.number(row["base_t"]),
        before=row["base_year"],
    )


def partners(ranking: pd.DataFrame, names: pd.Series, metal: str, t: Translator) -> str:
    """Name the two largest destinations and their share of what is itemised."""
    if ranking.empty:
        return t("Exports of {metal} by destination", metal=metal)
    first = ranking.head(2)
    return t(
        "{names} received {share} percent of the {metal} whose destination is printed",
        names=t.listing([names.get(code, code) for code in first["partner_iso3"]]),
        metal=metal,
        share=t.number(100 * first["share"].sum()),
    )


def price_rise(change: pd.DataFrame, metal: str, t: Translator) -> str:
    """Give the newest price outside as a multiple of the last one before the notice."""
    if change.empty:
        return t("Reported prices of {metal}", metal=metal)
    row = change.iloc[0]
    return t(
        "{metal} outside China cost {n} times as much in {month} as before the notice",
        metal=t.capital(metal),
        n=t.number(row["last"] / row["base"], 1),
        month=t.month(row["last_day"]),
    )


def losses(estimates: pd.DataFrame, t: Translator) -> str:
    """Give the central loss of each metal alone."""
    if not {"gallium", "germanium"} <= set(estimates["commodities"]):
        return t("What a full stop would cost, by the model")
    cost = -estimates.set_index("commodities")["central"]
    return t(
        "In the model a full stop costs {ga} billion USD for gallium and {ge} billion for germanium",
        ga=t.number(cost["gallium"], 1),
        ge=t.number(cost["germanium"], 1),
    )


def capacity_left(summary: pd.DataFrame, metal: str, t: Translator) -> str:
    """Say how much of the capacity outside China had closed."""
    if summary.empty:
        return t("Capacity for {metal} outside China", metal=metal)
    row = summary.iloc[0]
    total = t.number(row["all_t"])
    if not row["closed_t"]:
        made = t.number(row["made_t"])
        words = {"all": total, "metal": metal, "made": made}
        return t("The rest of the world lists {all} t of {metal} capacity and used {made} t", **words)
    return t(
        "Of {all} t of {metal} capacity outside China, {closed} t stood in plants closed years before",
        all=total,
        metal=metal,
        closed=t.number(row["closed_t"]),
    )


def projects_begun(summary: pd.DataFrame, t: Translator) -> str:
    """Say how many projects had begun to deliver."""
    if summary.empty:
        return t("Plants outside China")
    n, begun = int(summary["n"].iloc[0]), int(summary["begun"].iloc[0])
    if not begun:
        return t.plural(
            "The one new project outside China had not begun to deliver",
            "None of {n} new projects outside China had begun to deliver",
            n,
        )
    return t.plural(
        "One of {m} new projects outside China had begun to deliver",
        "{n} of {m} new projects outside China had begun to deliver",
        begun,
        m=n,
    )


def ore_to_thing(way: pd.DataFrame, metal: str, t: Translator) -> str:
    """Say what the metal is mostly used for.

    Args:
        way: as the recipe ``way_of_metal`` gives it.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    used = way[way["part"] == "thing"]
    if used.empty:
        return t("The way of {metal} from the ore", metal=metal)
    first = used.iloc[0]
    words = {
        "percent": t.interval(first["low"], first["high"]),
        "metal": metal,
        "item": t.cell(first["item"]),
        "year": int(first["year"]),
    }
    if first["geography"] == "USA":
        return t(
            "{percent} percent of the {metal} used in the United States in {year} went into {item}", **words
        )
    return t("{percent} percent of the {metal} used in {year} went into {item}", **words)
