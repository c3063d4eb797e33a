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
Import = ast.Import | ast.ImportFrom


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


UNMIRRORED = {
    # makes the committed fonts once, by hand; the fonts themselves are tested where charts become SVG
    "figures/faces/make_faces.py",
    "figures/fonts/make_metrics.py",
}
OTHER_NAMES = {"book/sphinx_ext/__init__.py": "book/sphinx_ext/test_extension.py"}


def says_something(path: Path) -> bool:
    """Tell whether a file defines functions or classes; a package that only gives out names does not."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return path.name != "__init__.py" or any(isinstance(node, Function | ast.ClassDef) for node in body)


def missing_mirrors(source: Path, tests: Path) -> list[str]:
    """List the modules under a folder whose test file is absent or holds no test."""
    names = [path.relative_to(source) for path in sorted(source.rglob("*.py")) if says_something(path)]
    mirrors = {str(name): str(name.with_name(f"test_{name.name}")) for name in names}
    return [name for name in mirrors if not holds_a_test(tests / (mirrors | OTHER_NAMES)[name])]


def holds_a_test(path: Path) -> bool:
    """Tell whether a test file exists and holds at least one test."""
    if not path.exists():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(node.name.startswith("test_") for node in functions(tree))


def test_every_module_has_its_mirror_among_the_tests() -> None:
    assert set(missing_mirrors(ROOT / "src/chokepoint", ROOT / "tests")) == UNMIRRORED


def test_a_module_without_a_mirror_is_noticed(tmp_path: Path) -> None:
    for name, text in {
        "src/tested.py": "def f(): ...",
        "src/untested.py": "def f(): ...",
        "src/hollow.py": "def f(): ...",
        "src/__init__.py": "from tested import f",
        "tests/test_tested.py": "from tested import f\ndef test_f(): ...",
        "tests/test_hollow.py": "from hollow import f",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert missing_mirrors(tmp_path / "src", tmp_path / "tests") == ["hollow.py", "untested.py"]


COMMANDS = ("ruff check .", "ruff format --check .", "mypy", "lint-imports")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_tools_agree(command: str) -> None:
    tool, *arguments = command.split()
    program = Path(sysconfig.get_path("scripts"), tool)
    answer = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-1000:]
