"""Sheets on paper: one page of the site on two of them, and all in short behind the printed book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html

from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.site.printing import Chapter, open_browser, page_count, print_markup, serve_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FILES = Path(__file__).parent / "print_files"
STYLE = (FILES / "sheet.css").read_text(encoding="utf-8")
APPENDIX_STYLE = (FILES / "appendix.css").read_text(encoding="utf-8")
MOST = 2
"""A page is printed as large as it can be on so many sheets."""
SCALES = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56)
"""The sizes that are tried; at the last, type of 8.5 points is still as large as a footnote."""
MARGINS = {"top": "12mm", "bottom": "12mm", "left": "13mm", "right": "13mm"}


def print_sheet(site: Path, name: str, target: Path, reporter: Reporter) -> int:
    """Print one page of a finished site on at most two sheets, or as small as may be.

    Args:
        site: the folder of an edition.
        name: the page.
        target: the file to write.
        reporter: told about progress.

    Returns:
        The number of sheets.

    Raises:
        BuildError: if there is no browser, or no playwright and pypdf.
    """
    reporter.step(f"printing {name}")
    with open_browser() as browser, serve_folder(site) as address:
        content, sheets = fit(browser, f"{address}/{name}.html")
    write_atomically(target, content)
    return sheets


def fit(browser: Browser, address: str) -> tuple[bytes, int]:
    """Print a page as large as fits on the sheets it may take."""
    page = browser.new_page(viewport={"width": 900, "height": 1200}, bypass_csp=True)
    try:
        page.emulate_media(media="print", color_scheme="light")
        page.goto(address, wait_until="load")
        page.add_style_tag(content=STYLE)
        content, sheets = b"", 0
        for scale in SCALES:
            content = page.pdf(format="A4", margin=MARGINS, print_background=True, tagged=True, scale=scale)
            sheets = page_count(content)
            if sheets <= MOST:
                break
        return content, sheets
    finally:
        page.close()


def print_appendix(browser: Browser, site: Path, names: Sequence[str], title: str) -> Chapter:
    """Print what the first screen of each page says, in the order given.

    Args:
        browser: prints it.
        site: the folder of an edition.
        names: the pages.
        title: what the appendix is called.
    """
    body = f"<h1>{escape(title)}</h1>" + "".join(write_short(site / f"{name}.html") for name in names)
    content = print_markup(browser, body, APPENDIX_STYLE)
    return Chapter(title, content, page_count(content))


def write_short(place: Path) -> str:
    """Write what the first screen of a page says: its title, its headline, its key figures."""
    article = html.fromstring(place.read_text(encoding="utf-8")).find(".//article/section")
    parts = "".join(_write(part) for part in _first_screen(article))
    return f"<section>{parts}</section>"


def _first_screen(section: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Give what stands before the first heading below the title."""
    for part in section.iter("h1", "p", "dl", "h2"):
        if part.tag == "h2":
            return
        if part.getparent().tag not in ("dd", "details", "summary"):
            yield part


def _write(part: html.HtmlElement) -> str:
    text = escape(" ".join(part.text_content().replace("#", " ").split()))
    if part.tag == "dl":
        terms = zip(part.findall(".//dt"), part.findall(".//dd"), strict=True)
        pairs = (f"<div><dt>{_text(dt)}</dt><dd>{_text(dd)}</dd></div>" for dt, dd in terms)
        return f"<dl>{''.join(pairs)}</dl>"
    name = "h2" if part.tag == "h1" else "p"
    kind = " class='lede'" if "lede" in (part.get("class") or "") else ""
    return f"<{name}{kind}>{text}</{name}>"


def _text(part: html.HtmlElement) -> str:
    return escape(" ".join(part.text_content().split()))
