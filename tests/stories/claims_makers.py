"""The figures of the claims page that no other chapter draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chokepoint.answers.claims.compare import count_verdicts, judge_now
from chokepoint.data import KnownTables, load_table
from chokepoint.figures import claims
from chokepoint.stories.claims import material_charts as materials
from chokepoint.stories.registered import EXPLAINER

Draw = Callable[..., Any]


def _verdicts(maker: Draw) -> Any:
    judged = judge_now(EXPLAINER, KnownTables(None), ["legislation", "background"])
    counted = count_verdicts(judged.assign(verdict_then=judged["verdict"]))
    draw = claims.verdicts_by_theme
    return maker(counted, lambda f, t: draw(f, "Title", ("2023-07-06", "2026-06-30"), t))


def _band_gaps(maker: Draw) -> Any:
    gaps = load_table("material_properties").query("property == 'band gap'")
    return maker(
        gaps, lambda f, t: materials.band_gaps(f, "Title", t), drawn=("material",), told=("source_id",)
    )


CLAIMS = {"verdicts": _verdicts, "band-gaps": _band_gaps}


def claims_makers(maker: Draw) -> dict[str, Callable[[], Any]]:
    """Give, by figure id, what makes its rows and its drawing."""
    return {name: (lambda make=make: make(maker)) for name, make in CLAIMS.items()}
