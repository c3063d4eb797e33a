"""Charts of exports month by month, each product scope for itself, and of what is missing."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import altair as alt
import pandas as pd

from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, line_layers
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.rows import Rows, row_layers
from chokepoint.figures.kinds.scales import Amounts, Days
from chokepoint.figures.theme import CHINA, CHINA_SOFT, LINE, PAPER, WASH
from chokepoint.i18n import Translator


def monthly_exports(
    months: pd.DataFrame, calendar: pd.DataFrame, licence: pd.Timestamp, title: str, metal: str, t: Translator
) -> Figure:
    """Draw single-month exports, one panel a product scope, zeros and gaps visible.

    Args:
        months: ``product_scope``, ``month``, ``low``, ``high`` (kg), ``status``, ``row_ids``.
        calendar: as ``trade.exports.fill_calendar`` gives it; its span is the time axis.
        licence: first day of the licence duty.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    looks = [_look(*pair) for pair in zip(months["status"], months["high"], strict=True)]
    frame = months.assign(tonnes=months["high"] / 1000, look=looks)
    frame = frame.assign(printed_month=frame["month"].dt.strftime("%Y-%m"))
    return Figure(
        id="exports-monthly",
        title=title,
        subtitle=_months_subtitle(metal, t),
        alt=_months_alt(frame, calendar, t),
        draw=lambda width: _draw_months(frame, calendar, licence, width, t),
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


def _draw_months(
    frame: pd.DataFrame, calendar: pd.DataFrame, licence: pd.Timestamp, width: int, t: Translator
) -> alt.TopLevelMixin:
    counts = frame["product_scope"].value_counts()
    runs = counts.index[counts >= RUN].tolist()
    rows = numbered(frame).assign(
        panel=frame["product_scope"].where(frame["product_scope"].isin(runs), ""),
        derived=frame["look"] == "derived",
        middle=frame["month"] + pd.Timedelta(days=14),
        nil=(frame["look"] == "zero").map({True: "0", False: ""}),
    )
    headings = {scope: t.code(scope) for scope in runs} | {"": t("single figures in other counts")}
    rows["heading"] = rows["panel"].map(headings)
    order = list(headings)
    rows = rows.sort_values("panel", key=lambda names: names.map(order.index), kind="stable")
    span = Days(calendar["month"].min(), calendar["month"].max() + pd.offsets.MonthBegin(1))
    top = float(frame["tonnes"].max()) * 1.15
    last = rows["panel"].iloc[-1]

    def panel(own: pd.DataFrame, wide: int) -> tuple[list[alt.Chart], float]:
        axis = replace(span, shown=own["panel"].iloc[0] == last)
        if own["panel"].iloc[0] == "":
            return _single_layers(own, axis, wide, t)
        return _month_layers(own, _grounds(own, calendar, licence), axis, top, wide)

    how = Multiples("panel", "heading", left=34, bold=False, spacing=12)
    return draw_multiples(rows, width, how, panel)


def _grounds(own: pd.DataFrame, calendar: pd.DataFrame, licence: pd.Timestamp) -> tuple[Guide, ...]:
    """Make grey ground of the months without a figure, and a line of the day the licence takes effect."""
    gaps = calendar.loc[~calendar["month"].isin(own["month"]), "month"]
    grey = [Guide(day, until=day + pd.offsets.MonthBegin(1), colour=WASH) for day in gaps]
    return (*grey, Guide(licence))


def _month_layers(
    own: pd.DataFrame, guides: tuple[Guide, ...], axis: Days, top: float, wide: int
) -> tuple[list[alt.Chart], float]:
    """Draw the months of a scope as bars on a ground that is grey where no figure was found."""
    how = Lines(
        (
            Bar(
                "tonnes", thick=_month_width(axis, wide), colour=FILL, outline=CHINA, when="datum.tonnes > 0"
            ),
            Words("nil", "tonnes", side="over", gap=0, bold=True, colour=CHINA),
        ),
        x="middle",
        across=axis,
        scale=Amounts(0, top, ticks=3),
        height=96 if len(own) > 6 else 70,
        guides=guides,
        left=34,
    )
    return line_layers(own, wide, how), how.height


FILL = If("derived", PAPER, CHINA)
"""Full what is printed, hollow what is worked out."""


def _month_width(axis: Days, wide: int) -> float:
    return round((wide - 46) * 24 / (axis.last - axis.first).days, 1)


def _single_layers(own: pd.DataFrame, axis: Days, wide: int, t: Translator) -> tuple[list[alt.Chart], float]:
    """Draw lone figures as points, a line each, with what they count."""
    ordered = own.sort_values(["month", "product_scope"])
    pairs = zip(ordered["tonnes"], ordered["product_scope"], strict=True)
    words = [f"{t.number(tonnes, 1)} t · {t.code(scope)}" for tonnes, scope in pairs]
    how = Rows(
        (Dot("middle", size=36, colour=CHINA, hollow="derived"), Words("words", "middle", side="fit")),
        label="nothing",
        scale=axis,
        step=(19, 19),
    )
    return row_layers(ordered.assign(words=words, nothing=""), wide, how, label_room=26)


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


def _draw_tiles(calendar: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    month = calendar["month"].dt
    # months without a figure have no row in the table
    found = calendar["row_ids"] != ""
    order = count()
    rows = pd.Series([next(order) if known else -1 for known in found], found.index)
    tiles = calendar.assign(year=month.year, of_year=month.month, sign=calendar["known"].map(SIGNS), row=rows)
    known = dict(zip(SIGNS, (CHINA, PAPER, CHINA_SOFT, WASH), strict=True))
    how = Matrix(
        "year",
        "year",
        "of_year",
        {number: str(number) for number in range(1, 13)},
        By("known", known),
        edge=LINE,
        marks=(Words("sign", "across", side="middle", size=12),),
        step=(30, 30),
    )
    return draw_matrix(tiles, width, how)
