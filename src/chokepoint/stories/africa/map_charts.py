"""Maps of Africa: projects at their places, and debt by country."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from chokepoint.figures.charts import coloured_by, is_narrow, listed, place_numbers
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, CHINA_SOFT, INK, LINE, PAPER, SOFT, WASH, WORLD
from chokepoint.i18n import Translator

OUTLINES = Path(__file__).parent / "outlines" / "africa.geojson"


@lru_cache(maxsize=1)
def outlines() -> tuple[dict[str, Any], ...]:
    """Read the outlines: one GeoJSON feature a state, ``id`` its ISO numeric code ("" where it has none)."""
    return tuple(json.loads(OUTLINES.read_text(encoding="utf-8"))["features"])


def _land(features: list[dict[str, Any]]) -> alt.Chart:
    data = alt.InlineData(values=features)
    return alt.Chart(data).mark_geoshape(stroke=SOFT, strokeWidth=0.5)


def _plain(feature: dict[str, Any], **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": feature["geometry"], **properties}


def map_side(width: int) -> int:
    """Give the width of a map, in pixels, within a drawing."""
    return width if is_narrow(width) else 560


def _framed(chart: alt.LayerChart, width: int) -> alt.LayerChart:
    """Fit a map of the continent into a width; it keeps its shape."""
    side = map_side(width)
    return chart.project(type="mercator").properties(width=side - 8, height=side * 1.02, padding=4)


PARTIES = {"yes": CHINA, "offtake": CHINA_SOFT, "no": WORLD}


def project_map(
    placed: pd.DataFrame, names: pd.Series, commodities: pd.Series, title: str, t: Translator
) -> Figure:
    """Draw mines and projects on a map, numbered as in the table, full where they run.

    Args:
        placed: as ``africa.projects.place_projects`` gives it, railways left out.
        names: country names by ISO code, in the reader's language.
        commodities: commodity names by id, in the reader's language.
        title: the finding.
        t: the reader's language.
    """
    frame = _project_rows(placed, names, commodities, t)
    return Figure(
        id="project-map",
        title=title,
        subtitle=_project_subtitle(t),
        alt=_project_alt(frame, t),
        draw=lambda width: _draw_projects(frame, width),
        frame=frame,
        columns=_project_columns(t),
        notes=_map_note(t)
        + " "
        + t("Dots with a dashed edge stand in the middle of their country, because no position was found."),
    )


def _project_rows(
    placed: pd.DataFrame, names: pd.Series, commodities: pd.Series, t: Translator
) -> pd.DataFrame:
    ordered = placed.sort_values(["first_iso3", "project"], ignore_index=True)
    return ordered.assign(
        no=range(1, len(ordered) + 1),
        country=[_named(text, names, t) for text in ordered["countries"]],
        minerals=[_named(text, commodities, t) for text in ordered["commodities"]],
        state=ordered["phase"].map(t),
        party=ordered["chinese_interest"].map(
            {"yes": t("owner"), "offtake": t("buyer"), "no": t("none named")}
        ),
        where=ordered["position"].where(ordered["is_placed"], t("middle of the country")),
    )


def _named(ids: str, names: pd.Series, t: Translator) -> str:
    return t.listing([str(names.get(part, part)) for part in ids.split(";")])


def _project_subtitle(t: Translator) -> str:
    return t(
        "Mines and projects by last reported state; red: a Chinese owner, pale: a Chinese buyer, "
        "grey: none named; full: operating, ring: not yet or no longer"
    )


def _project_alt(frame: pd.DataFrame, t: Translator) -> str:
    running = int(frame["is_running"].sum())
    chinese = int((frame["chinese_interest"] == "yes").sum())
    return t(
        "{n} mines and projects; {running} operate, {chinese} have a Chinese owner.",
        n=len(frame),
        running=running,
        chinese=chinese,
    )


def _project_columns(t: Translator) -> dict[str, str]:
    return {
        "no": t("no."),
        "project": t("project"),
        "country": t("country"),
        "minerals": t("minerals"),
        "state": t("state"),
        "stage_date": t("state of"),
        "owner": t("owner"),
        "party": t("Chinese party"),
        "plan": t("plan or output"),
        "where": t("position"),
    }


def _map_note(t: Translator) -> str:
    return t(
        "Outlines: Natural Earth, public domain; borders are its own, and the book takes no position on them."
    )


LINE_HEIGHT, CHARACTER = 11, 7.0
"""Pixels of a line of numbers and of a digit, in letters of 11 pixels."""

NEAR = 30
"""Pixels within which points stand in each other's way."""

SPAN = 76
"""Degrees of the equator that the map shows from side to side: the continent is higher than it is wide."""


def _spread(frame: pd.DataFrame, side: float) -> pd.DataFrame:
    """Choose for each number a side and a shift, on a map so many pixels wide, so that none hides another."""
    # Mercator's projection, in degrees of the equator
    north = np.degrees(np.arctanh(np.sin(np.radians(frame["lat"]))))
    placed = frame.assign(x=frame["lon"] * side / SPAN, y=-north * side / SPAN)
    near = [_neighbours(placed, x, y) for x, y in zip(placed["x"], placed["y"], strict=True)]
    # the crowded choose first: a point that stands alone finds room beside it anyway
    rows = placed.assign(near=near).sort_values(["near", "y"], ascending=[False, True], kind="stable")
    numbers = zip(rows["x"], rows["y"], rows["no"].astype(str), strict=True)
    places = place_numbers(numbers, (CHARACTER, LINE_HEIGHT))
    chosen = rows.assign(side=[side for side, _ in places], shift=[shift for _, shift in places])
    return chosen.drop(columns=["x", "y", "near"])


