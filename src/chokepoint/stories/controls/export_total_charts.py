"""Charts of exports summed up: by year, each publisher for itself, and by destination."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import is_narrow, translated
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import Bar, Dot, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, LINE, WORLD
from chokepoint.i18n import Translator


def yearly_exports(years: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw every published and derived year total as a dot of its own.

    Args:
        years: ``year``, ``product_scope``, ``quantity_kg``, ``status``, ``who``, ``row_ids``.
        title: the finding.
        metal: the metal's name in the reader's language.
        t: the reader's language.
    """
    frame = _year_rows(years, t)
    return Figure(
        id="exports-yearly",
        title=title,
        subtitle=_years_subtitle(metal, t),
        alt=_years_alt(frame, t),
        draw=lambda width: _draw_years(frame, width),
        frame=translated(frame, ["product_scope", "status"], t),
        columns=_year_columns(t),
        notes=_years_note(frame, t),
    )


def _years_note(frame: pd.DataFrame, t: Translator) -> str:
    if not (frame["status"] == "doubtful").any():
        return ""
    return t(
        "The total that its status calls doubtful seems to lack a month and is left out of the comparison."
    )


def _years_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Chinese exports of {metal} in the year, tonnes, by publisher and month of print; "
        "hollow: worked out or doubtful",
        metal=metal,
    )


def _year_rows(years: pd.DataFrame, t: Translator) -> pd.DataFrame:
    tonnes = years["quantity_kg"] / 1000
    # the count most totals share goes without saying
    usual = years["product_scope"].value_counts().index[0]
    labels = [
        t.number(amount, 1) + " · " + (who if scope == usual else t.aside(who, t.code(scope)))
        for amount, who, scope in zip(tonnes, years["who"], years["product_scope"], strict=True)
    ]
    return years.assign(
        tonnes=tonnes,
        words=labels,
        order=range(len(years)),
        hollow=years["status"].isin(["derived", "doubtful"]),
    )


def _years_alt(frame: pd.DataFrame, t: Translator) -> str:
    ends = frame.groupby("year")["tonnes"].agg(["min", "max"])
    spans = {year: t.interval(low, high, 1) for year, low, high in ends.itertuples()}
    return t.clauses(t("{year}: {span} t", year=year, span=span) for year, span in spans.items())


def _year_columns(t: Translator) -> dict[str, str]:
    return {
        "year": t("year"),
        "product_scope": t("what is counted"),
        "quantity_kg": t("kg"),
        "status": t("status"),
        "who": t("publisher"),
    }


def _draw_years(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    # the year is written once, on the first of its rows
    once = frame["year"].astype(str).where(~frame["year"].duplicated(), "")
    rows = frame.assign(head=once, first=once != "")
    return draw_rows(rows, width, YEARLY)


YEARLY = Rows(
    (
        Bar("tonnes", thick=2, colour=LINE),
        Dot("tonnes", colour=CHINA, hollow="hollow"),
        Words("words", "tonnes", gap=9),
    ),
    label="head",
    bold="first",
    scale=Amounts(0),
    step=(28, 28),
)


def destinations(parts: pd.DataFrame, title: str, metal: str, names: pd.Series, t: Translator) -> Figure:
    """Draw who received how much, month by month, as dots sized by quantity.

    Args:
        parts: as ``trade.exports.split_by_partner`` gives it.
        title: the finding.
        metal: the metal's name in the reader's language.
        names: country names by ISO code, in the reader's language.
        t: the reader's language.
    """
    frame = _partner_rows(parts, names, t)
    totals = _partner_order(frame)
    return Figure(
        id="exports-destinations",
        title=title,
        subtitle=_partners_subtitle(metal, t),
        alt=t.clauses(t("{partner}: {kg} kg", partner=p, kg=t.number(kg)) for p, kg in totals.items()),
        draw=lambda width: _draw_partners(frame, totals.index.tolist(), width),
        frame=frame,
        columns=_partner_columns(t),
    )


def _partners_subtitle(metal: str, t: Translator) -> str:
    return t(
        "Chinese exports of {metal} by destination, kg, for the months whose destinations are printed",
        metal=metal,
    )


def _partner_rows(parts: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    partners = [names.get(iso3, iso3) if iso3 else t("not itemised") for iso3 in parts["partner_iso3"]]
    when = [t.short_month(day) for day in parts["month"]]
    return parts.assign(partner=partners, when=when, kg=[t.number(kg) for kg in parts["quantity_kg"]])


def _partner_order(frame: pd.DataFrame) -> pd.Series:
    """Add up kg by partner, largest first; what is not itemised comes last."""
    rest = frame["partner_iso3"] == ""
    totals = [frame[part].groupby("partner")["quantity_kg"].sum() for part in (~rest, rest)]
    return pd.concat([total.sort_values(ascending=False) for total in totals])


def _partner_columns(t: Translator) -> dict[str, str]:
    return {
        "when": t("month"),
        "partner": t("destination"),
        "quantity_kg": t("kg"),
        "total_kg": t("kg, all destinations"),
    }


def _draw_partners(frame: pd.DataFrame, order: list[str], width: int) -> alt.LayerChart | alt.Chart:
    narrow = is_narrow(width)
    names = dict(zip(frame["partner_iso3"], frame["partner"], strict=True))
    codes = {name: code for code, name in names.items()}
    rows = numbered(frame).sort_values("month", kind="stable")
    months = dict(zip(rows["month"], rows["when"], strict=True))
    places = {codes[name]: name for name in order}
    # on a phone the months run down the page, on a wide page across it
    axes = (("month", "when", months), ("partner_iso3", "partner", places))
    (column, _, heads), (row, label, down) = reversed(axes) if narrow else axes
    rows = rows.sort_values(row, key=lambda values: values.map(list(down).index), kind="stable")
    most = float(frame["quantity_kg"].max())
    area = 300 if narrow else 900
    how = Matrix(
        row,
        label,
        column,
        heads,
        marks=(
            Dot("across", size="quantity_kg", colour=WORLD, largest=(area, most)),
            Words("kg", "across", side="middle", lower=17 if narrow else 22),
        ),
        step=(52, 44),
        grid=True,
    )
    return draw_matrix(rows, width, how)


def month_printed(published: str, t: Translator) -> str:
    """Write the month a source appeared in, or the year where no more is known."""
    return t.short_month(pd.Timestamp(published)) if len(published) > len("2025") else published


def publisher_name(publisher: str) -> str:
    """Shorten a publisher to what fits a label: what stands before the first bracket or slash."""
    return publisher.split(" (")[0].split(" / ")[0]
