"""Charts of who makes what: shares with their bounds, by country, by table and over the years."""

from __future__ import annotations

from dataclasses import dataclass

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
from chokepoint.figures.theme import CHINA, INK, PAPER, SOFT, WORLD, WORLD_SOFT
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
    rows = frame[["country_iso3", "publisher", "best", "order"]].assign(kind=kinds_of(frame["country_iso3"]))
    ends = spans[["low", "high", "words", "order"]].assign(kind=kinds_of(spans["country_iso3"]))
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


def kinds_of(codes: pd.Series) -> list[str]:
    """Tell China from other countries, by ISO code."""
    return ["china" if code == "CHN" else "country" for code in codes]


def publisher_shapes(publishers: pd.Series) -> alt.Shape:
    """Give each publisher its shape, named in a legend above the chart."""
    known = [name for name in PUBLISHERS if name in set(publishers)]
    scale = alt.Scale(domain=known, range=[PUBLISHERS[name] for name in known])
    symbols = {"symbolFillColor": SOFT, "symbolStrokeColor": SOFT, "labelColor": INK}
    return alt.Shape("publisher:N", scale=scale, legend=alt.Legend(title=None, orient="top", **symbols))


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
    kinds = kinds_of(ordered["country_iso3"])
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
