"""Tables as typed, kept as Parquet in the build folder; an entry is found by all that it was made from.

The CSV files stay the only truth. An entry is named by the hash of what its table was made from: the content
of the files, the code that read them, and the versions of the packages that did. It also bears the hash of
its own content, so that a damaged one is noticed and made again. Where nothing can be kept, tables are read
from the CSV files each time.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pandas as pd
import pyarrow as pa

from chokepoint.files import replace_file
from chokepoint.paths import table_cache

KEPT = 4
"""Entries of one table that stay; older ones are dropped when one is added."""

Hashes = Sequence[str]


def through_cache(name: str, hashes: Hashes, make: Callable[[], tuple[pd.DataFrame, Hashes]]) -> pd.DataFrame:
    """Give a table as it was kept, or make it and keep it.

    Args:
        name: the table's name.
        hashes: of everything the table is made from besides our code, in a fixed order.
        make: makes the table and gives, beside it, the hashes of what it was really made from: a file may
            have changed since it was hashed.

    Returns:
        The same frame in both cases, values and types.

    Raises:
        DataError: whatever ``make`` raises; nothing is kept then.
    """
    folder = table_cache() / quote(name, safe="").replace(".", "%2E")  # one folder inside, whatever the name
    frame = _find(folder, _key(hashes))
    if frame is None:
        frame, hashes = make()
        with suppress(OSError):  # a folder of others, a full disk: the next reader makes it again
            _store(folder, _key(hashes), frame)
    return frame


def hash_bytes(content: bytes) -> str:
    """Give the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file's content; it is not read whole, which takes longer."""
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# taken when the modules are loaded: if one is edited later, this process goes on with the code of before
CODE = [hash_file(path) for path in sorted(Path(__file__).parent.glob("*.py")) if path.is_file()]
VERSIONS = [sys.version, np.__version__, pd.__version__, pa.__version__]


def _key(hashes: Hashes) -> str:
    return hash_bytes(json.dumps([CODE, VERSIONS, list(hashes)]).encode())


def _ending(content: bytes) -> str:
    return f"-{hash_bytes(content)}.parquet"


def _find(folder: Path, key: str) -> pd.DataFrame | None:
    """Read an entry if it is there and whole; throw a damaged one away."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if path.name.startswith(key)]:
            content = path.read_bytes()
            if path.name == key + _ending(content):
                return _decode(content)
            path.unlink(missing_ok=True)
    return None


def _store(folder: Path, key: str, frame: pd.DataFrame) -> None:
    """Keep a table, provided that it will be read back as it is."""
    content = _encode(frame)
    again = _decode(content)
    if again.equals(frame) and again.dtypes.equals(frame.dtypes):
        replace_file(folder / (key + _ending(content)), content)
        _drop_old(folder)


def _drop_old(folder: Path) -> None:
    """Drop all but the newest files: older entries, and what writers that were killed have left of theirs."""
    for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
        path.unlink(missing_ok=True)


# in both directions one thread: a process that is to fork must not have any other


def _encode(frame: pd.DataFrame) -> bytes:
    import pyarrow.parquet as pq  # slow to import

    table, sink = pa.Table.from_pandas(frame, nthreads=1), pa.BufferOutputStream()
    # what is read whole is read faster without dictionaries, and has no use for statistics
    pq.write_table(table, sink, compression="lz4", use_dictionary=False, write_statistics=False)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _decode(content: bytes) -> pd.DataFrame:
    import pyarrow.parquet as pq

    table = pq.ParquetFile(pa.BufferReader(content)).read(use_threads=False)
    frame: pd.DataFrame = table.to_pandas(use_threads=False)
    return frame
