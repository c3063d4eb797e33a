"""Conditions in prose: ``closed_t > 0``, ``price_change and not is_newest``, ``mineral == "gallium"``.

A key alone asks whether the fact is known, and of a truth value whether it is true. A comparison with a fact
that is not known is false, whatever the sign but ``!=``. Words stand in quotation marks.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from chokepoint.errors import FactError

Value = float | int | str | bool | None

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt,
    ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip
QUOTED = "words stand in quotation marks"
HINT = 'write keys, numbers, "words", ==, !=, <, <=, >, >=, and, or, not'


def holds(test: str, values: Mapping[str, Value]) -> bool:
    """Tell whether a condition is true.

    Args:
        test: the condition.
        values: the facts of the page by key.

    Raises:
        FactError: if the condition cannot be read, names an unknown fact or compares a word with a number.
    """
    try:
        return _holds(_read(test), values, test)
    except RecursionError as error:  # hundreds of signs in a row
        raise _refusal(test) from error


def _refusal(test: str) -> FactError:
    return FactError("this is no condition", where=repr(test), hint=HINT)


def _read(test: str) -> ast.expr:
    try:
        return ast.parse(test.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError) as error:  # null bytes, thousands of brackets
        raise _refusal(test) from error


def _holds(node: ast.expr, values: Mapping[str, Value], test: str) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all([_holds(part, values, test) for part in parts])
        case ast.BoolOp(values=parts):
            return any([_holds(part, values, test) for part in parts])
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not _holds(inner, values, test)
        case ast.Compare(left=left, ops=[sign], comparators=[right]) if type(sign) in _COMPARE:
            return _compare(sign, _value(left, values, test), _value(right, values, test), test)
        case ast.Name():
            value = _value(node, values, test)
            return value is not None and value is not False and value != ""
    raise _refusal(test)


def _value(node: ast.expr, values: Mapping[str, Value], test: str) -> Value:
    match node:
        case ast.Name(id=key):
            if key not in values:
                raise FactError(f"no fact {key!r} on this page", where=repr(test), hint=_near(key, values))
            return values[key]
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -value
    raise _refusal(test)


def _near(key: str, known: Iterable[str]) -> str:
    """Offer the keys that look alike, or all there are."""
    names = sorted(known)
    close = get_close_matches(key, names, n=3, cutoff=0.5)
    offer = f"did you mean {', '.join(close)}?" if close else f"the page has {', '.join(names) or 'none'};"
    return f"{offer} {QUOTED}"


def _compare(sign: ast.cmpop, left: Value, right: Value, test: str) -> bool:
    if left is None or right is None:
        return isinstance(sign, ast.NotEq)
    if isinstance(left, str) != isinstance(right, str):
        raise FactError("compares a word with a number", where=repr(test), hint=QUOTED)
    return _COMPARE[type(sign)](left, right)
