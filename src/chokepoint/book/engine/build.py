"""The whole road: check the data, execute, stage, render, check the pages, publish."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from chokepoint.book.commands.datacheck import checked_data
from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.contents.settings import read_config
from chokepoint.book.engine.digests import digest, file_digest, tree_digest
from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.engine.folders import Workspace, build_lock, empty_folder, write_atomically
from chokepoint.book.engine.notebooks import clean_notebook, read_notebook
from chokepoint.book.engine.options import BuildOptions, BuildResult
from chokepoint.book.engine.plan import Job, edition_pages, make_job, plan
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.engine.publish import check_output, current, publish
from chokepoint.book.engine.render import Renderer, maker_digest
from chokepoint.book.engine.runs.execute import Outcome, Runner
from chokepoint.book.engine.stage import BuildFacts, Staged, build_facts, stage_edition
from chokepoint.book.engine.stamps import Stamps, copy_stamped, hold_places, stamps_of
from chokepoint.book.engine.unchanged import note_site, sources_of
from chokepoint.book.site.checks import Site, check_site
from chokepoint.book.site.machine_pages import write_machine_pages
from chokepoint.book.site.plain_numbers import ALLOWED_FILE, read_allowed
from chokepoint.book.site.prune import prune
from chokepoint.book.site.root_pages import base_path, write_root_pages

# written by Sphinx for its own later use
SPHINX_LEFTOVERS = (".buildinfo", ".buildinfo.bak", ".doctrees")


@dataclass(frozen=True)
class Build:
    """One build of the book.

    Args:
        workspace: the project's folders.
        options: what to build.
        reporter: told about progress.
    """

    workspace: Workspace
    options: BuildOptions
    reporter: Reporter
    result: BuildResult = field(default_factory=BuildResult)

    def run(self) -> BuildResult:
        """Build the site; the one that stands is replaced only when everything succeeded.

        Raises:
            ChokepointError: for what a person can mend; the site that stands was left as it is.
        """
        with build_lock(self.workspace), self.result.timed("total"):
            check_output(self.output)
            sources = sources_of(self.workspace, self.options)
            self._check_data()
            outcomes = self._execute()
            self._stage(self._notebooks(outcomes))
            self._make_site()
            reads = [name for outcome in outcomes for name in outcome.reads]
            note_site(self.workspace, self.options, sources, self.result, reads)
        self._log()
        return self.result

    @property
    def output(self) -> Path:
        """Where the site is to stand, as an absolute path whose last part may be a link."""
        return self.options.place(self.workspace)

    def _check_data(self) -> None:
        from chokepoint.data import check_package, seal_faults

        self.reporter.step("checking the data package")
        with self.result.timed("data"):
            checked_data(self.workspace, check_package)
        # a changed figure is built at once; the tests and `chokepoint data check` refuse it unsealed
        for fault in seal_faults(self.workspace.root / "data"):
            self.reporter.warn(str(fault))

    def _execute(self) -> list[Outcome]:
        with self.result.timed("execute"):
            jobs = self._jobs()
            runner = Runner(self.workspace, self.reporter, engine=self.options.engine)
            use_cache = not self.options.fresh
            outcomes = runner.run(jobs, workers=self.options.workers, use_cache=use_cache)
        failures = [outcome.error for outcome in outcomes if outcome.error is not None]
        if failures:
            raise BuildFailed("executing the chapters", failures)
        self._count(outcomes)
        return outcomes

    def _jobs(self) -> list[Job]:
        options = self.options
        root = self.workspace.root
        jobs = [job for edition in options.editions for job in plan(root, edition, options.only)]
        planned = {(job.edition, job.page) for job in jobs}
        jobs += [job for job in self._uncommitted() if (job.edition, job.page) not in planned]
        return [job for job in jobs if job.page not in options.replaced]

    def _uncommitted(self) -> list[Job]:
        """List what has to run because no file holds its outputs: the pages of families as of today.

        They are shown where only some chapters are executed, and an edition of a day is compared with them.
        """
        pages = [page for page in read_pages(self.workspace.root) if not page.is_committed]
        today = [Edition(language) for language in self.options.languages]
        return [make_job(page, edition) for edition in today for page in pages]

    def _count(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            names = self.result.executed if outcome.executed else self.result.unchanged
            names.append(f"{outcome.job.edition.path}/{outcome.job.page}")

    def _notebooks(self, outcomes: Sequence[Outcome]) -> dict[Edition, dict[str, NotebookNode]]:
        """Collect notebooks by edition and page: executed, handed in, or, with ``only``, as committed."""
        committed = self._committed() if self.options.only else {}
        editions = [*self.options.editions, *map(Edition, self.options.languages)]
        result = {edition: {**committed, **self.options.replaced} for edition in editions}
        for outcome in outcomes:
            if outcome.notebook is not None:
                result[outcome.job.edition][outcome.job.page] = outcome.notebook
        return result

    def _committed(self) -> dict[str, NotebookNode]:
        root = self.workspace.root
        pages = [page for page in read_pages(root) if page.is_notebook and page.is_committed]
        return {page.name: clean_notebook(read_notebook(page.source), root) for page in pages}

    def _stage(self, notebooks: dict[Edition, dict[str, NotebookNode]]) -> None:
        with self.result.timed("stage"):
            root = self.workspace.root
            pages = read_pages(root)
            for edition, facts in self._facts.items():
                today = notebooks[Edition(edition.language)]
                own = edition_pages(pages, edition)
                staged = Staged(edition, own, pages, self.options.days, today)
                stage_edition(self.workspace, staged, notebooks[edition], hold_places(facts))

    @cached_property
    def _facts(self) -> dict[Edition, BuildFacts]:
        """What the pages of each edition say of their making, as it is when they are laid out."""
        root = self.workspace.root
        return {edition: build_facts(root, edition.as_of) for edition in self.options.editions}

    def _make_site(self) -> None:
        key = self._site_key()
        standing = self._standing(key)
        if standing and not self.options.fresh:
            self.reporter.step("the site is up to date")
            self.result.site, self.result.site_hash = str(self.output), standing
            return
        finished = self._assemble(self._render())
        with self.result.timed("check"):
            check_site(self._checked(finished))
        self.result.site_hash = publish(finished, self.output)
        self.result.site = str(self.output)
        record = {"key": key, "hash": self.result.site_hash}
        write_atomically(self._record(), json.dumps(record))

    def _site_key(self) -> str:
        """Hash everything the pages are made from."""
        editions = self.options.editions
        keys = [f"{self._pages_key(edition)} {self._stamps(edition)}" for edition in editions]
        allowed = file_digest(self.workspace.root / ALLOWED_FILE)
        return digest(*(edition.path for edition in editions), *keys, allowed)

    def _pages_key(self, edition: Edition) -> str:
        """Hash everything the pages of one edition are made from."""
        return digest(tree_digest(self.workspace.stage / edition.name), maker_digest())

    def _standing(self, key: str) -> str:
        """Give the hash of the site that stands if it was made from the same and is whole, else ""."""
        folder, record = current(self.output), _read_record(self._record())
        if folder is None or record is None:
            return ""
        found = tree_digest(folder)
        return found if record == (key, found) else ""

    def _record(self) -> Path:
        place = os.path.relpath(self.output, self.workspace.root.resolve())  # survives a moved checkout
        return self.workspace.cache / f"site-{digest(place)[:16]}.json"

    def _render(self) -> dict[Edition, Path]:
        """Make the pages of all editions, two at a time: some steps of Sphinx use one processor only."""
        editions = self.options.editions
        with self.result.timed("pages"), ThreadPoolExecutor(max_workers=2) as pool:
            made = dict(zip(editions, pool.map(self._render_edition, editions), strict=True))
        self.result.rendered = [e.path for e in editions if e.path in self.result.rendered]
        return made

    def _render_edition(self, edition: Edition) -> Path:
        """Make the pages of an edition, or take those of the last build if they were made from the same."""
        with self.result.timed(f"pages {edition.path}"):
            return self._rendered(edition)

    def _rendered(self, edition: Edition) -> Path:
        stage, fresh = self.workspace.stage / edition.name, self.options.fresh
        renderer = Renderer(self.workspace, stage, self.options.workers, fresh)
        record, key = self.workspace.cache / f"pages-{edition.name}.json", self._pages_key(edition)
        same = renderer.output.is_dir() and _read_record(record) == (key, tree_digest(renderer.output))
        if same and not self.options.fresh:
            return renderer.output
        self.reporter.step(f"building the pages ({edition.path})")
        pages = renderer.render()
        self.result.rendered.append(edition.path)
        write_atomically(record, json.dumps({"key": key, "hash": tree_digest(pages)}))
        return pages

    def _assemble(self, pages: dict[Edition, Path]) -> Path:
        finished = empty_folder(self.workspace.work / "site")
        for edition, folder in pages.items():
            copy_stamped(folder, finished / edition.path, self._stamps(edition), SPHINX_LEFTOVERS)
        config = read_config(self.workspace.root)
        base = config.get("html", {}).get("baseurl", "")
        about = (str(config.get("title", "")), list(self.options.languages), base)
        write_root_pages(finished, *about)
        write_machine_pages(finished, *about, other=[e.path for e in pages if e.beside])
        prune(finished, base_path(base))
        return finished

    def _stamps(self, edition: Edition) -> Stamps:
        branch = str(read_config(self.workspace.root).get("repository", {}).get("branch", "main"))
        return stamps_of(self._facts[edition], branch, edition.language)

    def _checked(self, finished: Path) -> Site:
        return Site(
            finished,
            base=self._base(),
            forbidden=self._forbidden(),
            allowed=read_allowed(self.workspace.root),
            address=self._address(),
            written_in=self._written_in(),
        )

    def _written_in(self) -> dict[str, str]:
        """Name the file each page of the site is written in, by the page's path."""
        pages = read_pages(self.workspace.root)
        return {f"{e.path}/{p.name}.html": p.source.stem for e in self.options.editions for p in pages}

    def _address(self) -> str:
        return str(read_config(self.workspace.root).get("html", {}).get("baseurl", ""))

    def _base(self) -> str:
        return base_path(self._address())

    def _forbidden(self) -> list[str]:
        folders = [self.workspace.root, Path.home()]
        if sys.prefix != sys.base_prefix:  # else it is a place every machine has, such as /usr
            folders.append(Path(sys.prefix))
        return [f"{folder}/" for folder in folders if len(folder.parts) > 1]

    def _log(self) -> None:
        text = json.dumps(self.result.as_dict(), indent=2, ensure_ascii=False)
        write_atomically(self.workspace.log / "build.json", text + "\n")


def _read_record(path: Path) -> tuple[str, str] | None:
    """Read the key and the hash a build noted; nothing if the note is missing or damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return str(record["key"]), str(record["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
