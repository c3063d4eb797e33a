"""Let the tests of claims import their neighbours: the changes of tables and the cases of each theme."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
