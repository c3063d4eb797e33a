"""The tables of the data package, for tests that change a row and look what turns."""

import sys
from pathlib import Path

import pytest

from chokepoint.analysis.robustness.cases import Narrowed
from chokepoint.data import KnownTables

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def tables():
    return Narrowed(KnownTables())
