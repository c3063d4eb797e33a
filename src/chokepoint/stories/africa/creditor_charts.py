"""Charts of debt by creditor: who led under which meaning of the word, and in how many countries."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import is_narrow
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.lines import Lines, Names, draw_lines
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Line, Rule, Tick, Words
from chokepoint.figures.kinds.matrix import Matrix, matrix_layers
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, CHINA_SOFT, LINE, OCHRE, PLUM, SOFT, TEAL, WASH, WORLD
from chokepoint.i18n import Translator, msg

ROWS = {
    "bilateral": msg("bilateral lender"),
    "single": msg("single creditor, IDA and IBRD apart"),
    "world_bank": msg("single creditor, World Bank as one"),
    "with_bondholders": msg("creditor, bondholders counted as one"),
}
AREAS = {"AFR": msg("Africa"), "SSA": msg("Sub-Saharan Africa")}


def creditor_leads(comparison: pd.DataFrame, definition: str, title: str, t: Translator) -> Figure:
    """Draw, for every meaning of "largest creditor" and year, whether China was ahead.

    Args:
        comparison: as ``africa.creditors.compare_all`` gives it.
        definition: the meaning whose row is set in bold.
        title: the finding.
        t: the reader's language.
    """
    frame = comparison.assign(
        meaning=comparison["definition"].map(ROWS).map(t.say),
        area=comparison["area_iso3"].map(AREAS).map(t.say),
        answer=comparison["led"].map({True: t("yes"), False: t("no")}),
        against=comparison["rival"].map(t.cell),
        china_billion=comparison["china"] / 1000,
        rival_billion=comparison["rival_value"] / 1000,
    )
    return Figure(
        id="creditor-leads",
        title=title,
        subtitle=t("Was China the largest? Red: yes, in that year; by area and by what counts as a creditor"),
        alt=_leads_alt(frame, t),
        draw=lambda width: _draw_leads(frame, definition, width),
        frame=frame,
        columns=_lead_columns(t),
        notes=t("IDA and IBRD are the two lending arms of the World Bank."),
    )


def _leads_alt(frame: pd.DataFrame, t: Translator) -> str:
    groups = frame.groupby(["area", "meaning"], sort=False)["led"]
    return t.clauses(
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


def _draw_leads(frame: pd.DataFrame, definition: str, width: int) -> alt.TopLevelMixin:
    rows = numbered(frame).assign(
        chosen=frame["definition"] == definition,
        area_place=frame["area_iso3"].map(list(AREAS).index),
        place=frame["definition"].map(list(ROWS).index),
    )
    rows = rows.sort_values(["area_place", "place"], kind="stable")
    years = {year: str(year) for year in sorted(set(rows["year"]))}
    how = Matrix(
        "definition", "meaning", "year", years, If("led", CHINA, WASH), bold="chosen", every=(4, 8),
        size=11.5, step=(24, 24),
    )  # fmt: skip
    room = (132.0 if is_narrow(width) else 265.0) + 8
    panels = Multiples("area_iso3", "area", left=room)
    return draw_multiples(rows, width, panels, lambda own, wide: matrix_layers(own, wide, how, room))


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
        creditor=stocks["series"].map(t.cell),
        billion=stocks["value"] / 1000,
        area=stocks["area_iso3"].map(AREAS).map(t.say),
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
    return t.clauses(
        t("{who} {n} billion in {year}", who=who, n=t.number(n, 1), year=year) for who, n, year in rows
    )


def _draw_stocks(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    return draw_lines(frame.astype({"year": int}), width, STOCKS)


STOCKS = Lines(
    (
        Line("billion", series="series", thick=2.2, colour=By("series", SERIES)),
        Dot("billion", size=14, colour=By("series", SERIES)),
    ),
    scale=Amounts(0, ticks=6),
    height=280,
    names=Names("series", "creditor", "billion", By("series", SERIES)),
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
            "African countries by year; light red: China the largest bilateral lender, red: the largest "
            "single creditor, dashes: all debtors"
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


def _draw_counts(counts: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    last = counts["year"] == counts["year"].max()
    rows = counts.astype({"year": int}).assign(
        **{f"{name}_last": counts[name].astype(str).where(last, "") for name in COUNTS}
    )
    return draw_lines(rows, width, DEBTORS)


DEBTORS = Lines(
    (
        *(Bar(name, thick=0, colour=colour) for name, colour in COUNTS.items()),
        Line("debtors", colour=SOFT, thick=1.5, dash=(4, 3)),
        *(Words(f"{name}_last", name, side="over", gap=0) for name in COUNTS),
    ),
    scale=Amounts(0),
    height=240,
)


def debt_statements(beside: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw printed shares of China in African debt, each beside the share computed from the debt series.

    Args:
        beside: as ``africa.creditors.statements_beside`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = beside.assign(
        area=beside["area_iso3"].map(AREAS).map(t.say),
        of=beside["measure"].map(t.code),
        when=beside["year_as_printed"].map(t.cell),
        bound=beside["status"].map({"less_than": t("less than"), "reported": ""}),
        less=beside["status"] == "less_than",
        words=[f"{value:.3g}" for value in beside["value"]],
        far=beside[["value", "computed"]].max(axis=1),
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
        draw=lambda width: draw_rows(frame, width, STATEMENTS),
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


STATEMENTS = Rows(
    (
        Rule(0, "value", thick=1, colour=LINE),
        Tick("computed", colour=WORLD),
        Dot("value", colour=CHINA, hollow="less"),
        Words("words", "far", gap=9),
    ),
    scale=Amounts(0),
    step=(26, 26),
    room=(0.56, 0.46),
)
