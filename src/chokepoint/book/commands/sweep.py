"""``chokepoint sweep``: one chapter with every combination of some values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chokepoint.book.commands.options import (
    AsJson,
    EngineOption,
    Jobs,
    ParameterOption,
    Quiet,
    print_json,
    split_parameter,
)
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.progress import Reporter, choose_reporter
from chokepoint.errors import ParameterError

if TYPE_CHECKING:
    from chokepoint.book.engine.sweeps.perform import Execute
    from chokepoint.book.engine.sweeps.sweep import Sweep


def sweep(
    chapter: Annotated[str, typer.Argument(help="Name of the chapter, for example concentration.")],
    over: Annotated[
        list[str],
        typer.Option(
            metavar="NAME=SPEC",
            help="A parameter and its values: a,b or 2020..2024 or 0..100/10 or all. Repeatable.",
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", help="Folder or fsspec address (s3://...) to write to.")
    ],
    parameter: ParameterOption = None,
    dask: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Run on the Dask cluster of this scheduler: tcp://host:8786."),
    ] = "",
    jobs: Jobs = None,
    engine: EngineOption = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Take no result of an earlier run from the cache.")
    ] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Execute one chapter with every combination of values; write notebooks and one table of all facts."""

    def work() -> dict[str, Any]:
        given = dict(split_parameter(text) for text in parameter or [])
        way = Way(dask, jobs, engine or "", fresh)
        with choose_reporter(quiet=quiet or as_json) as reporter:
            return run_sweep(Workspace.here(), chapter, over, given, output, way, reporter)

    done = print_json(work) if as_json else work()
    if not as_json:
        typer.echo("\n".join(summarise(done)))
    if done["failed"]:
        raise typer.Exit(1)


@dataclass(frozen=True)
class Way:
    """How the notebooks of a sweep are run.

    Args:
        dask: the address of a scheduler; this machine runs them if empty.
        jobs: how many run at the same time on this machine.
        engine: ``fork`` or ``kernel``, see `Runner`.
        fresh: whether no result of an earlier run is taken from the cache.
    """

    dask: str = ""
    jobs: int | None = None
    engine: str = ""
    fresh: bool = False

    def execute(self, workspace: Workspace, made: Sweep, reporter: Reporter) -> Execute:
        """Give what runs the notebooks.

        Raises:
            ParameterError: for a wish that makes no sense on a cluster.
        """
        return self._cluster(workspace, made, reporter) if self.dask else self._here(workspace, reporter)

    def _cluster(self, workspace: Workspace, made: Sweep, reporter: Reporter) -> Execute:
        from chokepoint.book.engine.sweeps.dispatch import run_on_cluster
        from chokepoint.book.engine.sweeps.orders import Orders

        if self.jobs:
            hint = "the workers say how many they run"
            raise ParameterError("is for this machine, not for a cluster", where="--jobs", hint=hint)
        orders = Orders(made, workspace.root, self.engine, self.fresh)
        return lambda entries, folder, failed: run_on_cluster(
            entries, folder, failed, orders, self.dask, reporter
        )

    def _here(self, workspace: Workspace, reporter: Reporter) -> Execute:
        from chokepoint.book.engine.runs.execute import Runner
        from chokepoint.book.engine.sweeps.local import run_here

        runner = Runner(workspace, reporter, engine=self.engine)
        return lambda entries, folder, failed: run_here(
            entries, folder, runner, failed, workers=self.jobs, fresh=self.fresh
        )


def run_sweep(
    workspace: Workspace,
    chapter: str,
    over: Sequence[str],
    given: Mapping[str, Any],
    output: str,
    way: Way,
    reporter: Reporter,
) -> dict[str, Any]:
    """Check what is asked, run it, and give what was done.

    Args:
        workspace: the project's folders.
        chapter: the chapter.
        over: one ``NAME=SPEC`` for each parameter swept over.
        given: values all combinations share.
        output: a folder or an address.
        way: how to run the notebooks.
        reporter: told about progress.

    Raises:
        ChokepointError: for anything unknown or refused, before anything runs; if the output cannot be
            written or the cluster is lost, with all that is finished kept.
    """
    from chokepoint.book.engine.sweeps.grid import read_grid
    from chokepoint.book.engine.sweeps.perform import make_sweep, perform
    from chokepoint.book.engine.sweeps.stores import open_store

    grid = read_grid(workspace.root, chapter, over, given)
    store = open_store(output)
    made = make_sweep(workspace.root, grid)
    result = perform(workspace, made, store, reporter, way.execute(workspace, made, reporter))
    return {"status": "failed" if result.failed else "ok", **result.as_dict()}


def summarise(done: dict[str, Any]) -> list[str]:
    """Say in a few lines what a sweep did."""
    counts = f"executed {done['executed']}, taken over {done['taken_over']}, failed {len(done['failed'])}"
    failed = [f"failed: {one['where']}: {one['message']}" for one in done["failed"]]
    left_out = f"left out {done['left_out']} combinations the chapter refuses; sweep.json lists them"
    table = f"{done['facts']} facts: {done['output'].rstrip('/')}/facts.parquet"
    return [*failed, f"{counts}; {done['seconds']} s", *([left_out] if done["left_out"] else []), table]
