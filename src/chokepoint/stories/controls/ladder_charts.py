"""Charts of what was controlled, when, and what happened around it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.goods import name_goods
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator, msg

KINDS = {
    "extraterritorial": msg("rule on foreign-made goods"),
    "state_trading": msg("list of state traders"),
    "enforcement": msg("campaign against smuggling"),
    "easing": msg("general licences"),
    "listing": msg("firms and bodies listed by name"),
    "suspension": msg("suspends earlier steps"),
}
"""Kinds of step whose code says too little; the others are written as they are."""


def controls_ladder(ladder: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Listing:
    """List every control with its start, its state and its end, the newest first.

    Args:
        ladder: as ``policy.controls.build_ladder`` gives it.
        names: commodity names by commodity id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = _ladder_rows(ladder[::-1], names, t)
    return Listing(
        id="controls-ladder",
        title=title,
        subtitle=t("Chinese export-control steps with all goods they name, from start to end"),
        frame=translated(frame, ["state"], t),
        columns=_ladder_columns(t),
    )


def _ladder_rows(ladder: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    return ladder.assign(
        name=[name_goods(row, names, t) if row.commodities else t("legal basis") for row in each_row(ladder)],
        kind_words=[name_kind(row, t) for row in each_row(ladder)],
        end_words=[_name_end(row, t) for row in each_row(ladder)],
    )


def _ladder_columns(t: Translator) -> dict[str, str]:
    return {
        "announced": t("announced"),
        "effective": t("in effect"),
        "announcement_no": t("notice"),
        "name": t("covers"),
        "kind_words": t("kind"),
        "target_name": t("aimed at"),
        "state": t("state"),
        "end_words": t("end that is set or stated"),
    }


def name_kind(row: Row, t: Translator) -> str:
    """Write what kind of step a step is, a ban with the country it is aimed at."""
    if row.kind == "ban":
        return t("ban, {country}", country=t.cell(row.target_name))
    return t.code(row.kind, KINDS)


def _name_end(row: Row, t: Translator) -> str:
    return t("to {month}", month=t.short_month(row.until)) if pd.notna(row.until) else ""


def event_strip(events: pd.DataFrame, title: str, t: Translator, name: str = "events-2023") -> Listing:
    """List dated events, each with its actor and words.

    Args:
        events: as ``policy.timeline.select_events`` gives them.
        title: the finding.
        t: the reader's language.
        name: the id of the list.
    """
    first, last = t.month(events["day"].iloc[0]), t.month(events["day"].iloc[-1])
    return Listing(
        id=name,
        title=title,
        subtitle=t("Dated steps on chips and minerals, {first} to {last}", first=first, last=last),
        frame=translated(events, ["category"], t),
        columns={"date": t("date"), "actor": t("by"), "event": t("step"), "category": t("kind")},
    )
