"""Checks of finished pages, made before anybody can see them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from lxml import html

from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.site.plain_numbers import ALLOWED_FILE, Allowed, find_plain_numbers
from chokepoint.book.site.references import (
    css_addresses,
    is_inside,
    is_outside,
    page_references,
    parse,
    resolve,
)
from chokepoint.errors import BuildError

TRACEBACK = re.compile(r"Traceback \(most recent call last\)|Cell In\s?\[\d+\], line \d+")
MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
ERROR_TAG = "papermill-error-cell-tag"
TEXT_FILES = (
    ".html",
    ".js",
    ".css",
    ".json",
    ".csv",
    ".txt",
    ".xml",
    ".svg",
    ".ipynb",
    ".md",
    ".webmanifest",
)


@dataclass(frozen=True)
class SitePage:
    """One page of a finished site."""

    path: Path
    name: PurePosixPath

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed page."""
        return parse(self.path)

    @cached_property
    def anchors(self) -> list[str]:
        """Every id and anchor name, in order, repeated ones repeated."""
        return [str(value) for value in self.tree.xpath("//@id | //a/@name[not(../@id = .)]")]


@dataclass(frozen=True)
class Site:
    """A finished tree of pages.

    Args:
        folder: where it lies.
        base: the path it is published under, with a slash at both ends.
        forbidden: texts of this machine that must not be published (paths).
        allowed: reviewed phrases of the prose whose numbers are no facts.
        address: the whole address it is published at, with a slash at the end; "" if not known.
        written_in: by the path of a page, the name of the file it is written in; its own name if not given.
    """

    folder: Path
    base: str = "/"
    forbidden: Sequence[str] = ()
    allowed: Sequence[Allowed] = ()
    address: str = ""
    written_in: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def files(self) -> set[str]:
        """Every file, by its path in the site."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """Every page, by its path in the site."""
        names = sorted(name for name in self.files if name.endswith(".html"))
        return {name: SitePage(self.folder / name, PurePosixPath(name)) for name in names}


Check = Callable[[Site], Iterator[BuildError]]


def check_site(site: Site) -> None:
    """Run every check.

    Raises:
        BuildFailed: with all faults found.
    """
    faults = [fault for check in CHECKS for fault in check(site)]
    if faults:
        raise BuildFailed("checking the finished pages", faults)


def links_resolve(site: Site) -> Iterator[BuildError]:
    """Every link and resource inside the site exists, its anchor too."""
    for name, page in site.pages.items():
        addresses = {
            reference.address for reference in page_references(page.tree) if is_inside(reference.address)
        }
        for address in sorted(addresses):
            fault = _dead(site, page, address)
            if fault:
                yield BuildError(fault, where=name, hint=f"the link is '{address}'")


def _dead(site: Site, page: SitePage, address: str) -> str:
    target, anchor = resolve(address, page.name, site.base)
    if target not in site.files:
        return f"links to {target}, which there is not"
    known = site.pages.get(target)
    if anchor and anchor != "top" and known is not None and anchor not in known.anchors:
        return f"links to the place '{anchor}' of {target}, which there is not"
    return ""


def public_addresses_exist(site: Site) -> Iterator[BuildError]:
    """Every address the site gives other sites and machines is one of its own files."""
    for name, address in _public_addresses(site):
        target = address.removeprefix(site.address).partition("#")[0] or "index.html"
        target += "index.html" if target.endswith("/") else ""
        if target not in site.files:
            yield BuildError(f"gives the address {address}, where there is nothing", where=name)


def _public_addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Give the site's own full addresses: in heads, in the sitemap and feeds, in Markdown twins."""
    if not site.address:
        return
    own = re.compile(re.escape(site.address) + r"[^\s<>\"')\]]*")
    for name, page in site.pages.items():
        values = page.tree.xpath("//link[@rel='canonical']/@href | //meta/@content")
        yield from ((name, value) for value in values if own.fullmatch(value))
    for name in sorted(name for name in site.files if name.endswith((".xml", ".md", "llms.txt"))):
        text = (site.folder / name).read_text(encoding="utf-8")
        yield from ((name, address) for address in own.findall(text))


