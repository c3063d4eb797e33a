"""``chokepoint pdf``: the site is built as always, then its pages are printed in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from chokepoint.book.engine.build import Build
from chokepoint.book.engine.contents.apart import read_apart
from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE, configured_days
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.contents.settings import read_config
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.options import BuildOptions
from chokepoint.book.engine.places import check_file
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.site.print_sheets import print_appendix, print_sheet
from chokepoint.book.site.printing import find_browser, print_book
from chokepoint.errors import BuildError

FILE = "chokepoint-metals.pdf"
APPENDIX = "Every mineral and country in short"


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
    site = _built(workspace, reporter, jobs)
    names = [page.name for page in read_pages(workspace.root) if not page.short]  # they repeat a chapter
    title = str(read_config(workspace.root).get("title", ""))
    short = partial(print_appendix, site=site, names=_in_short(workspace.root), title=APPENDIX)
    sheets = print_book(site, names, title, target, reporter, [short])
    return Printed(target, sheets)


def print_page(
    workspace: Workspace, reporter: Reporter, page: str, output: Path | None = None, jobs: int | None = None
) -> Printed:
    """Build the site and print one page of it.

    Args:
        workspace: the project's folders.
        reporter: told about progress.
        page: the name of the page, such as ``controls/germanium``.
        output: the file to write; in ``build``, named after the page, if not given.
        jobs: processes the build uses.

    Raises:
        ChokepointError: as for :func:`print_edition`, or if the book has no such page.
    """
    target = output or workspace.build / f"{page.replace('/', '-')}.pdf"
    check_file(target, "choose another -o")
    find_browser()
    check_page(workspace.root, page)
    return Printed(target, print_sheet(_built(workspace, reporter, jobs), page, target, reporter))


def check_page(root: Path, page: str) -> None:
    """Refuse a page the book does not have, before anything is built.

    Raises:
        BuildError: if there is none of this name; it names one that is spelt nearly so.
    """
    known = [one.name for one in read_pages(root)] + [one.name for one in read_apart(root)]
    if page not in known:
        close = get_close_matches(page, known, n=1)
        hint = f"did you mean {close[0]}?" if close else "chapters/pages.yml says which there are"
        raise BuildError(f"the book has no page {page!r}", where="pdf", hint=hint)


def _built(workspace: Workspace, reporter: Reporter, jobs: int | None) -> Path:
    """Build the site as `chokepoint build` leaves it, the editions of other days included."""
    options = BuildOptions(days=configured_days(read_config(workspace.root)), jobs=jobs)
    return Path(Build(workspace, options, reporter).run().site) / DEFAULT_LANGUAGE


def _in_short(root: Path) -> list[str]:
    """Name the pages that the appendix tells in short: family by family, in the order of their titles."""
    pages = read_apart(root)
    families = list(dict.fromkeys(page.family for page in pages))
    ordered = sorted(pages, key=lambda page: (families.index(page.family), page.title.casefold()))
    return [page.name for page in ordered]
