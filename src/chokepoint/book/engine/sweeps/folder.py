"""What a sweep has made: a file for each notebook, whose name holds its checksum.

A notebook appears whole, under a name that says what it was made from and what it must contain. So whatever
ended a sweep, its next start knows by the names and contents alone what is finished, and makes the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from chokepoint.book.engine.folders import fcntl
from chokepoint.book.engine.places import check_file
from chokepoint.book.engine.sweeps.stores import ANOTHER_OUTPUT, LocalStore, Store
from chokepoint.book.engine.sweeps.sweep import HASH, differing
from chokepoint.errors import BuildError

RECORD, FACTS, FAILED, NOTEBOOKS, LOCK = "sweep.json", "facts.parquet", "failed.json", "notebooks", ".lock"
SOURCE = "source.ipynb"
"""The chapter as it was when the sweep began, without outputs; workers of a cluster read it here."""
NAME = re.compile(rf"(?P<stem>.+-[0-9a-f]{{{HASH}}})-(?P<checksum>[0-9a-f]{{{HASH}}})\.ipynb")
HALF = re.compile(r"\.(sweep\.json|facts\.parquet|failed\.json|source\.ipynb)\..+")
"""What a writer that was killed may leave beside the files."""
AWAY = f"{ANOTHER_OUTPUT}, or remove what is there"


@dataclass
class Folder:
    """The output of one sweep.

    Args:
        store: where it is.
        asked: what the sweep was asked, see :meth:`.sweep.Sweep.asked`.
        warn: told of damaged files.
        names: the finished notebooks known so far: names of files by the names wanted.
    """

    store: Store
    asked: Mapping[str, Any]
    warn: Callable[[str], None]
    names: dict[str, str] = field(default_factory=dict)

    def begin(self, source: str) -> None:
        """Take the place for this sweep, or find that it holds an earlier start of the same one.

        Args:
            source: the chapter's text without outputs.

        Raises:
            BuildError: if it holds another sweep, or anything else.
        """
        record, names = self.store.read(RECORD), self.store.names()
        if record is None:
            foreign = [name for name in names if name not in (LOCK, SOURCE) and not HALF.fullmatch(name)]
            if foreign:
                what = f"holds '{foreign[0]}' and no sweep; nothing was changed"
                raise BuildError(what, where=self.store.address, hint=f"{ANOTHER_OUTPUT} for the sweep")
            self.store.write(SOURCE, source.encode("utf-8"))
            self.store.write(RECORD, _as_json(self.asked))
        else:
            self._compare(_read_record(record, self.store.address))
        self._sweep_up(names)

    def _compare(self, earlier: Mapping[str, Any]) -> None:
        now = json.loads(_as_json(self.asked))
        same = ("chapter", "over", "parameters")
        if any(earlier.get(name) != now[name] for name in same):
            over = ", ".join(earlier.get("over") or ["nothing"])
            what = f"holds another sweep, of {earlier.get('chapter')} over {over}; nothing was changed"
            raise BuildError(what, where=self.store.address, hint=AWAY)
        changed = differing(earlier.get("hashes") or {}, now["hashes"])
        if changed or earlier != now:
            what = f"holds a sweep begun before {' and '.join(changed) or 'its rules'} changed"
            raise BuildError(f"{what}; nothing was changed", where=self.store.address, hint=AWAY)

    def _sweep_up(self, names: Sequence[str]) -> None:
        """Remove what a killed writer left half written."""
        for name in names:
            if HALF.fullmatch(name):
                self.store.remove(name)
        for name in self.store.names(NOTEBOOKS):
            if name.startswith("."):
                self.store.remove(f"{NOTEBOOKS}/{name}")

    def look(self, stems: Iterable[str]) -> None:
        """Find the notebooks that are there and whole; damaged ones are removed.

        Args:
            stems: the names wanted, without checksum.
        """
        wanted = set(stems)
        for name in self.store.names(NOTEBOOKS):
            match = NAME.fullmatch(name)
            if match is None or match["stem"] not in wanted:
                continue
            if self._content(name) is None:
                self.warn(f"{name} is damaged and is made again")
                self.store.remove(f"{NOTEBOOKS}/{name}")
            else:
                self.names[match["stem"]] = name

    def put(self, stem: str, text: str) -> None:
        """Keep a notebook."""
        content = text.encode("utf-8")
        name = file_name(stem, content)
        self.store.write(f"{NOTEBOOKS}/{name}", content)
        self.names[stem] = name

    def text(self, name: str) -> str:
        """Read a notebook.

        Raises:
            BuildError: if it is gone or damaged.
        """
        content = self._content(name)
        if content is None:
            hint = "start the same sweep again: it makes this one anew"
            where = f"{self.store.address}/{NOTEBOOKS}/{name}"
            raise BuildError("is gone or damaged", where=where, hint=hint)
        return content.decode("utf-8")

    def _content(self, name: str) -> bytes | None:
        match = NAME.fullmatch(name)
        content = self.store.read(f"{NOTEBOOKS}/{name}")
        return content if match and content and _checksum(content) == match["checksum"] else None

    def record_failures(self, failures: Sequence[Mapping[str, Any]]) -> None:
        """Write which notebooks failed, or take the list away if none did."""
        if failures:
            self.store.write(FAILED, _as_json(failures))
        else:
            self.store.remove(FAILED)


def file_name(stem: str, content: bytes) -> str:
    """Name a finished notebook."""
    return f"{stem}-{_checksum(content)}.ipynb"


def _read_record(content: bytes, address: str) -> Mapping[str, Any]:
    try:
        record = json.loads(content)
    except ValueError as error:
        raise BuildError(f"{RECORD} cannot be read", where=address, hint=AWAY) from error
    if not isinstance(record, dict):
        raise BuildError(f"{RECORD} is no record of a sweep", where=address, hint=AWAY)
    return record


def _checksum(content: bytes) -> str:
    return sha256(content).hexdigest()[:HASH]


def _as_json(content: Any) -> bytes:
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


@contextmanager
def only_sweep(store: Store, beside: Path) -> Iterator[None]:
    """Let no second sweep write to the same place at the same time.

    Args:
        store: the place.
        beside: where the lock of an address lies, which has none itself: this guards only against sweeps
            started on this machine. Two of the same sweep on two machines would write the same files.

    Raises:
        BuildError: if another one is writing there.
    """
    named = f"{sha256(store.address.encode()).hexdigest()[:HASH]}.lock"
    path = store.folder / LOCK if isinstance(store, LocalStore) else beside / named
    with _open(path, store.address) as handle:
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            hint = f"wait for it, or {ANOTHER_OUTPUT}"
            raise BuildError("another sweep is writing here", where=store.address, hint=hint) from error
        yield


def _open(path: Path, address: str) -> IO[str]:
    check_file(path)  # opening a pipe would wait for ever
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a")
    except OSError as error:
        reason = f"cannot be written to: {error.strerror}"
        raise BuildError(reason, where=address, hint=ANOTHER_OUTPUT) from error
