"""Run test files against a changed copy of the tree, each time in a fresh process."""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import entry_points
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from prove.rooms import PACKAGE

LEFT_OUT = (".git", ".venv", "build", "_build", "__pycache__", ".hypothesis", ".*_cache", "*.egg-info")
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "--import-mode=importlib")
KILLED, SURVIVED, TIMEOUT = "killed", "survived", "timeout"
SPARE = 30
"""The tests of one changed module may take so many seconds longer than those of the whole room took."""


class ProofError(Exception):
    """The tests cannot prove anything: they fail on the unchanged code."""


def copy_tree(root: Path, scratch: Path) -> Path:
    """Copy a tree without what builds made; only the copy is ever changed."""
    return Path(shutil.copytree(root, scratch, ignore=shutil.ignore_patterns(*LEFT_OUT)))


def work_in(scratch: Path) -> None:
    """Make this process import the package from the copy, whatever is installed."""
    os.chdir(scratch)
    sys.path[:0] = [str(scratch), str(scratch / PACKAGE.parent)]


def preload(scratch: Path, packages: Iterable[str]) -> None:
    """Load what no change touches, once for all processes to come: packages, plugins of pytest, tables."""
    for plugin in () if "PYTEST_DISABLE_PLUGIN_AUTOLOAD" in os.environ else entry_points(group="pytest11"):
        plugin.load()
    for package in packages:
        for path in sorted((scratch / PACKAGE / package).rglob("*.py")):
            name = path.relative_to(scratch / PACKAGE.parent).with_suffix("")
            # what cannot be imported here is no test's business either, or the tests will say so
            with suppress(ImportError):
                importlib.import_module(".".join(name.parts))
    with suppress(ImportError):
        dict(importlib.import_module("chokepoint.data").KnownTables())


def run_tests(files: Sequence[Path], log: Path, limit: float | None = None, *, caching: bool = False) -> int:
    """Run test files in a process forked from this one.

    Args:
        files: their paths from the working directory.
        log: the file to write to what they print.
        limit: after so many seconds the process is ended.
        caching: whether compiled code may be kept.

    Returns:
        The exit code of pytest, or the negative number of the signal that ended the process.
    """
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _be_the_tests(files, log, limit, caching)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _be_the_tests(files: Sequence[Path], log: Path, limit: float | None, caching: bool) -> None:
    code = 70
    try:
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        sys.dont_write_bytecode = not caching
        signal.setitimer(signal.ITIMER_REAL, limit or 0)
        code = int(pytest.main([*OPTIONS, *map(str, files)]))
        sys.stdout.flush()
    finally:
        os._exit(code)


def time_tests(files: Sequence[Path], log: Path) -> float:
    """Run test files on the unchanged code and give the seconds it takes.

    Raises:
        ProofError: if they fail.
    """
    start = time.monotonic()
    code = run_tests(files, log, caching=True)
    if code != pytest.ExitCode.OK:
        raise ProofError(f"{', '.join(map(str, files))} fail without any change:\n{log.read_text()[-3000:]}")
    return time.monotonic() - start


@contextmanager
def changed(path: Path, code: str) -> Iterator[None]:
    """Put other code into a file of the copy for a while, and let no compiled code of either remain."""
    original, compiled = path.read_bytes(), Path(cache_from_source(str(path)))
    try:
        compiled.unlink(missing_ok=True)
        path.write_text(code, encoding="utf-8")
        yield
    finally:
        path.write_bytes(original)
        compiled.unlink(missing_ok=True)


def try_change(path: Path, code: str, files: Sequence[Path], log: Path, limit: float) -> str:
    """Say what the tests make of changed code: killed, survived or timeout.

    Args:
        path: the module in the copy.
        code: what stands in it instead.
        files: the test files that answer for it.
        log: the file for what they print.
        limit: after so many seconds they are ended.
    """
    with changed(path, code):
        ended = run_tests(files, log, limit)
    if ended == -signal.SIGALRM:
        return TIMEOUT
    return SURVIVED if ended == pytest.ExitCode.OK else KILLED
