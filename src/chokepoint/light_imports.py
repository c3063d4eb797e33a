"""Imported with the package, before anything else: leaves out a slow import that nobody here needs.

jsonschema, which altair and nbformat import, compiles the grammar of internationalised addresses (more than a
second) in every process that can import ``rfc3987_syntax``; notebooks, drawings and settings hold no such
addresses, and jsonschema does without it.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
