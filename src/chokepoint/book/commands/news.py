"""``chokepoint news``: what moved since the outputs on record, sentence by sentence."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chokepoint.book.commands.options import AsJson, EngineOption, Jobs, Quiet, print_json
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.progress import Reporter, choose_reporter
from chokepoint.errors import BuildError

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from chokepoint.book.engine.contents.page import Role
    from chokepoint.book.engine.runs.execute import Outcome
    from chokepoint.book.news.differences import Told
    from chokepoint.book.site.changes import Change


@dataclass
class News:
    """What moved.

    Attributes:
        verdicts: of claims, a line each.
        headlines: of the tests of robustness, a line each.
        states: what stands otherwise in a table, such as a control.
        facts: numbers, days and words.
        sentences: before and after.
        others: chapters of which only rows or drawings differ.
    """

    verdicts: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    states: list[Change] = field(default_factory=list)
    facts: list[Change] = field(default_factory=list)
    sentences: list[Told] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def news(
    chapters: Annotated[list[str] | None, typer.Argument(help="Names of chapters; default: all.")] = None,
    since: Annotated[
        str,
        typer.Option(metavar="REVISION", help="Compare with this commit; default: the outputs on record."),
    ] = "",
    jobs: Jobs = None,
    engine: EngineOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """List what moved since the outputs on record: verdicts, headlines, states, facts, and each sentence."""

    def work() -> dict[str, Any]:
        with choose_reporter(quiet=quiet or as_json) as reporter:
            found = find_news(
                Workspace.here(),
                chapters or [],
                reporter,
                since=since,
                workers=jobs,
                engine=engine or "",
            )
        return {"status": "ok", **asdict(found)} if as_json else {"news": found}

    done = print_json(work) if as_json else work()
    if not as_json:
        typer.echo("\n".join(write_news(done["news"])))


def find_news(
    workspace: Workspace,
    chapters: Sequence[str],
    reporter: Reporter,
    *,
    since: str = "",
    workers: int | None = None,
    engine: str = "",
) -> News:
    """Run the chapters with the tables as they are, write nothing, and compare.

    Args:
        workspace: the project's folders.
        chapters: names; all if empty.
        reporter: told about progress.
        since: a revision of git to compare with; the files as they stand if not given.
        workers: notebooks run at the same time.
        engine: how to execute, see `Runner`.

    Raises:
        BuildFailed: if a cell fails.
        BuildError: if there is no such revision.
    """
    from chokepoint.book.commands.refresh import committed_jobs
    from chokepoint.book.engine.failures import BuildFailed
    from chokepoint.book.engine.runs.execute import Runner
    from chokepoint.book.engine.runs.showable import first_unshowable

    before = Record(workspace.root, since)
    before.check()
    runner = Runner(workspace, reporter, engine=engine, judge=first_unshowable)
    outcomes = runner.run(committed_jobs(workspace, chapters), workers=workers)
    failures = [outcome.error for outcome in outcomes if outcome.error is not None]
    if failures:
        raise BuildFailed("executing the chapters", failures)
    found = News()
    for outcome in outcomes:
        _compare_page(outcome, before, found)
    _compare_records(workspace.root, before, {outcome.job.page for outcome in outcomes}, found)
    return found


@dataclass(frozen=True)
class Record:
    """The book's files in the earlier state.

    Args:
        root: the project's folder.
        revision: of git; empty for the files as they stand.
    """

    root: Path
    revision: str = ""

    def check(self) -> None:
        """Make sure that there is such a revision.

        Raises:
            BuildError: if there is none.
        """
        if self.revision and self._git("rev-parse", "--verify", f"{self.revision}^{{commit}}") is None:
            hint = "name a commit, a tag or a branch of this repository"
            raise BuildError(f"no revision {self.revision!r}", where="--since", hint=hint)

    def read(self, path: Path) -> str | None:
        """Give the text of a file, or nothing if it did not exist then."""
        if not self.revision:
            return path.read_text(encoding="utf-8") if path.exists() else None
        return self._git("show", f"{self.revision}:./{path.relative_to(self.root).as_posix()}")

    def notebook(self, path: Path) -> NotebookNode:
        """Give a notebook; one without cells if it did not exist then."""
        import nbformat

        text = self.read(path)
        return nbformat.v4.new_notebook() if text is None else nbformat.reads(text, as_version=4)

    def _git(self, *arguments: str) -> str | None:
        try:
            answer = subprocess.run(
                ["git", "-C", str(self.root), *arguments], capture_output=True, check=False
            )
        except OSError as error:
            raise BuildError("git cannot be run", where="--since", hint=str(error)) from error
        return answer.stdout.decode("utf-8") if answer.returncode == 0 else None


def _compare_page(outcome: Outcome, before: Record, found: News) -> None:
    from chokepoint.book.commands.refresh import changes_between
    from chokepoint.book.engine.notebooks import dump_notebook
    from chokepoint.book.news.differences import sentences_told_otherwise, states_that_moved

    assert outcome.notebook is not None
    page, old, new = outcome.job.page, before.notebook(outcome.job.notebook), outcome.notebook
    facts = [change for change in changes_between(page, old, new) if change.kind == "fact"]
    states, sentences = states_that_moved(page, old, new), sentences_told_otherwise(page, old, new)
    found.facts += facts
    found.states += states
    found.sentences += sentences
    if not (facts or states or sentences) and dump_notebook(old) != dump_notebook(new):
        found.others.append(page)


def _compare_records(root: Path, before: Record, pages: set[str], found: News) -> None:
    """Judge the claims and try the headlines again, if their pages are among those asked for."""
    from chokepoint.answers.claims.snapshot import find_moves
    from chokepoint.book.commands import claims_ledger, robustness_record
    from chokepoint.book.engine.contents.page import Role

    if _has(root, Role.CLAIMS, pages):
        text = before.read(root / claims_ledger.LEDGER)
        old = json.loads(text) if text else {"claims": {}}
        found.verdicts += map(str, find_moves(old, claims_ledger.fresh_snapshot()))
    if _has(root, Role.ROBUSTNESS, pages):
        text = before.read(root / robustness_record.RECORD)
        old = json.loads(text) if text else {"headlines": {}}
        new = robustness_record.make_record(robustness_record.try_headlines(), "")
        found.headlines += robustness_record.compare_headlines(old, new)


def _has(root: Path, role: Role, pages: set[str]) -> bool:
    from chokepoint.book.engine.contents.pages import page_with_role

    page = page_with_role(root, role)
    return page is not None and page.name in pages


def write_news(found: News) -> list[str]:
    """Write the news for a terminal, what weighs most first."""
    lines = [
        *_part("verdict", found.verdicts),
        *_part("headline", found.headlines),
        *_part("state", (f"{one.page}: {one.key}: {one.old} -> {one.new}" for one in found.states)),
        *_part("fact", (f"{one.page}: {one.key}: {one.old} -> {one.new}" for one in found.facts)),
        *_part("sentence", map(_write_told, found.sentences)),
        *_part("chapter with other rows or drawings only", found.others),
    ]
    return lines or ["nothing moved"]


def _part(name: str, told: Iterable[str]) -> Iterator[str]:
    listed = list(told)
    if listed:
        yield f"{name}: {len(listed)}"
        yield from (f"  {line}" for line in listed)


def _write_told(told: Told) -> str:
    both = (f"    {sign} {text}" for sign, text in (("-", told.before), ("+", told.after)) if text)
    return "\n".join([f"{told.page}, {told.place}", *both])
