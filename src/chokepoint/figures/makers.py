"""Charts of who else makes a metal: shares by publisher, capacity outside China, projects."""

from __future__ import annotations

import re

import altair as alt
import pandas as pd

from chokepoint.figures.charts import is_narrow, row_axis, sized, time_marks, time_x, utc, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, LINE, PAPER, TEAL, WASH, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator


def share_rows(measured: pd.DataFrame, quotes: pd.DataFrame, publishers: pd.Series, t: Translator) -> pd.DataFrame:
    """Put computed and quoted shares into one frame for :func:`published_shares`, in percent.

    Args:
        measured: as ``analysis.concentration.newest_years`` gives them (shares 0-1).
        quotes: as ``analysis.uses.quoted_shares`` gives them (percent).
        publishers: publisher by ``source_id``.
        t: the reader's language.
    """
    computed = pd.DataFrame({
        "label": [t("{publisher}, edition {edition}: {year}", publisher=r.publisher, edition=r.vintage, year=r.year) for r in measured.itertuples()],
        "kind": "measured", "low": 100 * measured["share_low"], "best": 100 * measured["share"],
        "high": 100 * measured["share_high"], "year": measured["year"].astype(str), "row_ids": measured["row_ids"],
    }).sort_values("best")  # fmt: skip
    years = ["" if pd.isna(year) else str(year) for year in quotes["year"]]
    names = [_quoted_from(r.note, publishers[r.source_id]) for r in quotes.itertuples()]
    quoted = pd.DataFrame({
        "label": [t("{publisher}, as quoted: {year}", publisher=n, year=y or t("no year")) for n, y in zip(names, years, strict=True)],
        "kind": "quoted", "low": quotes["best"], "best": quotes["best"], "high": quotes["best"], "year": years,
        "row_ids": quotes["row_ids"],
    })  # fmt: skip
    return pd.concat([quoted, computed], ignore_index=True)


def _quoted_from(note: str, publisher: str) -> str:
    """Name whose figure a text repeats, where its note says so, else the text's publisher."""
    found = re.match(r"(.+?) as quoted", note)
    return found.group(1) if found else publisher.split(" (")[0]


