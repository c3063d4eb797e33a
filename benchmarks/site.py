"""Weigh and time a chapter as a reader meets it, beside the same chapter through stock Jupyter Book.

``python benchmarks/site.py [chapter] [runs]`` builds both in a temporary folder, serves them compressed
on the loopback address, and opens them in Chromium with the processor slowed down four times, first over a
fast line, then over a slow one. It prints the tables of ``benchmarks/site.md``. Nothing here is asserted.
A chart library from another host is not fetched, so the stock page is timed without its charts.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import altair as alt
import nbformat
from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
SLOWDOWN = 4
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""1.6 Mbit/s down, 150 ms there and back: a telephone with a poor connection."""

VEGALITE = "application/vnd.vegalite.v6+json"
FACT = "application/vnd.chokepoint.fact+json"
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")

OBSERVE = """
window.measured = {lcp: 0, fcp: 0, long: []};
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch('largest-contentful-paint', entry => measured.lcp = entry.startTime);
watch('paint', entry => { if (entry.name === 'first-contentful-paint') measured.fcp = entry.startTime; });
watch('longtask', entry => measured.long.push([entry.startTime, entry.duration]));
"""


@dataclass(frozen=True)
class Visit:
    """One opening of a page: bytes, requests, times in milliseconds."""

    bytes: float
    requests: float
    outside: float
    paint: float
    blocked: float


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves files as a web server does: text compressed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def send_head(self) -> io.BytesIO | None:
        """Send the header and give the content."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        content, squeeze = path.read_bytes(), path.suffix in COMPRESSED
        content = gzip.compress(content, 6) if squeeze else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if squeeze:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(content)


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Compressed, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def build_ours(target: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        "chokepoint.book.commands.cli",
        "build",
        "--quiet",
        "--output",
        str(target),
    ]
    subprocess.run(command, cwd=PROJECT, check=True)
    return target / "en"


def build_stock(target: Path, chapter: str) -> Path:
    """Build the chapter with Jupyter Book's own theme and Altair's own way to show a chart."""
    target.mkdir(parents=True)
    book = nbformat.read(PROJECT / "chapters" / f"{chapter}.ipynb", 4)
    nbformat.write(make_plain(book), target / f"{chapter}.ipynb")
    (target / "_config.yml").write_text(
        'title: Stock\nexecute: {execute_notebooks: "off"}\n', encoding="utf-8"
    )
    (target / "_toc.yml").write_text(f"format: jb-book\nroot: {chapter}\n", encoding="utf-8")
    program = Path(sys.executable).with_name("jupyter-book")
    subprocess.run([str(program), "build", str(target)], check=True, capture_output=True)
    return target / "_build" / "html"


def make_plain(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Turn a chapter into an ordinary notebook: values instead of facts, Altair's HTML instead of figures."""
    outputs = [o for cell in book.cells for o in cell.get("outputs", ())]
    facts = {o.data[FACT]["key"]: o.data[FACT]["value"] for o in outputs if FACT in o.get("data", {})}
    for cell in book.cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"\{fact\}`(\w+)[^`]*`", lambda m: str(facts.get(m[1])), cell.source)
            cell.source = re.sub(r"^(:{3,}.*|\{\.lede\})$", "", text, flags=re.MULTILINE)
        else:
            cell.outputs = [plain_output(o) for o in cell.outputs if FACT not in o.get("data", {})]
    return book


def plain_output(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    if VEGALITE not in output.get("data", {}):
        return output
    with alt.renderers.enable("html"):
        data = alt.renderers.get()(dict(output.data[VEGALITE]))
    return nbformat.v4.new_output("display_data", data[0] if isinstance(data, tuple) else data)


def open_page(browser: Browser, address: str, *, slow_line: bool) -> Visit:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tools = context.new_cdp_session(tab)
    sizes: list[float] = []
    asked: list[str] = []
    tools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tools.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    tools.send("Network.enable")
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    if slow_line:
        tools.send("Network.emulateNetworkConditions", SLOW_LINE)
    host = address.rsplit("/", 1)[0]
    tab.route(lambda url: not url.startswith(host), lambda route: route.abort())
    tab.add_init_script(OBSERVE)
    tab.goto(address, wait_until="load", timeout=120_000)
    tab.wait_for_timeout(2000)
    seen = tab.evaluate("window.measured")
    context.close()
    asked = [url for url in asked if not url.startswith("data:")]
    blocked = sum(max(0, length - 50) for start, length in seen["long"] if start + length > seen["fcp"])
    outside = sum(not url.startswith(host) for url in asked)
    return Visit(sum(sizes), len(asked), outside, seen["lcp"], blocked)


def write_table(rows: dict[str, list[Visit]]) -> str:
    lines = [
        "| page | KB on the wire | requests | to other hosts | largest paint, s | blocked, ms |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, visits in rows.items():
        middle = {
            key: statistics.median(getattr(v, key) for v in visits) for key in Visit.__dataclass_fields__
        }
        lines.append(
            f"| {name} | {middle['bytes'] / 1000:.0f} | {middle['requests']:.0f} | {middle['outside']:.0f}"
            f" | {middle['paint'] / 1000:.2f} | {middle['blocked']:.0f} |"
        )
    return "\n".join(lines)


def main(chapter: str = "controls", runs: str = "5") -> None:
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        ours = build_ours(Path(folder) / "ours" / "site")
        stock = build_stock(Path(folder) / "stock", chapter)
        browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for slow_line in (False, True):
            rows: dict[str, list[Visit]] = {"stock Jupyter Book": [], "this book": []}
            with serve(stock) as theirs, serve(ours) as own:
                for _ in range(int(runs)):  # in turn, so that a busy machine is busy for both
                    for name, host in zip(rows, (theirs, own), strict=True):
                        rows[name].append(open_page(browser, f"{host}/{chapter}.html", slow_line=slow_line))
            print(f"\n{'Slow line' if slow_line else 'Fast line'}\n\n{write_table(rows)}", flush=True)
        how = f"median of {runs}; processor slowed {SLOWDOWN} times; {chapter}"
        print(f"\nChromium {browser.version}; {how}.")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
