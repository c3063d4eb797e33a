"""The commit that the pages are made from."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

COMMIT_VARIABLE = "CHOKEPOINT_COMMIT"
# a change to anything else cannot show on a page
BOOK_FILES = ("chapters", "data", "src", "_config.yml", "_toc.yml", "requirements.txt", "changes.csv")


def commit_id(root: Path) -> tuple[str, bool]:
    """Name the last commit that changed a file of the book, and tell whether its files differ from it.

    A commit of tests alone thus leaves every page as it is. ``$CHOKEPOINT_COMMIT`` wins over git.
    """
    if COMMIT_VARIABLE in os.environ:
        return os.environ[COMMIT_VARIABLE], False
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != root.resolve():
        return "", False  # a project copied into somebody else's repository
    commit = _git(root, "log", "-1", "--format=%H", "--", *BOOK_FILES)
    return commit, bool(commit and _git(root, "status", "--porcelain", "--", *BOOK_FILES))


def _git(root: Path, *arguments: str) -> str:
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
