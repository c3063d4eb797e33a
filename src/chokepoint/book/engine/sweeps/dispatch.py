"""Hand out the notebooks of a sweep to the workers of a cluster, whatever becomes of these.

Each worker is given as many notebooks as it runs at the same time, and no more: so a worker that dies takes
down only what it was running, and that is known. A notebook whose worker died is tried again on a worker that
runs nothing else; after a few deaths it is named as failed. A worker with another book is given nothing more.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chokepoint.book.engine.failures import describe
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.engine.sweeps.cluster import Cluster, Killed, Lost, Task
from chokepoint.book.engine.sweeps.folder import NAME, Folder
from chokepoint.book.engine.sweeps.local import Failed
from chokepoint.book.engine.sweeps.orders import Orders, unpack
from chokepoint.book.engine.sweeps.sweep import Entry
from chokepoint.errors import BuildError

MOST_DEATHS = 3
"""A notebook that was being run when so many workers died is not tried again."""
PATIENCE = 60.0
"""Seconds to wait for a scheduler that is gone, and for a first worker."""
TICK = 1.0
"""Seconds after which the workers are looked at again."""
KEPT = "what is finished is kept; start the same sweep again to go on"


@dataclass
class Run:
    """A notebook to be run, and how many workers have died of it."""

    entry: Entry
    deaths: int = 0


@dataclass(frozen=True)
class Flight:
    """A notebook that is being run, and by which worker."""

    run: Run
    worker: str


class Dispatch:
    """One sweep on one cluster.

    Args:
        cluster: the cluster, connected.
        orders: writes the orders.
        folder: keeps what is finished.
        failed: told of each notebook that failed.
        reporter: told of workers that are refused.
        patience: seconds to wait for a scheduler or a worker.
    """

    def __init__(
        self,
        cluster: Cluster,
        orders: Orders,
        folder: Folder,
        failed: Failed,
        reporter: Reporter,
        patience: float = PATIENCE,
    ) -> None:
        self._cluster, self._orders, self._folder = cluster, orders, folder
        self._failed, self._reporter, self._patience = failed, reporter, patience
        self._waiting: deque[Run] = deque()
        self._suspects: deque[Run] = deque()
        self._flying: dict[Task, Flight] = {}
        self._refused: dict[str, str] = {}
        self._seen_writing: set[str] = set()
        self._cells = orders.sweep.cells
        self._idle_since: float | None = None

    def run(self, entries: Sequence[Entry]) -> None:
        """Run notebooks until each is finished or has failed.

        Raises:
            BuildError: if the scheduler or all workers are lost, or no worker has the same book.
        """
        self._waiting.extend(map(Run, entries))
        self._reporter.cells(self._cells * len(entries))
        while self._waiting or self._suspects or self._flying:
            try:
                self._round()
            except Lost:
                self._recover()

    def _round(self) -> None:
        workers = self._cluster.workers()
        self._bury(workers)
        self._hand_out({one: threads for one, threads in workers.items() if one not in self._refused})
        self._wait_no_longer_than_patience(workers)
        for task in self._cluster.wait(self._flying, TICK):
            self._take_in(task)

    def _bury(self, workers: Mapping[str, int]) -> None:
        """Take back what was being run by workers that are gone."""
        for task, flight in list(self._flying.items()):
            if flight.worker not in workers:
                del self._flying[task]
                self._died(flight.run)
                self._cluster.drop(task)

    def _hand_out(self, workers: Mapping[str, int]) -> None:
        loads = Counter(flight.worker for flight in self._flying.values())
        alone = {flight.worker for flight in self._flying.values() if flight.run.deaths}
        for worker, threads in workers.items():
            while worker not in alone and loads[worker] < threads:
                run = self._next(alone=loads[worker] == 0)
                if run is None:
                    break
                loads[worker] += 1
                alone |= {worker} if run.deaths else set()
                self._send(run, worker)

    def _next(self, *, alone: bool) -> Run | None:
        """Choose what a worker runs next; one of which workers died only where nothing else would die."""
        if self._waiting:
            return self._waiting.popleft()
        return self._suspects.popleft() if alone and self._suspects else None

    def _send(self, run: Run, worker: str) -> None:
        try:
            order = self._orders.order(run.entry, self._folder.store)
            self._flying[self._cluster.submit(order, worker)] = Flight(run, worker)
        except Lost:
            self._put_back(run)
            raise

    def _put_back(self, run: Run) -> None:
        (self._suspects if run.deaths else self._waiting).appendleft(run)

    def _take_in(self, task: Task) -> None:
        flight = self._flying[task]
        try:
            reply, text = unpack(self._cluster.reply(task))
        except Killed:
            self._died(flight.run)
        except ValueError as error:
            self._refuse(flight, f"it gave no reply: {error}")
        else:
            self._settle(flight, reply, text)
        del self._flying[task]
        self._cluster.drop(task)

    def _settle(self, flight: Flight, reply: Mapping[str, Any], text: str) -> None:
        entry = flight.run.entry
        if "refused" in reply:
            self._refuse(flight, str(reply["refused"]))
            return
        for _ in range(self._cells):
            self._reporter.cell_done()
        if "failed" in reply:
            hint = f"{reply['failed'].get('hint') or 'see its log'} (worker {flight.worker})"
            self._failed(entry, {**reply["failed"], "hint": hint})
        elif "written" in reply:
            self._trust(flight, str(reply["written"]))
        else:
            self._folder.put(entry.stem, text)

    def _trust(self, flight: Flight, name: str) -> None:
        """Take a worker's word for what it wrote, once it was seen to write to the same place as is read."""
        match = NAME.fullmatch(name)
        if match is None or match["stem"] != flight.run.entry.stem:
            self._refuse(flight, "it wrote another notebook than it was asked for")
            return
        if flight.worker not in self._seen_writing:
            self._see(flight.worker, name)
        self._folder.names[flight.run.entry.stem] = name

    def _see(self, worker: str, name: str) -> None:
        try:
            self._folder.text(name)
        except BuildError as error:
            hint = "give an address behind which all workers find the same place"
            what = f"worker {worker} writes elsewhere, or nothing whole"
            raise BuildError(what, where=self._folder.store.address, hint=hint) from error
        self._seen_writing.add(worker)

    def _refuse(self, flight: Flight, reason: str) -> None:
        if flight.worker not in self._refused:
            self._reporter.warn(f"worker {flight.worker} is refused: {reason}")
        self._refused[flight.worker] = reason
        self._put_back(flight.run)

    def _died(self, run: Run) -> None:
        run.deaths += 1
        if run.deaths < MOST_DEATHS:
            self._take_back([run])
            return
        what = f"{run.deaths} workers died while running it"
        hint = "see the logs of the workers; it may need more memory than they have"
        self._failed(run.entry, describe(BuildError(what, where=f"chapter {run.entry.job.place}", hint=hint)))

    def _take_back(self, runs: Sequence[Run]) -> None:
        """Let what was being run be run again, unless a worker had written it before it was lost."""
        if self._folder.store.is_shared:
            self._folder.look([run.entry.stem for run in runs])
        for run in runs:
            if run.entry.stem not in self._folder.names:
                self._put_back(run)

    def _wait_no_longer_than_patience(self, workers: Mapping[str, int]) -> None:
        """Give up if nothing runs and nobody is there to run it.

        Raises:
            BuildError: at once if every worker is refused, after a while if there is none.
        """
        if self._flying or not (self._waiting or self._suspects):
            self._idle_since = None
            return
        address = self._cluster.address
        if workers:
            reasons = "; ".join(f"{one}: {self._refused.get(one, 'it runs nothing')}" for one in workers)
            raise BuildError(f"every worker is refused: {reasons}", where=address, hint=KEPT)
        self._idle_since = self._idle_since or time.monotonic()
        if time.monotonic() - self._idle_since > self._patience:
            raise BuildError("has no workers", where=address, hint=f"start some: {KEPT}")

    def _recover(self) -> None:
        """Connect again and take back all that was being run.

        Raises:
            BuildError: if the scheduler stays away.
        """
        self._take_back([flight.run for flight in self._flying.values()])
        self._flying.clear()
        self._reporter.warn(f"the scheduler {self._cluster.address} does not answer")
        connect(self._cluster, self._patience)


