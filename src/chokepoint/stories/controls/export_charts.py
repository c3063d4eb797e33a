"""Charts of exports month by month: each product scope for itself, and both metals beside the steps."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, line_layers
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Words
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.rows import Rows, row_layers
from chokepoint.figures.kinds.scales import Amounts, Days
from chokepoint.figures.theme import CHINA, CHINA_SOFT, PAPER, WASH, WORLD_SOFT
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


COUNTS = {"customs": CHINA, "wrought": CHINA_SOFT, "other": WORLD_SOFT}
COUNT_SHAPES = {"customs": "circle", "wrought": "square", "other": "diamond"}
CUSTOMS, WROUGHT = "unspecified (metal, customs data)", "wrought"
"""The count that covers both metals, and the one of which the first month under licence is known."""


def both_metals(
    months: pd.DataFrame, steps: pd.DataFrame, names: pd.Series, title: str, t: Translator
) -> Figure:
    """Draw the monthly exports of both metals on one axis of time, with the dated steps on them.

    Args:
        months: ``commodity_id``, ``product_scope``, ``month``, ``high`` (kg), ``status``, ``row_ids``.
        steps: controls on both metals, ``start`` and ``words``.
        names: commodity names by commodity id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    counts = months["product_scope"].map({CUSTOMS: "customs", WROUGHT: "wrought"}).fillna("other")
    frame = months.assign(
        tonnes=months["high"] / 1000,
        count=counts,
        middle=months["month"] + pd.Timedelta(days=14),
        printed_month=months["month"].dt.strftime("%Y-%m"),
        metal=[names[one] for one in months["commodity_id"]],
        heading=[t("{metal}, tonnes a month", metal=t.capital(names[one])) for one in months["commodity_id"]],
    )
    return Figure(
        id="exports-and-steps",
        title=title,
        subtitle=t("Chinese exports of gallium and germanium, tonnes a month, each mark one printed figure"),
        alt=_both_alt(frame, names, t),
        draw=lambda width: _draw_both(frame, steps, width, t),
        frame=translated(frame.drop(columns="heading"), ["product_scope", "status"], t),
        columns={"metal": t("metal")} | _month_columns(t),
        notes=t.sentences(t.pair(t.day(row.start), row.words) for row in each_row(steps)),
    )


def _both_alt(frame: pd.DataFrame, names: pd.Series, t: Translator) -> str:
    spans = frame.groupby("commodity_id", sort=False)["tonnes"].agg(["min", "max"])
    return t.clauses(
        t("{metal}: {span} t a month", metal=names[one], span=t.interval(low, high, 1))
        for one, low, high in spans.itertuples()
    )


def _draw_both(frame: pd.DataFrame, steps: pd.DataFrame, width: int, t: Translator) -> alt.TopLevelMixin:
    rows = numbered(frame)
    first, last = frame["month"].min(), frame["month"].max() + pd.offsets.MonthBegin(1)
    words = {
        "customs": t("the customs figure for metal"),
        "wrought": t("wrought metal alone"),
        "other": t("other counts"),
    }
    inside = steps[steps["start"].between(first, last)]
    guides = tuple(Guide(row.start, row.label) for row in each_row(inside))

    def panel(own: pd.DataFrame, wide: int) -> tuple[list[alt.Chart], float]:
        end = own["commodity_id"].iloc[0] == rows["commodity_id"].iloc[-1]
        mark = Dot(
            "tonnes", size=44, colour=By("count", COUNTS, words), shape=By("count", COUNT_SHAPES, words)
        )
        how = Lines(
            (mark,), x="middle", across=Days(first, last, shown=end), scale=Amounts(0, ticks=4),
            height=120, guides=guides, left=34,
        )  # fmt: skip
        return line_layers(own, wide, how), how.height

    return draw_multiples(rows, width, Multiples("commodity_id", "heading", left=34, spacing=12), panel)
