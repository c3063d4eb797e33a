"""Export controls as a ladder: when each step was announced, took effect, was suspended or ended."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day
from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import Row, each_row
from chokepoint.i18n import vocabulary

CLOSING = ("replaced", "adopted")
RESTRICTING = ("licence", "ban", "technology", "extraterritorial", "state_trading", "listing")
"""Kinds of step that count as a control: each restricts goods, know-how or buyers by a notice of its own.

What eases earlier steps, a draft, a framework law and a campaign of enforcement restrict nothing new.
"""
CHECKS = "checks"
"""What a ban is for a good of which it only makes the checks of end users stricter."""
EXTENDED = "extension_stated"
ENDED, SUSPENDED, IN_FORCE, ANNOUNCED = vocabulary("ended", "suspended", "in force", "announced")
STATED, DUE = vocabulary("extended by a statement", "was due to end, no text found")
"""How a step stands on a day.

The last two are of steps whose printed end, or the end of whose suspension, has passed: an official said
that it goes on, or nothing is known.
"""


def build_ladder(controls: pd.DataFrame, changes: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Place every control on a time axis, as it stood on a day.

    Args:
        controls: table ``controls`` (one row a step).
        changes: table ``control_changes`` (suspensions, replacements, ends of cycles).
        day: the day to look from.

    Returns:
        The controls with ``start`` (effective, else announced), ``stop`` (replaced or taken over; NaT if
        open), ``pause`` and ``resume`` (suspension), ``lapse`` (scheduled end), ``extended`` (to which day
        an official said that suspension or step goes on), ``until`` (the last day that is set or stated),
        ``state`` on ``day``, ``row_ids`` with those of the changes and ``row_id`` of the step alone; in
        order of announcement.
    """
    dated = with_row_ids(controls).assign(
        announced_day=to_first_day(controls["announced"]), effective_day=to_first_day(controls["effective"])
    )
    # a draft binds nobody: it stands from its publication until it is adopted
    in_effect = dated["effective_day"].where(dated["kind"] != "draft")
    started = dated.assign(start=in_effect.fillna(dated["announced_day"]))
    ladder = started.join(_change_days(changes), on="row_id")
    ladder["until"] = ladder[["resume", "lapse", "extended"]].max(axis=1)
    touching = changes.groupby("control_row_id")["row_id"].agg(join_ids)
    ladder["state"] = [_state(row, day) for row in each_row(ladder)]
    ladder["row_ids"] = [join_ids([row_id, touching.get(row_id, "")]) for row_id in ladder["row_id"]]
    return ladder.sort_values(["announced_day", "row_id"], ignore_index=True)


def restricting(ladder: pd.DataFrame) -> pd.DataFrame:
    """Keep the steps that count as a control."""
    return ladder[ladder["kind"].isin(RESTRICTING)]


def by_commodity(ladder: pd.DataFrame) -> pd.DataFrame:
    """Give each commodity a row for every control on it that has not ended.

    Args:
        ladder: as :func:`build_ladder` gives it.

    Returns:
        The columns of the ladder with ``commodity_id``, ``measure`` (as :func:`measure_on` gives it), ``way``
        (``licence``, ``ban of`` a country by its ISO code, or ``other``), and ``line``: controls of one way
        on the same commodity stand in lines of their own. Lists of firms name no goods and are left out.
        Commodities come in the order in which they were first controlled.
    """
    standing = restricting(ladder)
    standing = standing[(standing["state"] != ENDED) & (standing["kind"] != "listing")]
    rows = standing.assign(commodity_id=standing["commodities"].str.split(";")).explode("commodity_id")
    rows = rows.assign(measure=[measure_on(row, {row.commodity_id}) for row in each_row(rows)])
    rows = rows.assign(way=[_way(row) for row in each_row(rows)])
    nth = rows.groupby(["commodity_id", "way"]).cumcount()
    rows = rows.assign(nth=nth, line=rows["commodity_id"] + " " + nth.astype(str))
    first = rows.groupby("commodity_id", sort=False).ngroup()
    return rows.assign(first=first).sort_values(["first", "nth"], kind="stable", ignore_index=True)


def measure_on(row: Row, commodities: set[str]) -> str:
    """Say what a control is for some of its commodities.

    Args:
        row: a control.
        commodities: ids of commodities; those that the control does not name say nothing.

    Returns:
        The kind of the control, or ``CHECKS`` where it only checks the end users of all of them.
    """
    own = commodities & set(row.commodities.split(";"))
    return CHECKS if own and own <= set(row.checked_commodities.split(";")) else str(row.kind)


def _way(row: Row) -> str:
    if row.measure == "ban":
        return f"ban of {row.target_iso3}"
    return "licence" if row.measure == "licence" else "other"


def _change_days(changes: pd.DataFrame) -> pd.DataFrame:
    """Give each control the days on which a change stops, pauses, resumes or ends it."""
    dated = changes.assign(since=to_first_day(changes["from"]), until=to_first_day(changes["until"]))
    suspended, closing = dated["change"] == "suspended", dated["change"].isin(CLOSING)
    extended = dated["change"] == EXTENDED
    days = {
        "stop": _first(dated[closing], "since"),
        "pause": _first(dated[suspended], "since"),
        "resume": _first(dated[suspended], "until"),
        "lapse": _first(dated[~suspended & ~closing & ~extended], "since"),
        "extended": _first(dated[extended].sort_values("until", ascending=False), "until"),
    }
    return pd.DataFrame(days).astype("datetime64[us]")


def _first(changes: pd.DataFrame, column: str) -> pd.Series:
    return changes.drop_duplicates("control_row_id").set_index("control_row_id")[column]


def _state(row: Row, day: pd.Timestamp) -> str:
    """Say how a step stands on a day; a suspension outranks the effective date it came before."""
    if pd.notna(row.stop) and row.stop <= day:
        return ENDED
    if pd.notna(row.lapse) and row.lapse < day:
        return _after_its_end(row, day)
    if pd.notna(row.pause) and row.pause <= day:
        return SUSPENDED if pd.isna(row.resume) or day <= row.resume else _after_its_end(row, day)
    return IN_FORCE if pd.isna(row.effective_day) or row.effective_day <= day else ANNOUNCED


def _after_its_end(row: Row, day: pd.Timestamp) -> str:
    """Say how a step stands when the day has passed to which it, or its suspension, was to run."""
    return STATED if pd.notna(row.extended) and day <= row.extended else DUE
