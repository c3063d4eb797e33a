"""Checks of a finished site, made before anybody can see it.

Those of single files are part of what is noted of each; those of the site as a whole are made here, from the
notes of all files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.site.tree import Site
from chokepoint.errors import BuildError

Check = Callable[[Site], Iterator[BuildError]]


def check_site(site: Site) -> None:
    """Run every check.

    Raises:
        BuildFailed: with all faults found.
    """
    faults = [fault for check in CHECKS for fault in check(site)]
    site.memo.save()
    if faults:
        raise BuildFailed("checking the finished pages", faults)


def links_resolve(site: Site) -> Iterator[BuildError]:
    """Every link and resource inside the site exists, its anchor too."""
    anchors = {name: {"", "top", *site.notes(name).anchors} for name in site.pages}
    for name in site.pages:
        for address, target, anchor in site.targets(name):
            fault = ""
            if target not in site.files:
                fault = f"links to {target}, which there is not"
            elif anchor not in anchors.get(target, {anchor}):
                fault = f"links to the place '{anchor}' of {target}, which there is not"
            if fault:
                yield BuildError(fault, where=name, hint=f"the link is '{address}'")


def public_addresses_exist(site: Site) -> Iterator[BuildError]:
    """Every address the site gives other sites and machines is one of its own files."""
    for name in (*site.pages, *site.ending_with(".xml", ".md", "llms.txt")):
        for address in site.notes(name).public:
            target = address.removeprefix(site.rules.address).partition("#")[0] or "index.html"
            target += "index.html" if target.endswith("/") else ""
            if target not in site.files:
                yield BuildError(f"gives the address {address}, where there is nothing", where=name)


def twins_resolve(site: Site) -> Iterator[BuildError]:
    """Every link of a Markdown twin to a file of the site finds it."""
    for name in site.ending_with(".md"):
        for _, target, _ in site.targets(name):
            if target not in site.files:
                yield BuildError(f"links to {target}, which there is not", where=name)


def files_are_sound(site: Site) -> Iterator[BuildError]:
    """Nothing is wrong with a file by itself: see `chokepoint.book.site.file_checks`."""
    for name in sorted(site.files):
        yield from (BuildError(what, where=name, hint=hint) for what, hint in site.notes(name).faults)


CHECKS: tuple[Check, ...] = (links_resolve, public_addresses_exist, twins_resolve, files_are_sound)
