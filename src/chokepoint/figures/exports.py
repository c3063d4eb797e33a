"""Charts of exports: by month within each product scope, by year, by destination, and what is missing."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import is_narrow, sized, time_x, utc, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, FONT, INK, LINE, PAPER, SOFT, WASH, WORLD
from chokepoint.i18n import Translator

LICENCE_DAY = "2023-08-01"
KG_PER_T = 1000.0


def monthly_exports(months: pd.DataFrame, calendar: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw single-month exports, one panel a product scope, zeros and gaps visible.

    Args:
        months: ``product_scope``, ``month``, ``low``, ``high`` (kg), ``status``, ``row_ids``.
        calendar: as ``analysis.exports.fill_calendar`` gives it; its span is the time axis.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = months.assign(
        tonnes=months["high"] / KG_PER_T, look=[_look(s, h) for s, h in zip(months["status"], months["high"], strict=True)]
    )
    scopes = frame["product_scope"].value_counts().index.tolist()
    zero = frame[frame["look"] == "zero"]
    return Figure(
        id="exports-monthly",
        title=title,
        subtitle=t("Chinese exports of {metal}, tonnes a month, by what the source counts; scopes are never added", metal=metal),
        alt=t(
            "{n} monthly figures in {k} product scopes; {z} of them are zero; {u} of {m} months have no figure in any scope.",
            n=len(frame), k=len(scopes), z=len(zero), u=int((calendar["known"] == "unknown").sum()), m=len(calendar),
        ),
        draw=lambda width: _draw_months(frame, scopes, calendar, width, t),
        frame=frame.assign(status=frame["status"].map(t)),
        columns={"month": t("month"), "product_scope": t("what is counted"), "low": t("kg, lowest"),
                 "high": t("kg, highest"), "status": t("status")},
        notes=t("Hollow bars are worked out from a printed percentage. Grey ground: no figure in that scope was found for the month."),
    )  # fmt: skip


def _look(status: str, kg: float) -> str:
    return "zero" if kg == 0 else "derived" if status == "derived" else "printed"


RUN = 3
"""Months a scope must have to be drawn as bars of its own; fewer are points in a common panel."""


def _draw_months(
    frame: pd.DataFrame, scopes: list[str], calendar: pd.DataFrame, width: int, t: Translator
) -> alt.VConcatChart:
    span = (calendar["month"].min(), calendar["month"].max() + pd.offsets.MonthBegin(1))
    top = float(frame["tonnes"].max()) * 1.15
    runs = [scope for scope in scopes if (frame["product_scope"] == scope).sum() >= RUN]
    singles = frame[~frame["product_scope"].isin(runs)]
    panels = []
    for scope in runs:
        rows = frame[frame["product_scope"] == scope]
        gaps = calendar[~calendar["month"].isin(rows["month"])]
        panels.append(_month_panel(rows, gaps, span, top, t(scope), width, axis=scope == runs[-1] and singles.empty))
    if len(singles):
        panels.append(_single_panel(singles, span, t("single figures in other counts"), width, t))
    return alt.vconcat(*panels, spacing=12).properties(padding=4)


def _month_panel(
    rows: pd.DataFrame, gaps: pd.DataFrame, span: tuple, top: float, title: str, width: int, *, axis: bool
) -> alt.LayerChart:
    x, y = _month_x(span, axis=axis), _tonnes_y(top)
    ground = alt.Chart(_months_wide(gaps, 0)).mark_rect(color=WASH).encode(x=x, x2="x2:T")
    bars = alt.Chart(_months_wide(rows, 4)).encode(x=x)
    fill = alt.condition(alt.datum.look == "derived", alt.value(PAPER), alt.value(CHINA))
    solid = bars.transform_filter(alt.datum.look != "zero").mark_rect(stroke=CHINA, strokeWidth=1)
    zeros = bars.transform_filter(alt.datum.look == "zero").mark_text(dy=-7, dx=5, fontWeight="bold", color=CHINA)
    layers = [
        ground,
        solid.encode(x2="x2:T", y=y, y2="base:Q", color=fill),
        zeros.encode(y=y, text=alt.value("0")),
        _licence_rule(x),
    ]
    return alt.layer(*layers).properties(title=_heading(title), width=width - 46, height=96 if len(rows) > 6 else 70)


def _single_panel(rows: pd.DataFrame, span: tuple, title: str, width: int, t: Translator) -> alt.LayerChart:
    """Draw lone figures as points, a line each, with what they count."""
    ordered = rows.sort_values(["month", "product_scope"])
    middle = ordered["month"] + pd.Timedelta(days=14)
    words = [
        f"{t.number(kg, 1)} t · {t(scope)}" for kg, scope in zip(ordered["tonnes"], ordered["product_scope"], strict=True)
    ]
    late = middle > span[0] + (span[1] - span[0]) / 2
    points = pd.DataFrame({"x": utc(middle), "look": ordered["look"], "label": words, "late": late})
    points = points.assign(line=range(len(points)))
    x = _month_x(span, axis=True)
    base = alt.Chart(points).encode(x=x, y=alt.Y("line:O", axis=alt.Axis(labels=False, title=None, minExtent=26)))
    fill = alt.condition(alt.datum.look == "derived", alt.value(PAPER), alt.value(CHINA))
    dots = base.mark_point(size=36, opacity=1, stroke=CHINA).encode(fill=fill)
    after = base.transform_filter("!datum.late").mark_text(align="left", dx=8, fontSize=11).encode(text="label:N")
    before = base.transform_filter("datum.late").mark_text(align="right", dx=-8, fontSize=11).encode(text="label:N")
    layers = alt.layer(dots, after, before, _licence_rule(x))
    return layers.properties(title=_heading(title), width=width - 46, height=19 * len(points))


def _month_x(span: tuple, *, axis: bool) -> alt.X:
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
    return alt.TitleParams(title, anchor="start", fontSize=11.5, fontWeight="normal", color=INK, font=FONT, offset=3)


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
    frame = years.assign(
        tonnes=years["quantity_kg"] / KG_PER_T,
        label=[f"{t.number(kg / KG_PER_T, 1)} · {who}" for kg, who in zip(years["quantity_kg"], years["who"], strict=True)],
        order=range(len(years)),
        look=[_look(status, 1) if status != "doubtful" else "doubtful" for status in years["status"]],
    )
    spans = {year: t.interval(g["tonnes"].min(), g["tonnes"].max(), 1) for year, g in frame.groupby("year")}
    return Figure(
        id="exports-yearly",
        title=title,
        subtitle=t("Chinese exports of {metal} in the year, tonnes, by publisher; hollow: worked out or doubtful", metal=metal),
        alt="; ".join(t("{year}: {span} t", year=year, span=span) for year, span in spans.items()) + ".",
        draw=lambda width: _draw_years(frame[["year", "tonnes", "label", "order", "look"]], width),
        frame=frame.assign(status=frame["status"].map(t)),
        columns={"year": t("year"), "product_scope": t("what is counted"), "quantity_kg": t("kg"),
                 "status": t("status"), "who": t("publisher")},
    )  # fmt: skip


def _draw_years(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    # the year is written once, on the first of its rows
    heads = frame.assign(head=frame["year"].astype(str).where(~frame["year"].duplicated(), ""))
    room = 2.6 if narrow else 1.75
    x = alt.X("tonnes:Q", scale=alt.Scale(domain=[0, float(frame["tonnes"].max()) * room], nice=False),
              axis=alt.Axis(title=None, values=list(range(0, int(frame["tonnes"].max()) + 21, 20))))  # fmt: skip
    y = alt.Y("order:O", axis=None)
    base = alt.Chart(heads).encode(y=y)
    stem = base.mark_bar(color=LINE, height=2).encode(x=x)
    fill = alt.condition(alt.datum.look == "printed", alt.value(CHINA), alt.value(PAPER))
    dots = base.mark_point(stroke=CHINA, strokeWidth=1.5, opacity=1).encode(x=x, fill=fill)
    words = base.mark_text(align="left", dx=9, fontSize=11 if narrow else 12).encode(x=x, text="label:N")
    head = base.mark_text(align="right", dx=-10, fontWeight="bold").encode(x=alt.value(0), text="head:N")
    return sized(stem + dots + words + head, width, 26 * len(heads))


def destinations(parts: pd.DataFrame, title: str, metal: str, names: pd.Series, t: Translator) -> Figure:
    """Draw who received how much, month by month, as dots sized by quantity.

    Args:
        parts: as ``analysis.exports.split_by_partner`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = parts.assign(
        partner=[names.get(i, i) if i else t("not itemised") for i in parts["partner_iso3"]],
        tonnes=parts["quantity_kg"] / KG_PER_T,
        when=[t.short_month(d) for d in parts["month"]],
    )
    totals = frame.groupby("partner")["tonnes"].sum().sort_values(ascending=False)
    order = [p for p in totals.index if p != t("not itemised")] + [p for p in totals.index if p == t("not itemised")]
    return Figure(
        id="exports-destinations",
        title=title,
        subtitle=t("Chinese exports of {metal} by destination, kg, for the months whose destinations are printed", metal=metal),
        alt="; ".join(t("{partner}: {kg} kg", partner=p, kg=t.number(1000 * totals[p])) for p in order) + ".",
        draw=lambda width: _draw_partners(frame, order, width),
        frame=frame,
        columns={"when": t("month"), "partner": t("destination"), "quantity_kg": t("kg"), "total_kg": t("kg, all destinations")},
    )  # fmt: skip


def _draw_partners(frame: pd.DataFrame, order: list[str], width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    rows = frame.sort_values("month").assign(kg=[f"{kg:,.0f}" for kg in frame.sort_values("month")["quantity_kg"]])
    months = rows["when"].drop_duplicates().tolist()
    size = alt.Size("quantity_kg:Q", scale=alt.Scale(range=[12, 300 if narrow else 900], type="linear"), legend=None)
    # on a phone the months run down the page, on a wide page across it
    across, down = ("partner:N", "when:N") if narrow else ("when:N", "partner:N")
    sorts = {"when:N": months, "partner:N": order}
    x = alt.X(across, sort=sorts[across], axis=alt.Axis(orient="top", title=None, labelAngle=-60 if narrow else -45,
              domain=False, ticks=False))  # fmt: skip
    y = alt.Y(down, sort=sorts[down], axis=alt.Axis(title=None, labelColor=INK, grid=True))
    base = alt.Chart(rows[["when", "partner", "quantity_kg", "kg"]]).encode(x=x, y=y)
    dots = base.mark_circle(color=WORLD, opacity=0.75).encode(size=size)
    words = base.mark_text(fontSize=9 if narrow else 10.5, dy=15 if narrow else 22, color=INK).encode(text="kg:N")
    step = 40 if narrow else 52
    return sized(dots + words, width, step * len(months if narrow else order))


def coverage_calendar(calendar: pd.DataFrame, metal: str, t: Translator) -> Figure:
    """Draw the months of a span as tiles: a figure, a zero, a derived value, or nothing found."""
    counts = calendar["known"].value_counts()
    unknown = int(counts.get("unknown", 0))
    frame = calendar[calendar["row_ids"] != ""].assign(when=[t.short_month(d) for d in calendar[calendar["row_ids"] != ""]["month"]])
    tiles = pd.DataFrame(
        {"year": calendar["month"].dt.year, "month": calendar["month"].dt.month, "known": calendar["known"]}
    )
    return Figure(
        id="exports-coverage",
        title=t.plural("For one month in {m} no figure was found", "For {n} of {m} months no figure was found", unknown, m=len(calendar)),
        subtitle=t("Months with an export figure for {metal}, any scope; ? none found, 0 reported zero, ~ worked out", metal=metal),
        alt=t("Of {m} months, {f} have a printed figure, {z} a printed zero, {d} only a derived value and {u} none.",
              m=len(calendar), f=int(counts.get("figure", 0)), z=int(counts.get("zero", 0)),
              d=int(counts.get("derived", 0)), u=unknown),
        draw=lambda width: _draw_tiles(tiles, width),
        frame=frame,
        columns={"when": t("month"), "known": t("what is known"), "scopes": t("scopes that print it")},
    )  # fmt: skip


SIGNS = {"figure": "", "zero": "0", "derived": "~", "unknown": "?"}


def _draw_tiles(tiles: pd.DataFrame, width: int) -> alt.LayerChart:
    marked = tiles.assign(sign=tiles["known"].map(SIGNS))
    x = alt.X("month:O", axis=alt.Axis(title=None, orient="top", labelAngle=0, domain=False, ticks=False))
    y = alt.Y("year:O", axis=alt.Axis(title=None, labelColor=INK))
    colours = alt.Scale(domain=list(SIGNS), range=[CHINA, PAPER, CHINA_SOFT, WASH])
    base = alt.Chart(marked).encode(x=x, y=y)
    rect = base.mark_rect(stroke=LINE, strokeWidth=1).encode(color=alt.Color("known:N", scale=colours, legend=None))
    return sized(rect + base.mark_text(color=INK).encode(text="sign:N"), width, 30 * tiles["year"].nunique())


def publisher_name(publisher: str) -> str:
    """Shorten a publisher to what fits a label: what stands before the first bracket or slash."""
    return wrap(publisher.split(" (")[0].split(" / ")[0], 40)
