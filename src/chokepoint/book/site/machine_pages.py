"""What machines read at the root of a site, made from its pages: ``sitemap.xml`` and ``llms.txt``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin

from chokepoint.book.site.tree import Site

SITEMAP, LLMS, ROBOTS = "sitemap.xml", "llms.txt", "robots.txt"
UNLISTED = ("/404.html", "/search.html", "-choices.html")
"""Ends the names of pages that no machine is led to; the last repeats figures for readers without scripts."""
SINGLE = re.compile(r"/(?:_|n/|f/)")
"""Stands in the path of what belongs to a page: its files, and the pages of its numbers and figures."""


@dataclass(frozen=True)
class Summary:
    """A finished page in a few words.

    Args:
        name: its path in the site.
        title: its main heading.
        description: its first sentences.
        twin: the path of its Markdown twin; "" if it has none.
    """

    name: str
    title: str
    description: str
    twin: str = ""


def write_machine_pages(
    site: Site, title: str, editions: Sequence[str], *, other: Sequence[str] = ()
) -> None:
    """Write the sitemap, and the book in Markdown for language models.

    Args:
        site: the whole site; without a public address there is no sitemap.
        title: the book's title.
        editions: languages, the default first.
        other: folders of editions of other days, which machines are not led to.
    """
    base_url = site.rules.address
    pages = {e: [summarise(site, name) for name in list_pages(site, e, other)] for e in editions}
    site.write(LLMS, llms(title, pages[editions[0]], base_url))
    if base_url:
        names = [page.name for edition in editions for page in pages[edition]]
        site.write(SITEMAP, sitemap(names, base_url))
        site.write(ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {urljoin(base_url, SITEMAP)}\n")


def list_pages(site: Site, folder: str, hidden: Sequence[str] = ()) -> list[str]:
    """List the pages of an edition that a reader may want to find, but none in hidden folders."""
    first = f"{folder}/index.html"
    found = [name for name in site.pages if name.startswith(f"{folder}/")]
    shown = [name for name in found if not name.startswith(tuple(f"{other}/" for other in hidden))]
    pages = [name for name in shown if not name.endswith(UNLISTED) and not SINGLE.search(name)]
    return sorted(pages, key=lambda name: (name != first, name.split("/")))


def summarise(site: Site, name: str) -> Summary:
    """Tell what a page is about as the page itself does."""
    notes = site.notes(name)
    twin = f"{name.rpartition('/')[0]}/{notes.twin}" if notes.twin else ""
    return Summary(name, notes.title, notes.description, twin)


def sitemap(names: Sequence[str], base_url: str) -> str:
    """Write the sitemap. It states no times: the site knows none."""
    rows = "".join(f"<url><loc>{escape(urljoin(base_url, name))}</loc></url>\n" for name in names)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n"


def llms(title: str, pages: Sequence[Summary], base_url: str) -> str:
    """Write the contents of the book for language models: chapters as Markdown, tables as CSV.

    Args:
        title: the book's title.
        pages: its pages.
        base_url: the address the site is published at; links are relative without one.
    """
    chapters = [page for page in pages if page.twin]
    tables = [page for page in pages if "/data/" in page.name]
    first = next((page for page in chapters if page.name.endswith("/index.html")), None)
    parts = [f"# {title}", f"> {first.title} {first.description}" if first else ""]
    parts += _section("Chapters", [(page.title, page.twin, page.description) for page in chapters], base_url)
    rows = [(t.title, t.name.removesuffix(".html") + ".csv", t.description) for t in tables]
    parts += _section("Data", rows, base_url)
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, rows: Sequence[tuple[str, str, str]], base_url: str) -> list[str]:
    lines = (f"- [{name}]({urljoin(base_url, file)}): {words}" for name, file, words in rows)
    return [f"## {title}", "\n".join(lines)] if rows else []
