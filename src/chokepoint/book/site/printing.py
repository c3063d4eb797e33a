"""The whole book as one PDF: every page printed by Chromium, then joined, numbered and listed.

Page numbers of the contents are known only after printing. So the chapters are printed first, their headings
read back from the outline Chromium writes, and cover and contents made from that.
"""

from __future__ import annotations

import functools
import io
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.progress import Reporter
from chokepoint.errors import BuildError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pypdf import PdfReader, PdfWriter

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_VARIABLE = "CHROMIUM"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
MARGINS = {"top": "18mm", "bottom": "22mm", "left": "20mm", "right": "20mm"}
SECTION_LEVEL = 2

STYLE = (Path(__file__).parent / "print_files" / "front.css").read_text(encoding="utf-8")
BOOK_STYLE = (Path(__file__).parent / "print_files" / "chapter.css").read_text(encoding="utf-8")
"""What a page of the book leaves out that a printed page of the site needs: its links can be followed."""

# relative links would lead to the machine that printed the book; places of two chapters may have one name
PREPARE = """([address, name]) => {
  for (const link of document.querySelectorAll("a[href]")) {
    const target = link.getAttribute("href");
    if (target.startsWith("#")) {
      const place = document.getElementById(decodeURIComponent(target.slice(1)));
      if (place) { place.dataset.place ??= `${name}--${place.id}`; link.href = `#${place.dataset.place}`; }
    } else if (address) link.href = new URL(target, address).href;
  }
  for (const place of document.querySelectorAll("[data-place]")) place.id = place.dataset.place;
}"""

ABOUT = """() => ({
  title: document.querySelector("h1").cloneNode(true).childNodes[0].textContent.trim(),
  address: document.querySelector("link[rel=canonical]")?.href ?? "",
  lede: document.querySelector("article h1 + p, article .lede")?.textContent.trim() ?? "",
  foot: [...document.querySelectorAll("body footer p")]
    .filter((line) => !line.querySelector("a[href*=issues], a[href$=xml]"))
    .map((line) => line.innerText).join("\\n"),
})"""


@dataclass(frozen=True)
class Heading:
    """A line of the contents: a title and its page, counted from 1 within its chapter."""

    title: str
    page: int


@dataclass(frozen=True)
class Chapter:
    """A printed page of the site."""

    title: str
    content: bytes
    pages: int
    sections: list[Heading] = field(default_factory=list)


@dataclass(frozen=True)
class Cover:
    """What stands on the first sheet."""

    title: str
    lede: str
    foot: str


def find_browser() -> str:
    """Find the browser named by ``$CHROMIUM``, else the first one on the path.

    Raises:
        BuildError: if there is none.
    """
    found = os.environ.get(BROWSER_VARIABLE) or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found and shutil.which(found):
        return found
    raise BuildError(
        "no Chromium found to print with",
        where=BROWSER_VARIABLE,
        hint="install one (apt-get install chromium), or set CHROMIUM to its path",
    )


