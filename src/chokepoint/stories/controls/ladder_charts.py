"""Charts of what was controlled, when, and what happened around it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.analysis.policy.controls import EASING
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    Span,
    coloured_by,
    is_narrow,
    row_axis,
    sized,
    time_x,
    translated,
    utc,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, PAPER, SOFT, WIDE, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

AXIS_START = "2023-01-01"
NAMED = 3
KINDS = {
    "extraterritorial": "rule on foreign-made goods",
    "state_trading": "list of state traders",
    "enforcement": "campaign against smuggling",
    "easing": "general licences",
    "suspension": "suspends earlier steps",
}
"""Kinds of step whose code says too little; the others are written as they are."""
LOOKS = {"in force": CHINA, "suspended": CHINA_SOFT, "ended": WORLD_SOFT, "eases": PAPER}


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
        ladder: as ``policy.controls.build_ladder`` gives it.
        names: commodity names by commodity id, in the reader's language.
        day: the day the ladder was looked at.
        title: the finding.
        t: the reader's language.
    """
    frame = _ladder_rows(ladder, names, t)
    return Figure(
        id="controls-ladder",
        title=title,
        subtitle=_ladder_subtitle(t),
        alt=_ladder_alt(frame, day, t),
        draw=lambda width: _draw_ladder(frame, day, width),
        frame=translated(frame, ["state"], t),
        columns=_ladder_columns(t),
    )


def _axis_end(ladder: pd.DataFrame, day: pd.Timestamp) -> pd.Timestamp:
    """Let the axis run some months past the day looked from, and past every scheduled end."""
    scheduled = ladder[["lapse", "resume"]].max().max()
    return max(pd.Timestamp("2024-01-01"), day + pd.DateOffset(months=3), scheduled)


