"""Delete from built pages what no page, style sheet or script asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from chokepoint.book.site.references import css_addresses, is_inside, page_references, parse, resolve

# pages Sphinx always writes; kept only if another page leads to them
OPTIONAL_PAGES = frozenset({"genindex.html"})
ENTRY_FILES = frozenset({".nojekyll", "robots.txt", "404.html", "index.html", "sitemap.xml", "llms.txt"})
# other sites ask for these by their full address
NAMED_FOLDERS = frozenset({"_cards"})
FILE_NAME = re.compile(r"[\w.@+-]+\.[A-Za-z0-9]{2,5}")
TEXT_SCRIPTS = (".js", ".mjs", ".json")


def prune(site: Path, base: str = "/") -> list[str]:
    """Delete unreferenced files and empty folders.

    Args:
        site: the folder of the whole site.
        base: the path the site is published under.

    Returns:
        The paths deleted, in order.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    gone = sorted(files - reachable(site, files, base))
    for name in gone:
        (site / name).unlink()
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return gone


def reachable(site: Path, files: set[str], base: str) -> set[str]:
    """Follow references from the pages; what a script names by its file name counts as asked for."""
    waiting = [name for name in files if _is_entry(name)]
    seen: set[str] = set(waiting)
    while waiting:
        name = waiting.pop()
        for target in _asked_for(site, name, files, base):
            if target in files and target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def _is_entry(name: str) -> bool:
    path = PurePosixPath(name)
    if name in ENTRY_FILES or NAMED_FOLDERS & set(path.parts):
        return True
    is_page = path.suffix == ".html" and not any(part.startswith("_") for part in path.parts)
    return is_page and path.name not in OPTIONAL_PAGES


def _asked_for(site: Path, name: str, files: set[str], base: str) -> Iterator[str]:
    page = PurePosixPath(name)
    if page.suffix == ".html":
        addresses = (reference.address for reference in page_references(parse(site / name)))
        yield from (resolve(address, page, base)[0] for address in addresses if is_inside(address))
    elif page.suffix == ".css":
        text = (site / name).read_text(encoding="utf-8", errors="replace")
        yield from (resolve(address, page, base)[0] for address in css_addresses(text) if is_inside(address))
    elif page.suffix in TEXT_SCRIPTS and page.name != "searchindex.js":
        yield from _named_in_script(site / name, files)


def _named_in_script(path: Path, files: set[str]) -> Iterator[str]:
    """Give files a script may load: scripts build addresses, so the bare file name decides."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
    names = set(FILE_NAME.findall(text))
    yield from (
        name for name in files if PurePosixPath(name).name in names and not name.endswith((".map", ".html"))
    )
