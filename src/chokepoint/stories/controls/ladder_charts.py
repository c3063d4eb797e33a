"""Charts of what was controlled, when, and what happened around it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.controls import (
    ANNOUNCED,
    DUE,
    EASING,
    ENDED,
    IN_FORCE,
    STATED,
    SUSPENDED,
)
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import is_narrow, translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Days
from chokepoint.figures.kinds.steps import Told, draw_told
from chokepoint.figures.theme import ACTORS, CHINA, CHINA_SOFT, INK, PAPER, PLUM, SOFT, WORLD_SOFT
from chokepoint.i18n import Translator, msg

KINDS = {
    "extraterritorial": msg("rule on foreign-made goods"),
    "state_trading": msg("list of state traders"),
    "enforcement": msg("campaign against smuggling"),
    "easing": msg("general licences"),
    "listing": msg("firms and bodies listed by name"),
    "suspension": msg("suspends earlier steps"),
}
"""Kinds of step whose code says too little; the others are written as they are."""
Span = tuple[pd.Timestamp, pd.Timestamp]
LOOKS = {IN_FORCE: CHINA, SUSPENDED: CHINA_SOFT, ENDED: WORLD_SOFT, "eases": PLUM}
LOOK_WORDS = {
    IN_FORCE: msg("in force"),
    SUSPENDED: msg("suspended"),
    ENDED: msg("ended or replaced"),
    "eases": msg("eases an earlier step"),
}


def listed_names(ids: str, names: pd.Series, t: Translator) -> str:
    """Name every commodity of a ``;``-joined list."""
    return t.commas([str(names.get(i, i)).strip("()") for i in ids.split(";")])


def controls_ladder(ladder: pd.DataFrame, names: pd.Series, span: Span, title: str, t: Translator) -> Figure:
    """Draw every control as a bar from its start to its end, pale while suspended.

    Args:
        ladder: as ``policy.controls.build_ladder`` gives it.
        names: commodity names by commodity id, in the reader's language.
        span: first day of the year with which the axis begins, and the day the ladder was looked at.
        title: the finding.
        t: the reader's language.
    """
    frame, day = _ladder_rows(ladder, names, t), span[1]
    return Figure(
        id="controls-ladder",
        title=title,
        subtitle=_ladder_subtitle(t),
        alt=_ladder_alt(frame, day, t),
        draw=lambda width: _draw_ladder(frame, span, width, t),
        frame=translated(frame, ["state"], t),
        columns=_ladder_columns(t),
    )


def _axis_end(ladder: pd.DataFrame, span: Span) -> pd.Timestamp:
    """Let the axis run for a year, some months past the day looked from, and past every scheduled end."""
    first, day = span
    return max(first + pd.DateOffset(years=1), day + pd.DateOffset(months=3), ladder["until"].max())


def _ladder_rows(ladder: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    return ladder.assign(
        name=[listed_names(ids, names, t) if ids else t("legal basis") for ids in ladder["commodities"]],
        when=[_name_time(row, t) for row in each_row(ladder)],
        order=range(len(ladder)),
        words=[_describe(row, t) for row in each_row(ladder)],
        kind_words=[name_kind(row, t) for row in each_row(ladder)],
        end_words=[_name_end(row, t) for row in each_row(ladder)],
    )


def _name_time(row: Row, t: Translator) -> str:
    exact = len(row.announced) > len("2006")
    return t.short_month(pd.Timestamp(row.announced)) if exact else t("{year}", year=row.announced[:4])


def _ladder_subtitle(t: Translator) -> str:
    return t("Chinese export-control steps with all goods they name, from start to end; arrow: no end is set")


def _ladder_alt(frame: pd.DataFrame, day: pd.Timestamp, t: Translator) -> str:
    counts = frame["state"].value_counts()
    kept = [state for state in (IN_FORCE, ANNOUNCED, SUSPENDED, STATED, DUE, ENDED) if state in counts]
    standing = t.listing([f"{t.number(counts[state])} {t.code(state)}" for state in kept])
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
        "end_words": t("end that is set or stated"),
    }


def _describe(row: Row, t: Translator) -> str:
    """Say what a step is and, unless it is simply in force, how it stands."""
    return t.commas((name_kind(row, t), _name_state(row, t)))


def name_kind(row: Row, t: Translator) -> str:
    """Write what kind of step a step is, a ban with the country it is aimed at."""
    if row.kind == "ban":
        return t("ban, {country}", country=t.cell(row.target_name))
    return t.code(row.kind, KINDS)


def _name_end(row: Row, t: Translator) -> str:
    return t("to {month}", month=t.short_month(row.until)) if pd.notna(row.until) else ""


def _name_state(row: Row, t: Translator) -> str:
    if row.state == SUSPENDED and pd.notna(row.until):
        return t("suspended to {month}", month=t.short_month(row.until))
    if row.state == STATED:
        return t("by a statement to {month}", month=t.short_month(row.until))
    if row.state == DUE:
        return t("was due to end in {month}, no text found", month=t.short_month(row.until))
    if row.kind in EASING and pd.notna(row.lapse):
        return t("until {month}", month=t.short_month(row.lapse))
    return "" if row.state == IN_FORCE else t.code(row.state)


def ladder_bars(frame: pd.DataFrame, axis_end: pd.Timestamp) -> pd.DataFrame:
    """Cut each control into the stretches to draw: ``order``, ``x``, ``x2``, ``look``."""
    bars = []
    for row in each_row(frame):
        lapse = row.until if pd.notna(row.lapse) and pd.notna(row.until) else row.lapse
        stop = min([d for d in (row.stop, lapse, axis_end) if pd.notna(d)])
        edges = [row.start, stop]
        if pd.notna(row.pause):
            edges = [min(row.start, row.pause), row.pause, row.until if pd.notna(row.until) else stop]
        looks = [_bar_look(row), SUSPENDED]
        bars += [(row.order, a, b, k) for a, b, k in zip(edges[:-1], edges[1:], looks, strict=False) if a < b]
    return pd.DataFrame(bars, columns=["order", "x", "x2", "look"])


def _bar_look(row: Row) -> str:
    if row.state == ENDED:
        return ENDED
    return "eases" if row.kind in EASING else IN_FORCE


def _draw_ladder(frame: pd.DataFrame, span: Span, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    """Draw each step up to the day looked from, or to the end that is set; an arrow where none is."""
    (first, day), last = span, _axis_end(frame, span)
    unending = frame[["stop", "pause", "lapse"]].isna().all(axis=1) & (frame["start"] < day)
    steps = numbered(frame).assign(
        look="",
        in_force=frame["state"] == IN_FORCE,
        kind_at=_from(first, frame["start"]),
        arrow=pd.Series(day, frame.index).where(unending),
    )
    end = frame["until"]
    # an end that is set is written behind its bar, unless the axis ends there too
    steps = steps.assign(end_at=end.where(end < last - pd.Timedelta(days=180)))
    bars = ladder_bars(frame.assign(lapse=frame["lapse"].where(~unending, day)), last)
    bars = bars.assign(x=_from(first, bars["x"]), row=bars["order"])
    rows = pd.concat([steps, bars[bars["x"] < bars["x2"]]], ignore_index=True)
    texts = ["label", "kind_words", "end_words", "state", "name"]
    rows = rows.assign(label=_ladder_labels(frame, rows, narrow=is_narrow(width)))
    rows = rows.assign(**{name: rows[name].fillna("") for name in texts}).sort_values("order", kind="stable")
    words = {look: t.say(said) for look, said in LOOK_WORDS.items()}
    return draw_rows(rows, width, _ladder_how(first, last, words, narrow=is_narrow(width)))


def _ladder_labels(frame: pd.DataFrame, rows: pd.DataFrame, *, narrow: bool) -> list[str]:
    """Name each step by its goods; on a phone, where there is no room for them, by its kind."""
    heads = frame["when"] + " · " + (frame["kind_words"] if narrow else frame["name"])
    labels = dict(zip(frame["order"], heads, strict=True))
    return [labels[order] for order in rows["order"]]


def _ladder_how(first: pd.Timestamp, last: pd.Timestamp, words: dict[str, str], *, narrow: bool) -> Rows:
    bar = Bar(
        "x2", "x", thick=9 if narrow else 14, colour=By("look", LOOKS, words, symbol="square"), when=BAR
    )
    arrow = Dot("arrow", size=90 if narrow else 126, shape="triangle-right", colour=CHINA, aside=4)
    beside = (Words("kind_words", "kind_at", side="before", gap=5, size=11, colour=SOFT, within=INSIDE),
              Words("end_words", "end_at", gap=5, size=11, colour=SOFT))  # fmt: skip
    return Rows(
        (bar, arrow) if narrow else (bar, arrow, *beside),
        key="order",
        scale=Days(first, last),
        step=(23, 14),
        size=11.5,
        above="narrow",
    )


BAR = "datum.look !== ''"
INSIDE = If("in_force", PAPER, INK)


def _from(first: pd.Timestamp, days: pd.Series) -> pd.Series:
    """Draw what began before the axis does from the axis on."""
    return days.where(days >= first, first)


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
        draw=lambda width: draw_told(frame, width, EVENTS),
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


EVENTS = Told("line", "event", By("who", ACTORS))


def _sides(events: pd.DataFrame) -> pd.Series:
    return (events["actor_iso3"] == "CHN").map({True: "China", False: "others"})
