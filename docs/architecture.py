"""Draw the architecture of the package from its imports; ``python docs/architecture.py`` writes the page.

Every folder is told by the docstring of its ``__init__.py``; an arrow means that a module of one layer
imports a module of the other. Nothing of the page is written by hand.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/chokepoint"
PAGE = ROOT / "docs/architecture.md"
LAYERS = ("book", "stories", "figures", "answers", "analysis", "data")
"""From the last to the first: each may import those after it."""
BESIDE = ("files", "i18n", "notes", "parameters", "paths", "errors")

HEAD = """# Architecture

This page is drawn from the imports of the package by `docs/architecture.py`; a test holds it to them.

Data flow one way. A layer may import those below it and none above; `lint-imports` refuses anything else.

"""


def first_sentence(path: Path) -> str:
    """Give the first line of the docstring of a module or a package; "" if it has none."""
    place = path / "__init__.py" if path.is_dir() else path
    told = ast.get_docstring(ast.parse(place.read_text(encoding="utf-8"))) if place.is_file() else None
    return (told or "").split("\n", 1)[0]


def layer_of(module: str) -> str:
    """Give the layer a module belongs to: the first part of its name below the package."""
    return module.split(".")[1] if "." in module else ""


def find_imports() -> set[tuple[str, str]]:
    """Give each pair of layers of which a module of the first imports one of the second."""
    graph = grimp.build_graph("chokepoint", cache_dir=None)
    pairs = (
        (layer_of(module), layer_of(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    )
    return {(here, there) for here, there in pairs if here != there and {here, there} <= set(LAYERS)}


def draw(pairs: set[tuple[str, str]]) -> Iterator[str]:
    """Write the layers and the imports between them as a Mermaid graph."""
    yield "```mermaid\ngraph TD"
    yield from (f"  {layer}" for layer in LAYERS)
    yield from (f"  {here} --> {there}" for here, there in sorted(pairs))
    yield "```\n"


def tell_folder(folder: Path, depth: int = 0) -> Iterator[str]:
    """Write a line for a folder and for each of its folders that says what it is."""
    told = first_sentence(folder)
    if told:
        yield f"{'  ' * depth}- `{folder.relative_to(PACKAGE).as_posix()}/`: {told}"
    for inner in sorted(path for path in folder.iterdir() if path.is_dir() and any(path.rglob("*.py"))):
        yield from tell_folder(inner, depth + 1)


def write() -> str:
    """Write the page."""
    parts = [HEAD, "\n".join(draw(find_imports())), "## Layers, the last first\n"]
    parts += ["\n".join(line for layer in LAYERS for line in tell_folder(PACKAGE / layer))]
    beside = [(PACKAGE / name if (PACKAGE / name).is_dir() else PACKAGE / f"{name}.py") for name in BESIDE]
    parts += ["\n## Beside them, for all\n", "\n".join(f"- `{p.name}`: {first_sentence(p)}" for p in beside)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(write(), encoding="utf-8")
