"""Timelines: moves of outside powers, export controls of African states, dates that projects aimed at."""

from __future__ import annotations

import pandas as pd

from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator


def counter_moves(moves: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List dated moves with who made them and what they amount to.

    Args:
        moves: as ``africa.moves.select_moves`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = moves.assign(
        who=moves["side"].map(t.code),
        sort=moves["kind"].map(t.code),
        amount=[_amount(v, unit, t) for v, unit in zip(moves["value"], moves["unit"], strict=True)],
    )
    return Listing(
        id="counter-moves",
        title=title,
        subtitle=t("Dated moves of all sides: money, deals, pledges, memoranda, designations and offers"),
        frame=frame,
        columns={
            "date": t("date"),
            "who": t("side"),
            "actor": t("by"),
            "action": t("move"),
            "amount": t("amount"),
            "sort": t("kind"),
        },
    )


def _amount(value: float, unit: str, t: Translator) -> str:
    digits = 0 if value >= 100 else 1
    return "" if pd.isna(value) else t.measure(value, unit, digits)


def african_controls(controls: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Listing:
    """List export controls of African states by the day they take effect.

    Args:
        controls: as ``africa.moves.order_controls`` gives them.
        names: country names by ISO code, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = controls.assign(
        country=controls["country_iso3"].map(names).fillna(controls["country_iso3"]),
        sort=controls["kind"].map(t.code),
        amount=[_amount(v, unit, t) for v, unit in zip(controls["value"], controls["unit"], strict=True)],
    )
    return Listing(
        id="african-controls",
        title=title,
        subtitle=t("Bans, suspensions, quotas and policies of African states by the day of effect"),
        frame=frame,
        columns={
            "country": t("state"),
            "minerals_as_printed": t("minerals"),
            "sort": t("kind"),
            "measure": t("measure"),
            "effective": t("in effect"),
            "state": t("as reported"),
            "amount": t("quantity"),
        },
    )


def announced_starts(starts: pd.DataFrame, day: pd.Timestamp, title: str, t: Translator) -> Listing:
    """List when each start was announced and the date aimed at, a row a statement.

    Args:
        starts: as ``africa.projects.announced_starts`` gives them.
        day: the day looked from.
        title: the finding.
        t: the reader's language.
    """
    frame = starts.assign(
        past=starts["is_past"].map({True: t("yes"), False: t("no")}),
        texts=starts["attribution"].map({"single": t("one text"), "joint": t("several texts together")}),
    )
    return Listing(
        id="announced-starts",
        title=title,
        subtitle=t("Day of each statement, and the end of the period aimed at for first output"),
        frame=frame,
        columns={
            "project": t("project"),
            "stated": t("stated"),
            "target_start": t("start aimed at"),
            "past": t("date passed"),
            "texts": t("from"),
        },
        notes=_starts_note(frame, day, t),
    )


def _starts_note(frame: pd.DataFrame, day: pd.Timestamp, t: Translator) -> str:
    idle = t("None of these projects operates in its last reported state.")
    note = t("Passed means passed by {day}.", day=t.day(day))
    return note if frame["is_running"].any() else f"{note} {idle}"
