"""The command ``chokepoint data seal``: say what became of the rows, and seal them anew."""

from __future__ import annotations

import copy
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from chokepoint.book.commands.data_tables import JsonOption, print_json
from chokepoint.data.csvfile import read_bytes
from chokepoint.data.package import DESCRIPTOR, parse_descriptor, read_descriptor
from chokepoint.data.resource import parse_resource
from chokepoint.data.seal import SEAL, RowChanges, compare_rows, digest_of, make_seal, without_seal
from chokepoint.errors import DataError
from chokepoint.files import replace_file
from chokepoint.paths import data_folder

README = "README.md"
COUNT = re.compile(r"^(\| `(\w+)` \| )[0-9,]+( \|)", re.MULTILINE)
"""A line of the description that counts the rows of a table."""
LOOKED_BACK = 200
"""Commits of a table that are searched for its state when it was sealed."""
SHOWN = 10


@dataclass(frozen=True)
class TableState:
    """A table that is not as it was sealed: rows then and now, and what became of them where it is known."""

    table: str
    rows_sealed: int | None
    rows: int
    changes: RowChanges | None

    @property
    def lost(self) -> int:
        """How many rows are gone, as far as can be told."""
        if self.changes is not None:
            return len(self.changes.lost)
        return max((self.rows_sealed or 0) - self.rows, 0)


def seal(
    lost: Annotated[bool, typer.Option("--lost", help="Seal although rows are lost.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Say which rows are new, changed or lost since the tables were sealed, and seal them as they are."""
    folder = data_folder()
    states = survey(folder)
    if as_json:
        print_json([asdict(state) for state in states])
    else:
        typer.echo("\n".join(line for state in states for line in describe(state)) or "nothing to seal")
    missing = [f"{state.table} {state.lost}" for state in states if state.lost]
    if missing and not lost:
        hint = "bring them back, or accept the loss: `chokepoint data seal --lost`"
        raise DataError(f"rows are lost ({', '.join(missing)}); nothing was sealed", hint=hint)
    renew(folder, [state.table for state in states])


def survey(folder: Path) -> list[TableState]:
    """Look which tables are not as they were sealed.

    Args:
        folder: the folder of the package.

    Raises:
        DataError: if the descriptor or one of these tables cannot be read.
    """
    return [state for resource in read_descriptor(folder)["resources"] for state in _state(folder, resource)]


def _state(folder: Path, resource: Mapping[str, Any]) -> Iterator[TableState]:
    content = read_bytes(folder / resource["path"])
    sealed = {name: resource.get(name) for name in SEAL}
    if sealed["hash"] == digest_of(content) and sealed == make_seal(resource, content):
        return
    now = parse_resource(resource, content)
    before = _sealed_content(folder, resource["path"], str(sealed["hash"]))
    changes = None if before is None else compare_rows(parse_resource(resource, before), now)
    yield TableState(resource["name"], sealed["rows"], len(now.rows), changes)


def _sealed_content(folder: Path, path: str, digest: str) -> bytes | None:
    """Find a file as it was sealed among the commits that changed it; ``None`` if none has it."""
    listed = _git(folder, "log", f"-{LOOKED_BACK}", "--format=%H", "--", path) or b""
    for commit in listed.decode().split():
        content = _git(folder, "show", f"{commit}:./{path}")
        if content is not None and digest_of(content) == digest:
            return content
    return None


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        answer = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:  # there is no git
        return None
    return answer.stdout if answer.returncode == 0 else None


def describe(state: TableState) -> Iterator[str]:
    """Write in lines what became of the rows of a table."""
    before = "never sealed" if state.rows_sealed is None else f"{state.rows_sealed} rows when sealed"
    yield f"{state.table}: {before}, {state.rows} now"
    if state.changes is None:
        yield "  the rows as sealed are in no commit of this checkout, so they cannot be compared"
        return
    yield from _listed("lost", state.changes.lost)
    yield from _listed("new", state.changes.new)
    cells = [f"{c.row}, {c.column}: {c.before!r} -> {c.now!r}" for c in state.changes.changed]
    yield from _listed("changed", cells)


def _listed(word: str, items: Sequence[str]) -> Iterator[str]:
    yield from (f"  {word}: {item}" for item in items[:SHOWN])
    if len(items) > SHOWN:
        yield f"  {word}: {len(items) - SHOWN} more"


def renew(folder: Path, names: Sequence[str]) -> None:
    """Seal tables as they are, and count their rows again in the description of the package.

    Args:
        folder: the folder of the package.
        names: the tables.

    Raises:
        DataError: if the descriptor or one of the tables cannot be read.
    """
    if not names:
        return
    descriptor = copy.deepcopy(parse_descriptor(folder)[0])
    resources = {resource["name"]: resource for resource in read_descriptor(folder)["resources"]}
    seals = {
        name: make_seal(own, read_bytes(folder / own["path"]))
        for name, own in resources.items()
        if name in names
    }
    descriptor["resources"] = [_sealed(own, seals.get(own["name"])) for own in descriptor["resources"]]
    text = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    replace_file(folder / DESCRIPTOR, text.encode())
    _count_again(folder / README, {name: seal["rows"] for name, seal in seals.items()})


def _sealed(resource: dict[str, Any], sealed: Mapping[str, Any] | None) -> dict[str, Any]:
    """Put the seal of a table behind its path, where it is read first."""
    if sealed is None:
        return resource
    bare = list(without_seal(resource).items())
    place = [name for name, _ in bare].index("path") + 1
    return dict([*bare[:place], *sealed.items(), *bare[place:]])


def _count_again(path: Path, rows: Mapping[str, int]) -> None:
    if path.is_file():
        text = path.read_text(encoding="utf-8")
        counted = COUNT.sub(lambda m: f"{m[1]}{rows[m[2]]:,}{m[3]}" if m[2] in rows else m[0], text)
        if counted != text:
            replace_file(path, counted.encode())
