"""An import from first to last, but for the writing: read, compare, give the new contents of the package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chokepoint.data.csvfile import read_csv_file
from chokepoint.data.faults import Fault
from chokepoint.data.imports import layouts
from chokepoint.data.imports.bgs import read_bgs
from chokepoint.data.imports.compare import Comparison, compare
from chokepoint.data.imports.editions import edition_of, year_faults
from chokepoint.data.imports.figures import PREFIXES, Release, Row
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.published import Published, read_published
from chokepoint.data.imports.releases import find_release, releases_of
from chokepoint.data.imports.usgs_single import read_single
from chokepoint.data.imports.usgs_world import read_world
from chokepoint.data.imports.vocabulary import Vocabularies
from chokepoint.data.imports.wmd import read_sheets, read_wmd
from chokepoint.data.imports.write import append_rows, replace_rows, update_counts
from chokepoint.data.package import find_resource
from chokepoint.data.rules.table import Table
from chokepoint.data.schema_check import schema_faults
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

PUBLISHERS = {"usgs-mcs": "USGS", "bgs": "BGS", "wmd": "WMD"}
"""What the command line calls a publisher, and what the tables do."""
READERS: dict[str, Callable[[Published, Reading], None]] = {
    layouts.SINGLE: read_single,
    layouts.WIDE: read_world,
    layouts.WORLD: read_world,
    layouts.BGS: read_bgs,
    layouts.WMD: read_wmd,
}
README = "README.md"
KEYS = {"commodities": "commodity_id", "countries": "iso3"}


class Refused(DataError):
    """Files that cannot be taken in; the message lists the faults.

    Args:
        faults: what is wrong, each with its place.
    """

    def __init__(self, faults: Sequence[Fault], shown: int = 20) -> None:
        self.faults = tuple(faults)
        count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}, nothing is written"
        more = [f"and {len(faults) - shown} more"] if len(faults) > shown else []
        super().__init__("\n".join([count, *map(str, faults[:shown]), *more]))


@dataclass
class Plan:
    """What taking in some files would do.

    Attributes:
        release: the release they are of, None for rows of an author.
        layouts: the layout of each file.
        comparisons: what changes in each table.
        left_out: how many figures are left out by name, by reason.
        rows: every row the files come to.
    """

    release: Release | None
    layouts: Mapping[str, str]
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    rows: Sequence[Row] = ()

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return any(found.new or found.other for found in self.comparisons.values())


def plan_import(
    kind: str,
    files: Iterable[tuple[str, bytes]],
    *,
    edition: str = "",
    replace: bool = False,
    folder: Path | None = None,
) -> Plan:
    """Read a publisher's files and compare them with the package.

    Args:
        kind: the publisher as the command line calls it.
        files: names and contents.
        edition: the edition, where the files do not say.
        replace: take figures that the edition carries otherwise, as of a release that came out anew.
        folder: the folder of the data package; the book's own if not given.

    Returns:
        What would change.

    Raises:
        DataError: if no source stands for the edition.
        Refused: if anything in the files is unknown, broken or contradicts what is carried.
    """
    place = folder or data_folder()
    tables, named = _recognise(kind, files)
    reading, rows = _read(PUBLISHERS[kind], tables, named, edition, place)
    comparisons = _compare(place, rows, reading.release, tables)
    if not replace:
        _refuse(_contradictions(comparisons))
    return Plan(reading.release, named, comparisons, reading.left_out, rows)


def propose_rows(
    kind: str, files: Iterable[tuple[str, bytes]], *, edition: str = "", folder: Path | None = None
) -> list[Row]:
    """Give the rows that a publisher's files come to, whatever the package has.

    Args:
        kind: as for :func:`plan_import`.
        files: names and contents.
        edition: as for :func:`plan_import`.
        folder: as for :func:`plan_import`.

    Raises:
        DataError: as :func:`plan_import`.
        Refused: if anything in the files is unknown or broken.
    """
    tables, named = _recognise(kind, files)
    return _read(PUBLISHERS[kind], tables, named, edition, folder or data_folder())[1]


def new_contents(plan: Plan, folder: Path | None = None) -> dict[Path, bytes]:
    """Give the files of the package as the plan would leave them.

    Args:
        plan: the plan.
        folder: the folder of the data package; the book's own if not given.

    Returns:
        The new bytes of each file that changes. Numbers that are derived from the tables (the counts in the
        README) are brought up to date here, and nowhere else.
    """
    place = folder or data_folder()
    contents: dict[Path, bytes] = {}
    counts = {}
    for name, found in plan.comparisons.items():
        if not found.new and not found.other:
            continue
        path = place / find_resource(place, name)["path"]
        content = replace_rows(path.read_bytes(), {row.row_id: _line(row) for row, _ in found.other})
        contents[path] = append_rows(content, map(_line, found.new))
        counts[name] = len(read_csv_file(path).rows) + len(found.new)
    readme = place / README
    if counts and readme.exists():
        contents[readme] = update_counts(readme.read_text(encoding="utf-8"), counts).encode("utf-8")
    return contents


def _line(row: Row) -> list[str]:
    return list(row.cells.values())


def _read(
    publisher: str, tables: Sequence[Published], named: Mapping[str, str], edition: str, folder: Path
) -> tuple[Reading, list[Row]]:
    """Read recognised files into rows; refuse what cannot be mapped or breaks the schema."""
    sources = read_rows(folder, "sources")
    found = _one_edition(tables, named, releases_of(publisher, sources), edition)
    reading = Reading(find_release(publisher, found, sources), Vocabularies(folder))
    for table in tables:
        READERS[named[table.name]](table, reading)
    rows = reading.rows(lambda name: _columns(folder, name))
    _refuse(reading.faults or _row_faults(folder, rows))
    return reading, rows


def _recognise(kind: str, files: Iterable[tuple[str, bytes]]) -> tuple[list[Published], dict[str, str]]:
    """Read the files and find their layouts; refuse what is not of the publisher."""
    tables: list[Published] = []
    named: dict[str, str] = {}
    faults: list[Fault] = []
    for name, content in files:
        for table in read_sheets(name, content) if kind == "wmd" else [read_published(name, content)]:
            layout = layouts.recognise(table).layout if not table.faults else ""
            faults += table.faults or _layout_faults(kind, table, layout)
            tables.append(table)
            named[table.name] = layout
    _refuse(faults)
    return tables, named


def _layout_faults(kind: str, table: Published, layout: str) -> list[Fault]:
    if layouts.PUBLISHERS.get(layout) == kind:
        return []
    if layout == layouts.SALIENT:
        what, hint = (
            "the layout is that of the salient statistics before 2026",
            "only the world tables are read",
        )
    elif layout:
        what = "the file is another publisher's"
        hint = f"use chokepoint data add {layouts.PUBLISHERS[layout]}"
    else:
        what, hint = "the layout is unknown", "take the file as it was published, under its published name"
        missing = layouts.recognise(table).missing
        if missing:
            near = layouts.missing_hint(table, missing)
            what, hint = f"the header has no column {missing[0]}", near
    return [Fault(table.name, 1, "", what, hint=hint)]


def _one_edition(tables: Sequence[Published], named: Mapping[str, str], known: list[str], wanted: str) -> str:
    """Give the edition that all files are of; refuse files of several."""
    found, faults = wanted, []
    for table in tables:
        edition, wrong = edition_of(table, named[table.name], [wanted] if wanted else known)
        faults += wrong
        if edition and named[table.name] in layouts.WITH_FIGURES:
            faults += year_faults(table, edition)
        if edition and found and edition != found:
            faults.append(
                Fault(
                    table.name,
                    None,
                    "",
                    f"the file is of {edition}, not of {found}",
                    hint="take in one edition at a time",
                )
            )
        found = found or edition
    _refuse(faults)
    return found


def _row_faults(folder: Path, rows: Sequence[Row]) -> list[Fault]:
    """Check proposed rows against the schema and the tables of names; faults name the published file."""
    faults: list[Fault] = []
    keys = {name: {row[key] for row in read_rows(folder, name)} for name, key in KEYS.items()}
    for table in dict.fromkeys(row.table for row in rows):
        mine = [row for row in rows if row.table == table]
        schema = find_resource(folder, table)["schema"]
        for fault in schema_faults(Table.of_rows(table, schema, [row.cells for row in mine])):
            faults.append(_at(mine[fault.row or 0], fault))
        for row in mine:
            for column, name in (("commodity_id", "commodities"), ("country_iso3", "countries")):
                if row.cells.get(column, "") not in {*keys[name], ""}:
                    wrong = Fault(
                        table,
                        0,
                        column,
                        f"is not in {name}",
                        row.cells[column],
                        f"add it to {name}.csv first",
                    )
                    faults.append(_at(row, wrong))
    return faults


def _at(row: Row, fault: Fault) -> Fault:
    """Move a fault of a proposed row to the place of its figure in the published file."""
    what = f"{fault.column} of {fault.table} {fault.what}"
    return Fault(row.place.file, row.place.row, row.place.column, what, fault.value, fault.hint)


def _compare(
    folder: Path, rows: Sequence[Row], release: Release, tables: Sequence[Published]
) -> dict[str, Comparison]:
    files = frozenset(name for table in tables for name in (table.name, f"sheet {table.title}"))
    found = {
        name: compare([row for row in rows if row.table == name], read_rows(folder, name), release, files)
        for name in PREFIXES
    }
    return {name: one for name, one in found.items() if one.new or one.same or one.other or one.gone}


def _contradictions(comparisons: Mapping[str, Comparison]) -> list[Fault]:
    """Name what an edition already carried has otherwise: rows that are gone, and cells that differ."""
    faults = []
    for name, found in comparisons.items():
        for cells in found.gone:
            what, hint = f"{cells['row_id']} is carried from here and no longer printed", "is the file whole?"
            faults.append(Fault(cells["locator"].split(", row")[0], None, "", what, hint=hint))
        for row, cells in found.other:
            column = next(c for c in row.cells if row.cells[c] != cells[c])
            what = f"{column} of {name} is carried as {cells[column]!r}"
            hint = "if the release came out anew, say --replace"
            faults.append(
                Fault(row.place.file, row.place.row, row.place.column, what, row.cells[column], hint)
            )
    return faults


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Refused(faults)


def _columns(folder: Path, table: str) -> list[str]:
    return [field["name"] for field in find_resource(folder, table)["schema"]["fields"]]


def read_rows(folder: Path, table: str) -> list[dict[str, str]]:
    """Read the rows of a table as text."""
    file = read_csv_file(folder / find_resource(folder, table)["path"])
    return [dict(zip(file.header, row, strict=True)) for row in file.rows]
