"""The list of all thresholds with where each stands."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.policy.target_states import STATES
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator, msg
from chokepoint.stories.derisking.words import missing_words, standing


def target_states(stands: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List every threshold with its value, the distance, the pace needed, its state and what is missing.

    Args:
        stands: as ``policy.target_states.target_states`` gives them.
        title: the finding.
        t: the reader's language.
    """
    return Listing(
        id="target-states",
        title=title,
        subtitle=t(
            "Every threshold: its newest value, what is still to go, and what a year would have to bring"
        ),
        frame=_rows(stands, t),
        columns={
            "metric": t("what is measured"),
            "scope": t("for"),
            "asked": t("threshold"),
            "by_date": t("due"),
            "value": t("value, and its year"),
            "to_go": t("to go"),
            "a_year": t("needed a year"),
            "state_name": t("state"),
            "missing_words": t("what is missing to tell more"),
        },
        notes=t(
            "A mean over several materials lies between the lowest and the highest of them, so these are the "
            "bounds given for it. A start printed with a target stands for its value, and has no year."
        ),
    )


def _rows(stands: pd.DataFrame, t: Translator) -> pd.DataFrame:
    places = stands["state"].map(STATES.index)
    last = stands["by_date"].replace("", "9999")
    order = stands.assign(place_of=places, due=last).sort_values(
        ["place_of", "due", "row_id"], ignore_index=True
    )
    rows = list(each_row(order))
    return order.assign(
        asked=[_asked(row, t) for row in rows],
        value=[_value(row, t) for row in rows],
        to_go=[_to_go(row, t) for row in rows],
        a_year=[_span(row.per_year_low, row.per_year_high, t, 1) for row in rows],
        state_name=[standing(row.state, t) for row in rows],
        missing_words=[missing_words(row.missing, t) for row in rows],
    )


def _asked(row: Row, t: Translator) -> str:
    """Write the number asked for with its unit; a deadline asks for a day, which has a column."""
    if pd.isna(row.threshold):
        return t("done by the day")
    asked = {
        ">=": msg("at least {n} {unit}"),
        "<=": msg("at most {n} {unit}"),
        "<": msg("less than {n} {unit}"),
        "=": msg("{n} {unit}"),
    }[row.operator]
    digits = 0 if float(row.threshold).is_integer() else 1
    return t.say(asked, n=t.number(row.threshold, digits), unit=t.cell(row.unit))


def _value(row: Row, t: Translator) -> str:
    span = _span(row.low, row.high, t)
    return t.aside(span, f"{row.year:.0f}") if pd.notna(row.year) else span


def _span(low: float, high: float, t: Translator, digits: int = 0) -> str:
    return t.interval(low, high, digits) if pd.notna(high) else ""


def _to_go(row: Row, t: Translator) -> str:
    """Write the distance in the unit of the threshold, and for a deadline in days."""
    if pd.isna(row.days_left):
        return _span(row.gap_low, row.gap_high, t)
    if row.days_left < 0:
        return t("the day is past")
    return t.plural("{n} day left", "{n} days left", int(row.days_left))
