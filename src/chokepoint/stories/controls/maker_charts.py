"""Charts of who else makes a metal: shares by publisher, capacity outside China, projects."""

from __future__ import annotations

import re

import altair as alt
import pandas as pd

from chokepoint.analysis.production.supply import OLD, STARTED
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, If, Rule, Tick, Words
from chokepoint.figures.kinds.parts import Parts, draw_parts
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts, Days
from chokepoint.figures.theme import CHINA, LINE, PAPER, PUBLISHER_SHAPES, TEAL, WASH, WHO, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, msg


def share_rows(
    measured: pd.DataFrame, quotes: pd.DataFrame, publishers: pd.Series, t: Translator
) -> pd.DataFrame:
    """Put computed and quoted shares into one frame for :func:`published_shares`, in percent.

    Args:
        measured: as ``production.concentration.newest_years`` gives them (shares 0-1).
        quotes: as ``production.uses.quoted_shares`` gives them (percent).
        publishers: publisher by ``source_id``.
        t: the reader's language.

    Returns:
        ``label``, ``kind`` (``measured`` or ``quoted``), ``low``, ``best``, ``high`` (percent), ``year`` and
        ``row_ids``: quoted ones first, then computed ones from the lowest up.
    """
    return pd.concat([_quoted_rows(quotes, publishers, t), _measured_rows(measured, t)], ignore_index=True)


def _measured_rows(measured: pd.DataFrame, t: Translator) -> pd.DataFrame:
    labels = [_name_edition(row, t) for row in each_row(measured)]
    percent = {name: 100 * measured[column] for name, column in _PERCENT.items()}
    years = measured["year"].astype(str)
    return (
        measured[["row_ids"]].assign(label=labels, kind="measured", year=years, **percent).sort_values("best")
    )


_PERCENT = {"low": "share_low", "best": "share", "high": "share_high"}


def _name_edition(row: Row, t: Translator) -> str:
    return t("{publisher} {edition}, for {year}", publisher=row.publisher, edition=row.vintage, year=row.year)


def _quoted_rows(quotes: pd.DataFrame, publishers: pd.Series, t: Translator) -> pd.DataFrame:
    years = ["" if pd.isna(year) else str(year) for year in quotes["year"]]
    names = [_quoted_from(r.note, publishers[r.source_id]) for r in each_row(quotes)]
    labels = [_name_quote(name, year, t) for name, year in zip(names, years, strict=True)]
    rows = quotes[["row_ids", "best"]].assign(label=labels, kind="quoted", year=years)
    return rows.assign(low=rows["best"], high=rows["best"])


def _name_quote(publisher: str, year: str, t: Translator) -> str:
    if not year:
        return t("{publisher} as quoted, no year", publisher=publisher)
    return t("{publisher} as quoted, for {year}", publisher=publisher, year=year)


def _quoted_from(note: str, publisher: str) -> str:
    """Name whose figure a text repeats, where its note says so, else the text's publisher."""
    found = re.match(r"(.+?) as quoted", note)
    return found.group(1) if found else publisher.split(" (")[0]


