"""A Dask cluster as a sweep sees it: workers that come and go, and bytes that are sent to one of them."""

from __future__ import annotations

import asyncio
import logging
import pickletools
import time
import warnings
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from uuid import uuid4

from chokepoint.errors import BuildError

ANSWER_SECONDS = 10
"""A scheduler that does not answer for so long is taken for gone."""
LONGEST = 300
"""Letters of what a worker raised that are shown."""
READERS = ("dask", "msgpack")
"""How what comes from the cluster may be written: no pickles."""
Task = Any
"""A future of Dask."""


class Lost(Exception):
    """The scheduler is gone, or does not answer."""


class Killed(Exception):
    """The workers that were given a task died."""


class Cluster:
    """The connection to one scheduler.

    Args:
        address: of the scheduler, such as ``tcp://host:8786``.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._client: Any = None

    def connect(self) -> None:
        """Connect, again if need be.

        Raises:
            Lost: if the scheduler does not answer.
            BuildError: if the extra is not installed, or the address is none.
        """
        distributed = _import_distributed(self.address)
        self.close()
        try:
            with ThreadPoolExecutor(max_workers=1) as apart:  # a loop may be running in this thread already
                apart.submit(asyncio.run, _answer(distributed, self.address)).result()
            self._client = _careful(distributed.Client)(
                self.address,
                timeout=ANSWER_SECONDS,
                set_as_default=False,
                direct_to_workers=False,
                deserializers=list(READERS),
            )
        except (OSError, TimeoutError) as error:
            raise Lost(str(error)) from error
        except (ValueError, TypeError) as error:
            what = f"is no address of a scheduler: {error}"
            raise BuildError(what, where=self.address, hint="write it as tcp://host:8786") from error

    def workers(self) -> dict[str, int]:
        """List the workers by address, each with how many tasks it runs at the same time.

        Raises:
            Lost: if the scheduler does not answer.
        """
        told = self._ask(
            lambda: self._client.sync(
                self._client.scheduler.identity, n_workers=-1, callback_timeout=ANSWER_SECONDS
            )
        )
        return {address: int(worker["nthreads"]) for address, worker in told["workers"].items()}

    def submit(self, order: bytes, worker: str) -> Task:
        """Send an order to one worker.

        Raises:
            Lost: if the scheduler is gone.
        """
        key = f"chokepoint-sweep-{uuid4().hex}"
        return self._ask(
            lambda: self._client.submit(
                _caller(), order, workers=[worker], allow_other_workers=False, pure=False, key=key
            )
        )

    def wait(self, tasks: Collection[Task], seconds: float) -> list[Task]:
        """Wait until a task ends in any way, no longer than some seconds; give those that have ended.

        Raises:
            Lost: if the scheduler is gone.
        """
        distributed = _import_distributed(self.address)
        self._check()
        if not tasks:
            time.sleep(seconds)
        # that nothing has ended yet, or was cancelled, is told by the status of each
        with suppress(TimeoutError, distributed.CancelledError), self._client.as_current():
            distributed.wait(list(tasks), timeout=seconds, return_when="FIRST_COMPLETED")
        self._check()
        return [task for task in tasks if task.status != "pending"]

    def reply(self, task: Task) -> bytes:
        """Give what a task has ended with.

        Raises:
            Killed: if its worker died.
            Lost: if the scheduler is gone.
            ValueError: if it did not end with a reply.
        """
        distributed = _import_distributed(self.address)
        try:
            return bytes(task.result(timeout=ANSWER_SECONDS))
        except (distributed.CancelledError, TimeoutError) as error:
            self._check()
            raise Killed(str(error)) from error
        except Exception as error:
            self._check()
            kind = Killed if distributed.KilledWorker.__name__ in str(error) else ValueError
            raise kind(str(error)) from error

    def drop(self, task: Task) -> None:
        """Let go of a task, and do not run it if it has not begun."""
        self._ask(lambda: task.cancel())

    def close(self) -> None:
        """Let go of the scheduler and of every task."""
        client, self._client = self._client, None
        if client is not None:
            client.close(timeout=ANSWER_SECONDS)

    def _check(self) -> None:
        if self._client is None or self._client.status != "running":
            raise Lost("the connection is closed")

    def _ask(self, question: Callable[[], Any]) -> Any:
        self._check()
        try:
            return question()
        except (OSError, TimeoutError, RuntimeError) as error:
            raise Lost(str(error)) from error


async def _answer(distributed: Any, address: str) -> None:
    """Ask a scheduler for a sign of life: a client would wait for one that hangs for ever."""
    own = distributed.Security().get_connection_args("client")
    async with distributed.rpc(address, timeout=ANSWER_SECONDS, connection_args=own) as scheduler:
        await asyncio.wait_for(scheduler.identity(n_workers=0), ANSWER_SECONDS)


def _import_distributed(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        hint = "install the extra: pip install 'chokepoint[dask]'"
        raise BuildError("needs dask.distributed", where=f"--dask {address}", hint=hint) from error
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is said by the sweep
    warnings.filterwarnings("ignore", module=r"distributed\b")
    return distributed


def _careful(kind: Any) -> Any:
    """Give a kind of client that does not unpickle what a worker raised, but only reads the words in it."""

    class Careful(kind):
        def _handle_task_erred(self, key: Any = None, exception: Any = None, traceback: Any = None) -> None:
            super()._handle_task_erred(key=key, exception=_words(exception), traceback=None)

    return Careful


def _words(pickled: Any) -> str:
    """Give the texts in a pickle, such as ``builtins KeyError lost``; nothing of it is carried out."""
    try:
        texts = [text for _, text, _ in pickletools.genops(bytes(pickled)) if isinstance(text, str)]
    except (ValueError, TypeError):
        return "something that cannot be read"
    return " ".join(texts)[:LONGEST]


def _caller() -> Callable[[bytes], bytes]:
    """Give a function that travels by its text, so that a worker without the book can say so."""

    def call(order: bytes) -> bytes:
        try:
            from chokepoint.book.engine.sweeps.worker import run_order
        except ImportError as error:
            import json

            return json.dumps({"refused": f"it cannot import the book: {error}"}).encode()
        return run_order(order)

    return call
