"""Change a number on purpose: execute chapters again, rewrite their outputs, and say which facts moved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nbformat import NotebookNode

from chokepoint.book.engine.contents.pages import choose, read_pages
from chokepoint.book.engine.contents.toc import page_name
from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.notebooks import (
    dump_notebook,
    read_facts,
    read_figures,
    read_notebook,
    write_notebook,
)
from chokepoint.book.engine.places import check_file
from chokepoint.book.engine.plan import Job, plan
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.engine.runs.execute import Outcome, Runner
from chokepoint.book.engine.runs.showable import first_unshowable
from chokepoint.book.site.changes import RECORD, Change, record_changes
from chokepoint.errors import BuildError

ABSENT = "(none)"


@dataclass(frozen=True)
class Refreshed:
    """What refreshing found.

    Args:
        changes: facts and figures that moved.
        rewritten: chapters whose committed file differs from a fresh run.
    """

    changes: list[Change]
    rewritten: list[str]


def refresh(
    workspace: Workspace,
    chapters: Sequence[str],
    reporter: Reporter,
    *,
    check: bool = False,
    workers: int | None = None,
    why: str = "",
    engine: str = "",
) -> Refreshed:
    """Execute chapters with their defaults and bring the committed outputs up to date.

    Args:
        workspace: the project's folders.
        chapters: names; all if empty.
        reporter: told about progress.
        check: compare only, write nothing.
        workers: notebooks run at the same time.
        why: the reason, for readers; with one, what moved is added to ``changes.csv``.
        engine: how to execute, see `Runner`.

    Raises:
        BuildFailed: if a cell fails; no file is written then.
        BuildError: if something else than a file stands where one is to be written.
    """
    jobs = committed_jobs(workspace, chapters)
    for path in [] if check else [*(job.notebook for job in jobs), workspace.root / RECORD]:
        check_file(path, "put a file in its place")
    # an author asks for a refresh because something may have moved that the cache cannot see
    runner = Runner(workspace, reporter, engine=engine, judge=first_unshowable)
    outcomes = runner.run(jobs, workers=workers, use_cache=False)
    failures = [outcome.error for outcome in outcomes if outcome.error is not None]
    if failures:
        raise BuildFailed("executing the chapters", failures)
    found = _what_moved(outcomes)
    for outcome in [] if check else outcomes:
        write_notebook(outcome.job.notebook, _executed(outcome))
    if why and not check:
        record_changes(workspace.root / RECORD, found.changes, why, date.today())
    return found


def _what_moved(outcomes: Sequence[Outcome]) -> Refreshed:
    """Compare what chapters put out with their committed outputs."""
    changes = [change for outcome in outcomes for change in changes_of(outcome)]
    return Refreshed(changes, [outcome.job.page for outcome in outcomes if _differs(outcome)])


def committed_jobs(workspace: Workspace, chapters: Sequence[str]) -> list[Job]:
    """List the notebooks whose outputs are committed; the other pages of a family have none.

    Args:
        workspace: the project's folders.
        chapters: names; all if empty.

    Raises:
        BuildError: if one of the chapters named is such a page.
    """
    pages = read_pages(workspace.root)
    for page in choose(pages, chapters):
        if not page.is_committed:
            hint = f"refresh {page_name(page.source.name)}, or run it: chokepoint run {page.name}"
            raise BuildError("has no committed outputs", where=f"chapter {page.name}", hint=hint)
    committed = {page.name for page in pages if page.is_committed}
    return [job for job in plan(workspace.root, only=chapters) if job.page in committed]


def _executed(outcome: Outcome) -> NotebookNode:
    assert outcome.notebook is not None
    return outcome.notebook


def _differs(outcome: Outcome) -> bool:
    return outcome.job.notebook.read_text(encoding="utf-8") != dump_notebook(_executed(outcome))


def changes_of(outcome: Outcome) -> list[Change]:
    """Compare the facts and figures of a chapter's committed file with those of a fresh run."""
    return changes_between(outcome.job.page, read_notebook(outcome.job.notebook), _executed(outcome))


def changes_between(page: str, old: NotebookNode, new: NotebookNode) -> list[Change]:
    """Compare the facts and figures of two states of a chapter's notebook."""
    return [
        *_compare(page, "fact", _fact_texts(old), _fact_texts(new)),
        *_compare(page, "figure", _figure_texts(old), _figure_texts(new)),
    ]


def _compare(page: str, kind: str, old: dict[str, str], new: dict[str, str]) -> Iterable[Change]:
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = old.get(key, ABSENT), new.get(key, ABSENT)
        if before != after:
            yield Change(page, kind, key, before, after)


def _fact_texts(notebook: NotebookNode) -> dict[str, str]:
    return {key: _fact_text(fact) for key, fact in read_facts(notebook).items()}


def _fact_text(fact: dict[str, Any]) -> str:
    value = json.dumps(fact.get("value"), ensure_ascii=False)
    return f"{value} {fact.get('unit') or ''}".strip()


def _figure_texts(notebook: NotebookNode) -> dict[str, str]:
    """Describe each figure by what its readers see in the table under it: so many rows, this checksum."""
    return {key: _figure_text(figure) for key, figure in read_figures(notebook).items()}


def _figure_text(figure: dict[str, Any]) -> str:
    rows = figure.get("table", {}).get("rows", [])
    whole = digest(json.dumps(figure, sort_keys=True, ensure_ascii=False))
    return f"{len(rows)} rows, {whole[:8]}"