def print_book(
    site: Path,
    names: Sequence[str],
    title: str,
    target: Path,
    reporter: Reporter,
    more: Sequence[Callable[[Browser], Chapter]] = (),
) -> int:
    """Print pages of a finished site as one PDF.

    Args:
        site: the folder of an edition.
        names: the pages in reading order, the first one giving the words of the cover.
        title: the book's title.
        target: the file to write.
        reporter: told about progress.
        more: prints what stands behind the pages.

    Returns:
        The number of sheets.

    Raises:
        BuildError: if there is no browser, or no playwright and pypdf.
    """
    with open_browser() as browser, serve_folder(site) as address:
        chapters, abouts = [], []
        for name in names:
            reporter.step(f"printing {name}")
            chapter, about = print_page(browser, f"{address}/{name}.html", name.replace("/", "-"))
            chapters.append(chapter)
            abouts.append(about)
        chapters += [print_chapter(browser) for print_chapter in more]
        cover = Cover(title, abouts[0]["lede"], abouts[0]["foot"])
        content, sheets = bind(browser, cover, chapters)
    write_atomically(target, content)
    return sheets


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser for as long as it is needed.

    Raises:
        BuildError: if there is none, or no playwright and pypdf.
    """
    path = find_browser()
    try:
        import pypdf  # noqa: F401 - asked for before anything is printed
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        hint = "install the dev dependencies: pip install -e .[dev]"
        raise BuildError(f"{error.name} is not installed", where="pdf", hint=hint) from error
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine: the pages' policy lets them load nothing from files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def print_page(browser: Browser, address: str, name: str) -> tuple[Chapter, dict[str, str]]:
    """Print one page of the site; give it with the words it has for the cover.

    Args:
        browser: prints it.
        address: where it is served.
        name: tells its places from those of the other pages.
    """
    # the pages' own policy would forbid the style of the printed book
    page = browser.new_page(viewport={"width": 900, "height": 1200}, bypass_csp=True)
    try:
        page.emulate_media(media="print", color_scheme="light")
        page.goto(address, wait_until="load")
        about: dict[str, str] = page.evaluate(ABOUT)
        page.evaluate(PREPARE, [about["address"], name])
        page.add_style_tag(content=BOOK_STYLE)
        content = page.pdf(format="A4", margin=MARGINS, print_background=True, tagged=True, outline=True)
    finally:
        page.close()
    reader = _read(content)
    return Chapter(about["title"], content, len(reader.pages), read_sections(reader)), about


def _read(content: bytes) -> PdfReader:
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(content))


def read_sections(reader: PdfReader) -> list[Heading]:
    """Read the second-level headings of a printed page and the sheets they stand on."""
    return [
        Heading(
            str(entry.title).removesuffix("#").strip(), (reader.get_destination_page_number(entry) or 0) + 1
        )
        for level, entry in _walk(reader.outline, 1)
        if level == SECTION_LEVEL
    ]


def _walk(outline: Sequence[Any], level: int) -> Iterator[tuple[int, Any]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _walk(entry, level + 1)
        else:
            yield level, entry


def bind(browser: Browser, cover: Cover, chapters: Sequence[Chapter]) -> tuple[bytes, int]:
    """Join cover, contents and chapters, number the sheets, and add the outline.

    Args:
        browser: prints cover, contents and numbers.
        cover: the words of the cover.
        chapters: the printed pages.

    Returns:
        The PDF and the number of its sheets.
    """
    front = _print_front(browser, cover, chapters)
    first = len(_read(front).pages)
    numbers = print_markup(browser, write_stamps(chapters, first))
    writer = _join(front, chapters, numbers)
    _add_outline(writer, chapters, first)
    writer.compress_identical_objects()  # every chapter brings the same fonts
    writer.add_metadata({"/Title": cover.title, "/Producer": "Chokepoint Metals"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue(), len(writer.pages)


def _print_front(browser: Browser, cover: Cover, chapters: Sequence[Chapter]) -> bytes:
    """Print cover and contents, again if the contents turned out longer than thought."""
    first = 2
    while True:
        content = print_markup(browser, write_front(cover, chapters, first))
        length = len(_read(content).pages)
        if length == first:
            return content
        first = length


def page_count(content: bytes) -> int:
    """Count the sheets of a PDF."""
    return len(_read(content).pages)


def print_markup(browser: Browser, body: str, style: str = STYLE) -> bytes:
    """Print markup of ours with a style of ours."""
    page: Page = browser.new_page()
    try:
        page.set_content(
            f"<!doctype html><html lang='en'><meta charset='utf-8'><style>{style}</style>{body}</html>"
        )
        return page.pdf(format="A4", print_background=False, prefer_css_page_size=True)
    finally:
        page.close()


def write_front(cover: Cover, chapters: Sequence[Chapter], first: int) -> str:
    """Write cover and contents.

    Args:
        cover: the words of the cover.
        chapters: the printed pages.
        first: the number of sheets before the first chapter.
    """
    foot = "<br>".join(escape(line) for line in cover.foot.splitlines() if line.strip())
    sheet = f"<h1>{escape(cover.title)}</h1><p class='lede'>{escape(cover.lede)}</p><footer>{foot}</footer>"
    lines = "".join(_write_line(level, heading) for level, heading in list_contents(chapters, first))
    contents = f"<section class='contents'><h2>Contents</h2>{lines}</section>"
    return f"<section class='cover'>{sheet}</section>{contents}"


def _write_line(level: str, heading: Heading) -> str:
    return f"<p class='{level}'>{escape(heading.title)}<span>{heading.page}</span></p>"


def list_contents(chapters: Sequence[Chapter], first: int) -> Iterator[tuple[str, Heading]]:
    """List chapters and their sections with the sheet each begins on, counted from the cover."""
    before = first
    for chapter in chapters:
        yield "top", Heading(chapter.title, before + 1)
        yield from (("sub", Heading(h.title, before + h.page)) for h in chapter.sections)
        before += chapter.pages


def write_stamps(chapters: Sequence[Chapter], first: int) -> str:
    """Write the foot of every sheet after the contents: the chapter's title and the number."""
    titles = [chapter.title for chapter in chapters for _sheet in range(chapter.pages)]
    return "".join(
        f"<div class='stamp'><span>{escape(title)}</span><b>{number}</b></div>"
        for number, title in enumerate(titles, start=first + 1)
    )


def _join(front: bytes, chapters: Sequence[Chapter], numbers: bytes) -> PdfWriter:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.append(io.BytesIO(front), import_outline=False)
    first = len(writer.pages)
    for chapter in chapters:
        writer.append(io.BytesIO(chapter.content), import_outline=False)
    for sheet, stamp in zip(writer.pages[first:], _read(numbers).pages, strict=False):
        sheet.merge_page(stamp)
    return writer


def _add_outline(writer: PdfWriter, chapters: Sequence[Chapter], first: int) -> None:
    parent = None
    for level, heading in list_contents(chapters, first):
        above = parent if level == "sub" else None
        entry = writer.add_outline_item(title=heading.title, page_number=heading.page - 1, parent=above)
        parent = entry if level == "top" else parent
