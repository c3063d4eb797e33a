"""The findings over the figures on restrictions compared: sentences computed from the frames drawn.

Each takes the summary it speaks of; where that is empty it gives a plain heading instead of a finding.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.i18n import Translator

Names = dict[str, str]
NIL = 0.5
"""Percent of before under which exports count as nothing."""


def listed(cases: pd.Series, names: Names, t: Translator) -> str:
    """Name cases as ``gallium in 2023 and germanium in 2023`` does."""
    return t.listing([names[case] for case in cases])


def exports(lowest: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say in which cases exports fell to next to nothing.

    Args:
        lowest: as ``trade.export_index.lowest`` gives them.
        names: the cases by their names.
        t: the reader's language.
    """
    if lowest.empty:
        return t("Exports before and after each restriction")
    nothing = lowest[lowest["index"] < NIL]
    if nothing.empty:
        return _deepest(lowest.sort_values("index", kind="stable").iloc[0], names, t)
    return t(
        "Exports fell below half a percent of before in {k} of the {n} cases with figures: {cases}",
        cases=listed(nothing["case"], names, t),
        k=len(nothing),
        n=len(lowest),
    )


def _deepest(row: pd.Series, names: Names, t: Translator) -> str:
    return t(
        "Exports fell furthest for {name}: to {percent} percent of before",
        name=names[row["case"]],
        percent=t.number(row["index"]),
    )


def prices(peaks: pd.DataFrame, t: Translator) -> str:
    """Say how far the two prices that rose most are above the last one before the announcement.

    Args:
        peaks: as ``trade.price_paths.peaks`` gives them of the prices drawn, with the goods by their names.
        t: the reader's language.
    """
    if peaks.empty:
        return t("Prices before and after each restriction")
    ranked = list(each_row(peaks.nlargest(2, "times")))
    words: dict[str, object] = {}
    for key, row in zip(("a", "b"), ranked, strict=False):
        words |= {
            key: t.capital(row.goods) if key == "a" else row.goods,
            f"{key}_times": t.number(row.times, 1),
        }
        words[f"{key}_month"] = t.month(row.day)
    if len(ranked) == 1:
        return t("{a} rose {a_times}-fold by {a_month}", **words)
    return t(
        "{a} rose {a_times}-fold by {a_month}, {b} {b_times}-fold by {b_month}: "
        "each against its last price before the announcement",
        **words,
    )


def shares(changes: pd.DataFrame, revised: set[str], names: Names, t: Translator) -> str:
    """Say for which cases China's share fell, and for which it did not.

    Args:
        changes: as ``policy.precedents.share_changes`` gives them.
        revised: cases whose fall is mostly a revision of one year, and so none of output; they are not named.
        names: the cases by their names.
        t: the reader's language.
    """
    changes = changes if changes.empty else changes[~changes["case"].isin(revised)]
    if changes.empty:
        return t("China’s share of output before and after each restriction")
    down, up = changes[changes["change"] < 0], changes[changes["change"] >= 0]
    if up.empty:
        return t(
            "Against the year before the restriction, China’s share was lower for {down}",
            down=_moves(down, names, t),
        )
    if down.empty:
        return t(
            "Against the year before the restriction, China’s share was not lower for {up}",
            up=_moves(up, names, t),
        )
    words = {"down": _moves(down, names, t), "up": _moves(up, names, t)}
    return t(
        "Against the year before the restriction, China’s share was lower for {down}, and not for {up}",
        **words,
    )


def _moves(rows: pd.DataFrame, names: Names, t: Translator) -> str:
    parts = [
        t("{name} ({points} points)", name=names[row.case], points=t.signed(row.change, 1))
        for row in each_row(rows.sort_values("change"))
    ]
    return t.listing(parts)


def capacity(decided: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say when the first decision elsewhere came in each case.

    Args:
        decided: as ``policy.elsewhere.first_of`` gives them for decisions.
        names: the cases by their names.
        t: the reader's language.
    """
    if decided.empty:
        return t("Steps of supply outside China after each restriction")
    ranked = list(each_row(decided.sort_values("months")))
    first, last = ranked[0], ranked[-1]
    words = {"first": names[first.case], "low": t.number(first.months)}
    if len(ranked) == 1:
        return t("The first decision elsewhere came {low} months after {first}", **words)
    return t(
        "The first decision elsewhere came between {low} months ({first}) and {high} months ({last}) "
        "after the announcement",
        last=names[last.case],
        high=t.number(last.months),
        **words,
    )


def waits(found: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say what came first and what came last, or not at all.

    Args:
        found: as ``policy.analogy.waits`` gives them.
        names: the cases by their names.
        t: the reader's language.
    """
    lifted = found[(found["step"] == "restriction lifted") & (found["state"] == "seen")]
    n = found["case"].nunique()
    if lifted.empty:
        return t.plural(
            "The restriction has not been lifted", "None of {n} restrictions was itself lifted", n
        )
    row = lifted.iloc[0]
    words = {"name": names[row["case"]], "month": t.number(row["months"])}
    if len(lifted) < n:
        return t("One restriction of {n} was itself lifted: {name}, after {month} months", n=n, **words)
    return t("The restriction was lifted after {month} months", month=words["month"])


def likeness(counted: pd.DataFrame, reference: str, names: Names, t: Translator) -> str:
    """Say which case is most and which least like the one compared with.

    Args:
        counted: as ``policy.analogy.count_likeness`` gives them.
        reference: the case compared with.
        names: the cases by their names.
        t: the reader's language.
    """
    if counted.empty or reference not in names:
        return t("The cases by what the tables say of them")
    least = counted[counted["part"] == counted["part"].min()]
    parts = [
        t("{name} ({like} of {of})", name=names[row.case], like=row.like, of=row.of)
        for row in each_row(least)
    ]
    return t(
        "Least like {reference}: {parts} traits alike", reference=names[reference], parts=t.listing(parts)
    )
