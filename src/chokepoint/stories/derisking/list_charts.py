"""Charts of the official lists: who names what, since when, and how long the lists are."""

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
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import INK, LINE, OCHRE, PAPER, SOFT, TEAL, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, capital
from chokepoint.stories.derisking.words import entry_state, tier_name


def list_matrix(
    cells: pd.DataFrame,
    columns: list[str],
    code: str,
    title: str,
    words: tuple[pd.Series, pd.Series],
    t: Translator,
) -> Figure:
    """Lay the minerals of the lists in force against the jurisdictions.

    Args:
        cells: as ``policy.lists.membership`` gives them.
        columns: jurisdictions, in the order to draw.
        code: the jurisdiction to colour.
        title: the finding.
        words: commodity names by id and jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    names = words[1]
    frame = _matrix_rows(cells, columns, code, words, t)
    return Figure(
        id="list-matrix",
        title=title,
        subtitle=t(
            "Full: named; hollow: only single members or forms named; "
            "question mark: list seen in part; teal: {name}",
            name=names[code],
        ),
        alt=_matrix_alt(frame, t),
        draw=lambda width: _draw_matrix(frame, [str(names[one]) for one in columns], width),
        frame=frame,
        columns=_matrix_columns(t),
        notes=t(
            "Single rare earths and platinum metals count under their group, "
            "bauxite and pure alumina under aluminium."
        ),
    )


def _matrix_rows(
    cells: pd.DataFrame, columns: list[str], code: str, words: tuple[pd.Series, pd.Series], t: Translator
) -> pd.DataFrame:
    minerals, names = words
    return cells.assign(
        mineral=[capital(minerals.get(one, one)) for one in cells["group_id"]],
        place=cells["jurisdiction"].map(names),
        column=cells["jurisdiction"].map(columns.index),
        words=[entry_state(state, t) for state in cells["state"]],
        chosen=cells["jurisdiction"] == code,
    )


def _matrix_columns(t: Translator) -> dict[str, str]:
    return {
        "mineral": t("mineral"),
        "place": t("list of"),
        "words": t("state"),
        "on_n": t("lists that name it"),
    }


def _matrix_alt(frame: pd.DataFrame, t: Translator) -> str:
    named = frame[frame["state"] != "unknown"]
    counts = named.drop_duplicates("mineral")["on_n"].value_counts().sort_index(ascending=False)
    parts = [t.plural("on one list: {m}", "on {n} lists: {m}", int(str(k)), m=n) for k, n in counts.items()]
    return t("{n} minerals; {parts}.", n=named["mineral"].nunique(), parts=", ".join(parts))


def _draw_matrix(frame: pd.DataFrame, names: list[str], width: int) -> alt.LayerChart:
    order = frame.drop_duplicates("mineral")["mineral"].tolist()
    rows = frame[["column", "state", "chosen"]].assign(row=frame["mineral"].map(order.index))
    size = 11 if is_narrow(width) else 12
    y = alt.Y("row:O", axis=row_axis(order, labelFontSize=size, grid=True))
    top = row_axis(names, orient="top", labelAngle=-90 if is_narrow(width) else -50, labelAlign="left")
    base = alt.Chart(rows).encode(x=alt.X("column:O", axis=top), y=y)
    colour = alt.condition("datum.chosen", alt.value(TEAL), alt.value(WORLD))
    full = base.transform_filter("datum.state == 'named'").mark_square(size=110, opacity=1)
    part = base.transform_filter("datum.state == 'members'")
    hollow = part.mark_point(shape="square", size=85, filled=False, strokeWidth=1.8, opacity=1)
    asked = base.transform_filter("datum.state == 'unknown'").mark_text(text="?", fontSize=11, color=SOFT)
    return sized(full.encode(color=colour) + hollow.encode(stroke=colour) + asked, width, 18 * len(order))


LOOKS = {"named": TEAL, "absent": OCHRE, "unknown": WORLD_SOFT}


def list_history(seen: pd.DataFrame, title: str, words: tuple[pd.Series, pd.Series], t: Translator) -> Figure:
    """Draw every edition of the main lists, filled where it names a mineral, hollow where it does not.

    Args:
        seen: as ``policy.lists.history`` gives it, minerals one after the other.
        title: the finding.
        words: commodity names by id and jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    minerals, names = words
    frame = seen.assign(
        mineral=[capital(minerals.get(one, one)) for one in seen["group_id"]],
        place=seen["jurisdiction"].map(names),
        words=[entry_state(state, t) for state in seen["state"]],
    )
    labels, places = _history_rows(frame)
    return Figure(
        id="list-history",
        title=title,
        subtitle=t(
            "Editions of official lists by year; full: names the mineral, hollow: does not, question "
            "mark: seen in part"
        ),
        alt=_history_alt(frame, t),
        draw=lambda width: _draw_history(frame.assign(row=places), labels, width),
        frame=frame,
        columns={"mineral": t("mineral"), "place": t("list of"), "year": t("year"), "words": t("state")},
    )


def _history_rows(frame: pd.DataFrame) -> tuple[list[str], list[int]]:
    """Give the labels of all rows, a heading a mineral and its jurisdictions below, and each mark's row."""
    labels: list[str] = []
    at: dict[tuple[str, str], int] = {}
    for mineral, group in frame.groupby("mineral", sort=False):
        labels.append(str(mineral))
        for place in group.sort_values("day")["place"].drop_duplicates():
            at[(str(mineral), str(place))] = len(labels)
            labels.append(str(place))
    return labels, [at[key] for key in zip(frame["mineral"], frame["place"], strict=True)]


