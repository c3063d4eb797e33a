"""Charts of measures in time, of money by kind, and of the time from a decision to a tonne."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import names_id
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
    time_marks,
    time_x,
    utc,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, INK, LINE, PAPER, SOFT, TEAL, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator

NOTICE = "2023-07-03"
SIDES = {"China": CHINA, "chosen": TEAL, "others": WORLD}


def side_of(jurisdictions: pd.Series, code: str) -> pd.Series:
    """Sort rows into China's, those of the chosen jurisdiction, and the others'."""
    side = pd.Series("others", jurisdictions.index)
    side = side.mask(names_id(jurisdictions, code), "chosen")
    return side.mask(names_id(jurisdictions, "CHN"), "China")


def write_names(jurisdictions: pd.Series, names: pd.Series, t: Translator) -> list[str]:
    """Write the jurisdictions of each row, joined by ``;`` in the table, as a list of names."""
    return [t.listing([str(names.get(one, one)) for one in text.split(";")]) for text in jurisdictions]


def measures_timeline(
    measures: pd.DataFrame, code: str, title: str, names: pd.Series, t: Translator
) -> Figure:
    """Draw every dated measure as a tick, a row an instrument, one jurisdiction and China coloured.

    Args:
        measures: as ``policy.measures.place_measures`` gives them, followed by those of ``undated``, which
            stand in the data table only.
        code: the jurisdiction to colour.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _timeline_rows(measures, code, names, t)
    return Figure(
        id="measures-timeline",
        title=title,
        subtitle=_timeline_subtitle(str(names.get(code, code)), t),
        alt=_timeline_alt(frame, t),
        draw=lambda width: _draw_timeline(frame, width),
        frame=frame,
        columns=_timeline_columns(t),
        notes=t(
            "The dashed line is the notice on gallium and germanium. "
            "Measures without a date stand in the table."
        ),
    )


