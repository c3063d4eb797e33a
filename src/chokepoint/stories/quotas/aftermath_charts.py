"""Charts of what followed the quotas: the case, the ceilings, supply elsewhere, the share and its parts."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
    time_x,
    utc,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, OCHRE, PAPER, SOFT, TEAL, WORLD
from chokepoint.i18n import Translator
from chokepoint.stories.quotas.use_charts import year_x


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


def _draw_stairs(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    rows = pd.DataFrame(
        {
            "order": range(len(frame)),
            "x2": utc(frame["day"]).to_numpy(),
            "x": utc(frame["day"] - pd.to_timedelta(frame["waited"], unit="D")).to_numpy(),
            "line": _lines(frame, narrow=narrow),
            "ours": frame["actor"].str.startswith(("China", "MOFCOM", "MOF")).to_numpy(),
        }
    )
    span = (frame["day"].min() - pd.Timedelta(days=15), frame["day"].max() + pd.Timedelta(days=30))
    colour = alt.condition("datum.ours", alt.value(CHINA), alt.value(WORLD))
    lower = ROW[narrow] / 2 - 9
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=None))
    bars = base.mark_bar(height=7, yOffset=lower).encode(x=time_x("x", *span), x2="x2:T", color=colour)
    dots = base.mark_point(opacity=1, size=45, yOffset=lower).encode(x=time_x("x2", *span), color=colour)
    return sized(bars + dots + _text_above(base, narrow=narrow), width, ROW[narrow] * len(frame))


ROW = {True: 70, False: 48}
"""Height of a step on a phone and elsewhere: two or three lines of words above a bar."""


def _lines(frame: pd.DataFrame, *, narrow: bool) -> list[str]:
    pairs = zip(frame["head"], frame["event"], strict=True)
    return [wrap(f"{head} · {event}", 52 if narrow else 108) for head, event in pairs]


def _text_above(base: alt.Chart, *, narrow: bool) -> alt.Chart:
    size, top = (10.5 if narrow else 11.5), 4 - ROW[narrow] / 2
    look = {"align": "left", "baseline": "top", "fontSize": size, "lineBreak": "\n", "color": INK}
    return base.mark_text(yOffset=top, **look).encode(x=alt.value(0), text="line:N")


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
    return Figure(
        id="months-after",
        title=title,
        subtitle=t("Months from the cut of July 2010 to each step of supply outside China"),
        alt=listed(f"{row.head}: {row.event}" for row in each_row(frame)),
        draw=lambda width: _draw_after(frame, width),
        frame=frame,
        columns={"date": t("date"), "whole": t("months"), "actor": t("by"), "event": t("step")},
    )


def _draw_after(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    rows = frame[["months"]].assign(order=range(len(frame)), line=_lines(frame, narrow=narrow))
    lower = ROW[narrow] / 2 - 9
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=None))
    x = linear_x("months", 1.05 * max(12.0, float(rows["months"].max())), tickCount=6)
    bars = base.mark_bar(height=5, color=LINE, yOffset=lower).encode(x=x)
    dots = base.mark_point(color=TEAL, opacity=1, size=55, yOffset=lower).encode(x=x)
    return sized(bars + dots + _text_above(base, narrow=narrow), width, ROW[narrow] * len(frame))


def output_elsewhere(output: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the output of the one mine outside China that stopped twice, by year.

    Args:
        output: as ``policy.milestones.output_by_edition`` gives it (tonnes of oxide).
        title: the finding.
        t: the reader's language.
    """
    spans = zip(output["low"], output["high"], strict=True)
    frame = output.assign(label=[t.interval(low, high) for low, high in spans])
    return Figure(
        id="us-output",
        title=title,
        subtitle=t("Rare-earth oxide from Mountain Pass, tonnes a year; a missing year was not seen"),
        alt=listed(f"{row.year}: {row.label} t" for row in each_row(frame)),
        draw=lambda width: _draw_output(frame, width),
        frame=frame,
        columns={
            "year": t("year"),
            "low": t("tonnes, low"),
            "high": t("tonnes, high"),
            "newest": t("newest edition"),
        },
        notes=t("Where editions differ the bar is the newest figure, and the line spans all."),
    )


