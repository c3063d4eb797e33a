"""A copy of the data package that a test may spoil."""

import shutil
import sys
from pathlib import Path

import pytest

from small_package import PackageCopy, write_project

sys.path.insert(0, str(Path(__file__).parent))  # the tests beside this file share evidence_checks.py


@pytest.fixture(scope="session")
def small_package(tmp_path_factory):
    """The data package, sound and made small."""
    return write_project(tmp_path_factory.mktemp("small") / "book")


@pytest.fixture
def package_copy(tmp_path, monkeypatch, small_package):
    """A copy of the small package inside a copy of the book's marker files; the library reads it."""
    shutil.copytree(small_package.folder, tmp_path / "data")
    for marker in ("_config.yml", "_toc.yml"):
        (tmp_path / marker).touch()
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    return PackageCopy(tmp_path / "data")
