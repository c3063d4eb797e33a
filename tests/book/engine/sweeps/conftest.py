"""What tests of sweeps share: a project with one small chapter."""

import pytest
from tests.book.engine.sweeps.small_sweeps import make_project


@pytest.fixture
def workspace(tmp_path):
    return make_project(tmp_path / "project")
