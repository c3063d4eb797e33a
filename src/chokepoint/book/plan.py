"""What a build has to do: the pages of the book and the notebooks to execute for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from chokepoint.book.notebooks import read_notebook
from chokepoint.book.parameter_cell import read_parameters
from chokepoint.errors import BuildError, ChokepointError, ParameterError

EDITIONS = ("en",)
DEFAULT_EDITION = "en"
SOURCE_ENDINGS = (".ipynb", ".md")


@dataclass(frozen=True)
class Page:
    """One page of the book: its name in addresses and the file it is written in."""

    name: str
    source: Path

    @property
    def is_notebook(self) -> bool:
        """Tell whether the page is executed before it is laid out."""
        return self.source.suffix == ".ipynb"


@dataclass(frozen=True)
class Job:
    """One notebook to execute: with these parameters, for this page of this edition.

    Without parameters nothing is injected, so the result equals the committed notebook.
    """

    notebook: Path
    page: str
    edition: str = DEFAULT_EDITION
    parameters: Mapping[str, Any] = field(default_factory=dict)


def read_toc(root: Path) -> dict[str, Any]:
    """Read the table of contents.

    Raises:
        BuildError: if ``_toc.yml`` is not valid or names no first page.
    """
    try:
        toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BuildError("not valid YAML", where="_toc.yml", hint=str(error).replace("\n", " ")) from error
    if not isinstance(toc, dict) or "root" not in toc:
        raise BuildError("names no first page", where="_toc.yml", hint="add a line like root: chapters/index")
    return toc


def toc_files(entry: Any) -> Iterator[str]:
    """Give every page named in a part of the table of contents, in reading order."""
    if isinstance(entry, list):
        for item in entry:
            yield from toc_files(item)
    elif isinstance(entry, dict):
        yield from (str(entry[key]) for key in ("root", "file") if key in entry)
        for value in entry.values():
            yield from toc_files(value)


def read_pages(root: Path) -> list[Page]:
    """List the pages of the book in reading order.

    Raises:
        BuildError: if a page has no file, or two pages would get the same address.
    """
    pages: dict[str, Page] = {}
    for name in toc_files(read_toc(root)):
        page = Page(page_name(name), _source_of(root, name))
        if page.name in pages:
            raise BuildError(
                f"two pages would be called {page.name}.html", where="_toc.yml", hint="rename one"
            )
        pages[page.name] = page
    return list(pages.values())


def page_name(entry: str) -> str:
    """Give the name of a page in addresses: ``chapters/controls`` becomes ``controls``."""
    name = Path(entry).name
    return name.rsplit(".", 1)[0] if name.endswith(SOURCE_ENDINGS) else name


def _source_of(root: Path, entry: str) -> Path:
    stem = root / entry
    candidates = [stem, *(stem.with_name(stem.name + ending) for ending in SOURCE_ENDINGS)]
    for path in candidates:
        if path.is_file() and path.suffix in SOURCE_ENDINGS:
            return path
    raise BuildError(
        f"no file for the page '{entry}'", where="_toc.yml", hint=f"add {entry}.ipynb or {entry}.md"
    )


def plan(
    root: Path, edition: str = DEFAULT_EDITION, as_of: str | None = None, only: Sequence[str] = ()
) -> list[Job]:
    """List the notebooks to execute for one edition.

    Args:
        root: the project's folder.
        edition: language of the edition; other than the default it becomes the parameter ``lang``.
        as_of: the day whose knowledge the pages show (``YYYY-MM-DD``); today's if not given.
        only: names of the chapters to execute; all if empty.

    Raises:
        ChokepointError: for an edition or chapter there is none of.
        ParameterError: if ``as_of`` is not a date.
    """
    if edition not in EDITIONS:
        raise ChokepointError(
            f"no edition '{edition}'", where="--edition", hint=f"one of {', '.join(EDITIONS)}"
        )
    check_date(as_of)
    pages = [page for page in read_pages(root) if page.is_notebook]
    chosen = choose(pages, only) if only else pages
    return [_job(page, edition, as_of) for page in chosen]


def _job(page: Page, edition: str, as_of: str | None) -> Job:
    wanted = {"as_of": as_of} if as_of else {}
    if edition != DEFAULT_EDITION:
        wanted["lang"] = edition
    if not wanted:
        return Job(page.source, page.name, edition)
    known = {spec.name for spec in read_parameters(read_notebook(page.source), page.name)}
    return Job(page.source, page.name, edition, {k: v for k, v in wanted.items() if k in known})


def check_date(as_of: str | None) -> None:
    """Refuse a day that is not written ``YYYY-MM-DD``.

    Raises:
        ParameterError: naming the value.
    """
    try:
        date.fromisoformat(as_of) if as_of else None
    except ValueError as error:
        raise ParameterError(
            f"'{as_of}' is not a date", where="as_of", hint="write it as YYYY-MM-DD, for example 2023-07-06"
        ) from error


def choose(pages: Sequence[Page], names: Sequence[str]) -> list[Page]:
    """Pick chapters by name, with or without folder and ending, in the order of the book.

    Raises:
        ChokepointError: for a name that is no chapter; the hint lists those there are.
    """
    known = {page.name: page for page in pages}
    wanted = [page_name(name) for name in names]
    for name in wanted:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean '{close[0]}'? " if close else ""
            raise ChokepointError(f"no chapter '{name}'", hint=f"{hint}The chapters are: {', '.join(known)}")
    return [page for page in pages if page.name in wanted]
