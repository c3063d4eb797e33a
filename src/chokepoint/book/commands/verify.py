"""``chokepoint verify``: whether a site is what was built, and whether another build gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any

import typer

from chokepoint.book.commands.options import AsJson, Only, print_json
from chokepoint.book.engine.commit import COMMIT_VARIABLE
from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.states import list_files
from chokepoint.book.site.manifest import find_differences, read_manifest
from chokepoint.errors import BuildError
from chokepoint.paths import ROOT_VARIABLE

LEFT_OUT = shutil.ignore_patterns(
    "build", "_build", ".git", ".venv", "node_modules", "__pycache__", ".*_cache"
)
AROUND = 24
"""Bytes shown on either side of the first that differs."""


@dataclass(frozen=True)
class Conditions:
    """What differs between two builds of one book.

    Args:
        name: of these conditions.
        folder: where the copy of the book lies; two conditions of one folder share its cache.
        variables: of the environment.
        mask: which permissions new files lack.
        jobs: processes of the build.
        font: whether the home folder has a font of its own that calls itself by a common name.
    """

    name: str
    folder: str
    variables: Mapping[str, str] = field(default_factory=dict)
    mask: int = 0o022
    jobs: int = 2
    font: bool = False


PLAIN = Conditions("a plain folder", "plain", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
OTHERS = (
    Conditions(
        "the same folder, everything kept", "plain", {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "3"}
    ),
    Conditions(
        "a folder with spaces, quotes and Chinese characters",
        "the 'book' of \"镓\" & #1",
        {"TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "7"},
        mask=0o077,
        jobs=1,
        font=True,
    ),
)


@dataclass(frozen=True)
class Difference:
    """The first byte in which two builds differ.

    Args:
        file: its path in the site.
        byte: its place in the file, from 0; None if one of the builds lacks the file.
        ours, theirs: what stands around it in either build.
    """

    file: str
    byte: int | None = None
    ours: bytes = b""
    theirs: bytes = b""

    def __str__(self) -> str:
        """Tell it in a line."""
        if self.byte is None:
            return f"{self.file}: only one of the builds has it"
        return f"{self.file}: byte {self.byte} differs, {self.ours!r} and {self.theirs!r}"


def verify(
    site: Annotated[
        Path | None,
        typer.Argument(help="A copy of the site to check against its own list; nothing is built."),
    ] = None,
    only: Only = None,
    as_json: AsJson = False,
) -> None:
    """Build the book under different conditions and compare every byte, or check a copy of the site."""

    def work() -> dict[str, Any]:
        return check_copy(site) if site else compare_builds(Workspace.here(), tuple(only or ()))

    done = print_json(work) if as_json else work()
    if not as_json:
        typer.echo("\n".join(f"{name}: {value}" for name, value in done.items()))


def check_copy(site: Path) -> dict[str, Any]:
    """Check a copy of the site against its list.

    Returns:
        The number of files.

    Raises:
        BuildError: if it has no list.
        BuildFailed: with every file that differs.
    """
    faults = list(find_differences(site))
    if faults:
        raise BuildFailed("checking the copy of the site", faults)
    return {"files as built": len(read_manifest(site))}


def compare_builds(
    workspace: Workspace, only: Sequence[str] = (), others: Sequence[Conditions] = OTHERS
) -> dict[str, Any]:
    """Build copies of a book under different conditions, and compare every file of the sites.

    Args:
        workspace: the book.
        only: chapters to execute; all, in all editions, if there are none.
        others: what to compare the build in a plain folder with.

    Returns:
        The number of files, and the conditions that gave the same bytes.

    Raises:
        BuildError: if a build fails, or at the first byte that differs.
    """
    with tempfile.TemporaryDirectory(prefix="chokepoint-verify-") as temporary:
        place = Path(temporary)
        first = _build(workspace, place, PLAIN, only, "first")
        for n, conditions in enumerate(others):
            again = _build(workspace, place, conditions, only, f"again-{n}")
            difference = next(find_first_difference(first, again), None)
            if difference is not None:
                hint = "what a page shows must not depend on where and when it is built"
                raise BuildError(str(difference), where=f"{PLAIN.name} and {conditions.name}", hint=hint)
        names = "; ".join(conditions.name for conditions in (PLAIN, *others))
        return {"files": len(list(list_files(first))), "same bytes in": names}


def find_first_difference(ours: Path, theirs: Path) -> Iterator[Difference]:
    """Compare two trees in order of their paths; give the first byte of each file that differs."""
    names = {Path(file).relative_to(root).as_posix() for root in (ours, theirs) for file in list_files(root)}
    for name in sorted(names):
        pair = [ours / name, theirs / name]
        if not all(path.is_file() for path in pair):
            yield Difference(name)
            continue
        left, right = (path.read_bytes() for path in pair)
        if left != right:
            byte = next(n for n, (a, b) in enumerate(zip_longest(left, right)) if a != b)
            part = slice(max(0, byte - AROUND), byte + AROUND)
            yield Difference(name, byte, left[part], right[part])


def _build(workspace: Workspace, place: Path, how: Conditions, only: Sequence[str], name: str) -> Path:
    root, home = place / how.folder, place / f"home-{name}"
    if not root.exists():
        shutil.copytree(workspace.root, root, ignore=LEFT_OUT, symlinks=True)
    for folder in (home / ".fonts", home / "tmp"):
        folder.mkdir(parents=True)
    if how.font:
        _add_font(home / ".fonts")
    output = root / "build" / name
    chosen = [part for chapter in only for part in ("--only", chapter)]
    command = [sys.executable, "-m", "chokepoint.book.commands.cli", "build", "--quiet", *chosen]
    done = subprocess.run(
        [*command, "--jobs", str(how.jobs), "--output", str(output)],
        cwd=root,
        env={**_environment(workspace, root, home), **how.variables},
        umask=how.mask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError("cannot be built", where=how.name, hint=(done.stderr or done.stdout).strip()[-2000:])
    return output.resolve()


def _environment(workspace: Workspace, root: Path, home: Path) -> dict[str, str]:
    """Give the variables of a build in a copy: its own code, home and temporary folder, the same commit."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XDG_"))}
    own = {
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        ROOT_VARIABLE: str(root),
        "PYTHONPATH": str(root / "src"),
    }
    return kept | own | {COMMIT_VARIABLE: os.environ.get(COMMIT_VARIABLE, "verified")}


def _add_font(folder: Path) -> None:
    """Give a home folder a font that looks like none and calls itself like one of every machine."""
    from chokepoint.book.site.drawings import FONTS

    shutil.copy(FONTS / "ChokepointMetrics-Regular.ttf", folder / "DejaVuSans.ttf")
