"""Charts of what was controlled, when, and what happened around it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.controls import EASING
from chokepoint.figures.charts import is_narrow, row_axis, sized, time_marks, time_x, utc, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, PAPER, SOFT, WIDE, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

AXIS_START = "2023-01-01"
NAMED = 3


def short_names(ids: str, names: pd.Series) -> str:
    """Name up to three commodities of a ``;``-joined list and count the rest."""
    listed = [str(names.get(i, i)).strip("()") for i in ids.split(";")]
    more = len(listed) - NAMED
    return ", ".join(listed[:NAMED]) + (f" +{more}" if more > 0 else "")


def controls_ladder(
    ladder: pd.DataFrame, names: pd.Series, day: pd.Timestamp, title: str, t: Translator
) -> Figure:
    """Draw every control as a bar from its start to its end, pale while suspended.

    Args:
        ladder: as ``analysis.controls.build_ladder`` gives it.
        names: commodity names by commodity id, in the reader's language.
        day: the day the ladder was looked at.
        title: the finding.
        t: the reader's language.
    """
    axis_end = max(pd.Timestamp("2024-01-01"), day + pd.DateOffset(years=1), ladder[["lapse", "resume"]].max().max())
    frame = ladder.assign(
        name=[short_names(ids, names) if ids else t("legal basis") for ids in ladder["commodities"]],
        order=range(len(ladder)),
        words=[_describe(row, t) for row in ladder.itertuples()],
    )
    bars = ladder_bars(frame, axis_end)
    counts = frame["state"].value_counts()
    standing = t.listing([f"{t.number(counts[s])} {t(s)}" for s in ("in force", "suspended", "ended") if s in counts])
    return Figure(
        id="controls-ladder",
        title=title,
        subtitle=t("Chinese export-control steps, from start to end; red: in force, pale: suspended, grey: ended, hollow: eases an earlier step"),
        alt=t("Of {n} steps, on {day} there were {standing}.", n=len(frame), day=t.day(day), standing=standing),
        draw=lambda width: _draw_ladder(frame, bars, axis_end, width),
        frame=frame.assign(state=frame["state"].map(t)),
        columns={
            "announced": t("announced"), "effective": t("in effect"), "announcement_no": t("notice"),
            "name": t("covers"), "kind": t("kind"), "target_name": t("aimed at"), "state": t("state"),
        },  # fmt: skip
    )


def _describe(row: object, t: Translator) -> str:
    if row.state == "suspended":  # type: ignore[attr-defined]
        return t("suspended to {month}", month=t.short_month(row.resume)) if pd.notna(row.resume) else t("suspended")  # type: ignore[attr-defined]
    if row.state == "ended":  # type: ignore[attr-defined]
        return t("ended")
    return t(row.kind.replace("_", " "))  # type: ignore[attr-defined]


def ladder_bars(frame: pd.DataFrame, axis_end: pd.Timestamp) -> pd.DataFrame:
    """Cut each control into the stretches to draw: ``order``, ``x``, ``x2``, ``look``."""
    bars = []
    for row in frame.itertuples():
        stop = min([d for d in (row.stop, row.lapse, axis_end) if pd.notna(d)])
        edges = [row.start, stop]
        if pd.notna(row.pause):
            edges = [min(row.start, row.pause), row.pause, row.resume if pd.notna(row.resume) else stop]
        looks = [_bar_look(row), "suspended"]
        bars += [(row.order, a, b, k) for a, b, k in zip(edges[:-1], edges[1:], looks, strict=False) if a < b]
    return pd.DataFrame(bars, columns=["order", "x", "x2", "look"])


def _bar_look(row: object) -> str:
    if row.state == "ended":  # type: ignore[attr-defined]
        return "ended"
    return "eases" if row.kind in EASING else "in force"  # type: ignore[attr-defined]


def _draw_ladder(frame: pd.DataFrame, bars: pd.DataFrame, axis_end: pd.Timestamp, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    row_height, thickness = (34, 8) if narrow else (23, 14)
    first = pd.Timestamp(AXIS_START)
    clipped = bars.assign(x=utc(bars["x"].clip(lower=first)), x2=utc(bars["x2"].clip(lower=first)))
    y = alt.Y("order:O", axis=None) if narrow else alt.Y("order:O", axis=_name_axis(frame))
    colours = alt.Scale(domain=["in force", "suspended", "ended", "eases"], range=[CHINA, CHINA_SOFT, WORLD_SOFT, PAPER])
    bar = (
        alt.Chart(clipped[clipped["x"] < clipped["x2"]])
        .mark_bar(height=thickness, yOffset=6 if narrow else 0, stroke=CHINA, strokeWidth=0.8)
        .encode(x=time_x("x", first, axis_end), x2="x2:T", y=y, color=alt.Color("look:N", scale=colours, legend=None))
    )
    layers = [bar, time_marks(["2023-07-03"], [""], first, axis_end)]  # type: ignore[arg-type]
    if narrow:
        words = frame.assign(label=frame["name"] + " · " + frame["words"])[["order", "label"]]
        text = alt.Chart(words).mark_text(align="left", fontSize=10.5, dy=-7, color=INK)
        layers.append(text.encode(y=y, x=alt.value(0), text="label:N"))
    else:
        layers.append(_state_words(frame, first, axis_end, y))
    return sized(alt.layer(*layers), width, row_height * len(frame))


def _name_axis(frame: pd.DataFrame) -> alt.Axis:
    labels = [f"{when[:7]} {name}" for when, name in zip(frame["announced"], frame["name"], strict=True)]
    return row_axis(labels, labelFontSize=11.5)


PLOT_SHARE = 0.57
"""Share of the wide drawing's width that its bars have."""


