"""Charts of what is made outside China: capacity, projects as reported, and where US imports come from."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.production.capacity import CLOSED, IDLE, MADE, NOT_SPLIT
from chokepoint.analysis.production.supply import STARTED
from chokepoint.analysis.rows import each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import Bar, By, Words
from chokepoint.figures.kinds.parts import Parts, draw_parts
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import PAPER, TEAL, WASH, WHO, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

STANDING_COLOURS = {MADE: TEAL, IDLE: WORLD_SOFT, NOT_SPLIT: WASH, CLOSED: PAPER}


def capacity_outside(
    standing: pd.DataFrame, title: str, metal: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw the capacity listed outside China, divided by whether it made metal, stood idle or had closed.

    Args:
        standing: as ``production.capacity.standing_capacity`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = _capacity_rows(standing, names, t)
    return Figure(
        id="capacity-outside",
        title=title,
        subtitle=_capacity_subtitle(frame, metal, t),
        alt=_capacity_alt(frame, t),
        draw=lambda width: _draw_capacity(frame, width),
        frame=frame,
        columns=_capacity_columns(t),
    )


def _capacity_rows(standing: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    lines = zip(standing["country_iso3"], standing["closed_years"], strict=True)
    return standing.assign(
        where=[t.commas(years.split(";")) or names.get(iso3, iso3) for iso3, years in lines],
        tonnes=standing["capacity_kg"] / 1000,
        state=standing["standing"].map(t.code),
    )


def _capacity_subtitle(frame: pd.DataFrame, metal: str, t: Translator) -> str:
    if (frame["standing"] == CLOSED).any():
        return t(
            "Capacity for {metal} outside China, tonnes a year; teal: made metal, grey: idle, "
            "hollow: closed in the year named",
            metal=metal,
        )
    return t("Capacity for {metal} outside China, tonnes a year; teal: made metal, grey: idle", metal=metal)


def _capacity_alt(frame: pd.DataFrame, t: Translator) -> str:
    totals = frame.groupby("standing")["tonnes"].sum()
    kept = [name for name in STANDING_COLOURS if name in totals]
    return t.clauses(t("{state}: {n} t", state=t.code(name), n=t.number(totals[name])) for name in kept)


def _capacity_columns(t: Translator) -> dict[str, str]:
    return {
        "country_as_printed": t("line of the table"),
        "where": t("country"),
        "state": t("standing"),
        "capacity_kg": t("kg a year"),
    }


def _draw_capacity(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    totals = frame.groupby("where")["tonnes"].transform("sum")
    rows = numbered(frame).assign(whole=totals, sums=[f"{total:g}" for total in totals])
    rows = rows.sort_values(["whole", "where"], ascending=[False, True], kind="stable")
    return draw_parts(rows, width, CAPACITY)


CAPACITY = Parts(
    "where", "standing", "tonnes", STANDING_COLOURS, label="where", sums="sums", outline=WORLD,
    scale=Amounts(0, ticks=6), step=(44, 44),
)  # fmt: skip


def projects(states: pd.DataFrame, title: str, metal: str, t: Translator) -> Listing:
    """List each project with its last reported state, the start it aims at and its planned tonnage.

    Args:
        states: as ``production.supply.latest_states`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _project_rows(states, t)
    return Listing(
        id="projects",
        title=title,
        subtitle=t(
            "Projects for {metal} outside China, old and given up ones as well, at their last reported state",
            metal=metal,
        ),
        frame=frame,
        columns=_project_columns(t),
    )


def _project_rows(states: pd.DataFrame, t: Translator) -> pd.DataFrame:
    newest_first = states.sort_values("state_date", ascending=False, kind="stable")
    return newest_first.assign(
        begun=newest_first["phase"].isin(STARTED),
        phase_name=[t.code(phase) for phase in newest_first["phase"]],
        plan=[_plan(tonnes, t) for tonnes in newest_first["planned_t"]],
    )


def _plan(tonnes: float, t: Translator) -> str:
    if pd.isna(tonnes):
        return t("no tonnage given")
    return t("{n} t a year planned", n=t.number(tonnes, 0 if tonnes >= 10 else 1))


def _project_columns(t: Translator) -> dict[str, str]:
    return {
        "project": t("project"),
        "company": t("company"),
        "country_as_printed": t("country"),
        "state_date": t("state of"),
        "stage": t("stage as reported"),
        "plan": t("plan"),
        "target_start": t("start aimed at"),
    }


def american_imports(sources: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw what part of the imports of the United States each country supplied.

    Args:
        sources: ``place``, ``value`` (percent), ``country_iso3``, ``first_year``, ``last_year``, ``vintage``.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = sources.assign(
        who=(sources["country_iso3"] == "CHN").map({True: "china", False: "country"}),
        label=[t("{n} %", n=t.number(value)) for value in sources["value"]],
    )
    first, last = frame["first_year"].iloc[0], frame["last_year"].iloc[0]
    return Figure(
        id="us-imports",
        title=title,
        subtitle=t(
            "US imports of {metal} by country, percent of the total of {first} to {last}, "
            "by the US Geological Survey",
            metal=metal,
            first=first,
            last=last,
        ),
        alt=t.clauses(t.pair(row.place, row.label) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, IMPORTS),
        frame=frame,
        columns={"place": t("country"), "value": t("percent"), "form": t("form"), "vintage": t("edition")},
    )


IMPORTS = Rows(
    (Bar("value", thick=14, colour=By("who", WHO)), Words("label", "value", gap=6)),
    label="place",
    scale=Amounts(0, shown=False),
    step=(26, 26),
)
