import ast
import statistics
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.fixture(scope="module")
def lengths() -> dict[str, int]:
    return {
        f"{path.name}:{node.lineno} {node.name}": length(node)
        for path in SOURCES
        for node in functions(ast.parse(path.read_text(encoding="utf-8")))
    }


def test_functions_are_short(lengths: dict[str, int]) -> None:
    values = sorted(lengths.values())
    assert statistics.median(values) <= 8
    assert values[int(0.9 * len(values))] <= 20
    assert {name: n for name, n in lengths.items() if n > 40} == {}


def is_public(node: ast.AST) -> bool:
    return isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src/chokepoint")))
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [n for n in tree.body if is_public(n)]
    public += [m for c in public if isinstance(c, ast.ClassDef) for m in c.body if is_public(m)]
    assert [n.name for n in public if not ast.get_docstring(n)] == []


COMMANDS = ("ruff check .", "ruff format --check .", "mypy", "lint-imports")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_tools_agree(command: str) -> None:
    tool, *arguments = command.split()
    program = Path(sysconfig.get_path("scripts"), tool)
    answer = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-1000:]
