"""All facts of a sweep in one tidy table: a row for each notebook and fact."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chokepoint.book.engine.notebooks import FACT_TYPE
from chokepoint.book.engine.plan import Job
from chokepoint.errors import BuildError

if TYPE_CHECKING:
    import pyarrow as pa

FACT = f'\n      "{FACT_TYPE}": '
BUNDLE = '\n     "data": '
"""How the two begin in the text of a notebook: keys, as deep as those of an output stand.

No text of an output holds them, since a line break inside a text is written otherwise.
"""
ROWS = re.compile(r"\[(\d+) rows\]$")
CHUNK = 500
"""So many notebooks make one group of rows of the file, so that memory holds no more of them."""
FIXED = ("chapter", "page", "key", "kind", "value", "number", "unit", "how", "rows")
LISTS = {"row_ids": "row_id", "source_ids": "source_id", "locators": "locator"}
"""Columns that hold a list, in which the same place is the same row, and their name in a fact."""

Told = tuple[Mapping[str, Any], str]
"""The values a notebook was run with, and its text."""


def read_fact_rows(text: str) -> Iterator[dict[str, Any]]:
    """Give the facts in the text of a notebook, without reading the rest of it.

    Args:
        text: the notebook as :func:`.notebooks.dump_notebook` writes it.

    Raises:
        BuildError: if a fact cannot be read.
    """
    decoder, place = json.JSONDecoder(), text.find(FACT)
    while place >= 0:
        try:
            begin = text.rindex(BUNDLE, 0, place + 1) + len(BUNDLE)
            bundle, end = decoder.raw_decode(text, begin)
            yield _row(bundle[FACT_TYPE], bundle["text/plain"])
        except (ValueError, KeyError, TypeError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise BuildError("a notebook holds a fact that cannot be read", hint=reason) from error
        place = text.find(FACT, end)


def _row(fact: Mapping[str, Any], words: Sequence[str]) -> dict[str, Any]:
    value = fact["value"]
    counted = ROWS.search("".join(words))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return {
        "key": fact["key"],
        "kind": _kind(value),
        "value": value if isinstance(value, str) or value is None else json.dumps(value),
        "number": float(value) if is_number else None,
        "unit": fact["unit"] or None,
        "how": fact["how"] or None,
        "rows": int(counted[1]) if counted else len(fact["rows"]),
        **{name: [row[field] for row in fact["rows"]] for name, field in LISTS.items()},
    }


def _kind(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "truth"
    return "word" if isinstance(value, str) else "number"


def write_facts(path: Path, job: Job, notebooks: Iterable[Told], types: Mapping[str, str]) -> int:
    """Write the facts of notebooks as Parquet; the same notebooks give the same bytes.

    Args:
        path: the file.
        job: the chapter.
        notebooks: their values and texts, in the order of the rows.
        types: what each parameter's column holds, see :func:`column_types`.

    Returns:
        The number of rows.
    """
    import pyarrow.parquet as pq  # slow to import

    schema, count, rest = _schema(types), 0, iter(notebooks)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while told := list(islice(rest, CHUNK)):
            columns: dict[str, list[Any]] = {name: [] for name in schema.names}
            for values, text in told:
                same = {"chapter": job.notebook.stem, "page": job.page, **_parameter_cells(values, types)}
                for row in read_fact_rows(text):
                    for name, cell in (same | row).items():
                        columns[name].append(cell)
            count += len(columns["key"])
            writer.write_table(_table(columns, schema))
    return count


def _table(columns: Mapping[str, list[Any]], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    return pa.table(columns, schema=schema)


def _schema(types: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    kinds = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    own = {"number": pa.float64(), "rows": pa.int64()}
    return pa.schema(
        [
            *((name, pa.string()) for name in FIXED[:2]),
            *((_column(name), kinds[kind]) for name, kind in types.items()),
            *((name, own.get(name, pa.string())) for name in FIXED[2:]),
            *((name, pa.list_(pa.string())) for name in LISTS),
        ]
    )


def _column(parameter: str) -> str:
    """Name the column of a parameter; one that is called like a column of the facts is told apart."""
    return f"parameter_{parameter}" if parameter in FIXED or parameter in LISTS else parameter


def _parameter_cells(values: Mapping[str, Any], types: Mapping[str, str]) -> dict[str, Any]:
    cells = {}
    for name, kind in types.items():
        value = values[name]
        plain = value is None or kind != "text" or isinstance(value, str)
        cells[_column(name)] = value if plain else json.dumps(value, sort_keys=True, ensure_ascii=False)
    return cells


def column_types(values: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Say what the column of each parameter holds: ``whole``, ``number`` or ``truth``, else ``text``.

    Args:
        values: by name, every value the parameter has.
    """
    return {
        name: _type_of([value for value in column if value is not None]) for name, column in values.items()
    }


def _type_of(values: Sequence[Any]) -> str:
    kinds = {type(value) for value in values}
    if not kinds:
        return "text"
    for name, fitting in (("truth", {bool}), ("whole", {int}), ("number", {int, float})):
        if kinds <= fitting:
            return name
    return "text"
