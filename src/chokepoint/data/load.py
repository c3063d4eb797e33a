"""Tables as typed data frames, whole or as known on a day."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from chokepoint.data.cached import hash_bytes, hash_file, through_cache
from chokepoint.data.cells import convert
from chokepoint.data.csvfile import CsvFile, read_bytes
from chokepoint.data.dates import last_day
from chokepoint.data.package import DESCRIPTOR, find_resources, table_names
from chokepoint.data.resource import parse_resource
from chokepoint.data.seal import without_seal
from chokepoint.data.vintages import as_timestamp, known_on
from chokepoint.errors import DataError
from chokepoint.notes import TABLE, note
from chokepoint.paths import data_folder

# thousands of small frames are filtered, and each column that Arrow keeps costs a call of its own: chapters
# took a third more time with them
pd.set_option("mode.string_storage", "python")

SOURCES = "sources"
MEND = "`chokepoint data check` lists every fault"

Stamp = tuple[tuple[str | int, ...], ...]


def load_table(name: str, *, as_of: str | date | None = None) -> pd.DataFrame:
    """Load a table of the data package.

    Args:
        name: the table's name, as in ``datapackage.json``.
        as_of: keep only what was published on or before this day (``YYYY-MM-DD``, a partial date that counts
            as its last day, or a date); everything if not given.

    Returns:
        One row per row of the file, in its order. Numbers are ``float64``, whole numbers ``Int64``, full
        dates ``datetime64``, everything else text; missing text is ``""``, a missing number ``NaN`` or
        ``<NA>``. Tables with a source have one more column, ``published``: the last day of the
        published period of the row's source, ``NaT`` if undated.

    Raises:
        DataError: if there is no such table, a cell is not of its column's type, or ``as_of`` is no date.
    """
    frame = _load(name, table_stamp(name)).copy()  # of its own: pandas lets a caller write past it
    for read in dict.fromkeys([SOURCES, name] if "published" in frame.columns else [name]):
        note(TABLE, read)
    return frame if as_of is None else known_on(frame, as_of)


REFERENCE = ("africa_map",)
"""Tables that help to read others and state nothing that became known on a day."""


class KnownTables(Mapping[str, pd.DataFrame]):
    """The data package as known on a day, each table loaded when it is first asked for.

    Args:
        as_of: as for :func:`load_table`.
    """

    def __init__(self, as_of: str | date | None = None) -> None:
        self._as_of = as_of
        self._loaded: dict[str, pd.DataFrame] = {}

    @property
    def as_of(self) -> str | None:
        """The day the tables are known as of, None for everything."""
        return None if self._as_of is None else str(self._as_of)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Give a table; ``sources`` as :func:`load_sources` does, those of later days left out.

        Raises:
            DataError: as :func:`load_table`.
        """
        if name not in self._loaded:
            self._loaded[name] = self._sources() if name == SOURCES else self._table(name)
        return self._loaded[name]

    def _table(self, name: str) -> pd.DataFrame:
        # which states lie in Africa was known before the map that lists them here
        return load_table(name, as_of=None if name in REFERENCE else self._as_of)

    def _sources(self) -> pd.DataFrame:
        sources = load_sources()
        if self._as_of is None:
            return sources
        return sources[sources["published_last_day"] <= as_timestamp(self._as_of)]

    def __iter__(self) -> Iterator[str]:
        """Name the tables."""
        return iter(table_names())

    def __len__(self) -> int:
        """Count the tables."""
        return len(table_names())


def load_sources() -> pd.DataFrame:
    """Load the sources.

    Returns:
        A frame indexed by ``source_id`` with the columns of ``sources.csv``; ``published`` stays the partial
        date as printed, ``published_last_day`` is its last day, or the earlier one ``known_by`` where a text
        proves that it was out (``NaT`` if undated).

    Raises:
        DataError: if the file is missing or broken.
    """
    note(TABLE, SOURCES)
    return _load_sources(table_stamp(SOURCES)).copy()


def table_stamp(name: str) -> Stamp:
    """Name the state of the files a table is loaded from: path, size and times of each.

    Args:
        name: the table's name.

    Raises:
        DataError: if there is no such table or a file is missing.
    """
    folder = data_folder()
    described = find_resources(folder, name, SOURCES)
    return tuple(_stamp(folder / path) for path in (DESCRIPTOR, *(r["path"] for r in described)))


