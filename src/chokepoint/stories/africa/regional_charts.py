"""Charts of a continent's share of the world's mines and reserves."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import (
    coloured_by,
    is_narrow,
    listed,
    place_labels,
    row_axis,
    scale_position,
    sized,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import INK, LINE, OCHRE, PAPER, SOFT, TEAL
from chokepoint.i18n import Translator

SHAPES = {"BGS": "circle", "USGS": "diamond", "WMD": "square", "reserves": "triangle-up"}
COLOURS = {"BGS": TEAL, "USGS": TEAL, "WMD": TEAL, "reserves": OCHRE}


def shares_by_mineral(
    shares: pd.DataFrame, order: list[str], names: pd.Series, mineral: str, title: str, t: Translator
) -> Figure:
    """Draw the continent's share of each mineral as one mark a publisher, minerals in order.

    Args:
        shares: newest tables of ``africa.regional_shares.regional_share``, with ``kind``, a key of
            ``SHAPES``.
        order: commodity ids, largest share first.
        names: commodity names by id, in the reader's language.
        mineral: the commodity whose row is set in bold.
        title: the finding.
        t: the reader's language.
    """
    frame = _share_rows(shares, order, names, t)
    return Figure(
        id="africa-shares",
        title=title,
        subtitle=_shares_subtitle(frame, t),
        alt=_shares_alt(frame, order, names, t),
        draw=lambda width: _draw_shares(frame, order, names, mineral, width, t),
        frame=frame,
        columns=_share_columns(t),
        notes=_bounds_note(t),
    )


def _share_rows(shares: pd.DataFrame, order: list[str], names: pd.Series, t: Translator) -> pd.DataFrame:
    shown = shares[shares["commodity_id"].isin(order)]
    frame = shown.assign(
        place=shown["commodity_id"].map(order.index),
        metal=shown["commodity_id"].map(names),
        percent=100 * shown["share"],
        percent_high=100 * shown["share_high"],
        what=shown["kind"].map({"reserves": t("reserves")}).fillna(t("output")),
    )
    return frame.sort_values(["place", "kind"], ignore_index=True)


def _shares_subtitle(frame: pd.DataFrame, t: Translator) -> str:
    words = t("Africa’s share of the world by mineral, percent, newest year of each publisher’s table")
    return words + (t("; triangles: reserves") if "reserves" in set(frame["kind"]) else "")


def _shares_alt(frame: pd.DataFrame, order: list[str], names: pd.Series, t: Translator) -> str:
    return listed(_said(frame[frame["commodity_id"] == name], str(names[name]), t) for name in order)


def _said(rows: pd.DataFrame, metal: str, t: Translator) -> str:
    output, held = (rows[(rows["kind"] == "reserves") == held] for held in (False, True))
    words = {"metal": metal, "span": _span(output, t), "held": _span(held, t)}
    if held.empty:
        return t("{metal}: {span} percent", **words)
    return t("{metal}: {span} percent, reserves {held}", **words)


def _span(rows: pd.DataFrame, t: Translator) -> str:
    return t.interval(rows["percent"].min(), rows["percent"].max()) if len(rows) else ""


def _share_columns(t: Translator) -> dict[str, str]:
    return {
        "metal": t("mineral"),
        "what": t("of"),
        "publisher": t("publisher"),
        "vintage": t("edition"),
        "year": t("year"),
        "percent": t("percent"),
        "percent_high": t("percent, with all that no country is named for"),
        "members": t("African countries named"),
    }


def _bounds_note(t: Translator) -> str:
    return t(
        "A mark counts the African countries a table names; the line behind it runs to the share that would "
        "hold if all output assigned to no country were African. "
        "USGS: US Geological Survey, BGS: British Geological Survey, WMD: World Mining Data."
    )


def _legend(kinds: set[str], t: Translator) -> alt.Shape:
    known = [name for name in SHAPES if name in kinds]
    scale = alt.Scale(domain=known, range=[SHAPES[name] for name in known])
    words = f"datum.value == 'reserves' ? '{t('reserves (USGS)')}' : datum.value"
    symbols = {"symbolFillColor": TEAL, "symbolStrokeColor": TEAL, "labelColor": INK, "labelExpr": words}
    return alt.Shape("kind:N", scale=scale, legend=alt.Legend(title=None, orient="top", **symbols))


def _draw_shares(
    frame: pd.DataFrame, order: list[str], names: pd.Series, mineral: str, width: int, t: Translator
) -> alt.LayerChart:
    shown = [name for name in order if name in set(frame["commodity_id"])]
    labels = [wrap(str(names[name]), 16 if is_narrow(width) else 30) for name in shown]
    bold = [place for place, name in enumerate(shown) if name == mineral]
    rows = frame[["kind", "percent", "percent_high"]].assign(row=frame["commodity_id"].map(shown.index))
    scale = alt.Scale(domain=[0, 100], nice=False)
    x = alt.X("percent:Q", scale=scale, axis=alt.Axis(title=None, values=list(range(0, 101, 20))))
    base = alt.Chart(rows).encode(y=alt.Y("row:O", axis=row_axis(labels, bold, grid=True)))
    colour = coloured_by("kind", COLOURS)
    spans = base.mark_rule(strokeWidth=1).encode(x=x, x2="percent_high:Q", color=colour)
    # a rim of paper keeps marks apart that lie close together
    dots = base.mark_point(size=60, opacity=1, stroke=PAPER, strokeWidth=0.8).encode(
        x=x, shape=_legend(set(frame["kind"]), t), fill=_fill(COLOURS)
    )
    lines = max(label.count("\n") + 1 for label in labels)
    return sized(spans + dots, width, (21 if lines == 1 else 30) * len(shown))


def _fill(colours: dict[str, str]) -> alt.Fill:
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return alt.Fill("kind:N", scale=scale, legend=None)


def share_by_edition(shares: pd.DataFrame, title: str, metal: str, t: Translator) -> Figure:
    """Draw the continent's share of one mineral by year, a mark for each publisher and edition.

    Args:
        shares: ``africa.regional_shares.regional_share`` of one commodity, with ``kind``.
        title: the finding.
        metal: the mineral's name in the reader's language.
        t: the reader's language.
    """
    frame = shares.assign(
        percent=100 * shares["share"], percent_high=100 * shares["share_high"], metal=metal
    ).sort_values(["year", "publisher", "vintage"], ignore_index=True)
    frame = frame.assign(what=t("output"))
    return Figure(
        id="africa-editions",
        title=title,
        subtitle=t("Africa’s share of world output of {metal}, percent, by year and edition", metal=metal),
        alt=_editions_alt(frame, t),
        draw=lambda width: _draw_editions(frame, width, t),
        frame=frame,
        columns={name: head for name, head in _share_columns(t).items() if name not in ("metal", "what")},
        notes=t(
            "Numbers beside the diamonds: the edition of the US Geological Survey’s tables, by its year; "
            "where there is no room for one, the table names it."
        ),
    )


def _editions_alt(frame: pd.DataFrame, t: Translator) -> str:
    return t(
        "{n} shares from {first} to {last}, between {span} percent.",
        n=len(frame),
        first=frame["year"].min(),
        last=frame["year"].max(),
        span=t.interval(frame["percent"].min(), frame["percent"].max(), 1),
    )


def _draw_editions(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    rows = frame[["kind", "percent", "vintage"]].assign(year=frame["year"].astype(int))
    rows = rows.assign(label=rows["vintage"].where(rows["kind"] == "USGS", ""))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    step = 1 + (last - first) // (6 if is_narrow(width) else 14)
    axis = alt.Axis(title=None, values=list(range(first, last + 1, step)), format="d", grid=False)
    ends = (first - 0.6, last + 1.2)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=list(ends), nice=False))
    top = max(1.0, 1.12 * float(rows["percent"].max()))
    rows = rows.assign(side=_edition_sides(rows, ends, top, width - 30))
    y = alt.Y("percent:Q", axis=alt.Axis(title=None, tickCount=5), scale=alt.Scale(domain=[0, top]))
    base = alt.Chart(rows).encode(x=x)
    twice = base.transform_filter(alt.datum.kind == "USGS").mark_rule(color=LINE, strokeWidth=3)
    twice = twice.encode(y=alt.Y("min(percent):Q"), y2="max(percent):Q")
    dots = base.mark_point(size=60, opacity=1, fill=TEAL, stroke=PAPER, strokeWidth=0.8)
    words = [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=11, color=SOFT)
        .encode(y=y, text="label:N")
        for side, align, dx in (("right", "left", 8), ("left", "right", -8))
    ]
    marks = dots.encode(y=y, shape=_legend(set(rows["kind"]), t))
    return sized(alt.layer(twice, marks, *words), width, EDITIONS_HEIGHT)


EDITIONS_HEIGHT = 260


def _edition_sides(rows: pd.DataFrame, ends: tuple[float, float], top: float, plot: float) -> list[str]:
    """Choose the side of each edition's number: the highest shares choose first."""
    across = scale_position(rows["year"], *ends, plot)
    down = EDITIONS_HEIGHT - scale_position(rows["percent"], 0, top, EDITIONS_HEIGHT)
    order = rows["percent"].sort_values(ascending=False, kind="stable").index
    points = zip(across[order], down[order], rows["label"][order], strict=True)
    sides = pd.Series(place_labels(points, plot, (6.6, 13.0)), index=order)
    return sides[rows.index].tolist()
