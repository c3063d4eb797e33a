"""What the book asks of a descriptor beyond its form: licence, titles, keys, limits, files in their place.

A table described in this way is checked in full. Were these left out, its columns would hold anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from chokepoint.data.descriptor.properties import (
    ADDRESS,
    CONSTRAINTS,
    DIALECT,
    FIELD,
    FOREIGN_KEY,
    OBJECTS,
    PACKAGE,
    REFERENCE,
    RESOURCE,
    SCHEMA,
    Properties,
)
from chokepoint.data.descriptor.shape import fault
from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names
from chokepoint.data.rules.text import text_problem

Entry = Mapping[str, Any]

NEEDED_OF_PACKAGE = ("name", "title", "licenses")
NEEDED_OF_RESOURCE = ("title", "description", "theme")
SHOWN = ("title", "description", "theme", "unit")
ALWAYS_FILLED = ("source_id", "locator")
TARGETS = {
    r"commodity_id": "commodities",
    r"(\w+_)?iso3": "countries",
    r"(\w+_)?source_ids?": "sources",
}
"""Columns that are keys by their names, as patterns, and the tables they lead to."""
CODED = r"status|currency|(\w+_)?unit"
ROW_ID = r"\^[a-z]+-\[.*"
WITHOUT_UNIT = r"operand|rank|order|item_no|(\w+_)?year(_named)?"
"""Columns of numbers that are neither amounts nor counts, as a pattern."""
SOURCES = "sources"


def house_faults(descriptor: Entry, resources: list[dict[str, Any]]) -> list[Fault]:
    """Check what the book asks of a descriptor.

    Args:
        descriptor: an object with a list of resources.
        resources: those of them whose shape is sound, as
            :func:`chokepoint.data.descriptor.shape.read_shape` gives them.

    Returns:
        The faults, in no particular order.
    """
    faults = [*_unknown(descriptor, PACKAGE, ""), *_missing(descriptor, NEEDED_OF_PACKAGE, "")]
    faults += [*_licences(descriptor.get("licenses")), *_texts(descriptor, "")]
    if not descriptor["resources"]:
        faults.append(fault("resources", "names no table", hint="describe the tables of the package"))
    keys = {str(resource.get("name")): "" for resource in descriptor["resources"]}
    keys |= {resource["name"]: "".join(resource["schema"].get("primaryKey", [])) for resource in resources}
    for resource in resources:
        faults += _resource(resource, keys)
    return faults + list(_repeated(resources))


def _unknown(entry: Entry, known: Properties, place: str) -> Iterator[Fault]:
    for name in entry:
        if name not in known:
            hint = f"remove it; {close_names(name, list(known))}"
            yield fault(f"{place}.{name}".lstrip("."), "is no property the book reads", entry[name], hint)


def _missing(entry: Entry, names: tuple[str, ...], place: str) -> Iterator[Fault]:
    for name in names:
        if name not in entry:
            yield fault(f"{place}.{name}".lstrip("."), "is missing", hint="add it")


def _licences(licences: Any) -> Iterator[Fault]:
    """Find licences without a name or an address; a list of another shape has a fault of its own."""
    for number, licence in enumerate(licences if OBJECTS.fits(licences) else [], 1):
        address = str(licence.get("path", ""))
        if not licence.get("name") or re.fullmatch(ADDRESS, address) is None:
            hint = "give its name, and as path its address, https://..."
            yield fault(f"licenses.#{number}", "names no licence", address, hint)


def _texts(entry: Entry, place: str) -> Iterator[Fault]:
    for name in SHOWN:
        problem = text_problem(str(entry.get(name, "")))
        if problem:
            yield fault(f"{place}.{name}".lstrip("."), problem.what, entry[name], problem.hint)


def _repeated(resources: list[dict[str, Any]]) -> Iterator[Fault]:
    found = {
        "is the name": [resource["name"] for resource in resources],
        "is the path": [resource["path"] for resource in resources],
        "begins the row ids": [prefix for resource in resources if (prefix := _prefix(resource))],
    }
    for what, values in found.items():
        for value, times in Counter(values).items():
            if times > 1:
                yield fault(value, f"{what} of {times} tables", hint="give each table its own")


def _prefix(resource: Entry) -> str:
    first = resource["schema"]["fields"][0]
    pattern: str = first.get("constraints", {}).get("pattern", "")
    return pattern.split("[")[0] if first["name"] == "row_id" else ""


def _resource(resource: Entry, keys: Mapping[str, str]) -> Iterator[Fault]:
    place = resource["name"]
    yield from _unknown(resource, RESOURCE, place)
    yield from _missing(resource, NEEDED_OF_RESOURCE, place)
    yield from _texts(resource, place)
    wanted = f"{place}.csv" if place == SOURCES else f"tables/{place}.csv"
    if resource["path"] != wanted:
        hint = f"name the file {wanted}"
        yield fault(f"{place}.path", "is not where its name says", resource["path"], hint)
    yield from _unknown(resource.get("dialect", {}), DIALECT, f"{place}.dialect")
    yield from _schema(resource["schema"], place, keys)


def _schema(schema: Entry, place: str, keys: Mapping[str, str]) -> Iterator[Fault]:
    yield from _unknown(schema, SCHEMA, place)
    names = [field["name"] for field in schema["fields"]]
    if schema.get("primaryKey") != names[:1]:
        hint = f'write "primaryKey": ["{names[0]}"]; the first column names each row, as row_id does'
        yield fault(f"{place}.primaryKey", "is not the first column", schema.get("primaryKey"), hint)
    leads: dict[str, str] = {}
    for number, key in enumerate(schema.get("foreignKeys", []), 1):
        yield from _key(key, f"{place}.foreignKeys.#{number}", keys)
        leads[key["fields"][0]] = key["reference"]["resource"]
    for field in schema["fields"]:
        where = f"{place}.fields.{field['name']}"
        yield from _field(field, where)
        yield from _leads(field, where, leads.get(field["name"], ""), keys)
        yield from _filled(field, where, names)


def _key(key: Entry, place: str, keys: Mapping[str, str]) -> Iterator[Fault]:
    reference = key["reference"]
    yield from _unknown(key, FOREIGN_KEY, place)
    yield from _unknown(reference, REFERENCE, f"{place}.reference")
    target, fields = reference["resource"], reference["fields"]
    if target not in keys:
        hint = close_names(target, list(keys))
        yield fault(f"{place}.reference.resource", "is no table", target, hint)
    elif keys[target] and fields != [keys[target]]:
        hint = f"write {keys[target]}"
        yield fault(f"{place}.reference.fields", "is not the key of that table", fields, hint)


def _field(field: Entry, place: str) -> Iterator[Fault]:
    constraints = field.get("constraints", {})
    yield from _unknown(field, FIELD, place)
    yield from _unknown(constraints, CONSTRAINTS, f"{place}.constraints")
    yield from _missing(field, ("description",), place)
    yield from _texts(field, place)
    kind, name = field["type"], field["name"]
    if kind in ("number", "integer") and "unit" not in field and not re.fullmatch(WITHOUT_UNIT, name):
        yield fault(f"{place}.unit", "is missing", hint="say in what unit the numbers are")
    if kind in ("number", "integer") and "minimum" not in constraints:
        hint = "say how small a number may be, 0 where none is negative"
        yield fault(f"{place}.constraints.minimum", "is missing", hint=hint)
    if kind == "string" and re.fullmatch(CODED, name) and "enum" not in constraints:
        yield fault(f"{place}.constraints.enum", "is missing", hint="list the words the column may hold")


def _leads(field: Entry, place: str, led: str, keys: Mapping[str, str]) -> Iterator[Fault]:
    """Columns that are keys by their names lead to their tables; lists lead to tables there are."""
    name, targets = field["name"], field.get("listOf", "").split("|")
    for target in targets:
        if target and target not in keys:
            yield fault(f"{place}.listOf", "is no table", target, close_names(target, list(keys)))
    wanted = next((table for pattern, table in TARGETS.items() if re.fullmatch(pattern, name)), "")
    is_own_key = place == f"{wanted}.fields.{keys.get(wanted)}"
    if wanted in keys and wanted not in (*targets, led) and not is_own_key:
        hint = f"add it to the foreignKeys, or write listOf {wanted}"
        yield fault(place, f"does not lead to {wanted}", hint=hint)


def _filled(field: Entry, place: str, names: list[str]) -> Iterator[Fault]:
    """The key of a row, its source and its place there are never empty, and row ids have a form."""
    name, constraints = field["name"], field.get("constraints", {})
    needed = name == names[0] or (names[0] == "row_id" and name in ALWAYS_FILLED)
    if needed and constraints.get("required") is not True:
        yield fault(f"{place}.constraints.required", "is missing", hint="write true")
    if name == "row_id" and re.fullmatch(ROW_ID, constraints.get("pattern", "")) is None:
        hint = "write the form of its ids, for example ^abc-[a-z0-9-]+$"
        yield fault(f"{place}.constraints.pattern", "names no prefix", constraints.get("pattern"), hint)
