"""The text of a notebook's file: that of nbformat to the byte, written in a fraction of the time.

nbformat copies a notebook, checks it, and indents it with the slow encoder of Python. Here nothing is copied,
and a container that holds no other, as most do, is written by the fast encoder: it cannot indent, but it
takes a separator, and the separator may hold the line break. Inside a text JSON writes a line break as two
other characters, so one that stands in the output belongs to a separator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import Any

from nbformat import NotebookNode

PLAIN = frozenset({str, int, float, bool, type(None)})
SPLIT_TYPES = frozenset({"application/javascript", "image/svg+xml"})
"""Types of output, beside those that begin with ``text/``, that a file holds as a list of lines."""
NEVER_WRITTEN = frozenset({"orig_nbformat", "orig_nbformat_minor", "signature"})


def notebook_text(notebook: NotebookNode) -> str:
    """Write a notebook of version 4 as nbformat does: sorted keys, indent 1, texts by line."""
    metadata = _without(notebook["metadata"], NEVER_WRITTEN)
    cells = [_cell_of_file(cell) for cell in notebook["cells"]]
    return indented({**notebook, "metadata": metadata, "cells": cells})


def _cell_of_file(cell: Mapping[str, Any]) -> dict[str, Any]:
    changed = {"metadata": _without(cell["metadata"], {"trusted"}), "source": _lines(cell["source"])}
    if "attachments" in cell:
        changed["attachments"] = {name: _bundle_of_file(one) for name, one in cell["attachments"].items()}
    if cell["cell_type"] == "code":
        changed["outputs"] = [_output_of_file(output) for output in cell["outputs"]]
    return {**cell, **changed}


def _output_of_file(output: Mapping[str, Any]) -> Mapping[str, Any]:
    if output["output_type"] == "stream":
        return {**output, "text": _lines(output["text"])}
    return {**output, "data": _bundle_of_file(output["data"])} if "data" in output else output


def _bundle_of_file(bundle: Mapping[str, Any]) -> dict[str, Any]:
    return {
        kind: _lines(value) if kind.startswith("text/") or kind in SPLIT_TYPES else value
        for kind, value in bundle.items()
    }


def _lines(text: Any) -> Any:
    return text.splitlines(keepends=True) if isinstance(text, str) else text


def _without(fields: Mapping[str, Any], left_out: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in left_out}


def indented(value: Any, depth: int = 0) -> str:
    """Write what JSON can hold with sorted keys and an indent of one space.

    Args:
        value: the content.
        depth: how deep it stands in the file.
    """
    if type(value) is str:
        return encode_basestring(value)
    if not isinstance(value, dict | list) or not value:
        return _encoder(0).encode(value)
    if _is_flat(value):
        return _spread(_encoder(depth + 1).encode(value), depth)
    inner, end = _break(depth + 1), _break(depth)
    if isinstance(value, list):
        parts = _write_rows(value, depth) or f",{inner}".join([indented(item, depth + 1) for item in value])
        return f"[{inner}{parts}{end}]"
    named = [
        f"{encode_basestring(name)}: {indented(item, depth + 1)}" for name, item in sorted(value.items())
    ]
    return f"{{{inner}{f',{inner}'.join(named)}{end}}}"


def _write_rows(value: list[Any], depth: int) -> str:
    """Write the rows of a table at once: containers of one kind, none empty, that hold no other; else ""."""
    for kind, opened, closed in ((dict, "{", "}"), (list, "[", "]")):
        if all(isinstance(item, kind) and item and _is_flat(item) for item in value):
            inner, outer = _break(depth + 2), _break(depth + 1)
            text = _encoder(depth + 2).encode(value)[2:-2]
            rows = text.replace(f"{closed},{inner}{opened}", f"{outer}{closed},{outer}{opened}{inner}")
            return f"{opened}{inner}{rows}{outer}{closed}"
    return ""


def _is_flat(value: dict[str, Any] | list[Any]) -> bool:
    """Tell whether a container holds no other."""
    return PLAIN.issuperset(map(type, value.values() if isinstance(value, dict) else value))


def _spread(text: str, depth: int) -> str:
    """Add the first and last line break to a container that is written without them."""
    return f"{text[0]}{_break(depth + 1)}{text[1:-1]}{_break(depth)}{text[-1]}"


@lru_cache(maxsize=64)
def _break(depth: int) -> str:
    return "\n" + " " * depth


@lru_cache(maxsize=64)
def _encoder(depth: int) -> JSONEncoder:
    separators = ("," + _break(depth), ": ")
    return JSONEncoder(sort_keys=True, ensure_ascii=False, separators=separators, check_circular=False)
