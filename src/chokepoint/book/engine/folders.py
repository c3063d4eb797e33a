"""The folders of one build: everything the pipeline writes lies under ``build/``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from chokepoint.book.engine.places import check_file, kind_at, refusal
from chokepoint.files import replace_file
from chokepoint.paths import CACHE, project_root

try:
    import fcntl
except (
    ImportError
):  # Windows has no advisory locks of this kind; builds there are not protected from each other
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Workspace:
    """The project's folder and the build folders derived from it.

    Args:
        root: the folder with ``_config.yml``, ``_toc.yml`` and ``data/``.
    """

    root: Path

    @classmethod
    def here(cls) -> Workspace:
        """Find the book at or above the working directory (see `chokepoint.paths.project_root`)."""
        return cls(project_root())

    @property
    def build(self) -> Path:
        """Everything that can be made again."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """Executed notebooks and typed tables by the hash of what they depend on."""
        return self.root / CACHE

    @property
    def stage(self) -> Path:
        """The source folders handed to Jupyter Book, one per edition."""
        return self.build / "stage"

    @property
    def work(self) -> Path:
        """Half-built pages; never served."""
        return self.build / "work"

    @property
    def log(self) -> Path:
        """Tracebacks, Sphinx output and durations: what must not enter the site."""
        return self.build / "log"

    @property
    def run(self) -> Path:
        """Chapters executed with other parameters by ``chokepoint run``."""
        return self.build / "run"

    @property
    def site(self) -> Path:
        """The finished site: a symlink to ``site-<hash>`` beside it."""
        return self.build / "site"

    def shorten(self, text: str) -> str:
        """Write the project's folder as ``.`` and the home folder as ``~`` in a message."""
        short = text.replace(f"{self.root}/", "").replace(str(self.root), ".")
        home = str(Path.home())
        return short.replace(home, "~") if len(home) > 1 else short


@contextmanager
def build_lock(workspace: Workspace) -> Iterator[None]:
    """Let one build at a time write to the build folder; a second one waits.

    Raises:
        BuildError: if something else than a folder stands in the place of the build folder.
    """
    if workspace.build.exists() and not workspace.build.is_dir():
        raise refusal(workspace.build, f"is {kind_at(workspace.build)}", "it is to be a folder")
    lock = workspace.build / ".lock"
    check_file(lock)  # opening a pipe would wait for ever
    workspace.build.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        _take_lock(handle)
        yield


def _take_lock(handle: IO[str]) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("another build of this book is running; this one waits for it", file=sys.stderr, flush=True)
        fcntl.flock(handle, fcntl.LOCK_EX)


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file so that a reader, or a killed writer, sees the old or the new content, never a part.

    Raises:
        BuildError: if something else than a file stands in its place.
    """
    check_file(path)
    replace_file(path, content.encode("utf-8") if isinstance(content, str) else content)


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Write a file only when its content differs; tells whether it did."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True


def empty_folder(folder: Path) -> Path:
    """Make a folder that exists and holds nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
