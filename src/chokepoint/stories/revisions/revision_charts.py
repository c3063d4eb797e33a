"""Charts of single figures in two editions: the largest moves, one commodity's, and a table of all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import is_narrow
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds import marks
from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import By
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import BANDS, INK, PAPER, SOFT, WHO
from chokepoint.i18n import Translator

Names = tuple[pd.Series, pd.Series]
"""Commodity names by id and country names by ISO code, in the reader's language."""


@dataclass(frozen=True)
class Words:
    """What a chart of revised figures is called: its id, its finding, and the measure with its unit."""

    id: str
    title: str
    subtitle: str
    notes: str = ""


def largest_shares(ranked: pd.DataFrame, words: Words, names: Names, t: Translator) -> Figure:
    """Draw what revisions did to shares of the world: a ring for the first print, a dot for the next.

    Args:
        ranked: as ``production.revision_sizes.rank_by_share`` gives them, in the order to draw.
        words: id, finding and measure.
        names: commodities and countries.
        t: the reader's language.
    """
    ends = zip(ranked["share_before"], ranked["share_after"], strict=True)
    frame = _label(ranked, names, t).assign(
        words=[t("{a} → {b}", a=t.number(a), b=t.number(b)) for a, b in ends],
        x1=ranked["share_before"],
        x2=ranked["share_after"],
    )
    return _dumbbells(frame, words, t)


def revised_amounts(moved: pd.DataFrame, words: Words, names: Names, t: Translator) -> Listing:
    """List revised figures in their printed unit, one row a figure.

    Args:
        moved: pairs as ``revisions.consecutive`` gives them, both figures above nil and in one unit.
        words: id, finding and measure.
        names: commodities and countries.
        t: the reader's language.
    """
    frame = _label(moved, names, t, with_metal=moved["commodity_id"].nunique() > 1).assign(
        words=[_two_values(row, t) for row in each_row(moved)]
    )
    return Listing(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        frame=frame,
        columns=_pair_columns(t, amounts=True),
        notes=words.notes,
    )


def _two_values(row: Row, t: Translator) -> str:
    both = [t.number(value, _digits(value)) for value in (row.value_before, row.value_after)]
    return t("{a} → {b} {unit}", a=both[0], b=both[1], unit=t.unit(row.unit_after))


def _digits(value: float) -> int:
    """Give the decimals that a printed figure needs, three at most."""
    return next((n for n in range(3) if math.isclose(value, round(value, n))), 3)


def _label(rows: pd.DataFrame, names: Names, t: Translator, with_metal: bool = True) -> pd.DataFrame:
    """Name each row by country, commodity and year, or the two editions where it has no year."""
    metals, places = names
    country = [str(places.get(code, code)) for code in rows["country_iso3"]]
    metal = [str(metals.get(code, code)) for code in rows["commodity_id"]]
    when = [row.when or t.between(row.edition_before, row.edition_after) for row in each_row(rows)]
    kept = [country, metal, when] if with_metal else [country, when]
    labels = [t.commas(parts) for parts in zip(*kept, strict=True)]
    kind = ["china" if code == "CHN" else "country" for code in rows["country_iso3"]]
    return rows.assign(label=labels, country=country, metal=metal, year=when, kind=kind)


def _dumbbells(frame: pd.DataFrame, words: Words, t: Translator, *, amounts: bool = False) -> Figure:
    shown = frame.head(20)
    return Figure(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(shown)),
        draw=lambda width: draw_dumbbell(frame, width, _pairs(frame, amounts=amounts)),
        frame=frame,
        columns=_pair_columns(t, amounts=amounts),
        notes=words.notes,
    )


def _pair_columns(t: Translator, *, amounts: bool) -> dict[str, str]:
    columns = {
        "country": t("country"),
        "metal": t("commodity"),
        "year": t("year"),
        "edition_before": t("edition"),
        "words": t("first print → next"),
        "edition_after": t("next edition"),
    }
    return columns if amounts else columns | {"points": t("change, points")}


def _pairs(frame: pd.DataFrame, *, amounts: bool) -> Dumbbell:
    """Say how pairs are drawn: shares from nil, amounts in powers of ten."""
    side = By("kind", WHO)
    scale = Amounts(log=True, values=_powers(frame), format=",~g") if amounts else Amounts(0)
    return Dumbbell(
        "x1", "x2", (side, side), line=side, scale=scale, hollow="first", words="words", thick=1.5
    )


def _powers(frame: pd.DataFrame) -> list[float]:
    ends = frame[["x1", "x2"]]
    first, last = (math.log10(value) for value in (ends.min().min(), ends.max().max()))
    return [10.0**power for power in range(math.floor(first), math.ceil(last) + 1)]


TEN = 9.95
"""Percent below which a turnover is written with a decimal."""
CLASSES = (2, 5, 15, 30)
"""Ends of the classes of turnover, percent of world output."""


def turnover_heat(ranked: pd.DataFrame, labels: pd.Series, bold: str, words: Words, t: Translator) -> Figure:
    """Draw how much of each commodity's world output every new edition moved.

    Args:
        ranked: as ``production.revision_sizes.rank_lists`` gives them.
        labels: the name of the commodity of each row, in the reader's language.
        bold: the commodity the page follows.
        words: id, finding and measure.
        t: the reader's language.
    """
    frame = ranked.assign(
        label=labels.to_numpy(),
        pair=[t.between(row.edition_before, row.edition_after) for row in each_row(ranked)],
        words=[t.number(value, int(value < TEN)) for value in ranked["turnover"]],
        band=[sum(value >= end for end in CLASSES) for value in ranked["turnover"]],
        bold=ranked["commodity_id"] == bold,
    )
    return Figure(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=_heat_alt(frame, t),
        draw=lambda width: _draw_heat(frame, width, t),
        frame=frame,
        columns={
            "label": t("commodity"),
            "pair": t("editions"),
            "words": t("percent of world output"),
            "countries": t("countries compared"),
        },
        notes=words.notes,
    )


def _heat_alt(frame: pd.DataFrame, t: Translator) -> str:
    tops = frame.sort_values("turnover", ascending=False, kind="stable").head(5)
    parts = [t.pair(t.commas([row.label, row.pair]), t("{n} %", n=row.words)) for row in each_row(tops)]
    return t("{n} cells; largest: {list}.", n=len(frame), list=t.semicolons(parts))


def _draw_heat(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    rows = numbered(frame).sort_values("order", kind="stable")
    pairs = {row.pair: _short(row, t) if is_narrow(width) else row.pair for row in each_row(rows)}
    pairs = dict(sorted(pairs.items()))
    inks = dict(enumerate((SOFT, SOFT, INK, PAPER, PAPER)))
    how = Matrix(
        "order",
        "label",
        "pair",
        pairs,
        By("band", dict(enumerate(BANDS))),
        marks=(marks.Words("words", "across", side="middle", size=11.5, colour=By("band", inks)),),
        bold="bold",
        step=(21, 21),
        size=11.5,
    )
    return draw_matrix(rows, width, how)


def _short(row: Row, t: Translator) -> str:
    """Name a pair of editions by the last two digits of each."""
    return t.between(f"’{row.edition_before[2:]}", f"’{row.edition_after[2:]}")
