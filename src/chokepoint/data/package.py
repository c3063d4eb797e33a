"""The data package as a whole: its descriptor, its files and its checksum."""

from __future__ import annotations

import hashlib
import json
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

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
        content = (folder / path).read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read_descriptor(folder: Path) -> dict[str, Any]:
    """Read the descriptor of the package in a folder.

    Args:
        folder: the folder that holds ``datapackage.json``.

    Returns:
        The descriptor; treat it as read-only, it is shared between calls while the file stays the same.

    Raises:
        DataError: if the file is missing or no JSON.
    """
    path = folder / DESCRIPTOR
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError as error:
        raise DataError("the data package has no descriptor", where=DESCRIPTOR) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"the descriptor is no JSON ({error})", where=DESCRIPTOR) from error


def find_resource(folder: Path, name: str) -> dict[str, Any]:
    """Find the resource of a table in the descriptor.

    Args:
        folder: the folder of the package.
        name: the table's name.

    Raises:
        DataError: if there is no such table; the hint lists close names.
    """
    resources: list[dict[str, Any]] = read_descriptor(folder)["resources"]
    for resource in resources:
        if resource["name"] == name:
            return resource
    known = [resource["name"] for resource in resources]
    raise DataError(f"there is no table '{name}'", where=DESCRIPTOR, hint=close_names(name, known))


def close_names(name: str, known: list[str]) -> str:
    """Word a hint that lists the known names closest to a mistyped one, or all of them."""
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(close)}?" if close else f"known are {', '.join(known)}"


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, size: int) -> dict[str, Any]:
    """Read a descriptor once for each state of its file."""
    descriptor: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return descriptor
