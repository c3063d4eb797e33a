"""Copies of our package that a test may edit, and processes that run pages with such a copy."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import chokepoint

PACKAGE = Path(chokepoint.__file__).parent
PROGRAM = Path(__file__).with_name("run_pages.py")


def copy_package(folder):
    """Copy our package into a folder; give the place of the copy."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(PACKAGE, folder / "chokepoint", ignore=ignored))


@dataclass(frozen=True)
class Ran:
    """What became of a page."""

    executed: bool
    text: str | None
    reads: list[str]
    error: str | None


class Pages:
    """A process that runs pages.

    Args:
        package: the copy of the package it uses.
        root: the book's folder.
    """

    def __init__(self, package, root):
        environment = {**os.environ, "PYTHONPATH": str(package.parent)}
        command = [sys.executable, str(PROGRAM), str(root)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, env=environment, cwd=root, text=True, **pipes)

    def run(self, jobs, *, fresh=False):
        """Run pages, each a page, a language and parameters; give what became of each."""
        self._process.stdin.write(json.dumps({"jobs": jobs, "fresh": fresh}) + "\n")
        self._process.stdin.flush()
        return [Ran(*one) for one in json.loads(self._process.stdout.readline())]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=30)
