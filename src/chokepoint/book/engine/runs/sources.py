"""The files of our package by what they are: modules, what lies beside them, and catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

import chokepoint
from chokepoint.book.engine.runs.imports import PACKAGE
from chokepoint.book.engine.runs.reads import CATALOGUES
from chokepoint.book.engine.states import list_files

FOLDER = Path(chokepoint.__file__).parent
PASSED_OVER = (".pyc", ".mo")


@dataclass(frozen=True)
class Sources:
    """The files of the package, as they were listed once; each is named by its path within the package.

    Args:
        folder: the package's folder.
    """

    folder: Path = FOLDER

    @cached_property
    def _paths(self) -> list[PurePosixPath]:
        found = [Path(path) for path in sorted(list_files(self.folder)) if not path.endswith(PASSED_OVER)]
        visible = [path for path in found if not path.name.startswith(".")]  # an editor's are not
        return [PurePosixPath(path.relative_to(self.folder).as_posix()) for path in visible]

    @cached_property
    def modules(self) -> Mapping[str, str]:
        """The file of each module."""
        return {_module_name(path): str(path) for path in self._paths if path.suffix == ".py"}

    @cached_property
    def below(self) -> Mapping[str, set[str]]:
        """The modules that lie below each package or folder, at any depth."""
        found: dict[str, set[str]] = {}
        for name in self.modules:
            parts = name.split(".")
            for n in range(1, len(parts)):
                found.setdefault(".".join(parts[:n]), set()).add(name)
        return found

    @cached_property
    def beside(self) -> Mapping[str, set[str]]:
        """The files of each package that are no modules, at any depth down to the next package."""
        found: dict[str, set[str]] = {}
        for path in self._paths:
            if path.suffix != ".py" and path.parts[0] != CATALOGUES:
                folder = ".".join([PACKAGE, *path.parent.parts])
                found.setdefault(self.holder(folder), set()).add(str(path))
        return found

    @cached_property
    def catalogues(self) -> Mapping[str, set[str]]:
        """The files of each language's catalogue."""
        found: dict[str, set[str]] = {}
        for path in self._paths:
            if path.parts[0] == CATALOGUES:
                found.setdefault(path.parts[1], set()).add(str(path))
        return found

    def holder(self, name: str) -> str:
        """Find the module of a name, or the one that holds what is named; "" if it is none of ours."""
        while name and name not in self.modules:
            name = name.rpartition(".")[0]
        return name


def _module_name(path: PurePosixPath) -> str:
    parts = path.with_suffix("").parts
    return ".".join([PACKAGE, *(parts[:-1] if parts[-1] == "__init__" else parts)])
