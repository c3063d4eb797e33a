"""Chokepoint Metals: figures enter once with their source and leave as pages that can be followed back."""

import chokepoint.light_imports  # noqa: F401 - before anything imports jsonschema
from chokepoint.errors import ChokepointError

__all__ = ["ChokepointError", "__version__"]
__version__ = "0.1.0"
