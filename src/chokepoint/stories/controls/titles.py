"""The findings that stand over the figures: sentences computed from the frames they are drawn from.

Each takes the summary it speaks of; where that is empty it gives a plain heading instead of a finding.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator


def steps_before(events: pd.DataFrame, notice_day: pd.Timestamp, t: Translator) -> str:
    """Count the dated steps before the notice."""
    if events.empty:
        return t("Dated steps on chips and minerals")
    n = int((events["day"] < notice_day).sum())
    return t.plural(
        "One step on chips or minerals in the weeks before the notice",
        "{n} steps on chips and minerals in the weeks before the notice",
        n,
    )


def steps_after(ladder: pd.DataFrame, notice_id: str, day: pd.Timestamp, t: Translator) -> str:
    """Count the steps after a notice, and say whether the notice itself was ever suspended."""
    notices = ladder[ladder["row_id"] == notice_id]
    n = int((ladder["announced_day"] > notices["announced_day"].min()).sum())
    if not n:
        return t("The ladder of Chinese export controls by {day}", day=t.day(day))
    if notices["pause"].notna().any():
        return t.plural(
            "One step followed the notice of July 2023", "{n} steps followed the notice of July 2023", n
        )
    return t.plural(
        "One step followed the notice of July 2023; the licence itself was never suspended",
        "{n} steps followed the notice of July 2023; the licence itself was never suspended",
        n,
    )


def monthly(known: pd.DataFrame, zero: pd.DataFrame, first: pd.Timestamp, metal: str, t: Translator) -> str:
    """Name the month of zero and the month with most."""
    if zero.empty or known.empty:
        return t("Monthly exports of {metal}", metal=metal)
    peak = known.sort_values("high", kind="stable")["month"].iloc[-1]
    if peak <= first:
        words = {"metal": t.capital(metal), "zero": t.month(zero["month"].iloc[0])}
        return t("{metal} fell to nothing in {zero}", **words)
    return t(
        "{metal} fell to nothing in {zero}; the month with most since {first} is {peak}",
        metal=t.capital(metal),
        zero=t.month(zero["month"].iloc[0]),
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


def gap(pairs: pd.DataFrame, t: Translator) -> str:
    """Give the widest gap between prices outside and inside."""
    if pairs.empty:
        return t("Prices outside and inside China")
    if pairs["ratio"].max() < 1:
        low = t.number(pairs["ratio"].min(), 2)
        return t("Outside China the metal cost less than inside: {n} to 1", n=low)
    return t("The gap between outside and inside reached {n} to 1", n=t.number(pairs["ratio"].max(), 2))


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


def against_model(expected: pd.DataFrame, change: pd.DataFrame, t: Translator) -> str:
    """Compare the reported price rise with the modelled one."""
    if expected.empty or change.empty:
        return t("Price rises, modelled and reported")
    seen, modelled = change["change_percent"].iloc[0], expected["central"].iloc[0]
    if seen < 0:
        words = {"n": t.number(-seen), "rise": t.number(modelled)}
        return t("The reported price fell by {n} percent; the model expects a rise of {rise}", **words)
    if "qualifier" in expected and expected["qualifier"].iloc[0]:
        words = {"n": t.number(seen), "rise": t.number(modelled)}
        return t("The reported price rose by {n} percent; the model expects more than {rise}", **words)
    times = t.number(seen / modelled, 1)
    return t("The reported price rose {n} times as much as the model expects of a full stop", n=times)


def use_breakdowns(shares: pd.DataFrame, metal: str, t: Translator) -> str:
    """Count the breakdowns and date the newest."""
    if shares.empty:
        return t("Uses of {metal}", metal=metal)
    return t.plural(
        "Uses of {metal}: one breakdown, of {year}",
        "Uses of {metal} differ by who is asked: {n} breakdowns, the newest of {year}",
        shares["basis"].nunique(),
        metal=metal,
        year=shares["year"].max(),
    )


def europe_depends(stated: pd.DataFrame, metal: str, t: Translator) -> str:
    """Give the European Union's dependence, if it is among the statements."""
    europe = stated[stated["code"] == "eu_from_china"]
    if europe.empty:
        return t("Single statements on recovery, recycling and dependence")
    row = europe.iloc[0]
    return t(
        "The European Union took {share} percent of its {metal} from China, by a statement of {year}",
        share=t.number(row["value_high"]),
        metal=metal,
        year=row["year"],
    )


def share_range(summary: pd.DataFrame, metal: str, t: Translator) -> str:
    """Give the range of China's share over publishers and editions."""
    if summary.empty:
        return t("Quoted shares of China in {metal}", metal=metal)
    span = t.interval(summary["low"].iloc[0], summary["high"].iloc[0])
    return t("Statistics put China’s share of {metal} at {span} percent", metal=metal, span=span)


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


def share_history(concentrated: pd.DataFrame, metal: str, t: Translator) -> str:
    """Give the first and last share in the table that reaches furthest back."""
    if concentrated.empty:
        return t("China’s share of {metal}, year by year", metal=metal)
    longest = concentrated.groupby("publisher")["year"].nunique().idxmax()
    series = concentrated[concentrated["publisher"] == longest].sort_values("year")
    first, last = series.iloc[0], series.iloc[-1]
    return t(
        "By {publisher}, China’s share of {metal} went from {a} percent in {start} to {b} in {end}",
        publisher=longest,
        metal=metal,
        a=t.number(100 * first["share"]),
        start=first["year"],
        b=t.number(100 * last["share"]),
        end=last["year"],
    )


def sides_of_dispute(events: pd.DataFrame, t: Translator) -> str:
    """Count the dated steps of China and of the United States."""
    if events.empty:
        return t("Dated steps of the chip and mineral dispute")
    actors = events["actor_iso3"]
    return t(
        "Of {all} dated steps China took {china}, the United States {usa}",
        all=len(events),
        china=int((actors == "CHN").sum()),
        usa=int((actors == "USA").sum()),
    )
