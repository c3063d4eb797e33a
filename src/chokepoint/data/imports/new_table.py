"""A table of an author's own: described in a short file, written to the descriptor with an empty CSV."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from chokepoint.data.imports.write import add_count
from chokepoint.data.package import DESCRIPTOR, close_names, read_descriptor
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

README = "README.md"
TYPES = ("string", "number", "integer", "boolean", "date")
ROW_ID = "Identifier of the row, unique in the whole package and never renumbered"
LIMITS = ("required", "pattern", "enum", "minimum", "maximum")
ALLOWED = {"name", "type", "description", "unit", "key", "list_of", *LIMITS}
TEMPLATE = """\
# A table of the data package. Fill in, then: chokepoint data new-table NAME THIS_FILE
title: ""
description: ""
theme: "{theme}"            # one of: {themes}
a_row_is: ""                # for data/README.md: "one dated ..."
id_prefix: ""               # ids of the rows begin with it: letters, digits and hyphens
columns:                    # row_id before them and source_id, locator, note behind them come by themselves
- name: commodity_id
  type: string              # one of: {types}
  description: The commodity; key into commodities.
  required: true
  key: commodities          # the cell is a key of this table
- name: value
  type: number
  description: ""
  unit: see the column unit
  minimum: 0
- name: status
  type: string
  description: How firm the value is.
  required: true
  enum: [reported, estimated]
"""


def table_template(folder: Path | None = None) -> str:
    """Give a description of a table to be filled in."""
    themes = _themes(read_descriptor(folder or data_folder()))
    return TEMPLATE.format(theme=themes[0], themes="; ".join(themes), types=", ".join(TYPES))


def table_contents(name: str, description: str, folder: Path | None = None) -> dict[Path, bytes]:
    """Give the files of the package with one more table, which is empty.

    Args:
        name: the table's name.
        description: the filled-in template.
        folder: the folder of the data package; the book's own if not given.

    Returns:
        The new bytes of the descriptor, the README and the table.

    Raises:
        DataError: if the name is taken or will not do, or the description lacks or misnames something.
    """
    place = folder or data_folder()
    descriptor = json.loads((place / DESCRIPTOR).read_text(encoding="utf-8"))
    _check_name(name, [resource["name"] for resource in descriptor["resources"]])
    wanted = _read(name, description, descriptor)
    resource = _resource(name, wanted, descriptor["resources"][0])
    _insert(descriptor["resources"], resource)
    header = ",".join(field["name"] for field in resource["schema"]["fields"]) + "\n"
    text = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    readme = place / README
    before = _neighbour(descriptor["resources"], name)
    documented = add_count(readme.read_text(encoding="utf-8"), before, name, wanted["a_row_is"])
    return {
        place / f"tables/{name}.csv": header.encode("utf-8"),
        place / DESCRIPTOR: text.encode("utf-8"),
        readme: documented.encode("utf-8"),
    }


def _check_name(name: str, known: list[str]) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise DataError(f"'{name}' will not do", where="NAME", hint="write small letters, digits and _")
    if name in known:
        raise DataError(f"there is a table '{name}'", where="NAME", hint="choose another name")


def _read(name: str, description: str, descriptor: Mapping[str, Any]) -> dict[str, Any]:
    try:
        wanted = yaml.safe_load(description)
    except yaml.YAMLError as error:
        raise DataError(f"the description is no YAML ({error})", where=name) from error
    if not isinstance(wanted, dict):
        raise DataError("the description is empty", where=name, hint="start from --template")
    for key in ("title", "description", "theme", "a_row_is", "id_prefix", "columns"):
        if not wanted.get(key):
            raise DataError(f"the description has no {key}", where=name, hint="fill it in")
    themes = _themes(descriptor)
    if wanted["theme"] not in themes:
        raise DataError(
            f"there is no theme '{wanted['theme']}'", where=name, hint=close_names(wanted["theme"], themes)
        )
    for column in wanted["columns"]:
        _check_column(name, column)
    return wanted


def _check_column(table: str, column: Mapping[str, Any]) -> None:
    where = f"{table}:{column.get('name', '?')}"
    for key in ("name", "type", "description"):
        if not column.get(key):
            raise DataError(f"the column has no {key}", where=where, hint="fill it in")
    for key in column:
        if key not in ALLOWED:
            raise DataError(f"a column has no '{key}'", where=where, hint=close_names(key, sorted(ALLOWED)))
    if column["type"] not in TYPES:
        raise DataError(
            f"there is no type '{column['type']}'", where=where, hint=close_names(column["type"], list(TYPES))
        )


def _themes(descriptor: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(resource["theme"] for resource in descriptor["resources"]))


def _resource(name: str, wanted: Mapping[str, Any], like: Mapping[str, Any]) -> dict[str, Any]:
    """Write the description as a resource of the descriptor, formatted as its neighbours."""
    prefix = wanted["id_prefix"]
    fields = [
        {
            "name": "row_id",
            "type": "string",
            "description": f"{ROW_ID}; begins with {prefix}.",
            "constraints": {"required": True, "pattern": f"^{prefix}-[a-z0-9-]+$"},
        },
        *map(_field, wanted["columns"]),
        *map(_field, SOURCED),
    ]
    keys = [*wanted["columns"], *SOURCED]
    return {
        "name": name,
        "theme": wanted["theme"],
        "path": f"tables/{name}.csv",
        **{key: like[key] for key in ("profile",)},
        "title": wanted["title"],
        "description": wanted["description"],
        **{key: like[key] for key in ("format", "mediatype", "encoding", "dialect")},
        "schema": {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": ["row_id"],
            "foreignKeys": [_foreign_key(column) for column in keys if column.get("key")],
        },
    }


SOURCED: tuple[dict[str, Any], ...] = (
    {
        "name": "source_id",
        "type": "string",
        "description": "The source that printed the row; "
        "the row counts as known from the last day of its published period.",
        "required": True,
        "key": "sources",
    },
    {
        "name": "locator",
        "type": "string",
        "description": "Place in the source: table, page, paragraph or row.",
        "required": True,
    },
    {"name": "note", "type": "string", "description": "Doubts and remarks on the row."},
)
"""The columns at the end of every table that states facts."""


def _field(column: Mapping[str, Any]) -> dict[str, Any]:
    field = {key: column[key] for key in ("name", "type", "description", "unit") if key in column}
    if column["type"] == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if "list_of" in column:
        field["listOf"] = column["list_of"]
    limits = {key: column[key] for key in LIMITS if column.get(key, False) is not False}
    return field | ({"constraints": limits} if limits else {})


def _foreign_key(column: Mapping[str, Any]) -> dict[str, Any]:
    target = {"commodities": "commodity_id", "countries": "iso3", "sources": "source_id"}.get(
        column["key"], "row_id"
    )
    return {"fields": [column["name"]], "reference": {"resource": column["key"], "fields": [target]}}


def _insert(resources: list[dict[str, Any]], resource: dict[str, Any]) -> None:
    """Put a resource behind the last of its theme."""
    last = max(n for n, other in enumerate(resources) if other["theme"] == resource["theme"])
    resources.insert(last + 1, resource)


def _neighbour(resources: list[dict[str, Any]], name: str) -> str:
    """Name the table before one, in the order of the descriptor."""
    names = [resource["name"] for resource in resources]
    return names[names.index(name) - 1]
