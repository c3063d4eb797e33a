"""What Python code asks for by import, read from its text: nothing is imported to know it.

Where it cannot be read off, the code is taken to ask for everything.
"""

from __future__ import annotations

import ast
import json
import threading
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from chokepoint.book.engine.digests import file_digest
from chokepoint.book.engine.folders import write_atomically
from chokepoint.notes import HEADLINES, JUDGES

PACKAGE = "chokepoint"
BELOW = ".*"
"""Behind the name of a package: all that lies below it as well."""
DYNAMIC = frozenset(
    {
        *("__import__", "importlib", "import_module", "pkgutil", "runpy", "modules"),
        *("exec", "eval", "pickle", "read_pickle", "get_ipython"),
    }
)
"""Names of what can run or find code that no import names; as methods ``exec`` and ``eval`` do not."""
_PARSING = threading.Lock()
"""Python 3.11 gives up when two threads parse at once: "AST constructor recursion depth mismatch"."""
STATIC = frozenset({"importlib.metadata", "importlib.resources"})
"""Modules of such names that neither run nor find any."""


@dataclass(frozen=True)
class Asked:
    """What a piece of code asks for.

    Args:
        names: modules of this package and names in them, each as it is written; with ``BELOW`` if the code
            holds it, since a package leads to all that lies below it.
        registering: the methods by which it may register something, of those that can be noted.
        anything: whether it may ask for more than can be read off.
    """

    names: tuple[str, ...] = ()
    registering: tuple[str, ...] = ()
    anything: bool = False


def asked_by(source: str) -> Asked:
    """Read what code asks for, wherever in it."""
    try:
        with _PARSING:
            tree = ast.parse(source)
    except (SyntaxError, ValueError):  # such as IPython's own commands
        return Asked(anything=True)
    reader = _Reader()
    reader.visit(tree)
    return Asked(tuple(sorted(reader.names)), tuple(sorted(reader.registering)), reader.anything)


class _Reader(ast.NodeVisitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.registering: set[str] = set()
        self.anything = False

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.split(".")[0] == PACKAGE:
                self.names.add(alias.name + (BELOW if alias.asname else ""))
            self._look(alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.anything = self.anything or node.level > 0
        module = node.module or ""
        self._look(module)
        if module.split(".")[0] == PACKAGE:
            self.names.add(module)
            held = {module if alias.name == "*" else f"{module}.{alias.name}" for alias in node.names}
            self.names.update(f"{name}{BELOW}" for name in held)
        for alias in node.names:
            self._look(alias.name)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in (HEADLINES, JUDGES):
            self.registering.add(node.attr)
        if node.attr not in ("exec", "eval"):
            self._look(node.attr)
        path = _path(node)
        if path.split(".")[0] == PACKAGE:
            self.names.add(f"{path}{BELOW}")
        else:
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        self._look(node.id)
        self.anything = self.anything or node.id == PACKAGE

    def _look(self, name: str) -> None:
        self.anything = self.anything or (name not in STATIC and name.split(".")[0] in DYNAMIC)


def _path(node: ast.expr) -> str:
    """Write a chain of attributes with dots; "" if it begins with something else than a name."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


class KeptImports:
    """What sources ask for, kept from one process to the next by the hash of each source.

    Args:
        record: the file it is kept in, if anywhere; what cannot be read there is read from the sources again.
    """

    def __init__(self, record: Path | None) -> None:
        self._record, self._known, self._is_new = record, dict[str, Asked](), False
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            kept = json.loads(record.read_text(encoding="utf-8")) if record else {}
            if kept["reader"] == READER:
                self._known = {
                    key: Asked(tuple(a), tuple(b), bool(c)) for key, (a, b, c) in kept["asked"].items()
                }

    def read(self, path: Path, key: str) -> Asked:
        """Give what a source asks for.

        Args:
            path: its file.
            key: the hash of its content.
        """
        if key not in self._known:
            try:
                source = path.read_text(encoding="utf-8", errors="replace")
            except OSError:  # gone since it was listed
                return Asked(anything=True)
            self._known[key], self._is_new = asked_by(source), True
        return self._known[key]

    def save(self) -> None:
        """Keep what was read, and not the oldest of very much."""
        if self._record is not None and self._is_new:
            newest = list(self._known.items())[-MOST:]
            asked = {key: astuple(one) for key, one in newest}
            write_atomically(self._record, json.dumps({"reader": READER, "asked": asked}))
            self._is_new = False


MOST = 3000
"""So many sources are remembered."""
READER = file_digest(Path(__file__))
"""The code that reads sources, as this process has it: what another one read may be read otherwise."""
