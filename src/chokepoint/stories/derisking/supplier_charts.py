"""The chart of the largest supplier of each material, against a cap."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, PAPER, SOFT, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, capital
from chokepoint.stories.derisking.words import stage_name


def single_supplier(
    pairs: pd.DataFrame, cap: float, title: str, words: tuple[pd.Series, pd.Series], t: Translator
) -> Figure:
    """Draw the largest outside supplier of each material, in EU sourcing and in world supply, against a cap.

    Args:
        pairs: ``commodity_id``, ``stage``, ``eu`` and ``world`` (percent; NaN if not printed), ``eu_iso3``
            and ``world_iso3``, ``row_ids``; largest first.
        cap: the cap, percent.
        title: the finding.
        words: commodity names by id and country names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _supplier_rows(pairs, words, t)
    return Figure(
        id="single-supplier",
        title=title,
        subtitle=t(
            "Largest supplier outside the EU, percent: in EU sourcing (full; red: China) and "
            "in world supply (hollow); line: the cap of {cap} percent",
            cap=t.number(cap),
        ),
        alt=listed(_supplier_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_suppliers(frame, cap, width),
        frame=frame,
        columns=_supplier_columns(t),
        notes=t(
            "Sourcing counts the last country of export, "
            "so that metal of one origin may carry another’s name."
        ),
    )


def _supplier_rows(pairs: pd.DataFrame, words: tuple[pd.Series, pd.Series], t: Translator) -> pd.DataFrame:
    minerals, names = words
    materials = [capital(minerals.get(one, one)) for one in pairs["commodity_id"]]
    stages = [stage_name(stage, t) for stage in pairs["stage"]]
    return pairs.assign(
        label=[f"{material}, {stage}" for material, stage in zip(materials, stages, strict=True)],
        eu_name=[str(names.get(code, "")) for code in pairs["eu_iso3"]],
        world_name=[str(names.get(code, "")) for code in pairs["world_iso3"]],
        china=pairs["eu_iso3"] == "CHN",
        order=range(len(pairs)),
    )


def _supplier_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("material and stage"),
        "eu_name": t("largest supplier of the EU"),
        "eu": t("percent of EU sourcing"),
        "world_name": t("largest in the world"),
        "world": t("percent of world supply"),
    }


def _supplier_words(row: Row, t: Translator) -> str:
    if pd.isna(row.eu):
        return t("{label}: not printed", label=row.label)
    return t("{label}: {name} {n} %", label=row.label, name=row.eu_name, n=t.number(row.eu))


def _draw_suppliers(frame: pd.DataFrame, cap: float, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    labels = [wrap(label, 20) if narrow else label for label in frame["label"]]
    rows = frame[["order", "eu", "world", "china", "eu_name", "world_name"]]
    places = rows["eu_name"].where(rows["eu_name"] != "", rows["world_name"])
    rows = rows.assign(far=rows[["eu", "world"]].max(axis=1), place=places)
    y = alt.Y("order:O", axis=row_axis(labels, labelFontSize=11 if narrow else 12))
    base = alt.Chart(rows).encode(y=y)
    x = linear_x("eu", 106 if narrow else 132, values=[0, 20, 40, 60, 80, 100])
    link = base.transform_filter("isValid(datum.world)").mark_rule(color=WORLD_SOFT, strokeWidth=2)
    mark = alt.Chart(pd.DataFrame({"cap": [float(cap)]}))
    line = mark.mark_rule(color=SOFT, strokeDash=[3, 3]).encode(x=alt.X("cap:Q"))
    colour = alt.condition("datum.china", alt.value(CHINA), alt.value(WORLD))
    hollow = base.mark_point(filled=False, fill=PAPER, stroke=WORLD, strokeWidth=1.6, opacity=1)
    dots = base.mark_point(opacity=1).encode(x=x, color=colour)
    layers = line + link.encode(x=x, x2="world:Q") + hollow.encode(x=alt.X("world:Q")) + dots
    if not narrow:
        words = base.mark_text(align="left", dx=9, fontSize=11, color=SOFT)
        layers = layers + words.encode(x=alt.X("far:Q"), text="place:N")
    lines = max(label.count("\n") + 1 for label in labels)
    return sized(layers, width, (22 if lines == 1 else 15 * lines + 4) * len(frame))
