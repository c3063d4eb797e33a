"""Charts of targets against the measured present."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    linear_x,
    listed,
    place_labels,
    row_axis,
    scale_position,
    sized,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, OCHRE, PAPER, PLUM, SOFT, TEAL, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

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
        label=[_capital(names.get(one, one)) for one in compared["commodity_id"]],
        stage_name=[t(stage) for stage in compared["stage"]],
        words=[t.interval(*ends) for ends in zip(compared["low"], compared["high"], strict=True)],
        pace=[t.number(value, 1) if value > 0 else "" for value in compared["per_year_high"]],
        state_name=[t(state) for state in compared["state"]],
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
        labels.append(
            t("{stage}: {n} %", stage=_capital(first["stage_name"]), n=t.number(first["threshold"]))
        )
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
        label=[_capital(names.get(one, one)) for one in judged["commodity_id"]],
        stage_name=[t(stage) for stage in judged["stage"]],
        state_name=[t(state) for state in judged["state"]],
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


def _capital(name: object) -> str:
    return str(name)[:1].upper() + str(name)[1:]


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


def single_supplier(
    pairs: pd.DataFrame, cap: float, title: str, words: tuple[pd.Series, pd.Series], t: Translator
) -> Figure:
    """Draw the largest outside supplier of each material, in EU sourcing and in world supply, against a cap.

    Args:
        pairs: ``commodity_id``, ``stage``, ``eu`` and ``world`` (percent; NaN if not printed), ``eu_iso3``
            and ``world_iso3``, ``row_ids``; largest first.
        cap: the cap, percent.
        title: the finding.
        words: commodity names by id and country names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _supplier_rows(pairs, words, t)
    return Figure(
        id="single-supplier",
        title=title,
        subtitle=t(
            "Largest supplier outside the EU, percent: in EU sourcing (full; red: China) and "
            "in world supply (hollow); line: the cap of {cap} percent",
            cap=t.number(cap),
        ),
        alt=listed(_supplier_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_suppliers(frame, cap, width),
        frame=frame,
        columns=_supplier_columns(t),
        notes=t(
            "Sourcing counts the last country of export, "
            "so that metal of one origin may carry another’s name."
        ),
    )


def _supplier_rows(pairs: pd.DataFrame, words: tuple[pd.Series, pd.Series], t: Translator) -> pd.DataFrame:
    minerals, names = words
    materials = [_capital(minerals.get(one, one)) for one in pairs["commodity_id"]]
    stages = [t(stage) for stage in pairs["stage"]]
    return pairs.assign(
        label=[f"{material}, {stage}" for material, stage in zip(materials, stages, strict=True)],
        eu_name=[str(names.get(code, "")) for code in pairs["eu_iso3"]],
        world_name=[str(names.get(code, "")) for code in pairs["world_iso3"]],
        china=pairs["eu_iso3"] == "CHN",
        order=range(len(pairs)),
    )


def _supplier_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("material and stage"),
        "eu_name": t("largest supplier of the EU"),
        "eu": t("percent of EU sourcing"),
        "world_name": t("largest in the world"),
        "world": t("percent of world supply"),
    }


def _supplier_words(row: Row, t: Translator) -> str:
    if pd.isna(row.eu):
        return t("{label}: not printed", label=row.label)
    return t("{label}: {name} {n} %", label=row.label, name=row.eu_name, n=t.number(row.eu))


