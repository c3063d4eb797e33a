"""The last look before writing: the whole package as it would be, checked as it is checked at every build."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from chokepoint.data.check import check_package
from chokepoint.data.csvfile import parse_csv
from chokepoint.data.faults import Fault
from chokepoint.data.imports.figures import Row
from chokepoint.data.imports.plan import Plan, Refused, new_contents
from chokepoint.data.package import find_resource
from chokepoint.paths import data_folder


def try_out(plan: Plan, folder: Path | None = None) -> dict[Path, bytes]:
    """Give the files that a plan would write, after a check of the whole package as it would be.

    Args:
        plan: the plan.
        folder: the folder of the data package; the book's own if not given.

    Returns:
        The new bytes of each file that changes; nothing if the plan changes nothing.

    Raises:
        Refused: if the package would break its own rules.
    """
    place = folder or data_folder()
    contents = new_contents(plan, place)
    faults = faults_after(plan, contents, place) if contents else []
    if faults:
        raise Refused(faults)
    return contents


def faults_after(plan: Plan, contents: Mapping[Path, bytes], folder: Path) -> list[Fault]:
    """Check the package as it would be.

    Args:
        plan: the plan that gives the new contents.
        contents: the new bytes of each file.
        folder: the folder of the data package.

    Returns:
        The faults; one in a row of the plan names the published file in place of the table.
    """
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        _mirror(folder, copy, contents)
        found = check_package(copy)
    rows = _new_rows(plan, contents, folder)
    return [_at(fault, rows) for fault in found]


def _mirror(folder: Path, copy: Path, contents: Mapping[Path, bytes]) -> None:
    """Copy every file of the package into another folder but those that change, and write these."""
    for path in folder.rglob("*"):
        target = copy / path.relative_to(folder)
        if path.is_dir():
            target.mkdir(exist_ok=True, parents=True)
        elif path not in contents:
            target.parent.mkdir(exist_ok=True, parents=True)
            shutil.copyfile(path, target)
    for path, content in contents.items():
        target = copy / path.relative_to(folder)
        target.parent.mkdir(exist_ok=True, parents=True)
        target.write_bytes(content)


def _new_rows(plan: Plan, contents: Mapping[Path, bytes], folder: Path) -> dict[tuple[str, int], Row]:
    """Give the row of the plan behind each new line of a table."""
    found: dict[tuple[str, int], Row] = {}
    for name, comparison in plan.comparisons.items():
        content = contents.get(folder / find_resource(folder, name)["path"])
        if content is not None and comparison.new:
            lines = parse_csv(name, content).lines[-len(comparison.new) :]
            found |= {(name, line): row for line, row in zip(lines, comparison.new, strict=True)}
    return found


def _at(fault: Fault, rows: Mapping[tuple[str, int], Row]) -> Fault:
    row = rows.get((fault.table, fault.row or 0))
    if row is None:
        return fault
    column = row.place.column or fault.column
    what = fault.what if column == fault.column else f"{fault.column} of {fault.table} {fault.what}"
    return Fault(row.place.file, row.place.row, column, what, fault.value, fault.hint)
