"""What tests that run notebooks share: a project without tables."""

import json
from pathlib import Path

import pytest

from chokepoint.book.engine.folders import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/datapackage.json").write_text(json.dumps({"resources": []}), encoding="utf-8")
    return Workspace(tmp_path)
