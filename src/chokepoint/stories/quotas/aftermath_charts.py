"""Charts of what followed the quotas: the case, the ceilings, supply elsewhere, the share and its parts."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import names_id
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, draw_lines, line_layers
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Line, Rule, Words
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts, Years
from chokepoint.figures.kinds.steps import Steps, draw_steps
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, OCHRE, TEAL, WORLD
from chokepoint.i18n import Translator, msg


def case_stairs(steps: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the steps of a dispute as stairs: each bar is the wait since the step before.

    Args:
        steps: as ``policy.milestones.stairs`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = steps.assign(head=[_step_head(row, t) for row in each_row(steps)])
    return Figure(
        id="wto-case",
        title=title,
        subtitle=t("Steps of the dispute over rare earths; each bar is the wait for the step"),
        alt=_stairs_alt(frame, t),
        draw=lambda width: _draw_stairs(frame, width),
        frame=frame,
        columns=_stairs_columns(t),
    )


def _step_head(row: Row, t: Translator) -> str:
    when = t.day(row.day) if row.date_precision == "day" else t.month(row.day)
    return t("{when} · day {n}", when=when, n=t.number(row.days))


def _stairs_alt(frame: pd.DataFrame, t: Translator) -> str:
    longest = float(frame["waited"].max())
    words = {"n": len(frame), "days": t.number(frame["days"].max()), "wait": t.number(longest)}
    return t("{n} steps in {days} days; the longest wait between two was {wait} days.", **words)


def _stairs_columns(t: Translator) -> dict[str, str]:
    return {
        "date": t("date"),
        "days": t("days since the complaint"),
        "waited": t("days since the step before"),
        "actor": t("by"),
        "event": t("step"),
    }


def _draw_stairs(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    rows = frame.assign(
        since=frame["day"] - pd.to_timedelta(frame["waited"], unit="D"),
        line=frame["head"] + " · " + frame["event"],
        ours=names_id(frame["actor_iso3"], "CHN"),
    )
    return draw_steps(rows, width, STAIRS)


BY_CHINA = If("ours", CHINA, WORLD)
STAIRS = Steps(
    (Bar("day", "since", thick=7, colour=BY_CHINA), Dot("day", size=45, colour=BY_CHINA)),
    margin=(15, 30),
    label="line",
    size=11.5,
    above="always",
)


def months_after(events: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw what happened outside China by the months since the cut.

    Args:
        events: as ``policy.milestones.since`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = events.assign(
        head=[t.plural("One month", "{n} months", round(months)) for months in events["months"]],
        whole=events["months"].round(),
    )
    pairs = zip(frame["head"], frame["event"], strict=True)
    frame["line"] = [f"{head} · {event}" for head, event in pairs]
    return Figure(
        id="months-after",
        title=title,
        subtitle=t("Months from the cut of July 2010 to each step of supply outside China"),
        alt=t.clauses(t.pair(row.head, row.event) for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, AFTER),
        frame=frame,
        columns={"date": t("date"), "whole": t("months"), "actor": t("by"), "event": t("step")},
    )


AFTER = Rows(
    (Bar("months", thick=5, colour=LINE), Dot("months", size=55, colour=TEAL)),
    label="line",
    scale=Amounts(0, least=12, ticks=6),
    size=11.5,
    above="always",
)


def output_elsewhere(output: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the output of the one mine outside China that stopped twice, by year.

    Args:
        output: as ``policy.milestones.output_by_edition`` gives it (tonnes of oxide).
        title: the finding.
        t: the reader's language.
    """
    spans = zip(output["low"], output["high"], strict=True)
    frame = output.assign(
        label=[t.interval(low, high) for low, high in spans],
        nil=(output["newest"] == 0).map({True: "0", False: ""}),
    )
    return Figure(
        id="us-output",
        title=title,
        subtitle=t("Rare-earth oxide from Mountain Pass, tonnes a year; a missing year was not seen"),
        alt=t.clauses(t.pair(row.year, f"{row.label} t") for row in each_row(frame)),
        draw=lambda width: draw_lines(frame.astype({"year": int}), width, OUTPUT),
        frame=frame,
        columns={
            "year": t("year"),
            "low": t("tonnes, low"),
            "high": t("tonnes, high"),
            "newest": t("newest edition"),
        },
        notes=t("Where editions differ the bar is the newest figure, and the line spans all."),
    )


OUTPUT = Lines(
    (
        Bar("newest", thick=0, colour=WORLD),
        Rule("low", "high"),
        Words("nil", "newest", side="over", gap=0, bold=True),
    ),
    scale=Amounts(0, least=1.0),
    height=240,
)


PANELS = (
    ("mining", "total", msg("mining")),
    ("smelting_separation", "total", msg("smelting and separation")),
    ("mining", "medium_heavy_ion_type", msg("mining of ion-adsorption ore (medium and heavy)")),
)


