"""Variables of processes whose output must be the same on every machine, in every language, on every day."""

from __future__ import annotations

import os

# what a chapter prints must not depend on the machine's language, zone or hash seed
SAME_EVERYWHERE = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "COLUMNS": "100",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def page_environment() -> dict[str, str]:
    """Give the variables Sphinx runs with: none that would put the machine or the day into a page."""
    dropped = ("LC_", "SOURCE_DATE_EPOCH", "SPHINXOPTS")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return inherited | SAME_EVERYWHERE
