"""Charts of export quotas by half-year and by month covered, of other metals, and of export duties."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.analysis.trade.quotas import PARTS
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.parts import Parts, draw_parts
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, WASH, WORLD
from chokepoint.i18n import Translator, msg

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


def duty_grid(grid: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List the export duty of each line of the tariff by the year a rate took effect.

    Args:
        grid: as ``trade.duties.duty_grid`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = grid.assign(name=[t.say(LINE_NAMES[line]) for line in grid["line"]])
    return Listing(
        id="export-duties",
        title=title,
        subtitle=t("Export duty in percent by line and the year a printed rate took effect"),
        frame=frame,
        columns={"name": t("line"), "year": t("from"), "low": t("percent, low"), "high": t("percent, high")},
    )


def other_metals(changes: pd.DataFrame, names: pd.Series, title: str, t: Translator) -> Listing:
    """List the change of each metal's export quota over its printed span.

    Args:
        changes: as ``trade.quotas.change_of_quotas`` gives them.
        names: commodity names by commodity id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = _metal_rows(changes, names, t)
    return Listing(
        id="other-metals",
        title=title,
        subtitle=t("Change of China’s export quota from the first to the last printed year, percent"),
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
