"""Imported first by every entry point: leaves out a slow import of a dependency that nobody here needs.

jsonschema compiles the grammar of internationalised addresses (two to three seconds) in every process that
can import ``rfc3987_syntax``; notebooks and settings hold no such addresses, and jsonschema does without it.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
