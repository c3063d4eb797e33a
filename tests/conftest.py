"""Shared by all tests: properties are judged by what they find, not by how long they take."""

import sys
from pathlib import Path

from hypothesis import settings

# what several folders of tests share stands here
sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile("book", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("book")
