"""Execute notebooks with papermill: in parallel, each in a fresh process, and only those that have to be."""

from __future__ import annotations

import logging
import os
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from chokepoint.book.engine.failures import CellError, CellPlace, failing_line, last_line, plain
from chokepoint.book.engine.folders import Workspace, write_atomically
from chokepoint.book.engine.forks.owner import can_fork
from chokepoint.book.engine.notebooks import clean_notebook, read_once
from chokepoint.book.engine.places import check_file
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.engine.runs.bare import execute_bare
from chokepoint.book.engine.runs.cache import Kept, Made, NotebookCache, Recalled, notebook_of
from chokepoint.book.engine.runs.code import IMPORTS, Code
from chokepoint.book.engine.runs.fingerprint import (
    RUNNER,
    code_state,
    environment_digest,
    hash_reads,
    job_key,
    name_tables,
    runner_digest,
)
from chokepoint.book.engine.runs.forked import ForkEngine, standing_server
from chokepoint.book.engine.runs.kernels import BookEngine, KernelWatcher, kernel_environment
from chokepoint.book.engine.runs.reads import (
    SCRATCH,
    can_be_kept,
    changed_since,
    name_code,
    name_reads,
)
from chokepoint.book.engine.scratch import use_own_folder
from chokepoint.errors import BuildError, ChokepointError, ParameterError

ENGINES = {"fork": "chokepoint", "kernel": "chokepoint-kernel"}
"""What papermill calls the engines; the first is registered for `papermill --engine chokepoint` as well."""
Engine = Mapping[str, Any]
"""What papermill is told of the engine of a run."""
START_TIMEOUT = 120
CELL_TIMEOUT = 600
CLOCK_TICK = 0.05
"""Seconds by which the clock of a file system may lag behind that of the process."""
NAMED = 30
"""So many notebooks are named one by one when they are executed; more are counted."""


@dataclass(frozen=True)
class Outcome:
    """What became of a job: a clean executed notebook, or an error."""

    job: Job
    made: Made | None = None
    error: ChokepointError | None = None
    executed: bool = True
    seconds: float = 0.0
    reads: list[str] = field(default_factory=list)

    @property
    def notebook(self) -> NotebookNode | None:
        """The notebook."""
        return None if self.made is None else notebook_of(self.made)


@dataclass(frozen=True)
class _Start:
    """What a run begins with: the time, the state of the code it has loaded, and the hashes of the tables."""

    moment: float
    code: str
    tables: Mapping[str, str]


Judge = Callable[[NotebookNode, str], ChokepointError | None]


def accept_all(notebook: NotebookNode, place: str) -> None:
    """Find nothing wrong with a notebook."""


Keep = Callable[[Outcome], None]
"""Takes what became of a job and keeps it."""


