"""Which modules are proved together, and which test files answer for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

PACKAGE = Path("src/chokepoint")
LAYERS = ("i18n", "data", "analysis", "answers", "figures", "stories")
"""The packages in the order in which they import each other."""


@dataclass(frozen=True)
class Room:
    """A kind of modules.

    Args:
        name: what it is called on the command line.
        folder: the package, one of the layers.
        patterns: names of its files; a module belongs to the first room of its package that names it.
        counted: whether its tests must stop the least part; drawings are reported only, since most of
            their numbers are lengths and sizes, which a picture shows and a unit test could but repeat.
    """

    name: str
    folder: str
    patterns: tuple[str, ...]
    counted: bool = True


ROOMS = (
    Room("analysis", "analysis", ("*.py",)),
    Room("judges", "stories", ("*judges*.py",)),
    Room("sentences", "stories", ("headlines*.py", "titles.py", "exhibits*.py", "words.py")),
    Room("charts", "stories", ("*_charts.py",), counted=False),
    Room("answers", "stories", ("*.py",)),
)


def room_of(module: Path) -> str | None:
    """Name the room of a module, given by its path in the tree; None where it belongs to none."""
    parts = module.relative_to(PACKAGE).parts
    for room in ROOMS:
        if parts[0] == room.folder and any(fnmatch(module.name, pattern) for pattern in room.patterns):
            return room.name
    return None


def modules_of(root: Path, room: str) -> list[Path]:
    """List the modules of a room of a tree that hold more than a docstring, as paths in the tree."""
    found = sorted(path.relative_to(root) for path in (root / PACKAGE).rglob("*.py"))
    return [path for path in found if path.name != "__init__.py" and room_of(path) == room]


def mirrors_of(root: Path, module: Path) -> list[Path]:
    """List the test files of a module, as paths in the tree.

    They are the mirror ``test_<module>.py`` and, beside it, what goes on with it under a longer name
    (``test_judges_edges.py``) unless another module bears that name (``answers_debt.py``). Tests of the whole
    book do not count.
    """
    folder = root / "tests" / module.relative_to(PACKAGE).parent
    longer = sorted(folder.glob(f"test_{module.stem}_*.py"))
    own = [path for path in longer if not (root / module).with_name(path.name[len("test_") :]).exists()]
    return [path.relative_to(root) for path in (folder / f"test_{module.stem}.py", *own) if path.exists()]


def below(room: Room) -> Sequence[str]:
    """Name the packages that a room may import and that are not of its own package."""
    return LAYERS[: LAYERS.index(room.folder)]
