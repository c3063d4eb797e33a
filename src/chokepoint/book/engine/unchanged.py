"""Tells at once that a build has nothing to do: the site that stands was made from the very same files.

Nothing is imported here that takes long, and no notebook is opened. What a build depends on is hashed as a
whole: the book's files, this package, the tools, the fonts, and whatever else the chapters have read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import chokepoint
from chokepoint.book.engine.commit import BOOK_FILES, commit_id
from chokepoint.book.engine.digests import NOTEBOOK_TOOLS, PAGE_TOOLS, digest, tool_versions
from chokepoint.book.engine.folders import Workspace, write_atomically
from chokepoint.book.engine.options import BuildOptions, BuildResult
from chokepoint.book.engine.publish import current
from chokepoint.book.engine.runs.reads import can_be_kept, hash_file_reads
from chokepoint.book.engine.states import FileStates, list_files
from chokepoint.book.site.drawings import name_fonts

PACKAGE = Path(chokepoint.__file__).parent


def standing_site(workspace: Workspace, options: BuildOptions) -> BuildResult | None:
    """Give what the last build told, if nothing it depends on has changed and its site is whole.

    Args:
        workspace: the project's folders.
        options: what to build.

    Returns:
        The result of a build that did nothing; None if there may be something to do.
    """
    result = BuildResult()
    if options.replaced or options.fresh:
        return None
    with result.timed("total"):
        folder, record = current(options.place(workspace)), _read(_record(workspace, options))
        if folder is None or record is None:
            return None
        states = FileStates(_states(workspace))
        files = _files(workspace, options, states)
        same = record["sources"] == _sources(files, workspace.root, record["reads"], states)
        whole = same and record["hash"] == states.tree_digest(folder)
        states.save()
    if not whole:
        return None
    result.site, result.site_hash = str(options.place(workspace)), record["hash"]
    result.unchanged = record["notebooks"]
    return result


def sources_of(workspace: Workspace, options: BuildOptions) -> str:
    """Hash the files of the project, the package, the tools and the fonts, as they are before a build."""
    return _files(workspace, options, FileStates(_states(workspace)))


def note_site(
    workspace: Workspace, options: BuildOptions, sources: str, result: BuildResult, reads: Iterable[str]
) -> None:
    """Note what a finished site was made from.

    Args:
        workspace: the project's folders.
        options: what was built.
        sources: as :func:`sources_of` gave it before the build.
        result: what the build tells.
        reads: everything the chapters have read; if some of it cannot be looked at again, nothing is noted.
    """
    place, names = _record(workspace, options), sorted(set(reads))
    states = FileStates(_states(workspace))
    files = _files(workspace, options, states)
    if options.replaced or not can_be_kept(names) or sources != files:
        place.unlink(missing_ok=True)  # a file changed during the build: who knows which state it saw
        return
    record = {
        "sources": _sources(files, workspace.root, names, states),
        "reads": names,
        "hash": result.site_hash,
        "notebooks": sorted([*result.executed, *result.unchanged]),
    }
    write_atomically(place, json.dumps(record))


def _states(workspace: Workspace) -> Path:
    return workspace.cache / "states.json"


def _record(workspace: Workspace, options: BuildOptions) -> Path:
    name = os.path.relpath(options.place(workspace), workspace.root.resolve())  # survives a moved checkout
    return workspace.cache / f"built-{digest(name)[:16]}.json"


def _read(place: Path) -> dict[str, Any] | None:
    """Read a note; nothing if it is missing or damaged."""
    try:
        record = json.loads(place.read_text(encoding="utf-8"))
        return record if {"sources", "reads", "hash", "notebooks"} <= set(record) else None
    except (OSError, ValueError, TypeError):
        return None


def _sources(files: str, root: Path, reads: list[str], states: FileStates) -> str:
    """Hash everything a site is made from: the hash of the book's files, and what its chapters have read."""
    return digest(files, json.dumps(hash_file_reads(root, reads, states.digest), sort_keys=True))


def _files(workspace: Workspace, options: BuildOptions, states: FileStates) -> str:
    commit, modified = commit_id(workspace.root)
    about = [options.key, commit, str(modified), tool_versions((*NOTEBOOK_TOOLS, *PAGE_TOOLS)), name_fonts()]
    files = (os.path.relpath(path, workspace.root) for path in _book_files(workspace.root))
    return digest(*about, *(part for name in files for part in (name, states.digest(workspace.root / name))))


def _book_files(root: Path) -> Iterator[str]:
    """List the files of the book and of this package, in a fixed order."""
    for name in BOOK_FILES:
        if (root / name).is_dir():
            yield from sorted(list_files(root / name))
    yield from sorted(str(path) for path in root.iterdir() if path.is_file())
    if not PACKAGE.is_relative_to(root / "src"):
        yield from sorted(list_files(PACKAGE))
