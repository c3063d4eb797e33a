"""Constants of semiconductor materials, side by side."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import By, Dot
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.theme import PLUM, SOFT
from chokepoint.i18n import Translator

SILICON = "Si"


def band_gaps(constants: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw the band gap of each material as a point per source, with a line at silicon.

    Args:
        constants: rows of table ``material_properties``.
        title: the finding.
        t: the reader's language.
    """
    gaps = with_row_ids(constants[constants["property"] == "band gap"])
    widest = gaps.groupby("material")["value"].transform("max")
    frame = gaps.assign(widest=widest).sort_values(["widest", "material"], ignore_index=True)
    alt_text = t.clauses(
        t("{material} {gap} eV", material=material, gap=t.number(value, 2))
        for material, value in _each(frame)
    )
    return Figure(
        id="band-gaps",
        title=title,
        subtitle=t("Band gap at 300 K, electronvolts; one point a source, the line is silicon"),
        alt=alt_text,
        draw=lambda width: _draw_gaps(frame, width),
        frame=frame,
        columns={"material": t("material"), "value": t("band gap, eV")},
    )


def _each(frame: pd.DataFrame) -> list[tuple[str, float]]:
    return list(frame.drop_duplicates("material")[["material", "value"]].itertuples(index=False, name=None))


def _draw_gaps(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    silicon = frame.loc[frame["material"] == SILICON, "value"].head(1)
    how = Rows(
        (Dot("value", size=90, colour=By("kind", {"compound": PLUM, "element": SOFT})),),
        label="material",
        key="material",
        guides=tuple(Guide(value) for value in silicon),
        step=(34, 34),
        grid=True,
    )
    return draw_rows(frame, width, how)
