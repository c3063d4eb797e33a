"""Charts of what could be made: reserves beside production, and capacity beside output."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, LINE, PAPER, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.concentration.share_charts import name_table, span_words


def reserves_against_production(
    both: pd.DataFrame, title: str, what: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw each country's share in production and in reserves, joined by a line.

    Args:
        both: as ``production.reserves.against_production`` gives it.
        title: the finding.
        what: the commodity, in words, with the two editions.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = both.assign(
        country=[names.get(code, code) for code in both["country_iso3"]],
        kind=["china" if code == "CHN" else "country" for code in both["country_iso3"]],
    )
    return Figure(
        id="reserves-production",
        title=title,
        subtitle=t("Share of {what}, percent; filled: production, hollow: reserves", what=what),
        alt=listed(_pair_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_pairs(frame, width),
        frame=frame,
        columns={
            "country": t("country"),
            "production": t("percent of production"),
            "reserves": t("percent of reserves"),
        },
        notes=t("A country without one of the marks has no figure for it in that table."),
    )


def _pair_words(row: Row, t: Translator) -> str:
    values = {"production": row.production, "reserves": row.reserves}
    parts = [f"{t(name)} {t.number(value)}" for name, value in values.items() if pd.notna(value)]
    return f"{row.country}: {', '.join(parts)}"


def _draw_pairs(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    labels = [wrap(text, 16 if is_narrow(width) else 30) for text in frame["country"]]
    rows = frame[["production", "reserves", "kind"]].assign(order=range(len(frame)))
    top = 1.06 * float(frame[["production", "reserves"]].max().max())
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(labels)))
    colour = coloured_by("kind", {"china": CHINA, "country": WORLD})
    stroke = alt.Stroke(
        "kind:N", scale=alt.Scale(domain=["china", "country"], range=[CHINA, WORLD]), legend=None
    )
    x = linear_x("production", top, bottom=-0.02 * top, values=list(range(0, 101, 20 if top > 45 else 10)))
    line = base.transform_filter("isValid(datum.production) && isValid(datum.reserves)").mark_rule(
        color=LINE, strokeWidth=3
    )
    made = base.transform_filter("isValid(datum.production)").mark_point(size=85, opacity=1)
    kept = base.transform_filter("isValid(datum.reserves)").mark_point(
        size=85, fill=PAPER, strokeWidth=2, opacity=1
    )
    layers = (
        line.encode(x=x, x2="reserves:Q"),
        kept.encode(x=alt.X("reserves:Q"), stroke=stroke),
        made.encode(x=x, color=colour),
    )
    return sized(alt.layer(*layers), width, 30 * len(rows))


def claim_rows(
    stated: pd.DataFrame,
    by_edition: pd.DataFrame,
    restated: pd.DataFrame,
    publishers: pd.Series,
    t: Translator,
) -> pd.DataFrame:
    """Put stated and computed shares of reserves into one frame for :func:`reserve_claims`.

    Args:
        stated: as ``production.restated.stated_shares`` gives them (percent).
        by_edition: as ``production.reserves.country_by_edition`` gives it (percent).
        restated: as ``production.restated.restated_shares`` gives them (0-1).
        publishers: publisher by ``source_id``.
        t: the reader's language.

    Returns:
        ``label``, ``kind``, ``year`` (missing where undated), ``low``, ``best``, ``high``, ``at_most``,
        ``row_ids``: undated ones first, then in the order of the years.
    """
    words = [_name_statement(row, publishers[row.source_id], t) for row in each_row(stated)]
    texts = stated[["year", "best", "row_ids"]].assign(label=words, kind="quoted")
    texts = texts.assign(low=texts["best"], high=texts["best"], at_most=False)
    shares = 100 * restated["share"].astype(float)
    percent = restated[["publisher", "vintage", "year", "row_ids"]].assign(best=shares)
    percent = percent.assign(low=percent["best"], high=percent["best"], at_most=False)
    tables = pd.concat([percent, by_edition[[*percent.columns]]], ignore_index=True)
    named = [name_table(row, t) for row in each_row(tables)]
    computed = tables.drop(columns=["publisher", "vintage"]).assign(label=named, kind="computed")
    both = pd.concat([texts, computed], ignore_index=True).astype(
        {"year": "Int64", "low": float, "best": float, "high": float}
    )
    return both.sort_values(["year", "kind", "label"], na_position="first", ignore_index=True)


def _name_statement(row: Row, publisher: str, t: Translator) -> str:
    short = publisher.split(" (")[0].split(",")[0]
    return t("{publisher}: {year}", publisher=short, year=row.year_as_printed)


def reserve_claims(claims: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw China's share of rare-earth reserves as claimed, published and computed, in order of time.

    Args:
        claims: ``label``, ``kind`` (``quoted`` or ``computed``), ``low``, ``best``, ``high`` (percent),
            ``at_most`` and ``row_ids``, in the order to draw.
        title: the finding.
        t: the reader's language.
    """
    frame = claims.assign(
        words=[_claim_words(row, t) for row in each_row(claims)],
        basis=[t(kind) for kind in claims["kind"]],
    )
    return Figure(
        id="reserve-claims",
        title=title,
        subtitle=t(
            "China’s share of the world’s rare-earth reserves, percent; "
            "red: computed from an edition’s table, grey: as stated in a text"
        ),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_claims(frame, width),
        frame=frame,
        columns={
            "label": t("source"),
            "low": t("percent, low"),
            "best": t("percent"),
            "high": t("percent, high"),
            "basis": t("kind"),
        },
    )


