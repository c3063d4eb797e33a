"""Serves a folder of pages on the loopback address."""

import functools
import http.server
import re
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

SLOW = pytest.mark.slow
MANY_LINKS = 300


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on the screen for each."""

    def log_message(self, *args):
        pass


DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""The name of the folder of an edition of another day."""


@dataclass(frozen=True)
class Site:
    """A built site and the address it is served at.

    Its pages are those of the current editions, or of the editions of other days alone.
    """

    folder: Path
    address: str
    of_days: bool = False

    @property
    def pages(self):
        found = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return [page for page in found if any(map(DAY.fullmatch, Path(page).parts)) == self.of_days]


def serve(folder, of_days=False):
    """Serve a folder on a free port of the loopback address until the generator is closed."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(Path(folder), f"http://127.0.0.1:{server.server_port}", of_days)
    server.shutdown()
    server.server_close()


def kept_pages(site):
    """Give the pages people wrote, and of the hundreds made from rows the longest and shortest of each kind.

    The small pages at the root, which only lead to an edition, have a test of their own.
    """
    written = [page for page in site.pages if (site.folder / page).with_name("_static").is_dir()]
    return written + [page for kind in ("data", "sources") for page in _ends(site, kind)]


def typical_pages(site):
    """Give the kept pages but for all chapters except the one with the most figures: they are built alike."""
    figures = {
        page: (site.folder / page).read_text("utf-8").count('class="fig"') for page in kept_pages(site)
    }
    most = max(figures, key=figures.get)
    return [page for page, count in figures.items() if count <= 2 or page == most]


def light_pages(site):
    """Give the typical pages without hundreds of links, each a key to press; of many the five with fewest."""
    links = {page: (site.folder / page).read_bytes().count(b"<a ") for page in typical_pages(site)}
    light = sorted((page for page in links if links[page] < MANY_LINKS), key=links.get)
    return light[: 5 if len(links) > 10 else None]


def _ends(site, kind):
    """Give the longest and the shortest page in folders of a name."""
    pages = [page for page in site.pages if Path(page).parent.name == kind]
    by_size = sorted(pages, key=lambda page: (site.folder / page).stat().st_size)
    return list(dict.fromkeys([*by_size[:1], *by_size[-1:]]))
