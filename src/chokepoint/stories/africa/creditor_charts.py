"""Charts of debt by creditor: who led under which meaning of the word, and in how many countries."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, OCHRE, PAPER, PLUM, SOFT, TEAL, WASH, WORLD
from chokepoint.i18n import Translator

ROWS = {
    "bilateral": "bilateral lender",
    "single": "single creditor, IDA and IBRD apart",
    "world_bank": "single creditor, World Bank as one",
    "with_bondholders": "creditor, bondholders counted as one",
}
AREAS = {"AFR": "Africa", "SSA": "Sub-Saharan Africa"}


def creditor_leads(comparison: pd.DataFrame, definition: str, title: str, t: Translator) -> Figure:
    """Draw, for every meaning of "largest creditor" and year, whether China was ahead.

    Args:
        comparison: as ``africa.creditors.compare_all`` gives it.
        definition: the meaning whose row is set in bold.
        title: the finding.
        t: the reader's language.
    """
    frame = comparison.assign(
        meaning=comparison["definition"].map(ROWS).map(t),
        area=comparison["area_iso3"].map(AREAS).map(t),
        answer=comparison["led"].map({True: t("yes"), False: t("no")}),
        against=comparison["rival"].map(t),
        china_billion=comparison["china"] / 1000,
        rival_billion=comparison["rival_value"] / 1000,
    )
    return Figure(
        id="creditor-leads",
        title=title,
        subtitle=t("Was China the largest? Red: yes, in that year; by area and by what counts as a creditor"),
        alt=_leads_alt(frame, t),
        draw=lambda width: _draw_leads(frame, definition, width, t),
        frame=frame,
        columns=_lead_columns(t),
        notes=t("IDA and IBRD are the two lending arms of the World Bank."),
    )


def _leads_alt(frame: pd.DataFrame, t: Translator) -> str:
    groups = frame.groupby(["area", "meaning"], sort=False)["led"]
    return listed(
        t("{area}, {meaning}: {n} of {all} years", area=area, meaning=meaning, n=int(led.sum()), all=len(led))
        for (area, meaning), led in groups
    )


def _lead_columns(t: Translator) -> dict[str, str]:
    return {
        "area": t("area"),
        "meaning": t("largest as"),
        "year": t("year"),
        "china_billion": t("China, billion USD"),
        "against": t("largest other"),
        "rival_billion": t("the other, billion USD"),
        "answer": t("China ahead"),
    }


def _draw_leads(frame: pd.DataFrame, definition: str, width: int, t: Translator) -> alt.VConcatChart:
    areas = [code for code in AREAS if code in set(frame["area_iso3"])]
    panels = [_lead_panel(frame[frame["area_iso3"] == code], definition, width, t) for code in areas]
    return alt.vconcat(*panels, spacing=10).properties(padding=4)


def _lead_panel(rows: pd.DataFrame, definition: str, width: int, t: Translator) -> alt.LayerChart:
    narrow = is_narrow(width)
    kinds = [name for name in ROWS if name in set(rows["definition"])]
    labels = [wrap(t(ROWS[name]), 18 if narrow else 40) for name in kinds]
    drawn = pd.DataFrame(
        {"year": rows["year"].astype(int), "row": rows["definition"].map(kinds.index), "led": rows["led"]}
    )
    bold = [place for place, name in enumerate(kinds) if name == definition]
    y = alt.Y("row:O", axis=row_axis(labels, bold, minExtent=132 if narrow else 265, labelFontSize=11.5))
    shown = [year for year in sorted(set(drawn["year"])) if year % (8 if narrow else 4) == 0]
    x = alt.X("year:O", axis=alt.Axis(title=None, labelAngle=0, values=shown, ticks=False, domain=False))
    fill = alt.condition("datum.led", alt.value(CHINA), alt.value(WASH))
    cells = alt.Chart(drawn).mark_rect(stroke=PAPER, strokeWidth=1).encode(x=x, y=y, color=fill)
    head = alt.Chart(pd.DataFrame({"head": [rows["area"].iloc[0]]})).mark_text(
        align="left", baseline="bottom", fontWeight="bold", color=INK
    )
    named = head.encode(x=alt.value(0), y=alt.value(-5), text="head:N")
    lines = max(label.count("\n") + 1 for label in labels)
    size = {"width": width - (142 if narrow else 277), "height": max(24, 14 * lines + 4) * len(kinds)}
    return alt.layer(cells, named).properties(**size)


SERIES = {
    "China": CHINA,
    "World Bank": WORLD,
    "World Bank, IDA alone": WORLD,
    "France": TEAL,
    "Bondholders": OCHRE,
    "African Development Bank": PLUM,
}


def creditor_stocks(stocks: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the stocks of debt that a meaning of "creditor" sets beside each other.

    Args:
        stocks: as ``africa.creditors.stocks`` gives it, one area.
        title: the finding.
        t: the reader's language.
    """
    frame = stocks.assign(
        creditor=stocks["series"].map(t),
        billion=stocks["value"] / 1000,
        area=stocks["area_iso3"].map(AREAS).map(t),
    ).sort_values(["series", "year"], ignore_index=True)
    place = frame["area"].iloc[0]
    return Figure(
        id="creditor-stocks",
        title=title,
        subtitle=t("Public external debt of {area} by creditor, end of year, billion US dollars", area=place),
        alt=_stocks_alt(frame, t),
        draw=lambda width: _draw_stocks(frame, width),
        frame=frame,
        columns={"creditor": t("creditor"), "year": t("year"), "billion": t("billion USD")},
        notes=t(
            "Long-term debt owed or guaranteed by public bodies, dollars of the year; China: official and "
            "private lenders unless bilateral lenders alone are compared."
        ),
    )


