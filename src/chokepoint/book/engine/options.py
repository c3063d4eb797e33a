"""What a build is asked for, and what it tells when it is done."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE, Edition, list_editions
from chokepoint.book.engine.folders import Workspace
from chokepoint.errors import ParameterError

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True)
class BuildOptions:
    """What to build.

    Args:
        languages: languages, the default first.
        as_of: the day whose knowledge the pages show; today's if not given.
        days: days whose editions stand beside it.
        only: chapters to execute; the others keep their committed outputs.
        jobs: notebooks executed, and pages built, at the same time.
        output: where the site is to stand; ``build/site`` if not given.
        replaced: executed notebooks to use instead of running a page, by name.
        engine: how to execute notebooks: ``fork``, ``kernel``, or what suits the system if not given.
        fresh: run every notebook and make every page, whatever earlier builds have left.
    """

    languages: tuple[str, ...] = (DEFAULT_LANGUAGE,)
    as_of: str | None = None
    days: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    jobs: int | None = None
    output: Path | None = None
    replaced: dict[str, NotebookNode] = field(default_factory=dict)
    engine: str = ""
    fresh: bool = False

    def __post_init__(self) -> None:
        """Refuse to mix an edition of a day with committed outputs, which know later days.

        Raises:
            ParameterError: if both are asked for.
        """
        if self.only and (self.as_of or self.days):
            raise ParameterError(
                "the other chapters keep their committed outputs, which know later days",
                where="--only",
                hint="leave --only out, or run the one chapter: chokepoint run CHAPTER -p as_of DATE --html",
            )

    @property
    def editions(self) -> list[Edition]:
        """The editions of the site, the first one first."""
        return list_editions(self.languages, self.as_of, self.days)

    def place(self, workspace: Workspace) -> Path:
        """Give the place of the site, as an absolute path whose last part may be a link."""
        chosen = self.output or workspace.site
        return chosen.parent.resolve() / chosen.name

    @property
    def key(self) -> str:
        """Name the site that is asked for: two sites of one key have the same pages."""
        return json.dumps([[edition.path for edition in self.editions], self.as_of, sorted(self.only)])

    @property
    def workers(self) -> int:
        """Processes to use."""
        return self.jobs or os.cpu_count() or 1


@dataclass
class BuildResult:
    """What a build did."""

    site: str = ""
    site_hash: str = ""
    executed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Give the fields for ``--json``."""
        return asdict(self)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Measure a step."""
        begin = time.monotonic()
        try:
            yield
        finally:
            self.seconds[step] = round(self.seconds.get(step, 0.0) + time.monotonic() - begin, 2)
