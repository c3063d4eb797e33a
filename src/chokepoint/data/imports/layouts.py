"""Recognise the layout of a file from its header: whose it is, and how it is to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chokepoint.data.imports.published import Published
from chokepoint.data.imports.usgs_world import read_columns
from chokepoint.data.package import close_names

SINGLE = "usgs-single"
WIDE = "usgs-wide"
WORLD = "usgs-world"
SALIENT = "usgs-salient"
BGS = "bgs"
WMD = "wmd"
UNKNOWN = ""

COLUMNS: dict[str, tuple[str, ...]] = {
    SINGLE: ("mcs chapter", "section", "commodity", "country", "statistics", "statistics_detail", "unit",
             "year", "value", "notes"),
    WIDE: ("source", "commodity", "country", "type", "unit_meas"),
    WORLD: ("source", "country", "type"),
    BGS: ("country_trans", "country_iso3_code", "bgs_commodity_trans", "bgs_sub_commodity_trans",
          "bgs_statistic_type_trans", "units", "year", "quantity", "concat_figure_notes_text",
          "data_precision_description"),
    WMD: ("country", "unit", "data source"),
}  # fmt: skip
"""The columns that make a layout, in the order the layouts are tried; further columns do not matter."""
WITH_FIGURES = (WIDE, WORLD)
PUBLISHERS = {SINGLE: "usgs-mcs", WIDE: "usgs-mcs", WORLD: "usgs-mcs", BGS: "bgs", WMD: "wmd"}
"""What `chokepoint data add` calls the publisher of a layout."""
LIKELY = 0.6


@dataclass(frozen=True)
class Recognised:
    """What a header shows.

    Attributes:
        layout: the layout; ``""`` if it is none that is known.
        missing: for an unknown header, the columns it lacks of the layout it is closest to.
    """

    layout: str
    missing: tuple[str, ...] = ()


def recognise(file: Published) -> Recognised:
    """Recognise the layout of a file by its header.

    Args:
        file: the file.

    Returns:
        The layout, or what is missing of the nearest one.
    """
    header = {name.lower() for name in file.header}
    for layout, wanted in COLUMNS.items():
        if header.issuperset(wanted) and (layout not in WITH_FIGURES or read_columns(file.header)):
            return Recognised(layout)
    if re.search(r"_salient\b|_fig\d", file.name, re.IGNORECASE) or {"datasource", "commodity"} <= header:
        return Recognised(SALIENT)
    near = max(COLUMNS, key=lambda layout: _likeness(header, COLUMNS[layout]))
    if _likeness(header, COLUMNS[near]) < LIKELY:
        return Recognised(UNKNOWN)
    return Recognised(UNKNOWN, tuple(name for name in COLUMNS[near] if name not in header))


def missing_hint(file: Published, missing: tuple[str, ...]) -> str:
    """Word a hint on a column that is missing: what the file has in its place."""
    return close_names(missing[0], [name.lower() for name in file.header])


def _likeness(header: set[str], wanted: tuple[str, ...]) -> float:
    return len(header & set(wanted)) / len(wanted)