def ceilings(yearly: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the yearly ceilings in one panel a stage, each from nil on a scale of its own.

    Args:
        yearly: as ``trade.ceilings.yearly_ceilings`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = _ceiling_rows(yearly, t)
    return Figure(
        id="ceilings",
        title=title,
        subtitle=t("Yearly ceiling, tonnes of rare-earth oxide; each panel has its own scale"),
        alt=t.clauses(_panel_words(name, rows, t) for name, rows in frame.groupby("panel", sort=False)),
        draw=lambda width: _draw_ceilings(frame, width, t),
        frame=frame,
        columns={
            "panel": t("ceiling on"),
            "year": t("year"),
            "value": t("tonnes"),
            "authority": t("ministry"),
        },
        notes=t("For a year without a point no figure for the whole year was seen; dashes only bridge it."),
    )


def _ceiling_rows(yearly: pd.DataFrame, t: Translator) -> pd.DataFrame:
    parts = [
        yearly[(yearly["stage"] == stage) & (yearly["category"] == category)].assign(panel=t.say(name))
        for stage, category, name in PANELS
    ]
    every = pd.concat(parts, ignore_index=True)
    return every.assign(authority=every["authority"].map(t.code))


def _panel_words(name: object, rows: pd.DataFrame, t: Translator) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    words = {"a": t.number(first["value"]), "b": t.number(last["value"])}
    return t(
        "{name}: {a} t in {start}, {b} t in {end}", name=name, start=first["year"], end=last["year"], **words
    )


def _draw_ceilings(frame: pd.DataFrame, width: int, t: Translator) -> alt.TopLevelMixin:
    by_year = numbered(frame).sort_values("year", kind="stable")
    years = by_year.groupby("panel")["year"]
    ends = (by_year["year"] == years.transform("min")) | (by_year["year"] == years.transform("max"))
    labels = by_year["value"].map(t.number).where(ends, "")
    rows = by_year.assign(label=labels, year=by_year["year"].astype(int)).sort_values("row", kind="stable")
    across = Years(int(rows["year"].min()), int(rows["year"].max()))
    how = Lines(
        (
            Line("value", thick=1.5, colour=CHINA_SOFT, dash=(2, 2)),
            Dot("value", size=45, colour=CHINA),
            Words("label", "value", side="over", size=11),
        ),
        across=across,
        scale=Amounts(0, ticks=3),
        height=96,
        left=56,
    )
    panels = Multiples("panel", "panel", left=56)
    return draw_multiples(rows, width, panels, lambda own, wide: (line_layers(own, wide, how), how.height))


def share_parts(steps: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw each year's change of the share as two bars: own output, and that of all others.

    Args:
        steps: as ``production.share_growth.share_steps`` gives them, one publisher and edition.
        title: the finding.
        t: the reader's language.
    """
    frame = steps.assign(**{name: 100 * steps[name] for name in ("change", "own", "others", "share")})
    return Figure(
        id="share-parts",
        title=title,
        subtitle=_parts_subtitle(t),
        alt=_parts_alt(frame, t),
        draw=lambda width: _draw_parts(frame, width),
        frame=frame,
        columns=_parts_columns(t),
        notes=t("The two parts add up to the change exactly. Illegal output is not in these figures."),
    )


def _parts_subtitle(t: Translator) -> str:
    return t(
        "Change of China’s share of mine output on the year before, points of a percentage; "
        "red: through its own output, grey: through that of all others, dot: both"
    )


def _parts_alt(frame: pd.DataFrame, t: Translator) -> str:
    sums = {name: t.signed(frame[name].sum(), 1) for name in ("change", "own", "others")}
    years = {"first": frame["first_year"].min(), "last": frame["year"].max()}
    return t(
        "From {first} to {last} the share changed by {change} points: {own} through China’s own output and "
        "{others} through that of others.",
        **years,
        **sums,
    )


def _parts_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "share": t("share, percent"),
        "change": t("change, points"),
        "own": t("own output"),
        "others": t("others’ output"),
        "own_t": t("own change, tonnes"),
        "others_t": t("others’ change, tonnes"),
    }


def _draw_parts(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    # what raises the share is stacked upwards from nil, what lowers it downwards
    up = {name: frame[name].clip(lower=0) for name in ("own", "others")}
    down = {name: frame[name].clip(upper=0) for name in ("own", "others")}
    rows = frame.astype({"year": int}).assign(
        own_from=0.0, own_to=frame["own"], others_from=up["own"].where(frame["others"] > 0, down["own"])
    )
    return draw_lines(rows.assign(others_to=rows["others_from"] + rows["others"]), width, CHANGE)


SIGNED = "+d"
CHANGE = Lines(
    (
        Bar("own_to", "own_from", thick=0, colour=CHINA),
        Bar("others_to", "others_from", thick=0, colour=WORLD),
        Dot("change", size=40, colour=INK, hollow=True),
    ),
    scale=Amounts(format=SIGNED, ticks=6),
    height=300,
    levels=(Guide(0, dash=None),),
)


KINDS = {"smuggled": OCHRE, "official": CHINA}


def smuggling(estimates: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw estimates of smuggled tonnes beside the official exports of the same year.

    Args:
        estimates: as ``policy.milestones.estimates_by_year`` gives them.
        title: the finding.
        t: the reader's language.
    """
    names = {"smuggled": t("smuggled, estimate"), "official": t("official exports")}
    frame = estimates.assign(what=estimates["kind"].map(names))
    return Figure(
        id="smuggling",
        title=title,
        subtitle=t("Tonnes a year; ochre: estimates of smuggling, red: official exports of the same year"),
        alt=t.clauses(
            t.pair(t.commas([row.year, row.what]), f"{t.number(row.tonnes)} t") for row in each_row(frame)
        ),
        draw=lambda width: _draw_smuggling(frame, width),
        frame=frame,
        columns={"year": t("year"), "what": t("what is counted"), "tonnes": t("tonnes")},
    )


def _draw_smuggling(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    ends = frame.groupby(["year", "kind"])["tonnes"]
    rows = numbered(frame).assign(low=ends.transform("min"), high=ends.transform("max"))
    return draw_rows(rows.sort_values("year", kind="stable"), width, SMUGGLING)


SMUGGLING = Rows(
    (
        Dot("tonnes", size=60, colour=By("kind", KINDS)),
        Rule("low", "high", colour=By("kind", KINDS)),
    ),
    label="year",
    key="year",
    lane="kind",
    scale=Amounts(0, format=",.0f"),
    step=(44, 44),
)
