"""Charts of how concentrated output is: the index by table, the order of all, first places that move."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
    translated,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, PAPER, WASH, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.concentration.share_charts import KINDS, kinds_of, name_table, span_words


def index_by_table(measured: pd.DataFrame, title: str, what: str, t: Translator) -> Figure:
    """Draw the Herfindahl-Hirschman index of one commodity as each publisher and edition implies it.

    Args:
        measured: rows of ``production.concentration.measure``, the newest year of each edition.
        title: the finding.
        what: the commodity and stage, in words.
        t: the reader's language.
    """
    ordered = measured.sort_values(["publisher", "vintage", "year"], ignore_index=True)
    frame = translated(ordered, ["denominator"], t).assign(
        label=[name_table(row, t) for row in each_row(ordered)],
        words=[span_words(row.hhi_low, row.hhi, row.hhi_high, t, 2) for row in each_row(ordered)],
    )
    return Figure(
        id="index-by-table",
        title=title,
        subtitle=t(
            "Herfindahl-Hirschman index of {what}: 1 is a single producer, two equal ones are a half; "
            "line: bounds",
            what=what,
        ),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_index(frame, width),
        frame=frame,
        columns=_index_columns(t),
        notes=t("Hollow: figures are missing and no total bounds them, so the line is not a full bound."),
    )


def _index_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("table"),
        "hhi_low": t("index, low"),
        "hhi": t("index"),
        "hhi_high": t("index, high"),
        "producers": t("countries with a figure"),
        "hidden": t("figures missing"),
        "denominator": t("share of"),
    }


def _draw_index(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 22 if is_narrow(width) else 44) for text in frame["label"]]
    rows = frame[["hhi_low", "hhi", "hhi_high", "words"]].assign(
        order=range(len(frame)), full=["open" if is_open else "bounded" for is_open in frame["is_open"]]
    )
    y = alt.Y("order:O", axis=row_axis(names))
    base = alt.Chart(rows).encode(y=y)
    x = linear_x("hhi", 1.7 if is_narrow(width) else 1.25, **_index_axis(width))
    line = base.mark_rule(color=WORLD, strokeWidth=1.5).encode(x=alt.X("hhi_low:Q"), x2="hhi_high:Q")
    dots = base.mark_point(stroke=WORLD, opacity=1).encode(x=x, fill=_fill())
    words = base.mark_text(align="left", dx=9).encode(x=alt.X("hhi_high:Q"), text="words:N")
    return sized(line + dots + words, width, (28 if not is_narrow(width) else 36) * len(rows))


def _index_axis(width: int) -> dict[str, Any]:
    return {"values": [0, 0.5, 1] if is_narrow(width) else [0, 0.25, 0.5, 0.75, 1], "format": ".2~f"}


def _fill() -> alt.Fill:
    return alt.Fill("full:N", scale=alt.Scale(domain=["bounded", "open"], range=[WORLD, PAPER]), legend=None)


def ranking(
    ranked: pd.DataFrame, chosen: pd.DataFrame, title: str, labels: pd.Series, t: Translator
) -> Figure:
    """Draw every commodity's index as an interval, the most concentrated first.

    Args:
        ranked: as ``production.ranking.rank_intervals`` gives it.
        chosen: the row of the commodity the page follows, or none; its interval is shaded through all rows.
        title: the finding.
        labels: a name for each row of ``ranked``, in the reader's language.
        t: the reader's language.
    """
    ranks = zip(ranked["rank_best"], ranked["rank_worst"], strict=True)
    frame = ranked.assign(label=labels.to_numpy(), ranks=[t.interval(*pair) for pair in ranks])
    return Figure(
        id="ranking",
        title=title,
        subtitle=t(
            "Herfindahl-Hirschman index with its bounds; red: China is the largest producer; "
            "shaded: the interval of the commodity followed here"
        ),
        alt=_ranking_alt(frame, t),
        draw=lambda width: _draw_ranking(frame, chosen, width),
        frame=frame,
        columns=_ranking_columns(t),
        notes=t("Rows whose lines overlap are ties: which of them is more concentrated cannot be said."),
    )


def _ranking_alt(frame: pd.DataFrame, t: Translator) -> str:
    first, last = frame.iloc[0], frame.iloc[-1]
    return t(
        "{n} commodities from {first}, {a}, to {last}, {b}.",
        n=len(frame),
        first=first["label"],
        a=t.number(first["hhi"], 2),
        last=last["label"],
        b=t.number(last["hhi"], 2),
    )


def _ranking_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("commodity"),
        "ranks": t("ranks it can hold"),
        "hhi_low": t("index, low"),
        "hhi": t("index"),
        "hhi_high": t("index, high"),
        "leader_name": t("largest producer"),
        "basis": t("shares of"),
    }


def _draw_ranking(frame: pd.DataFrame, chosen: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 24 if is_narrow(width) else 40) for text in frame["label"]]
    keys = set(chosen["row_ids"])
    bold = [n for n, ids in enumerate(frame["row_ids"]) if ids in keys]
    rows = frame[["hhi_low", "hhi", "hhi_high"]].assign(
        order=range(len(frame)), kind=kinds_of(frame["leader"])
    )
    axis = row_axis(names, bold, labelFontSize=11, labelLineHeight=10, labelOverlap=False)
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=axis))
    colour = coloured_by("kind", KINDS)
    x = linear_x("hhi", 1.02, orient="top", **_index_axis(width))
    line = base.mark_rule(strokeWidth=1.5).encode(x=alt.X("hhi_low:Q"), x2="hhi_high:Q", color=colour)
    dots = base.mark_point(size=26, opacity=1).encode(x=x, color=colour)
    layers = [line, dots]
    if len(chosen):
        band = alt.Chart(chosen[["hhi_low", "hhi_high"]]).mark_rect(color=WASH)
        layers.insert(0, band.encode(x=alt.X("hhi_low:Q"), x2="hhi_high:Q"))
    return sized(alt.layer(*layers), width, 19 * len(rows))


def tiles(moving: pd.DataFrame, title: str, labels: pd.Series, t: Translator) -> Figure:
    """Draw the commodities whose first place changes or is unsure: one tile a table, with the share.

    Args:
        moving: as ``production.ranking.movers`` gives it.
        title: the finding.
        labels: a name for each row of ``moving``, in the reader's language.
        t: the reader's language.
    """
    frame = moving.assign(
        label=labels.to_numpy(),
        table=[f"{row.publisher} {row.vintage[:4]}\n{row.year}" for row in each_row(moving)],
        percent=(100 * moving["share"]).where(moving["has_figure"].astype(bool)),
        place=[t(text) for text in moving["standing"]],
    )
    return Figure(
        id="first-place-moves",
        title=title,
        subtitle=t(
            "China’s share in percent, by publisher, edition and year; red: surely the largest producer"
        ),
        alt=listed(f"{row.label}, {row.publisher} {row.vintage}: {row.place}" for row in each_row(frame)),
        draw=lambda width: _draw_tiles(frame, t, width),
        frame=frame,
        columns=_tile_columns(t),
        notes=t(
            "Empty: not first. Grey: perhaps first. Pale red: first by the printed figures only. "
            "A dash: no figure for China."
        ),
    )


def _tile_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("commodity"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "year": t("year"),
        "percent": t("percent"),
        "leader_name": t("largest producer"),
        "place": t("place"),
    }


TILE_FILLS = {0: PAPER, 1: WORLD_SOFT, 2: CHINA_SOFT, 3: CHINA}


def _draw_tiles(frame: pd.DataFrame, t: Translator, width: int) -> alt.LayerChart:
    names = [wrap(text, 15 if is_narrow(width) else 30) for text in dict.fromkeys(frame["label"])]
    order = {label: n for n, label in enumerate(dict.fromkeys(frame["label"]))}
    places = frame.sort_values(["publisher", "vintage", "year"])["table"].drop_duplicates().tolist()
    rows = frame[["step"]].assign(
        order=frame["label"].map(order),
        column=frame["table"].map(places.index),
        words=["–" if pd.isna(value) else t.number(value) for value in frame["percent"]],
        ink=["light" if step == 3 else "dark" for step in frame["step"]],
    )
    y = alt.Y("order:O", axis=row_axis(names))
    texts = [text.replace(" ", "\n") for text in places]
    x = alt.X("column:O", axis=row_axis(texts, labelAngle=0, orient="top", labelFontSize=11, labelPadding=38))
    base = alt.Chart(rows).encode(x=x, y=y)
    fill = alt.Fill(
        "step:N", scale=alt.Scale(domain=list(TILE_FILLS), range=list(TILE_FILLS.values())), legend=None
    )
    cells = base.mark_rect(stroke=LINE).encode(fill=fill)
    ink = alt.Color("ink:N", scale=alt.Scale(domain=["light", "dark"], range=[PAPER, INK]), legend=None)
    words = base.mark_text(fontSize=11).encode(text="words:N", color=ink)
    return sized(alt.layer(cells, words), width, 30 * len(order))
