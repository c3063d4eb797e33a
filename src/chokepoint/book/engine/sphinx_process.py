"""``python -m chokepoint.book.engine.sphinx_process``: Sphinx's own command with quicker imports."""

from __future__ import annotations

import sys

import chokepoint.book.engine.light_imports  # noqa: F401 - before anything imports jsonschema

if __name__ == "__main__":
    from sphinx.cmd.build import main

    sys.exit(main())