def _stocks_alt(frame: pd.DataFrame, t: Translator) -> str:
    last = frame[frame["year"] == frame["year"].max()]
    rows = zip(last["creditor"], last["billion"], last["year"], strict=True)
    return listed(
        t("{who} {n} billion in {year}", who=who, n=t.number(n, 1), year=year) for who, n, year in rows
    )


def _draw_stocks(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = frame[["series", "creditor", "billion"]].assign(year=frame["year"].astype(int))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    room = 0.42 if is_narrow(width) else 0.27
    end = last + 0.5 + room * max(last - first, 6)
    step = 8 if is_narrow(width) else 4
    axis = alt.Axis(title=None, values=list(range(first, last + 1, step)), format="d", grid=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first - 0.5, end], nice=False))
    top = 1.08 * float(rows["billion"].max())
    y = alt.Y("billion:Q", axis=alt.Axis(title=None, tickCount=6), scale=alt.Scale(domain=[0, top]))
    known = {name: SERIES[name] for name in SERIES if name in set(rows["series"])}
    colour = coloured_by("series", known)
    base = alt.Chart(rows).encode(x=x, y=y, color=colour)
    names = rows[rows["year"] == last].assign(
        label=[wrap(n, 16) for n in rows.loc[rows["year"] == last, "creditor"]]
    )
    words = alt.Chart(names).mark_text(align="left", dx=6, lineBreak="\n", fontSize=11.5)
    return sized(
        alt.layer(
            base.mark_line(strokeWidth=2.2),
            base.mark_point(size=14, opacity=1),
            words.encode(x=x, y=y, color=colour, text="label:N"),
        ),
        width,
        280,
    )


COUNTS = {"bilateral": CHINA_SOFT, "single": CHINA}


