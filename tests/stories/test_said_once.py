"""One quantity is composed in one place: no two places call the same analyses on the same table."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CARRIERS = {"chokepoint.analysis.ids", "chokepoint.analysis.rows", "chokepoint.analysis.dates"}
"""Modules that carry rows on and compute nothing."""
COMPOSED_TWICE: dict[tuple[str, str, str], str] = {}
"""Pairs of analyses on one table that two places may both call, each with the reason."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Give every module of the stories, the figures and the book, and the code of every chapter."""
    for wing in ("stories", "figures", "book"):
        for path in sorted((ROOT / "src/chokepoint" / wing).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        yield str(path.relative_to(ROOT)), ast.parse(source)


def analyses(tree: ast.AST) -> dict[str, str]:
    """Name what a module imports of the analyses: the full name behind each local one."""
    return {
        name.asname or name.name: f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chokepoint.analysis")
        for name in node.names
        if node.module not in CARRIERS and f"{node.module}.{name.name}" not in CARRIERS
    }


def called(place: ast.AST, known: dict[str, str]) -> set[str]:
    """Name the analysis functions called in a place."""
    found = set()
    for node in ast.walk(place):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) if name in known:
                found.add(known[name])
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in known:
                found.add(f"{known[module]}.{name}")
    return found


def tables(place: ast.AST) -> set[str]:
    """Name the tables a place reads: ``look["prices"]``, ``load_table("prices")``."""
    subscripts = [n.slice for n in ast.walk(place) if isinstance(n, ast.Subscript)]
    loads = [
        n.args[0]
        for n in ast.walk(place)
        if isinstance(n, ast.Call)
        and getattr(n.func, "id", getattr(n.func, "attr", "")) in ("load_table", "whole")
        if n.args
    ]
    texts = {
        n.value for n in [*subscripts, *loads] if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }
    return texts & TABLES


LOADERS = ("load_table", "whole")
TABLES = {path.stem for path in (ROOT / "data/tables").glob("*.csv")}


def places(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Give the functions of a module, or the whole of one that has none."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    yield from ((node.name, node) for node in functions)
    if not functions:
        yield "cells", tree


def composed(sources: Iterator[tuple[str, ast.Module]]) -> dict[tuple[str, str, str], list[str]]:
    """List where each pair of analyses is called on each table."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name, tree in sources:
        known = analyses(tree)
        for place, node in places(tree):
            for pair in combinations(sorted(called(node, known)), 2):
                for table in sorted(tables(node)):
                    found[(*pair, table)].append(f"{name}:{place}")
    return found


def test_no_two_places_compose_the_same() -> None:
    twice = {key: where for key, where in composed(modules()).items() if len(where) > 1}
    assert {key: where for key, where in twice.items() if key not in COMPOSED_TWICE} == {}


def test_every_exception_is_still_one() -> None:
    twice = {key for key, where in composed(modules()).items() if len(where) > 1}
    assert set(COMPOSED_TWICE) - twice == set()


def test_the_same_composition_in_two_places_is_noticed() -> None:
    recipe = (
        "from chokepoint.analysis.trade import prices\n"
        "def {name}(look):\n"
        "    return prices.change_since(prices.to_usd_per_kg(look['prices']), 'Europe', day)\n"
    )
    trees = [(name, ast.parse(recipe.format(name=name))) for name in ("here", "there")]
    (found,) = composed(iter(trees)).items()
    assert found[0][2] == "prices"
    assert found[1] == ["here:here", "there:there"]
