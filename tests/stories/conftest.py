"""What the tests of stories share: the reader's language and the published tables."""

import sys
from pathlib import Path

import pytest

from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def t() -> Translator:
    """Speak English."""
    return Translator()


@pytest.fixture(scope="session")
def as_published() -> KnownTables:
    """Give the tables of the data package, as a page reads them."""
    return KnownTables()


@pytest.fixture(scope="session")
def tables() -> Narrowed:
    """Give the tables of the data package, for tests that change a row and look what turns."""
    return Narrowed(KnownTables())
