"""Delete from built pages what no page, style sheet or script asks for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from chokepoint.book.site.notes import SCRIPTS
from chokepoint.book.site.tree import Site

# pages Sphinx always writes; kept only if another page leads to them
OPTIONAL_PAGES = frozenset({"genindex.html"})
ENTRY_FILES = frozenset({".nojekyll", "robots.txt", "404.html", "index.html", "sitemap.xml", "llms.txt"})
# other sites ask for these by their full address
NAMED_FOLDERS = frozenset({"_cards"})
ASKING = frozenset({".html", ".css", *SCRIPTS})
NEVER_NAMED = (".map", ".html")
"""What no script loads, whatever it names."""


def prune(site: Site) -> list[str]:
    """Delete unreferenced files and empty folders.

    Returns:
        The paths deleted, in order.
    """
    gone = sorted(site.files - reachable(site))
    for name in gone:
        site.remove(name)
    for folder, _, _ in os.walk(site.folder, topdown=False):
        if not os.listdir(folder):  # noqa: PTH208 - what was below it may just have gone
            Path(folder).rmdir()
    return gone


def reachable(site: Site) -> set[str]:
    """Follow references from the pages; what a script names by its file name counts as asked for."""
    by_name: dict[str, list[str]] = {}
    for name in site.files:
        by_name.setdefault(PurePosixPath(name).name, []).append(name)
    waiting = [name for name in site.files if _is_entry(name)]
    seen: set[str] = set(waiting)
    while waiting:
        asked = set(_asked_for(site, waiting.pop(), by_name)) & site.files - seen
        seen |= asked
        waiting += asked
    return seen


def _is_entry(name: str) -> bool:
    path = PurePosixPath(name)
    if name in ENTRY_FILES or NAMED_FOLDERS & set(path.parts):
        return True
    is_page = path.suffix == ".html" and not any(part.startswith("_") for part in path.parts)
    return is_page and path.name not in OPTIONAL_PAGES


def _asked_for(site: Site, name: str, by_name: Mapping[str, Iterable[str]]) -> Iterator[str]:
    if PurePosixPath(name).suffix in ASKING:
        yield from (target for _, target, _ in site.targets(name))
        for named in site.notes(name).named:
            yield from (file for file in by_name.get(named, ()) if not file.endswith(NEVER_NAMED))
