"""The parameters of a chapter: read from its ``parameters`` cell, checked before anything is executed."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import cell_tags
from chokepoint.errors import ParameterError

TRUE_WORDS = frozenset({"true", "yes", "on", "1"})
FALSE_WORDS = frozenset({"false", "no", "off", "0"})
LITERAL = "Literal["
SIMPLE_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict}


@dataclass(frozen=True)
class ParameterSpec:
    """One line of a parameters cell: ``year: int = 2010  # base year; year; 1990 to 2024``."""

    name: str
    annotation: str
    default: Any
    help: str = ""

    @property
    def kinds(self) -> list[str]:
        """The alternatives of the annotation: ``str | None`` gives ``["str", "None"]``."""
        optional = re.fullmatch(r"Optional\[(.+)\]", self.annotation)
        text = f"{optional.group(1)} | None" if optional else self.annotation
        return [part.strip() for part in text.split("|")]

    def as_dict(self) -> dict[str, Any]:
        """Give the fields for ``--json``."""
        return asdict(self)


def read_parameters(notebook: NotebookNode, where: str) -> list[ParameterSpec]:
    """Read the parameters cell of a notebook.

    Args:
        notebook: the notebook.
        where: the chapter's name, for messages.

    Returns:
        One entry per parameter; empty if no cell has the tag ``parameters``.

    Raises:
        ParameterError: if a line of the cell is not ``name: type = literal  # comment``, or if two cells
            have the tag: papermill reads the first alone.
    """
    tagged = [(n, cell) for n, cell in enumerate(notebook.cells, 1) if "parameters" in cell_tags(cell)]
    if not tagged:
        return []
    if len(tagged) > 1:
        places = " and ".join(str(n) for n, _cell in tagged[:2])
        hint = "put all parameters into the first of them"
        raise ParameterError(f"cells {places} both have the tag 'parameters'", where=where, hint=hint)
    source = str(tagged[0][1].source)
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise _bad_line(where, error.lineno or 1, source) from error
    comments = _comments(source)
    return [_spec(statement, comments, source, where) for statement in statements]


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("#").strip() for t in tokens if t.type == tokenize.COMMENT}


def _spec(statement: ast.stmt, comments: Mapping[int, str], source: str, where: str) -> ParameterSpec:
    if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
        raise _bad_line(where, statement.lineno, source)
    try:
        default = ast.literal_eval(statement.value) if statement.value else None
    except ValueError as error:
        raise _bad_line(where, statement.lineno, source) from error
    comment = comments.get(statement.end_lineno or statement.lineno, "")
    return ParameterSpec(statement.target.id, ast.unparse(statement.annotation), default, comment)


def _bad_line(where: str, line: int, source: str) -> ParameterError:
    lines = source.splitlines()
    shown = lines[line - 1].strip() if line <= len(lines) else ""
    return ParameterError(
        f"cannot read the parameter line '{shown}'",
        where=f"{where}: parameters cell, line {line}",
        hint="write one per line as name: type = literal  # meaning; unit; allowed values",
    )


def bind(specs: Sequence[ParameterSpec], given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Check values given for a chapter and bring them to their annotated types.

    Args:
        specs: the chapter's parameters.
        given: values by name: text from the command line, or typed values from a YAML file.
        where: the chapter's name, for messages.

    Returns:
        The typed values of ``given`` in the chapter's order; what is not given is left to its defaults.

    Raises:
        ParameterError: for an unknown name (with close ones) or a value that does not fit its type.
    """
    known = {spec.name: spec for spec in specs}
    for name in given:
        if name not in known:
            raise unknown_parameter(name, list(known), where)
    typed = {name: _fit(known[name], value, where) for name, value in given.items()}
    return in_order(specs, typed)


def in_order(specs: Sequence[ParameterSpec], values: Mapping[str, Any]) -> dict[str, Any]:
    """Put values into the order of the chapter's parameters, in which they are written into a notebook."""
    return {spec.name: values[spec.name] for spec in specs if spec.name in values}


def unknown_parameter(name: str, known: Sequence[str], where: str) -> ParameterError:
    """Say that there is no parameter of a name, with a close one and those there are."""
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    guess = f"did you mean '{close[0]}'? " if close else ""
    listing = f"The parameters are: {', '.join(known)}" if known else "The chapter has no parameters"
    return ParameterError(f"no parameter '{name}'", where=where, hint=f"{guess}{listing}")


def _fit(spec: ParameterSpec, value: Any, where: str) -> Any:
    if isinstance(value, date) and "str" in spec.kinds:
        value = value.isoformat()  # YAML reads 2023-07-06 as a date; chapters take text
    for kind in sorted(spec.kinds, key=_text_last):
        try:
            return _as_kind(kind, value)
        except (ValueError, SyntaxError, yaml.YAMLError):
            continue
    raise ParameterError(
        f"'{value}' is not of type {spec.annotation}",
        where=f"{where}: {spec.name}",
        hint=spec.help or f"the default is {spec.default!r}",
    )


def _text_last(kind: str) -> bool:
    return kind == "str"  # every text is a str, so the narrower kinds are tried first


def _as_kind(kind: str, value: Any) -> Any:
    if kind.startswith(LITERAL):
        return _as_literal(kind, value)
    kind = kind.split("[", 1)[0]
    return _from_text(kind, value) if isinstance(value, str) else _from_value(kind, value)


def literal_values(kind: str) -> list[Any]:
    """List the values that a type such as ``Literal["a", "b"]`` names; none for any other type."""
    return list(ast.literal_eval(f"[{kind[len(LITERAL) : -1]}]")) if kind.startswith(LITERAL) else []


def _as_literal(kind: str, value: Any) -> Any:
    allowed = literal_values(kind)
    for choice in allowed:
        if value == choice or str(value) == str(choice):
            return choice
    raise ValueError(f"not one of {allowed}")


def _from_text(kind: str, text: str) -> Any:
    if kind == "str":
        return text
    if kind == "None":
        return _none(text)
    if kind == "bool":
        return _truth(text)
    if kind in ("int", "float"):
        return SIMPLE_TYPES[kind](text)
    return _from_value(kind, yaml.safe_load(text))


def _none(text: str) -> None:
    if text.strip().lower() not in ("none", "null"):
        raise ValueError(text)


def _truth(text: str) -> bool:
    word = text.strip().lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise ValueError(text)
    return word in TRUE_WORDS


def _from_value(kind: str, value: Any) -> Any:
    if kind == "None" and value is None:
        return None
    if kind == "float" and type(value) is int:
        return float(value)
    if kind not in SIMPLE_TYPES or type(value) is not SIMPLE_TYPES[kind]:
        raise ValueError(value)
    return value


def read_parameters_file(path: Path) -> dict[str, Any]:
    """Read parameter values from a YAML file that maps names to values.

    Raises:
        ParameterError: if the file is missing, not YAML, or not a mapping.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).replace("\n", " ")
        raise ParameterError("cannot read the parameters file", where=str(path), hint=reason) from error
    if not isinstance(content, dict):
        raise ParameterError("is not a list of name: value lines", where=str(path), hint="mineral: germanium")
    return {str(name): value for name, value in content.items()}
