"""Write several files of the package: all of them or none."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chokepoint.errors import DataError

COUNT = r"^(\| `{name}` \| )[0-9,]+( \|)"


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put new contents in place of several files; if one cannot be written, all stay as they were.

    Args:
        contents: the new bytes of each file.

    Raises:
        DataError: if a file cannot be written.
    """
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            staged[path] = _stage(path, content)
        _swap(staged)
    except OSError as error:
        hint = "make room or allow writing, then try again; nothing was changed"
        raise DataError(
            f"the file cannot be written ({error.strerror})", where=path.name, hint=hint
        ) from error
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def append_rows(content: bytes, rows: Iterable[Sequence[str]]) -> bytes:
    """Give the content of a table with rows added at its end, every byte before them unchanged."""
    end = b"" if content.endswith(b"\n") else b"\n"
    return content + end + _csv_lines(rows)


def replace_rows(content: bytes, rows: Mapping[str, Sequence[str]]) -> bytes:
    """Give the content of a table with some rows, named by their first cell, put in place of the old ones."""
    lines = content.decode("utf-8").splitlines(keepends=True)
    ids = (line.partition(",")[0] for line in lines)
    kept = [
        _csv_lines([rows[name]]).decode("utf-8") if name in rows else line
        for name, line in zip(ids, lines, strict=True)
    ]
    return "".join(kept).encode("utf-8")


def update_counts(text: str, counts: Mapping[str, int]) -> str:
    """Give the README of the package with the current number of rows of some tables."""
    for name, count in counts.items():
        text = re.sub(COUNT.format(name=name), rf"\g<1>{count:,}\g<2>", text, flags=re.MULTILINE)
    return text


def add_count(text: str, before: str, name: str, row_is: str) -> str:
    """Give the README of the package with a line for a new table behind that of another."""
    line = re.compile(rf"^\| `{before}` \|.*\n", re.MULTILINE)
    return line.sub(lambda found: f"{found[0]}| `{name}` | 0 | {row_is} |\n", text, count=1)


def _csv_lines(rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8")


def _stage(path: Path, content: bytes) -> Path:
    """Write content beside the file it is for, as far as the disk."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        Path(name).chmod(0o644)  # mkstemp makes files only their owner may read
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _swap(staged: Mapping[Path, Path]) -> None:
    """Move staged files into place; on a failure, bring back those that were moved before it."""
    old = {path: path.read_bytes() for path in staged if path.exists()}
    moved: list[Path] = []
    try:
        for path, temporary in staged.items():
            temporary.replace(path)
            moved.append(path)
    except OSError:
        for path in moved:
            path.write_bytes(old[path])
        raise
