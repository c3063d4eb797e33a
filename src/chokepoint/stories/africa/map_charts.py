"""Maps of Africa: projects at their places, and debt by country."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.maps import Areas, Places, draw_areas, draw_places
from chokepoint.figures.kinds.marks import By
from chokepoint.figures.theme import CHINA, CHINA_SOFT, LINE, PAPER, WORLD
from chokepoint.i18n import Translator

OUTLINES = Path(__file__).parent / "outlines" / "africa.geojson"


@lru_cache(maxsize=1)
def outlines() -> tuple[dict[str, Any], ...]:
    """Read the outlines: one GeoJSON feature a state, ``id`` its ISO numeric code ("" where it has none)."""
    return tuple(json.loads(OUTLINES.read_text(encoding="utf-8"))["features"])


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
        draw=lambda width: draw_places(frame, width, outlines(), PROJECTS),
        frame=frame,
        columns=_project_columns(t),
        notes=_project_key(frame, t)
        + " "
        + t("Dots with a dashed edge stand in the middle of their country, because no position was found.")
        + " "
        + _map_note(t),
    )


def _project_rows(
    placed: pd.DataFrame, names: pd.Series, commodities: pd.Series, t: Translator
) -> pd.DataFrame:
    ordered = placed.sort_values(["first_iso3", "project"], ignore_index=True)
    return ordered.assign(
        no=range(1, len(ordered) + 1),
        country=[_named(text, names, t) for text in ordered["countries"]],
        minerals=[_named(text, commodities, t) for text in ordered["commodities"]],
        state=ordered["phase"].map(t.code),
        party=ordered["chinese_interest"].map(
            {"yes": t("owner"), "offtake": t("buyer"), "no": t("none named")}
        ),
        where=ordered["position"].map(t.code).where(ordered["is_placed"], t("middle of the country")),
    )


def _named(ids: str, names: pd.Series, t: Translator) -> str:
    return t.listing([str(names.get(part, part)) for part in ids.split(";")])


def _project_subtitle(t: Translator) -> str:
    return t(
        "Mines and projects by last reported state; red: a Chinese owner, muted red: a Chinese buyer, "
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


def _project_key(frame: pd.DataFrame, t: Translator) -> str:
    """Name every number of the map, so that it can be read without its table."""
    named = [
        t("{no} {project}", no=no, project=one) for no, one in zip(frame["no"], frame["project"], strict=True)
    ]
    return t("By number: {named}.", named=t.clauses(named).rstrip("."))


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


PROJECTS = Places("no", By("chinese_interest", PARTIES), full="is_running", sure="is_placed")


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
        "muted red: {low} to {high}, "
        "grey: less, hollow: no data",
        **{"year": year, "low": low, "high": high},
    )
    return Figure(
        id="debt-map",
        title=title,
        subtitle=subtitle,
        alt=_debt_alt(frame, t),
        draw=lambda width: draw_areas(frame, width, outlines(), DEBT),
        frame=frame,
        columns={
            "country": t("country"),
            "percent": t("percent"),
            "year": t("year"),
            "largest_single_creditor": t("largest single creditor"),
            "largest_bilateral": t("largest bilateral lender"),
        },
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
        first=t.clauses(first),
    )


DEBT = Areas(
    "iso_numeric", By("band", {"none": PAPER, "low": LINE, "middle": CHINA_SOFT, "high": CHINA}), "none"
)
