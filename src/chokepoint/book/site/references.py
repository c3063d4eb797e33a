"""Which file of a site refers to which: for finding dead links and files nobody asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lxml import html

# element -> attributes that make the browser fetch something by itself
RESOURCES = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "link": ("href",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
# relations that name a page without fetching it
NAMING_LINKS = frozenset(
    {"canonical", "alternate", "next", "prev", "author", "license", "index", "search", "help"}
)
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")


@dataclass(frozen=True)
class Reference:
    """An address in a page: written by which element, and fetched by a browser without being asked or not."""

    address: str
    element: str
    fetched: bool


def parse(content: bytes) -> html.HtmlElement:
    """Parse a page."""
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))


def page_references(tree: html.HtmlElement) -> Iterator[Reference]:
    """Give every address in a page, its inline styles included."""
    for element in tree.iter("a", "area"):
        if element.get("href") is not None:
            yield Reference(element.get("href"), element.tag, False)
    for element in tree.iter("div"):  # what a script of ours loads when it is asked for
        if element.get("data-src") is not None:
            yield Reference(element.get("data-src"), element.tag, False)
    for tag, attributes in RESOURCES.items():
        for element in tree.iter(tag):
            yield from _resource(element, attributes)
    for text in (element.text or "" for element in tree.iter("style")):
        yield from (Reference(address, "style", True) for address in css_addresses(text))


def _resource(element: html.HtmlElement, attributes: tuple[str, ...]) -> Iterator[Reference]:
    relations = set((element.get("rel") or "").split())
    fetched = element.tag != "link" or not relations & NAMING_LINKS
    for name in attributes:
        value = element.get(name)
        if value and name == "srcset":
            yield from (
                Reference(part.split()[0], element.tag, True) for part in value.split(",") if part.strip()
            )
        elif value:
            yield Reference(value, element.tag, fetched)


def css_addresses(text: str) -> Iterator[str]:
    """Give every address in a style sheet."""
    for match in CSS_URL.finditer(text):
        yield match.group(1) or match.group(2)


def is_outside(address: str) -> bool:
    """Tell whether an address names another host (or a scheme that fetches from one)."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp", "ws", "wss")


@lru_cache(maxsize=65536)
def is_inside(address: str) -> bool:
    """Tell whether an address names a file of the site or a place in the page."""
    parts = urlsplit(address.strip())
    return not parts.scheme and not parts.netloc


def resolve(address: str, page: str, base: str) -> tuple[str, str]:
    """Find the file an inside address names.

    Args:
        address: as written in the page.
        page: the page's path in the site.
        base: the path the site is published under, with a slash at both ends.

    Returns:
        The file's path in the site ("../..." if it lies outside) and the anchor ("" if none).
    """
    target, anchor = _resolve_in(address, page.rpartition("/")[0], base)
    return target or page, anchor


@lru_cache(maxsize=65536)  # the contents stand on every page
def _resolve_in(address: str, folder: str, base: str) -> tuple[str, str]:
    """Find the file that an address on a page of a folder names; none for a place on the page itself."""
    parts = urlsplit(address.strip())
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return "", anchor
    if path.startswith("/"):
        target = path.removeprefix(base) if path.startswith(base) else f"../{path}"
    else:
        target = normpath(f"{folder}/{path}" if folder else path)
    return (f"{target.rstrip('/')}/index.html" if path.endswith("/") else target).lstrip("/"), anchor
