"""Charts of debt by creditor: who led under which meaning of the word, and in how many countries."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.lines import Lines, Names, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, Line
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, INK, SOFT, WORLD
from chokepoint.i18n import Translator, msg

ROWS = {
    "bilateral": msg("bilateral lender"),
    "single": msg("single creditor, IDA and IBRD apart"),
    "world_bank": msg("single creditor, World Bank as one"),
    "with_bondholders": msg("creditor, bondholders counted as one"),
}
AREAS = {"AFR": msg("Africa"), "SSA": msg("Sub-Saharan Africa")}


def creditor_leads(comparison: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List, for every meaning of "largest creditor" and year, whether China was ahead.

    Args:
        comparison: as ``africa.creditors.compare_all`` gives it.
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
    return Listing(
        id="creditor-leads",
        title=title,
        subtitle=t("Whether China was the largest, by area, by what counts as a creditor, and by year"),
        frame=frame,
        columns=_lead_columns(t),
        notes=t("IDA and IBRD are the two lending arms of the World Bank."),
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


SERIES = {
    "China": CHINA,
    "World Bank": WORLD,
    "World Bank, IDA alone": WORLD,
    "France": WORLD,
    "Bondholders": INK,
    "African Development Bank": SOFT,
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


def debtor_counts(counts: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List in how many countries China was the largest bilateral lender and the largest single creditor.

    Args:
        counts: as ``africa.creditors.count_debtors`` gives it.
        title: the finding.
        t: the reader's language.
    """
    return Listing(
        id="debtor-counts",
        title=title,
        subtitle=t("African countries by year and by what China is to them"),
        frame=counts,
        columns={
            "year": t("year"),
            "debtors": t("debtors"),
            "bilateral": t("largest bilateral lender"),
            "single": t("largest single creditor"),
        },
        notes=t("Single creditors: bondholders left out, the two arms of the World Bank counted apart."),
    )


def debt_statements(beside: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List printed shares of China in African debt, each beside the share computed from the debt series.

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
    )
    return Listing(
        id="debt-statements",
        title=title,
        subtitle=t(
            "China’s share of African debt, percent, as printed and as computed for the same area and year"
        ),
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