def _draw_output(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = frame[["year", "low", "high", "newest"]].assign(year=frame["year"].astype(int))
    top = 1.12 * max(1.0, float(rows["high"].max()))
    y = alt.Y(
        "newest:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(title=None, tickCount=5)
    )
    base = alt.Chart(rows).encode(x=year_x("year", frame, width))
    bars = base.mark_bar(color=WORLD, width=9 if is_narrow(width) else 24).encode(y=y)
    nil = (
        base.transform_filter(alt.datum.newest == 0)
        .mark_text(dy=-7, fontWeight="bold")
        .encode(y=y, text=alt.value("0"))
    )
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(y=alt.Y("low:Q"), y2="high:Q")
    return sized(bars + spans + nil, width, 240)


PANELS = (
    ("mining", "total", "mining"),
    ("smelting_separation", "total", "smelting and separation"),
    ("mining", "medium_heavy_ion_type", "mining of ion-adsorption ore (medium and heavy)"),
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
        alt=listed(_panel_words(name, rows, t) for name, rows in frame.groupby("panel", sort=False)),
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
        yearly[(yearly["stage"] == stage) & (yearly["category"] == category)].assign(panel=t(name))
        for stage, category, name in PANELS
    ]
    return pd.concat(parts, ignore_index=True)


def _panel_words(name: object, rows: pd.DataFrame, t: Translator) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    words = {"a": t.number(first["value"]), "b": t.number(last["value"])}
    return t(
        "{name}: {a} t in {start}, {b} t in {end}", name=name, start=first["year"], end=last["year"], **words
    )


def _draw_ceilings(frame: pd.DataFrame, width: int, t: Translator) -> alt.VConcatChart:
    panels = [
        _ceiling_panel(rows, frame, width, t).properties(width=width - 66, height=96)
        for _, rows in frame.groupby("panel", sort=False)
    ]
    return alt.vconcat(*panels, spacing=14).properties(padding=4)


def _ceiling_panel(rows: pd.DataFrame, frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    ordered = rows.sort_values("year")
    ends = ordered["year"].isin([ordered["year"].iloc[0], ordered["year"].iloc[-1]])
    labels = [t.number(v) if end else "" for v, end in zip(ordered["value"], ends, strict=True)]
    points = ordered[["value"]].assign(year=ordered["year"].astype(int), label=labels)
    scale = alt.Scale(domain=[0, 1.3 * float(points["value"].max())], nice=False)
    y = alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None, tickCount=3, minExtent=52))
    base = alt.Chart(points).encode(x=year_x("year", frame, width), y=y)
    heading = alt.TitleParams(str(rows["panel"].iloc[0]), fontSize=12, anchor="start", color=INK)
    line = base.mark_line(color=CHINA_SOFT, strokeDash=[2, 2])
    words = base.mark_text(dy=-11, fontSize=11).encode(text="label:N")
    return alt.layer(line, base.mark_point(color=CHINA, opacity=1, size=45), words, title=heading)


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


def _draw_parts(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    years = frame["year"].astype(int)
    parts = frame[["own", "others"]].assign(year=years).melt("year", var_name="part", value_name="points")
    x = year_x("year", frame.assign(year=years), width)
    y = alt.Y("points:Q", axis=_signed_axis())
    bars = alt.Chart(parts).mark_bar(width=9 if is_narrow(width) else 20)
    bars = bars.encode(x=x, y=y, color=coloured_by("part", {"own": CHINA, "others": WORLD}))
    nil = alt.Chart(pd.DataFrame({"y": [0]})).mark_rule(color=SOFT).encode(y=alt.Y("y:Q"))
    dots = alt.Chart(frame[["change"]].assign(year=years)).mark_point(
        fill=PAPER, stroke=INK, opacity=1, size=40
    )
    return sized(alt.layer(bars, nil, dots.encode(x=x, y=alt.Y("change:Q"))), width, 300)


def _signed_axis() -> alt.Axis:
    signs = "datum.value == 0 ? '0' : format(datum.value, '+d')"
    return alt.Axis(title=None, tickCount=6, labelExpr=signs)


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
        alt=listed(f"{row.year}, {row.what}: {t.number(row.tonnes)} t" for row in each_row(frame)),
        draw=lambda width: _draw_smuggling(frame, width),
        frame=frame,
        columns={"year": t("year"), "what": t("what is counted"), "tonnes": t("tonnes")},
    )


def _draw_smuggling(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    years = sorted(set(frame["year"]))
    rows = frame[["kind", "tonnes"]].assign(order=frame["year"].map(years.index))
    spans = rows.groupby(["order", "kind"])["tonnes"].agg(["min", "max"]).reset_index()
    y = alt.Y("order:O", axis=row_axis([str(year) for year in years]))
    offset = alt.YOffset("kind:N", scale=alt.Scale(domain=list(KINDS)))
    colour = coloured_by("kind", KINDS)
    lines = alt.Chart(spans).mark_rule(strokeWidth=1.5)
    lines = lines.encode(y=y, yOffset=offset, x=alt.X("min:Q"), x2="max:Q", color=colour)
    x = linear_x("tonnes", 1.1 * float(rows["tonnes"].max()), tickCount=5, format=",.0f")
    dots = alt.Chart(rows).mark_point(opacity=1, size=60).encode(x=x, y=y, yOffset=offset, color=colour)
    return sized(alt.layer(dots, lines), width, 44 * len(years))
