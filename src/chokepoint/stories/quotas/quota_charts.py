"""Charts of export quotas by half-year and by month covered, of other metals, and of export duties."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.analysis.trade.quotas import PARTS
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.lines import Lines, line_layers
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Line, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.parts import Parts, draw_parts
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts, Years
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, PAPER, SOFT, WASH, WORLD
from chokepoint.i18n import Translator, msg
from chokepoint.stories.quotas.words import recipient_names

PART_COLOURS = dict(zip(PARTS, (CHINA, WORLD, WASH), strict=True))
HALF_NAMES = {"H1": msg("{year}, first half"), "H2": msg("{year}, second half")}


def half_years(halves: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw each half-year's quota as a bar, divided into domestic and foreign-invested firms.

    Args:
        halves: as ``trade.quotas.half_years`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = halves.assign(
        half=[t.say(HALF_NAMES[row.batch], year=row.year) for row in each_row(halves)],
        who=[t.code(part) for part in halves["part"]],
        known=halves["complete"].map({True: t("whole half-year"), False: t("one part only")}),
    )
    return Figure(
        id="quota-half-years",
        title=title,
        subtitle=_halves_subtitle(t),
        alt=t.clauses(t.pair(half, f"{t.number(tonnes)} t") for half, tonnes in _half_sums(frame).items()),
        draw=lambda width: _draw_halves(frame, width, t),
        frame=frame,
        columns={"half": t("batch"), "who": t("quota of"), "tonnes": t("tonnes"), "known": t("known")},
    )


def _halves_subtitle(t: Translator) -> str:
    return t(
        "Export quota by batch, tonnes; red: domestic firms, grey: foreign-invested, "
        "hollow: not divided in the texts seen"
    )


def _half_sums(frame: pd.DataFrame) -> pd.Series:
    return frame.groupby("half", sort=False)["tonnes"].sum()


def _draw_halves(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    sums = frame.groupby(["year", "batch"])["tonnes"].transform("sum")
    rows = frame.assign(
        whole_half=frame["year"].astype(str) + frame["batch"], sums=[t.number(tonnes) for tonnes in sums]
    )
    return draw_parts(rows, width, HALVES)


HALVES = Parts(
    "whole_half", "part", "tonnes", PART_COLOURS, label="half", sums="sums", outline=WORLD, thick=20,
    scale=Amounts(0, format=",.0f"), step=(34, 34),
)  # fmt: skip


def months_covered(issued: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the quota a month twice: by twelve months, and by the months it really covered.

    Args:
        issued: as ``trade.quotas.as_issued`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = issued.assign(
        whose=issued["recipients"].map(recipient_names(t)), by_twelve=issued["issued_t"] / 12
    )
    return Figure(
        id="quota-months",
        title=title,
        subtitle=_months_subtitle(t),
        alt=t.clauses(_months_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_months(frame, width, t),
        frame=frame,
        columns=_months_columns(t),
    )


def _months_subtitle(t: Translator) -> str:
    return t(
        "Export quota, tonnes a month; hollow: the year’s tonnage over twelve months, "
        "red: over the months it covered"
    )


def _months_words(row: Row, t: Translator) -> str:
    words = {"who": row.whose, "year": row.year, "n": t.number(row.issued_t), "m": row.months}
    return t("{who}, {year}: {n} t for {m} months", **words)


def _months_columns(t: Translator) -> dict[str, str]:
    return {
        "whose": t("quota of"),
        "year": t("year"),
        "issued_t": t("tonnes issued"),
        "months": t("months"),
        "monthly_t": t("tonnes a month"),
        "issued_change": t("change as issued, percent"),
        "monthly_change": t("change a month, percent"),
    }


def _draw_months(frame: pd.DataFrame, width: int, t: Translator) -> alt.TopLevelMixin:
    years = frame["year"].astype(int)
    rows = numbered(frame).assign(year=years, label=[t.number(value) for value in frame["monthly_t"]])
    how = Lines(
        (
            Line("by_twelve", thick=1.2, colour=SOFT, dash=(3, 3)),
            Dot("by_twelve", size=60, colour=SOFT, hollow=True),
            Line("monthly_t", colour=CHINA),
            Dot("monthly_t", colour=CHINA),
            Words("label", "monthly_t", side="over", size=11),
        ),
        across=Years(int(years.min()), int(years.max()), before=0.4, after=0.4),
        scale=Amounts(0, 1.2 * float(frame["monthly_t"].max())),
        height=170,
        left=48,
    )
    panels = Multiples("recipients", "whose", left=48, abreast=frame["recipients"].nunique())
    return draw_multiples(rows, width, panels, lambda own, wide: (line_layers(own, wide, how), how.height))


DUTY_STEPS = (0.0, 10.0, 15.0, 100.0)
DUTY_FILLS = dict(enumerate((PAPER, WASH, CHINA_SOFT, CHINA)))
DUTY_INKS = dict(enumerate((INK, INK, INK, PAPER)))
LINE_NAMES = {
    "ores": msg("ores"),
    "light_oxides": msg("oxides of light rare earths"),
    "cerium_compounds": msg("other cerium compounds"),
    "heavy_oxides": msg("oxides of Y, Eu, Tb, Dy"),
    "neodymium_metal": msg("neodymium metal"),
    "lanthanum_cerium_metals": msg("lanthanum and cerium metals"),
    "other_metals": msg("other metals"),
    "alloys": msg("iron alloys"),
}


def duty_grid(grid: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the export duty of each line of the tariff by the year a rate took effect, darker for higher.

    Args:
        grid: as ``trade.duties.duty_grid`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = grid.assign(
        name=[t.say(LINE_NAMES[line]) for line in grid["line"]],
        label=[t.interval(low, high) for low, high in zip(grid["low"], grid["high"], strict=True)],
    )
    return Figure(
        id="export-duties",
        title=title,
        subtitle=t(
            "Export duty in percent by line and the year a printed rate took effect; blank: no rate seen"
        ),
        alt=t.clauses(
            t.pair(f"{row.name_} {row.year}", f"{row.label} %")
            for row in each_row(frame.rename(columns=_PLAIN))
        ),
        draw=lambda width: _draw_duties(frame, width),
        frame=frame,
        columns={"name": t("line"), "year": t("from"), "low": t("percent, low"), "high": t("percent, high")},
    )


_PLAIN = {"name": "name_"}


def _draw_duties(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    lines = list(dict.fromkeys(frame["line"]))
    rows = numbered(frame).assign(
        look=[next(n for n, end in enumerate(DUTY_STEPS) if high <= end) for high in frame["high"]]
    )
    how = Matrix(
        "line",
        "name",
        "year",
        {year: str(year) for year in sorted(set(frame["year"]))},
        By("look", DUTY_FILLS),
        edge=LINE,
        marks=(Words("label", "across", side="middle", size=12, colour=By("look", DUTY_INKS)),),
        step=(28, 28),
    )
    rows = rows.sort_values("line", key=lambda names: names.map(lines.index), kind="stable")
    return draw_matrix(rows, width, how)


def other_metals(changes: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Figure:
    """Draw the change of each metal's export quota over its printed span, rare earths in red.

    Args:
        changes: as ``trade.quotas.change_of_quotas`` gives them.
        names: commodity names by commodity id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = _metal_rows(changes, names, t)
    return Figure(
        id="other-metals",
        title=title,
        subtitle=t("Change of China’s export quota from the first to the last printed year, percent"),
        alt=t.clauses(
            t.pair(metal, label) for metal, label in zip(frame["metal"], frame["label"], strict=True)
        ),
        draw=lambda width: draw_rows(frame, width, METALS),
        frame=frame,
        columns=_metal_columns(t),
    )


def _metal_rows(changes: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    metals = [names.get(name, name) for name in changes["commodity_id"]]
    spans = [
        f"{metal} {row.first_year}–{row.last_year}"
        for metal, row in zip(metals, each_row(changes), strict=True)
    ]
    labels = [f"{t.signed(value)} %" for value in changes["change_percent"].round()]
    ours = changes["commodity_id"] == "rare_earths"
    return changes.assign(metal=metals, span=spans, label=labels, ours=ours)


def _metal_columns(t: Translator) -> dict[str, str]:
    return {
        "metal": t("metal"),
        "first_year": t("first year"),
        "first_t": t("tonnes"),
        "last_year": t("last year"),
        "last_t": t("tonnes"),
        "change_percent": t("change, percent"),
    }


METALS = Rows(
    (
        Bar("change_percent", thick=14, colour=If("ours", CHINA, WORLD)),
        Words("label", "change_percent", side="away", gap=6),
    ),
    label="span",
    step=(32, 32),
)