def _draw_suppliers(frame: pd.DataFrame, cap: float, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    labels = [wrap(label, 20) if narrow else label for label in frame["label"]]
    rows = frame[["order", "eu", "world", "china", "eu_name", "world_name"]]
    places = rows["eu_name"].where(rows["eu_name"] != "", rows["world_name"])
    rows = rows.assign(far=rows[["eu", "world"]].max(axis=1), place=places)
    y = alt.Y("order:O", axis=row_axis(labels, labelFontSize=11 if narrow else 12))
    base = alt.Chart(rows).encode(y=y)
    x = linear_x("eu", 106 if narrow else 132, values=[0, 20, 40, 60, 80, 100])
    link = base.transform_filter("isValid(datum.world)").mark_rule(color=WORLD_SOFT, strokeWidth=2)
    mark = alt.Chart(pd.DataFrame({"cap": [float(cap)]}))
    line = mark.mark_rule(color=SOFT, strokeDash=[3, 3]).encode(x=alt.X("cap:Q"))
    colour = alt.condition("datum.china", alt.value(CHINA), alt.value(WORLD))
    hollow = base.mark_point(filled=False, fill=PAPER, stroke=WORLD, strokeWidth=1.6, opacity=1)
    dots = base.mark_point(opacity=1).encode(x=x, color=colour)
    layers = line + link.encode(x=x, x2="world:Q") + hollow.encode(x=alt.X("world:Q")) + dots
    if not narrow:
        words = base.mark_text(align="left", dx=9, fontSize=11, color=SOFT)
        layers = layers + words.encode(x=alt.X("far:Q"), text="place:N")
    lines = max(label.count("\n") + 1 for label in labels)
    return sized(layers, width, (22 if lines == 1 else 15 * lines + 4) * len(frame))


def criteria(
    scores: pd.DataFrame, marks: tuple[float, float], title: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw supply risk against economic importance, with the two thresholds of the EU list.

    Args:
        scores: as ``policy.targets.meets_criteria`` gives them, with ``row_ids``.
        marks: thresholds of supply risk and of economic importance.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    frame = scores.assign(
        label=[_capital(names.get(one, one)) for one in scores["commodity_id"]],
        words=scores["meets"].map({True: t("critical"), False: t("not critical")}),
    )
    named = set(frame.nlargest(5, "supply_risk")["commodity_id"]) | set(LABELLED)
    frame["shown"] = frame["label"].where(frame["commodity_id"].isin(named), "")
    return Figure(
        id="criteria",
        title=title,
        subtitle=t(
            "Supply risk (up) against economic importance (right), EU assessment; lines: the two "
            "thresholds; teal: both reached"
        ),
        alt=_criteria_alt(frame, t),
        draw=lambda width: _draw_criteria(frame, marks, width),
        frame=frame,
        columns={
            "label": t("material"),
            "supply_risk": t("supply risk"),
            "economic_importance": t("economic importance"),
            "words": t("by the thresholds"),
        },
    )


LABELLED = ("gallium", "germanium", "copper", "nickel", "coking_coal")


def _criteria_alt(frame: pd.DataFrame, t: Translator) -> str:
    n = int(frame["meets"].sum())
    return t("Of {all} materials, {n} reach both thresholds.", all=len(frame), n=n)


def _draw_criteria(frame: pd.DataFrame, marks: tuple[float, float], width: int) -> alt.LayerChart:
    right = 1.06 * float(frame["economic_importance"].max())
    top = 1.08 * float(frame["supply_risk"].max())
    height, plot = 340, width - 30
    across = scale_position(frame["economic_importance"], 0, right, plot)
    down = height - scale_position(frame["supply_risk"], 0, top, height)
    sides = place_labels(zip(across, down, frame["shown"], strict=True), plot, (6.0, 13.0))
    rows = frame[["economic_importance", "supply_risk", "meets", "shown"]].assign(side=sides)
    scale_y = alt.Scale(domain=[0, top], nice=False)
    y = alt.Y("supply_risk:Q", scale=scale_y, axis=alt.Axis(title=None, tickCount=5))
    base = alt.Chart(rows).encode(x=linear_x("economic_importance", right, tickCount=6), y=y)
    colour = alt.condition("datum.meets", alt.value(TEAL), alt.value(WORLD_SOFT))
    dots = base.mark_point(opacity=1, size=55).encode(color=colour)
    rules = alt.Chart(pd.DataFrame({"sr": [marks[0]], "ei": [marks[1]]})).mark_rule(
        color=SOFT, strokeDash=[3, 3]
    )
    lines = rules.encode(y=alt.Y("sr:Q", scale=scale_y)) + rules.encode(x=alt.X("ei:Q"))
    right_of = base.transform_filter("datum.side == 'right'").mark_text(align="left", dx=7, fontSize=11)
    left_of = base.transform_filter("datum.side == 'left'").mark_text(align="right", dx=-7, fontSize=11)
    return sized(
        lines + dots + right_of.encode(text="shown:N") + left_of.encode(text="shown:N"), width, height
    )


METRICS = {"battery-component value share": WORLD, "critical-mineral value share": TEAL}


def origin_ladder(ladder: pd.DataFrame, day: pd.Timestamp, title: str, t: Translator) -> Figure:
    """Draw the yearly shares the US credit asked for, full where they applied, and the day it ended.

    Args:
        ladder: as ``policy.targets.origin_ladder`` gives it.
        day: the day looked from; years after it are ahead.
        title: the finding.
        t: the reader's language.
    """
    frame = ladder.assign(
        what=[t(metric) for metric in ladder["metric"]],
        state=[_rung_state(row, day, t) for row in each_row(ladder)],
    )
    return Figure(
        id="origin-ladder",
        title=title,
        subtitle=_ladder_subtitle(frame, t),
        alt=listed(f"{r.year} {r.what}: {t.number(r.threshold)} %, {r.state}" for r in each_row(frame)),
        draw=lambda width: _draw_ladder(frame, width),
        frame=frame,
        columns={"year": t("year"), "what": t("share"), "threshold": t("percent"), "state": t("state")},
    )


def _rung_state(row: Row, day: pd.Timestamp, t: Translator) -> str:
    if not row.applied:
        return t("never applied")
    return t("applied") if row.year <= day.year else t("in the law, still ahead")


def _ladder_subtitle(frame: pd.DataFrame, t: Translator) -> str:
    colours = t("Share of value that has to come from allowed origins, percent by year; teal: minerals")
    grey = t(", grey: battery components") if frame["metric"].nunique() > 1 else ""
    return colours + grey + ("" if frame["applied"].all() else t("; dashed: never applied"))


def _draw_ladder(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = frame[["metric", "threshold", "applied"]].assign(
        year=frame["year"].astype(float),
        stop=frame["year"].astype(float) + 1,
        words=[f"{value:g}" for value in frame["threshold"]],
    )
    # where both shares ask for as much in a year, the number is written once
    rows["words"] = rows["words"].mask(rows.duplicated(["year", "threshold"]), "")
    first, last = float(rows["year"].min()), float(rows["stop"].max())
    axis = alt.Axis(title=None, values=list(range(int(first), int(last) + 1)), format="d", grid=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False))
    y = alt.Y(
        "threshold:Q", axis=alt.Axis(title=None, tickCount=5), scale=alt.Scale(domain=[0, 110], nice=False)
    )
    base = alt.Chart(rows).encode(x=x, x2="stop:Q", y=y, color=coloured_by("metric", METRICS))
    steps = [mark for metric, down in METRIC_SHIFTS.items() for mark in _ladder_steps(base, metric, down)]
    words = alt.Chart(rows).mark_text(align="left", dy=-13, dx=3, fontSize=11, color=SOFT)
    layers = alt.layer(*steps, words.encode(x=x, y=y, text="words:N"))
    ended = frame["ended"].dropna()
    if len(ended):
        day = ended.iloc[0]
        end = pd.DataFrame({"x": [day.year + day.day_of_year / 366], "label": [f"{day:%Y-%m-%d}"]})
        mark = alt.Chart(end).encode(x=alt.X("x:Q"))
        label = mark.mark_text(align="left", dx=5, baseline="top", fontSize=11, color=SOFT)
        layers = (
            layers
            + mark.mark_rule(color=INK, strokeDash=[2, 3])
            + label.encode(y=alt.value(2), text="label:N")
        )
    return sized(layers, width, 260)


METRIC_SHIFTS = dict(zip(METRICS, (3, -3), strict=True))
"""Pixels by which the line of a share stands lower, so that it does not cover the other one."""


def _ladder_steps(base: alt.Chart, metric: str, down: int) -> list[alt.Chart]:
    """Draw the years of one share: full where it applied, dashed where it never did."""
    own = base.transform_filter(alt.datum.metric == metric)
    full = own.transform_filter("datum.applied").mark_rule(strokeWidth=5, yOffset=down)
    never = own.transform_filter("!datum.applied")
    return [full, never.mark_rule(strokeWidth=2.5, strokeDash=[3, 4], yOffset=down)]


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
        kind=[t(force.replace("_", " ")) for force in order["force"]],
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
        label=[f"{names.get(r.jurisdiction, r.jurisdiction)}: {t(r.metric)}" for r in each_row(started)],
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
