"""Charts of what followed the quotas: the case, the ceilings, supply elsewhere, the share and its parts."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, draw_lines, line_layers
from chokepoint.figures.kinds.marks import Bar, Dot, Line, Words
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.scales import Amounts, Years
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, WORLD
from chokepoint.i18n import Translator, msg


def case_stairs(steps: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List the steps of a dispute, each with the wait since the step before.

    Args:
        steps: as ``policy.milestones.stairs`` gives them.
        title: the finding.
        t: the reader's language.
    """
    return Listing(
        id="wto-case",
        title=title,
        subtitle=t("Steps of the dispute over rare earths, with the wait for each"),
        frame=steps,
        columns=_stairs_columns(t),
    )


def _stairs_columns(t: Translator) -> dict[str, str]:
    return {
        "date": t("date"),
        "days": t("days since the complaint"),
        "waited": t("days since the step before"),
        "actor": t("by"),
        "event": t("step"),
    }


def months_after(events: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List what happened outside China by the months since the cut.

    Args:
        events: as ``policy.milestones.since`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = events.assign(whole=events["months"].round())
    return Listing(
        id="months-after",
        title=title,
        subtitle=t("Months from the cut of July 2010 to each step of supply outside China"),
        frame=frame,
        columns={"date": t("date"), "whole": t("months"), "actor": t("by"), "event": t("step")},
    )


def output_elsewhere(output: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List the output of the one mine outside China that stopped twice, by year.

    Args:
        output: as ``policy.milestones.output_by_edition`` gives it (tonnes of oxide).
        title: the finding.
        t: the reader's language.
    """
    return Listing(
        id="us-output",
        title=title,
        subtitle=t("Rare-earth oxide from Mountain Pass, tonnes a year; a missing year was not seen"),
        frame=output,
        columns={
            "year": t("year"),
            "low": t("tonnes, low"),
            "high": t("tonnes, high"),
            "newest": t("newest edition"),
        },
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
            Words("label", "value", side="over", size=11.5),
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


def smuggling(estimates: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List estimates of smuggled tonnes beside the official exports of the same year.

    Args:
        estimates: as ``policy.milestones.estimates_by_year`` gives them.
        title: the finding.
        t: the reader's language.
    """
    names = {"smuggled": t("smuggled, estimate"), "official": t("official exports")}
    frame = estimates.assign(what=estimates["kind"].map(names))
    return Listing(
        id="smuggling",
        title=title,
        subtitle=t("Tonnes a year: estimates of smuggling, and official exports of the same year"),
        frame=frame,
        columns={"year": t("year"), "what": t("what is counted"), "tonnes": t("tonnes")},
    )
