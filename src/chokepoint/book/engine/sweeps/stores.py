"""Where a sweep writes: a folder of this machine, or any address that fsspec can open."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.places import FOLDER, LINK, check_file, kind_at, refusal
from chokepoint.errors import BuildError

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
WHOLE_WRITES = frozenset({"abfs", "abfss", "adl", "az", "gcs", "gs", "memory", "oci", "oss", "s3", "s3a"})
"""Protocols under which an object appears whole or not at all; a file elsewhere is moved into its place."""
ANOTHER_OUTPUT = "choose another -o"
Result = TypeVar("Result")


class Store(Protocol):
    """A folder that holds files by name; a name may have one folder before it: ``notebooks/a.ipynb``."""

    @property
    def address(self) -> str:
        """Where it is, as a person wrote it."""

    @property
    def is_shared(self) -> bool:
        """Tell whether other machines reach it under the same address."""

    def read(self, name: str) -> bytes | None:
        """Give a file's content; None if there is no such file."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file so that it appears whole or not at all."""

    def upload(self, name: str, source: Path) -> None:
        """Write a file with the content of another, which may be larger than memory."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def names(self, folder: str = "") -> list[str]:
        """List what stands in the store or in one folder of it, sorted; without the folder's name."""


@dataclass(frozen=True)
class LocalStore:
    """A folder of this machine.

    Args:
        folder: the folder; made when the first file is written.
    """

    folder: Path

    @property
    def address(self) -> str:
        """Give the path."""
        return str(self.folder)

    @property
    def is_shared(self) -> bool:
        """Other machines may have another folder under this path."""
        return False

    def check(self) -> None:
        """Refuse a place that is not, and does not lead to, a folder.

        Raises:
            BuildError: if something else stands there.
        """
        kind = kind_at(self.folder, ANOTHER_OUTPUT)
        if kind not in ("", FOLDER) and not (kind == LINK and self.folder.is_dir()):
            raise refusal(self.folder, f"is {kind}", ANOTHER_OUTPUT)

    def read(self, name: str) -> bytes | None:
        """Give a file's content; None if there is no such file."""
        path = self.folder / name
        return self._try("read", path.read_bytes) if path.is_file() else None

    def write(self, name: str, content: bytes) -> None:
        """Write a file so that it appears whole or not at all."""
        self._try("written to", lambda: write_atomically(self.folder / name, content))

    def upload(self, name: str, source: Path) -> None:
        """Write a file with the content of another."""
        self._try("written to", lambda: self._copy(source, self.folder / name))

    def _copy(self, source: Path, target: Path) -> None:
        check_file(target)
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            shutil.copyfile(source, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        self._try("written to", lambda: (self.folder / name).unlink(missing_ok=True))

    def names(self, folder: str = "") -> list[str]:
        """List what stands in the folder, sorted."""
        place = self.folder / folder
        return self._try("read", lambda: sorted(p.name for p in place.iterdir())) if place.is_dir() else []

    def _try(self, what: str, action: Callable[[], Result]) -> Result:
        try:
            return action()
        except OSError as error:
            reason = f"cannot be {what}: {error.strerror or error}"
            raise BuildError(reason, where=str(self.folder), hint=_KEPT) from error


_KEPT = "what is finished is kept; mend it and start the same sweep again"


@dataclass(frozen=True)
class AddressStore:
    """A folder at an address of fsspec, such as ``s3://bucket/sweep``.

    Args:
        address: the address, without a slash at the end.
        system: the file system of fsspec.
        base: the folder as the file system names it.
    """

    address: str
    system: Any
    base: str

    @property
    def is_shared(self) -> bool:
        """Tell whether other machines reach it: all but the memory of this process."""
        return not self._speaks({"memory"})

    def read(self, name: str) -> bytes | None:
        """Give a file's content; None if there is no such file."""
        try:
            return bytes(self._try("read", lambda: self.system.cat_file(f"{self.base}/{name}")))
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write a file so that it appears whole, or is found out to be half by its checksum."""
        self._put(name, lambda path: self.system.pipe_file(path, content))

    def upload(self, name: str, source: Path) -> None:
        """Write a file with the content of another."""
        self._put(name, lambda path: self.system.put_file(str(source), path))

    def _put(self, name: str, fill: Callable[[str], None]) -> None:
        folder, _slash, last = f"{self.base}/{name}".rpartition("/")
        path = f"{folder}/{last}"
        temporary = path if self._speaks(WHOLE_WRITES) else f"{folder}/.{last}.{secrets.token_hex(4)}"

        def put() -> None:
            self.system.makedirs(folder, exist_ok=True)
            fill(temporary)
            if temporary != path:
                self.system.mv(temporary, path)

        self._try("written to", put)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        try:
            self._try("written to", lambda: self.system.rm_file(f"{self.base}/{name}"))
        except FileNotFoundError:
            return

    def names(self, folder: str = "") -> list[str]:
        """List what stands in the store or in one folder of it, sorted; without the folder's name."""
        place = f"{self.base}/{folder}".rstrip("/")
        try:
            self.system.invalidate_cache()
            found = self._try("read", lambda: self.system.ls(place, detail=False))
        except FileNotFoundError:
            return []
        return sorted(str(path).rstrip("/").rpartition("/")[2] for path in found)

    def _speaks(self, protocols: frozenset[str] | set[str]) -> bool:
        spoken = self.system.protocol
        return not protocols.isdisjoint([spoken] if isinstance(spoken, str) else spoken)

    def _try(self, what: str, action: Callable[[], Result]) -> Result:
        """Tell what a file system cannot do; each raises errors of its own."""
        try:
            return action()
        except FileNotFoundError:
            raise
        except Exception as error:
            reason = f"cannot be {what}: {type(error).__name__}: {error}".split("\n", 1)[0]
            raise BuildError(reason, where=self.address, hint=_KEPT) from error


def open_store(output: str) -> Store:
    """Open the place a sweep writes to.

    Args:
        output: a path, or an address such as ``s3://bucket/sweep`` or ``file:///shared/sweep``.

    Raises:
        BuildError: if something else than a folder stands there, or the address cannot be opened.
    """
    if not ADDRESS.match(output):
        store = LocalStore(Path(output))
        store.check()
        return store
    return _open_address(output.rstrip("/"))


def _open_address(address: str) -> AddressStore:
    try:
        import fsspec
    except ImportError as error:
        hint = "install the extra: pip install 'chokepoint[dask]'"
        raise BuildError("addresses need fsspec", where=address, hint=hint) from error
    try:
        system, base = fsspec.core.url_to_fs(address)
    except Exception as error:
        reason = f"cannot be opened: {type(error).__name__}: {error}".split("\n", 1)[0]
        raise BuildError(reason, where=address, hint=ANOTHER_OUTPUT) from error
    return AddressStore(address, system, str(base).rstrip("/"))