def twins_resolve(site: Site) -> Iterator[BuildError]:
    """Every link of a Markdown twin to a file of the site finds it."""
    for name in sorted(name for name in site.files if name.endswith(".md")):
        text = (site.folder / name).read_text(encoding="utf-8")
        for address in MARKDOWN_LINK.findall(text):
            target = resolve(address, PurePosixPath(name), site.base)[0]
            if is_inside(address) and target not in site.files:
                yield BuildError(f"links to {target}, which there is not", where=name)


def nothing_from_other_hosts(site: Site) -> Iterator[BuildError]:
    """No page makes a browser ask another host for anything; links a reader may follow are fine."""
    for name, page in site.pages.items():
        for reference in page_references(page.tree):
            if reference.fetched and is_outside(reference.address):
                what = f"<{reference.element}> fetches {reference.address} from another host"
                yield BuildError(what, where=name, hint="keep a copy in the book")
    for name in sorted(name for name in site.files if name.endswith(".css")):
        text = (site.folder / name).read_text(encoding="utf-8", errors="replace")
        for address in (address for address in css_addresses(text) if is_outside(address)):
            yield BuildError(
                f"fetches {address} from another host", where=name, hint="keep a copy in the book"
            )


def no_failures_published(site: Site) -> Iterator[BuildError]:
    """No traceback and no cell that papermill marked as failed is shown."""
    for name, page in site.pages.items():
        if ERROR_TAG in page.path.read_text(encoding="utf-8", errors="replace"):
            yield BuildError("shows a cell that failed", where=name, hint="run the chapter again")
        elif TRACEBACK.search(page.tree.text_content()):
            yield BuildError("shows a traceback", where=name, hint="run the chapter again")


def pages_are_well_formed(site: Site) -> Iterator[BuildError]:
    """Every page has a title, a language, one main heading and no id twice."""
    for name, page in site.pages.items():
        if not (page.tree.findtext(".//title") or "").strip():
            yield BuildError("has no title", where=name)
        if not page.tree.get("lang"):
            yield BuildError("does not say its language", where=name)
        headings = len(page.tree.findall(".//h1"))
        if headings != 1:
            yield BuildError(f"has {headings} main headings instead of one", where=name)
        twice = sorted(anchor for anchor, count in Counter(page.anchors).items() if count > 1)
        if twice:
            yield BuildError(f"uses an id twice: {', '.join(twice)}", where=name)


def no_machine_paths(site: Site) -> Iterator[BuildError]:
    """No file holds a path of the machine it was built on."""
    for name in sorted(name for name in site.files if name.endswith(TEXT_FILES)):
        content = (site.folder / name).read_bytes()
        for text in site.forbidden:
            if text.encode() in content:
                yield BuildError(
                    "holds a path of the machine it was built on", where=name, hint="look for it in the page"
                )
                break


def numbers_are_facts(site: Site) -> Iterator[BuildError]:
    """Prose holds no number typed by hand, unless it is a name or a person has reviewed the phrase."""
    hint = f"make it a {{fact}}, or review the phrase and add it with a reason to {ALLOWED_FILE.as_posix()}"
    for name, page in site.pages.items():
        own = ("*", site.written_in.get(name, page.name.stem))
        phrases = [entry.phrase for entry in site.allowed if entry.page in own]
        for found in find_plain_numbers(page.tree, phrases):
            yield BuildError(f"'{found.number}' is no fact in “{found.sentence}”", where=name, hint=hint)


CHECKS: tuple[Check, ...] = (
    links_resolve,
    public_addresses_exist,
    twins_resolve,
    nothing_from_other_hosts,
    no_failures_published,
    pages_are_well_formed,
    no_machine_paths,
    numbers_are_facts,
)
