"""Charts of thresholds: what stands behind each, and where it starts from."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import force_name, target_name

FORCE_ORDER = (
    "duty",
    "procurement_ban",
    "condition_of_aid",
    "contract",
    "rate_of_aid",
    "end_of_aid",
    "benchmark",
    "policy_target",
    "plan",
    "list_criterion",
    "proposal",
)


def force_of_targets(counted: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List the thresholds by what stands behind them, and whether a measured value was found.

    Args:
        counted: as ``policy.targets.count_forces`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = _force_rows(counted, t)
    return Listing(
        id="force-of-targets",
        title=title,
        subtitle=t("Thresholds by what stands behind them, and whether a measured value was found"),
        frame=frame,
        columns=_force_columns(t),
    )


def _force_rows(counted: pd.DataFrame, t: Translator) -> pd.DataFrame:
    order = counted.assign(place_of=counted["force"].map(FORCE_ORDER.index)).sort_values(
        ["place_of", "measured", "row_id"], ascending=[True, False, True], ignore_index=True
    )
    truth = {True: t("yes"), False: t("no")}
    return order.assign(
        kind=[force_name(force, t) for force in order["force"]],
        operator=order["operator"].map(t.code),
        unit=order["unit"].map(t.cell),
        bound=order["binds"].map(truth),
        value_found=order["measured"].map(truth),
    )


def _force_columns(t: Translator) -> dict[str, str]:
    return {
        "kind": t("force"),
        "metric": t("what is measured"),
        "scope": t("for"),
        "operator": t("relation"),
        "threshold": t("threshold"),
        "unit": t("unit"),
        "by_date": t("due"),
        "bound": t("binds"),
        "value_found": t("measured"),
    }


def from_baselines(started: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Listing:
    """List targets from where they start to where they are to end, with the pace that takes.

    Args:
        started: as ``policy.targets.from_baselines`` gives them, with ``jurisdiction``.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = started.assign(
        label=[_target_label(row, names, t) for row in each_row(started)],
        words=[_pace_words(row, t) for row in each_row(started)],
        unit=started["unit"].map(t.cell),
    )
    return Listing(
        id="from-baselines",
        title=title,
        subtitle=t("Policy targets that print where they start; in percent, or in days for the stock"),
        frame=frame,
        columns={
            "label": t("target"),
            "baseline": t("start"),
            "threshold": t("target value"),
            "unit": t("unit"),
            "by_date": t("due"),
            "words": t("pace"),
        },
    )


def _target_label(row: Row, names: pd.Series, t: Translator) -> str:
    place = str(names.get(row.jurisdiction, row.jurisdiction))
    return t("{place}: {target}", place=place, target=target_name(row.kind, t))


def _pace_words(row: Row, t: Translator) -> str:
    if pd.isna(row.per_year_high):
        return t("no due day")
    return t("{n} a year until {due}", n=t.number(row.per_year_high, 1), due=row.by_date[:4])
