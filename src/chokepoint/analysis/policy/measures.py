"""Measures in time, the money behind them, and how long it takes from a decision to a tonne."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids

PLACING = ("adopted", "proposed", "in_force")
"""The step a measure is placed in time by: its adoption, else what else is dated, in this order."""
LAW_LIKE = ("law", "regulation")
REPORT = "report"
"""What is said of measures and is none itself."""
RAISED = "revenue_raised"
"""The kind of a sum that a state takes in or no longer gives."""
MONEY = ("USD", "EUR", "CAD", "AUD", "JPY", "KRW", "GBP", "INR")


def whole(measures: pd.DataFrame) -> pd.DataFrame:
    """Keep what counts as a measure: no step, list or section that belongs to one, no report."""
    return measures[(measures["part_of_row_id"] == "") & (measures["instrument"] != REPORT)]


def place_measures(measures: pd.DataFrame, steps: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Place every measure in time by its adoption, else by its proposal or entry into force.

    Args:
        measures: table ``measures``; names and kinds are taken from it whatever its source's date.
        steps: table ``measure_steps``, as known on ``day``.
        day: the day looked from.

    Returns:
        The whole measures with a dated step, oldest first, with ``day``, ``step``, ``date`` and
        ``row_ids``; the row of the measure itself is named only if its source was out by ``day``.
    """
    placing = steps[steps["step"].isin(PLACING)]
    ranked = placing.assign(rank=placing["step"].map(PLACING.index))
    first = ranked.sort_values("rank", kind="stable").drop_duplicates("measure_row_id")
    columns = first[["measure_row_id", "step", "date", "row_id"]].rename(columns={"row_id": "step_id"})
    joined = whole(measures).merge(columns, left_on="row_id", right_on="measure_row_id")
    known = joined["row_id"].where(joined["published"].isna() | (joined["published"] <= day), "")
    ids = [join_ids(pair) for pair in zip(known, joined["step_id"], strict=True)]
    placed = joined.assign(day=to_first_day(joined["date"]), row_ids=ids)
    return placed.sort_values(["day", "row_id"], ignore_index=True)


def only_steps(steps: pd.DataFrame, keep: str) -> pd.DataFrame:
    """Keep of each measure its ``first`` or its ``last`` dated step, to place it by that one."""
    ordered = steps[steps["step"].isin(PLACING)].sort_values("date", kind="stable")
    return ordered.drop_duplicates("measure_row_id", keep=keep)  # type: ignore[call-overload]