def _ladder_rows(ladder: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    return ladder.assign(
        name=[short_names(ids, names) if ids else t("legal basis") for ids in ladder["commodities"]],
        when=[_name_time(row, t) for row in each_row(ladder)],
        order=range(len(ladder)),
        words=[_describe(row, t) for row in each_row(ladder)],
        kind_words=[_name_kind(row, t) for row in each_row(ladder)],
        end_words=[_name_end(row, t) for row in each_row(ladder)],
    )


def _name_time(row: Row, t: Translator) -> str:
    exact = len(row.announced) > len("2006")
    return t.short_month(pd.Timestamp(row.announced)) if exact else t("{year}", year=row.announced[:4])


def _ladder_subtitle(t: Translator) -> str:
    return t(
        "Chinese export-control steps, from start to end; "
        "red: in force, pale: suspended, grey: ended, hollow: eases an earlier step, arrow: no end set"
    )


def _ladder_alt(frame: pd.DataFrame, day: pd.Timestamp, t: Translator) -> str:
    counts = frame["state"].value_counts()
    kept = [state for state in ("in force", "announced", "suspended", "ended") if state in counts]
    standing = t.listing([f"{t.number(counts[state])} {t(state)}" for state in kept])
    return t("Of {n} steps, on {day}: {standing}.", n=len(frame), day=t.day(day), standing=standing)


def _ladder_columns(t: Translator) -> dict[str, str]:
    return {
        "announced": t("announced"),
        "effective": t("in effect"),
        "announcement_no": t("notice"),
        "name": t("covers"),
        "kind_words": t("kind"),
        "target_name": t("aimed at"),
        "state": t("state"),
    }


def _describe(row: Row, t: Translator) -> str:
    """Say what a step is and, unless it is simply in force, how it stands."""
    return ", ".join(part for part in (_name_kind(row, t), _name_state(row, t)) if part)


def _name_kind(row: Row, t: Translator) -> str:
    if row.kind == "ban":
        return t("ban, {country}", country=t(row.target_name))
    return t(KINDS.get(row.kind, row.kind.replace("_", " ")))


def _name_end(row: Row, t: Translator) -> str:
    end = row.resume if pd.notna(row.resume) else row.lapse
    return t("to {month}", month=t.short_month(end)) if pd.notna(end) else ""


def _name_state(row: Row, t: Translator) -> str:
    if row.state == "suspended" and pd.notna(row.resume):
        return t("suspended to {month}", month=t.short_month(row.resume))
    if row.kind in EASING and pd.notna(row.lapse):
        return t("until {month}", month=t.short_month(row.lapse))
    return "" if row.state == "in force" else t(row.state)


def ladder_bars(frame: pd.DataFrame, axis_end: pd.Timestamp) -> pd.DataFrame:
    """Cut each control into the stretches to draw: ``order``, ``x``, ``x2``, ``look``."""
    bars = []
    for row in each_row(frame):
        stop = min([d for d in (row.stop, row.lapse, axis_end) if pd.notna(d)])
        edges = [row.start, stop]
        if pd.notna(row.pause):
            edges = [min(row.start, row.pause), row.pause, row.resume if pd.notna(row.resume) else stop]
        looks = [_bar_look(row), "suspended"]
        bars += [(row.order, a, b, k) for a, b, k in zip(edges[:-1], edges[1:], looks, strict=False) if a < b]
    return pd.DataFrame(bars, columns=["order", "x", "x2", "look"])


def _bar_look(row: Row) -> str:
    if row.state == "ended":
        return "ended"
    return "eases" if row.kind in EASING else "in force"


def _draw_ladder(frame: pd.DataFrame, day: pd.Timestamp, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    span = (pd.Timestamp(AXIS_START), _axis_end(frame, day))
    y = alt.Y("order:O", axis=None if narrow else _name_axis(frame))
    words = _words_above(frame, y) if narrow else _state_words(frame, span, y)
    layers = alt.layer(*_draw_bars(frame, day, span, y, narrow=narrow), words)
    return sized(layers, width, (50 if narrow else 23) * len(frame))


def _draw_bars(
    frame: pd.DataFrame, day: pd.Timestamp, span: Span, y: alt.Y, *, narrow: bool
) -> list[alt.Chart]:
    """Draw each step up to the day looked from, or to the end that is set; an arrow where none is."""
    unending = frame[["stop", "pause", "lapse"]].isna().all(axis=1) & (frame["start"] < day)
    bars = ladder_bars(frame.assign(lapse=frame["lapse"].where(~unending, day)), span[1])
    clipped = bars.assign(x=utc(_from(span[0], bars["x"])), x2=utc(_from(span[0], bars["x2"])))
    height, lower = (9, 15) if narrow else (14, 0)
    marks = alt.Chart(clipped[clipped["x"] < clipped["x2"]]).mark_bar(
        height=height, yOffset=lower, stroke=CHINA, strokeWidth=0.8
    )
    bar = marks.encode(x=time_x("x", *span), x2="x2:T", y=y, color=coloured_by("look", LOOKS))
    ends = frame.loc[unending, ["order"]].assign(x=utc(pd.Series([day]))[0])
    arrow = alt.Chart(ends).mark_point(
        shape="triangle-right", size=height * 9, opacity=1, fill=CHINA, xOffset=3, yOffset=lower
    )
    return [bar, arrow.encode(x=time_x("x", *span), y=y)]


def _from(first: pd.Timestamp, days: pd.Series) -> pd.Series:
    """Draw what began before the axis does from the axis on."""
    return days.where(days >= first, first)


def _words_above(frame: pd.DataFrame, y: alt.Y) -> alt.Chart:
    """Write name and state over each bar, where a phone leaves no room beside it."""
    words = frame[["order"]].assign(label=frame["when"] + " · " + frame["name"] + "\n" + frame["words"])
    text = alt.Chart(words).mark_text(align="left", fontSize=11.5, dy=-15, color=INK, lineBreak="\n")
    return text.encode(y=y, x=alt.value(0), text="label:N")


def _name_axis(frame: pd.DataFrame) -> alt.Axis:
    labels = [f"{when} · {name}" for when, name in zip(frame["when"], frame["name"], strict=True)]
    return row_axis(labels, labelFontSize=11.5)


PLOT_SHARE = 0.57
"""Share of the wide drawing's width that its bars have."""


def _state_words(frame: pd.DataFrame, span: Span, y: alt.Y) -> alt.LayerChart:
    """Write what a step is before its bar where there is room, else inside it, and behind it a set end."""
    start = _from(span[0], frame["start"])
    room = (start - span[0]) / (span[1] - span[0]) * PLOT_SHARE * WIDE
    inside = room < 6.5 * frame["kind_words"].str.len() + 8
    words = frame[["order", "kind_words", "state"]].assign(start=utc(start), inside=inside)
    base = alt.Chart(words).encode(x=time_x("start", *span), y=y, text="kind_words:N")
    before = base.transform_filter("!datum.inside").mark_text(align="right", dx=-5, fontSize=11, color=SOFT)
    colour = alt.condition(alt.datum.state == "in force", alt.value(PAPER), alt.value(INK))
    within = base.transform_filter("datum.inside").mark_text(align="left", dx=5, fontSize=11)
    return before + within.encode(color=colour) + _end_words(frame, span, y)


def _end_words(frame: pd.DataFrame, span: Span, y: alt.Y) -> alt.Chart:
    """Write the end that is set for a step behind its bar, unless the axis ends there too."""
    end = frame["resume"].fillna(frame["lapse"])
    shown = frame.assign(end=end)[end < span[1] - pd.Timedelta(days=180)]
    words = shown[["order", "end_words"]].assign(x=utc(shown["end"]))
    text = alt.Chart(words).mark_text(align="left", dx=5, fontSize=11, color=SOFT)
    return text.encode(x=time_x("x", *span), y=y, text="end_words:N")


def controlled_items(items: pd.DataFrame, names: pd.Series, t: Translator) -> Figure:
    """List the item groups of a notice, one square each, in a column a metal.

    Args:
        items: table ``control_items``.
        names: commodity names by commodity id, in the reader's language.
        t: the reader's language.
    """
    frame = _item_rows(items, names)
    return Figure(
        id="controlled-items",
        title=_items_title(len(frame), t),
        subtitle=t("Item groups listed in the notice of 3 July 2023"),
        alt=_items_alt(frame, t),
        draw=lambda width: _draw_items(frame[["metal", "item", "place"]], width),
        frame=frame,
        columns={"metal": t("metal"), "item": t("item group")},
    )


def _item_rows(items: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    ordered = with_row_ids(items).sort_values(["commodity_id", "item_no"])
    place = ordered.groupby("commodity_id").cumcount()
    return ordered.assign(metal=ordered["commodity_id"].map(names), place=place)


def _items_title(n: int, t: Translator) -> str:
    return t("Two metals, {n} item groups: the compounds and wafers count as well as the metal", n=n)


def _items_alt(frame: pd.DataFrame, t: Translator) -> str:
    counts = frame["metal"].value_counts(sort=False)
    parts = t.listing([f"{t.number(n)} {metal}" for metal, n in counts.items()])
    return t("The notice lists {n} item groups: {parts}.", n=len(frame), parts=parts)


def _draw_items(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    size, shift = 11.5 if is_narrow(width) else 13, -0.21 * width
    look = {"labelAngle": 0, "labelFontWeight": "bold", "labelColor": INK, "labelFontSize": 13}
    look |= {"labelAlign": "left", "labelOffset": shift - 4}
    x = alt.X("metal:N", axis=alt.Axis(orient="top", title=None, domain=False, ticks=False, **look))
    base = alt.Chart(frame).encode(x=x, y=alt.Y("place:O", axis=None))
    dots = base.mark_square(color=CHINA, opacity=1, size=55, xOffset=shift)
    text = base.mark_text(align="left", xOffset=shift + 10, fontSize=size).encode(text="item:N")
    return sized(dots + text, width, 8 * 26)


def event_strip(events: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw dated events one below the other, Chinese steps in red, each with its actor and words.

    Args:
        events: as ``policy.timeline.select_events`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = _event_rows(events, t)
    first, last = t.month(events["day"].iloc[0]), t.month(events["day"].iloc[-1])
    return Figure(
        id="events-2023",
        title=title,
        subtitle=t("Dated steps on chips and minerals, {first} to {last}", first=first, last=last),
        alt=_events_alt(frame, t),
        draw=lambda width: _draw_events(frame[["order", "who", "line", "event"]], width),
        frame=translated(frame, ["category"], t),
        columns={"date": t("date"), "actor": t("by"), "event": t("step"), "category": t("kind")},
    )


def _event_rows(events: pd.DataFrame, t: Translator) -> pd.DataFrame:
    dated = zip(events["day"], events["date_precision"], events["actor"], strict=True)
    lines = [f"{t.day(day) if exact == 'day' else t.month(day)} · {actor}" for day, exact, actor in dated]
    return events.assign(order=range(len(events)), who=_sides(events), line=lines)


def _events_alt(frame: pd.DataFrame, t: Translator) -> str:
    chinese = int((frame["who"] == "China").sum())
    return t("{n} steps in date order, {china} of them by China.", n=len(frame), china=chinese)


def _draw_events(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lines = frame.assign(event=[wrap(text, 46 if narrow else 96) for text in frame["event"]])
    y = alt.Y("order:O", axis=None)
    colour = coloured_by("who", {"China": CHINA, "others": WORLD})
    base = alt.Chart(lines).encode(y=y)
    dots = base.mark_point(opacity=1, yOffset=-7).encode(x=alt.value(6), color=colour)
    head = base.mark_text(align="left", fontSize=11.5, yOffset=-7, color=SOFT)
    words = base.mark_text(align="left", fontSize=11.5 if narrow else 12.5, lineBreak="\n", baseline="top")
    body = words.encode(x=alt.value(18), y=y, text="event:N")
    layers = dots + head.encode(x=alt.value(18), text="line:N") + body
    return sized(layers, width, (58 if narrow else 44) * len(frame))


def event_rows(events: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw dated steps as marks on a time axis, a row a kind, Chinese steps in red.

    Args:
        events: as ``policy.timeline.select_events`` gives them.
        title: the finding.
        t: the reader's language.
    """
    shown = _gather_rare(events["category"])
    order = sorted(shown.unique(), key=lambda kind: (kind == RARE, -(shown == kind).sum()))
    frame = events.assign(kind=events["category"].map(t), who=_sides(events), row=shown.map(order.index))
    return Figure(
        id="dispute-steps",
        title=title,
        subtitle=t("Dated steps of the chip and mineral dispute by kind; red: by China, grey: by others"),
        alt=_rows_alt(frame, t(order[0]), t),
        draw=lambda width: _draw_rows(frame, [t(kind) for kind in order], width),
        frame=frame,
        columns={"date": t("date"), "actor": t("by"), "event": t("step"), "kind": t("kind")},
    )


RARE = "other kinds"


def _gather_rare(kinds: pd.Series) -> pd.Series:
    """Put kinds with a single step into one row, if there are several of them."""
    single = kinds.map(kinds.value_counts()) == 1
    return kinds.mask(single, RARE) if single.sum() > 1 else kinds


def _rows_alt(frame: pd.DataFrame, kind: str, t: Translator) -> str:
    chinese = int((frame["who"] == "China").sum())
    words = {"n": len(frame), "china": chinese, "kind": kind}
    return t("{n} steps, {china} by China; most are of the kind {kind}.", **words)


def _sides(events: pd.DataFrame) -> pd.Series:
    return (events["actor_iso3"] == "CHN").map({True: "China", False: "others"})


def _draw_rows(frame: pd.DataFrame, names: list[str], width: int) -> alt.LayerChart:
    first = frame["day"].min() - pd.Timedelta(days=30)
    last = frame["day"].max() + pd.Timedelta(days=60)
    rows = pd.DataFrame({"x": utc(frame["day"]), "row": frame["row"], "who": frame["who"]})
    colour = coloured_by("who", {"China": CHINA, "others": WORLD})
    labels = [wrap(name, 16 if is_narrow(width) else 30) for name in names]
    y = alt.Y("row:O", axis=row_axis(labels, grid=True))
    base = alt.Chart(rows).encode(x=time_x("x", first, last), y=y)
    ticks = base.mark_tick(thickness=2.5, height=16, opacity=1).encode(color=colour)
    return sized(alt.layer(ticks), width, 28 * len(names))
