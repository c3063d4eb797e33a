"""What passes between the client of a cluster and its workers: a line of JSON, and after it a text.

Both are bytes and nothing else, so that neither side has to trust what the other pickled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chokepoint.book.engine.sweeps.stores import Store
from chokepoint.book.engine.sweeps.sweep import Entry, Sweep


def pack(head: Mapping[str, Any], text: str = "") -> bytes:
    """Write an order or a reply."""
    return f"{json.dumps(head)}\n{text}".encode()


def unpack(content: bytes) -> tuple[dict[str, Any], str]:
    """Read an order or a reply.

    Raises:
        ValueError: if it is neither.
    """
    line, _break, text = bytes(content).decode("utf-8").partition("\n")
    head = json.loads(line)
    if not isinstance(head, dict):
        raise ValueError("neither an order nor a reply")
    return head, text


@dataclass(frozen=True)
class Orders:
    """Writes the orders of one sweep.

    Args:
        sweep: what is run.
        root: the project's folder.
        engine: how workers execute notebooks, see `Runner`.
        fresh: whether they take nothing from their caches.
    """

    sweep: Sweep
    root: Path
    engine: str = ""
    fresh: bool = False

    def order(self, entry: Entry, store: Store) -> bytes:
        """Write the order to run one notebook.

        Args:
            entry: the notebook.
            store: where it is to be. Where workers can reach that, they read the chapter there and write
                there what they made of it; else both travel with order and reply.
        """
        head = {
            "hashes": dict(self.sweep.hashes),
            "page": entry.job.page,
            "notebook": entry.job.notebook.relative_to(self.root).as_posix(),
            "parameters": dict(entry.job.parameters),
            "engine": self.engine,
            "fresh": self.fresh,
            "stem": entry.stem,
            "output": store.address if store.is_shared else "",
        }
        return pack(head, "" if store.is_shared else self.sweep.source)
