"""JSON without what readers of JSON let through: names given twice, NaN, endless nesting."""

from __future__ import annotations

import codecs
import json
from typing import Any, NoReturn

from chokepoint.errors import DataError


def parse_strictly(content: bytes, where: str) -> Any:
    """Read JSON.

    Args:
        content: the bytes of a file.
        where: the file's name, for errors.

    Raises:
        DataError: if it is no UTF-8 or no JSON, names a property twice, or holds NaN or Infinity.
    """
    if content.startswith(codecs.BOM_UTF8):
        raise DataError(
            "the descriptor begins with a byte order mark", where=where, hint="save it without the mark"
        )
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except RecursionError as error:
        raise DataError("the descriptor is nested too deeply", where=where) from error
    except ValueError as error:  # no UTF-8, no JSON, or one of those below
        raise DataError(f"the descriptor is no JSON ({error})", where=where) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} is given twice")
        found[name] = value
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
