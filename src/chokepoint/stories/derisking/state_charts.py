"""The list of all thresholds with where each stands."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.policy.target_states import STATES
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator
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
            "operator": t("relation"),
            "threshold": t("threshold"),
            "unit": t("unit"),
            "by_date": t("due"),
            "value": t("value"),
            "of_year": t("year of the value"),
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
    order = stands.assign(place_of=stands["state"].map(STATES.index)).sort_values(
        ["place_of", "by_date", "row_id"], ignore_index=True
    )
    rows = list(each_row(order))
    return order.assign(
        operator=order["operator"].map(t.code),
        unit=order["unit"].map(t.cell),
        value=[_span(row.low, row.high, t) for row in rows],
        of_year=[f"{row.year:.0f}" if pd.notna(row.year) else "" for row in rows],
        to_go=[_to_go(row, t) for row in rows],
        a_year=[_span(row.per_year_low, row.per_year_high, t, 1) for row in rows],
        state_name=[standing(row.state, t) for row in rows],
        missing_words=[missing_words(row.missing, t) for row in rows],
    )


def _span(low: float, high: float, t: Translator, digits: int = 0) -> str:
    return t.interval(low, high, digits) if pd.notna(high) else ""


def _to_go(row: Row, t: Translator) -> str:
    """Write the distance in the unit of the threshold, and for a deadline in days."""
    if pd.isna(row.days_left):
        return _span(row.gap_low, row.gap_high, t)
    if row.days_left < 0:
        return t("the day is past")
    return t.plural("{n} day left", "{n} days left", int(row.days_left))
