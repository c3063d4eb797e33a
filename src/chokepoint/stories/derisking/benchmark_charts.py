"""Charts of the EU's benchmarks: how far it is from each, and what a second source says of them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import INK, OCHRE, PLUM, TEAL, WORLD
from chokepoint.i18n import Translator, capital
from chokepoint.stories.derisking.words import stage_name, state_name

STATE_COLOURS = {"met": TEAL, "missed": OCHRE, "open": WORLD}


def benchmark_distance(compared: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the EU's own share in each strategic material against the benchmark of its stage.

    Args:
        compared: as ``policy.targets.compare_statements`` gives it; a second source is drawn where it
            speaks and disagrees.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    frame = _distance_rows(compared, names, t)
    return Figure(
        id="benchmark-distance",
        title=title,
        subtitle=t(
            "EU members’ share in EU sourcing, percent (dot; thick: its range), and the benchmark (line); "
            "dotted: what a second source says where it disagrees"
        ),
        alt=listed(f"{r.label}, {r.stage_name}: {r.words}" for r in each_row(frame)),
        draw=lambda width: _draw_distance(frame, width, t),
        frame=frame,
        columns=_distance_columns(t),
        notes=_distance_notes(t),
    )


def _distance_notes(t: Translator) -> str:
    return t(
        "The benchmarks hold for all strategic materials together and for capacity; shares in sourcing are "
        "the nearest measure printed by material. The pace divides what is missing by the years from the "
        "day of this page to the due day."
    )


def _distance_rows(compared: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    clash = compared["said"].astype(bool) & ~compared["agree"].astype(bool)
    return compared.assign(
        label=[capital(names.get(one, one)) for one in compared["commodity_id"]],
        stage_name=[stage_name(stage, t) for stage in compared["stage"]],
        words=[t.interval(*ends) for ends in zip(compared["low"], compared["high"], strict=True)],
        pace=[t.number(value, 1) if value > 0 else "" for value in compared["per_year_high"]],
        state_name=[state_name(state, t) for state in compared["state"]],
        bracket_low=compared["said_low"].where(clash),
        bracket_high=compared["said_high"].where(clash),
    )


def _distance_columns(t: Translator) -> dict[str, str]:
    return {
        "stage_name": t("stage"),
        "label": t("material"),
        "low": t("percent, low"),
        "high": t("percent, high"),
        "threshold": t("benchmark"),
        "gap_low": t("missing, low"),
        "gap_high": t("missing, high"),
        "pace": t("points a year needed, at most"),
        "state_name": t("benchmark met"),
        "said_low": t("second source, low"),
        "said_high": t("second source, high"),
    }


def _draw_distance(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    labels, rows_at = _headed_rows(frame, t)
    heads = [n for n in range(len(labels)) if n not in rows_at]
    keep = ["low", "high", "threshold", "state", "words", "bracket_low", "bracket_high"]
    rows = frame[keep].assign(row=rows_at, end=frame[["low", "threshold"]].max(axis=1))
    rows = rows.assign(far=rows[["end", "high"]].max(axis=1))
    scale = alt.Scale(domain=list(range(len(labels))))
    y = alt.Y("row:O", axis=row_axis(labels, bold=heads, labelPadding=10), scale=scale)
    base = alt.Chart(rows).encode(y=y)
    x = linear_x("low", 132 if is_narrow(width) else 110, values=[0, 20, 40, 60, 80, 100])
    colour = coloured_by("state", STATE_COLOURS)
    gap = base.mark_rule(strokeWidth=1).encode(x=x, x2="threshold:Q", color=colour)
    span = base.mark_rule(strokeWidth=4).encode(x=x, x2="high:Q", color=colour)
    mark = base.mark_tick(thickness=2.5, height=18, color=INK, opacity=1).encode(x=alt.X("threshold:Q"))
    dots = base.mark_point(opacity=1).encode(x=x, color=colour)
    words = base.mark_text(align="left", dx=8, fontSize=11).encode(x=alt.X("far:Q"), text="words:N")
    other = base.transform_filter("isValid(datum.bracket_low)")
    bracket = other.mark_rule(strokeWidth=2, strokeDash=[2, 2], color=PLUM, yOffset=7)
    return sized(
        gap + span + mark + dots + words + bracket.encode(x=alt.X("bracket_low:Q"), x2="bracket_high:Q"),
        width,
        22 * len(labels),
    )


def _headed_rows(frame: pd.DataFrame, t: Translator) -> tuple[list[str], list[int]]:
    """Give all row labels, a heading with its benchmark over each stage, and the row of each line."""
    labels: list[str] = []
    places: dict[object, int] = {}
    for _, group in frame.groupby("stage", sort=True):
        first = group.iloc[0]
        labels.append(t("{stage}: {n} %", stage=capital(first["stage_name"]), n=t.number(first["threshold"])))
        for index, label in group["label"].items():
            places[index] = len(labels)
            labels.append(label)
    return labels, [places[index] for index in frame.index]


BENCHMARK_ORDER = ("extraction", "processing", "recycling", "single")


def statement_matrix(judged: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Lay the statements of the second source against the four benchmarks.

    Args:
        judged: as ``policy.targets.judge_statements`` gives them.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    met = judged[judged["state"] == "met"].groupby("commodity_id").size()
    frame = judged.assign(
        label=[capital(names.get(one, one)) for one in judged["commodity_id"]],
        stage_name=[stage_name(stage, t) for stage in judged["stage"]],
        state_name=[state_name(state, t) for state in judged["state"]],
        column=judged["stage"].map(BENCHMARK_ORDER.index),
        met_n=judged["commodity_id"].map(met).fillna(0).astype(int),
    ).sort_values(["met_n", "label", "column"], ascending=[False, True, True], ignore_index=True)
    return Figure(
        id="statement-matrix",
        title=title,
        subtitle=t(
            "Statements of a second source by material; teal: benchmark met, ochre: missed, empty: none"
        ),
        alt=_statement_alt(frame, t),
        draw=lambda width: _draw_statements(frame, t, width),
        frame=frame,
        columns=_statement_columns(t),
        notes=t("The source was seen without title page, publisher and date."),
    )


def _statement_alt(frame: pd.DataFrame, t: Translator) -> str:
    groups = frame.groupby("stage_name", sort=False)["state"]
    return listed(
        t("{stage}: {k} of {n} meet it", stage=s, k=int((g == "met").sum()), n=len(g)) for s, g in groups
    )


def _statement_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("material"),
        "stage_name": t("benchmark"),
        "said_low": t("percent, low"),
        "said_high": t("percent, high"),
        "period_as_printed": t("period"),
        "state_name": t("benchmark met"),
    }


def _draw_statements(frame: pd.DataFrame, t: Translator, width: int) -> alt.LayerChart:
    order = frame["label"].drop_duplicates().tolist()
    rows = frame[["column", "state"]].assign(row=frame["label"].map(order.index))
    heads = [t("extraction"), t("processing"), t("recycling"), t("one supplier")]
    top = row_axis(heads, orient="top", labelAngle=-50 if is_narrow(width) else 0)
    y = alt.Y("row:O", axis=row_axis(order, grid=True))
    scale = alt.Scale(domain=[0, 1, 2, 3])
    base = alt.Chart(rows).encode(x=alt.X("column:O", axis=top, scale=scale), y=y)
    marks = base.mark_square(size=150, opacity=1).encode(color=coloured_by("state", STATE_COLOURS))
    return sized(alt.layer(marks), width, 22 * len(order))
