"""``python -m chokepoint.book.engine.sphinx_process``: Sphinx's own command with quicker imports."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    # the package, imported by now, leaves out what would be slow
    from sphinx.cmd.build import main

    sys.exit(main())
