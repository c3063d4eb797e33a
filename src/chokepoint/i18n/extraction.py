"""Every message a reader may see, found by reading the code, the notebooks and the data package.

Words of ours stand as literals where they are said (``t("...")``, ``t.plural("...", "...", n)``,
``_("...")``) or where they are kept (``msg("...")``, ``vocabulary("...")``, the unit and the ``how`` of an
answer, a headline). Codes stand in the lists of allowed values of the data package, and the text of some
columns in its tables. Nothing is put together while the book runs, so that what is found here is all there
is.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SAID: Mapping[str, tuple[int | str, ...]] = {
    "t": (0,),
    "_": (0,),
    "msg": (0,),
    "plural": (0, 1),
    "count": (0, 1),
    "headline": (2, "sentence"),
    "above": (1,),
    "below": (1,),
}
"""The arguments of a function that are messages: by place, or by name."""
LITERAL = ("t", "_", "msg", "plural", "vocabulary")
"""Functions that take nothing but a literal."""
WHOLLY = "vocabulary"
"""The function all of whose arguments are messages."""
IN_PAIRS = ("plural", "count")
"""Functions that are given a singular and a plural."""
TOC = "_toc.yml"
KEPT = ("unit", "how")
"""Parameters and fields, whatever function or class has them, that keep a message."""
CELLS: Mapping[str, tuple[str, ...]] = {
    "controls": ("target_name",),
    "debt_statements": ("year_as_printed",),
    "external_debt_creditors": ("creditor",),
    "import_sources": ("form",),
}
"""The columns whose text readers see in their own language, by table; other text stays as printed."""


@dataclass
class Found:
    """A message and where it stands.

    Args:
        plural: its plural, where it is the singular of a pair.
        places: ``file:line``, or the column of a table.
    """

    plural: str = ""
    places: list[str] = field(default_factory=list)


Catalogue = dict[str, Found]
Parameters = dict[str, dict[str, int]]
"""By function: the places of its parameters of ``KEPT``."""


def extract(source: Path, notebooks: Path, data: Path) -> Catalogue:
    """List every message.

    Args:
        source: the folder of the package.
        notebooks: the folder of the chapters.
        data: the folder of the data package.

    Returns:
        The messages by their text, each with its places.
    """
    catalogue: Catalogue = {}
    trees = {**read_modules(source), **read_notebooks(notebooks)}
    shared = kept_parameters(trees.values())
    for name, tree in trees.items():
        for message, plural, line in said_in(tree, shared):
            _note(catalogue, message, f"{name}:{line}", plural)
    named = names_of_pages(notebooks.parent / TOC)
    for message, place in [*codes(data), *cells(data), *meanings(notebooks), *named]:
        _note(catalogue, message, place)
    return catalogue


def _note(catalogue: Catalogue, message: str, place: str, plural: str = "") -> None:
    found = catalogue.setdefault(message, Found())
    found.plural = found.plural or plural
    found.places.append(place)


def read_modules(source: Path) -> dict[str, ast.Module]:
    """Parse the modules of a package, by their path within it."""
    paths = sorted(source.rglob("*.py"))
    return {str(path.relative_to(source)): ast.parse(path.read_text("utf-8")) for path in paths}


def read_notebooks(folder: Path) -> dict[str, ast.Module]:
    """Parse the code of notebooks, each as one module."""
    return {path.name: ast.parse("\n".join(_code_of(path))) for path in sorted(folder.glob("*.ipynb"))}


def _code_of(path: Path, tag: str = "") -> Iterator[str]:
    """Give the source of code cells; with a tag, of those that bear it."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code" and (not tag or tag in cell["metadata"].get("tags", ())):
            yield "".join(cell["source"])


def kept_parameters(trees: Iterable[ast.Module]) -> Parameters:
    """Find the functions and classes that keep a message, and where it stands among their arguments."""
    found: Parameters = {}
    for tree in trees:
        found |= _kept_in(tree)
    return found


def _kept_in(tree: ast.Module) -> Parameters:
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            places = {name: n for n, name in enumerate(_arguments(node)) if name in KEPT}
            if places:
                found[node.name] = places
    return found


