"""Maps: areas filled by a class, and numbered places whose numbers hide no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from chokepoint.figures.canvas import chart, layered
from chokepoint.figures.charts import is_narrow, place_numbers
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import By, If
from chokepoint.figures.kinds.plane import Plane, paint
from chokepoint.figures.theme import INK, PAPER, SOFT, WASH

SIDE = 560
"""Width of a map, in pixels, within a wide drawing."""
SPAN = 76
"""Degrees of the equator that the map shows from side to side: the continent is higher than it is wide."""
NEAR = 30
"""Pixels within which points stand in each other's way."""
NUMBER = 11.5
"""Size of the numbers."""
Features = Iterable[Mapping[str, Any]]
"""GeoJSON features; ``id`` joins them to the rows."""


@dataclass(frozen=True)
class Areas:
    """How a map of filled areas is drawn.

    Args:
        key: the column that holds the ``id`` of a feature.
        fill: the column of the class, and a colour by class.
        without: the class of areas without a row.
    """

    key: str
    fill: By
    without: str


@dataclass(frozen=True)
class Places:
    """How a map of numbered places is drawn.

    Args:
        number: the column of the numbers.
        colour: the column of the class, and a colour by class.
        full: a column that is true where a place is full.
        sure: a column that is true where the position is known; the edge of others is dashed.
    """

    number: str
    colour: By
    full: str
    sure: str


def map_side(width: int) -> int:
    """Give the width of a map, in pixels, within a drawing."""
    return width if is_narrow(width) else SIDE


def draw_areas(frame: pd.DataFrame, width: int, features: Features, how: Areas) -> alt.LayerChart:
    """Draw areas filled by the class of their row.

    Args:
        frame: a row an area.
        width: of the whole drawing.
        features: the outlines.
        how: what fills them.
    """
    rows = numbered(frame)
    of = {
        key: (band, row) for key, band, row in rows[[how.key, how.fill.field, "row"]].itertuples(index=False)
    }
    known = [
        _plain(feature, **{how.fill.field: of[feature["id"]][0], "row": of[feature["id"]][1]})
        for feature in features
        if feature["id"] in of
    ]
    rest = [_plain(f, **{how.fill.field: how.without}) for f in features if f["id"] not in of]
    scale = alt.Scale(domain=list(how.fill.looks), range=list(how.fill.looks.values()))
    colour = alt.Color(f"{how.fill.field}:N", scale=scale, legend=None)
    layers = [_land(rest).encode(color=colour)] if rest else []
    layers += [_land(known).encode(color=colour, description=alt.Description("row:N"))] if known else []
    return _framed(layered(layers), width)


def draw_places(frame: pd.DataFrame, width: int, features: Features, how: Places) -> alt.LayerChart:
    """Draw numbered places over the land.

    Args:
        frame: ``lat``, ``lon`` and what ``how`` names; places without a position are left out.
        width: of the whole drawing.
        features: the outlines.
        how: what the places look like.
    """
    kept = [how.number, "lat", "lon", how.colour.field, how.full, how.sure, "row"]
    rows = _spread(numbered(frame)[kept].dropna(subset=["lat"]), how.number, map_side(width))
    base = chart(rows).encode(
        longitude=alt.Longitude("lon:Q"), latitude=alt.Latitude("lat:Q"), description=alt.Description("row:N")
    )
    land = _land([_plain(feature) for feature in features]).encode(color=alt.ColorValue(WASH))
    plane = Plane(base, "x", {}, "Q", width, rows)
    layers = [
        base.transform_filter(f"datum.{how.full} === {full} && datum.{how.sure} === {sure}")
        .mark_point(size=60, opacity=1, strokeWidth=1.8, strokeDash=[1, 0] if sure == "true" else [2, 2])
        .encode(**_look(how, plane, full=full == "true"))
        for full in ("false", "true")
        for sure in ("false", "true")
    ]
    return _framed(layered([land, *layers, *_numbers(base, rows, how.number)]), width)


def _look(how: Places, plane: Plane, *, full: bool) -> dict[str, Any]:
    if full:
        edge = paint(alt.Stroke, If(how.sure, PAPER, INK), plane)
        return {"fill": paint(alt.Fill, how.colour, plane), "stroke": edge}
    return {"fill": alt.FillValue(PAPER), "stroke": paint(alt.Stroke, how.colour, plane)}


def _land(features: list[dict[str, Any]]) -> alt.Chart:
    return chart(features).mark_geoshape(stroke=SOFT, strokeWidth=0.5)


def _plain(feature: Mapping[str, Any], **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": feature["geometry"], **properties}


def _framed(chart: alt.LayerChart, width: int) -> alt.LayerChart:
    """Fit a map of the continent into a width; it keeps its shape."""
    side = map_side(width)
    return chart.project(type="mercator").properties(width=side - 8, height=side * 1.02, padding=4)


def _spread(frame: pd.DataFrame, number: str, side: float) -> pd.DataFrame:
    """Choose for each number a side and a shift, on a map so many pixels wide, so that none hides another."""
    # Mercator's projection, in degrees of the equator
    north = np.degrees(np.arctanh(np.sin(np.radians(frame["lat"]))))
    placed = frame.assign(x=frame["lon"] * side / SPAN, y=-north * side / SPAN)
    near = [_neighbours(placed, x, y) for x, y in zip(placed["x"], placed["y"], strict=True)]
    # the crowded choose first: a point that stands alone finds room beside it anyway
    rows = placed.assign(near=near).sort_values(["near", "y"], ascending=[False, True], kind="stable")
    places = place_numbers(zip(rows["x"], rows["y"], rows[number].astype(str), strict=True), NUMBER)
    chosen = rows.assign(side=[side for side, _ in places], shift=[shift for _, shift in places])
    return chosen.drop(columns=["x", "y", "near"])


def _neighbours(placed: pd.DataFrame, x: float, y: float) -> int:
    return int((((placed["x"] - x) ** 2 + (placed["y"] - y) ** 2) < NEAR**2).sum())


def _numbers(base: alt.Chart, rows: pd.DataFrame, number: str) -> list[alt.Chart]:
    """Write the numbers, a layer for each side and shift."""
    looks = {"right": {"align": "left", "dx": 8}, "left": {"align": "right", "dx": -8}}
    return [
        base.transform_filter(f"datum.side === '{side}' && datum.shift === {shift}")
        .mark_text(dy=shift, fontSize=NUMBER, **looks[side])
        .encode(text=alt.Text(f"{number}:N"))
        for side, shift in sorted(set(zip(rows["side"], rows["shift"], strict=True)))
    ]
