"""Whether a descriptor can be read at all: every property the book obeys has a value it obeys.

Called whenever the descriptor is read, so that nothing further on meets a value it cannot work with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from chokepoint.data.cells import fits
from chokepoint.data.descriptor.properties import (
    CONSTRAINTS,
    DIALECT,
    FIELD,
    FOREIGN_KEY,
    PACKAGE,
    REFERENCE,
    RESOURCE,
    SCHEMA,
    Properties,
    is_number,
    is_text,
)
from chokepoint.data.faults import DESCRIPTOR_TABLE, Fault

Entry = Mapping[str, Any]
OF_TEXT = ("pattern", "minLength", "maxLength")
OF_SIZE = ("minimum", "maximum")


def read_shape(descriptor: Any) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Check the values of a descriptor's properties.

    Args:
        descriptor: what the file holds.

    Returns:
        The resources the book can work with, in their order and written in one way (paths as text, the
        columns of keys as lists), and one fault for each value it cannot obey and each missing one it cannot
        do without. The column of a fault is the place, for example ``prices.fields.low.constraints.minimum``.
    """
    if not isinstance(descriptor, dict):
        return [], [fault("", "is no JSON object", hint="write {...} with the property resources")]
    faults = list(_wrong(descriptor, PACKAGE, ""))
    if any(found.column == "resources" for found in faults):
        return [], faults
    sound = []
    for number, resource in enumerate(descriptor["resources"], 1):
        own = list(_resource(resource, number))
        faults += own
        if not own:
            sound.append(_normal(resource))
    return sound, faults


def _normal(resource: Entry) -> dict[str, Any]:
    schema = dict(resource["schema"])
    if "primaryKey" in schema:
        schema["primaryKey"] = _listed(schema["primaryKey"])
    if "foreignKeys" in schema:
        schema["foreignKeys"] = [_normal_key(key, resource["name"]) for key in schema["foreignKeys"]]
    return {**resource, "path": "".join(resource["path"]), "schema": schema}


def _normal_key(key: Entry, own: str) -> dict[str, Any]:
    reference = key["reference"]
    target = {"resource": reference["resource"] or own, "fields": _listed(reference["fields"])}
    return {**key, "fields": _listed(key["fields"]), "reference": {**reference, **target}}


def fault(place: str, what: str, value: Any = None, hint: str = "") -> Fault:
    """Name a place of the descriptor and what is wrong there."""
    shown = None if value is None else str(value)[:80]
    return Fault(DESCRIPTOR_TABLE, None, place, what, shown, hint)


def label(entry: Entry, number: int) -> str:
    """Name a resource or a column: by its name, or by its number if that cannot be used."""
    name = entry.get("name")
    return name if isinstance(name, str) and re.fullmatch(r"\w{1,60}", name) else f"#{number}"


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def _wrong(entry: Entry, properties: Properties, place: str) -> Iterator[Fault]:
    """Find the properties of one object that are missing or have a value the book does not obey."""
    for name, prop in properties.items():
        where = f"{place}.{name}".lstrip(".")
        if name not in entry:
            if prop.needed:
                yield fault(where, "is missing", hint=prop.hint)
        elif not prop.fits(entry[name]):
            yield fault(where, "is not something the book reads", entry[name], prop.hint)


def _resource(resource: Entry, number: int) -> Iterator[Fault]:
    place = label(resource, number)
    yield from _wrong(resource, RESOURCE, place)
    if isinstance(resource.get("dialect"), dict):
        yield from _wrong(resource["dialect"], DIALECT, f"{place}.dialect")
    if isinstance(resource.get("schema"), dict):
        yield from _schema(resource["schema"], place)


def _schema(schema: Entry, place: str) -> Iterator[Fault]:
    faults = list(_wrong(schema, SCHEMA, place))
    yield from faults
    if any(found.column == f"{place}.fields" for found in faults):
        return
    fields = schema["fields"]
    for number, field in enumerate(fields, 1):
        yield from _field(field, f"{place}.fields.{label(field, number)}")
    names = [field.get("name") for field in fields]
    for name in {str(name) for name in names if names.count(name) > 1}:
        yield fault(f"{place}.fields.{name}", "is described twice", hint="describe each column once")
    if not faults:
        yield from _keys(schema, names, place)


def _field(field: Entry, place: str) -> Iterator[Fault]:
    faults = list(_wrong(field, FIELD, place))
    yield from faults
    if faults or "constraints" not in field:
        return
    constraints, where = field["constraints"], f"{place}.constraints"
    faults = list(_wrong(constraints, CONSTRAINTS, where))
    yield from faults or _misfits(constraints, field["type"], where)


def _misfits(constraints: Entry, kind: str, place: str) -> Iterator[Fault]:
    """Find limits that say nothing about cells of this type, and allowed values that are not of it."""
    for name, limit in constraints.items():
        where = f"{place}.{name}"
        if name in OF_TEXT and kind != "string":
            yield fault(where, f"says nothing about a {kind}", limit, "leave it out")
        elif name in OF_SIZE and not _is_limit(limit, kind):
            yield fault(where, f"is no limit for a {kind}", limit, "write a number, for a date YYYY-MM-DD")
        elif name == "enum" and not all(fits(kind)(str(value)) for value in limit):
            yield fault(where, f"has a value that is no {kind}", limit, "write values of the column's type")


def _is_limit(limit: Any, kind: str) -> bool:
    if kind == "date":
        return is_text(limit) and fits(kind)(limit)
    return kind in ("number", "integer") and is_number(limit)


def _keys(schema: Entry, names: list[Any], place: str) -> Iterator[Fault]:
    """Find keys that name columns the table does not have."""
    for name in _listed(schema.get("primaryKey", [])):
        if name not in names:
            yield fault(f"{place}.primaryKey", "names no column of the table", name, "name the first column")
    for number, key in enumerate(schema.get("foreignKeys", []), 1):
        where = f"{place}.foreignKeys.#{number}"
        faults = list(_wrong(key, FOREIGN_KEY, where))
        if not faults:
            faults = list(_wrong(key["reference"], REFERENCE, f"{where}.reference"))
        yield from faults
        if not faults and (name := _listed(key["fields"])[0]) not in names:
            yield fault(f"{where}.fields", "names no column of the table", name, "name one of its columns")
