"""Charts of loans and direct investment: each database in a panel of its own."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, Names, draw_lines, line_layers
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Line
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.scales import Amounts, Years
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, WORLD
from chokepoint.i18n import Translator

DATABASES = ("CLA", "AidData", "CODF")
BOTH = "datum.reading === 'both'"


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
        reading=yearly["scope"].map(t.code),
    )
    return Figure(
        id="loans",
        title=title,
        subtitle=_loans_subtitle(t),
        alt=_loans_alt(frame, t),
        draw=lambda width: _draw_loans(frame, database, width),
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
    return t.clauses(_panel_said(frame[frame["database"] == name], name, t) for name in _present(frame))


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


def _draw_loans(frame: pd.DataFrame, database: str, width: int) -> alt.TopLevelMixin:
    order = sorted(frame["database"].unique(), key=DATABASES.index)
    rows = numbered(frame).assign(
        head=frame["database"] + " · " + frame["basis"],
        printed=~frame["is_compiled"].astype(bool),
        chosen=frame["database"] == database,
    )
    rows = pd.concat([rows[rows["database"] == name] for name in order])
    across = Years(int(frame["year"].min()), int(frame["year"].max()))
    how = Lines(
        (
            Bar("billion", thick=0, colour=If("chosen", CHINA, CHINA_SOFT), when="!datum.printed"),
            Dot("billion", size=50, colour=INK, hollow=True, when="datum.printed"),
        ),
        across=across,
        scale=Amounts(0, ticks=3),
        height=105,
        left=34,
    )
    panels = Multiples("database", "head", left=34)
    return draw_multiples(rows, width, panels, lambda own, wide: (line_layers(own, wide, how), how.height))


def borrowers(ranked: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Listing:
    """List the largest borrowers by their share of each database's sum.

    Args:
        ranked: as ``africa.lending.rank_in_all`` gives it.
        names: country names by ISO code, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = ranked.assign(country=ranked["country_iso3"].map(names).fillna(ranked["country_iso3"]))
    return Listing(
        id="loan-borrowers",
        title=title,
        subtitle=t("Share of the largest borrowers in each database’s sum over all years, percent"),
        frame=frame,
        columns=_borrower_columns(t),
    )


def _borrower_columns(t: Translator) -> dict[str, str]:
    return {
        "country": t("country"),
        "database": t("database"),
        "rank": t("rank"),
        "percent": t("percent"),
        "billion": t("billion USD"),
    }


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
        draw=lambda width: draw_lines(frame.astype({"year": int}), width, FLOWS),
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
    return t.clauses(
        t(
            "{who}: {span} billion USD a year",
            who=who,
            span=t.interval(g["billion"].min(), g["billion"].max(), 1),
        )
        for who, g in groups
    )


INVESTORS = {"CHN": CHINA, "USA": WORLD}
FLOWS = Lines(
    (
        Line("billion", series="investor_iso3", colour=By("investor_iso3", INVESTORS), when=BOTH),
        Dot("billion", size=14, colour=By("investor_iso3", INVESTORS), when=BOTH),
        Dot("billion", size=45, hollow=True, colour=CHINA, when="datum.reading !== 'both'"),
    ),
    scale=Amounts(ticks=6),
    levels=(Guide(0, dash=None),),
    names=Names("investor_iso3", "investor", "billion", By("investor_iso3", INVESTORS)),
)
