"""Timelines: moves of outside powers, export controls of African states, dates that projects aimed at."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import coloured_by, is_narrow, row_axis, sized, time_marks, time_x, utc, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, OCHRE, PAPER, TEAL, WORLD
from chokepoint.i18n import Translator

NOTICE = "2023-07-03"
"""Day of the notice on gallium and germanium, drawn as a mark of time."""


def _time_x(field: str, first: pd.Timestamp, last: pd.Timestamp) -> alt.X:
    """Make a time axis whose labels leave room for each other over many years."""
    step = 1 + (last.year - first.year) // 8
    look = {"tickCount": {"interval": "year", "step": step}, "labelOverlap": True, "labelFlush": False}
    return time_x(field, first, last).axis(format="%Y", title=None, grid=False, **look)


def counter_moves(moves: pd.DataFrame, order: list[str], title: str, t: Translator) -> Figure:
    """Draw dated moves as marks, a row a side: full for money or deals, rings for words.

    Args:
        moves: as ``africa.moves.select_moves`` gives them.
        order: the sides, from top to bottom.
        title: the finding.
        t: the reader's language.
    """
    shown = [side for side in order if side in set(moves["side"])]
    frame = moves.assign(
        who=moves["side"].map(t),
        sort=moves["kind"].map(t),
        row=moves["side"].map(shown.index),
        amount=[_amount(v, unit, t) for v, unit in zip(moves["value"], moves["unit"], strict=True)],
    )
    return Figure(
        id="counter-moves",
        title=title,
        subtitle=t(
            "Dated moves by side; full: money or a deal, ring: a pledge, memorandum, designation or offer"
        ),
        alt=_moves_alt(frame, shown, t),
        draw=lambda width: _draw_moves(frame, [t(side) for side in shown], width, t),
        frame=frame,
        columns={
            "date": t("date"),
            "who": t("side"),
            "actor": t("by"),
            "action": t("move"),
            "amount": t("amount"),
            "sort": t("kind"),
        },
    )


def _amount(value: float, unit: str, t: Translator) -> str:
    return "" if pd.isna(value) else f"{t.number(value, 0 if value >= 100 else 1)} {t(unit)}"


def _moves_alt(frame: pd.DataFrame, order: list[str], t: Translator) -> str:
    counts = frame["side"].value_counts()
    return t.listing([t("{side}: {n}", side=t(side), n=int(counts[side])) for side in order]) + "."


def _draw_moves(frame: pd.DataFrame, names: list[str], width: int, t: Translator) -> alt.LayerChart:
    narrow = is_narrow(width)
    first = frame["day"].min() - pd.Timedelta(days=90)
    last = max(frame["day"].max(), pd.Timestamp(NOTICE)) + pd.Timedelta(days=120)
    rows = pd.DataFrame(
        {
            "x": utc(frame["day"]),
            "row": frame["row"],
            "chinese": frame["side"] == "China",
            "deal": frame["kind"] == "money or deal",
        }
    )
    height = 40 * len(names)
    y = alt.Y("row:O", axis=row_axis([wrap(name, 14 if narrow else 30) for name in names], grid=True))
    base = alt.Chart(rows).encode(x=_time_x("x", first, last), y=y)
    colour = {True: CHINA, False: WORLD}
    layers = [
        _move_points(base, chinese=chinese, deal=deal, colour=colour[chinese])
        for chinese in colour
        for deal in colour
    ]
    mark = time_marks([NOTICE], [t("notice of July 2023")], first, last, (-16, height))
    return sized(alt.layer(*layers, mark), width, height)


def _move_points(base: alt.Chart, *, chinese: bool, deal: bool, colour: str) -> alt.Chart:
    chosen = base.transform_filter(
        f"datum.chinese === {str(chinese).lower()} && datum.deal === {str(deal).lower()}"
    )
    return chosen.mark_point(
        size=64, opacity=1, stroke=colour, strokeWidth=1.6, fill=colour if deal else PAPER
    )


def african_controls(
    controls: pd.DataFrame, names: pd.Series, day: pd.Timestamp, title: str, t: Translator
) -> Figure:
    """Draw export controls of African states by the day they take effect.

    Args:
        controls: as ``africa.moves.order_controls`` gives them.
        names: country names by ISO code, in the reader's language.
        day: the day looked from.
        title: the finding.
        t: the reader's language.
    """
    frame = controls.assign(
        country=controls["country_iso3"].map(names).fillna(controls["country_iso3"]),
        sort=controls["kind"].map(t),
        amount=[_amount(v, unit, t) for v, unit in zip(controls["value"], controls["unit"], strict=True)],
    )
    return Figure(
        id="african-controls",
        title=title,
        subtitle=t(
            "Bans, suspensions, quotas and policies of African states by the day of effect; ring: still ahead"
        ),
        alt=_controls_alt(frame, t),
        draw=lambda width: _draw_controls(frame, day, width, t),
        frame=frame,
        columns={
            "country": t("state"),
            "minerals_as_printed": t("minerals"),
            "sort": t("kind"),
            "measure": t("measure"),
            "effective": t("in effect"),
            "state": t("as reported"),
            "amount": t("quantity"),
        },
    )


def _controls_alt(frame: pd.DataFrame, t: Translator) -> str:
    measures = t.plural("One measure", "{n} measures", len(frame))
    states = t.plural("one state", "{n} states", frame["country"].nunique())
    n, disputed = int(frame["is_ahead"].sum()), int((frame["disputed"] != "no").sum())
    ahead = t.plural("one still ahead", "{n} still ahead", n) if n else t("none still ahead")
    twice = t.plural("; one is another reading", "; {n} are other readings", disputed) if disputed else ""
    words = {"measures": measures, "states": states, "ahead": ahead, "twice": twice}
    return t("{measures} of {states}, {ahead}{twice}.", **words)


def _draw_controls(frame: pd.DataFrame, day: pd.Timestamp, width: int, t: Translator) -> alt.LayerChart:
    narrow = is_narrow(width)
    first = min(frame["day"].min(), day) - pd.Timedelta(days=120)
    last = max(frame["day"].max(), day) + pd.Timedelta(days=200)
    heads = [f"{r.country} · {r.sort} · {r.minerals_as_printed}" for r in frame.itertuples()]
    rows = pd.DataFrame(
        {
            "x": utc(frame["day"]),
            "row": range(len(frame)),
            "ahead": frame["is_ahead"],
            "head": [wrap(text, 50) if narrow else text for text in heads],
        }
    )
    axis = None if narrow else row_axis([wrap(text, 52) for text in heads], grid=True, labelFontSize=11.5)
    base = alt.Chart(rows).encode(x=_time_x("x", first, last), y=alt.Y("row:O", axis=axis))
    lower = 16 if narrow else 0
    fill = alt.condition("datum.ahead", alt.value(PAPER), alt.value(TEAL))
    dots = base.mark_point(size=80, stroke=TEAL, opacity=1, strokeWidth=1.8, yOffset=lower).encode(fill=fill)
    now = time_marks([f"{day:%Y-%m-%d}"], [""], first, last, (0, (56 if narrow else 34) * len(frame)))
    layers = [dots]
    if narrow:
        text = base.mark_text(align="left", fontSize=11.5, yOffset=-12, color=INK, lineBreak="\n")
        layers.append(text.encode(x=alt.value(0), text="head:N"))
    return sized(alt.layer(*layers, now), width, (56 if narrow else 34) * len(frame))


def announced_starts(starts: pd.DataFrame, day: pd.Timestamp, title: str, t: Translator) -> Figure:
    """Draw when each start was announced and the date aimed at, a line a statement.

    Args:
        starts: as ``africa.projects.announced_starts`` gives them.
        day: the day looked from.
        title: the finding.
        t: the reader's language.
    """
    frame = starts.assign(
        past=starts["is_past"].map({True: t("yes"), False: t("no")}),
        texts=starts["attribution"].map({"single": t("one text"), "joint": t("several texts together")}),
    )
    return Figure(
        id="announced-starts",
        title=title,
        subtitle=t(
            "Day of the statement (dot) and end of the period aimed at for first output (tick); ochre: passed"
        ),
        alt=_starts_alt(frame, t),
        draw=lambda width: _draw_starts(frame, day, width),
        frame=frame,
        columns={
            "project": t("project"),
            "stated": t("stated"),
            "target_start": t("start aimed at"),
            "past": t("date passed"),
            "texts": t("from"),
        },
        notes=_starts_note(frame, day, t),
    )


def _starts_note(frame: pd.DataFrame, day: pd.Timestamp, t: Translator) -> str:
    idle = t("None of these projects operates in its last reported state.")
    note = t("Upright dashes: {day}, the day looked from.", day=t.day(day))
    return note if frame["is_running"].any() else f"{note} {idle}"


def _starts_alt(frame: pd.DataFrame, t: Translator) -> str:
    starts = t.plural("One announced start", "{n} announced starts", len(frame))
    of = t.plural("one project", "{n} projects", frame["project"].nunique())
    past = t.plural("one date has passed", "{n} dates have passed", int(frame["is_past"].sum()))
    return t("{starts} of {of}; {past}.", starts=starts, of=of, past=past)


def _draw_starts(frame: pd.DataFrame, day: pd.Timestamp, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    first = frame["stated_day"].min() - pd.Timedelta(days=120)
    last = max(frame["target_day"].max(), day) + pd.Timedelta(days=200)
    rows = pd.DataFrame(
        {
            "x": utc(frame["stated_day"]),
            "x2": utc(frame["target_day"]),
            "row": range(len(frame)),
            "look": frame["is_past"].map({True: "past", False: "ahead"}),
        }
    )
    labels = [
        wrap(name, 16 if narrow else 30)
        for name in frame["project"].where(~frame["project"].duplicated(), "")
    ]
    colour = coloured_by("look", {"past": OCHRE, "ahead": WORLD})
    base = alt.Chart(rows).encode(y=alt.Y("row:O", axis=row_axis(labels)), color=colour)
    line = base.mark_rule(strokeDash=[3, 3]).encode(x=_time_x("x", first, last), x2="x2:T")
    dots = base.mark_point(opacity=1, size=45).encode(x=_time_x("x", first, last))
    ticks = base.mark_tick(thickness=3, height=15, opacity=1).encode(x=_time_x("x2", first, last))
    now = time_marks([f"{day:%Y-%m-%d}"], [""], first, last, (0, 28 * len(frame)))
    return sized(alt.layer(line, dots, ticks, now), width, 28 * len(frame))
