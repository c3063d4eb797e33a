"""Which edition a file belongs to, by what the file itself says."""

from __future__ import annotations

import re

from chokepoint.data.faults import Fault
from chokepoint.data.imports import bgs, layouts, usgs_single, wmd
from chokepoint.data.imports.published import Published
from chokepoint.data.imports.usgs_world import read_columns

SOURCE = re.compile(r"MCS(?P<year>\d{4})")
WMD_DELAY = 2
"""World Mining Data comes out two years after the newest year it covers."""
AS_PUBLISHED = "take the file as it was published"


def edition_of(file: Published, layout: str, known: list[str]) -> tuple[str, list[Fault]]:
    """Tell the edition of a file.

    Args:
        file: the file.
        layout: its layout.
        known: the editions of the publisher that have a source, for files that do not name theirs.

    Returns:
        The edition, ``""`` if the file does not say, and the faults found on the way.
    """
    if not file.lines:
        return "", [Fault(file.name, None, "", "the file has no rows", hint=AS_PUBLISHED)]
    if layout in layouts.WITH_FIGURES:
        return _from_source(file)
    if layout == layouts.SINGLE:
        newest = usgs_single.newest_year(file)
        return (str(newest + 1), []) if newest else ("", [_no_year(file, "Year")])
    if layout == layouts.BGS:
        newest = bgs.newest_year(file)
        return (_covering(newest, known), []) if newest else ("", [_no_year(file, "year")])
    covered = wmd.years(file)
    return (str(int(max(covered)) + WMD_DELAY), []) if covered else ("", [_no_year(file, "")])


def year_faults(file: Published, edition: str) -> list[Fault]:
    """Check the years in the names of the columns of a world table against its edition."""
    columns = read_columns(file.header)
    last = int(edition) - 1
    faults = [
        Fault(file.name, 1, c.name, f"the year does not fit the edition {edition}", hint=AS_PUBLISHED)
        for c in columns
        if c.year is not None and c.year not in (last - 1, last)
    ]
    produced = {c.year for c in columns if c.kind == "production"}
    missing = {last - 1, last} - produced if produced and not faults else set()
    return faults + [
        Fault(file.name, 1, "", f"there is no column of production in {year}", hint=AS_PUBLISHED)
        for year in sorted(missing)
    ]


def _from_source(file: Published) -> tuple[str, list[Fault]]:
    """Read the edition in the column of sources, which every row repeats."""
    column = next(name for name in file.header if name.lower() == "source")
    faults, found = [], ""
    for line in file.lines:
        match = SOURCE.fullmatch(line[column])
        year = match["year"] if match else ""
        if not year or (found and year != found):
            what = "is another edition than above" if year else "is no edition of the summaries"
            faults.append(
                Fault(file.name, line.number, column, what, line[column], f"write MCS{found or 'YYYY'}")
            )
        found = found or year
    return found, faults


def _covering(newest: int, known: list[str]) -> str:
    """Give the newest release that reaches a year, or the name of one that would."""
    reaching = [name for name in known if (end := re.search(r"-(\d{4})", name)) and int(end[1]) >= newest]
    return max(reaching, default=f"1970-{newest} release")


def _no_year(file: Published, column: str) -> Fault:
    return Fault(file.name, None, column, "no year is printed", hint=AS_PUBLISHED)