def _state_words(frame: pd.DataFrame, first: pd.Timestamp, axis_end: pd.Timestamp, y: alt.Y) -> alt.LayerChart:
    """Write what a step is before its bar where there is room, else inside it."""
    start = frame["start"].clip(lower=first)
    room = (start - first) / (axis_end - first) * PLOT_SHARE * WIDE
    words = frame[["order", "words", "state"]].assign(start=utc(start), inside=room < 7 * frame["words"].str.len() + 8)
    base = alt.Chart(words).encode(x=time_x("start", first, axis_end), y=y, text="words:N")
    before = base.transform_filter("!datum.inside").mark_text(align="right", dx=-5, fontSize=10.5, color=SOFT)
    colour = alt.condition(alt.datum.state == "in force", alt.value(PAPER), alt.value(INK))
    within = base.transform_filter("datum.inside").mark_text(align="left", dx=5, fontSize=10).encode(color=colour)
    return before + within


def controlled_items(items: pd.DataFrame, names: pd.Series, t: Translator) -> Figure:
    """List the item groups of a notice, one square each, in a column a metal."""
    ordered = items.sort_values(["commodity_id", "item_no"])
    counts = ordered["commodity_id"].value_counts().sort_index()
    frame = ordered.assign(
        row_ids=ordered["row_id"], metal=ordered["commodity_id"].map(names), place=_place(ordered["commodity_id"])
    )
    parts = t.listing([f"{t.number(n)} {names[i]}" for i, n in counts.items()])
    return Figure(
        id="controlled-items",
        title=t("Two metals, {n} item groups: the compounds and wafers count as well as the metal", n=len(frame)),
        subtitle=t("Item groups listed in the notice of 3 July 2023"),
        alt=t("The notice lists {n} item groups: {parts}.", n=len(frame), parts=parts),
        draw=lambda width: _draw_items(frame[["metal", "item", "place"]], width),
        frame=frame,
        columns={"metal": t("metal"), "item": t("item group")},
    )


def _place(groups: pd.Series) -> pd.Series:
    return groups.groupby(groups).cumcount()


def _draw_items(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    size = 10.5 if is_narrow(width) else 13
    x = alt.X("metal:N", axis=alt.Axis(orient="top", title=None, labelAngle=0, labelFontWeight="bold", domain=False,
              ticks=False, labelColor=INK, labelFontSize=13))  # fmt: skip
    y = alt.Y("place:O", axis=None)
    base = alt.Chart(frame).encode(x=x, y=y)
    shift = -0.21 * width
    dots = base.mark_square(color=CHINA, opacity=1, size=55, xOffset=shift)
    text = base.mark_text(align="left", xOffset=shift + 10, fontSize=size).encode(text="item:N")
    return sized(dots + text, width, 8 * 26)


def event_strip(events: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw dated events one below the other, Chinese steps in red, each with its actor and words."""
    frame = events.assign(
        order=range(len(events)),
        who=(events["actor_iso3"] == "CHN").map({True: "China", False: "others"}),
        when=[t.day(d) if p == "day" else t.month(d) for d, p in zip(events["day"], events["date_precision"], strict=True)],
    )
    frame["line"] = frame["when"] + " · " + frame["actor"]
    first, last = events["day"].iloc[0], events["day"].iloc[-1]
    return Figure(
        id="events-2023",
        title=title,
        subtitle=t("Dated steps on chips and minerals, {first} to {last}", first=t.month(first), last=t.month(last)),
        alt=t(
            "{n} steps in date order, {china} of them by China.", n=len(frame), china=int((frame["who"] == "China").sum())
        ),
        draw=lambda width: _draw_events(frame[["order", "who", "line", "event"]], width),
        frame=frame,
        columns={"date": t("date"), "actor": t("by"), "event": t("step"), "category": t("kind")},
    )


def _draw_events(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lines = frame.assign(event=[wrap(text, 48 if narrow else 96) for text in frame["event"]])
    y = alt.Y("order:O", axis=None)
    colour = alt.Color("who:N", scale=alt.Scale(domain=["China", "others"], range=[CHINA, WORLD]), legend=None)
    base = alt.Chart(lines).encode(y=y)
    dots = base.mark_point(opacity=1, yOffset=-7).encode(x=alt.value(6), color=colour)
    head = base.mark_text(align="left", fontSize=11, yOffset=-7, color=SOFT).encode(x=alt.value(18), text="line:N")
    words = base.mark_text(align="left", fontSize=11 if narrow else 12.5, lineBreak="\n", baseline="top")
    body = words.encode(x=alt.value(18), y=y, text="event:N")
    return sized(dots + head + body, width, (58 if narrow else 44) * len(frame))
