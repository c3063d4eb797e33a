"""Constants of semiconductor materials, side by side."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.figures.charts import coloured_by, linear_x, listed, row_axis, sized
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import SOFT, TEAL
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
    kinds = frame["material"].str.match(r"Ga[A-Z]").map({True: "compound", False: "element"})
    alt_text = listed(
        t("{material} {gap} eV", material=material, gap=t.number(value, 2))
        for material, value in _each(frame)
    )
    return Figure(
        id="band-gaps",
        title=title,
        subtitle=t("Band gap at 300 K, electronvolts; one point a source, the line is silicon"),
        alt=alt_text,
        draw=lambda width: _draw_gaps(frame.assign(kind=kinds), width),
        frame=frame,
        columns={"material": t("material"), "value": t("band gap, eV")},
    )


def _each(frame: pd.DataFrame) -> list[tuple[str, float]]:
    return list(frame.drop_duplicates("material")[["material", "value"]].itertuples(index=False, name=None))


def _draw_gaps(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    names = list(dict.fromkeys(frame["material"]))
    placed = frame.assign(place=frame["material"].map(names.index))[["place", "value", "kind", "material"]]
    scale = alt.Scale(domain=[-0.6, len(names) - 0.4], reverse=True, nice=False)
    y = alt.Y("place:Q", scale=scale, axis=row_axis(names, values=list(range(len(names))), grid=True))
    x = linear_x("value", float(frame["value"].max()) * 1.08, tickCount=5)
    paint = coloured_by("kind", {"compound": TEAL, "element": SOFT})
    points = alt.Chart(placed).mark_point(filled=True, size=90, opacity=1).encode(x=x, y=y, color=paint)
    line = alt.Chart(placed[placed["material"] == SILICON].head(1)).mark_rule(strokeDash=[2, 3], color=SOFT)
    return sized(line.encode(x=x) + points, width, 34 * len(names))