def debtor_counts(counts: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw in how many countries China was the largest bilateral lender and the largest single creditor.

    Args:
        counts: as ``africa.creditors.count_debtors`` gives it.
        title: the finding.
        t: the reader's language.
    """
    return Figure(
        id="debtor-counts",
        title=title,
        subtitle=t(
            "African countries by year; pale: China the largest bilateral lender, red: the largest single "
            "creditor, dashes: all debtors"
        ),
        alt=_counts_alt(counts, t),
        draw=lambda width: _draw_counts(counts, width),
        frame=counts,
        columns={
            "year": t("year"),
            "debtors": t("debtors"),
            "bilateral": t("largest bilateral lender"),
            "single": t("largest single creditor"),
        },
        notes=t("Single creditors: bondholders left out, the two arms of the World Bank counted apart."),
    )


def _counts_alt(counts: pd.DataFrame, t: Translator) -> str:
    last, top = counts.iloc[-1], counts["bilateral"].max()
    words = {"n": int(last["bilateral"]), "single": int(last["single"]), "all": int(last["debtors"])}
    return t(
        "In {year} {n} of {all} countries by the first count, {single} by the second; the first count "
        "peaked at {top}.",
        year=int(last["year"]),
        top=int(top),
        **words,
    )


def _draw_counts(counts: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = counts[["bilateral", "single", "debtors"]].astype(int).assign(year=counts["year"].astype(int))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    axis = alt.Axis(
        title=None, values=list(range(first, last + 1, 8 if is_narrow(width) else 4)), format="d", grid=False
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first - 0.6, last + 1.6], nice=False))
    scale = alt.Scale(domain=[0, 1.08 * int(rows["debtors"].max())], nice=False)
    base = alt.Chart(rows).encode(x=x)
    size = (width - 60) / (last - first + 2.2) * 0.8
    layers = [
        base.mark_bar(size=size, color=colour).encode(
            y=alt.Y(f"{name}:Q", scale=scale, axis=alt.Axis(title=None, tickCount=5))
        )
        for name, colour in COUNTS.items()
    ]
    ends = alt.Chart(rows.tail(1)).mark_text(align="left", dx=size / 2 + 3, color=INK)
    words = [ends.encode(x=x, y=alt.Y(f"{name}:Q", scale=scale), text=f"{name}:Q") for name in COUNTS]
    every = base.mark_line(color=SOFT, strokeDash=[4, 3]).encode(y=alt.Y("debtors:Q", scale=scale))
    return sized(alt.layer(*layers, every, *words), width, 240)


def debt_statements(beside: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw printed shares of China in African debt, each beside the share computed from the debt series.

    Args:
        beside: as ``africa.creditors.statements_beside`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = beside.assign(
        area=beside["area_iso3"].map(AREAS).map(t),
        of=beside["measure"].map(t),
        when=beside["year_as_printed"].map(t),
        bound=beside["status"].map({"less_than": t("less than"), "reported": ""}),
    )
    frame = frame.assign(
        label=[f"{w} · {a} · {o}" for w, a, o in zip(frame["when"], frame["area"], frame["of"], strict=True)]
    )
    return Figure(
        id="debt-statements",
        title=title,
        subtitle=t(
            "China’s share of African debt, percent; red: as printed, "
            "bars: computed for the same area and year"
        ),
        alt=_statements_alt(frame, t),
        draw=lambda width: _draw_statements(frame, width),
        frame=frame,
        columns={
            "when": t("year"),
            "area": t("area"),
            "of": t("measure"),
            "bound": t("qualifier"),
            "value": t("percent, printed"),
            "computed": t("percent, computed"),
        },
    )


def _statements_alt(frame: pd.DataFrame, t: Translator) -> str:
    span = t.interval(frame["value"].min(), frame["value"].max())
    return t.plural(
        "One printed share: {span} percent.",
        "{n} printed shares between {span} percent.",
        len(frame),
        span=span,
    )


def _draw_statements(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    labels = [wrap(text, 24 if narrow else 60) for text in frame["label"]]
    rows = frame[["value", "computed", "status"]].assign(row=range(len(frame)), zero=0)
    top = 1.15 * float(frame[["value", "computed"]].max().max())
    base = alt.Chart(rows).encode(y=alt.Y("row:O", axis=row_axis(labels)))
    x = linear_x("value", top, tickCount=5)
    ticks = base.transform_filter("isValid(datum.computed)").mark_tick(
        thickness=3, height=16, color=WORLD, opacity=1
    )
    fill = alt.condition(alt.datum.status == "less_than", alt.value(PAPER), alt.value(CHINA))
    dots = base.mark_point(size=70, stroke=CHINA, opacity=1).encode(x=x, fill=fill)
    words = base.mark_text(align="left", dx=9).encode(x=x, text=alt.Text("value:Q", format=".3~g"))
    guide = base.mark_rule(color=LINE).encode(x=alt.X("zero:Q"), x2="value:Q")
    layers = alt.layer(guide, ticks.encode(x=alt.X("computed:Q")), dots, words)
    lines = max(label.count("\n") + 1 for label in labels)
    return sized(layers, width, max(26, 15 * lines + 4) * len(frame))