def connect(cluster: Cluster, patience: float) -> None:
    """Connect to a scheduler, waiting for it if need be.

    Raises:
        BuildError: if it does not answer for so many seconds.
    """
    begin = time.monotonic()
    while True:
        try:
            cluster.connect()
            return
        except Lost as error:
            if time.monotonic() - begin > patience:
                raise BuildError("no scheduler answers", where=cluster.address, hint=KEPT) from error
            time.sleep(TICK)


def run_on_cluster(
    entries: Sequence[Entry],
    folder: Folder,
    failed: Failed,
    orders: Orders,
    address: str,
    reporter: Reporter,
    patience: float = PATIENCE,
) -> None:
    """Run notebooks on the cluster of a scheduler.

    Args:
        entries: what to run.
        folder: keeps what is finished.
        failed: told of each that failed; the others are run all the same.
        orders: writes what workers are told.
        address: of the scheduler.
        reporter: told about progress.
        patience: seconds to wait for a scheduler that was lost, and for a first worker.

    Raises:
        BuildError: if the scheduler cannot be reached or is lost, or no worker has the same book.
    """
    cluster = Cluster(address)
    connect(cluster, 0)
    try:
        reporter.step(f"sending {len(entries)} notebooks to {address}")
        Dispatch(cluster, orders, folder, failed, reporter, patience).run(entries)
    finally:
        cluster.close()