def _timeline_rows(measures: pd.DataFrame, code: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    return measures.assign(
        side=side_of(measures["jurisdiction"], code),
        who=write_names(measures["jurisdiction"], names, t),
        kind=[t(kind.replace("_", " ")) for kind in measures["instrument"]],
        what=[t(step.replace("_", " ")) if step else "" for step in measures["step"].fillna("")],
        when=measures["date"].where(measures["day"].notna(), t("no date found")),
    )


def _timeline_columns(t: Translator) -> dict[str, str]:
    return {
        "when": t("date"),
        "what": t("step"),
        "who": t("by"),
        "kind": t("instrument"),
        "short_name": t("measure"),
    }


def _timeline_subtitle(name: str, t: Translator) -> str:
    return t(
        "Measures by instrument and by the day of their adoption; teal: {name}, red: China, grey: others",
        name=name,
    )


def _timeline_alt(frame: pd.DataFrame, t: Translator) -> str:
    counts = frame["kind"].value_counts()
    return listed(t("{kind}: {n}", kind=kind, n=t.number(n)) for kind, n in counts.items())


def _draw_timeline(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    dated = frame.dropna(subset=["day"])
    order = dated["kind"].value_counts().index.tolist()
    first = dated["day"].min() - pd.Timedelta(days=120)
    last = dated["day"].max() + pd.Timedelta(days=120)
    rows = pd.DataFrame(
        {"x": utc(dated["day"]), "row": dated["kind"].map(order.index), "side": dated["side"]}
    )
    labels = [wrap(name, 14 if is_narrow(width) else 30) for name in order]
    y = alt.Y("row:O", axis=row_axis(labels, grid=True))
    base = alt.Chart(rows).encode(x=time_x("x", first, last), y=y, color=coloured_by("side", SIDES))
    below = base.transform_filter("datum.side == 'others'").mark_tick(thickness=2.5, height=15, opacity=1)
    above = base.transform_filter("datum.side != 'others'").mark_tick(thickness=3, height=21, opacity=1)
    height = 31 * len(order)
    notice = time_marks([NOTICE], [""], first, last, (0, height))
    return sized(notice + below + above, width, height)


def act_path(path: pd.DataFrame, article: pd.Timestamp, title: str, t: Translator) -> Figure:
    """Draw the steps of one act in order, each with its days before or after the article.

    Args:
        path: as ``policy.measures.days_from`` gives it.
        article: the day of the article.
        title: the finding.
        t: the reader's language.
    """
    frame = path.assign(
        order=range(len(path)),
        label=[f"{_step_name(row, t)}, {t.day(row.day)}" for row in each_row(path)],
        words=[t("{n} days", n=t.signed(n)) for n in path["days"]],
        late=path["days"] > 0,
    )
    return Figure(
        id="act-path",
        title=title,
        subtitle=t(
            "Steps of the Critical Raw Materials Act, with days from the article of 6 July 2023 (dashed line)"
        ),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_path(frame, article, width),
        frame=frame,
        columns={"date": t("date"), "label": t("step"), "days": t("days from the article")},
    )


def _step_name(row: Row, t: Translator) -> str:
    return t(row.short_name.split(": ")[1] if ": " in row.short_name else row.step.replace("_", " "))


def _draw_path(frame: pd.DataFrame, article: pd.Timestamp, width: int) -> alt.LayerChart:
    room = 150 if is_narrow(width) else 60
    first = min(frame["day"].min(), article) - pd.Timedelta(days=room)
    last = max(frame["day"].max(), article) + pd.Timedelta(days=150)
    rows = frame[["order", "words", "late"]].assign(
        x=utc(frame["day"]), article=utc(article_column(frame, article))
    )
    labels = [wrap(text, 18 if is_narrow(width) else 40) for text in frame["label"]]
    y = alt.Y("order:O", axis=row_axis(labels))
    base = alt.Chart(rows).encode(y=y)
    colour = alt.condition("datum.late", alt.value(TEAL), alt.value(WORLD))
    line = base.mark_rule(strokeWidth=1).encode(x=time_x("article", first, last), x2="x:T", color=colour)
    dots = base.mark_point(opacity=1).encode(x=time_x("x", first, last), color=colour)
    words = base.mark_text(dy=-11, fontSize=11).encode(x=time_x("x", first, last), text="words:N")
    height = max(38, 15 * max(label.count("\n") + 1 for label in labels) + 6) * len(frame)
    mark = time_marks([f"{article:%Y-%m-%d}"], [""], first, last, (0, height))
    return sized(mark + line + dots + words, width, height)


def article_column(frame: pd.DataFrame, article: pd.Timestamp) -> pd.Series:
    """Repeat a day for every row of a frame."""
    return pd.Series(article, frame.index)


def step_waits(waited: pd.DataFrame, code: str, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the days each measure took from its first dated step to its last.

    Args:
        waited: as ``policy.measures.waits`` gives them.
        code: the jurisdiction to colour.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _wait_rows(waited, code, names, t)
    return Figure(
        id="step-waits",
        title=title,
        subtitle=_waits_subtitle(str(names.get(code, code)), t),
        alt=listed(f"{row.label}: {row.words}" for row in each_row(frame)),
        draw=lambda width: _draw_waits(frame, width),
        frame=frame,
        columns=_wait_columns(t),
        notes=t(
            "Where only a month or year is printed, its first day counts (about). "
            "What was adopted and in force on the same day, without a dated proposal, is in the table only."
        ),
    )


def _wait_rows(waited: pd.DataFrame, code: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    about = waited["exact"].map({True: "", False: t("about") + " "})
    days = [t.number(n) for n in waited["days"]]
    return waited.assign(
        order=range(len(waited)),
        who=write_names(waited["jurisdiction"], names, t),
        kind=[t(kind.replace("_", " ")) for kind in waited["instrument"]],
        label=waited["short_name"],
        words=[a + n for a, n in zip(about, days, strict=True)],
        side=side_of(waited["jurisdiction"], code),
    )


def _waits_subtitle(name: str, t: Translator) -> str:
    return t(
        "Days from the first dated step (proposal or adoption) to the last (adoption or force); "
        "tick: adoption; teal: {name}, red: China, grey: others",
        name=name,
    )


def _wait_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("measure"),
        "who": t("by"),
        "kind": t("instrument"),
        "first": t("first step"),
        "adopted": t("adopted"),
        "last": t("last step"),
        "words": t("days"),
    }


def _draw_waits(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    drawn = frame[(frame["days"] > 0) | frame["proposed"].astype(bool)]
    labels = [wrap(text, 24 if is_narrow(width) else 50) for text in drawn["label"]]
    y = alt.Y("order:O", axis=row_axis(labels, labelFontSize=11))
    rows = drawn[["days", "waited", "words", "side"]].assign(zero=0, order=range(len(drawn)))
    room = 1.55 if is_narrow(width) else 1.15
    x = linear_x("days", room * float(max(frame["days"].max(), 30)), tickCount=5)
    base = alt.Chart(rows).encode(y=y)
    colour = coloured_by("side", SIDES)
    line = base.mark_rule(strokeWidth=3).encode(x=alt.X("zero:Q"), x2="days:Q", color=colour)
    tick = base.mark_tick(thickness=2, height=13, color=INK, opacity=1).encode(x=alt.X("waited:Q"))
    dots = base.mark_point(opacity=1, size=45).encode(x=x, color=colour)
    words = base.mark_text(align="left", dx=8, fontSize=11).encode(x=x, text="words:N")
    lines = max(label.count("\n") + 1 for label in labels)
    return sized(line + tick + dots + words, width, (20 if lines == 1 else 14 * lines + 4) * len(drawn))


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
        kind_name=[t(kind.replace("_", " ")) for kind in sums["kind"]],
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
        firm=[t(status.replace("_", " ")) for status in ordered["status"]],
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
    hedge = f"{t(row.qualifier)} " if row.qualifier else ""
    doubt = t(" (doubtful)") if row.status == "doubtful" else ""
    return (
        t(
            "{hedge}{amount} billion {unit}: {what}",
            hedge=hedge,
            amount=amount,
            unit=row.unit,
            what=row.metric,
        )
        + doubt
    )


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


def lead_times(frame: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the months from the first dated word on a project to its output, reached or aimed at.

    Args:
        frame: as ``policy.measures.lead_times`` gives them.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    rows = frame.assign(
        order=range(len(frame)),
        what=[t.listing([str(names.get(c, c)) for c in ids.split(";")][:2]) for ids in frame["commodities"]],
        state=frame["reached"].map({True: t("output seen"), False: t("aimed at")}),
        words=[t("{n} months", n=t.number(n)) for n in frame["months"]],
    )
    return Figure(
        id="lead-times",
        title=title,
        subtitle=t(
            "Months from the first dated word on a project to its output; teal: output seen, hollow: "
            "only aimed at"
        ),
        alt=listed(f"{row.project}: {row.words}, {row.state}" for row in each_row(rows)),
        draw=lambda width: _draw_lead_times(rows, width),
        frame=rows,
        columns={
            "project": t("project"),
            "what": t("metal"),
            "start": t("first word"),
            "end": t("output"),
            "months": t("months"),
            "state": t("state"),
        },
        notes=t(
            "A pilot is not a plant, and an aim is a promise. Projects without a day for either end "
            "are left out."
        ),
    )


def _draw_lead_times(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    texts = [f"{row.project} ({row.what})" for row in each_row(frame)]
    labels = [wrap(text, 24 if narrow else 60) for text in texts]
    y = alt.Y("order:O", axis=row_axis(labels, labelFontSize=11 if narrow else 12))
    rows = frame[["order", "months", "reached", "words"]].assign(zero=0.0)
    top = (1.6 if narrow else 1.25) * float(frame["months"].max())
    base = alt.Chart(rows).encode(y=y)
    colour = alt.condition("datum.reached", alt.value(TEAL), alt.value(WORLD_SOFT))
    x = linear_x("months", top, tickCount=5)
    line = base.mark_rule(strokeWidth=3).encode(x=alt.X("zero:Q"), x2="months:Q", color=colour)
    fill = alt.condition("datum.reached", alt.value(TEAL), alt.value(PAPER))
    stroke = alt.condition("datum.reached", alt.value(TEAL), alt.value(WORLD))
    dots = base.mark_point(opacity=1, strokeWidth=1.6).encode(x=x, fill=fill, stroke=stroke)
    words = base.mark_text(align="left", dx=9, fontSize=11).encode(x=x, text="words:N")
    lines = max(label.count("\n") + 1 for label in labels)
    grid = alt.Chart(rows).mark_rule(color=LINE).encode(x=alt.X("zero:Q"))
    return sized(grid + line + dots + words, width, max(30, 15 * lines + 4) * len(frame))
