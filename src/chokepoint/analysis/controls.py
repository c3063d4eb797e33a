"""Export controls as a ladder: when each step was announced, took effect, was suspended or ended."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids, with_row_ids

STATES = ("announced", "in force", "suspended", "ended")
CLOSING = ("replaced", "adopted")
EASING = ("suspension", "easing")


def build_ladder(controls: pd.DataFrame, changes: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Place every control on a time axis, as it stood on a day.

    Args:
        controls: table ``controls`` (one row a step).
        changes: table ``control_changes`` (suspensions, replacements, ends of cycles).
        day: the day to look from.

    Returns:
        The controls with ``start`` (effective, else announced), ``stop`` (replaced or taken over; NaT if
        open), ``pause`` and ``resume`` (suspension), ``lapse`` (scheduled end), ``state`` on ``day`` and
        ``row_ids``; in order of announcement.
    """
    ladder = with_row_ids(controls).assign(
        announced_day=to_first_day(controls["announced"]), effective_day=to_first_day(controls["effective"])
    )
    # a draft binds nobody: it stands from its publication until it is adopted
    in_effect = ladder["effective_day"].where(ladder["kind"] != "draft")
    ladder["start"] = in_effect.fillna(ladder["announced_day"])
    for names, pick in _change_columns(changes).items():
        ladder = ladder.merge(pick.rename(columns=dict(zip("xy", names, strict=True))), how="left", on="row_id")
    ladder["state"] = [_state(row, day) for row in ladder.itertuples()]
    touching = changes.groupby("control_row_id")["row_id"].agg(join_ids)
    ladder["row_ids"] = [join_ids([i, touching.get(i, "")]) for i in ladder["row_id"]]
    tidy = ladder.drop(columns=["_stop_until", "_lapse_until"])
    return tidy.sort_values(["announced_day", "row_id"], ignore_index=True)


def _change_columns(changes: pd.DataFrame) -> dict[tuple[str, str], pd.DataFrame]:
    """Split the changes by what they do to the axis, columns ``x`` (from) and ``y`` (until)."""
    dated = changes.assign(x=to_first_day(changes["from"]), y=to_first_day(changes["until"]))
    suspended = dated["change"] == "suspended"
    closing = dated["change"].isin(CLOSING)
    return {
        ("pause", "resume"): _once(dated[suspended]),
        ("stop", "_stop_until"): _once(dated[closing]),
        ("lapse", "_lapse_until"): _once(dated[~suspended & ~closing]),
    }


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    renamed = rows[["control_row_id", "x", "y"]].rename(columns={"control_row_id": "row_id"})
    return renamed.drop_duplicates("row_id")


def _state(row: object, day: pd.Timestamp) -> str:
    """Say how a step stands on a day; a suspension outranks the effective date it came before."""
    stop, pause, resume = row.stop, row.pause, row.resume  # type: ignore[attr-defined]
    effective, lapse = row.effective_day, row.lapse  # type: ignore[attr-defined]
    if (pd.notna(stop) and stop <= day) or (pd.notna(lapse) and lapse < day):
        return "ended"
    if pd.notna(pause) and pause <= day and (pd.isna(resume) or day <= resume):
        return "suspended"
    return "in force" if pd.isna(effective) or effective <= day else "announced"


def count_items(items: pd.DataFrame) -> pd.DataFrame:
    """Count the item groups of a notice by commodity: columns ``commodity_id``, ``items``, ``row_ids``."""
    grouped = items.groupby("commodity_id", sort=True)
    return grouped.agg(items=("row_id", "count"), row_ids=("row_id", join_ids)).reset_index()


def naming(controls: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Keep the controls whose list of commodities names one."""
    named = controls["commodities"].map(lambda text: commodity in text.split(";"))
    return controls[named]
