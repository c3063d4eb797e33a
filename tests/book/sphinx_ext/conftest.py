"""Lets the tests beside this file import the helper that writes and builds small books."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
