"""Charts of money: single sums by kind, and the readings of one of them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    listed,
    row_axis,
    sized,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import INK, PAPER, SOFT, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.measure_charts import SIDES, side_of, write_names
from chokepoint.stories.derisking.words import firmness, money_kind


def money_by_kind(sums: pd.DataFrame, code: str, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw every sum of money in US dollars as a dot, a row a kind; nothing is added up.

    Args:
        sums: as ``policy.measures.money`` gives them, all currencies.
        code: the jurisdiction to colour.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _money_rows(sums, code, names, t)
    return Figure(
        id="money-by-kind",
        title=title,
        subtitle=_money_subtitle(str(names.get(code, code)), t),
        alt=_money_alt(frame, t),
        draw=lambda width: _draw_money(frame[frame["unit"] == "USD"], width),
        frame=frame,
        columns=_money_columns(t),
        notes=t(
            "Hollow dots repeat, read anew or belong to another sum. Sums in other currencies stand "
            "in the table: the book uses no exchange rates of its own."
        ),
    )


def _money_rows(sums: pd.DataFrame, code: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    return sums.assign(
        side=side_of(sums["jurisdiction"], code),
        who=write_names(sums["jurisdiction"], names, t),
        kind_name=[money_kind(kind, t) for kind in sums["kind"]],
        alone=~sums["do_not_add"].astype(bool),
        repeats=sums["do_not_add"].astype(bool).map({True: t("do not add"), False: ""}),
        label=sums["recipient"],
        amount=[t.number(value) for value in sums["value"]],
    )


def _money_subtitle(name: str, t: Translator) -> str:
    return t(
        "Single sums in millions of US dollars by kind, each kind with the recipient of its largest; "
        "logarithmic scale; teal: {name}, grey: others",
        name=name,
    )


def _money_alt(frame: pd.DataFrame, t: Translator) -> str:
    dollars = frame[frame["unit"] == "USD"]
    if dollars.empty:
        return t("None of the {n} sums is in US dollars.", n=len(frame))
    own = dollars[~dollars["do_not_add"].astype(bool)]
    largest = own.sort_values("value", ascending=False).drop_duplicates("kind")
    return listed(
        t("{kind}: up to {n} million dollars", kind=row.kind_name, n=t.number(row.value / 1e6, 1))
        for row in each_row(largest)
    )


def _money_columns(t: Translator) -> dict[str, str]:
    return {
        "kind_name": t("kind"),
        "who": t("by"),
        "recipient": t("for"),
        "metric": t("what it is"),
        "qualifier": t("qualifier"),
        "amount": t("sum"),
        "unit": t("currency"),
        "date": t("date"),
        "repeats": t("adding up"),
    }


def _draw_money(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    top = frame.sort_values("value", ascending=False, kind="stable").drop_duplicates("kind_name")
    order = top["kind_name"].tolist()
    rows = frame[["value", "side", "alone"]].assign(row=frame["kind_name"].map(order.index))
    names = [
        wrap(kind, 13) if narrow else f"{kind}\n{wrap(to, 42)}"
        for kind, to in zip(order, top["label"], strict=True)
    ]
    y = alt.Y("row:O", axis=row_axis(names, grid=True, labelFontSize=11 if narrow else 12))
    ticks = [1e7, 1e8, 1e9, 1e10] if narrow else [1e7, 1e8, 1e9, 1e10, 1e11]
    words = "datum.value / 1e6"
    axis = alt.Axis(values=ticks, labelExpr=words, title=None)
    x = alt.X("value:Q", scale=alt.Scale(type="log", domain=[8e6, 1.6e11], nice=False), axis=axis)
    base = alt.Chart(rows).encode(x=x, y=y)
    colour = coloured_by("side", SIDES)
    full = base.transform_filter("datum.alone").mark_point(opacity=1).encode(color=colour)
    hollow = base.transform_filter("!datum.alone")
    hollow = hollow.mark_point(filled=False, fill=PAPER, strokeWidth=1.6, opacity=1).encode(color=colour)
    most = max((name.count("\n") + 1 for name in names), default=1)
    return sized(full + hollow, width, max(36, 15 * most + 8) * max(1, len(order)))


def sum_readings(readings: pd.DataFrame, publishers: pd.Series, title: str, t: Translator) -> Figure:
    """List the readings of one sum, each with its source, date and own currency, never converted.

    Args:
        readings: rows of table ``subsidies`` on one measure.
        publishers: publishers by source id.
        title: the finding.
        t: the reader's language.
    """
    ordered = readings.sort_values(["published", "row_id"])
    frame = ordered.assign(
        order=range(len(ordered)),
        head=[f"{row.published:%Y-%m-%d} · {publishers[row.source_id]}" for row in each_row(ordered)],
        line=[_reading(row, t) for row in each_row(ordered)],
        firm=[firmness(status, t) for status in ordered["status"]],
        amount=[t.number(value) for value in ordered["value"]],
    )
    return Figure(
        id="sum-readings",
        title=title,
        subtitle=t(
            "Every printed reading of the money of Sapporo, April 2023, in the currency of its source"
        ),
        alt=listed(f"{row.head}: {row.line}" for row in each_row(frame)),
        draw=lambda width: _draw_readings(frame[["order", "head", "line", "status"]], width),
        frame=frame,
        columns={
            "head": t("source"),
            "metric": t("what it says"),
            "qualifier": t("qualifier"),
            "amount": t("sum"),
            "unit": t("currency"),
            "firm": t("how firm"),
        },
        notes=t("Readings of one sum, not parts of it. The doubtful one is a machine translation."),
    )


def _reading(row: Row, t: Translator) -> str:
    amount = t.number(row.value / 1e9, 2 if row.value % 1e8 else 1 if row.value % 1e9 else 0)
    values = {"amount": amount, "unit": row.unit, "what": row.metric}
    reading = {
        "": t("{amount} billion {unit}: {what}", **values),
        "up to": t("up to {amount} billion {unit}: {what}", **values),
        "at least": t("at least {amount} billion {unit}: {what}", **values),
        "more than": t("more than {amount} billion {unit}: {what}", **values),
        "close to": t("close to {amount} billion {unit}: {what}", **values),
    }[row.qualifier]
    return t("{reading} (doubtful)", reading=reading) if row.status == "doubtful" else reading


def _draw_readings(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    lines = frame.assign(
        line=[wrap(text, 46 if narrow else 96) for text in frame["line"]],
        head=[wrap(text, 50 if narrow else 110) for text in frame["head"]],
    )
    most = max(text.count("\n") + 1 for text in lines["line"])
    height = (46 if narrow else 32) + 15 * most
    base = alt.Chart(lines).encode(y=alt.Y("order:O", axis=None))
    colour = alt.condition("datum.status == 'doubtful'", alt.value(WORLD_SOFT), alt.value(WORLD))
    band = base.mark_tick(orient="vertical", thickness=3, height=height - 14, opacity=1)
    look = {"align": "left", "baseline": "top", "lineBreak": "\n"}
    head = base.mark_text(fontSize=11, yOffset=8 - height / 2, color=SOFT, **look)
    below = (36 if narrow else 24) - height / 2
    body = base.mark_text(fontSize=11.5 if narrow else 13, yOffset=below, color=INK, **look)
    words = head.encode(x=alt.value(12), text="head:N") + body.encode(x=alt.value(12), text="line:N")
    return sized(band.encode(x=alt.value(2), color=colour) + words, width, height * len(frame))
