"""Timelines: moves of outside powers, export controls of African states, dates that projects aimed at."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.marks import Dot, If, Rule, Tick
from chokepoint.figures.kinds.steps import Steps, draw_steps
from chokepoint.figures.theme import CHINA, OCHRE, TEAL, WORLD
from chokepoint.i18n import Translator


def counter_moves(
    moves: pd.DataFrame, order: list[str], notice: pd.Timestamp, title: str, t: Translator
) -> Figure:
    """Draw dated moves as marks, a row a side: full for money or deals, rings for words.

    Args:
        moves: as ``africa.moves.select_moves`` gives them.
        order: the sides, from top to bottom.
        notice: day of the notice on gallium and germanium, drawn as a mark of time.
        title: the finding.
        t: the reader's language.
    """
    shown = [side for side in order if side in set(moves["side"])]
    frame = moves.assign(
        who=moves["side"].map(t.code),
        sort=moves["kind"].map(t.code),
        amount=[_amount(v, unit, t) for v, unit in zip(moves["value"], moves["unit"], strict=True)],
    )
    return Figure(
        id="counter-moves",
        title=title,
        subtitle=t(
            "Dated moves by side; full: money or a deal, ring: a pledge, memorandum, designation or offer"
        ),
        alt=_moves_alt(frame, shown, t),
        draw=lambda width: _draw_moves(frame, shown, notice, width, t),
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
    digits = 0 if value >= 100 else 1
    return "" if pd.isna(value) else t.measure(value, unit, digits)


def _moves_alt(frame: pd.DataFrame, order: list[str], t: Translator) -> str:
    counts = frame["side"].value_counts()
    told = t.listing([t.pair(t.code(side), int(counts[side])) for side in order])
    return t("{moves}.", moves=told)


def _draw_moves(
    frame: pd.DataFrame, order: list[str], notice: pd.Timestamp, width: int, t: Translator
) -> alt.LayerChart | alt.Chart:
    how = Steps(
        (Dot("day", size=64, colour=If("chinese", CHINA, WORLD), hollow="offer"),),
        also=(notice,),
        margin=(90, 120),
        label="who",
        key="side",
        guides=(Guide(notice, t("notice of July 2023")),),
        step=(40, 40),
        grid=True,
    )
    rows = numbered(frame).assign(chinese=frame["side"] == "China", offer=frame["kind"] != "money or deal")
    return draw_steps(
        rows.sort_values("side", key=lambda sides: sides.map(order.index), kind="stable"), width, how
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
        sort=controls["kind"].map(t.code),
        amount=[_amount(v, unit, t) for v, unit in zip(controls["value"], controls["unit"], strict=True)],
    )
    return Figure(
        id="african-controls",
        title=title,
        subtitle=t(
            "Bans, suspensions, quotas and policies of African states by the day of effect; ring: still ahead"
        ),
        alt=_controls_alt(frame, t),
        draw=lambda width: _draw_controls(frame, day, width),
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


def _draw_controls(frame: pd.DataFrame, day: pd.Timestamp, width: int) -> alt.LayerChart | alt.Chart:
    heads = [f"{r.country} · {r.sort} · {r.minerals_as_printed}" for r in frame.itertuples()]
    how = Steps(
        (Dot("day", size=80, colour=TEAL, hollow="is_ahead"),),
        also=(day,),
        margin=(120, 200),
        label="head",
        guides=(Guide(day),),
        step=(34, 34),
        size=11.5,
        grid=True,
        above="narrow",
    )
    return draw_steps(frame.assign(head=heads), width, how)


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


def _draw_starts(frame: pd.DataFrame, day: pd.Timestamp, width: int) -> alt.LayerChart | alt.Chart:
    colour = If("is_past", OCHRE, WORLD)
    how = Steps(
        (
            Rule("stated_day", "target_day", thick=1, dash=(3, 3), colour=colour),
            Dot("stated_day", size=45, colour=colour),
            Tick("target_day", colour=colour),
        ),
        days=("stated_day", "target_day"),
        also=(day,),
        margin=(120, 200),
        guides=(Guide(day),),
        step=(28, 28),
    )
    order = list(dict.fromkeys(frame["project"]))
    rows = numbered(frame).sort_values("project", key=lambda names: names.map(order.index), kind="stable")
    # a project is named once, on the first of its lines
    once = rows["project"].where(~rows["project"].duplicated(), "")
    return draw_steps(rows.assign(label=once), width, how)
