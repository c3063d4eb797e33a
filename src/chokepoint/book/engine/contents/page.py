"""A page of the book: the file it is written in, values for its parameters, its name and its title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from pathlib import Path
from typing import Any

SOURCE_ENDINGS = (".ipynb", ".md")


class Role(StrEnum):
    """What a page is to the others: they lead to it, or what it repeats is marked on it."""

    HOME = auto()
    CLAIMS = auto()
    ROBUSTNESS = auto()
    CONTROLS = auto()


@dataclass(frozen=True)
class Page:
    """One page of the book.

    Args:
        name: its name in addresses, such as ``controls`` or ``controls/germanium``.
        source: the notebook or Markdown file it is written in; several pages may share a notebook.
        parameters: values other than the notebook's own.
        title: its title by language; empty if the file says it.
        family: the family it belongs to, if any.
        label: what it is called where one chooses among the pages of a notebook, by language.
        short: whether it leaves out what cells with the tag ``chapter-only`` show.
        under: the name of the page below which it stands in the contents, for a page of a family.
        role: what it is to the others, if anything.
        current_only: whether no edition of a day has it, because it says how the book works.
    """

    name: str
    source: Path
    parameters: Mapping[str, Any] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    family: str = ""
    label: Mapping[str, str] = field(default_factory=dict)
    short: bool = False
    under: str = ""
    role: Role | None = None
    current_only: bool = False

    @property
    def is_notebook(self) -> bool:
        """Tell whether the page is executed before it is laid out."""
        return self.source.suffix == ".ipynb"

    @property
    def is_committed(self) -> bool:
        """Tell whether the outputs in its file are those of this page, not of another with other values."""
        return not self.parameters