def undated(measures: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Give the whole measures without any dated step, with an empty ``date`` and ``step`` and no ``day``."""
    alone = whole(measures)
    without = with_row_ids(alone[~alone["row_id"].isin(steps["measure_row_id"])])
    no_day = pd.Series(pd.NaT, without.index, dtype="datetime64[us]")
    return without.assign(date="", step="", day=no_day)


def path_of(measures: pd.DataFrame, steps: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Follow one measure through its dated steps and those of its parts.

    Args:
        measures: table ``measures``.
        steps: table ``measure_steps``.
        measure: ``row_id`` of the measure.

    Returns:
        One row a step, in order: ``day``, ``step``, ``short_name``, ``row_ids`` and ``is_procedure``, which
        is false for parts of another instrument than the measure, such as lists of projects.
    """
    main = measures.set_index("row_id").loc[measure]
    kept = measures[(measures["part_of_row_id"] == measure) | (measures["row_id"] == measure)]
    kept = kept.assign(is_procedure=kept["instrument"] == main["instrument"])
    named = with_row_ids(steps).merge(
        kept[["row_id", "short_name", "is_procedure"]],
        left_on="measure_row_id",
        right_on="row_id",
        suffixes=("", "_measure"),
    )
    dated = named.assign(day=to_first_day(named["date"]))
    return dated.sort_values(["day", "row_id"], ignore_index=True)


def days_from(path: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Count the days from a day to each step of :func:`path_of`; negative before it."""
    return path.assign(days=(path["day"] - day).dt.days)


def out_by(measures: pd.DataFrame, day: pd.Timestamp) -> set[str]:
    """Name the measures whose source was out by a day, or has none."""
    return set(measures.loc[measures["published"].isna() | (measures["published"] <= day), "row_id"])


def waits(measures: pd.DataFrame, steps: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Measure how long each measure took from its first dated step to its last.

    Args:
        measures: table ``measures``; names and kinds are taken from it whatever its source's date.
        steps: table ``measure_steps``, as known on ``day``.
        day: the day looked from.

    Returns:
        One row a measure with two or three dated steps: its ``short_name``, ``instrument``,
        ``jurisdiction``, ``first``, ``adopted`` and ``last`` days, ``proposed`` (a proposal is dated),
        ``days`` (last less first), ``waited`` (days before adoption), ``exact`` (all days are printed, not
        only months or years; else the first day of the period counts), ``row_ids``, that of the
        measure itself only if its source was out by ``day``; quickest first.
    """
    dated = steps.assign(day=to_first_day(steps["date"]), is_day=steps["date"].str.len() == len("2023-07-03"))
    wide = dated.pivot(index="measure_row_id", columns="step", values="day").reindex(columns=PLACING)
    wide = wide.astype("datetime64[us]")  # a kind of step that nothing took has no days to say so itself
    notes = dated.groupby("measure_row_id").agg(exact=("is_day", "all"), row_ids=("row_id", join_ids))
    ends = pd.DataFrame({"first": wide.min(axis=1), "adopted": wide["adopted"], "last": wide.max(axis=1)})
    ends["proposed"] = wide["proposed"].notna()
    known = ends[wide.notna().sum(axis=1) > 1].join(notes)
    out = out_by(measures, day)
    # the measure itself says whose it is, and by which instrument
    known["row_ids"] = [
        join_ids([ids, name if name in out else ""])
        for name, ids in zip(known.index, known["row_ids"], strict=True)
    ]
    named = measures.set_index("row_id")[["short_name", "instrument", "jurisdiction"]]
    timed = known.join(named).assign(days=(known["last"] - known["first"]).dt.days)
    timed["waited"] = (timed["adopted"].fillna(timed["last"]) - timed["first"]).dt.days
    return timed.reset_index(names="measure_row_id").sort_values(["days", "short_name"], ignore_index=True)


def typical_wait(waited: pd.DataFrame, instruments: tuple[str, ...]) -> pd.DataFrame:
    """Give the median of ``days`` over the measures of some instruments: one row, or none.

    Only measures with a dated proposal count: without one, the time before adoption is not known.
    """
    chosen = waited[waited["instrument"].isin(instruments) & waited["proposed"].astype(bool)]
    row = {"n": len(chosen), "median": chosen["days"].median(), "row_ids": join_ids(chosen["row_ids"])}
    return pd.DataFrame([row])[: len(chosen)]


def money(subsidies: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows that are sums of money, largest first within kind and currency; nothing is added up.

    What a state takes in by a change is no aid and is left out.
    """
    given = subsidies["unit"].isin(MONEY) & (subsidies["kind"] != RAISED)
    kept = with_row_ids(subsidies[given])
    return kept.sort_values(["unit", "kind", "value"], ascending=[True, True, False], ignore_index=True)


def largest_by_kind(sums: pd.DataFrame, currency: str = "USD") -> pd.DataFrame:
    """Give the largest single sum of each kind in one currency, largest first.

    Args:
        sums: as :func:`money` gives them.
        currency: one of ``MONEY``.

    Returns:
        One row a kind, the columns of ``sums``; rows that repeat or read anew another sum are passed over.
    """
    repeated = sums["relation"].isin(["repeats", "other_reading"])
    chosen = sums[(sums["unit"] == currency) & ~repeated]
    largest = chosen.sort_values("value", ascending=False, kind="stable").drop_duplicates("kind")
    return largest.reset_index(drop=True)


def plant_states(subsidies: pd.DataFrame) -> pd.DataFrame:
    """Read capacities planned and output seen among the money as states of projects, for :func:`lead_times`.

    A planned capacity counts as said on the day its source came out, with the date of the row as its aim.

    Args:
        subsidies: table ``subsidies``; figures for all plants together (``ROW``) are left out.

    Returns:
        ``project``, ``commodities``, ``phase``, ``state_date``, ``target_start``, ``target_full``,
        ``row_id``.
    """
    plants = subsidies[subsidies["kind"].isin(["capacity", "output"]) & (subsidies["jurisdiction"] != "ROW")]
    seen = plants["status"] == "produced"
    said = plants["published"].dt.strftime("%Y-%m-%d")
    return pd.DataFrame(
        {
            "project": plants["recipient"],
            "commodities": plants["commodity_id"],
            "phase": seen.map({True: "first_output", False: "proposed"}),
            "state_date": plants["date"].where(seen, said),
            "target_start": plants["date"].where(~seen, ""),
            "target_full": "",
            "row_id": plants["row_id"],
        }
    )


def lead_times(states: pd.DataFrame) -> pd.DataFrame:
    """Measure the time from the first dated word on a project to its output, reached or aimed at.

    Args:
        states: one row a state of a project: ``project``, ``commodities``, ``phase``, ``state_date``,
            ``target_start``, ``target_full`` (partial dates, may be empty), ``row_id``.

    Returns:
        One row a project with both ends: ``project``, ``commodities``, ``start`` (first day of the earliest
        state), ``end``, ``reached`` (output seen, not only aimed at), ``months`` (30.4375 days each),
        ``row_ids``; quickest first. The last day of a period counts for an aim.
    """
    known = states.assign(begin=to_first_day(states["state_date"]))
    rows = [_lead_time(name, group) for name, group in known.groupby("project")]
    frame = pd.DataFrame([row for row in rows if row], columns=_LEAD)
    return frame.sort_values(["months", "project"], ignore_index=True)


_LEAD = ["project", "commodities", "start", "end", "reached", "months", "row_ids"]


def _lead_time(name: object, states: pd.DataFrame) -> dict[str, object] | None:
    output = states[states["phase"] == "first_output"].dropna(subset=["begin"])
    reached = not output.empty
    end = output["begin"].min() if reached else _aim(states)
    start = states["begin"].min()
    if pd.isna(start) or pd.isna(end) or end <= start:
        return None
    values = [name, states["commodities"].iloc[-1], start, end, reached, (end - start).days / 30.4375]
    return dict(zip(_LEAD, [*values, join_ids(states["row_id"])], strict=True))


def _aim(states: pd.DataFrame) -> pd.Timestamp:
    """Give the start aimed at by the newest state that names one, else its full output."""
    named = states[(states["target_start"] != "") | (states["target_full"] != "")]
    newest = named.sort_values(["begin", "row_id"], na_position="first").tail(1)
    aims = newest["target_start"].where(newest["target_start"] != "", newest["target_full"])
    return to_last_day(aims).max()
