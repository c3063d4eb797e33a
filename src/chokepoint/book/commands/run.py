"""Execute one chapter with any parameters, for a reader with another question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chokepoint.book.engine.build import Build
from chokepoint.book.engine.contents.parameter_cell import ParameterSpec, bind, in_order, read_parameters
from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.notebooks import read_notebook, write_notebook
from chokepoint.book.engine.options import BuildOptions
from chokepoint.book.engine.places import check_file
from chokepoint.book.engine.plan import Job, plan
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.engine.publish import check_output
from chokepoint.book.engine.runs.execute import Runner, accept_all
from chokepoint.book.engine.runs.showable import first_unshowable
from chokepoint.errors import BuildError


@dataclass(frozen=True)
class RunResult:
    """Where the results of a run are: the executed notebook, and its page if one was asked for."""

    notebook: Path
    page: Path | None = None


def chapter_job(workspace: Workspace, chapter: str) -> Job:
    """Find a chapter by name.

    Raises:
        ChokepointError: if there is none of this name; the hint lists those there are.
    """
    (job,) = plan(workspace.root, only=[chapter])
    return job


def chapter_parameters(workspace: Workspace, chapter: str) -> list[ParameterSpec]:
    """List a chapter's parameters with type, default and meaning."""
    job = chapter_job(workspace, chapter)
    return read_parameters(read_notebook(job.notebook), job.page)


def run_chapter(
    workspace: Workspace,
    chapter: str,
    given: Mapping[str, Any],
    reporter: Reporter,
    *,
    output: Path | None = None,
    html: bool = False,
    engine: str = "",
    fresh: bool = False,
) -> RunResult:
    """Execute a chapter.

    Args:
        workspace: the project's folders.
        chapter: its name.
        given: parameter values by name, as text or typed.
        reporter: told about progress.
        output: the notebook to write, ending in ``.ipynb``; in ``build/run`` if not given.
        html: also build the book with this run in the chapter's place, beside the notebook.
        engine: how to execute, see `Runner`.
        fresh: whether no result of an earlier run is taken from the cache.

    Raises:
        ParameterError: for an unknown parameter or a value of the wrong type, before anything is executed.
        BuildError: if something stands where the notebook or the site is to be written.
        CellError: if a cell fails.
    """
    job = chapter_job(workspace, chapter)
    values = _values(job, given)
    target = _target(workspace, job, values, output)
    site = _checked_site(target, html=html)
    jobs = [replace(job, parameters=values)]
    judge = first_unshowable if html else accept_all
    (outcome,) = Runner(workspace, reporter, engine=engine, judge=judge).run(jobs, use_cache=not fresh)
    if outcome.notebook is None:
        raise outcome.error or BuildError("gave no notebook", where=job.page)
    write_notebook(target, outcome.notebook)
    options = BuildOptions(output=site, replaced={job.page: outcome.notebook}, engine=engine, fresh=fresh)
    return RunResult(target, _build_page(workspace, job, options, reporter) if html else None)


def _values(job: Job, given: Mapping[str, Any]) -> dict[str, Any]:
    specs = read_parameters(read_notebook(job.notebook), job.page)
    return in_order(specs, {**job.parameters, **bind(specs, given, job.page)})


def _build_page(workspace: Workspace, job: Job, options: BuildOptions, reporter: Reporter) -> Path:
    built = Path(Build(workspace, options, reporter).run().site)
    return built / job.edition.path / f"{job.page}.html"


def _checked_site(target: Path, *, html: bool) -> Path:
    """Give the place of the page beside a notebook, once both may be written."""
    site = target.with_suffix(".site")
    check_file(target, "choose another -o")
    if html:
        check_output(site.parent.resolve() / site.name)
    return site


def _target(workspace: Workspace, job: Job, values: Mapping[str, Any], output: Path | None) -> Path:
    if output is None:
        text = json.dumps(dict(values), sort_keys=True, ensure_ascii=False)
        name = job.page.replace("/", "-")
        return workspace.run / f"{name}-{digest(text)[:8]}.ipynb"
    if output.suffix != ".ipynb":
        raise BuildError(
            "a run is written as a notebook",
            where=str(output),
            hint="end the name in .ipynb; --html adds a page",
        )
    return output