def published_shares(shares: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw one country's share as each publisher and edition has it, with its bounds.

    Args:
        shares: as :func:`share_rows` gives them, in the order to draw.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    digits = shares["kind"].map({"measured": 1, "quoted": 0})
    words = [t.number(*pair) for pair in zip(shares["best"], digits, strict=True)]
    frame = shares.assign(words=words, basis=shares["kind"].map(t.code))
    return Figure(
        id="published-shares",
        title=title,
        subtitle=_shares_subtitle(metal, t),
        alt=_shares_alt(frame, t),
        draw=lambda width: _draw_shares(frame, width),
        frame=frame,
        columns=_share_columns(t),
        notes=_publishers_note(t),
    )


PUBLISHERS = {
    "BGS": msg("the British Geological Survey"),
    "USGS": msg("the US Geological Survey"),
    "WMD": msg("World Mining Data"),
}


def publisher_in_full(publisher: str, t: Translator) -> str:
    """Write a publisher's short name out, as it stands in a sentence."""
    return t.say(PUBLISHERS[publisher]) if publisher in PUBLISHERS else publisher


def _publishers_note(t: Translator) -> str:
    return t(
        "USGS: US Geological Survey; BGS: British Geological Survey; WMD: World Mining Data (Austria). "
        "The last year of each USGS edition is an estimate. "
        "A table that lists few producers overstates the largest."
    )


def _shares_subtitle(metal: str, t: Translator) -> str:
    return t(
        "China’s share of world {metal} production, percent; "
        "red: computed from a statistical table, grey: quoted",
        metal=metal,
    )


def _shares_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = []
    for kind, words in SPANS.items():
        best = frame.loc[frame["kind"] == kind, "best"]
        parts += [t.say(words, span=t.interval(best.min(), best.max(), 1))] if len(best) else []
    return t.clauses(parts)


SPANS = {"measured": msg("computed from tables: {span} percent"), "quoted": msg("quoted: {span} percent")}
"""How the range of shares of each kind is told."""


def _share_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("source"),
        "year": t("year"),
        "low": t("percent, low"),
        "best": t("percent"),
        "high": t("percent, high"),
        "basis": t("kind"),
    }


