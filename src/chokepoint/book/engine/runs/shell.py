"""A shell that runs the cells of a notebook in this process and tells what they put out, as a kernel would.

Each output is told as the message that an IPython kernel sends for it, so that
:class:`nbclient.NotebookClient` turns both into the same notebook. There is no socket and no thread: the
shell can be made in a process and used in a fork of it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.jsonutil import encode_images, json_clean
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell, InteractiveShellABC
from traitlets import Type

Tell = Callable[[str, Mapping[str, Any]], None]
"""Takes the type of a message and its content."""


class Publisher(DisplayPublisher):
    """Tells what a cell displays."""

    tell: Tell

    def publish(  # type: ignore[override]
        self,
        data: Mapping[str, Any],
        metadata: Mapping[str, Any] | None = None,
        *,
        transient: Mapping[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        """Tell of a display, or of a change of one that has an id."""
        content = {
            "data": encode_images(dict(data)),
            "metadata": dict(metadata or {}),
            "transient": dict(transient or {}),
        }
        self.tell("update_display_data" if update else "display_data", json_clean(content))

    def clear_output(self, wait: bool = False) -> None:
        """Tell that what the cell has displayed goes."""
        self.tell("clear_output", {"wait": wait})


class Hook(DisplayHook):
    """Tells the value of a cell's last expression."""

    tell: Tell
    content: dict[str, Any]

    def start_displayhook(self) -> None:
        """Begin a message."""
        self.content = {"data": {}, "metadata": {}}

    def write_output_prompt(self) -> None:
        """Number the message."""
        self.content["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Fill the message."""
        self.content["data"] = json_clean(encode_images(format_dict))
        self.content["metadata"] = md_dict or {}

    def finish_displayhook(self) -> None:
        """Tell the message, unless there is nothing to show."""
        if self.content["data"]:
            self.tell("execute_result", self.content)


class NotebookShell(InteractiveShell):
    """IPython without a terminal, without history, and without a socket."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    compiler_class = Type(XCachingCompiler)
    tell: Tell

    def init_history(self) -> None:
        """Keep no history: it would start a thread, and write into a home folder."""
        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False)

    def enable_gui(self, gui: str | None = None) -> None:
        """There is none."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.tell("error", {"ename": str(etype.__name__), "evalue": str(evalue), "traceback": list(stb)})
        self._last_traceback = stb


class Stream(io.TextIOBase):
    """What a cell prints to one stream, kept until it is flushed.

    Args:
        name: ``stdout`` or ``stderr``.
        tell: told the text when it is flushed.
    """

    encoding = "UTF-8"

    def __init__(self, name: str, tell: Tell) -> None:
        self._name, self._tell = name, tell
        self._kept: list[str] = []

    def writable(self) -> bool:
        """Printing is possible."""
        return True

    def isatty(self) -> bool:
        """Nobody looks on."""
        return False

    def write(self, text: str) -> int:
        """Keep a piece of text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._kept.append(text)
        return len(text)

    def flush(self) -> None:
        """Tell what was kept."""
        text = "".join(self._kept)
        self._kept.clear()
        if text:
            self._tell("stream", {"name": self._name, "text": text})


def make_shell() -> NotebookShell:
    """Make the shell of this process; it tells nothing yet."""
    shell: NotebookShell = NotebookShell.instance()
    InteractiveShellABC.register(NotebookShell)
    return shell


def run_cell(shell: NotebookShell, source: str) -> bool:
    """Run one cell; tell whether it did without an error."""
    result = shell.run_cell(source, store_history=True, silent=False)
    flush()
    return bool(result.success)


def flush() -> None:
    """Tell what was printed: as a kernel does, before each display and at the end of a cell."""
    sys.stdout.flush()
    sys.stderr.flush()


def direct(shell: NotebookShell, tell: Tell) -> tuple[Stream, Stream]:
    """Let everything a shell puts out be told; give the streams that are to stand for what is printed."""

    def after_prints(kind: str, content: Mapping[str, Any]) -> None:
        flush()
        tell(kind, content)

    parts: tuple[Any, ...] = (shell, shell.display_pub, shell.displayhook)
    for part in parts:
        part.tell = after_prints
    return Stream("stdout", tell), Stream("stderr", tell)
