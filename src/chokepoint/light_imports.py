"""Used by the package before anything else: leaves out a slow import that nobody here needs."""

import sys


def leave_out_slow_grammar() -> None:
    """Keep jsonschema, which altair and nbformat import, from compiling the grammar of foreign addresses.

    It takes more than a second in every process that can import ``rfc3987_syntax``; notebooks, drawings and
    settings hold no internationalised addresses, and jsonschema does without it.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
