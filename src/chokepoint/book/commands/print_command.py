"""``chokepoint pdf``: the site is built as always, then its pages are printed in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chokepoint.book.engine.build import Build
from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE, configured_days
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.contents.settings import read_config
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions
from chokepoint.book.engine.places import check_file
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.site.printing import find_browser, print_book

FILE = "chokepoint-metals.pdf"


@dataclass(frozen=True)
class Printed:
    """A printed book: its file and the number of its sheets."""

    path: Path
    sheets: int


def print_edition(
    workspace: Workspace, reporter: Reporter, output: Path | None = None, jobs: int | None = None
) -> Printed:
    """Build the site and print it.

    Args:
        workspace: the project's folders.
        reporter: told about progress.
        output: the file to write; ``build/chokepoint-metals.pdf`` if not given.
        jobs: processes the build uses.

    Raises:
        ChokepointError: if the build fails, there is nothing to print with, or something else than a file
            stands where the book is to be written.
    """
    target = output or workspace.build / FILE
    check_file(target, "choose another -o")  # rather now than after a build
    find_browser()
    config = read_config(workspace.root)
    # the site is left as `chokepoint build` leaves it, the editions of other days included
    options = BuildOptions(days=configured_days(config), jobs=jobs)
    site = Path(Build(workspace, options, reporter).run().site)
    names = [page.name for page in read_pages(workspace.root) if not page.short]  # they repeat a chapter
    title = str(config.get("title", ""))
    sheets = print_book(site / DEFAULT_LANGUAGE, names, title, target, reporter)
    return Printed(target, sheets)
