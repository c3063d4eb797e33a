"""The table of contents: which files are pages, in which order, and as one folder's worth of names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from chokepoint.book.engine.contents.page import SOURCE_ENDINGS
from chokepoint.errors import BuildError

TOC = "_toc.yml"


def read_toc(root: Path) -> dict[str, Any]:
    """Read the table of contents.

    Raises:
        BuildError: if ``_toc.yml`` is not valid or names no first page.
    """
    try:
        toc = yaml.safe_load((root / TOC).read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BuildError("not valid YAML", where=TOC, hint=str(error).replace("\n", " ")) from error
    if not isinstance(toc, dict) or "root" not in toc:
        raise BuildError("names no first page", where=TOC, hint="add a line like root: chapters/index")
    return toc


def toc_files(entry: Any) -> Iterator[str]:
    """Give every page named in a part of the table of contents, in reading order."""
    if isinstance(entry, list):
        for item in entry:
            yield from toc_files(item)
    elif isinstance(entry, dict):
        yield from (str(entry[key]) for key in ("root", "file") if key in entry)
        for value in entry.values():
            yield from toc_files(value)


def page_name(entry: str) -> str:
    """Give the name of a page in addresses: ``chapters/controls`` becomes ``controls``."""
    return without_ending(Path(entry).name)


def without_ending(name: str) -> str:
    """Take the ending of a notebook or Markdown file off a name."""
    return name.rsplit(".", 1)[0] if name.endswith(SOURCE_ENDINGS) else name


def source_of(root: Path, entry: str, where: str = TOC) -> Path:
    """Find the file of a page.

    Args:
        root: the project's folder.
        entry: the file as named in ``where``, with or without ending.
        where: the file that names it, for messages.

    Raises:
        BuildError: if there is none.
    """
    stem = root / entry
    candidates = [stem, *(stem.with_name(stem.name + ending) for ending in SOURCE_ENDINGS)]
    for path in candidates:
        if path.is_file() and path.suffix in SOURCE_ENDINGS:
            return path
    raise BuildError(f"no file for the page '{entry}'", where=where, hint=f"add {entry}.ipynb or {entry}.md")


Below = Mapping[str, Sequence[str]]
"""By the name of a page, the names of the pages of families that stand below it."""


def flat_toc(entry: Any, kept: Collection[str], below: Below) -> Any:
    """Rewrite a table of contents for pages named as in addresses, with the pages of families in it.

    Args:
        entry: a part of the table of contents.
        kept: the names of the pages the edition has; those it lacks are left out, what stands below them not.
        below: the pages of families.
    """
    if isinstance(entry, list):
        return [flat for item in entry for flat in _flat_items(item, kept, below)]
    if not isinstance(entry, dict):
        return entry
    names = {key: page_name(str(entry[key])) for key in ("root", "file") if key in entry}
    flat = {key: names.get(key) or flat_toc(value, kept, below) for key, value in entry.items()}
    family = [{"file": name} for name in below.get(flat.get("file", ""), ()) if name in kept]
    return flat | {"sections": [*family, *flat.get("sections", [])]} if family else flat


def _flat_items(item: Any, kept: Collection[str], below: Below) -> list[Any]:
    """Rewrite one entry of a list; one that is left out gives way to what stands below it."""
    if not isinstance(item, dict) or "url" in item:
        return [item]
    flat = flat_toc(item, kept, below)
    if "file" in flat and flat["file"] not in kept:
        return list(flat.get("sections", []))
    return [flat] if any(toc_files(flat)) else []
