"""Which tests one worker runs, and in which order: together what shares something dear, the longest first."""

import re

from xdist.scheduler import LoadScopeScheduling

FIRST = (
    "tests/site/",
    "tests/stories/test_every_figure.py",
    "tests/test_code_style.py",
    "chapters/robustness.ipynb",
    "tests/book/commands/test_robustness_record.py",
    "tests/book/engine/",
    "tests/book/sphinx_ext/",
    "tests/notebooks/",
    "chapters/",
)
"""What takes longest; begun last, it would keep one worker busy after all others are done."""


class Shared(LoadScopeScheduling):
    """Gives the tests of a file to one worker, and more files at once if they share what is slow to make."""

    def _split_scope(self, nodeid):
        return shared(nodeid)


def shared(nodeid):
    """Name what a test shares with others: a site seen, figures drawn, answers of a chapter, or its file."""
    file = nodeid.partition("::")[0]
    if file.startswith("tests/site/"):
        return next((book for book in ("real_book", "dated_book") if f"[{book}" in nodeid), "small books")
    if file in ("tests/stories/test_every_figure.py", "tests/stories/test_stories.py"):
        return "all figures"
    chapter = re.match("tests/stories/[^/]+/", file)
    return chapter[0] if chapter else file


def longest_first(items):
    """Put the tests of the longest files first, the others as they were found."""
    rank = {start: n for n, start in enumerate(FIRST)}
    items.sort(key=lambda item: next((rank[one] for one in FIRST if item.nodeid.startswith(one)), len(FIRST)))
