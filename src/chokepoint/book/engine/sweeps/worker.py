"""What a worker of a cluster does: see that it has the same book, run one notebook, hand it over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.failures import describe
from chokepoint.book.engine.folders import Workspace, write_if_changed
from chokepoint.book.engine.notebooks import dump_notebook
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Outcome, Runner
from chokepoint.book.engine.sweeps.folder import NOTEBOOKS, SOURCE, file_name
from chokepoint.book.engine.sweeps.orders import pack, unpack
from chokepoint.book.engine.sweeps.stores import open_store
from chokepoint.book.engine.sweeps.sweep import HASH, differing, hashes_of, source_text
from chokepoint.errors import BuildError, ChokepointError


def run_order(content: bytes) -> bytes:
    """Carry out an order and give the reply; whatever goes wrong is in the reply, nothing is raised.

    Args:
        content: see :class:`.orders.Orders`.
    """
    try:
        order, text = unpack(content)
        reason = _refusal(order)
        return pack({"refused": reason}) if reason else _run(order, text)
    except ChokepointError as error:
        return pack({"failed": describe(error)})
    except Exception as error:
        return pack({"failed": describe(BuildError(f"{type(error).__name__}: {error}", where="a worker"))})


def _refusal(order: Mapping[str, Any]) -> str:
    """Say what this worker has otherwise than the one that gave the order; "" if nothing."""
    try:
        own = hashes_of(Workspace.here().root, "")
    except ChokepointError as error:
        return error.message
    wanted = {**order["hashes"], "chapter": own["chapter"]}  # the chapter comes with the order
    return " and ".join(f"{what} differ" for what in differing(own, wanted))


def _run(order: Mapping[str, Any], text: str) -> bytes:
    workspace = Workspace.here()
    job = Job(_source(workspace, order, text), order["page"], parameters=order["parameters"])
    kept: list[Outcome] = []
    runner = Runner(workspace, QuietReporter(), engine=order["engine"])
    runner.run([job], workers=1, use_cache=not order["fresh"], keep=kept.append)
    if kept[0].notebook is None:
        raise kept[0].error or BuildError("gave no notebook", where=job.place)
    result = dump_notebook(kept[0].notebook)
    if not order["output"]:
        return pack({"finished": True}, result)
    name = file_name(order["stem"], result.encode("utf-8"))
    open_store(order["output"]).write(f"{NOTEBOOKS}/{name}", result.encode("utf-8"))
    return pack({"written": name})


def _source(workspace: Workspace, order: Mapping[str, Any], text: str) -> Path:
    """Give the chapter's file: the worker's own if it is the same, else one with the text that was sent.

    Raises:
        BuildError: if the text cannot be read, or is another than the order means.
    """
    own, wanted = workspace.root / order["notebook"], order["hashes"]["chapter"]
    if own.is_file() and digest(source_text(own)) == wanted:
        return own
    sent = (open_store(order["output"]).read(SOURCE) or b"").decode("utf-8") if order["output"] else text
    if digest(sent) != wanted:
        raise BuildError("the chapter is not the one that was sent", where=order["output"] or order["page"])
    place = workspace.build / "sweep" / wanted[:HASH] / own.name
    write_if_changed(place, sent)
    return place
