"""Whatever becomes of workers, every notebook is finished or named, and none is run twice without need."""

import pytest
from tests.book.engine.sweeps.small_sweeps import sweep_of

from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.sweeps import dispatch
from chokepoint.book.engine.sweeps.cluster import Killed, Lost
from chokepoint.book.engine.sweeps.dispatch import MOST_DEATHS, Dispatch, connect
from chokepoint.book.engine.sweeps.folder import Folder, file_name
from chokepoint.book.engine.sweeps.orders import Orders, pack, unpack
from chokepoint.book.engine.sweeps.stores import open_store
from chokepoint.errors import BuildError


class FakeCluster:
    """Workers that answer at once, as a test says, and note what they were given.

    Args:
        threads: of each worker, by address.
        answer: takes the worker and the order; gives the reply, or raises.
    """

    address = "tcp://scheduler"

    def __init__(self, threads, answer):
        self.threads, self.answer = dict(threads), answer
        self.given, self.dropped, self.rounds, self.connected = [], [], 0, 0
        self.events, self.together = {}, []
        self._flying = {}

    def connect(self):
        self.connected += 1

    def workers(self):
        self.rounds += 1
        self.events.pop(self.rounds, lambda: None)()
        return dict(self.threads)

    def submit(self, order, worker):
        head, _ = unpack(order)
        task = (len(self.given), worker)
        self.given.append((worker, head["parameters"]["n"]))
        self._flying[task] = head
        return task

    def wait(self, tasks, seconds):
        self.together.append([(worker, self.given[number][1]) for number, worker in tasks])
        return [task for task in tasks if task[1] in self.threads]

    def reply(self, task):
        return self.answer(task[1], self._flying[task])

    def drop(self, task):
        self.dropped.append(task)


class Told(QuietReporter):
    """Keeps what it is warned of and how many cells it counted."""

    def __init__(self):
        self.warnings, self.expected, self.done = [], 0, 0

    def warn(self, text):
        self.warnings.append(text)

    def cells(self, count):
        self.expected = count

    def cell_done(self):
        self.done += 1


def finish(worker, order):
    return pack({"finished": True}, f"notebook {order['parameters']['n']}\n")


@pytest.fixture
def sweep(workspace):
    return sweep_of(workspace, "n=1..6")


@pytest.fixture
def folder(sweep, tmp_path):
    folder = Folder(open_store(str(tmp_path / "out")), sweep.asked(), print)
    folder.begin(sweep.source)
    return folder


@pytest.fixture
def run(sweep, workspace, folder, monkeypatch):
    """Run the sweep on a cluster; give the failures by number, and what was told."""
    monkeypatch.setattr(dispatch, "TICK", 0.0)

    def run(cluster, folder=folder, patience=0.05):
        failed, told = {}, Told()

        def note(entry, error):
            failed[entry.job.parameters["n"]] = error

        orders = Orders(sweep, workspace.root)
        Dispatch(cluster, orders, folder, note, told, patience).run(list(sweep.entries()))
        return failed, told

    return run


def numbers(folder):
    return sorted(int(stem.partition("-")[0].removeprefix("n=")) for stem in folder.names)


def test_every_notebook_is_run_once_and_no_worker_has_more_than_it_can_run(run, folder):
    cluster = FakeCluster({"one": 1, "two": 2}, finish)
    failed, told = run(cluster)
    assert (failed, told.warnings) == ({}, [])
    assert sorted(number for _, number in cluster.given) == numbers(folder) == [1, 2, 3, 4, 5, 6]
    for flying in cluster.together:
        assert [worker for worker, _ in flying].count("one") <= 1
        assert [worker for worker, _ in flying].count("two") <= 2
    assert [folder.text(folder.names[stem]) for stem in sorted(folder.names)][2] == "notebook 3\n"
    assert len(cluster.dropped) == 6
    assert told.expected == told.done == 18


def test_a_notebook_that_fails_is_named_with_its_worker_and_not_tried_again(run, folder):
    def answer(worker, order):
        if order["parameters"]["n"] == 3:
            return pack({"failed": {"message": "ValueError", "where": "cell 2", "hint": "see x.log"}})
        return finish(worker, order)

    cluster = FakeCluster({"one": 1}, answer)
    failed, _ = run(cluster)
    assert failed == {3: {"message": "ValueError", "where": "cell 2", "hint": "see x.log (worker one)"}}
    assert numbers(folder) == [1, 2, 4, 5, 6]
    assert len(cluster.given) == 6


