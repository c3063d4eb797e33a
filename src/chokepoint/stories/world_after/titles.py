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
YEAR = 12
"""Months after which a figure above that of before counts as a recovery."""


def listed(cases: pd.Series, names: Names, t: Translator) -> str:
    """Name cases as ``Gallium 2023 and Germanium 2023`` does."""
    return t.listing([names[case] for case in cases])


def exports(lowest: pd.DataFrame, newest: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say in how many cases exports fell to next to nothing, and where they are back.

    Args:
        lowest: as ``trade.export_index.lowest`` gives them.
        newest: as ``trade.export_index.newest`` gives them.
        names: the cases by their names.
        t: the reader's language.
    """
    if lowest.empty:
        return t("Exports before and after each restriction")
    words = {"k": int((lowest["index"] < NIL).sum()), "n": len(lowest)}
    back = newest[(newest["index"] >= 100) & (newest["months"] >= YEAR)]
    if back.empty or not words["k"]:
        return _deepest(lowest.sort_values("index", kind="stable").iloc[0], names, t)
    return t(
        "Exports fell to nothing in {k} of {n} cases; above their level of before by the newest figure: "
        "{back}",
        back=listed(back["case"], names, t),
        **words,
    )


def _deepest(row: pd.Series, names: Names, t: Translator) -> str:
    return t(
        "Exports fell furthest for {name}: to {percent} percent of before",
        name=names[row["case"]],
        percent=t.number(row["index"]),
    )


def prices(peaks: pd.DataFrame, names: Names, goods: pd.Series, t: Translator) -> str:
    """Say how far the price outside rose in the case that moved most and in the next.

    Args:
        peaks: as ``trade.price_paths.peaks`` gives them.
        names: the cases by their names.
        goods: commodity names by id.
        t: the reader's language.
    """
    if peaks.empty:
        return t("Prices before and after each restriction")
    ranked = peaks.sort_values("times", ascending=False)
    top = ranked.iloc[0]
    words = {
        "times": t.number(top["times"]),
        "name": names[top["case"]],
        "goods": goods.get(top["goods"], top["goods"]),
    }
    if len(ranked) == 1:
        return t("Prices outside rose up to {times}-fold for {name} ({goods})", **words)
    return t(
        "Prices outside rose up to {times}-fold for {name} ({goods}), at most {most}-fold in any other case",
        most=t.number(ranked.iloc[1]["times"], 1),
        **words,
    )


def gaps(widest: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say how wide the gap between the two prices became, and when.

    Args:
        widest: as ``trade.price_paths.widest`` gives them.
        names: the cases by their names.
        t: the reader's language.
    """
    if widest.empty:
        return t("The price outside China against the price inside")
    parts = [
        t(
            "{name} ×{times} in month {month}",
            name=names[row.case],
            times=t.number(row.low, 1),
            month=t.number(row.months),
        )
        for row in each_row(widest.nlargest(2, "low"))
    ]
    return t("The widest gap between the two prices: {parts}", parts=t.listing(parts))


def shares(changes: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say for which cases China's share fell, and for which it did not.

    Args:
        changes: as ``policy.precedents.share_changes`` gives them.
        names: the cases by their names.
        t: the reader's language.
    """
    if changes.empty:
        return t("China’s share of output before and after each restriction")
    down, up = changes[changes["change"] < 0], changes[changes["change"] >= 0]
    if up.empty:
        return t("China’s share fell for {down}", down=_moves(down, names, t))
    if down.empty:
        return t("China’s share did not fall for {up}", up=_moves(up, names, t))
    words = {"down": _moves(down, names, t), "up": _moves(up, names, t)}
    return t("China’s share fell for {down}, and did not for {up}", **words)


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
    parts = [
        t("{name} {month}", name=names[row.case], month=t.number(row.months))
        for row in each_row(decided.sort_values("months"))
    ]
    return t("Months until the first decision elsewhere: {parts}", parts=t.commas(parts))


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
        return t("One restriction of {n} was itself lifted: {name}, in month {month}", n=n, **words)
    return t("The restriction was lifted in month {month}", month=words["month"])


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


def rises(peaks: pd.DataFrame, goods: pd.Series, t: Translator) -> list[str]:
    """Tell each case's largest multiple and its month, as ``antimony 2.9-fold by month 8`` does.

    Args:
        peaks: as ``trade.price_paths.peaks`` gives them.
        goods: commodity names by id.
        t: the reader's language.
    """
    return [
        t(
            "{name} {times}-fold by month {month}",
            name=goods[row.case],
            times=t.number(row.times, 1),
            month=t.number(row.months),
        )
        for row in each_row(peaks)
    ]
