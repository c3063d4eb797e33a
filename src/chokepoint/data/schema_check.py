"""What the Table Schemas find: the errors of frictionless, reworded as faults."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names

KIND_HINTS = {
    "number": "write digits with a point, without thousands separators or units",
    "integer": "write digits only",
    "date": "write YYYY-MM-DD",
    "boolean": "write true or false",
}
PARTIAL_HINT = "write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn or YYYY-Hn"


def schema_faults(folder: Path, resource: dict[str, Any]) -> list[Fault]:
    """Check a well-formed table against its Table Schema with frictionless.

    Args:
        folder: the folder of the package.
        resource: the table's entry in the descriptor.

    Returns:
        One fault for each cell of the wrong type or outside its constraints. Keys are left to
        :mod:`chokepoint.data.rules`, which can say more about them.
    """
    from frictionless import Resource  # slow to import, and only the check needs it

    bare = copy.deepcopy(resource)
    bare["schema"].pop("foreignKeys", None)
    bare["schema"].pop("primaryKey", None)
    report = Resource.from_descriptor(bare, basepath=str(folder)).validate()
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [_fault(resource["name"], error.to_descriptor(), fields) for error in errors]


def _fault(table: str, error: dict[str, Any], fields: dict[str, dict[str, Any]]) -> Fault:
    if "fieldName" not in error:
        return Fault(table, error.get("rowNumber"), "", error["message"])
    field = fields[error["fieldName"]]
    what, hint = _describe(error, field)
    value = None if error["cell"] in ("", None) else str(error["cell"])
    return Fault(table, error["rowNumber"], field["name"], what, value, hint)


def _describe(error: dict[str, Any], field: dict[str, Any]) -> tuple[str, str]:
    if error["type"] == "type-error":
        return f"is not a {field['type']}", KIND_HINTS.get(field["type"], "")
    constraint = re.search(r'constraint "(\w+)"', error["note"])
    name = constraint[1] if constraint else ""
    limit = field.get("constraints", {}).get(name)
    if name == "enum":
        return "is not an allowed value", close_names(str(error["cell"]), limit)
    if name == "pattern" and field.get("dateKind"):
        return "is not a date", PARTIAL_HINT
    words = {
        "required": ("is empty", "the column is required"),
        "pattern": ("does not fit the pattern", f"write {limit}"),
        "minimum": (f"is below the minimum {limit}", ""),
        "maximum": (f"is above the maximum {limit}", ""),
    }
    return words.get(name, (error["note"], ""))
