"""Charts of thresholds: what stands behind each, and where it starts from."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import PAPER, SOFT, TEAL, WORLD
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
        alt=listed(t("{kind}: {n}", kind=kind, n=n) for kind, n in counts.items()),
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


def _draw_forces(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    kinds = frame["kind"].drop_duplicates().tolist()
    rows = frame[["place", "binds", "measured"]].assign(row=frame["kind"].map(kinds.index))
    labels = [wrap(kind, 14) if is_narrow(width) else kind for kind in kinds]
    y = alt.Y("row:O", axis=row_axis(labels))
    top = max(20.0, float(rows["place"].max()) + 1)
    scale = alt.Scale(domain=[-0.7, top], nice=False)
    base = alt.Chart(rows).encode(x=alt.X("place:Q", scale=scale, axis=None), y=y)
    size = 70 if is_narrow(width) else 150
    colour = alt.condition("datum.binds", alt.value(TEAL), alt.value(WORLD))
    full = base.transform_filter("datum.measured").mark_square(opacity=1, size=size).encode(color=colour)
    empty = base.transform_filter("!datum.measured")
    hollow = empty.mark_point(
        shape="square", filled=False, fill=PAPER, size=0.85 * size, strokeWidth=1.6, opacity=1
    )
    return sized(full + hollow.encode(stroke=colour), width, 30 * len(kinds))


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
    )
    return Figure(
        id="from-baselines",
        title=title,
        subtitle=t(
            "Policy targets that print where they start (hollow) and where they are to end (full); "
            "percent, or days for the stock"
        ),
        alt=listed(
            f"{r.label}: {t.number(r.baseline)} → {t.number(r.threshold)}, {r.words}" for r in each_row(frame)
        ),
        draw=lambda width: _draw_baselines(frame, width),
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


def _draw_baselines(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    labels = [wrap(label, 22 if narrow else 50) for label in frame["label"]]
    rows = frame[["order", "baseline", "threshold", "words"]]
    rows = rows.assign(far=rows[["baseline", "threshold"]].max(axis=1))
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(labels)))
    most = float(rows[["baseline", "threshold"]].max().max())
    x = linear_x("baseline", (1.08 if narrow else 1.35) * most, tickCount=5)
    line = base.mark_rule(strokeWidth=1.5, color=TEAL).encode(x=x, x2="threshold:Q")
    start = base.mark_point(filled=False, fill=PAPER, stroke=WORLD, strokeWidth=2, opacity=1).encode(x=x)
    end = base.mark_point(color=TEAL, opacity=1).encode(x=alt.X("threshold:Q"))
    # on a phone there is no room beside the marks: the pace stands under them
    shift = {"yOffset": 14} if narrow else {"dx": 9}
    words = base.mark_text(align="left", fontSize=11, color=SOFT, **shift)
    place = alt.value(2) if narrow else alt.X("far:Q")
    layers = line + start + end + words.encode(x=place, text="words:N")
    return sized(layers, width, (52 if narrow else 44) * len(frame))
