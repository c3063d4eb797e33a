"""Charts of thresholds: what stands behind each, and where it starts from."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import is_narrow
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.marks import Dot, If
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import TEAL, WORLD
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


def force_of_targets(counted: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw one square a threshold, a row a force, full where a measured value was found.

    Args:
        counted: as ``policy.targets.count_forces`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = _force_rows(counted, t)
    counts = frame["kind"].value_counts(sort=False)
    return Figure(
        id="force-of-targets",
        title=title,
        subtitle=t(
            "One square a threshold, by what stands behind it; full: a measured value was found; "
            "teal: someone must keep to it"
        ),
        alt=t.clauses(t("{kind}: {n}", kind=kind, n=n) for kind, n in counts.items()),
        draw=lambda width: _draw_forces(frame, width),
        frame=frame,
        columns=_force_columns(t),
    )


def _force_rows(counted: pd.DataFrame, t: Translator) -> pd.DataFrame:
    order = counted.assign(place_of=counted["force"].map(FORCE_ORDER.index)).sort_values(
        ["place_of", "measured", "row_id"], ascending=[True, False, True], ignore_index=True
    )
    truth = {True: t("yes"), False: t("no")}
    return order.assign(
        place=order.groupby("force").cumcount(),
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


def _draw_forces(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    size = 70 if is_narrow(width) else 150
    look = If("binds", TEAL, WORLD)
    how = Rows(
        (
            Dot("place", size=size, shape="square", colour=look, when="datum.measured"),
            Dot("place", size=0.85 * size, shape="square", colour=look, hollow=True, when="!datum.measured"),
        ),
        label="kind",
        key="force",
        scale=Amounts(-0.7, max(20.0, float(frame["place"].max()) + 1), shown=False),
        step=(30, 30),
    )
    return draw_rows(frame, width, how)


def from_baselines(started: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw targets from where they start to where they are to end, with the pace that takes.

    Args:
        started: as ``policy.targets.from_baselines`` gives them, with ``jurisdiction``.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = started.assign(
        order=range(len(started)),
        label=[_target_label(row, names, t) for row in each_row(started)],
        words=[_pace_words(row, t) for row in each_row(started)],
        unit=started["unit"].map(t.cell),
    )
    return Figure(
        id="from-baselines",
        title=title,
        subtitle=t(
            "Policy targets that print where they start (hollow) and where they are to end (full); "
            "percent, or days for the stock"
        ),
        alt=t.clauses(
            t.pair(r.label, t.commas([f"{t.number(r.baseline)} → {t.number(r.threshold)}", r.words]))
            for r in each_row(frame)
        ),
        draw=lambda width: draw_dumbbell(frame, width, BASELINES),
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


BASELINES = Dumbbell(
    "baseline", "threshold", (WORLD, TEAL), line=TEAL, hollow="first", words="words", thick=1.5,
    scale=Amounts(0), step=(44, 44),
)  # fmt: skip
