"""Export duties as a grid: a line of the tariff by the date a rate took effect."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids

LINES = (
    "ores",
    "light_oxides",
    "cerium_compounds",
    "heavy_oxides",
    "neodymium_metal",
    "lanthanum_cerium_metals",
    "other_metals",
    "alloys",
)


def duty_grid(duties: pd.DataFrame) -> pd.DataFrame:
    """Give the lowest and highest printed export duty for each line and year.

    Args:
        duties: table ``export_duties``.

    Returns:
        ``line`` (in the order of ``LINES``), ``year``, ``low``, ``high`` (percent) and ``row_ids``. A rate
        printed for all lines counts for each line seen; a year without a printed rate has no row.
    """
    rates = duties[(duties["instrument"] == "export duty") & (duties["unit"] == "percent")]
    years = with_row_ids(rates).assign(
        year=rates["effective"].str[:4].astype(int), line=rates["lines"].str.split(";")
    )
    spread = years.explode("line")
    seen = [line for line in LINES if line in set(spread["line"])]
    everywhere = spread[spread["line"] == "all_lines"]
    each = [everywhere.assign(line=line) for line in seen]
    named = pd.concat([spread[spread["line"] != "all_lines"], *each])
    grouped = named.groupby(["line", "year"])
    grid = grouped.agg(low=("rate", "min"), high=("rate", "max"), row_ids=("row_ids", join_ids)).reset_index()
    return grid.sort_values(["line", "year"], key=_in_order, ignore_index=True)


def _in_order(column: pd.Series) -> pd.Series:
    return column.map(LINES.index) if column.name == "line" else column


def peak(grid: pd.DataFrame) -> pd.DataFrame:
    """Keep the cells with the highest rate, in order of their year."""
    return grid[grid["high"] == grid["high"].max()].sort_values("year", ignore_index=True)