def _stamp(path: Path) -> tuple[str | int, ...]:
    try:
        state = path.stat()
    except FileNotFoundError as error:
        raise DataError("the file is missing", where=path.name) from error
    except OSError as error:
        raise DataError(f"cannot be read as a file ({error.strerror})", where=path.name) from error
    if not stat.S_ISREG(state.st_mode):
        raise DataError("is no file", where=path.name, hint="put a plain file there")
    # the last two tell of a file whose content was changed and whose time was then set back
    return str(path), state.st_mtime_ns, state.st_size, state.st_ctime_ns, state.st_ino


@dataclass(frozen=True)
class _TableFile:
    """A table as it lies in the package, read once: its description as JSON, and the bytes of its file."""

    description: bytes
    content: bytes


def _read_files(*names: str) -> list[_TableFile]:
    folder = data_folder()
    described = find_resources(folder, *names)
    return [_TableFile(_described(r), read_bytes(folder / r["path"])) for r in described]


def _hash_files(*names: str) -> list[str]:
    """Hash what :func:`_read_files` reads."""
    folder = data_folder()
    described = find_resources(folder, *names)
    return [part for r in described for part in (hash_bytes(_described(r)), hash_file(folder / r["path"]))]


def _described(resource: Mapping[str, Any]) -> bytes:
    return json.dumps(without_seal(resource), sort_keys=True).encode()


@lru_cache(maxsize=128)
def _load(name: str, stamp: Stamp) -> pd.DataFrame:
    """Read a table once for each state of its files; what other processes kept is found by their content."""
    return through_cache(name, _hash_files(name, SOURCES), lambda: _make(name))


def _make(name: str) -> tuple[pd.DataFrame, list[str]]:
    """Read a table from its files, and hash just what was read."""
    table, sources = _read_files(name, SOURCES)
    hashes = [hash_bytes(part) for file in (table, sources) for part in (file.description, file.content)]
    return _with_published(name, _typed(table), sources), hashes


@lru_cache(maxsize=4)
def _load_sources(stamp: Stamp) -> pd.DataFrame:
    return _by_id(_load(SOURCES, stamp))


def _by_id(sources: pd.DataFrame) -> pd.DataFrame:
    frame = sources.set_index("source_id")
    days = _last_days(frame["published"])
    proven = frame["known_by"].astype(days.dtype) if "known_by" in frame else days
    return frame.assign(published_last_day=proven.fillna(days))


def _as_text(file: CsvFile) -> pd.DataFrame:
    index = pd.Index(file.lines, name="line")
    columns = zip(*file.rows, strict=True) if file.rows else [[] for _ in file.header]
    return pd.DataFrame(
        {name: pd.Series(list(c), index, "str") for name, c in zip(file.header, columns, strict=True)}
    )


def _typed(table: _TableFile) -> pd.DataFrame:
    resource = json.loads(table.description)
    file = Path(resource["path"]).name
    frame = _as_text(parse_resource(resource, table.content))
    fields: list[dict[str, Any]] = resource["schema"]["fields"]
    if list(frame.columns) != [field["name"] for field in fields]:
        raise DataError("the columns differ from the schema", where=f"{file}:1", hint=MEND)
    typed = {field["name"]: _convert(frame[field["name"]], field["type"], file) for field in fields}
    return pd.DataFrame(typed).reset_index(drop=True)


def _convert(cells: pd.Series, kind: str, file: str) -> pd.Series:
    converted = convert(cells, kind)
    for line in cells.index[converted.isna() & (cells != "")]:
        raise DataError(f"'{cells[line]}' is not a {kind}", where=f"{file}:{line}:{cells.name}", hint=MEND)
    return converted


def _with_published(name: str, frame: pd.DataFrame, sources: _TableFile) -> pd.DataFrame:
    if name == SOURCES or "source_id" not in frame.columns:
        return frame
    days = frame["source_id"].map(_days(sources))
    return frame.assign(published=pd.to_datetime(days).dt.as_unit("us"))


@lru_cache(maxsize=2)
def _days(sources: _TableFile) -> pd.Series:
    """Give the last day of publication of each source, computed once for all tables."""
    return _by_id(_typed(sources))["published_last_day"]


def _last_days(published: pd.Series) -> pd.Series:
    days = published.map(lambda text: last_day(text) if text else None)
    return pd.to_datetime(days).dt.as_unit("us")
