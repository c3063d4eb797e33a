"""Charts of loans and direct investment: each database in a panel of its own."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import coloured_by, is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, OCHRE, PAPER, PLUM, SOFT, WORLD
from chokepoint.i18n import Translator

DATABASES = ("CLA", "AidData", "CODF")


def _present(frame: pd.DataFrame) -> list[str]:
    return [name for name in DATABASES if name in set(frame["database"])]


def loans_by_database(yearly: pd.DataFrame, database: str, title: str, t: Translator) -> Figure:
    """Draw yearly commitments, one panel a database on its own scale, printed totals as rings.

    Args:
        yearly: as ``africa.lending.yearly_loans`` gives it.
        database: the database drawn in full colour.
        title: the finding.
        t: the reader's language.
    """
    frame = yearly.assign(
        basis=[_basis(name, t) for name in yearly["price_basis"]],
        reading=yearly["scope"].map(t),
    )
    return Figure(
        id="loans",
        title=title,
        subtitle=_loans_subtitle(t),
        alt=_loans_alt(frame, t),
        draw=lambda width: _draw_loans(frame, database, width, t),
        frame=frame,
        columns=_loan_columns(t),
        notes=_databases_note(t),
    )


def _basis(price_basis: str, t: Translator) -> str:
    return t("dollars of 2023") if price_basis == "constant 2023" else t("dollars of the year")


def _loans_subtitle(t: Translator) -> str:
    return t(
        "Chinese commitments to Africa by year, billion US dollars, each panel on its own price basis; "
        "rings: totals as the publisher printed them"
    )


def _loans_alt(frame: pd.DataFrame, t: Translator) -> str:
    return listed(_panel_said(frame[frame["database"] == name], name, t) for name in _present(frame))


def _panel_said(rows: pd.DataFrame, name: str, t: Translator) -> str:
    top = rows.nlargest(1, "billion").iloc[0]
    words = {"name": name, "n": t.number(top["billion"], 1), "year": top["year"]}
    return t("{name}: highest {n} billion in {year}", **words)


def _loan_columns(t: Translator) -> dict[str, str]:
    return {
        "database": t("database"),
        "year": t("year"),
        "billion": t("billion USD"),
        "basis": t("price basis"),
        "reading": t("borrowers"),
        "records": t("records"),
    }


def _databases_note(t: Translator) -> str:
    return t(
        "CLA: loans to governments and state firms (Boston University); CODF: the two policy banks alone; "
        "AidData: all flow types, grants included. Levels in different panels must not be compared or added."
    )


def _draw_loans(frame: pd.DataFrame, database: str, width: int, t: Translator) -> alt.VConcatChart:
    names = _present(frame)
    span = (int(frame["year"].min()), int(frame["year"].max()))
    panels = [
        _loan_panel(frame[frame["database"] == name], span, width, t, chosen=name == database)
        for name in names
    ]
    return alt.vconcat(*panels, spacing=14).properties(padding=4)


def _loan_panel(
    rows: pd.DataFrame, span: tuple[int, int], width: int, t: Translator, *, chosen: bool
) -> alt.LayerChart:
    drawn = rows[["billion", "is_compiled"]].assign(year=rows["year"].astype(int))
    step = 5 if is_narrow(width) else 2
    axis = alt.Axis(title=None, values=list(range(span[0], span[1] + 1, step)), format="d", grid=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[span[0] - 0.7, span[1] + 0.7], nice=False))
    y = alt.Y("billion:Q", axis=alt.Axis(title=None, tickCount=3, minExtent=26), scale=alt.Scale(zero=True))
    base = alt.Chart(drawn).encode(x=x, y=y)
    bars = base.transform_filter("datum.is_compiled").mark_bar(
        size=(width - 60) / (span[1] - span[0] + 1.4) * 0.7, color=CHINA if chosen else CHINA_SOFT
    )
    rings = base.transform_filter("!datum.is_compiled").mark_point(
        size=50, fill=PAPER, stroke=INK, strokeWidth=1.4, opacity=1
    )
    head = f"{rows['database'].iloc[0]} · {rows['basis'].iloc[0]}"
    word = alt.Chart(pd.DataFrame({"head": [head]})).mark_text(
        align="left", baseline="top", fontWeight="bold", color=INK
    )
    named = word.encode(x=alt.value(6), y=alt.value(0), text="head:N")
    return alt.layer(bars, rings, named).properties(width=width - 46, height=105)


SHAPES = {"CLA": "circle", "AidData": "square", "CODF": "diamond"}
COLOURS = {"CLA": CHINA, "AidData": PLUM, "CODF": OCHRE}


def borrowers(ranked: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Figure:
    """Draw the largest borrowers by their share of each database's sum.

    Args:
        ranked: as ``africa.lending.rank_in_all`` gives it.
        names: country names by ISO code, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = ranked.assign(country=ranked["country_iso3"].map(names).fillna(ranked["country_iso3"]))
    return Figure(
        id="loan-borrowers",
        title=title,
        subtitle=t("Share of the largest borrowers in each database’s sum over all years, percent"),
        alt=_borrowers_alt(frame, t),
        draw=lambda width: _draw_borrowers(frame, width),
        frame=frame,
        columns=_borrower_columns(t),
    )


