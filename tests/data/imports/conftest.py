"""The tables a release fills, with the rows of some commodities: small, sound, and free to be changed."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the tests beside this file share made.py and spoil.py
import made


@pytest.fixture(scope="session")
def release_package(tmp_path_factory):
    """The folder of a small package with every table a release fills."""
    folder = tmp_path_factory.mktemp("releases") / "data"
    made.small_package(folder)
    return folder


@pytest.fixture
def package(tmp_path, release_package, monkeypatch):
    """A copy of the small package that a test may change; the library takes it for the book's own."""
    shutil.copytree(release_package, tmp_path / "data")
    for marker in ("_config.yml", "_toc.yml"):
        (tmp_path / marker).touch()
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    return tmp_path / "data"
