"""What machines read at the root of a site, made from its pages: ``sitemap.xml`` and ``llms.txt``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

from chokepoint.book.site.references import parse

SITEMAP, LLMS, ROBOTS = "sitemap.xml", "llms.txt", "robots.txt"
UNLISTED = ("404.html", "search.html")


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
    site: Path, title: str, editions: Sequence[str], base_url: str, *, other: Sequence[str] = ()
) -> None:
    """Write the sitemap, and the book in Markdown for language models.

    Args:
        site: the folder of the whole site.
        title: the book's title.
        editions: languages, the default first.
        base_url: the address the site is published at; without one there is no sitemap.
        other: folders of editions of other days, which machines are not led to.
    """
    hidden = [site / folder for folder in other]
    pages = {e: [summarise(site, path) for path in list_pages(site / e, hidden)] for e in editions}
    (site / LLMS).write_text(llms(title, pages[editions[0]], base_url), encoding="utf-8")
    if base_url:
        names = [page.name for edition in editions for page in pages[edition]]
        (site / SITEMAP).write_text(sitemap(names, base_url), encoding="utf-8")
        robots = f"User-agent: *\nAllow: /\nSitemap: {urljoin(base_url, SITEMAP)}\n"
        (site / ROBOTS).write_text(robots, encoding="utf-8")


def list_pages(folder: Path, hidden: Sequence[Path] = ()) -> Iterator[Path]:
    """List the pages of an edition that a reader may want to find, but none in hidden folders."""
    first = folder / "index.html"
    found = sorted(folder.rglob("*.html"), key=lambda path: (path != first, path))
    shown = (path for path in found if not any(path.is_relative_to(other) for other in hidden))
    pages = (path for path in shown if path.name not in UNLISTED)
    return (
        path for path in pages if not any(part.startswith("_") for part in path.relative_to(folder).parts)
    )


def summarise(site: Path, path: Path) -> Summary:
    """Read what a page is about from the page itself."""
    tree = parse(path)
    name = path.relative_to(site).as_posix()
    twin = tree.xpath("string(//link[@rel='alternate'][@type='text/markdown']/@href)")
    description = tree.xpath("string(//meta[@name='description']/@content)") or _lede(tree)
    return Summary(name, _heading(tree), " ".join(description.split()), _beside(name, twin) if twin else "")


def _heading(tree: html.HtmlElement) -> str:
    heading = tree.find(".//h1")
    if heading is None:
        return ""
    texts = heading.xpath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]")
    return " ".join("".join(texts).split())


def _lede(tree: html.HtmlElement) -> str:
    return str(tree.xpath("string(//p[contains(@class, 'lede')])"))


def _beside(name: str, file: str) -> str:
    return f"{name.rpartition('/')[0]}/{file}"


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
