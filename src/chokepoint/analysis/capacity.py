"""Capacity outside one country, and what is left of it once plants that closed are taken out."""

from __future__ import annotations

import re

import pandas as pd

from chokepoint.analysis.ids import join_ids

STANDINGS = ("made metal", "idle", "not split", "closed")


def standing_capacity(
    capacity: pd.DataFrame, production: pd.DataFrame, closures: pd.DataFrame, country: str = "CHN"
) -> pd.DataFrame:
    """Divide the capacity an edition lists outside a country by whether it ran, stood idle or had closed.

    Args:
        capacity: rows of table ``capacity`` of one commodity, edition and year.
        production: rows of table ``production`` of the same edition and year; the note of its rows names the
            countries behind "other countries".
        closures: table ``plant_closures``.
        country: the country to leave out.

    Returns:
        One row a line of the capacity table and standing: ``country_iso3``, ``country_as_printed``,
        ``standing`` (``made metal``: capacity equal to the year's output; ``idle``: the rest of it;
        ``closed``: all of a line whose countries had all stopped by the year before; ``not split``: a line of
        several countries of which some had stopped), ``capacity_kg``, ``closed_years``, ``row_ids``.
    """
    output = production.set_index("country_iso3")["quantity_kg"].fillna(0.0)
    outside = capacity[~capacity["country_iso3"].isin([country, "WLD"]) & (capacity["quantity_kg"] > 0)]
    note = " ".join(production["note"])
    rows = [_divide(line, float(output.get(line.country_iso3, 0.0)), note, closures) for line in outside.itertuples()]
    flat = pd.DataFrame([part for parts in rows for part in parts], columns=_COLUMNS)
    made = production.set_index("country_iso3")["row_id"]
    flat["row_ids"] = [
        join_ids([ids, made.get(iso3, "")]) for ids, iso3 in zip(flat["row_ids"], flat["country_iso3"], strict=True)
    ]
    return flat


_COLUMNS = ["country_iso3", "country_as_printed", "standing", "capacity_kg", "closed_years", "row_ids"]


def _divide(line: object, made: float, note: str, closures: pd.DataFrame) -> list[dict[str, object]]:
    listed = float(line.quantity_kg)  # type: ignore[attr-defined]
    gone, whole = closed_countries(line, note, closures)
    parts = {"made metal": min(made, listed), "idle": max(listed - made, 0.0)}
    if not gone.empty:
        parts = {"closed" if whole else "not split": listed}
    ids = join_ids([line.row_id, *gone["row_id"]])  # type: ignore[attr-defined]
    years = ", ".join(f"{r.country_as_printed} {r.year}" for r in gone.sort_values("year").itertuples())
    names = (line.country_iso3, line.country_as_printed)  # type: ignore[attr-defined]
    values = [(*names, standing, kg, years, ids) for standing, kg in parts.items() if kg > 0]
    return [dict(zip(_COLUMNS, row, strict=True)) for row in values]


def closed_countries(line: object, note: str, closures: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Give the earlier closures behind a capacity line, and whether they account for all of it.

    A country's own line is closed if the country had stopped in an earlier year. The line "other countries"
    stands for the countries the note names; it is wholly closed only if every one of them had stopped.
    """
    earlier = closures[closures["year"].notna() & (closures["year"] < line.year)]  # type: ignore[attr-defined]
    if line.country_iso3 != "ROW":  # type: ignore[attr-defined]
        return earlier[earlier["country_iso3"] == line.country_iso3], True  # type: ignore[attr-defined]
    named = named_countries(note)
    stopped = earlier[earlier["country_as_printed"].isin(named)]
    return stopped, len(stopped) == len(named)


def named_countries(note: str) -> list[str]:
    """Read the countries after "capacity include" in a footnote: ``Germany, Hungary, and Kazakhstan``."""
    found = re.search(r"capacity include ([^.]+)\.", note)
    if not found:
        return []
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", found.group(1))
    return [re.sub(r"^the ", "", name.strip()) for name in names if name.strip()]


def add_up(standing: pd.DataFrame) -> pd.DataFrame:
    """Add capacity by standing: ``standing``, ``capacity_kg``, ``row_ids``, in the order of ``STANDINGS``."""
    grouped = standing.groupby("standing").agg(capacity_kg=("capacity_kg", "sum"), row_ids=("row_ids", join_ids))
    return grouped.reindex([name for name in STANDINGS if name in grouped.index]).reset_index()