@dataclass(frozen=True)
class Runner:
    """Executes jobs of one project.

    Args:
        workspace: the project's folders.
        reporter: told about progress.
        cell_timeout: seconds after which a cell is given up.
        memory: bytes a notebook may use in a fork; as much as there is, if not given.
        engine: ``fork`` or ``kernel``; forks where the system can, if not given. Both give the same bytes.
        judge: given an executed notebook and the name of its run, says what is wrong with it, if anything.
            What is refused is not kept, and what another judge let pass is not taken.
    """

    workspace: Workspace
    reporter: Reporter
    cell_timeout: int = CELL_TIMEOUT
    memory: int = 0
    engine: str = ""
    judge: Judge = accept_all

    def run(
        self,
        jobs: Sequence[Job],
        *,
        workers: int | None = None,
        use_cache: bool = True,
        keep: Keep | None = None,
    ) -> list[Outcome]:
        """Execute jobs that are not in the cache, several at a time.

        A failing job does not stop the others, so that all errors can be shown at once.

        Args:
            jobs: what to execute.
            workers: notebooks run at the same time; the number of processors if not given.
            use_cache: whether a result of an earlier run may be taken.
            keep: takes each outcome, from any thread, as soon as it is there. The cache then does not keep
                it as well, and memory holds no more notebooks than are being run.

        Returns:
            One outcome per job, in order; without its notebook if ``keep`` took it.

        Raises:
            Exception: what ``keep`` raises; no further job is begun then.
        """
        register_engines()
        _silence_transport()
        keys, cache = self._keys(jobs), self._cache()
        found = [
            self._taken(job, cache.find(key), keep) if use_cache else None
            for job, key in zip(jobs, keys, strict=True)
        ]
        waiting = [n for n, outcome in enumerate(found) if outcome is None]
        self._announce(jobs, waiting)
        chosen = [(jobs[n], keys[n]) for n in waiting]
        done = self._execute_all(chosen, workers or os.cpu_count() or 1, keep) if waiting else []
        if waiting and keep is None:
            cache.tidy()
        fresh = iter(done)
        return [next(fresh) if outcome is None else outcome for outcome in found]

    def _keys(self, jobs: Sequence[Job]) -> list[str]:
        environment = f"{environment_digest(self.workspace.root)} {self.judge.__qualname__}"
        return [job_key(job, environment) for job in jobs]

    def _taken(self, job: Job, cached: Kept | None, keep: Keep | None) -> Outcome | None:
        if cached is None:
            return None
        recalled = Recalled(cached, job.notebook, self.workspace.root)
        return _hand_over(Outcome(job, recalled, executed=False, reads=cached.reads), keep)

    def _cache(self) -> NotebookCache:
        """Open the cache; whatever it is asked, it looks at our code as it is now."""
        code = Code(kept=self.workspace.cache / IMPORTS)
        look = partial(hash_reads, self.workspace.root, code=code)
        return NotebookCache(self.workspace.cache, look, self.reporter.warn)

    def _announce(self, jobs: Sequence[Job], waiting: Sequence[int]) -> None:
        names = [f"{jobs[n].edition.path}/{jobs[n].page}" for n in waiting]
        what = ", ".join(names) if len(names) <= NAMED else f"{len(names)} notebooks"
        self.reporter.step(f"executing {what}" if names else "nothing to execute")
        if waiting:
            self.reporter.cells(sum(_code_cells(jobs[n]) for n in waiting))

    def _execute_all(self, jobs: Sequence[tuple[Job, str]], workers: int, keep: Keep | None) -> list[Outcome]:
        use_own_folder()
        engine = self._engine()
        watchers = [KernelWatcher(self.reporter.cell_done) for _ in jobs]
        pool = ThreadPoolExecutor(max_workers=max(1, workers))
        try:
            tasks = [
                pool.submit(self._execute, job, key, watcher, engine, keep)
                for (job, key), watcher in zip(jobs, watchers, strict=True)
            ]
            for task in wait(tasks, return_when=FIRST_EXCEPTION).done:
                task.result()  # what could not be kept is raised at once, not in its turn
            return [task.result() for task in tasks]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for watcher in watchers:
                watcher.kill()  # only after an interruption is one still alive

    def _engine(self) -> Engine:
        """Choose the engine of a run, and begin to load the server of forks if it is needed."""
        if (self.engine or ("fork" if can_fork() else "kernel")) == "kernel":
            return {"engine_name": ENGINES["kernel"]}
        return {"engine_name": ENGINES["fork"], "server": standing_server(), "memory": self.memory}

    def _execute(
        self, job: Job, key: str, watcher: KernelWatcher, engine: Engine, keep: Keep | None
    ) -> Outcome:
        begin, start = time.monotonic(), self._start(engine)
        try:
            notebook, reads = self._run_kernel(job, watcher, engine)
        except Exception as error:
            failure = self._explain(job, error, watcher)
            return _hand_over(Outcome(job, error=failure, seconds=time.monotonic() - begin), keep)
        refused = self.judge(notebook, job.place)
        if refused is not None:
            return _hand_over(Outcome(job, error=refused, seconds=time.monotonic() - begin), keep)
        if keep is None and can_be_kept(reads):
            cache = self._cache()
            hashes = cache.hash_reads(reads)
            if self._is_settled(start, hashes):
                cache.store(key, hashes, notebook)
        return _hand_over(Outcome(job, notebook, seconds=time.monotonic() - begin, reads=reads), keep)

    def _start(self, engine: Engine) -> _Start:
        code = engine["server"].code if "server" in engine else code_state()
        tables = hash_reads(self.workspace.root, name_tables(self.workspace.root), Code())
        return _Start(time.time() - CLOCK_TICK, code, tables)

    def _is_settled(self, start: _Start, hashes: Mapping[str, str]) -> bool:
        """Tell whether nothing changed meanwhile: it may have been used before or after it did."""
        same = hashes.items() >= {name: start.tables[name] for name in hashes if name in start.tables}.items()
        is_our_code = (code_state(), runner_digest()) == (start.code, RUNNER)
        return same and is_our_code and not changed_since(self.workspace.root, hashes, start.moment)

    def _run_kernel(self, job: Job, watcher: KernelWatcher, engine: Engine) -> tuple[NotebookNode, list[str]]:
        root = self.workspace.root
        with tempfile.TemporaryDirectory(prefix=SCRATCH) as scratch:
            executed = self._papermill(job, Path(scratch), {"watcher": watcher, **engine})
            reads = name_reads(root, Path(scratch))
        cells = [cell.source for cell in executed.cells if cell.cell_type == "code"]
        return clean_notebook(executed, root), sorted({*reads, *name_code(root, cells, reads)})

    def _papermill(self, job: Job, scratch: Path, options: Mapping[str, Any]) -> NotebookNode:
        with self._kernel_log(job).open("w", encoding="utf-8") as kernel_log:
            return execute_bare(
                job.notebook,
                job.parameters,
                start_timeout=START_TIMEOUT,
                cell_timeout=self.cell_timeout,
                environment=kernel_environment(self.workspace.root, scratch),
                folder=job.notebook.parent,
                kernel_log=kernel_log,
                **options,
            )

    def _kernel_log(self, job: Job) -> Path:
        self.workspace.log.mkdir(parents=True, exist_ok=True)
        log = self.workspace.log / f"{job.file_name}.kernel.log"
        check_file(log)
        return log

    def _explain(self, job: Job, error: Exception, watcher: KernelWatcher) -> ChokepointError:
        log = self.workspace.log / f"{job.file_name}.log"
        write_atomically(log, _full_text(error))
        shown = self.workspace.shorten(str(log))
        return explain(job, error, watcher.cell_index, shown)