def _arguments(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    """Name the arguments of a function without ``self`` and ``cls``, or the fields of a class."""
    if isinstance(node, ast.ClassDef):
        fields = [one.target for one in node.body if isinstance(one, ast.AnnAssign)]
        return [target.id for target in fields if isinstance(target, ast.Name)]
    return [arg.arg for arg in node.args.args if arg.arg not in ("self", "cls")]


def said_in(tree: ast.Module, shared: Parameters) -> Iterator[tuple[str, str, int]]:
    """Give the messages of a module: each with its plural, or nothing, and its line.

    Args:
        tree: the module.
        shared: as :func:`kept_parameters` gives it for all modules; what the module has itself goes first.
    """
    known = shared | _kept_in(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name, given = called(node), message_arguments(node, known)
        texts = [text for argument in given for text in literals(argument)]
        if name in IN_PAIRS and len(texts) == 2:
            yield texts[0], texts[1], node.lineno
        else:
            yield from ((text, "", node.lineno) for text in texts if text)


def called(call: ast.Call) -> str:
    """Name the function that is called: the last word of it."""
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def message_arguments(call: ast.Call, kept: Parameters) -> list[ast.expr]:
    """Give the arguments of a call that are messages, literal or not."""
    name = called(call)
    if name == WHOLLY:
        return list(call.args)
    wanted: list[int | str] = list(SAID.get(name, ()))
    wanted += [*kept.get(name, {}).values(), *KEPT]
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    chosen = [_argument(call, named, place) for place in wanted]
    return [one for one in chosen if one is not None]


def _argument(call: ast.Call, named: Mapping[str | None, ast.expr], place: int | str) -> ast.expr | None:
    if isinstance(place, str):
        return named.get(place)
    return call.args[place] if place < len(call.args) else None


def faults_in(tree: ast.Module, shared: Parameters) -> Iterator[tuple[str, int]]:
    """Give what could not be found by reading: a message that is no literal, with its line.

    Args:
        tree: the module.
        shared: as :func:`kept_parameters` gives it for all modules.
    """
    known = shared | _kept_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from ((ast.unparse(node), node.lineno) for _ in _faults_of(node, known))


def _faults_of(call: ast.Call, kept: Parameters) -> Iterator[ast.AST]:
    name = called(call)
    if name in LITERAL:
        wanted = call.args[: len(SAID[name])] if name in SAID else call.args
        yield from (one for one in wanted if not isinstance(one, ast.Constant))
    elif name == "map":
        # the translator itself takes literals: a column is mapped with say, code or cell
        yield from (one for one in call.args if isinstance(one, ast.Name | ast.Attribute) and _is_t(one))
    else:
        composed = ast.JoinedStr | ast.BinOp
        yield from (one for one in message_arguments(call, kept) if isinstance(one, composed))


def _is_t(node: ast.Name | ast.Attribute) -> bool:
    return (node.id if isinstance(node, ast.Name) else node.attr) == "t"


def literals(argument: ast.expr) -> list[str]:
    """Give the literals an argument can be: one, or those of both branches of a choice."""
    if isinstance(argument, ast.Constant):
        return [argument.value] if isinstance(argument.value, str) else []
    if isinstance(argument, ast.IfExp):
        return literals(argument.body) + literals(argument.orelse)
    return []


def codes(data: Path) -> Iterator[tuple[str, str]]:
    """Give the allowed values of every coded column as words, with their place."""
    for resource in _resources(data):
        for column in resource["schema"]["fields"]:
            for code in column.get("constraints", {}).get("enum", ()):
                yield str(code).replace("_", " "), f"{resource['name']}.{column['name']}"


def cells(data: Path) -> Iterator[tuple[str, str]]:
    """Give the text of the columns that are shown in the reader's language, with their place."""
    paths = {resource["name"]: data / resource["path"] for resource in _resources(data)}
    for table, columns in CELLS.items():
        with paths[table].open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((row[name], f"{table}.{name}") for name in columns if row[name])


def meanings(notebooks: Path) -> Iterator[tuple[str, str]]:
    """Give what the parameters of the chapters mean, which their pages show, each with its notebook."""
    for path in sorted(notebooks.glob("*.ipynb")):
        for source in _code_of(path, tag="parameters"):
            for token in tokenize.generate_tokens(io.StringIO(source).readline):
                if token.type == tokenize.COMMENT:
                    yield token.string.lstrip("# ").strip(), path.name


def names_of_pages(toc: Path) -> Iterator[tuple[str, str]]:
    """Give the short names of pages and of groups of pages in the table of contents."""
    waiting: list[Any] = [yaml.safe_load(toc.read_text("utf-8"))]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, dict):
            yield from ((str(entry[key]), toc.name) for key in ("caption", "title") if key in entry)
            waiting += entry.values()
        elif isinstance(entry, list):
            waiting += entry


def _resources(data: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((data / "datapackage.json").read_text("utf-8"))["resources"]
    return found