def _borrowers_alt(frame: pd.DataFrame, t: Translator) -> str:
    firsts = frame.sort_values("rank").drop_duplicates("database").sort_values("database")
    rows = zip(firsts["database"], firsts["country"], firsts["percent"], strict=True)
    return listed(
        t("{database}: {country} first with {n} percent", database=d, country=c, n=t.number(p))
        for d, c, p in rows
    )


def _borrower_columns(t: Translator) -> dict[str, str]:
    return {
        "country": t("country"),
        "database": t("database"),
        "rank": t("rank"),
        "percent": t("percent"),
        "billion": t("billion USD"),
    }


def _draw_borrowers(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    order = list(frame.groupby("country")["percent"].max().sort_values(ascending=False).index)
    labels = [wrap(name, 20 if is_narrow(width) else 34) for name in order]
    rows = frame[["database", "percent"]].assign(row=frame["country"].map(order.index))
    y = alt.Y("row:O", axis=row_axis(labels))
    x = linear_x("percent", 1.08 * float(frame["percent"].max()), tickCount=6)
    known = [name for name in SHAPES if name in set(frame["database"])]
    shape = alt.Scale(domain=known, range=[SHAPES[name] for name in known])
    colour = alt.Scale(domain=known, range=[COLOURS[name] for name in known])
    legend = alt.Legend(title=None, orient="top", labelColor=INK)
    base = alt.Chart(rows).encode(y=y)
    span = base.mark_rule(color=LINE, strokeWidth=3).encode(x=alt.X("min(percent):Q"), x2="max(percent):Q")
    dots = base.mark_point(size=70, opacity=1).encode(
        x=x,
        shape=alt.Shape("database:N", scale=shape, legend=legend),
        color=alt.Color("database:N", scale=colour, legend=legend),
    )
    lines = max(label.count("\n") + 1 for label in labels)
    return sized(span + dots, width, max(25, 15 * lines + 4) * len(order))


def investment_flows(flows: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw yearly direct investment of China and the United States, years of one reading as lines.

    Args:
        flows: as ``africa.lending.flows_in_one_reading`` gives it.
        title: the finding.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = flows.assign(
        investor=flows["investor_iso3"].map(names).fillna(flows["investor_iso3"]),
        basis=flows["reading"].map({"both": t("one text for both"), "China alone": t("China alone")}),
    )
    return Figure(
        id="investment-flows",
        title=title,
        subtitle=t(
            "Direct investment in Africa, billion US dollars a year; rings: another reading, China alone"
        ),
        alt=_flows_alt(frame, t),
        draw=lambda width: _draw_flows(frame, width),
        frame=frame,
        columns={
            "investor": t("investor"),
            "year": t("year"),
            "billion": t("billion USD"),
            "basis": t("reading"),
        },
        notes=t("Below zero, more was withdrawn than invested. Flows are not stocks, and not mining alone."),
    )


def _flows_alt(frame: pd.DataFrame, t: Translator) -> str:
    groups = frame.groupby("investor", sort=True)
    return listed(
        t(
            "{who}: {span} billion USD a year",
            who=who,
            span=t.interval(g["billion"].min(), g["billion"].max(), 1),
        )
        for who, g in groups
    )


def _draw_flows(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = frame[["investor_iso3", "investor", "billion", "reading"]].assign(year=frame["year"].astype(int))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    step = 4 if is_narrow(width) else 2
    axis = alt.Axis(title=None, values=list(range(first, last + 1, step)), format="d", grid=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first - 0.5, last + 0.7], nice=False))
    low, high = min(0.0, 1.1 * float(rows["billion"].min())), 1.1 * float(rows["billion"].max())
    y = alt.Y("billion:Q", axis=alt.Axis(title=None, tickCount=6), scale=alt.Scale(domain=[low, high]))
    colour = coloured_by("investor_iso3", {"CHN": CHINA, "USA": WORLD})
    base = alt.Chart(rows).encode(x=x, y=y, color=colour)
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=SOFT).encode(y=alt.Y("zero:Q"))
    line = base.transform_filter(alt.datum.reading == "both").mark_line(strokeWidth=2)
    dots = base.transform_filter(alt.datum.reading != "both").mark_point(
        size=45, opacity=1, fill=PAPER, stroke=CHINA, strokeWidth=1.6
    )
    return sized(alt.layer(zero, line, dots, _flow_names(rows, x, y, colour)), width, 260)


def _flow_names(rows: pd.DataFrame, x: alt.X, y: alt.Y, colour: alt.Color) -> alt.Chart:
    """Write each investor's name at its highest year."""
    top = rows.loc[rows.groupby("investor_iso3")["billion"].idxmax()]
    words = alt.Chart(top).mark_text(align="left", dx=7, dy=-6, fontWeight="bold")
    return words.encode(x=x, y=y, color=colour, text="investor:N")
