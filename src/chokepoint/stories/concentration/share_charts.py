"""Charts of who makes what: shares with their bounds, by country, table and year, and the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
    translated,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, PAPER, SOFT, WASH, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

PUBLISHERS = {"BGS": "circle", "USGS": "diamond", "WMD": "square", "BGS minerals": "triangle-up"}
KINDS = {"china": CHINA, "country": WORLD, "others": WORLD_SOFT, "nobody": PAPER}
"""China, any other country, countries taken together, output assigned to no country."""


def span_words(low: float, best: float, high: float, t: Translator, digits: int = 0) -> str:
    """Write a value with its bounds, ``69 (68–71)``; the bounds are left out where they read the same."""
    ends = t.interval(low, high, digits)
    value = t.number(best, digits)
    return value if ends == value else f"{value} ({ends})"


def digits_of(percent: float) -> int:
    """Choose the decimals of a percentage: one below ten, none above."""
    return int(percent < 9.95)


def name_table(row: Row, t: Translator) -> str:
    """Name a printed table: publisher, edition, year."""
    return t(
        "{publisher}, edition {edition}: {year}", publisher=row.publisher, edition=row.vintage, year=row.year
    )


def country_shares(largest: pd.DataFrame, title: str, what: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the largest producers' shares of one printed table, with what it assigns to nobody.

    Args:
        largest: as ``production.concentration.largest_shares`` gives them.
        title: the finding.
        what: what the shares are shares of, in words.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = largest.assign(
        label=[_name_part(row, names, t) for row in each_row(largest)],
        words=[span_words(row.low, row.best, row.high, t, digits_of(row.best)) for row in each_row(largest)],
    )
    return Figure(
        id="country-shares",
        title=title,
        subtitle=t("Share of {what}, percent; thin line: bounds", what=what),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_shares(frame, width),
        frame=frame,
        columns={
            "label": t("country"),
            "low": t("percent, low"),
            "best": t("percent"),
            "high": t("percent, high"),
        },
    )


def _name_part(row: Row, names: pd.Series, t: Translator) -> str:
    if row.kind == "others":
        return t.plural("one further country", "{n} further countries", row.countries)
    return t("assigned to no country") if row.kind == "nobody" else str(names.get(row.part, row.part))


def _draw_shares(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 16 if is_narrow(width) else 30) for text in frame["label"]]
    rows = frame[["kind", "low", "best", "high", "words"]].assign(order=range(len(frame)))
    top = float(rows["high"].max()) * (1.5 if is_narrow(width) else 1.2)
    y = alt.Y("order:O", axis=row_axis(names))
    base = alt.Chart(rows).encode(y=y)
    x = linear_x("best", top, values=list(range(0, 101, 20 if top > 45 else 10)))
    bars = base.mark_bar(height=15, stroke=WORLD, strokeWidth=0.7).encode(
        x=x, color=coloured_by("kind", KINDS)
    )
    span = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q"), x2="high:Q")
    words = base.mark_text(align="left", dx=7).encode(x=alt.X("high:Q"), text="words:N")
    return sized(bars + span + words, width, 30 * len(rows))


def tables_side_by_side(
    compared: pd.DataFrame, title: str, what: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw the same year as every publisher and edition prints it: one row a country, one mark a table.

    Args:
        compared: as ``production.editions.side_by_side`` gives it (percent).
        title: the finding.
        what: what the shares are shares of, in words.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = translated(compared, ["denominator"], t)
    frame = frame.assign(country=[names.get(code, code) for code in frame["country_iso3"]])
    spans = _spans(frame, t)
    return Figure(
        id="tables-side-by-side",
        title=title,
        subtitle=t("Share of {what}, percent; one mark a publisher and edition", what=what),
        alt=listed(f"{row.country}: {row.words}" for row in each_row(spans)),
        draw=lambda width: _draw_tables(frame, spans, width),
        frame=frame,
        columns=_table_columns(t),
    )


def _spans(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    grouped = frame.groupby(["order", "country", "country_iso3"], as_index=False)
    spans = grouped.agg(low=("best", "min"), high=("best", "max"))
    ends = zip(spans["low"], spans["high"], strict=True)
    return spans.assign(words=[t.interval(low, high, digits_of(high)) for low, high in ends])


def _table_columns(t: Translator) -> dict[str, str]:
    return {
        "country": t("country"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "low": t("percent, low"),
        "best": t("percent"),
        "high": t("percent, high"),
        "denominator": t("share of"),
    }


def _draw_tables(frame: pd.DataFrame, spans: pd.DataFrame, width: int) -> alt.LayerChart:
    labels = [wrap(text, 16 if is_narrow(width) else 30) for text in spans["country"]]
    rows = frame[["country_iso3", "publisher", "best", "order"]].assign(kind=_kinds(frame["country_iso3"]))
    ends = spans[["low", "high", "words", "order"]].assign(kind=_kinds(spans["country_iso3"]))
    top = float(rows["best"].max()) * (1.35 if is_narrow(width) else 1.15)
    y, colour = alt.Y("order:O", axis=row_axis(labels)), coloured_by("kind", KINDS)
    values = list(range(0, 101, 20 if top > 45 else 10))
    x = linear_x("best", top, values=values)
    marks = (
        alt.Chart(rows)
        .mark_point(opacity=1)
        .encode(x=x, y=y, color=colour, shape=publisher_shapes(frame["publisher"]))
    )
    base = alt.Chart(ends).encode(y=y)
    line = base.mark_rule(strokeWidth=1.5).encode(x=alt.X("low:Q"), x2="high:Q", color=colour)
    words = base.mark_text(align="left", dx=10).encode(x=alt.X("high:Q"), text="words:N")
    return sized(line + marks + words, width, 32 * len(spans))


def _kinds(codes: pd.Series) -> list[str]:
    return ["china" if code == "CHN" else "country" for code in codes]


def publisher_shapes(publishers: pd.Series) -> alt.Shape:
    """Give each publisher its shape, named in a legend above the chart."""
    known = [name for name in PUBLISHERS if name in set(publishers)]
    scale = alt.Scale(domain=known, range=[PUBLISHERS[name] for name in known])
    symbols = {"symbolFillColor": SOFT, "symbolStrokeColor": SOFT, "labelColor": INK}
    return alt.Shape("publisher:N", scale=scale, legend=alt.Legend(title=None, orient="top", **symbols))


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
    rows = frame[["hhi_low", "hhi", "hhi_high"]].assign(order=range(len(frame)), kind=_kinds(frame["leader"]))
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


@dataclass(frozen=True)
class TimeWords:
    """What :func:`share_over_time` is called: its id, its finding, and the measure with its unit."""

    id: str
    title: str
    subtitle: str


def share_over_time(
    history: pd.DataFrame,
    quotes: pd.DataFrame,
    words: TimeWords,
    t: Translator,
    claimed: float | None = None,
) -> Figure:
    """Draw one country's share year by year: a line an edition, and quoted shares as grey marks.

    Args:
        history: rows of ``production.concentration.concentrate`` (shares 0-1), with ``country_iso3``.
        quotes: ``year``, ``best`` (percent), ``name`` and ``row_ids`` of quoted shares; may be empty.
        words: id, finding and measure of the figure.
        t: the reader's language.
        claimed: a share, in percent, to draw as a line through all years.
    """
    frame = pd.concat([_computed_points(history, t), _quoted_points(quotes, t)], ignore_index=True)
    return Figure(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=_time_alt(frame, t),
        draw=lambda width: _draw_time(frame, claimed, width),
        frame=frame,
        columns={"year": t("year"), "source": t("source"), "best": t("percent"), "basis": t("kind")},
    )


def _computed_points(history: pd.DataFrame, t: Translator) -> pd.DataFrame:
    ordered = history.sort_values(["publisher", "vintage", "year"])
    names = [
        t("{publisher}, edition {edition}", publisher=row.publisher, edition=row.vintage)
        for row in each_row(ordered)
    ]
    kinds = _kinds(ordered["country_iso3"])
    points = ordered[["publisher", "vintage", "year", "row_ids"]].assign(
        best=100 * ordered["share"], source=names, kind=kinds, basis=t("computed")
    )
    return points.assign(series=points["source"])


def _quoted_points(quotes: pd.DataFrame, t: Translator) -> pd.DataFrame:
    dated = quotes[quotes["year"].notna()]
    points = dated[["year", "best", "row_ids"]].assign(source=dated["name"], basis=t("quoted"))
    return points.assign(kind="quoted", publisher="quoted", series=dated["row_ids"], vintage="")


def _time_alt(frame: pd.DataFrame, t: Translator) -> str:
    return t(
        "{n} shares from {first} to {last}, between {span} percent.",
        n=len(frame),
        first=int(frame["year"].min()),
        last=int(frame["year"].max()),
        span=t.interval(frame["best"].min(), frame["best"].max()),
    )


def _draw_time(frame: pd.DataFrame, claimed: float | None, width: int) -> alt.LayerChart:
    rows = frame[["publisher", "series", "kind", "year", "best"]].assign(year=frame["year"].astype(int))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    step = (
        10
        if is_narrow(width) and last - first > 20
        else 5
        if last - first > 20
        else 4
        if is_narrow(width)
        else 2
    )
    years = [year for year in range(first, last + 1) if year % step == 0]
    axis = alt.Axis(title=None, values=years, format="d", grid=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first - 0.6, last + 0.8], nice=False))
    floor = max(0.0, 10 * (rows["best"].min() // 10) - 10)
    top = 100 if rows["best"].max() > 60 else 10 * (rows["best"].max() // 10) + 10
    scale = alt.Scale(domain=[floor, top], nice=False)
    y = alt.Y("best:Q", axis=alt.Axis(title=None, tickCount=5), scale=scale)
    colour = coloured_by("kind", {"china": CHINA, "country": WORLD, "quoted": SOFT})
    computed = alt.Chart(rows[rows["kind"] != "quoted"])
    lines = computed.mark_line(strokeWidth=0.9).encode(x=x, y=y, color=colour, detail="series:N")
    shape = publisher_shapes(frame["publisher"])
    dots = computed.mark_point(opacity=1, size=42).encode(x=x, y=y, color=colour, shape=shape)
    quoted = alt.Chart(rows[rows["kind"] == "quoted"]).mark_point(
        shape="cross", color=SOFT, size=55, opacity=1
    )
    layers = [lines, quoted.encode(x=x, y=y), dots]
    if claimed is not None:
        layers.insert(0, _claim_line(claimed, scale))
    return sized(alt.layer(*layers), width, 280)


def _claim_line(claimed: float, scale: alt.Scale) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"best": [claimed]})).mark_rule(color=SOFT, strokeDash=[4, 3])
    return rule.encode(y=alt.Y("best:Q", scale=scale))


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


def name_commodities(rows: pd.DataFrame, metal_names: pd.Series, t: Translator) -> pd.Series:
    """Name the commodity of each row, with its stage where the rows hold several stages of it.

    Args:
        rows: ``commodity_id`` and ``stage``.
        metal_names: names by commodity id, in the reader's language.
        t: the reader's language.
    """
    several = rows.groupby("commodity_id")["stage"].transform("nunique") > 1
    names = [str(metal_names.get(code, code)).capitalize() for code in rows["commodity_id"]]
    stages = [t(stage.replace("_", " ")) for stage in rows["stage"]]
    labels = [
        f"{name}, {stage}" if more else name for name, stage, more in zip(names, stages, several, strict=True)
    ]
    return pd.Series(labels, index=rows.index, dtype="str")
