"""The list of a site's files with their hashes, by which anybody can check a copy of the site without us."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from chokepoint.book.site.tree import Site
from chokepoint.errors import BuildError

MANIFEST = "SHA256SUMS"
"""Its form is that of ``sha256sum``, which checks it too: ``sha256sum --check SHA256SUMS``."""

_LINE = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<name>.+)")
COPY_AGAIN = "copy the site again, whole"


def write_manifest(site: Site) -> None:
    """Write the list into the site; to be called once all else is written."""
    site.write(MANIFEST, write_list(site.content_hashes()))


def write_list(hashes: Mapping[str, str]) -> str:
    """Write a list of files.

    Args:
        hashes: SHA-256 of each file's content, by its path in the site.
    """
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes) if name != MANIFEST)


def read_manifest(folder: Path) -> dict[str, str]:
    """Read the list of a site: hashes by path.

    Raises:
        BuildError: if there is none, or a line of it is none.
    """
    path = folder / MANIFEST
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        hint = "name the folder of a whole site, such as build/site"
        raise BuildError(f"has no {MANIFEST} that can be read", where=str(folder), hint=hint) from error
    found = {}
    for n, line in enumerate(lines, start=1):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise BuildError("is no hash and name", where=f"{path}:{n}", hint=COPY_AGAIN)
        found[parts["name"]] = parts["hash"]
    return found


def find_differences(folder: Path) -> Iterator[BuildError]:
    """Compare a site with its own list.

    Args:
        folder: the site, from wherever it was copied.

    Yields:
        An error for each file that is missing, was changed, or is on no list, in order of their paths.

    Raises:
        BuildError: if there is no list.
    """
    listed, there = read_manifest(folder), Site(folder).content_hashes()
    for name in sorted({*listed, *there} - {MANIFEST}):
        fault = _compare(listed.get(name), there.get(name))
        if fault:
            yield BuildError(fault, where=name, hint=COPY_AGAIN)


def _compare(listed: str | None, there: str | None) -> str:
    if there is None:
        return "is missing"
    if listed is None:
        return f"is not on the list in {MANIFEST}"
    return "" if there == listed else "is not what was built"
