"""Where a module can be changed in a small way, with the operators of Cosmic Ray."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.provider import OperatorProvider

EQUIVALENTS = Path(__file__).with_name("equivalents.csv")
SWAPS = {
    "ReplaceComparisonOperator": (
        "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt",
        "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is",
    ),
    "ReplaceBinaryOperator": (
        "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul",
        "BitAnd_BitOr", "BitOr_BitAnd",
    ),
    "ReplaceUnaryOperator": ("Delete_USub", "Delete_Invert", "Delete_Not"),
}  # fmt: skip
"""Of each operator its neighbour and its reverse: further ones are only easier to notice."""
OPERATORS = (
    "NumberReplacer", "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue",
    "ReplaceAndWithOr", "ReplaceOrWithAnd",
    *(f"{kind}_{pair}" for kind, pairs in SWAPS.items() for pair in pairs),
)  # fmt: skip
CHANGEABLE = {
    "number",
    "operator",
    "keyword",
    "comparison",
    "if_stmt",
    "while_stmt",
    "test",
    "factor",
    "not_test",
}
"""The types of nodes at which one of these operators can do something."""
COMPUTING = {"arith_expr", "term", "power", "expr", "and_expr"}
"""What an operator that computes is part of; other stars mark and unpack arguments."""
UNTOLD_DECORATORS = ("dataclass", "lru_cache")
UNTOLD_KEYWORDS = {"frozen", "strict", "ignore_index", "drop"}
"""Guards against faults of the code itself, and the numbering of rows that nothing reads."""


@dataclass(frozen=True, order=True)
class Site:
    """A change that can be made.

    Args:
        module: the path of the module in its tree.
        line: where it stands, from 1.
        column: where it stands in the line, from 0.
        operator: the name of the operator.
        occurrence: which of the places at which the operator can change the module, from 0.
    """

    module: Path
    line: int
    column: int
    operator: str
    occurrence: int


@dataclass(frozen=True)
class Change:
    """A change made: the code of the whole module, and its first changed line before and after."""

    code: str
    before: str
    after: str


@cache
def operator_of(name: str) -> Any:
    """Give an operator of the library by its name."""
    return OperatorProvider()[name]()


def list_sites(root: Path, module: Path) -> list[Site]:
    """List every change of a module that a test could notice, in the order of the code.

    Left out are stars that unpack, annotations, the decorators of data classes and caches, keywords that
    only guard or number, and the reverse of a condition that another operator reverses already.
    """
    tree = parso.parse((root / module).read_text(encoding="utf-8"))
    return sorted(
        Site(module, node.start_pos[0], node.start_pos[1], name, occurrence)
        for name, occurrence, node in _occurrences(tree)
        if not _is_untold(node, name)
    )


def _occurrences(tree: Any) -> Iterator[tuple[str, int, Any]]:
    """Give each operator with each node at which it changes something, counted as the library counts."""
    counts = dict.fromkeys(OPERATORS, 0)
    for node in ast_nodes(tree):
        if node.type not in CHANGEABLE:
            continue
        for name in _occurrences_at(node):
            yield name, counts[name], node
            counts[name] += 1


def _occurrences_at(node: Any) -> Iterator[str]:
    """Name each operator as often as it can change a node."""
    return (name for name in OPERATORS for _ in operator_of(name).mutation_positions(node))


def _is_untold(node: Any, operator: str) -> bool:
    if operator == "AddNot":
        condition = node.children[2 if node.type == "test" else 1]
        if condition.type in ("comparison", "not_test") and any(_occurrences_at(condition)):
            return True
    child, parent = node, node.parent
    if node.type == "operator" and parent.type not in COMPUTING:
        return True
    while parent is not None:
        if _is_annotation(child, parent) or _is_bookkeeping(child, parent):
            return True
        child, parent = parent, parent.parent
    return False


def _is_annotation(child: Any, parent: Any) -> bool:
    if parent.type == "annassign":
        return child is parent.children[1]
    if parent.type == "tfpdef":
        return True
    return parent.type == "funcdef" and child is parent.annotation


def _is_bookkeeping(child: Any, parent: Any) -> bool:
    if parent.type == "decorator":
        return parent.children[1].get_code(include_prefix=False).startswith(UNTOLD_DECORATORS)
    return parent.type == "argument" and getattr(parent.children[0], "value", "") in UNTOLD_KEYWORDS


def change(root: Path, site: Site) -> Change:
    """Make a change in the code of a module; no file is written.

    Raises:
        ValueError: if the module has no such place.
    """
    code = (root / site.module).read_text(encoding="utf-8")
    changed = mutate_code(code, operator_of(site.operator), site.occurrence)
    if changed is None:
        raise ValueError(f"{site.module} has no place {site.occurrence} for {site.operator}")
    steps = difflib.SequenceMatcher(None, before := code.splitlines(), after := changed.splitlines(), False)
    _, first, last, new_first, new_last = next(step for step in steps.get_opcodes() if step[0] != "equal")
    old, new = (" ".join(" ".join(part).split()) for part in (before[first:last], after[new_first:new_last]))
    return Change(changed, old, new)


@cache
def equivalents() -> frozenset[tuple[str, str, str]]:
    """Read the changes known to leave every result as it was: module, line before, line after."""
    with EQUIVALENTS.open(encoding="utf-8", newline="") as file:
        return frozenset((row["module"], row["before"], row["after"]) for row in csv.DictReader(file))


def is_equivalent(site: Site, made: Change) -> bool:
    """Tell whether a change is one of those known to leave every result as it was."""
    return (site.module.as_posix(), made.before, made.after) in equivalents()