def _claim_words(row: Row, t: Translator) -> str:
    if row.at_most:
        return t("at most {n}", n=t.number(row.high))
    return span_words(row.low, row.best, row.high, t)


def _draw_claims(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 26 if is_narrow(width) else 64) for text in frame["label"]]
    rows = frame[["kind", "low", "best", "high", "words"]].assign(order=range(len(frame)), zero=0)
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    colour = coloured_by("kind", {"computed": CHINA, "quoted": WORLD})
    x = linear_x("best", 135 if is_narrow(width) else 112, values=[0, 20, 40, 60, 80, 100])
    guide = base.mark_rule(color=LINE).encode(x=alt.X("zero:Q"), x2="best:Q")
    span = base.mark_rule(strokeWidth=1.5).encode(x=alt.X("low:Q"), x2="high:Q", color=colour)
    dots = base.mark_point(opacity=1).encode(x=x, color=colour)
    words = base.mark_text(align="left", dx=8).encode(x=alt.X("high:Q"), text="words:N")
    return sized(guide + span + dots + words, width, (42 if is_narrow(width) else 24) * len(frame))


def capacity_used(used: pd.DataFrame, title: str, labels: pd.Series, t: Translator) -> Figure:
    """Draw how much of the capacity outside China, and inside it, was used, where both figures are printed.

    Args:
        used: as ``production.capacity.used_outside`` gives it.
        title: the finding.
        labels: a name for each row of ``used``, in the reader's language.
        t: the reader's language.
    """
    frame = used.assign(
        label=[f"{label}, {row.year}" for label, row in zip(labels, each_row(used), strict=True)],
        words=[_use_words(row, t) for row in each_row(used)],
    )
    return Figure(
        id="capacity-used",
        title=title,
        subtitle=t("Output as a percentage of listed capacity; grey bar: outside China, red tick: in China"),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_use(frame, width),
        frame=frame,
        columns={
            "label": t("commodity"),
            "vintage": t("edition"),
            "unit": t("unit"),
            "capacity_outside": t("capacity outside China"),
            "output_outside": t("output outside China"),
            "used_outside": t("percent used outside"),
            "used_inside": t("percent used in China"),
        },
        notes=t("Only lines with both figures count; listed capacity can include plants that no longer run."),
    )


def _use_words(row: Row, t: Translator) -> str:
    outside = t(
        "{n} % of {all} {unit}",
        n=t.number(row.used_outside),
        all=t.number(row.capacity_outside),
        unit=row.unit,
    )
    return outside


def _draw_use(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(text, 18 if is_narrow(width) else 40) for text in frame["label"]]
    rows = frame[["used_outside", "used_inside", "words"]].assign(order=range(len(frame)))
    top = float(frame[["used_outside", "used_inside"]].max().max())
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    x = linear_x("used_outside", (2.2 if is_narrow(width) else 1.35) * top, values=[0, 25, 50, 75, 100])
    bars = base.mark_bar(height=15, color=WORLD_SOFT).encode(x=x)
    ticks = base.mark_tick(color=CHINA, thickness=3, size=20, opacity=1).encode(x=alt.X("used_inside:Q"))
    end = base.transform_calculate(end="max(datum.used_outside, datum.used_inside || 0)")
    words = end.mark_text(align="left", dx=8).encode(x=alt.X("end:Q"), text="words:N")
    return sized(bars + ticks + words, width, 38 * len(rows))
