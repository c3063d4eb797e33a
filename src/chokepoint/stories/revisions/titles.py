"""The findings over the figures on revisions: sentences computed from the frames they are drawn from."""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator

TEN = 9.95
"""Factors below it are written with a decimal."""
ENOUGH_PAIRS = 3
"""Pairs of editions below which no title speaks of every edition."""


def largest(ranked: pd.DataFrame, metals: pd.Series, places: pd.Series, t: Translator) -> str:
    """Name the figure whose revision moved a share of the world most."""
    if ranked.empty:
        return t("Revised shares of the world")
    row = ranked.iloc[0]
    words = {
        "country": places.get(row["country_iso3"], row["country_iso3"]),
        "metal": metals.get(row["commodity_id"], row["commodity_id"]),
        "a": t.number(row["share_before"]),
        "b": t.number(row["share_after"]),
    }
    if not row["when"]:
        return t(
            "Reserves of {metal}: {country}’s share went from {a} to {b} percent in one edition", **words
        )
    return t("One edition took {country}’s {metal} of {year} from {a} to {b} percent of the world",
             year=row["when"], **words)  # fmt: skip


def of_commodity(moved: pd.DataFrame, metal: str, places: pd.Series, t: Translator) -> str:
    """Count a commodity's figures that moved, and name the one that moved by the largest factor."""
    if moved.empty:
        return t("Revised figures of {metal}", metal=metal)
    row = moved.iloc[int(moved["log_change"].abs().to_numpy().argmax())]
    ends = (row["value_before"], row["value_after"])
    times = max(ends) / min(ends)
    return t.plural(
        "{metal}: {n} figure moved: {country}, by a factor of {times}",
        "{metal}: {n} figures moved, that of {country} by a factor of {times}",
        len(moved),
        metal=t.capital(metal),
        country=places.get(row["country_iso3"], row["country_iso3"]),
        times=t.number(times, int(times < TEN)),
    )


def turnover(ranked: pd.DataFrame, labels: pd.Series, t: Translator) -> str:
    """Name the list that a new edition turned over most."""
    at = int(ranked["turnover"].to_numpy().argmax())
    row = ranked.iloc[at]
    return t(
        "{label}: the edition of {edition} changed figures worth {n} percent of the world total",
        label=labels.iloc[at],
        edition=row["edition_after"],
        n=t.number(row["turnover"]),
    )


def sizes(measured: pd.DataFrame, t: Translator) -> str:
    """Say how many first prints of the first kind drawn move, and how many by more than a fifth."""
    row = measured.iloc[0]
    return t(
        "Of {kind}, {moved} percent of first prints move, {far} percent by more than a fifth",
        kind=t.code(row["kind"]),
        moved=t.number(row["percent_moved"]),
        far=t.number(row["over_20"]),
    )


def by_country(measured: pd.DataFrame, places: pd.Series, t: Translator) -> str:
    """Set the country whose figures move farthest most often against the last one in the same order."""
    first, last = measured.iloc[0], measured.iloc[-1]
    return t(
        "Revised by more than a fifth: {first} in {a} percent of its figures, {last} in {b}",
        first=places.get(first["country_iso3"], first["country_iso3"]),
        last=places.get(last["country_iso3"], last["country_iso3"]),
        a=t.number(first["over_20"]),
        b=t.number(last["over_20"]),
    )


def worth(summed: pd.DataFrame, t: Translator) -> str:
    """Say how many newest figures repeat the year before, and how the others fared."""
    row = summed.iloc[0]
    return t(
        "{a} percent of newest figures are the year before once more; of the rest {b} percent beat that",
        a=t.number(row["percent_repeats"]),
        b=t.number(row["percent_nearer"]),
    )


def lean(leans: pd.DataFrame, t: Translator) -> str:
    """Name the kinds of figures that were raised, or lowered, more often in every pair of editions."""
    if leans["pairs"].max() < ENOUGH_PAIRS:
        return t("How often first revisions raised a figure, by kind")
    up = [t.code(kind) for kind in leans.loc[leans["lean"] == "up", "kind"]]
    down = [t.code(kind) for kind in leans.loc[leans["lean"] == "down", "kind"]]
    if up and not down:
        return t("Raised more often than lowered in every edition: {kinds}", kinds=t.listing(up))
    if down and not up:
        return t("Lowered more often than raised in every edition: {kinds}", kinds=t.listing(down))
    if up and down:
        return t("Always more often raised: {up}; lowered: {down}", up=t.listing(up), down=t.listing(down))
    return t("No kind of figure is raised, or lowered, more often in every edition")


def later(measured: pd.DataFrame, t: Translator) -> str:
    """Compare the first reprint with the last one of the kind drawn first."""
    ours = measured[measured["kind"] == measured["kind"].iloc[0]].sort_values("age")
    first, last = ours.iloc[0], ours.iloc[-1]
    if first["age"] == last["age"]:
        return t("At reprint {n} {a} percent move", n=int(first["age"]), a=t.number(first["percent_moved"]))
    words = {
        "kind": t.capital(t.code(first["kind"])),
        "a": t.number(first["percent_moved"]),
        "m": int(first["age"]),
        "n": int(last["age"]),
    }
    if not last["moved"]:
        return t("{kind}: {a} percent move at reprint {m}, none at reprint {n}", **words)
    return t(
        "{kind}: {a} percent move at reprint {m}, still {b} percent at reprint {n}",
        b=t.number(last["percent_moved"]),
        **words,
    )


def from_trade(told: pd.DataFrame, t: Translator) -> str:
    """Count the figures that rest on others' trade, and those of them that moved."""
    moved = int(told["moved"].sum())
    return t(
        "Of {n} figures drawn from trade records, {m} moved in the next edition",
        n=t.number(len(told)),
        m=t.number(moved),
    )


def not_compared(counted: pd.DataFrame, compared: int, t: Translator) -> str:
    """Count what is left out, and what is left."""
    return t(
        "{n} pairs are left out, {m} are compared",
        n=t.number(counted["n"].sum()),
        m=t.number(compared),
    )
