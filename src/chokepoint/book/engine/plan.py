"""What a build has to do: the pages of the book and the notebooks to execute for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from chokepoint.book.engine.editions import DEFAULT_LANGUAGE, LANGUAGES, Edition, check_date
from chokepoint.book.engine.notebooks import read_notebook
from chokepoint.book.engine.parameter_cell import read_parameters
from chokepoint.errors import BuildError, ChokepointError

SOURCE_ENDINGS = (".ipynb", ".md")
CURRENT_ONLY = ("methods",)
"""Notebooks that say how the book works, not what was known on a day: no edition of a day has them."""


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
    edition: Edition = field(default_factory=Edition)
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


def plan(root: Path, edition: Edition | None = None, only: Sequence[str] = ()) -> list[Job]:
    """List the notebooks to execute for one edition.

    Args:
        root: the project's folder.
        edition: its language, other than the default one, becomes the parameter ``lang``, its day ``as_of``;
            the current edition in the default language if not given.
        only: names of the chapters to execute; all if empty.

    Raises:
        ChokepointError: for a language or chapter there is none of.
        ParameterError: if the edition's day is not a date.
    """
    edition = edition or Edition()
    if edition.language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ChokepointError(f"no edition '{edition.language}'", where="--edition", hint=f"one of {known}")
    check_date(edition.as_of)
    pages = [page for page in edition_pages(read_pages(root), edition) if page.is_notebook]
    chosen = choose(pages, only) if only else pages
    return [_job(page, edition) for page in chosen]


def edition_pages(pages: Sequence[Page], edition: Edition) -> list[Page]:
    """List the pages an edition has: beside the current one only those that can be made as of a day."""
    return [page for page in pages if not edition.beside or _takes_day(page)]


def _takes_day(page: Page) -> bool:
    dated = page.is_notebook and page.name not in CURRENT_ONLY
    return dated and "as_of" in _parameter_names(page)


def _parameter_names(page: Page) -> set[str]:
    return {spec.name for spec in read_parameters(read_notebook(page.source), page.name)}


def _job(page: Page, edition: Edition) -> Job:
    wanted = {"as_of": edition.as_of} if edition.as_of else {}
    if edition.language != DEFAULT_LANGUAGE:
        wanted["lang"] = edition.language
    if not wanted:
        return Job(page.source, page.name, edition)
    known = _parameter_names(page)
    return Job(page.source, page.name, edition, {k: v for k, v in wanted.items() if k in known})


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
