"""Show the book on this machine while it is written: rebuild on change, show what failed, reload."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from watchfiles import Change, DefaultFilter, watch

from chokepoint.book.commands.builds import Builds
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.publish import check_output
from chokepoint.errors import BuildError

HOST = "127.0.0.1"
WATCHED = ("chapters", "data", "src", "_config.yml", "_toc.yml")
OWN = "/-/"  # addresses of the server itself; no page of the book begins so
NO_PAGE = "<!doctype html><html lang='en'><title>{title}</title><body><h1>{title}</h1><p>{words}</p></body>"


@dataclass
class State:
    """What the browser has to know: how often was built, and what failed last."""

    number: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def update(self, errors: Sequence[dict[str, Any]]) -> None:
        """Take the result of one more build."""
        with self.lock:
            self.number, self.errors = self.number + 1, list(errors)

    @property
    def name(self) -> str:
        """Name the state; another name means: load the page again."""
        return f"{os.getpid()}.{self.number}"


def rebuild(builds: Builds, state: State, say: Any = print) -> None:
    """Build in a process of its own, so that changed code takes part, and keep what it reports."""
    answer = builds.run()
    state.update(read_report(answer.stdout, answer.stderr))
    for error in state.errors:
        say(f"error: {error['where']}: {error['message']}")
    if not state.errors:
        say("built")


def read_report(output: str, log: str) -> list[dict[str, Any]]:
    """Read the errors of a build from what it printed; a build that printed no report failed itself."""
    try:
        return list(json.loads(output).get("errors", []))
    except (ValueError, AttributeError):
        last = log.strip().rsplit("\n", 1)[-1]
        return [
            {
                "kind": "BuildError",
                "message": last or "the build ended without a report",
                "where": "",
                "hint": "",
            }
        ]


def failure_panel(errors: Sequence[dict[str, Any]]) -> str:
    """Give the box shown over a page when the last build failed: chapter, cell and error, as plain text."""
    if not errors:
        return ""
    rows = "".join(f"<p>{escape(_line(error))}</p>" for error in errors)
    return f'<section class="build-failure" role="alert"><h2>The last build failed</h2>{rows}</section>'


def _line(error: dict[str, Any]) -> str:
    source = f"\n    {error['source']}" if error.get("source") else ""
    place = f"{error['where']}: " if error.get("where") else ""
    return f"{place}{error['message']}{source}"


def missing_page(state: State) -> bytes:
    """Say why there is no page: the first build still runs, or the book has none of that name."""
    if state.number:
        return NO_PAGE.format(title="No page here", words='Go to <a href="/">the first page</a>.').encode()
    return NO_PAGE.format(
        title="Building", words="The first build is running. This page loads itself again when it is done."
    ).encode()


def decorate(page: bytes, state: State) -> bytes:
    """Add the reloading script, and the box if the last build failed, to a page on its way to the browser."""
    script = f'<script src="{OWN}watch.js" data-state="{state.name}"></script>'
    style = f'<link rel="stylesheet" href="{OWN}failure.css">' if state.errors else ""
    addition = (style + failure_panel(state.errors) + script).encode()
    head, mark, tail = page.rpartition(b"</body>")
    return head + addition + mark + tail if mark else page + addition


class Handler(SimpleHTTPRequestHandler):
    """Sends files of the site, pages with additions, and the server's own few addresses."""

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        self.state = state
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer a request."""
        path = urlsplit(self.path).path
        if path == f"{OWN}state":
            self._send(self.state.name.encode(), "text/plain")
        elif path.startswith(OWN):
            self._send_own(path.removeprefix(OWN))
        elif path.endswith((".html", "/")):
            self._send_page()
        else:
            super().do_GET()

    def _send_own(self, name: str) -> None:
        if name not in ("watch.js", "failure.css"):
            self.send_error(404)
            return
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        self._send(files("chokepoint.book.commands").joinpath("serve_files", name).read_bytes(), kind)

    def _send_page(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        page = path.read_bytes() if path.is_file() else missing_page(self.state)
        self._send(decorate(page, self.state), "text/html", 200 if path.is_file() else 404)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Keep the browser from keeping pages that are being written."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing for each request."""


@contextmanager
def serving(folder: Path, state: State, port: int) -> Iterator[str]:
    """Send a folder's files on this machine only; gives the address.

    Raises:
        BuildError: if the port is taken.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Handler, state=state, directory=str(folder)))
    except OSError as error:
        raise BuildError(
            f"port {port} is taken", where="--port", hint="choose another, or 0 for a free one"
        ) from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class SourceFilter(DefaultFilter):
    """Ignores what builds and editors write themselves."""

    def __call__(self, change: Change, path: str) -> bool:
        """Tell whether a changed file is a reason to build."""
        name = Path(path).name
        return super().__call__(change, path) and not name.startswith(".") and ".egg-info" not in path


def serve(
    workspace: Workspace, port: int, *, quiet: bool = False, stop: threading.Event | None = None
) -> None:
    """Build, serve and rebuild until interrupted.

    Args:
        workspace: the project's folders.
        port: on this machine; 0 picks a free one.
        quiet: print errors only.
        stop: ends the loop when set; for tests.

    Raises:
        BuildError: if the port is taken, or something that is no site of ours stands at ``build/site``.
    """
    check_output(workspace.site)  # every build would refuse it; said once, before a port is taken
    say = (lambda text: None) if quiet else partial(print, flush=True)
    state = State()
    paths = [workspace.root / name for name in WATCHED if (workspace.root / name).exists()]
    with closing(Builds(workspace)) as builds, serving(workspace.site, state, port) as address:
        print(f"{address}  (ends with Ctrl-C)", flush=True)
        rebuild(builds, state, say)
        for _ in watch(*paths, watch_filter=SourceFilter(), stop_event=stop, raise_interrupt=True):
            rebuild(builds, state, say)
