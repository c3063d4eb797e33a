"""The whole road: check the data, execute, stage, render, check the pages, publish."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from chokepoint.book.commands.datacheck import checked_data
from chokepoint.book.engine.assemble import Assembly
from chokepoint.book.engine.contents.apart import Apart, read_apart
from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.contents.page import Page
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
from chokepoint.book.engine.runs.cache import Made
from chokepoint.book.engine.runs.execute import Outcome, Runner
from chokepoint.book.engine.runs.showable import first_unshowable
from chokepoint.book.engine.scratch import use_own_folder
from chokepoint.book.engine.stage import BuildFacts, Staged, build_facts, stage_edition
from chokepoint.book.engine.stamps import Stamps, hold_places, stamps_of
from chokepoint.book.engine.states import FileStates
from chokepoint.book.engine.unchanged import note_site, sources_of
from chokepoint.book.site.checks import check_site
from chokepoint.book.site.file_checks import Rules
from chokepoint.book.site.machine_pages import write_machine_pages
from chokepoint.book.site.manifest import write_manifest
from chokepoint.book.site.memo import Memo
from chokepoint.book.site.plain_numbers import ALLOWED_FILE, read_allowed
from chokepoint.book.site.prune import prune
from chokepoint.book.site.root_pages import base_path, write_root_pages
from chokepoint.book.site.tree import Site


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
        use_own_folder()
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
            runner = Runner(self.workspace, self.reporter, engine=self.options.engine, judge=first_unshowable)
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

    @cached_property
    def _pages(self) -> list[Page]:
        """The pages this build shows."""
        return read_pages(self.workspace.root, self.options.only)

    def _uncommitted(self) -> list[Job]:
        """List what has to run because no file holds its outputs: the pages of families as of today.

        They are shown where only some chapters are executed, and an edition of a day is compared with them.
        """
        pages = [page for page in self._pages if not page.is_committed]
        today = [Edition(language) for language in self.options.languages]
        return [make_job(page, edition) for edition in today for page in pages]

    def _count(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            names = self.result.executed if outcome.executed else self.result.unchanged
            names.append(f"{outcome.job.edition.path}/{outcome.job.page}")

    def _notebooks(self, outcomes: Sequence[Outcome]) -> dict[Edition, dict[str, Made]]:
        """Collect notebooks by edition and page: executed, handed in, or, with ``only``, as committed."""
        committed: dict[str, Made] = {**self._committed()} if self.options.only else {}
        editions = [*self.options.editions, *map(Edition, self.options.languages)]
        result: dict[Edition, dict[str, Made]] = {
            edition: {**committed, **self.options.replaced} for edition in editions
        }
        for outcome in outcomes:
            if outcome.made is not None:
                result[outcome.job.edition][outcome.job.page] = outcome.made
        return result

    def _committed(self) -> dict[str, NotebookNode]:
        root = self.workspace.root
        pages = [page for page in self._pages if page.is_notebook and page.is_committed]
        return {page.name: clean_notebook(read_notebook(page.source), root) for page in pages}

    def _stage(self, notebooks: dict[Edition, dict[str, Made]]) -> None:
        with self.result.timed("stage"):
            pages = self._pages
            for edition, facts in self._facts.items():
                today = notebooks[Edition(edition.language)]
                own = edition_pages(pages, edition)
                earlier = self._earlier(edition, notebooks)
                staged = Staged(edition, own, pages, self.options.days, today, self._apart(edition), earlier)
                stage_edition(
                    self.workspace,
                    staged,
                    notebooks[edition],
                    hold_places(facts),
                    self._makers[edition.language],
                )

    def _earlier(
        self, edition: Edition, notebooks: Mapping[Edition, Mapping[str, Made]]
    ) -> dict[str, dict[str, Made]]:
        """Give the notebooks of the editions of earlier days, of the pages they have."""
        found: dict[str, dict[str, Made]] = {}
        for other in self.options.editions:
            before = other.as_of and other.as_of < (edition.as_of or "9999")
            if other.beside and other.language == edition.language and before:
                dated = {page.name for page in edition_pages(self._pages, other)}
                of_day = {name: made for name, made in notebooks[other].items() if name in dated}
                found[str(other.as_of)] = of_day
        return found

    def _apart(self, edition: Edition) -> list[Apart]:
        """List the pages made apart: all of them, a sample in a part of the book and on another day."""
        whole = not self.options.only and not edition.beside
        return read_apart(self.workspace.root, edition.language, whole=whole)

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
        made = self._render()
        with self.result.timed("check"):
            finished = self._assemble(made)
            check_site(finished)
        self.result.site_hash = publish(finished.folder, self.output, finished.digest())
        self.result.site = str(self.output)
        record = {"key": key, "hash": self.result.site_hash}
        write_atomically(self._record("site"), json.dumps(record))

    def _site_key(self) -> str:
        """Hash everything the pages are made from."""
        editions = self.options.editions
        keys = [f"{self._pages_key(edition)} {self._stamps(edition)}" for edition in editions]
        allowed = file_digest(self.workspace.root / ALLOWED_FILE)
        return digest(*(edition.path for edition in editions), *keys, allowed)

    def _pages_key(self, edition: Edition) -> str:
        """Hash everything the pages of one edition are made from."""
        return digest(tree_digest(self.workspace.stage / edition.name), self._makers[edition.language])

    @cached_property
    def _makers(self) -> dict[str, str]:
        """What makes pages in each language, as it is when the first of them are laid out."""
        return {name: maker_digest(self.workspace.cache, name) for name in self.options.languages}

    def _standing(self, key: str) -> str:
        """Give the hash of the site that stands if it was made from the same and is whole, else ""."""
        folder = current(self.output)
        noted = _read_hash(self._record("site"), key)
        return noted if folder is not None and noted and tree_digest(folder) == noted else ""

    def _record(self, what: str) -> Path:
        """Name the file that notes something of the site for the next build of it."""
        place = os.path.relpath(self.output, self.workspace.root.resolve())  # survives a moved checkout
        return self.workspace.cache / f"{what}-{digest(place)[:16]}.json"

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
        renderer = Renderer(
            self.workspace,
            stage,
            edition.language,
            self.options.workers,
            fresh,
            self._makers[edition.language],
        )
        record, key = self.workspace.cache / f"pages-{edition.name}.json", self._pages_key(edition)
        states, noted = self._states(edition), _read_hash(record, key)
        standing = bool(noted) and renderer.output.is_dir()
        if standing and states.tree_digest(renderer.output) == noted and not fresh:
            return renderer.output
        self.reporter.step(f"building the pages ({edition.path})")
        pages = renderer.render()
        self.result.rendered.append(edition.path)
        made = self._states(edition)
        write_atomically(record, json.dumps({"key": key, "hash": made.tree_digest(pages)}))
        made.save()
        return pages

    def _assemble(self, pages: dict[Edition, Path]) -> Site:
        assembly = self._put_together(pages)
        config = read_config(self.workspace.root)
        address = str(config.get("html", {}).get("baseurl", ""))
        title, languages = str(config.get("title", "")), list(self.options.languages)
        write_root_pages(assembly.folder, title, languages, address)
        site = self._site(assembly, address)
        write_machine_pages(site, title, languages, other=[e.path for e in pages if e.beside])
        prune(site)
        write_manifest(site)
        return site

    def _put_together(self, pages: dict[Edition, Path]) -> Assembly:
        folder = empty_folder(self.workspace.work / "site")
        standing = None if self.options.fresh else current(self.output)
        assembly = Assembly(folder, self._record("assembled"), standing)
        for edition, made in pages.items():
            assembly.add(made, edition.path, self._stamps(edition), self._states(edition))
        assembly.save()
        return assembly

    def _states(self, edition: Edition) -> FileStates:
        """What is known of the files of an edition's pages from earlier builds."""
        return FileStates(self.workspace.cache / f"states-{edition.name}.json")

    def _stamps(self, edition: Edition) -> Stamps:
        branch = str(read_config(self.workspace.root).get("repository", {}).get("branch", "main"))
        return stamps_of(self._facts[edition], branch, edition.language)

    def _site(self, assembly: Assembly, address: str) -> Site:
        allowed = read_allowed(self.workspace.root)
        rules = Rules(self._forbidden(), allowed, address, self._written_in())
        key = digest(*self._makers.values(), address, *rules.forbidden)
        memo = Memo(self._record("notes"), key, fresh=self.options.fresh)
        return Site(assembly.folder, base_path(address), rules, memo, assembly.hashes)

    def _written_in(self) -> dict[str, str]:
        """Name the file each page of the site is written in, by the page's path."""
        pages = self._pages
        return {f"{e.path}/{p.name}.html": p.source.stem for e in self.options.editions for p in pages}

    def _forbidden(self) -> list[str]:
        folders = [self.workspace.root, Path.home()]
        if sys.prefix != sys.base_prefix:  # else it is a place every machine has, such as /usr
            folders.append(Path(sys.prefix))
        return [f"{folder}/" for folder in folders if len(folder.parts) > 1]

    def _log(self) -> None:
        text = json.dumps(self.result.as_dict(), indent=2, ensure_ascii=False)
        write_atomically(self.workspace.log / "build.json", text + "\n")


def _read_hash(path: Path, key: str) -> str:
    """Read the hash a build noted under a key; "" if it noted none, or the note is damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return str(record["hash"]) if record["key"] == key else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""
