"""Chokepoint Metals: figures enter once with their source and leave as pages that can be followed back."""

from chokepoint.errors import ChokepointError
from chokepoint.light_imports import leave_out_slow_grammar

leave_out_slow_grammar()  # before anything imports jsonschema

__all__ = ["ChokepointError", "__version__"]
__version__ = "0.1.0"