def _history_alt(frame: pd.DataFrame, t: Translator) -> str:
    lacking = frame[frame["state"] == "absent"]
    parts = [
        t("{mineral}: {place} {year}", mineral=r.mineral, place=r.place, year=r.year)
        for r in each_row(lacking)
    ]
    if not parts:
        return t("{n} editions, all of which name it.", n=len(frame))
    return t("Not named: {parts}.", parts="; ".join(parts))


def _draw_history(frame: pd.DataFrame, labels: list[str], width: int) -> alt.LayerChart:
    heads = [n for n, label in enumerate(labels) if label in set(frame["mineral"])]
    first, last = int(frame["year"].min()) - 1, int(frame["year"].max()) + 1
    step = 4 if is_narrow(width) else 2
    years = [year for year in range(first, last + 1) if year % step == 0]
    axis = alt.Axis(title=None, values=years, format="d", grid=True)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False))
    rows = frame[["year", "state", "row"]].assign(year=frame["year"].astype(int))
    scale = alt.Scale(domain=list(range(len(labels))))
    y = alt.Y("row:O", axis=row_axis(labels, bold=heads, grid=True), scale=scale)
    base = alt.Chart(rows).encode(x=x, y=y)
    colour = coloured_by("state", LOOKS)
    full = base.transform_filter("datum.state == 'named'").mark_point(opacity=1, size=90).encode(color=colour)
    empty = base.transform_filter("datum.state == 'absent'")
    hollow = empty.mark_point(filled=False, fill=PAPER, size=90, strokeWidth=2, opacity=1)
    asked = base.transform_filter("datum.state == 'unknown'").mark_text(text="?", color=SOFT)
    layers = full + hollow.encode(stroke=alt.value(OCHRE)) + asked
    return sized(layers, width, 22 * len(labels))


def list_sizes(sized_lists: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the names counted on each list against the official count or counts.

    Args:
        sized_lists: as ``policy.lists.sizes`` gives it.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = sized_lists.assign(
        label=[_list_name(row, names, t) for row in each_row(sized_lists)],
        official=[
            t.interval(*ends)
            for ends in zip(sized_lists["official_low"], sized_lists["official_high"], strict=True)
        ],
        order=range(len(sized_lists)),
    )
    return Figure(
        id="list-sizes",
        title=title,
        subtitle=t("Names counted on each list (dot) and the official count or counts (tick)"),
        alt=listed(
            t("{label}: {n} names, official count {official}", label=r.label, n=r.names, official=r.official)
            for r in each_row(frame)
        ),
        draw=lambda width: _draw_sizes(frame, width),
        frame=frame,
        columns={
            "label": t("list"),
            "names": t("names counted"),
            "official": t("official count"),
            "gap": t("difference"),
        },
        notes=t("A list seen in part is short by what was not seen, not wrong."),
    )


def _list_name(row: Row, names: pd.Series, t: Translator) -> str:
    place = str(names.get(row.jurisdiction, row.jurisdiction))
    month = f"-{row.list_date[5:7]}" if row.jurisdiction == "AUS" and len(row.list_date) > 4 else ""
    edition = f"{row.year}{month}"
    if row.tier == "critical":
        return t("{place} {year}", place=place, year=edition)
    return t("{place} {year}, {kind}", place=place, year=edition, kind=tier_name(row.tier, t))


def _draw_sizes(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = frame[["order", "names", "official_low", "official_high", "gap", "official"]].astype(
        {"names": float, "official_low": float, "official_high": float}
    )
    rows = rows.assign(
        words=[f"{r.names:.0f} / {r.official}" if r.gap else f"{r.names:.0f}" for r in each_row(rows)]
    )
    far = rows[["names", "official_high"]].max(axis=1)
    scale = alt.Scale(domain=[0, 1.18 * float(far.max())], nice=False)
    y = alt.Y("order:O", axis=row_axis(frame["label"].tolist(), labelFontSize=11 if is_narrow(width) else 12))
    base = alt.Chart(rows.assign(far=far, zero=0.0)).encode(y=y)
    axis = alt.Axis(title=None, tickCount=5)
    guide = base.mark_rule(color=LINE).encode(x=alt.X("zero:Q", scale=scale, axis=axis), x2="names:Q")
    colour = alt.condition("datum.gap == 0", alt.value(WORLD), alt.value(OCHRE))
    gap = base.mark_rule(strokeWidth=2).encode(x=alt.X("names:Q", scale=scale), x2="far:Q", color=colour)
    dots = base.mark_point(opacity=1).encode(x=alt.X("names:Q", scale=scale), color=colour)
    ends = [
        base.mark_tick(thickness=2.5, height=15, color=INK, opacity=1).encode(
            x=alt.X(f"{end}:Q", scale=scale)
        )
        for end in ("official_low", "official_high")
    ]
    words = base.mark_text(align="left", dx=9, fontSize=11).encode(
        x=alt.X("far:Q", scale=scale), text="words:N"
    )
    return sized(guide + gap + ends[0] + ends[1] + dots + words, width, 23 * len(frame))


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
        label=[capital(names.get(one, one)) for one in scores["commodity_id"]],
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
