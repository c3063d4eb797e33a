"""Titles on the robustness of the book's headlines that stay true for any day and chapter."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.robustness.headline import FIGURES
from chokepoint.answers.robustness.trial import FLIPS, UNTRUE
from chokepoint.i18n import Translator, msg


def distances(summary: pd.DataFrame, t: Translator) -> str:
    """Say how many headlines turn false in some case."""
    tried = summary[(summary["tried"] > 0) & (summary["verdict"] != UNTRUE)]
    n = int((tried["verdict"] == FLIPS).sum())
    if not n:
        return t("No headline turns false in any edition, publisher or count that was tried")
    if len(tried) == 1:
        return t("The one headline that could be tried turns false in some edition, publisher or count")
    return t.plural(
        "Of {all} headlines that could be tried one turns false in some edition, publisher or count",
        "Of {all} headlines that could be tried {n} turn false in some edition, publisher or count",
        n,
        all=len(tried),
    )


def distances_of(summary: pd.DataFrame, figure: str, t: Translator) -> str:
    """Say how many headlines on one kind of figure turn false in some case.

    Args:
        summary: as ``answers.robustness.trial.summarise`` gives them, of headlines on that kind alone.
        figure: the kind, as ``FIGURES`` names it.
        t: the reader's language.
    """
    tried = summary[(summary["tried"] > 0) & (summary["verdict"] != UNTRUE)]
    n = int((tried["verdict"] == FLIPS).sum())
    words = {"figure": t.say(FIGURES[figure]), "all": len(tried)}
    if not n:
        return t("Of {all} headlines on {figure} none turns false in any case that was tried", **words)
    return t.plural(
        "Of {all} headlines on {figure} one turns false in some case that was tried",
        "Of {all} headlines on {figure} {n} turn false in some case that was tried",
        n,
        **words,
    )


def figures(counted: pd.DataFrame, t: Translator) -> str:
    """Name the kind of figure whose headlines turn false most often, if one leads."""
    totals = counted.groupby("figure")["n"].sum()
    flipped = counted[counted["verdict"] == FLIPS].set_index("figure")["n"]
    rates = (flipped.reindex(totals.index).fillna(0) / totals).sort_values(ascending=False, kind="stable")
    leads = len(rates) > 1 and rates.iloc[0] > rates.iloc[1]
    if not leads:
        return t("Headlines by kind of figure")
    kind = str(rates.index[0])
    return t.plural(
        "Most fragile are headlines on {figure}: {n} of {all} turns false",
        "Most fragile are headlines on {figure}: {n} of {all} turn false",
        int(flipped.get(kind, 0)),
        figure=t.say(FIGURES[kind]),
        all=int(totals[kind]),
    )


def changes(kinds: pd.DataFrame, t: Translator) -> str:
    """Name the change that makes most cases false, and the one that makes fewest."""
    ordered = kinds.sort_values("percent", ascending=False, kind="stable")
    first = ordered.iloc[0]
    if len(ordered) < 2 or first["percent"] == ordered["percent"].iloc[1]:
        return t("Cases by what was changed")
    if not first["percent"]:
        return t("Cases by what was changed")
    return t(
        "{change} breaks most: {n} percent of the cases tried",
        change=t.capital(t.say(CHANGES[first["kind"]])),
        n=t.number(first["percent"]),
    )


CHANGES = {
    "edition": msg("another edition"),
    "source": msg("another text or reporter"),
    "count": msg("another way to count"),
    "left out": msg("leaving one publisher out"),
    "day": msg("an earlier day"),
}
"""What a kind of case changes, as readers see it."""
