"""Titles of the charts on Africa: each says what its data show, for any parameters."""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator, msg

DATABASES = {
    "CLA": msg("Chinese Loans to Africa (CLA, Boston University)"),
    "CODF": msg("the database of China’s overseas development finance (CODF, Boston University)"),
    "AidData": msg("AidData’s count of Chinese development finance"),
}
"""What the short names of the loan databases stand for."""


def database_name(database: str, t: Translator) -> str:
    """Name a loan database in full, for its first mention."""
    return t.say(DATABASES[database])


def shares(newest: pd.DataFrame, names: pd.Series, t: Translator) -> str:
    """Name the minerals of which every table gives Africa more than half."""
    if newest.empty:
        return t("Africa’s share of the world’s minerals")
    output = newest[newest["kind"] != "reserves"]
    lowest = output.groupby("commodity_id")["share"].min().sort_values(ascending=False)
    leading = [str(names[name]) for name in lowest.index[lowest > 0.5]]
    if not leading:
        return t("In no mineral do the tables agree that Africa makes more than half")
    if output["publisher"].nunique() == 1:
        return t(
            "By the one survey known Africa makes more than half of the world’s {list}",
            list=t.listing(leading),
        )
    return t("By every table Africa makes more than half of the world’s {list}", list=t.listing(leading))


def editions(table: pd.DataFrame, moved: pd.DataFrame, metal: str, t: Translator) -> str:
    """Give the largest change an edition made to a share already printed."""
    if moved.empty:
        return t("Africa’s share of {metal}, by year", metal=metal)
    row = moved.iloc[0]
    digits = 1 if max(row["first"], row["last"]) < 20 else 0
    words = {"a": t.number(row["first"], digits), "b": t.number(row["last"], digits)}
    if words["a"] == words["b"]:
        return t("Later editions left Africa’s share of {metal} as it was", metal=metal)
    return t(
        "Africa’s share of {metal} in {year} was {a} percent in one edition, {b} in a later one",
        metal=metal,
        year=row["year"],
        **words,
    )


def loans(summaries: pd.DataFrame, t: Translator) -> str:
    """Say when lending peaked, and how far below it the newest year of every database lies."""
    if summaries.empty:
        return t("Chinese loans to Africa by year")
    years = sorted(set(summaries["peak_year"].astype(int)))
    fall = 100 * (1 - summaries["last"] / summaries["peak"])
    words = {"years": t.listing([str(year) for year in years]), "span": t.interval(fall.min(), fall.max())}
    if fall.min() < 1:
        return t("Chinese lending to Africa peaked in {years}", **words)
    return t("Lending peaked in {years}; the newest year of each database lies {span} percent lower", **words)


def borrowers(ranked: pd.DataFrame, names: pd.Series, t: Translator) -> str:
    """Name the first borrower of each database."""
    firsts = ranked[ranked["rank"] == 1]
    codes = list(dict.fromkeys(firsts["country_iso3"]))
    if len(codes) == 1:
        span = t.interval(firsts["percent"].min(), firsts["percent"].max())
        return t(
            "{country} took {span} percent, the first in every database", country=names[codes[0]], span=span
        )
    return t("The databases do not agree on the first borrower")


def leads(comparison: pd.DataFrame, definition: str, t: Translator) -> str:
    """Say in which years China led the continent's creditors under a meaning."""
    rows = comparison[(comparison["definition"] == definition) & (comparison["area_iso3"] == "AFR")]
    led = rows.loc[rows["led"], "year"].astype(int)
    if rows.empty:
        return t("Years in which China was Africa’s largest creditor")
    words = {
        "bilateral": t("China was Africa’s largest bilateral lender"),
        "single": t("China was Africa’s largest single creditor, IDA and IBRD apart,"),
        "world_bank": t("China was Africa’s largest creditor, the World Bank taken as one,"),
        "with_bondholders": t("China was Africa’s largest creditor, bondholders counted,"),
    }
    if led.empty:
        return t("{words} in no year from {first}", words=words[definition], first=int(rows["year"].min()))
    return t(
        "{words} in {n} of {all} years, from {first} to {last}",
        words=words[definition],
        n=len(led),
        all=len(rows),
        first=led.min(),
        last=led.max(),
    )


def stocks(frame: pd.DataFrame, t: Translator) -> str:
    """Compare China with the largest other series in the last year."""
    if frame.empty:
        return t("Debt by creditor")
    last = frame[frame["year"] == frame["year"].max()]
    china = last.loc[last["series"] == "China", "value"].sum() / 1000
    others = last[last["series"] != "China"].sort_values("value", ascending=False)
    if others.empty or china == 0:
        return t("Debt by creditor at the end of {year}", year=int(last["year"].iloc[0]))
    first = others.iloc[0]
    words = {
        "year": int(first["year"]),
        "a": t.number(china),
        "who": t.code(first["series"]),
        "b": t.number(first["value"] / 1000),
    }
    return t("At the end of {year} Africa owed China {a} billion dollars ({who}: {b} billion)", **words)