def published_shares(shares: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw one country's share as each publisher and edition has it, with its bounds.

    Args:
        shares: ``label``, ``kind`` (``measured`` or ``quoted``), ``low``, ``best``, ``high`` (percent),
            ``year``, ``row_ids``; in the order to draw.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = shares.assign(
        words=[t.number(b, 1 if abs(b - round(b)) > 0.05 else 0) for b in shares["best"]],
        basis=shares["kind"].map(t),
    )
    measured = frame[frame["kind"] == "measured"]
    return Figure(
        id="published-shares",
        title=title,
        subtitle=t("China’s share of world {metal} production, percent; red: computed from a statistical table, grey: quoted", metal=metal),
        alt=t("{n} computed shares between {span} percent; {q} quoted figures.", n=len(measured),
              span=t.interval(measured["best"].min(), measured["best"].max(), 1), q=len(frame) - len(measured)),
        draw=lambda width: _draw_shares(frame, width),
        frame=frame,
        columns={"label": t("source"), "year": t("year"), "low": t("percent, low"), "best": t("percent"),
                 "high": t("percent, high"), "basis": t("kind")},
    )  # fmt: skip


def _draw_shares(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 22 if is_narrow(width) else 60) for text in frame["label"]]
    floor = max(0.0, 10 * (min(frame["low"].min(), 80) // 10) - 10)
    rows = frame[["kind", "low", "best", "high", "words"]].assign(order=range(len(frame)), floor=floor)
    scale = alt.Scale(domain=[floor, 108], nice=False)
    values = list(range(int(floor), 101, 10 if floor >= 40 else 20))
    x = alt.X("best:Q", scale=scale, axis=alt.Axis(title=None, values=values))
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    guide = base.mark_rule(color=LINE).encode(x=alt.X("floor:Q", scale=scale), x2="best:Q")
    colour = alt.Color("kind:N", scale=alt.Scale(domain=["measured", "quoted"], range=[CHINA, WORLD]), legend=None)
    span = base.mark_rule(strokeWidth=3, opacity=0.5).encode(x=alt.X("low:Q"), x2="high:Q", color=colour)
    dots = base.mark_point(opacity=1).encode(x=x, color=colour)
    words = base.mark_text(align="left", dx=8).encode(x=alt.X("high:Q"), text="words:N")
    return sized(guide + dots + span + words, width, (34 if is_narrow(width) else 26) * len(frame))


STANDING_COLOURS = {"made metal": TEAL, "idle": WORLD_SOFT, "not split": WASH, "closed": PAPER}


def capacity_outside(standing: pd.DataFrame, title: str, metal: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the capacity listed outside China, divided by whether it made metal, stood idle or had closed.

    Args:
        standing: as ``analysis.capacity.standing_capacity`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = standing.assign(
        where=[years or names.get(iso3, iso3) for iso3, years in zip(standing["country_iso3"], standing["closed_years"], strict=True)],
        tonnes=standing["capacity_kg"] / 1000,
        state=standing["standing"].map(t),
    )
    totals = frame.groupby("standing")["tonnes"].sum()
    return Figure(
        id="capacity-outside",
        title=title,
        subtitle=t("Capacity for {metal} outside China, tonnes a year; teal: made metal, grey: idle, hollow: closed in the year named", metal=metal),
        alt="; ".join(t("{state}: {n} t", state=t(s), n=t.number(totals[s])) for s in STANDING_COLOURS if s in totals) + ".",
        draw=lambda width: _draw_capacity(frame, width),
        frame=frame,
        columns={"country_as_printed": t("line of the table"), "where": t("country"), "state": t("standing"), "capacity_kg": t("kg a year")},
    )  # fmt: skip


def _draw_capacity(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    order = frame.groupby("where")["tonnes"].sum().sort_values(ascending=False).index.tolist()
    names = [wrap(text, 20 if is_narrow(width) else 50) for text in order]
    rows = frame[["standing", "tonnes"]].assign(order=frame["where"].map(order.index))
    colour = alt.Color("standing:N", legend=None,
                       scale=alt.Scale(domain=list(STANDING_COLOURS), range=list(STANDING_COLOURS.values())))  # fmt: skip
    rank = alt.Order("rank:Q")
    rows = rows.assign(rank=rows["standing"].map(list(STANDING_COLOURS).index))
    y = alt.Y("order:O", axis=row_axis(names))
    x = alt.X("sum(tonnes):Q", axis=alt.Axis(title=None, tickCount=6), scale=alt.Scale(domain=[0, 1.12 * float(frame.groupby("where")["tonnes"].sum().max())], nice=False))
    bars = alt.Chart(rows).mark_bar(height=16, stroke=WORLD, strokeWidth=1).encode(x=x, y=y, color=colour, order=rank)
    sums = rows.groupby("order", as_index=False)["tonnes"].sum()
    words = alt.Chart(sums.assign(label=[f"{v:g}" for v in sums["tonnes"]])).mark_text(align="left", dx=6)
    return sized(bars + words.encode(x=alt.X("tonnes:Q"), y=y, text="label:N"), width, 44 * len(order))


PHASES = ("first_output", "operating")


def projects(states: pd.DataFrame, day: pd.Timestamp, title: str, metal: str, t: Translator) -> Figure:
    """Draw each project at its last reported state, with the start it aims at and its planned tonnage.

    Args:
        states: as ``analysis.supply.latest_states`` gives it.
        day: the day looked from.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = states.assign(
        begun=states["phase"].isin(PHASES),
        phase_name=[t(p.replace("_", " ")) for p in states["phase"]],
        plan=[t("{n} t a year planned", n=t.number(p, 0 if p >= 10 else 1)) if pd.notna(p) else t("no tonnage given") for p in states["planned_t"]],
    )
    return Figure(
        id="projects",
        title=title,
        subtitle=t("Projects for {metal} outside China: last reported state (dot) and the start aimed at (tick)", metal=metal),
        alt=t("{n} projects; {k} had begun to deliver by {day}.", n=len(frame), k=int(frame["begun"].sum()), day=t.day(day)),
        draw=lambda width: _draw_projects(frame, day, width),
        frame=frame,
        columns={"project": t("project"), "company": t("company"), "country_as_printed": t("country"),
                 "state_date": t("state of"), "stage": t("stage as reported"), "plan": t("plan"), "target_start": t("start aimed at")},
        notes=t("An undated report stands at the left edge."),
    )  # fmt: skip


def _draw_projects(frame: pd.DataFrame, day: pd.Timestamp, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lower = 16 if narrow else 9
    first = pd.Timestamp("2022-01-01")
    last = max(pd.Timestamp("2027-06-01"), frame["start_day"].max() + pd.Timedelta(days=120))
    rows = pd.DataFrame({
        "order": range(len(frame)), "begun": frame["begun"].to_numpy(),
        "x": utc(frame["state_day"].fillna(first)).to_numpy(), "x2": utc(frame["start_day"]).to_numpy(),
        "head": [_head(r, width) for r in frame.itertuples()],
    })  # fmt: skip
    y = alt.Y("order:O", axis=None)
    base = alt.Chart(rows).encode(y=y)
    colour = alt.condition(alt.datum.begun, alt.value(TEAL), alt.value(WORLD))
    x = time_x("x", first, last)
    aimed = base.transform_filter(alt.datum.x2 != None)  # noqa: E711  a Vega expression
    line = aimed.mark_rule(strokeDash=[3, 3], yOffset=lower).encode(x=x, x2="x2:T", color=colour)
    tick = aimed.mark_tick(thickness=2.5, height=13, yOffset=lower).encode(x=time_x("x2", first, last), color=colour)
    dots = base.mark_point(opacity=1, yOffset=lower).encode(x=x, color=colour)
    look = {"align": "left", "fontSize": 11 if narrow else 12, "yOffset": -22 if narrow else -8, "lineBreak": "\n"}
    head = base.mark_text(color=INK, **look)
    now = time_marks([f"{day:%Y-%m-%d}"], [""], first, last)  # type: ignore[arg-type]
    return sized(now + line + tick + dots + head.encode(x=alt.value(0), text="head:N"), width, (64 if narrow else 46) * len(frame))


def _head(row: object, width: int) -> str:
    name, phase, plan = row.project, row.phase_name, row.plan  # type: ignore[attr-defined]
    return wrap(f"{name} · {phase} · {plan}", 50 if is_narrow(width) else 110)
