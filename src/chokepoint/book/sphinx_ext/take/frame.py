"""What stands around the page of a single number or figure: nothing but its name, style and way back.

Such pages are many and small. They are written past Sphinx and its search; the contents of the book stand on
the page each belongs to.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from posixpath import dirname, normpath, relpath

from markupsafe import Markup

from chokepoint.book.sphinx_ext.html import join, tag

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
    " form-action 'none'"
)
LOOK = ("chokepoint.css", "take.css")


@dataclass(frozen=True)
class Frame:
    """A page that stands by itself.

    Args:
        title: of the window.
        body: what stands in it.
        language: of its words.
        asset: gives the address of a file of the theme.
        address: where it is published; "" if not known.
        beside: addresses and media types of files that say the same.
        scripts: files of the theme it can do without.
        kind: the class of its body.
        listed: whether search engines may list it.
        head: more for its head.
    """

    title: str
    body: Markup
    language: str
    asset: Callable[[str], str]
    address: str = ""
    beside: Sequence[tuple[str, str]] = ()
    scripts: Sequence[str] = ("early.js",)
    kind: str = "one"
    listed: bool = False
    head: str = ""

    def write(self) -> str:
        """Write the page."""
        head = [
            _meta(http_equiv="Content-Security-Policy", content=POLICY),
            _meta(charset="utf-8"),
            _meta(name="viewport", content="width=device-width, initial-scale=1"),
            tag("title", self.title),
            *([] if self.listed else [_meta(name="robots", content="noindex")]),
            _meta(name="color-scheme", content="light dark"),
            *(self._script(name) for name in self.scripts),
            *(_link(rel="stylesheet", href=self.asset(name)) for name in LOOK),
            _link(rel="icon", type="image/svg+xml", href=self.asset("favicon.svg")),
            *([_link(rel="canonical", href=self.address)] if self.address else []),
            *(_link(rel="alternate", type=kind, href=name) for name, kind in self.beside),
            self.head,
        ]
        whole = tag("html", tag("head", *head), tag("body", self.body, class_=self.kind), lang=self.language)
        return f"<!DOCTYPE html>\n{whole}\n"

    def _script(self, name: str) -> Markup:
        defer = None if name == "early.js" else ""
        return tag("script", src=self.asset(name), defer=defer)


def _meta(**attributes: object) -> Markup:
    return Markup(str(tag("meta", **attributes)).removesuffix("</meta>"))


def _link(**attributes: object) -> Markup:
    return Markup(str(tag("link", **attributes)).removesuffix("</link>"))


def write_way(book: tuple[str, str], chapter: tuple[str, str]) -> Markup:
    """Lead back: to the first page, and to the place the number or figure stands at.

    Args:
        book: title and address of the book.
        chapter: title of the page, and the address of the place.
    """
    links = (tag("a", title, href=address) for title, address in (book, chapter))
    return tag("nav", tag("p", join(links, " › ")), class_="back")


def rebase(address: str, page: str, other: str) -> str:
    """Translate an address from one page to another in the same edition; outside ones and places stay.

    Args:
        address: as it stands on the page.
        page: the page, as Sphinx names it.
        other: the page that is to hold it.
    """
    path, sign, place = address.partition("#")
    if not path or "://" in path or path.startswith(("mailto:", "data:")):
        return address
    target = normpath(f"{dirname(page)}/{path}" if dirname(page) else path)
    found = relpath(f"/top/{target}", f"/top/{dirname(other)}").replace(os.sep, "/")
    return f"{found}{sign}{place}"
