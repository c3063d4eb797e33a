"""The findings over the figures on legislation: sentences computed from the frames they are drawn from."""

from __future__ import annotations

import pandas as pd

from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import money_kind, target_name


def since_notice(placed: pd.DataFrame, notice: pd.Timestamp, t: Translator) -> str:
    """Say how many of the dated measures came after the notice."""
    n = int((placed["day"] > notice).sum())
    if not n:
        return t("{all} measures had been taken before or on the day of the notice", all=len(placed))
    return t(
        "{n} of {all} dated measures came after the notice of {month}",
        n=n,
        all=len(placed),
        month=t.month(notice),
    )


def act_on_the_day(path: pd.DataFrame, t: Translator) -> str:
    """Say how far the act was from force on the day of the article, or that it was a proposal."""
    force = path[path["step"] == "in_force"]
    if force.empty:
        return t("On the day of the article the act was a proposal")
    n = int(force["days"].max())
    return t("On the day of the article the act was a proposal, {n} days from force", n=n)


def named_by_lists(standing: pd.DataFrame, minerals: tuple[str, str], words: pd.Series, t: Translator) -> str:
    """Compare on how many of the newest lists two minerals stand.

    Args:
        standing: as ``policy.lists.standing_states`` gives them.
        minerals: the two group ids.
        words: commodity names by id.
        t: the reader's language.
    """
    first, second = (standing[standing["group_id"] == one] for one in minerals)
    return t(
        "Of the newest lists, {first} is on {k} of {n}, {second} is on {l} of {m}",
        first=words[minerals[0]],
        k=int((first["state"] == "named").sum()),
        n=len(first),
        second=words[minerals[1]],
        l=int((second["state"] == "named").sum()),
        m=len(second),
    )


def shared_by_all(cells: pd.DataFrame, n_lists: int, t: Translator) -> str:
    """Count the minerals that every list in force names, and those only one does."""
    named = cells[cells["state"] != "unknown"].drop_duplicates("group_id")
    return t(
        "Of {n} minerals on {lists} lists, {all} are on every one and {one} on a single one",
        n=len(named),
        lists=n_lists,
        all=int((named["on_n"] == n_lists).sum()),
        one=int((named["on_n"] == 1).sum()),
    )


def reproduced(meets: int, listed: int, year: int, t: Translator) -> str:
    """Compare the number of materials above both thresholds with the length of the list."""
    if meets == listed:
        return t(
            "The two thresholds alone reproduce the {n} entries of the list of {year}", n=meets, year=year
        )
    return t(
        "The two thresholds give {n} materials, the list of {year} has {m}", n=meets, year=year, m=listed
    )


def below_benchmarks(measured: pd.DataFrame, t: Translator) -> str:
    """Count the measured materials below the benchmark of their stage."""
    mined, made = (measured[measured["stage"] == stage] for stage in ("extraction", "processing"))
    counts = {
        "k": int((mined["state"] == "missed").sum()),
        "n": len(mined),
        "l": int((made["state"] == "missed").sum()),
        "m": len(made),
    }
    if made.empty:
        return t("Below their benchmark: {k} of {n} at extraction", **counts)
    if mined.empty:
        return t("Below their benchmark: {l} of {m} at processing", **counts)
    return t("Below their benchmark: {k} of {n} at extraction and {l} of {m} at processing", **counts)


def above_the_cap(pairs: pd.DataFrame, year: str, cap: float, t: Translator) -> str:
    """Count what exceeded the cap in EU sourcing and in world supply by the study of a year."""
    return t(
        "By the EU’s study of {year}, {k} of {n} supply lines exceeded {cap} percent in EU sourcing, "
        "{w} of {m} in world supply",
        year=year,
        k=int((pairs["eu"] > cap).sum()),
        n=int(pairs["eu"].notna().sum()),
        cap=t.number(cap),
        w=int((pairs["world"] > cap).sum()),
        m=int(pairs["world"].notna().sum()),
    )


def ladder_end(ladder: pd.DataFrame, t: Translator) -> str:
    """Say where the ladder of the credit stopped."""
    minerals = ladder[ladder["kind"] == "mineral_origin"]
    done = minerals[minerals["applied"]]
    if ladder["ended"].isna().all():
        return t(
            "The credit asks for {n} percent by {year}",
            n=t.number(minerals["threshold"].max()),
            year=minerals["year"].max(),
        )
    return t(
        "The credit ended on its {n}-percent rung; the rungs up to {top} percent never applied",
        n=t.number(done["threshold"].max()),
        top=t.number(minerals["threshold"].max()),
    )  # fmt: skip


def who_is_bound(counted: pd.DataFrame, t: Translator) -> str:
    """Count the thresholds that bind someone and those with a measured value."""
    valued = int(counted["measured"].sum())
    return t.plural(
        "Of {all} thresholds one binds someone; for {m} of all this book found a measured value",
        "Of {all} thresholds {n} bind someone; for {m} of all this book found a measured value",
        int(counted["binds"].sum()),
        all=len(counted),
        m=t.plural("one", "{n}", valued) if valued else t("none"),
    )


