"""Pages of families that are made apart: many of one notebook, side by side, past Sphinx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE
from chokepoint.book.engine.contents.families import FILE, Family, read_page_settings
from chokepoint.book.engine.contents.pages import parameters_of
from chokepoint.book.engine.contents.parameter_cell import bind
from chokepoint.book.engine.contents.toc import page_name, source_of
from chokepoint.book.engine.digests import digest, file_digest, tree_digest

CODE = ("analysis", "answers", "data", "figures", "i18n", "stories")
"""The parts of the package that decide what such a page says."""


@dataclass(frozen=True)
class Apart:
    """One page.

    Args:
        name: its name in addresses.
        title: its title.
        family: its family.
        notebook: the name of its notebook.
        source: the file of the notebook, from the project's folder.
        parameters: the values it is made with.
        in_sample: whether it is in the sample, which the editions of other days have.
    """

    name: str
    title: str
    family: str
    notebook: str
    source: str
    parameters: Mapping[str, Any]
    in_sample: bool = False


def read_apart(root: Path, language: str = DEFAULT_LANGUAGE, *, whole: bool = True) -> list[Apart]:
    """List the pages made apart.

    Args:
        root: the project's folder.
        language: of the titles.
        whole: whether all of them are made, or the sample of each family alone.

    Raises:
        ChokepointError: if a sample names no page of its family, or a value does not fit its parameter.
    """
    families = [family for family in read_page_settings(root)[1] if family.apart]
    return [page for family in families for page in _pages_of(root, family, language, whole)]


def _pages_of(root: Path, family: Family, language: str, whole: bool) -> list[Apart]:
    where = f"{FILE}: {family.family}"
    source = source_of(root, f"chapters/{family.notebook}", where)
    specs, found, sample = parameters_of(source), [], family.sampled()
    for member in family.members() if whole else sample:
        values = bind(specs, member.parameters, where)
        title = member.title.get(language) or member.title.get(DEFAULT_LANGUAGE, member.name)
        file = source.relative_to(root).as_posix()
        notebook, sampled = page_name(family.notebook), member in sample
        found.append(Apart(member.name, title, family.family, notebook, file, values, sampled))
    return found


def made_from(root: Path, pages: list[Apart]) -> str:
    """Hash what decides what such pages say beside the data: our code and their notebooks."""
    package = Path(__file__).parents[3]
    code = (tree_digest(package / name) for name in CODE)
    files = sorted({page.source for page in pages})
    return digest(*code, *(file_digest(root / name) for name in files))
