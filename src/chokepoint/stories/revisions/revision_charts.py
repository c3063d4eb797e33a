"""Charts of single figures in two editions: the largest moves, one commodity's, and a table of all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, LINE, PAPER, SOFT, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

SIDES = {"china": CHINA, "country": WORLD}
Names = tuple[pd.Series, pd.Series]
"""Commodity names by id and country names by ISO code, in the reader's language."""


@dataclass(frozen=True)
class Words:
    """What a chart of revised figures is called: its id, its finding, and the measure with its unit."""

    id: str
    title: str
    subtitle: str
    notes: str = ""


def largest_shares(ranked: pd.DataFrame, words: Words, names: Names, t: Translator) -> Figure:
    """Draw what revisions did to shares of the world: a ring for the first print, a dot for the next.

    Args:
        ranked: as ``production.revision_sizes.rank_by_share`` gives them, in the order to draw.
        words: id, finding and measure.
        names: commodities and countries.
        t: the reader's language.
    """
    ends = zip(ranked["share_before"], ranked["share_after"], strict=True)
    frame = _label(ranked, names).assign(
        words=[t("{a} → {b}", a=t.number(a), b=t.number(b)) for a, b in ends],
        x1=ranked["share_before"],
        x2=ranked["share_after"],
    )
    return _dumbbells(frame, words, _Scale(top=100), t)


def revised_amounts(moved: pd.DataFrame, words: Words, names: Names, t: Translator) -> Figure:
    """Draw revised figures in their printed unit on a scale of powers of ten, one row a figure.

    Args:
        moved: pairs as ``revisions.consecutive`` gives them, both figures above nil and in one unit.
        words: id, finding and measure.
        names: commodities and countries.
        t: the reader's language.
    """
    frame = _label(moved, names, with_metal=moved["commodity_id"].nunique() > 1).assign(
        words=[_two_values(row, t) for row in each_row(moved)],
        x1=moved["value_before"],
        x2=moved["value_after"],
    )
    return _dumbbells(frame, words, _Scale(logarithmic=True), t)


def _two_values(row: Row, t: Translator) -> str:
    both = [t.number(value, _digits(value)) for value in (row.value_before, row.value_after)]
    return t("{a} → {b} {unit}", a=both[0], b=both[1], unit=t(row.unit_after))


def _digits(value: float) -> int:
    """Give the decimals that a printed figure needs, three at most."""
    return next((n for n in range(3) if math.isclose(value, round(value, n))), 3)


def _label(rows: pd.DataFrame, names: Names, with_metal: bool = True) -> pd.DataFrame:
    """Name each row by country, commodity and year, or the two editions where it has no year."""
    metals, places = names
    country = [str(places.get(code, code)) for code in rows["country_iso3"]]
    metal = [str(metals.get(code, code)) for code in rows["commodity_id"]]
    when = [row.when or f"{row.edition_before}–{row.edition_after}" for row in each_row(rows)]
    kept = [country, metal, when] if with_metal else [country, when]
    labels = [", ".join(parts) for parts in zip(*kept, strict=True)]
    kind = ["china" if code == "CHN" else "country" for code in rows["country_iso3"]]
    return rows.assign(label=labels, country=country, metal=metal, year=when, kind=kind)


@dataclass(frozen=True)
class _Scale:
    """The axis of a chart of two values: linear up to ``top``, or in powers of ten."""

    top: float = 0.0
    logarithmic: bool = False


def _dumbbells(frame: pd.DataFrame, words: Words, scale: _Scale, t: Translator) -> Figure:
    shown = frame.head(20)
    return Figure(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=listed(f"{row.label}: {row.words}" for row in each_row(shown)),
        draw=lambda width: _draw_dumbbells(frame, scale, width),
        frame=frame,
        columns=_pair_columns(scale, t),
        notes=words.notes,
    )


def _pair_columns(scale: _Scale, t: Translator) -> dict[str, str]:
    columns = {
        "country": t("country"),
        "metal": t("commodity"),
        "year": t("year"),
        "edition_before": t("edition"),
        "words": t("first print → next"),
        "edition_after": t("next edition"),
    }
    return columns if scale.logarithmic else columns | {"points": t("change, points")}


def _draw_dumbbells(frame: pd.DataFrame, scale: _Scale, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    # amounts are longer than shares and leave less room to the labels of a phone
    characters = (19 if scale.logarithmic else 24) if narrow else 40
    names = [wrap(text, characters) for text in frame["label"]]
    rows = frame[["kind", "x1", "x2", "words"]].assign(
        order=range(len(frame)), end=frame[["x1", "x2"]].max(axis=1)
    )
    x = _log_x(rows, narrow) if scale.logarithmic else _share_x(rows, narrow)
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names, labelOverlap=False)))
    colour = coloured_by("kind", SIDES)
    line = base.mark_rule(strokeWidth=1.5).encode(x=x, x2="x2:Q", color=colour)
    ring = base.mark_point(fill=PAPER, strokeWidth=1.6, opacity=1).encode(x=x, stroke=_stroke())
    dot = base.mark_point(opacity=1).encode(x=alt.X("x2:Q"), color=colour)
    text = base.mark_text(align="left", dx=9, fontSize=11 if narrow else 12)
    lines = max(name.count("\n") + 1 for name in names)
    row_height = {1: 26, 2: 32}.get(lines, 44)
    return sized(
        line + ring + dot + text.encode(x=alt.X("end:Q"), text="words:N"), width, row_height * len(rows)
    )


