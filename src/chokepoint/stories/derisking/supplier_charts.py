"""The chart of the largest supplier of each material, against a cap."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.layout import Guide, folded
from chokepoint.figures.kinds.marks import If
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import stage_name

MOST = 24
"""So many lines of supply are drawn on a phone."""


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
            "in world supply (hollow), with the supplier of each; line: the cap of {cap} percent",
            cap=t.number(cap),
        ),
        alt=t.clauses(_supplier_words(row, t) for row in each_row(frame)),
        draw=lambda width: _draw_suppliers(frame, cap, width),
        frame=frame,
        columns=_supplier_columns(t),
        notes=t(
            "Sourcing counts the last country of export, so that metal of one origin may carry another’s "
            "name. On a phone the {n} largest are drawn; the table lists all.",
            n=MOST,
        ),
    )


def _supplier_rows(pairs: pd.DataFrame, words: tuple[pd.Series, pd.Series], t: Translator) -> pd.DataFrame:
    minerals, names = words
    materials = [t.capital(minerals.get(one, one)) for one in pairs["commodity_id"]]
    stages = [stage_name(stage, t) for stage in pairs["stage"]]
    sides = ("eu_iso3", "world_iso3")
    codes = list(zip(*(pairs[side].fillna("") for side in sides), strict=True))
    return pairs.assign(
        place=[_suppliers(str(names.get(eu, "")), str(names.get(world, "")), t) for eu, world in codes],
        label=[t.commas([material, stage]) for material, stage in zip(materials, stages, strict=True)],
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


def _suppliers(eu: str, world: str, t: Translator) -> str:
    """Tell the supplier of the EU and that of the world apart, or name the one that is both."""
    if eu and eu == world:
        return t("both {name}", name=eu)
    parts = [t("EU {name}", name=eu)] if eu else []
    return t.commas([*parts, t("world {name}", name=world)] if world else parts)


def _draw_suppliers(frame: pd.DataFrame, cap: float, width: int) -> alt.LayerChart | alt.Chart:
    how = Dumbbell(
        "eu", "world", (If("china", CHINA, WORLD), WORLD), line=WORLD_SOFT, hollow="second",
        words="place",
        scale=Amounts(0, values=(0, 20, 40, 60, 80, 100)), guides=(Guide(cap, dash=(3, 3)),), step=(22, 22),
    )  # fmt: skip
    return draw_dumbbell(folded(frame, width, MOST), width, how)
