"""Charts of exports: by month within each product scope, by year, by destination, and what is missing."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.charts import (
    Span,
    coloured_by,
    is_narrow,
    linear_x,
    listed,
    sized,
    time_x,
    translated,
    utc,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, FONT, INK, LINE, PAPER, SOFT, WASH, WORLD
from chokepoint.i18n import Translator

LICENCE_DAY = "2023-08-01"
KG_PER_T = 1000.0


def monthly_exports(
    months: pd.DataFrame, calendar: pd.DataFrame, title: str, metal: str, t: Translator
) -> Figure:
    """Draw single-month exports, one panel a product scope, zeros and gaps visible.

    Args:
        months: ``product_scope``, ``month``, ``low``, ``high`` (kg), ``status``, ``row_ids``.
        calendar: as ``trade.exports.fill_calendar`` gives it; its span is the time axis.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    looks = [_look(*pair) for pair in zip(months["status"], months["high"], strict=True)]
    frame = months.assign(tonnes=months["high"] / KG_PER_T, look=looks)
    frame = frame.assign(printed_month=frame["month"].dt.strftime("%Y-%m"))
    return Figure(
        id="exports-monthly",
        title=title,
        subtitle=_months_subtitle(metal, t),
        alt=_months_alt(frame, calendar, t),
        draw=lambda width: _draw_months(frame, calendar, width, t),
        frame=translated(frame, ["product_scope", "status"], t),
        columns=_month_columns(t),
        notes=_months_note(t),
    )


def _months_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Chinese exports of {metal}, tonnes a month, by what the source counts; scopes are never added",
        metal=metal,
    )


def _months_note(t: Translator) -> str:
    return t(
        "Hollow bars are worked out from a printed percentage. "
        "Grey ground: no figure in that scope was found for the month. Dotted line: the licence takes effect."
    )


def _months_alt(frame: pd.DataFrame, calendar: pd.DataFrame, t: Translator) -> str:
    return t.plural(
        "One monthly figure; {u} of {m} months have no figure in any scope.",
        "{n} monthly figures in {k} product scopes; {z} zero; {u} of {m} months have no figure in any scope.",
        len(frame),
        k=frame["product_scope"].nunique(),
        z=int((frame["look"] == "zero").sum()),
        u=int((calendar["known"] == "unknown").sum()),
        m=len(calendar),
    )


def _month_columns(t: Translator) -> dict[str, str]:
    return {
        "printed_month": t("month"),
        "product_scope": t("what is counted"),
        "low": t("kg, lowest"),
        "high": t("kg, highest"),
        "status": t("status"),
    }


def _look(status: str, kg: float) -> str:
    return "zero" if kg == 0 else "derived" if status == "derived" else "printed"


RUN = 3
"""Months a scope must have to be drawn as bars of its own; fewer are points in a common panel."""


def _draw_months(frame: pd.DataFrame, calendar: pd.DataFrame, width: int, t: Translator) -> alt.VConcatChart:
    span = (calendar["month"].min(), calendar["month"].max() + pd.offsets.MonthBegin(1))
    y = _tonnes_y(float(frame["tonnes"].max()) * 1.15)
    counts = frame["product_scope"].value_counts()
    runs = counts.index[counts >= RUN].tolist()
    singles = frame[~frame["product_scope"].isin(runs)]
    panels = []
    for scope in runs:
        rows = frame[frame["product_scope"] == scope]
        gaps = calendar[~calendar["month"].isin(rows["month"])]
        x = _month_x(span, axis=scope == runs[-1] and singles.empty)
        panels.append(_month_panel(rows, gaps, x, y).properties(title=_heading(t(scope)), width=width - 46))
    if len(singles):
        heading = _heading(t("single figures in other counts"))
        panels.append(_single_panel(singles, span, t).properties(title=heading, width=width - 46))
    return alt.vconcat(*panels, spacing=12).properties(padding=4)


