"""The data package as a whole: its descriptor, its files and its checksum."""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from chokepoint.data.csvfile import read_bytes
from chokepoint.data.descriptor.shape import read_shape
from chokepoint.data.descriptor.strict_json import parse_strictly
from chokepoint.data.faults import Fault
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

DESCRIPTOR = "datapackage.json"

Schema = dict[str, Any]


def table_names() -> list[str]:
    """List the tables of the package, ``sources`` included, in the order of the descriptor."""
    return [resource["name"] for resource in read_descriptor(data_folder())["resources"]]


def table_path(name: str) -> Path:
    """Give the CSV file of a table.

    Args:
        name: a table name of the descriptor.

    Raises:
        DataError: if there is no such table; the hint lists close names.
    """
    folder = data_folder()
    return folder / find_resource(folder, name)["path"]


def table_schema(name: str) -> Schema:
    """Give the Table Schema of a table as the descriptor states it.

    Args:
        name: a table name of the descriptor.

    Raises:
        DataError: if there is no such table.
    """
    schema: Schema = find_resource(data_folder(), name)["schema"]
    return schema


def package_checksum() -> str:
    """Give the SHA-256 over descriptor, sources and tables: names and bytes, in the order of the names."""
    folder = data_folder()
    paths = [DESCRIPTOR, *(resource["path"] for resource in read_descriptor(folder)["resources"])]
    digest = hashlib.sha256()
    for path in sorted(paths):
        content = read_bytes(folder / path)
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read_descriptor(folder: Path) -> dict[str, Any]:
    """Read the descriptor of the package in a folder.

    Args:
        folder: the folder that holds ``datapackage.json``.

    Returns:
        The descriptor, its paths and keys written in one way; treat it as read-only, it is shared between
        calls while the file stays the same.

    Raises:
        DataError: if the file is missing or no JSON, or says something the book cannot obey; where is the
            place in the file.
    """
    descriptor, resources, faults = parse_descriptor(folder)
    if faults:
        first = faults[0]
        value = "" if first.value is None else f", {first.value!r}"
        raise DataError(f"{first.what}{value}", where=first.place, hint=first.hint)
    return {**descriptor, "resources": resources}


def parse_descriptor(folder: Path) -> tuple[Any, list[dict[str, Any]], list[Fault]]:
    """Read the descriptor of the package in a folder as far as it can be read.

    Args:
        folder: the folder that holds ``datapackage.json``.

    Returns:
        What the file holds, the resources that are sound, and the faults of the others: see
        :func:`chokepoint.data.descriptor.shape.read_shape`. All are shared between calls.

    Raises:
        DataError: if the file is missing or no JSON.
    """
    try:
        return _parse((folder / DESCRIPTOR).read_bytes())
    except FileNotFoundError as error:
        raise DataError("the data package has no descriptor", where=DESCRIPTOR) from error
    except OSError as error:
        raise DataError(f"cannot be read as a file ({error.strerror})", where=DESCRIPTOR) from error


def find_resource(folder: Path, name: str) -> dict[str, Any]:
    """Find the resource of a table in the descriptor.

    Args:
        folder: the folder of the package.
        name: the table's name.

    Raises:
        DataError: if there is no such table; the hint lists close names.
    """
    return find_resources(folder, name)[0]


def find_resources(folder: Path, *names: str) -> list[dict[str, Any]]:
    """Find the resources of several tables, all in one reading of the descriptor.

    Args:
        folder: the folder of the package.
        names: the tables' names.

    Returns:
        One resource for each name, in their order.

    Raises:
        DataError: if there is no such table; the hint lists close names.
    """
    resources: dict[str, dict[str, Any]] = {r["name"]: r for r in read_descriptor(folder)["resources"]}
    for name in names:
        if name not in resources:
            hint = close_names(name, list(resources))
            raise DataError(f"there is no table '{name}'", where=DESCRIPTOR, hint=hint)
    return [resources[name] for name in names]


def close_names(name: str, known: list[str]) -> str:
    """Word a hint that lists the known names closest to a mistyped one, or all of them."""
    close = _closest(name, tuple(known))
    return f"did you mean {' or '.join(close)}?" if close else f"known are {', '.join(known)}"


@lru_cache(maxsize=4096)
def _closest(name: str, known: tuple[str, ...]) -> list[str]:
    """Find what is closest once for each name: a source that is gone is missed by thousands of rows."""
    return get_close_matches(name, known, n=3, cutoff=0.5)


@lru_cache(maxsize=8)
def _parse(content: bytes) -> tuple[Any, list[dict[str, Any]], list[Fault]]:
    descriptor = parse_strictly(content, DESCRIPTOR)
    return descriptor, *read_shape(descriptor)