def _stroke() -> alt.Stroke:
    return alt.Stroke("kind:N", scale=alt.Scale(domain=list(SIDES), range=list(SIDES.values())), legend=None)


def _share_x(rows: pd.DataFrame, narrow: bool) -> alt.X:
    top = float(rows["end"].max())
    step = 20 if top > 45 else 10
    return linear_x("x1", top * (1.85 if narrow else 1.2), values=list(range(0, 101, step)))


def _log_x(rows: pd.DataFrame, narrow: bool) -> alt.X:
    low, top = float(rows[["x1", "x2"]].min().min()), float(rows["end"].max())
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(top))
    # the figures stand right of the dots and need room there, as a part of all decades
    room = (last - first) * (1.4 if narrow else 0.42)
    scale = alt.Scale(type="log", domain=[10**first, 10 ** (last + room)], nice=False)
    step = math.ceil((last - first) / 2) if narrow else 1
    ticks = [10.0**power for power in range(first, last + 1, step)]
    return alt.X("x1:Q", scale=scale, axis=alt.Axis(title=None, values=ticks, format=",~g"))


SHADES = (PAPER, LINE, WORLD_SOFT, WORLD, INK)
BANDS = (2, 5, 15, 30)
"""Ends of the classes of turnover, percent of world output."""


def turnover_heat(ranked: pd.DataFrame, labels: pd.Series, bold: str, words: Words, t: Translator) -> Figure:
    """Draw how much of each commodity's world output every new edition moved.

    Args:
        ranked: as ``production.revision_sizes.rank_lists`` gives them.
        labels: the name of the commodity of each row, in the reader's language.
        bold: the commodity the page follows.
        words: id, finding and measure.
        t: the reader's language.
    """
    frame = ranked.assign(
        label=labels.to_numpy(),
        pair=[f"{row.edition_before}–{row.edition_after}" for row in each_row(ranked)],
        words=[t.number(value, int(value < 9.95)) for value in ranked["turnover"]],
        band=[sum(value >= end for end in BANDS) for value in ranked["turnover"]],
        bold=ranked["commodity_id"] == bold,
    )
    return Figure(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=_heat_alt(frame, t),
        draw=lambda width: _draw_heat(frame, width),
        frame=frame,
        columns={
            "label": t("commodity"),
            "pair": t("editions"),
            "words": t("percent of world output"),
            "countries": t("countries compared"),
        },
        notes=words.notes,
    )


def _heat_alt(frame: pd.DataFrame, t: Translator) -> str:
    tops = frame.sort_values("turnover", ascending=False, kind="stable").head(5)
    parts = [f"{row.label}, {row.pair}: {row.words} %" for row in each_row(tops)]
    return t("{n} cells; largest: {list}.", n=len(frame), list="; ".join(parts))


def _draw_heat(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lists = frame.drop_duplicates("order").sort_values("order")
    places = {order: row for row, order in enumerate(lists["order"])}
    rows = frame[["pair", "words", "band"]].assign(row=frame["order"].map(places))
    names = [wrap(text, 20 if narrow else 40) for text in lists["label"]]
    axis = row_axis(names, [n for n, bold in enumerate(lists["bold"]) if bold], labelFontSize=11.5)
    pairs = sorted(set(frame["pair"]))
    top = alt.Axis(
        title=None, orient="top", labelAngle=0, labelFontSize=10 if narrow else 12, labelOverlap=False
    )
    short = "replace(datum.value, /20(\\d\\d)–20/, '’$1–’')" if narrow else "datum.value"
    top.labelExpr = short
    base = alt.Chart(rows).encode(x=alt.X("pair:O", sort=pairs, axis=top), y=alt.Y("row:O", axis=axis))
    fill = alt.Fill("band:O", scale=alt.Scale(domain=list(range(5)), range=list(SHADES)), legend=None)
    cells = base.mark_rect(stroke=PAPER, strokeWidth=1.5).encode(fill=fill)
    inks = alt.Scale(domain=list(range(5)), range=[SOFT, SOFT, INK, PAPER, PAPER])
    ink = alt.Color("band:O", scale=inks, legend=None)
    numbers = base.mark_text(fontSize=11).encode(text="words:N", color=ink)
    tall = any("\n" in name for name in names)
    return sized(cells + numbers, width, (30 if tall else 21) * len(lists))
