"""The sources of the methods as BibTeX, for the list at the end of the page on methods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from chokepoint.book.engine.contents.page import SOURCE_ENDINGS
from chokepoint.book.sphinx_ext.facts.methods import OWN, TABLE
from chokepoint.data import load_sources, load_table
from chokepoint.errors import BuildError

FILE = Path("chapters") / "references.bib"

_CITED = re.compile(r"\{cite:\w+\}`(\w+)`")
_SPECIAL = re.compile(r"([&%$#_{}])")


def write_bibliography(sources: pd.DataFrame, keys: set[str]) -> str:
    """Write sources as BibTeX, in the order of their ids.

    Args:
        sources: as ``load_sources`` gives them.
        keys: ids of the sources to write.

    Raises:
        BuildError: if a page cites a source that is not among them.
    """
    unknown = sorted(keys - set(sources.index))
    if unknown:
        raise BuildError("a page cites what is no source", where=", ".join(unknown), hint="see sources.csv")
    listed = sources.loc[sorted(keys)].to_dict("index")
    return "\n".join(_entry(str(key), source) for key, source in listed.items())


def cited_sources(root: Path) -> set[str]:
    """List the sources that a page cites, or that stand behind a formula the book computes.

    Args:
        root: the project's folder.
    """
    methods = load_table(TABLE)
    used = methods[(methods["implemented_by"] != "") & (methods["source_id"] != OWN)]
    pages = [path for path in (root / FILE.parent).iterdir() if path.suffix in SOURCE_ENDINGS]
    named = [key for path in pages for key in _CITED.findall(path.read_text(encoding="utf-8"))]
    return {*used["source_id"], *named}


def fresh_bibliography(root: Path) -> str:
    """Write what ``chapters/references.bib`` should hold."""
    return write_bibliography(load_sources(), cited_sources(root))


def _entry(key: str, source: Mapping[Any, str]) -> str:
    fields = {
        "author": f"{{{_escape(source['publisher'])}}}",  # braces keep an institution in one piece
        "title": f"{{{_escape(source['title'])}}}",
        "edition": _escape(source["edition"]),
        "year": source["published"][:4],
        "url": source["url"],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