def test_a_worker_with_another_book_is_given_nothing_more(run, folder):
    def answer(worker, order):
        return pack({"refused": "the tables differ"}) if worker == "bad" else finish(worker, order)

    cluster = FakeCluster({"bad": 1, "good": 1}, answer)
    failed, told = run(cluster)
    assert (failed, numbers(folder)) == ({}, [1, 2, 3, 4, 5, 6])
    assert told.warnings == ["worker bad is refused: the tables differ"]
    assert [worker for worker, _ in cluster.given].count("bad") == 1


def test_a_worker_that_gives_no_reply_of_ours_is_refused(run, folder):
    def answer(worker, order):
        if worker == "bad":
            raise ValueError("ModuleNotFoundError: cloudpickle")
        if worker == "odd":
            return b"nonsense"
        if worker == "liar":
            return pack({"written": "n=9-0000000000000000-0000000000000000.ipynb"})
        return finish(worker, order)

    failed, told = run(FakeCluster(dict.fromkeys(["bad", "odd", "liar", "good"], 1), answer))
    assert (failed, numbers(folder)) == ({}, [1, 2, 3, 4, 5, 6])
    assert len(told.warnings) == 3
    assert "it gave no reply: ModuleNotFoundError: cloudpickle" in told.warnings[0]


def test_no_worker_with_the_same_book_is_an_error_that_says_why(run):
    cluster = FakeCluster({"one": 2, "two": 1}, lambda *_: pack({"refused": "the tables differ"}))
    with pytest.raises(BuildError, match="one: the tables differ; two: the tables differ") as caught:
        run(cluster)
    assert caught.value.where == "tcp://scheduler"


def test_what_a_worker_ran_when_it_vanished_is_run_by_another(run, folder):
    cluster = FakeCluster({"one": 2, "two": 1}, finish)
    slow, original = [], cluster.wait
    cluster.wait = lambda tasks, seconds: [t for t in original(tasks, seconds) if t[1] != "one" or slow]
    cluster.events[3] = lambda: cluster.threads.pop("one")
    failed, told = run(cluster)
    assert (failed, told.warnings, numbers(folder)) == ({}, [], [1, 2, 3, 4, 5, 6])
    again = [number for _, number in cluster.given if [n for _, n in cluster.given].count(number) > 1]
    assert sorted(set(again)) == sorted(number for worker, number in cluster.given if worker == "one")


class Deadly(FakeCluster):
    """Notebook 2 takes its worker with it, and all that this is running; another takes the worker's place."""

    def wait(self, tasks, seconds):
        flying = [(task, self._flying[task]["parameters"]["n"]) for task in tasks]
        for worker in [task[1] for task, number in flying if number == 2]:
            self.threads[f"{worker}+"] = self.threads.pop(worker)
        return super().wait(tasks, seconds)


def test_a_notebook_that_kills_its_workers_is_named_after_some_deaths_and_takes_none_with_it(run, folder):
    cluster = Deadly({"one": 3, "two": 2}, finish)
    failed, _ = run(cluster)
    assert list(failed) == [2]
    assert failed[2]["message"] == f"{MOST_DEATHS} workers died while running it"
    assert failed[2]["where"] == "chapter page (en, n=2)"
    assert numbers(folder) == [1, 3, 4, 5, 6]
    given = [number for _, number in cluster.given]
    assert given.count(2) == sum(name.count("+") for name in cluster.threads) == MOST_DEATHS
    # those beside it at its first death are run once more, each where nothing else would die
    assert {number: given.count(number) for number in (1, 3, 4, 5, 6)} == {1: 2, 3: 2, 4: 1, 5: 1, 6: 1}
    for flying in cluster.together[1:]:
        alone = [worker for worker, number in flying if number in (1, 2, 3)]
        assert [worker for worker, _ in flying if worker in alone] == alone


def test_a_scheduler_that_comes_back_costs_only_what_was_being_run(run, folder):
    cluster = FakeCluster({"one": 1}, finish)

    def lose():
        raise Lost("gone")

    cluster.events[3] = lose
    failed, told = run(cluster)
    assert (failed, numbers(folder), cluster.connected) == ({}, [1, 2, 3, 4, 5, 6], 1)
    assert told.warnings == ["the scheduler tcp://scheduler does not answer"]
    assert len(cluster.given) == 6


def test_a_scheduler_that_is_lost_while_it_is_asked_costs_nothing_either(run, folder):
    cluster = FakeCluster({"one": 1}, finish)
    lost, submit = [], cluster.submit

    def refuse(order, worker):
        if not lost:
            lost.append(worker)
            raise Lost("gone")
        return submit(order, worker)

    cluster.submit = refuse
    failed, _ = run(cluster)
    assert (failed, numbers(folder)) == ({}, [1, 2, 3, 4, 5, 6])