def _month_panel(rows: pd.DataFrame, gaps: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.LayerChart:
    ground = alt.Chart(_months_wide(gaps, 0)).mark_rect(color=WASH).encode(x=x, x2="x2:T")
    bars = alt.Chart(_months_wide(rows, 4)).encode(x=x)
    solid = bars.transform_filter(alt.datum.look != "zero").mark_rect(stroke=CHINA, strokeWidth=1)
    zeros = bars.transform_filter(alt.datum.look == "zero")
    zeros = zeros.mark_text(dy=-7, dx=5, fontWeight="bold", color=CHINA)
    layers = [
        ground,
        solid.encode(x2="x2:T", y=y, y2="base:Q", color=_fill()),
        zeros.encode(y=y, text=alt.value("0")),
        _licence_rule(x),
    ]
    return alt.layer(*layers).properties(height=96 if len(rows) > 6 else 70)


def _fill() -> dict[str, Any]:
    """Fill what is printed; leave hollow what is worked out."""
    return alt.condition(alt.datum.look == "derived", alt.value(PAPER), alt.value(CHINA))


def _single_panel(rows: pd.DataFrame, span: Span, t: Translator) -> alt.LayerChart:
    """Draw lone figures as points, a line each, with what they count."""
    points = _single_points(rows, span, t)
    x = _month_x(span, axis=True)
    y = alt.Y("line:O", axis=alt.Axis(labels=False, title=None, minExtent=26))
    base = alt.Chart(points).encode(x=x, y=y)
    dots = base.mark_point(size=36, opacity=1, stroke=CHINA).encode(fill=_fill())
    after = base.transform_filter("!datum.late").mark_text(align="left", dx=8, fontSize=11.5)
    before = base.transform_filter("datum.late").mark_text(align="right", dx=-8, fontSize=11.5)
    words = [layer.encode(text="label:N") for layer in (after, before)]
    # no rule here: it would run through the words
    return alt.layer(dots, *words).properties(height=19 * len(points))


def _single_points(rows: pd.DataFrame, span: Span, t: Translator) -> pd.DataFrame:
    ordered = rows.sort_values(["month", "product_scope"])
    middle = ordered["month"] + pd.Timedelta(days=14)
    pairs = zip(ordered["tonnes"], ordered["product_scope"], strict=True)
    labels = [f"{t.number(tonnes, 1)} t · {t(scope)}" for tonnes, scope in pairs]
    late = middle > span[0] + (span[1] - span[0]) / 2
    points = pd.DataFrame({"x": utc(middle), "look": ordered["look"], "label": labels, "late": late})
    return points.assign(line=range(len(points)))


def _month_x(span: Span, *, axis: bool) -> alt.X:
    x = time_x("x", *span)
    x.axis = alt.Axis(format="%Y", title=None, grid=False, tickCount="year") if axis else None
    return x


def _tonnes_y(top: float) -> alt.Y:
    axis = alt.Axis(title=None, tickCount=3, minExtent=26)
    return alt.Y("tonnes:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=axis)


def _licence_rule(x: alt.X) -> alt.Chart:
    day = pd.DataFrame({"x": [f"{LICENCE_DAY}T00:00:00Z"]})
    return alt.Chart(day).mark_rule(color=SOFT, strokeDash=[2, 3]).encode(x=x)


def _heading(title: str) -> alt.TitleParams:
    look = {"fontSize": 11.5, "fontWeight": "normal", "color": INK, "font": FONT}
    return alt.TitleParams(title, anchor="start", offset=3, **look)


def _months_wide(rows: pd.DataFrame, margin: int) -> pd.DataFrame:
    """Give each month a stretch of the axis, less a margin in days at either side."""
    keep = [name for name in ("tonnes", "look") if name in rows]
    ends = rows["month"] + pd.offsets.MonthBegin(1) - pd.Timedelta(days=margin)
    return rows[keep].assign(x=utc(rows["month"] + pd.Timedelta(days=margin)), x2=utc(ends), base=0.0)


def yearly_exports(years: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw every published and derived year total as a dot of its own.

    Args:
        years: ``year``, ``product_scope``, ``quantity_kg``, ``status``, ``who``, ``row_ids``.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _year_rows(years, t)
    return Figure(
        id="exports-yearly",
        title=title,
        subtitle=_years_subtitle(metal, t),
        alt=_years_alt(frame, t),
        draw=lambda width: _draw_years(frame[_YEAR_MARKS], width),
        frame=translated(frame, ["product_scope", "status"], t),
        columns=_year_columns(t),
    )


_YEAR_MARKS = ["year", "tonnes", "label", "broken_label", "order", "look"]


def _years_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Chinese exports of {metal} in the year, tonnes, by publisher and month of print; "
        "hollow: worked out or doubtful",
        metal=metal,
    )


def _year_rows(years: pd.DataFrame, t: Translator) -> pd.DataFrame:
    tonnes = years["quantity_kg"] / KG_PER_T
    # the count most totals share goes without saying
    usual = years["product_scope"].value_counts().index[0]
    scopes = ["" if scope == usual else f" ({t(scope)})" for scope in years["product_scope"]]
    labels = [
        (f"{t.number(amount, 1)} · {who}", scope)
        for amount, who, scope in zip(tonnes, years["who"], scopes, strict=True)
    ]
    return years.assign(
        tonnes=tonnes,
        label=["".join(parts) for parts in labels],
        broken_label=["\n".join(parts) for parts in labels],
        order=range(len(years)),
        look=[_look(status, 1) if status != "doubtful" else "doubtful" for status in years["status"]],
    )


def _years_alt(frame: pd.DataFrame, t: Translator) -> str:
    ends = frame.groupby("year")["tonnes"].agg(["min", "max"])
    spans = {year: t.interval(low, high, 1) for year, low, high in ends.itertuples()}
    return listed(t("{year}: {span} t", year=year, span=span) for year, span in spans.items())


def _year_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "product_scope": t("what is counted"),
        "quantity_kg": t("kg"),
        "status": t("status"),
        "who": t("publisher"),
    }


def _draw_years(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    # the year is written once, on the first of its rows
    heads = frame.assign(head=frame["year"].astype(str).where(~frame["year"].duplicated(), ""))
    most = float(frame["tonnes"].max())
    x = linear_x("tonnes", most * (2.6 if narrow else 1.75), values=list(range(0, int(most) + 21, 20)))
    base = alt.Chart(heads).encode(y=alt.Y("order:O", axis=None))
    stem = base.mark_bar(color=LINE, height=2).encode(x=x)
    fill = alt.condition(alt.datum.look == "printed", alt.value(CHINA), alt.value(PAPER))
    dots = base.mark_point(stroke=CHINA, strokeWidth=1.5, opacity=1).encode(x=x, fill=fill)
    words = base.mark_text(align="left", dx=9, fontSize=11.5 if narrow else 12, lineBreak="\n")
    words = words.encode(x=x, text="broken_label:N" if narrow else "label:N")
    head = base.mark_text(align="right", dx=-10, fontWeight="bold").encode(x=alt.value(0), text="head:N")
    return sized(stem + dots + words + head, width, (34 if narrow else 28) * len(heads))


def destinations(parts: pd.DataFrame, title: str, metal: str, names: pd.Series, t: Translator) -> Figure:
    """Draw who received how much, month by month, as dots sized by quantity.

    Args:
        parts: as ``trade.exports.split_by_partner`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = _partner_rows(parts, names, t)
    totals = _partner_order(frame)
    return Figure(
        id="exports-destinations",
        title=title,
        subtitle=_partners_subtitle(metal, t),
        alt=listed(t("{partner}: {kg} kg", partner=p, kg=t.number(kg)) for p, kg in totals.items()),
        draw=lambda width: _draw_partners(frame, totals.index.tolist(), width),
        frame=frame,
        columns=_partner_columns(t),
    )


def _partners_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Chinese exports of {metal} by destination, kg, for the months whose destinations are printed",
        metal=metal,
    )


def _partner_rows(parts: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    partners = [names.get(iso3, iso3) if iso3 else t("not itemised") for iso3 in parts["partner_iso3"]]
    when = [t.short_month(day) for day in parts["month"]]
    return parts.assign(partner=partners, when=when, kg=[t.number(kg) for kg in parts["quantity_kg"]])


def _partner_order(frame: pd.DataFrame) -> pd.Series:
    """Add up kg by partner, largest first; what is not itemised comes last."""
    rest = frame["partner_iso3"] == ""
    totals = [frame[part].groupby("partner")["quantity_kg"].sum() for part in (~rest, rest)]
    return pd.concat([total.sort_values(ascending=False) for total in totals])


def _partner_columns(t: Translator) -> dict[str, str]:
    return {
        "when": t("month"),
        "partner": t("destination"),
        "quantity_kg": t("kg"),
        "total_kg": t("kg, all destinations"),
    }


def _draw_partners(frame: pd.DataFrame, order: list[str], width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    rows = frame.sort_values("month")
    rows = rows[["when", "partner", "quantity_kg", "kg"]]
    months = rows["when"].drop_duplicates().tolist()
    # on a phone the months run down the page, on a wide page across it
    axes = [("when:N", months), ("partner:N", order)]
    (across, sort_x), (down, sort_y) = reversed(axes) if narrow else axes
    slant = -60 if narrow else -45 if len(months) > STRAIGHT else 0
    x = alt.X(across, sort=sort_x, axis=_top_axis(slant))
    y = alt.Y(down, sort=sort_y, axis=alt.Axis(title=None, labelColor=INK, grid=True))
    base = alt.Chart(rows).encode(x=x, y=y)
    size = alt.Size("quantity_kg:Q", scale=alt.Scale(range=[12, 300 if narrow else 900]), legend=None)
    dots = base.mark_circle(color=WORLD, opacity=1).encode(size=size)
    words = base.mark_text(fontSize=11.5, dy=17 if narrow else 22, color=INK)
    return sized(dots + words.encode(text="kg:N"), width, (44 if narrow else 52) * len(sort_y))


STRAIGHT = 9
"""Months whose names fit across a wide drawing without being turned."""


def _top_axis(angle: int) -> alt.Axis:
    return alt.Axis(orient="top", title=None, labelAngle=angle, domain=False, ticks=False)


def coverage_calendar(calendar: pd.DataFrame, metal: str, t: Translator) -> Figure:
    """Draw the months of a span as tiles: a figure, a zero, a derived value, or nothing found.

    Args:
        calendar: as ``trade.exports.fill_calendar`` gives it.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    found = calendar[calendar["row_ids"] != ""]
    return Figure(
        id="exports-coverage",
        title=_coverage_title(calendar, t),
        subtitle=_coverage_subtitle(metal, t),
        alt=_coverage_alt(calendar, t),
        draw=lambda width: _draw_tiles(calendar, width),
        frame=translated(found, ["known"], t).assign(when=[t.short_month(day) for day in found["month"]]),
        columns={"when": t("month"), "known": t("what is known"), "scopes": t("scopes that print it")},
    )


def _coverage_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Months with an export figure for {metal}, any scope; ? none found, 0 reported zero, ~ worked out",
        metal=metal,
    )


def _coverage_title(calendar: pd.DataFrame, t: Translator) -> str:
    unknown = int((calendar["known"] == "unknown").sum())
    return t.plural(
        "For one month in {m} no figure was found",
        "For {n} of {m} months no figure was found",
        unknown,
        m=len(calendar),
    )


def _coverage_alt(calendar: pd.DataFrame, t: Translator) -> str:
    counts = {name: int((calendar["known"] == name).sum()) for name in SIGNS}
    return t(
        "Of {m} months, {figure} have a printed figure, {zero} a printed zero, "
        "{derived} only a derived value and {unknown} none.",
        m=len(calendar),
        **counts,
    )


SIGNS = {"figure": "", "zero": "0", "derived": "~", "unknown": "?"}


def _draw_tiles(calendar: pd.DataFrame, width: int) -> alt.LayerChart:
    month = calendar["month"].dt
    signs = calendar["known"].map(SIGNS)
    tiles = calendar[["known"]].assign(year=month.year, month=month.month, sign=signs)
    x = alt.X("month:O", axis=_top_axis(0))
    y = alt.Y("year:O", axis=alt.Axis(title=None, labelColor=INK))
    base = alt.Chart(tiles).encode(x=x, y=y)
    colour = coloured_by("known", dict(zip(SIGNS, (CHINA, PAPER, CHINA_SOFT, WASH), strict=True)))
    rect = base.mark_rect(stroke=LINE, strokeWidth=1).encode(color=colour)
    words = base.mark_text(color=INK).encode(text="sign:N")
    return sized(rect + words, width, 30 * tiles["year"].nunique())


def month_printed(published: str, t: Translator) -> str:
    """Write the month a source appeared in, or the year where no more is known."""
    return t.short_month(pd.Timestamp(published)) if len(published) > len("2025") else published


def publisher_name(publisher: str) -> str:
    """Shorten a publisher to what fits a label: what stands before the first bracket or slash."""
    return wrap(publisher.split(" (")[0].split(" / ")[0], 40)