def _neighbours(placed: pd.DataFrame, x: float, y: float) -> int:
    return int((((placed["x"] - x) ** 2 + (placed["y"] - y) ** 2) < NEAR**2).sum())


def _draw_projects(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    columns = ["no", "lat", "lon", "is_running", "is_placed", "chinese_interest"]
    rows = _spread(frame[columns].dropna(subset=["lat"]), map_side(width))
    land = _land([_plain(feature) for feature in outlines()]).encode(color=alt.value(WASH))
    base = alt.Chart(rows).encode(longitude="lon:Q", latitude="lat:Q")
    layers = [land]
    for running in (False, True):
        for placed in (False, True):
            chosen = base.transform_filter(
                f"datum.is_running === {str(running).lower()} && datum.is_placed === {str(placed).lower()}"
            )
            look = {"size": 60, "opacity": 1, "strokeWidth": 1.8, "strokeDash": [1, 0] if placed else [2, 2]}
            if running:
                layers.append(
                    chosen.mark_point(**look, stroke=INK if not placed else PAPER).encode(fill=_fill())
                )
            else:
                layers.append(chosen.mark_point(**look, fill=PAPER).encode(stroke=_stroke()))
    return _framed(alt.layer(*layers, *_numbers(base, rows)), width)


def _numbers(base: alt.Chart, rows: pd.DataFrame) -> list[alt.Chart]:
    """Write the numbers, a layer for each side and shift."""
    return [
        base.transform_filter(f"datum.side === '{side}' && datum.shift === {shift}")
        .mark_text(
            align="left" if side == "right" else "right",
            dx=8 if side == "right" else -8,
            dy=shift,
            fontSize=11,
        )
        .encode(text="no:Q")
        for side, shift in sorted(set(zip(rows["side"], rows["shift"], strict=True)))
    ]


def _scale() -> alt.Scale:
    return alt.Scale(domain=list(PARTIES), range=list(PARTIES.values()))


def _fill() -> alt.Fill:
    return alt.Fill("chinese_interest:N", scale=_scale(), legend=None)


def _stroke() -> alt.Stroke:
    return alt.Stroke("chinese_interest:N", scale=_scale(), legend=None)


BOUNDS = (5, 20)
"""Percent at which the colours of the debt map change."""


def debt_map(shares: pd.DataFrame, names: pd.Series, year: int, title: str, t: Translator) -> Figure:
    """Draw the share of Chinese lenders in each country's debt on a map.

    Args:
        shares: one row a state of ``africa_map``: ``country_iso3``, ``iso_numeric``, ``percent`` (``NaN``
            without data) and ``row_ids``.
        names: country names by ISO code, in the reader's language.
        year: end of this year.
        title: the finding.
        t: the reader's language.
    """
    frame = shares.assign(
        country=shares["country_iso3"].map(names).fillna(shares["country_iso3"]),
        year=year,
        band=shares["percent"].map(_band),
    ).sort_values("percent", ascending=False, ignore_index=True)
    low, high = BOUNDS
    subtitle = t(
        "Chinese lenders in public external debt, {year}; red: {high} percent and more, "
        "pale: {low} to {high}, "
        "grey: less, hollow: no data",
        year=year,
        low=low,
        high=high,
    )
    return Figure(
        id="debt-map",
        title=title,
        subtitle=subtitle,
        alt=_debt_alt(frame, t),
        draw=lambda width: _draw_debt(frame, width),
        frame=frame,
        columns={"country": t("country"), "percent": t("percent"), "year": t("year")},
        notes=_map_note(t) + " " + t("Five island states are too small to be drawn; they are in the table."),
    )


def _band(percent: float) -> str:
    if pd.isna(percent):
        return "none"
    return "low" if percent < BOUNDS[0] else "middle" if percent < BOUNDS[1] else "high"


def _debt_alt(frame: pd.DataFrame, t: Translator) -> str:
    known = frame.dropna(subset=["percent"])
    first = [
        t("{country} {n} percent", country=c, n=t.number(p))
        for c, p in zip(known["country"][:3], known["percent"][:3], strict=True)
    ]
    high = int((frame["band"] == "high").sum())
    return t(
        "{n} countries with data, {high} of them at {bound} percent or more; highest: {first}",
        n=len(known),
        high=high,
        bound=BOUNDS[1],
        first=listed(first),
    )


def _draw_debt(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    bands = dict(zip(frame["iso_numeric"], frame["band"], strict=True))
    features = [_plain(f, band=bands.get(f["id"], "none")) for f in outlines()]
    colours = {"none": PAPER, "low": LINE, "middle": CHINA_SOFT, "high": CHINA}
    land = _land(features).encode(color=coloured_by("band", colours))
    return _framed(alt.layer(land), width)