def _hand_over(outcome: Outcome, keep: Keep | None) -> Outcome:
    if keep is None:
        return outcome
    keep(outcome)
    return replace(outcome, made=None)


def explain(job: Job, error: Exception, cell_index: int, log: str) -> ChokepointError:
    """Turn what papermill raised into an error that names the run of the chapter, the cell and the line.

    Args:
        job: what was executed.
        error: what was raised.
        cell_index: the cell that was being run, counted from 0.
        log: where the whole traceback is.
    """
    if isinstance(error, PapermillExecutionError):
        if error.ename == ParameterError.__name__:  # its own words say where and what to do
            return ParameterError(plain(error.evalue), where=f"chapter {job.place}")
        line, text = failing_line(error.traceback, error.source)
        place = CellPlace(job.page, error.cell_index + 1, line, text, job.place)
        return CellError(place, last_line(error.ename, error.evalue), log)
    place = CellPlace(job.page, cell_index + 1, run=job.place)
    if isinstance(error, DeadKernelError):
        return CellError(place, "the kernel died (killed, out of memory, or crashed)", log)
    if isinstance(error, CellTimeoutError):
        return CellError(place, "the cell took too long and was given up", log)
    if isinstance(error, ChokepointError):
        return error
    return BuildError(f"{type(error).__name__}: {error}", where=f"chapter {job.place}", hint=f"see {log}")


def _full_text(error: Exception) -> str:
    if isinstance(error, PapermillExecutionError):
        return plain("\n".join(error.traceback)) + "\n"
    return "".join(traceback.format_exception(error)).rstrip() + "\n"


def _code_cells(job: Job) -> int:
    return sum(cell.cell_type == "code" for cell in read_once(job.notebook).cells)


def register_engines() -> None:
    """Make the engines known to papermill, and keep papermill's own log to itself."""
    logging.getLogger("papermill").setLevel(logging.ERROR)
    papermill_engines.register(ENGINES["fork"], ForkEngine)
    papermill_engines.register(ENGINES["kernel"], BookEngine)


def _silence_transport() -> None:
    """Hide warnings of the transport; what a chapter itself warns about is in its outputs."""
    warnings.filterwarnings("ignore", module=r"(zmq|jupyter_client|ipykernel|nbclient|traitlets)\b")
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"papermill\b")