def counts(table: pd.DataFrame, t: Translator) -> str:
    """Say in how many countries China was first in the last year."""
    if table.empty:
        return t("Countries in which China is the largest creditor")
    row = table.iloc[-1]
    return t(
        "China was the largest bilateral lender of {n} of {all} countries in {year}, "
        "the largest single creditor of {k}",
        n=int(row["bilateral"]),
        all=int(row["debtors"]),
        year=int(row["year"]),
        k=int(row["single"]),
    )


def debt_map(shares_by_country: pd.DataFrame, bound: float, t: Translator) -> str:
    """Count the countries above a share."""
    known = shares_by_country["percent"].dropna()
    high = int((known >= bound).sum())
    return t(
        "In {n} of {all} countries Chinese lenders hold {bound} percent or more of public external debt",
        n=high,
        all=len(known),
        bound=t.number(bound),
    )


def statements(beside: pd.DataFrame, t: Translator) -> str:
    """Give the range of the printed shares."""
    if beside.empty:
        return t("Printed shares of China in African debt")
    low = beside.sort_values("value", kind="stable").iloc[0]
    words = {"low": t.number(low["value"]), "high": t.number(beside["value"].max())}
    if words["low"] == words["high"]:
        return t("The printed share of China in African debt is {low} percent", **words)
    if low["status"] == "less_than":
        words["low"] = t("under {low}", low=words["low"])
    return t(
        "Printed shares of China in African debt: {low} to {high} percent, by year, area and kind of debt",
        **words,
    )


def investment(compared: pd.DataFrame, t: Translator) -> str:
    """Say when the United States invested more than China and when it withdrew."""
    both = compared.dropna(subset=["CHN", "USA"]) if len(compared) else compared
    if both.empty:
        return t("Direct investment in Africa by year")
    ahead = both.loc[both["usa_ahead"].astype(bool), "year"]
    if ahead.empty:
        return t("China invested more than the United States in every year shown")
    return t(
        "The United States invested more than China in {n} of {all} years, last in {year}",
        n=len(ahead),
        all=len(both),
        year=int(ahead.max()),
    )


def ownership(ranges: pd.DataFrame, t: Translator) -> str:
    """Set the continent beside the single mine."""
    table = ranges.set_index("scope") if len(ranges) else ranges
    if not {"continent", "mine"} <= set(table.index):
        return t("Shares in Chinese hands, by what is counted")
    words = {"low": t.number(table["high"]["continent"]), "high": t.number(table["high"]["mine"])}
    return t("At most {low} percent of Africa’s mining, up to {high} percent of a single mine", **words)


def projects(counted: pd.DataFrame, t: Translator) -> str:
    """Count what runs and who owns it."""
    if counted.empty or not counted["n"].iloc[0]:
        return t("Mines and projects in Africa")
    row = counted.iloc[0]
    return t(
        "Of {running} operating mines in the evidence {chinese} have a Chinese owner; "
        "{idle} projects do not run",
        running=row["running"],
        chinese=row["running_chinese"],
        idle=row["n"] - row["running"],
    )


def starts(table: pd.DataFrame, t: Translator) -> str:
    """Count the announced dates that have passed."""
    if table.empty:
        return t("Starts that projects aimed at")
    n, past = len(table), int(table["is_past"].sum())
    if not past:
        return t.plural(
            "The one announced start is not due yet", "None of {n} announced starts is due yet", n
        )
    if past == n:
        return t.plural(
            "The one announced date has passed with no start reported",
            "All {n} announced dates have passed with no start reported",
            n,
        )
    return t.plural(
        "One of {all} announced dates has passed with no start reported",
        "{n} of {all} announced dates have passed with no start reported",
        past,
        all=n,
    )


def moves(counted: pd.DataFrame, t: Translator) -> str:
    """Count the moves of China and of everybody else."""
    if counted.empty:
        return t("Moves in Africa by side")
    china = int(counted.loc[counted["side"] == "China", "n"].sum())
    every = int(counted["n"].sum())
    return t.plural(
        "Of {all} dated moves one is Chinese", "Of {all} dated moves {n} are Chinese", china, all=every
    )


def controls(ordered: pd.DataFrame, earlier: int, t: Translator) -> str:
    """Count the African measures, ``earlier`` of them in effect before the Chinese notice."""
    if ordered.empty:
        return t("Export controls of African states")
    n, states = len(ordered), ordered["country_iso3"].nunique()
    who = t.plural("One African state controls", "{n} African states control", states)
    what = t.plural("one measure", "{n} measures", n)
    when = t.plural("one", "{n}", earlier) if earlier else t("none")
    words = {"who": who, "what": what, "when": t("all") if earlier == n > 1 else when}
    return t("{who} exports: {what}, {when} from before July 2023", **words)