def _draw_shares(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    floor = max(0.0, 10 * (min(frame["low"].min(), 80) // 10) - 10)
    values = range(int(floor), 101, 10 if floor >= 40 else 20)
    how = Rows(
        (
            Rule(floor, "best", thick=1, colour=LINE),
            Dot("best", colour=By("kind", WHO)),
            Rule("low", "high", colour=By("kind", WHO)),
            Words("words", "high"),
        ),
        scale=Amounts(floor, values=values, least=100),
        step=(26, 26),
        room=(0.56, 0.46),
    )
    return draw_rows(frame, width, how)


def share_history(concentrated: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw one country's share year by year, each publisher and edition a point of its own.

    Args:
        concentrated: as ``production.concentration.concentrate`` gives it (shares 0-1).
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    ordered = concentrated.sort_values(["year", "publisher", "vintage"])
    frame = ordered.assign(percent=100 * ordered["share"])
    return Figure(
        id="share-history",
        title=title,
        subtitle=t("China’s share of world {metal} production, percent, by publisher and year", metal=metal),
        alt=_history_alt(frame, t),
        draw=lambda width: _draw_history(frame, width),
        frame=translated(frame, ["denominator"], t),
        columns=_history_columns(t),
        notes=_publishers_note(t),
    )


def _history_alt(frame: pd.DataFrame, t: Translator) -> str:
    return t(
        "{n} shares from {first} to {last}, between {span} percent.",
        n=len(frame),
        first=frame["year"].min(),
        last=frame["year"].max(),
        span=t.interval(frame["percent"].min(), frame["percent"].max()),
    )


def _history_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "percent": t("percent"),
        "hhi_low": t("index, low"),
        "hhi_high": t("index, high"),
        "denominator": t("share of"),
    }


def _draw_history(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    floor = max(0.0, 10 * (frame["percent"].min() // 10) - 10)
    publishers = By("publisher", PUBLISHER_SHAPES, {name: name for name in PUBLISHER_SHAPES})
    how = Lines((Dot("percent", size=55, colour=CHINA, shape=publishers),), scale=Amounts(floor, 100))
    return draw_lines(frame.astype({"year": int}), width, how)


def stated_shares(statements: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw single statements on recovery, recycling and dependence, in percent.

    Args:
        statements: as ``production.uses.stated_shares`` gives them.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _statement_rows(statements, t)
    return Figure(
        id="structure",
        title=title,
        subtitle=_statements_subtitle(metal, t),
        alt=t.clauses(t.pair(r.label, f"{r.words} %") for r in each_row(frame)),
        draw=lambda width: _draw_shares(frame, width),
        frame=frame,
        columns=_statement_columns(t),
    )


def _statements_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Statements on the supply of {metal}, percent, each from a single text; "
        "lines: ranges, red: what comes from China",
        metal=metal,
    )


def _statement_rows(statements: pd.DataFrame, t: Translator) -> pd.DataFrame:
    low, high = statements["value_low"], statements["value_high"]
    dated = zip(statements["item"], statements["year"], strict=True)
    return statements.assign(
        label=[t.aside(item, year) if pd.notna(year) else item for item, year in dated],
        kind=statements["item"].str.contains("China").map({True: "measured", False: "quoted"}),
        low=low,
        high=high,
        best=(low + high) / 2,
        words=[t.interval(*ends) for ends in zip(low, high, strict=True)],
    )


def _statement_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("statement"),
        "value_low": t("percent, low"),
        "value_high": t("percent, high"),
        "qualifier": t("qualifier"),
        "unit": t("of what"),
    }


STANDING_COLOURS = {"made metal": TEAL, "idle": WORLD_SOFT, "not split": WASH, "closed": PAPER}


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
    if (frame["standing"] == "closed").any():
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


def projects(states: pd.DataFrame, day: pd.Timestamp, title: str, metal: str, t: Translator) -> Figure:
    """Draw each project at its last reported state, with the start it aims at and its planned tonnage.

    Args:
        states: as ``production.supply.latest_states`` gives it.
        day: the day looked from.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _project_rows(states, t)
    return Figure(
        id="projects",
        title=title,
        subtitle=_projects_subtitle(metal, t),
        alt=_projects_alt(frame, day, t),
        draw=lambda width: _draw_projects(frame, day, width),
        frame=frame,
        columns=_project_columns(t),
        notes=_projects_note(frame, day, t),
    )


def _projects_note(frame: pd.DataFrame, day: pd.Timestamp, t: Translator) -> str:
    note = t("Thin upright line: {day}, the day looked from.", day=t.day(day))
    undated = " " + t("An undated report stands at the left edge.")
    return note + undated * bool(frame["state_day"].isna().any())


def _projects_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Projects for {metal} outside China: last reported state (dot) and the start aimed at (tick)",
        metal=metal,
    )


def _project_rows(states: pd.DataFrame, t: Translator) -> pd.DataFrame:
    return states.assign(
        begun=states["phase"].isin(STARTED),
        phase_name=[t.code(phase) for phase in states["phase"]],
        plan=[_plan(tonnes, t) for tonnes in states["planned_t"]],
    )


def _plan(tonnes: float, t: Translator) -> str:
    if pd.isna(tonnes):
        return t("no tonnage given")
    return t("{n} t a year planned", n=t.number(tonnes, 0 if tonnes >= 10 else 1))


def _projects_alt(frame: pd.DataFrame, day: pd.Timestamp, t: Translator) -> str:
    begun, running = int(frame["begun"].sum()), int(frame["phase"].isin(OLD).sum())
    words = {"n": len(frame) - running, "k": begun, "day": t.day(day)}
    said = t("Projects: {n}; begun to deliver by {day}: {k}.", **words)
    return said + (" " + t("Plants that already ran: {n}.", n=running) if running else "")


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


def _draw_projects(frame: pd.DataFrame, day: pd.Timestamp, width: int) -> alt.LayerChart | alt.Chart:
    first, last = _project_span(frame, day)
    rows = frame.assign(
        seen=frame["state_day"].fillna(first),
        head=[f"{row.project} · {row.phase_name} · {row.plan}" for row in each_row(frame)],
    )
    begun = If("begun", TEAL, WORLD)
    how = Rows(
        (
            Rule("seen", "start_day", thick=1, dash=(3, 3), colour=begun),
            Tick("start_day", thick=2.5, long=13, colour=begun),
            Dot("seen", colour=begun),
        ),
        label="head",
        scale=Days(first, last),
        guides=(Guide(day),),
        above="always",
    )
    return draw_rows(rows, width, how)


def _project_span(frame: pd.DataFrame, day: pd.Timestamp) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Give the time axis its ends; it reaches past the day looked from and the latest start aimed at."""
    latest = frame["start_day"].max() + pd.Timedelta(days=120)
    ends = pd.Series([day + pd.DateOffset(months=6), latest])
    return pd.Timestamp("2022-01-01"), ends.max()
