"""What a build has to do: the notebooks to execute for the pages of an edition."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE, Edition, check_date
from chokepoint.book.engine.contents.page import Page
from chokepoint.book.engine.contents.pages import choose, parameters_of, read_pages
from chokepoint.errors import ChokepointError
from chokepoint.i18n import languages


@dataclass(frozen=True)
class Job:
    """One notebook to execute: with these parameters, for this page of this edition.

    Without parameters nothing is injected, so the result equals the committed notebook.
    """

    notebook: Path
    page: str
    edition: Edition = field(default_factory=Edition)
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def chosen(self) -> dict[str, Any]:
        """The parameters that the edition does not say already."""
        said = {"as_of": self.edition.as_of, "lang": self.edition.language}
        return {name: value for name, value in self.parameters.items() if said.get(name, _UNSAID) != value}

    @property
    def place(self) -> str:
        """Name page, edition and values in a message: ``controls (en/2023-07-06, mineral=germanium)``."""
        values = (f"{name}={_short(value)}" for name, value in self.chosen.items())
        return f"{self.page} ({', '.join([self._edition, *values])})"

    @property
    def _edition(self) -> str:
        day = self.edition.as_of
        return f"{self.edition.language}/{day}" if day else self.edition.language

    @property
    def file_name(self) -> str:
        """Name the job's files, which no other job has: ``en.controls.mineral=germanium-1a2b3c4d``."""
        # no name of a page holds a plus
        parts = [self._edition.replace("/", "-"), self.page.replace("/", "+")]
        if not self.chosen:
            return ".".join(parts)
        values = ".".join(f"{name}={_short(value)}" for name, value in self.chosen.items())
        exact = json.dumps(self.chosen, sort_keys=True, ensure_ascii=False, default=str)
        readable = re.sub(r"[^\w.=-]+", "_", values)[:LONGEST]
        return ".".join([*parts, f"{readable}-{sha256(exact.encode()).hexdigest()[:8]}"])


_UNSAID = object()
LONGEST = 80
"""Characters of values in the name of a file."""
SHORT = 40
"""Characters of one value in a message."""


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


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
    if edition.language not in languages():
        known = ", ".join(languages())
        raise ChokepointError(f"no edition '{edition.language}'", where="--edition", hint=f"one of {known}")
    check_date(edition.as_of)
    pages = [page for page in edition_pages(read_pages(root), edition) if page.is_notebook]
    chosen = choose(pages, only) if only else pages
    return [make_job(page, edition) for page in chosen]


def edition_pages(pages: Sequence[Page], edition: Edition) -> list[Page]:
    """List the pages an edition has: beside the current one only those that can be made as of a day."""
    return [page for page in pages if not edition.beside or _takes_day(page)]


def _takes_day(page: Page) -> bool:
    return page.is_notebook and not page.current_only and "as_of" in _parameter_names(page)


def _parameter_names(page: Page) -> set[str]:
    return {spec.name for spec in parameters_of(page.source)}


def make_job(page: Page, edition: Edition) -> Job:
    """Say how the notebook of a page is executed for an edition: the page's own values, day and language."""
    wanted = {"as_of": edition.as_of} if edition.as_of else {}
    if edition.language != DEFAULT_LANGUAGE:
        wanted["lang"] = edition.language
    known = _parameter_names(page)  # read in any case: what cannot be read is said before anything runs
    given = {name: value for name, value in wanted.items() if name in known}
    return Job(page.source, page.name, edition, {**page.parameters, **given})
