"""A real scheduler and workers on loopback: whatever is killed, the bytes are those of one machine."""

import asyncio
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.book.engine.sweeps.loopback import SOURCES, Loopback, wait_until
from tests.book.engine.sweeps.small_sweeps import contents, runs_of, sweep_here, sweep_of

from chokepoint.book.engine.forks.owner import can_fork
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.sweeps import cluster as clusters
from chokepoint.book.engine.sweeps.cluster import Cluster, Killed, Lost
from chokepoint.book.engine.sweeps.dispatch import run_on_cluster
from chokepoint.book.engine.sweeps.orders import Orders
from chokepoint.book.engine.sweeps.perform import perform
from chokepoint.book.engine.sweeps.stores import open_store
from chokepoint.errors import BuildError

distributed = pytest.importorskip("distributed")
needs_forks = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
NOWHERE = "tcp://127.0.0.1:9"


@pytest.fixture(scope="module")
def threads():
    """A cluster in threads of this process, which talks over loopback all the same."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, protocol="tcp", dashboard_address=None
    ) as local:
        yield local


@pytest.fixture
def connected(threads):
    cluster = Cluster(threads.scheduler_address)
    cluster.connect()
    yield cluster
    cluster.close()


def replies(cluster, tasks):
    ended = []
    wait_until(lambda: ended.extend(cluster.wait(tasks, 0.1)) or len(set(ended)) == len(tasks))
    return [cluster.reply(task) for task in tasks]


def test_bytes_are_sent_to_a_worker_and_come_back(connected, monkeypatch):
    monkeypatch.setattr(clusters, "_caller", lambda: lambda order: order[::-1])
    ((worker, runs),) = connected.workers().items()
    assert runs == 2
    assert replies(connected, [connected.submit(b"abc", worker), connected.submit(b"de", worker)]) == [
        b"cba",
        b"ed",
    ]
    assert connected.wait([], 0.01) == []


class Trap:
    """Makes a folder where it is unpickled."""

    def __init__(self, place):
        self.place = str(place)

    def __reduce__(self):
        return os.mkdir, (self.place,)


def test_nothing_but_bytes_is_taken_from_a_worker_and_nothing_is_unpickled(connected, monkeypatch, tmp_path):
    made = Trap(tmp_path / "sprung")
    monkeypatch.setattr(clusters, "_caller", lambda: lambda order, place=made.place: Trap(place))
    (worker,) = connected.workers()
    with pytest.raises(ValueError, match=r"."):
        replies(connected, [connected.submit(b"abc", worker)])
    assert not (tmp_path / "sprung").exists()


def test_what_a_worker_raises_is_read_and_not_unpickled(tmp_path):
    class Client:
        def _handle_task_erred(self, **told):
            self.told = told

    client = clusters._careful(Client)()
    client._handle_task_erred(key="k", exception=pickle.dumps(Trap(tmp_path / "sprung")), traceback=b"t")
    assert client.told["key"] == "k"
    assert client.told["exception"].endswith("/sprung")
    assert client.told["traceback"] is None
    assert not (tmp_path / "sprung").exists()


def test_the_death_of_workers_is_told_by_its_words():
    pickled = pickle.dumps(distributed.KilledWorker("task", None, 3))
    assert "KilledWorker" in clusters._words(pickled)
    assert clusters._words(b"no pickle") == clusters._words(None) == "something that cannot be read"


def test_what_a_worker_raises_is_told_and_a_task_that_was_taken_away_counts_as_killed(connected, monkeypatch):
    def fail(order):
        raise KeyError("lost on the way")

    monkeypatch.setattr(clusters, "_caller", lambda: fail)
    (worker,) = connected.workers()
    with pytest.raises(ValueError, match=r"KeyError .*lost on the way"):
        replies(connected, [connected.submit(b"abc", worker)])
    task = connected.submit(b"abc", "tcp://127.0.0.1:1")
    connected.drop(task)
    with pytest.raises(Killed):
        replies(connected, [task])


def test_a_worker_without_the_book_says_so(monkeypatch):
    call = clusters._caller()
    monkeypatch.setitem(sys.modules, "chokepoint.book.engine.sweeps.worker", None)
    assert "it cannot import the book" in json.loads(call(b""))["refused"]


@pytest.mark.parametrize(
    ("address", "said"), [(NOWHERE, Lost), ("nonsense://x", BuildError), ("", BuildError)]
)
def test_a_scheduler_that_cannot_be_reached_is_told(monkeypatch, address, said):
    monkeypatch.setattr(clusters, "ANSWER_SECONDS", 1)
    with pytest.raises(said):
        Cluster(address).connect()


def test_a_scheduler_can_be_asked_where_a_loop_is_running_already(monkeypatch):
    monkeypatch.setattr(clusters, "ANSWER_SECONDS", 1)

    async def connect():
        Cluster(NOWHERE).connect()

    # another test may have left a loop running in this thread
    with ThreadPoolExecutor(max_workers=1) as apart, pytest.raises(Lost):
        apart.submit(asyncio.run, connect()).result()


def test_nothing_is_asked_of_a_closed_connection():
    cluster = Cluster(NOWHERE)
    for question in (cluster.workers, lambda: cluster.submit(b"", "w"), lambda: cluster.wait([], 0)):
        with pytest.raises(Lost):
            question()


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BuildError, match=r"chokepoint\[dask\]"):
        Cluster(NOWHERE).connect()


@pytest.fixture
def loopback(workspace, tmp_path):
    cluster = Loopback(tmp_path / "dask", workspace.root)
    yield cluster
    cluster.close()


def command(workspace, address, output, *over):
    program = [sys.executable, "-m", "chokepoint.book.commands.cli", "sweep", "page", "--dask", address]
    wanted = [word for one in over for word in ("--over", one)]
    environment = {**os.environ, "CHOKEPOINT_ROOT": str(workspace.root), "PYTHONPATH": str(SOURCES)}
    return subprocess.Popen(
        [*program, "-o", str(output), "-p", "slow=0.5", "--json", *wanted],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def answer_of(process):
    answer, warnings = process.communicate(timeout=120)
    return json.loads(answer), warnings, process.returncode


def finished(folder):
    return sorted(folder.glob("notebooks/n=*"))


@pytest.mark.slow
@needs_forks
@pytest.mark.parametrize("output", ["{}/out", "file://{}/out"])
def test_two_workers_one_of_them_killed_give_the_bytes_of_one_machine(workspace, tmp_path, loopback, output):
    first, _ = loopback.add_worker("--no-nanny"), loopback.add_worker("--no-nanny")
    process = command(workspace, loopback.address, output.format(tmp_path), "n=1..8", "word=b")
    wait_until(lambda: len(finished(tmp_path / "out")) > 1)
    first.kill()
    answer, _, code = answer_of(process)
    assert (code, answer["executed"], answer["failed"]) == (0, 8, [])
    sweep_here(workspace, tmp_path / "here", "n=1..8", "word=b", slow="0.5")
    assert contents(tmp_path / "out") == contents(tmp_path / "here")


@pytest.mark.slow
@needs_forks
def test_a_notebook_that_kills_its_worker_is_named_and_the_rest_is_finished(workspace, tmp_path, loopback):
    loopback.add_worker()
    loopback.add_worker()
    answer, _, code = answer_of(command(workspace, loopback.address, tmp_path / "out", "n=64..68"))
    assert code == 1
    assert [one["parameters"] for one in answer["failed"]] == [{"n": 66}]
    assert answer["failed"][0]["message"] == "3 workers died while running it"
    assert len(finished(tmp_path / "out")) == 4
    assert runs_of(workspace).count("66a") == 3


@pytest.mark.slow
@needs_forks
def test_a_worker_with_other_code_is_refused_and_others_do_its_work(workspace, tmp_path, loopback):
    other = shutil.copytree(SOURCES, tmp_path / "other", ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "chokepoint/analysis/dates.py").open("a") as file:
        file.write("# another line\n")
    loopback.add_worker("--no-nanny", sources=other)
    with pytest.raises(BuildError, match=r"every worker is refused: .*the code of the book differ"):
        run_in(workspace, loopback.address, tmp_path / "alone", "n=1..3")
    loopback.add_worker("--no-nanny")
    answer, warnings, code = answer_of(command(workspace, loopback.address, tmp_path / "out", "n=1..3"))
    assert (code, answer["failed"]) == (0, [])
    assert "is refused: the code of the book differ" in warnings
    assert runs_of(workspace) == ["1a", "2a", "3a"]


def run_in(workspace, address, output, *over, **given):
    """Sweep on a cluster from this process, impatiently."""
    sweep = sweep_of(workspace, *over, **given)
    orders = Orders(sweep, workspace.root)

    def execute(entries, folder, failed):
        run_on_cluster(entries, folder, failed, orders, address, QuietReporter(), patience=2)

    return perform(workspace, sweep, open_store(str(output)), QuietReporter(), execute)


@pytest.mark.slow
@needs_forks
@pytest.mark.parametrize("signum", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "hung"])
def test_a_scheduler_that_is_lost_ends_the_sweep_and_a_new_one_goes_on(
    workspace, tmp_path, loopback, monkeypatch, signum
):
    monkeypatch.setattr(clusters, "ANSWER_SECONDS", 2)
    loopback.add_worker("--no-nanny")

    def lose():
        wait_until(lambda: len(finished(tmp_path / "out")) > 1)
        loopback.scheduler.send_signal(signum)

    killer = threading.Thread(target=lose)
    killer.start()
    with pytest.raises(BuildError, match="no scheduler answers") as caught:
        run_in(workspace, loopback.address, tmp_path / "out", "n=1..6", slow="0.5")
    killer.join()
    assert caught.value.where == loopback.address
    kept = finished(tmp_path / "out")
    assert 1 < len(kept) < 6
    other = Loopback(tmp_path / "dask2", workspace.root)
    try:
        other.add_worker("--no-nanny")
        result = run_in(workspace, other.address, tmp_path / "out", "n=1..6", slow="0.5")
    finally:
        other.close()
    assert (result.taken_over, result.executed, result.failed) == (len(kept), 6 - len(kept), [])
    sweep_here(workspace, tmp_path / "here", "n=1..6", slow="0.5")
    assert contents(tmp_path / "out") == contents(tmp_path / "here")