def test_a_scheduler_that_stays_away_is_an_error_and_what_is_finished_is_kept(run, folder):
    cluster = FakeCluster({"one": 1}, finish)

    def lose():
        raise Lost("gone")

    cluster.events[4] = lose
    cluster.connect = lose
    with pytest.raises(BuildError, match="no scheduler answers") as caught:
        run(cluster)
    assert "start the same sweep again" in caught.value.hint
    assert numbers(folder) == [1, 2, 3]


def test_workers_are_waited_for_but_not_for_ever(run, folder):
    cluster = FakeCluster({}, finish)
    with pytest.raises(BuildError, match="has no workers"):
        run(cluster)
    late = FakeCluster({}, finish)
    late.events[4] = lambda: late.threads.update(one=1)
    failed, _ = run(late, patience=60)
    assert (failed, numbers(folder)) == ({}, [1, 2, 3, 4, 5, 6])


def test_the_last_notebook_failing_is_no_lack_of_workers(run, folder):
    failed, _ = run(Deadly({"one": 1}, finish))
    assert (list(failed), numbers(folder)) == ([2], [1, 3, 4, 5, 6])


def test_a_death_that_only_the_scheduler_saw_counts_too(run):
    def die(worker, order):
        raise Killed("died")

    cluster = FakeCluster({"one": 1}, die)
    failed, _ = run(cluster)
    assert (sorted(failed), len(cluster.given)) == ([1, 2, 3, 4, 5, 6], 6 * MOST_DEATHS)


@pytest.fixture
def shared(sweep, tmp_path):
    folder = Folder(open_store(f"file://{tmp_path}/shared"), sweep.asked(), print)
    folder.begin(sweep.source)
    return folder


def write(folder):
    def answer(worker, order):
        content = f"notebook {order['parameters']['n']}\n".encode()
        name = file_name(order["stem"], content)
        folder.store.write(f"notebooks/{name}", content)
        return pack({"written": name})

    return answer


def test_a_worker_is_believed_once_it_was_seen_to_write_to_the_same_place(run, shared):
    failed, _ = run(FakeCluster({"one": 1}, write(shared)), shared)
    assert (failed, numbers(shared)) == ({}, [1, 2, 3, 4, 5, 6])


def test_a_worker_that_writes_elsewhere_is_found_out(run, shared, sweep, tmp_path):
    elsewhere = Folder(open_store(f"file://{tmp_path}/elsewhere"), sweep.asked(), print)
    with pytest.raises(BuildError, match="worker one writes elsewhere"):
        run(FakeCluster({"one": 1}, write(elsewhere)), shared)


def test_what_a_worker_wrote_before_it_died_is_not_run_again(run, shared):
    def answer(worker, order):
        reply = write(shared)(worker, order)
        if order["parameters"]["n"] == 4:
            raise Killed("died after it wrote")
        return reply

    cluster = FakeCluster({"one": 1}, answer)
    failed, _ = run(cluster, shared)
    assert (failed, numbers(shared), len(cluster.given)) == ({}, [1, 2, 3, 4, 5, 6], 6)


def test_what_a_worker_wrote_before_the_scheduler_was_lost_is_not_run_again(run, shared):
    def answer(worker, order):
        reply = write(shared)(worker, order)
        if order["parameters"]["n"] == 4 and not lost:
            lost.append(worker)
            raise Lost("gone before it could tell")
        return reply

    lost, cluster = [], FakeCluster({"one": 1}, answer)
    failed, _ = run(cluster, shared)
    assert (failed, numbers(shared), len(cluster.given), len(lost)) == ({}, [1, 2, 3, 4, 5, 6], 6, 1)


def test_a_scheduler_that_is_lost_while_the_dead_are_counted_loses_no_notebook(run, folder):
    cluster = FakeCluster({"one": 2, "two": 1}, finish)
    original, drop = cluster.wait, cluster.drop
    cluster.wait = lambda tasks, seconds: [task for task in original(tasks, seconds) if task[1] != "one"]
    cluster.events[3] = lambda: cluster.threads.pop("one")

    def lose_once(task):
        drop(task)
        if task[1] == "one" and cluster.connected == 0:
            raise Lost("gone")

    cluster.drop = lose_once
    failed, _ = run(cluster)
    assert (failed, numbers(folder), cluster.connected) == ({}, [1, 2, 3, 4, 5, 6], 1)


def test_connecting_is_tried_until_patience_ends(monkeypatch):
    monkeypatch.setattr(dispatch, "TICK", 0.0)
    cluster = FakeCluster({}, finish)
    tries = []

    def third_time():
        tries.append(1)
        if len(tries) < 3:
            raise Lost("not yet")

    cluster.connect = third_time
    connect(cluster, 60)
    assert len(tries) == 3
