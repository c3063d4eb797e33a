"""Capacity outside one country, and what is left of it once plants that closed are taken out."""

from __future__ import annotations

from math import isnan

import pandas as pd

from chokepoint.analysis.ids import join_ids, pattern_of
from chokepoint.analysis.rows import Key, Row, add_up, each_row, grouped
from chokepoint.i18n import vocabulary

MADE, IDLE, CLOSED, NOT_SPLIT = vocabulary("made metal", "idle", "closed", "not split")


def standing_capacity(
    capacity: pd.DataFrame, production: pd.DataFrame, closures: pd.DataFrame, country: str = "CHN"
) -> pd.DataFrame:
    """Divide the capacity an edition lists outside a country by whether it ran, stood idle or had closed.

    Args:
        capacity: rows of table ``capacity`` of one commodity, edition and year.
        production: rows of table ``production`` of the same edition and year.
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
    rows = []
    for line in each_row(outside):
        rows += _divide(line, float(output.get(line.country_iso3, 0.0)), closures)
    return _name_output(pd.DataFrame(rows, columns=_COLUMNS), production)


def _name_output(standing: pd.DataFrame, production: pd.DataFrame) -> pd.DataFrame:
    """Add the production row of each line's country to the rows behind it."""
    made = production.set_index("country_iso3")["row_id"]
    pairs = zip(standing["row_ids"], standing["country_iso3"], strict=True)
    return standing.assign(row_ids=[join_ids([ids, made.get(iso3, "")]) for ids, iso3 in pairs])


_COLUMNS = ["country_iso3", "country_as_printed", "standing", "capacity_kg", "closed_years", "row_ids"]


def _divide(line: Row, made: float, closures: pd.DataFrame) -> list[list[object]]:
    listed = float(line.quantity_kg)
    gone, whole = closed_countries(line, closures)
    parts = {MADE: min(made, listed), IDLE: max(listed - made, 0.0)}
    if not gone.empty:
        parts = {CLOSED if whole else NOT_SPLIT: listed}
    ids = join_ids([line.row_id, *gone["row_id"]])
    years = ";".join(f"{r.country_as_printed} {r.year}" for r in each_row(gone.sort_values("year")))
    names = (line.country_iso3, line.country_as_printed)
    return [[*names, standing, kg, years, ids] for standing, kg in parts.items() if kg > 0]


def closed_countries(line: Row, closures: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Give the earlier closures behind a capacity line, and whether they account for all of it.

    A country's own line is closed if the country had stopped in an earlier year. The line "other countries"
    stands for its members; it is wholly closed only if every one of them had stopped.
    """
    ours = closures[closures["commodity_id"] == line.commodity_id]
    earlier = ours[ours["year"].notna() & (ours["year"] < line.year)]
    if line.country_iso3 != "ROW":
        return earlier[earlier["country_iso3"] == line.country_iso3], True
    members = set(line.members_iso3.split(";")) - {""}
    stopped = earlier[earlier["country_iso3"].isin(members)]
    return stopped, members == set(stopped["country_iso3"])


def summarise(standing: pd.DataFrame) -> pd.DataFrame:
    """Put the sums of :func:`standing_capacity` into one row, in tonnes a year.

    Returns:
        ``all_t``, ``made_t``, ``idle_t``, ``closed_t``, ``closed_years`` and ``row_ids``; no row if there is
        no capacity.
    """
    tonnes = standing.groupby("standing")["capacity_kg"].sum() / 1000
    closed = standing.loc[standing["standing"] == CLOSED, "closed_years"]
    row = {
        "all_t": tonnes.sum(),
        "made_t": tonnes.get(MADE, 0.0),
        "idle_t": tonnes.get(IDLE, 0.0),
        "closed_t": tonnes.get(CLOSED, 0.0),
        "closed_years": ";".join(closed),
        "row_ids": join_ids(standing["row_ids"]),
    }
    return pd.DataFrame([row])[: len(standing)]


TABLE = ["publisher", "vintage", "commodity_id", "stage", "year"]


def used_outside(capacity: pd.DataFrame, production: pd.DataFrame, country: str = "CHN") -> pd.DataFrame:
    """Set capacity against output, outside one country and in it, wherever both are printed together.

    Args:
        capacity: table ``capacity``.
        production: table ``production``.
        country: the country set apart.

    Returns:
        One row a commodity and stage, of the newest edition and year that prints both: the columns of
        ``TABLE``, ``unit``, ``capacity_outside`` and ``output_outside`` (lines with both figures),
        ``capacity_inside``, ``output_inside``, ``used_outside`` and ``used_inside`` (percent), ``unmatched``
        (lines outside with a capacity and no output figure), ``row_ids``; the most used first.
    """
    lines = capacity[(capacity["country_iso3"] != "WLD") & (capacity["value"] > 0)]
    keys = [*TABLE, "country_iso3"]
    made = production[[*keys, "value", "unit", "row_id"]].rename(
        columns={"value": "made", "row_id": "made_id"}
    )
    both = lines.merge(made, on=[*keys, "unit"])
    lists = [(key, lines) for key, lines in grouped(both[_MATCHED], TABLE) if any(map(_is_made, lines))]
    rows = [_use(key, lines, country) for key, lines in lists]
    frame = pd.DataFrame(rows, columns=_USE).astype({"used_outside": float, "used_inside": float})
    frame = frame.sort_values(["year", "vintage"], kind="stable")
    newest = frame.drop_duplicates(["commodity_id", "stage"], keep="last")
    return newest.sort_values("used_outside", ascending=False, ignore_index=True)


_USE = [*TABLE, "unit", "capacity_outside", "output_outside", "capacity_inside", "output_inside",
        "used_outside", "used_inside", "unmatched", "row_ids"]  # fmt: skip


_MATCHED = [*TABLE, "country_iso3", "unit", "value", "made", "row_id", "made_id"]


def _is_made(line: Row) -> bool:
    return not isnan(line.made)


def _use(key: Key, lines: list[Row], country: str) -> list[object]:
    inside = [line for line in lines if line.country_iso3 == country]
    known = [line for line in lines if line.country_iso3 != country and _is_made(line)]
    sums = [
        add_up(getattr(line, name) for line in own) for own in (known, inside) for name in ("value", "made")
    ]
    used = [100 * sums[1] / sums[0] if sums[0] else None, 100 * sums[3] / sums[2] if sums[2] else None]
    ids = [pattern_of(line.row_id for line in lines), pattern_of(line.made_id for line in lines)]
    unmatched = len(lines) - len(inside) - len(known)
    return [*key, lines[0].unit, *sums, *used, unmatched, join_ids(ids)]