def where_they_stand(stands: pd.DataFrame, t: Translator) -> str:
    """Count the thresholds of which it can be told whether they are met, and those that are."""
    told = stands["state"].isin(["met", "on_course", "off_course", "short"])
    met = int((stands["state"] == "met").sum())
    return t.plural(
        "Of {all} thresholds one can be judged by a value; met: {met}",
        "Of {all} thresholds {n} can be judged by a value; met: {met}",
        int(told.sum()),
        all=len(stands),
        met=t.number(met) if met else t("none"),
    )


def steepest(started: pd.DataFrame, names: pd.Series, t: Translator) -> str:
    """Name the target with the greatest change from its start, as a multiple."""
    ratio = started[["baseline", "threshold"]].max(axis=1) / started[["baseline", "threshold"]].min(axis=1)
    row = started.iloc[int(ratio.to_numpy().argmax())]
    return t.plural(
        "The one target printed with its start: {metric}, {name}, from {a} to {b}",
        "The steepest printed target: {metric}, {name}, from {a} to {b}",
        len(started),
        metric=target_name(str(row["kind"]), t),
        name=str(names.get(row["jurisdiction"], row["jurisdiction"])),
        a=t.number(row["baseline"]),
        b=t.number(row["threshold"]),
    )


def how_long(waited: pd.DataFrame, t: Translator) -> str:
    """Give the shortest and the longest time from a first dated step to the last."""
    span = t.interval(waited["days"].min(), waited["days"].max())
    return t("From the first dated step to the last {n} measures took {span} days", n=len(waited), span=span)


def from_china(rows: pd.DataFrame, t: Translator) -> str:
    """Compare what the United States and the EU take of their gallium from China, each with its years."""
    own = rows[(rows["commodity_id"] == "gallium") & rows["us"].notna() & rows["eu"].notna()]
    if own.empty:
        return t("What comes from China, by mineral")
    row = own.iloc[0]
    return t(
        "China supplied {us} percent of US gallium imports in {years}, and {eu} percent of what the EU "
        "sourced by its study of {year}",
        us=t.number(row["us"]),
        years=row["us_years"],
        eu=t.number(row["eu"]),
        year=row["eu_year"],
    )


HALF = 50
"""Percent."""


def us_from_china(rows: pd.DataFrame, t: Translator) -> str:
    """Count the imports of the United States of which China supplied more than half."""
    span = (int(rows["first_year"].min()), int(rows["last_year"].max()))
    return t(
        "In {years} China supplied more than half of {k} of the {n} kinds of US imports it is named for",
        years=t.between(*span),
        k=int((rows["value"] > HALF).sum()),
        n=len(rows),
    )


def eu_from_china(rows: pd.DataFrame, t: Translator) -> str:
    """Count the materials of which China supplied more than half of what the EU sources."""
    return t(
        "By its study of {year} the EU took more than half from China in {k} of the {n} cases it is named in",
        year=int(rows["assessment_year"].max()),
        k=int((rows["value"] > HALF).sum()),
        n=len(rows),
    )


def meets_every(judged: pd.DataFrame, t: Translator) -> str:
    """Count the materials that meet every benchmark spoken of, and those that meet none."""
    met = judged["state"].eq("met").groupby(judged["commodity_id"])
    return t(
        "By a second source {k} of {n} materials meet every benchmark spoken of, {none} meet none",
        k=int(met.all().sum()),
        n=int(met.ngroups),
        none=int((~met.any()).sum()),
    )


def largest_sums(largest: pd.DataFrame, t: Translator) -> str:
    """Name the kind of the largest single sum and the largest award beside it."""
    if largest.empty:
        return t("Sums of money by kind")
    top, award = largest.iloc[0], largest[largest["kind"] == "award"]
    kind = money_kind(str(top["kind"]), t)
    if award.empty:
        return t("The largest single sum is of the kind {kind}", kind=kind)
    if top["kind"] == "award":
        return t("The largest single sum is an award, {a} billion dollars", a=t.number(top["value"] / 1e9, 1))
    return t(
        "The largest single sum is of the kind {kind}, {a} billion dollars; the largest award is {b}",
        kind=kind,
        a=t.number(top["value"] / 1e9, 1),
        b=t.number(award["value"].iloc[0] / 1e9, 1),
    )


def lead_times(frame: pd.DataFrame, t: Translator) -> str:
    """Compare the time to output seen with the time to output only aimed at."""
    seen, aimed = frame[frame["reached"].astype(bool)], frame[~frame["reached"].astype(bool)]
    if seen.empty:
        return t("No project had reached output; the aims lie {span} months off", span=_span(aimed, t))
    if aimed.empty:
        return t("Output seen after {span} months", span=_span(seen, t))
    return t(
        "{k} of {n} projects delivered, after {span} months; the others aim at {aims}",
        k=len(seen),
        n=len(frame),
        span=_span(seen, t),
        aims=_span(aimed, t),
    )


def _span(frame: pd.DataFrame, t: Translator) -> str:
    return t.interval(frame["months"].min(), frame["months"].max())
