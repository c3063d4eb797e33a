"""What the commands of ``chokepoint data`` share: options, tables and JSON on the terminal."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chokepoint.data import load_table
from chokepoint.data.package import close_names
from chokepoint.errors import DataError

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]


def check_known(value: str, where: str, names: str) -> None:
    """Check that a value is an id of a table of names; the empty value will do.

    Args:
        value: the id asked for.
        where: the table or option an error names.
        names: ``commodities`` or ``countries``.

    Raises:
        DataError: if there is no such id; the hint names close ones.
    """
    known = list(load_table(names).iloc[:, 0])
    if value and value not in known:
        raise DataError(f"there is no '{value}' in {names}", where=where, hint=close_names(value, known))


def print_table(frame: pd.DataFrame, right: tuple[str, ...] = (), fold: tuple[str, ...] = ()) -> None:
    """Print a frame as a table.

    Args:
        frame: the rows.
        right: columns to set to the right; those of numbers are anyway.
        fold: the only columns that may break into lines; any column if none is named.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in frame.columns:
        numeric = name in right or pd.api.types.is_numeric_dtype(frame[name])
        side: Literal["left", "right"] = "right" if numeric else "left"
        whole = bool(fold) and name not in fold
        table.add_column(Text(str(name)), justify=side, overflow="fold", no_wrap=whole)
    for row in frame.itertuples(index=False):
        table.add_row(*(Text(str(cell)) for cell in row))
    Console().print(table)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
