"""All pages of the book, in reading order: those of the table of contents, and those of families."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from chokepoint.book.engine.contents.families import FILE, Family, Member, Settings, read_page_settings
from chokepoint.book.engine.contents.page import Page, Role
from chokepoint.book.engine.contents.parameter_cell import ParameterSpec, bind, read_parameters
from chokepoint.book.engine.contents.toc import TOC, page_name, read_toc, source_of, toc_files, without_ending
from chokepoint.book.engine.notebooks import read_once
from chokepoint.errors import BuildError, ChokepointError

OWN_PAGES = frozenset({"search", "404", "genindex"})
OWN_FOLDERS = frozenset({"data", "sources"})
"""What the theme and the catalogue make themselves."""


def read_pages(root: Path, only: Collection[str] = ()) -> list[Page]:
    """List the pages of the book in reading order; those of a family follow the page they stand below.

    Args:
        root: the project's folder.
        only: the pages that a build of a part of the book executes; of a family it then has the sample and
            those named. All pages if empty.

    Raises:
        ChokepointError: if a page has no file, two pages would get the same address, or ``pages.yml`` says
            what cannot be.
    """
    settings, families = read_page_settings(root)
    own = _pages_of_toc(root, settings)
    listed = (family for family in families if not family.apart)
    members = [page for family in listed for page in _pages_of_family(root, family, own, only)]
    pages = [page for first in own for page in (first, *(m for m in members if m.under == first.name))]
    _check_names(pages, FILE)
    return pages


def _pages_of_toc(root: Path, settings: Mapping[str, Settings]) -> list[Page]:
    toc = read_toc(root)
    home = page_name(str(toc["root"]))
    pages = []
    for entry in toc_files(toc):
        name = page_name(entry)
        chosen = settings.get(name, Settings(name))
        role = chosen.role or (Role.HOME if name == home and not _has_home(settings) else None)
        pages.append(Page(name, source_of(root, entry), role=role, current_only=chosen.current_only))
    _check_names(pages, TOC)
    for name in settings:
        _find(name, pages, f"{FILE}: {name}")
    return pages


def _has_home(settings: Mapping[str, Settings]) -> bool:
    return any(one.role is Role.HOME for one in settings.values())


def _pages_of_family(
    root: Path, family: Family, own: Sequence[Page], only: Collection[str]
) -> Iterator[Page]:
    where = f"{FILE}: {family.family}"
    source = source_of(root, f"chapters/{family.notebook}", where)
    above = _find(family.under or page_name(family.notebook), own, where)
    if above is own[0]:
        hint = "name another page with under:"
        raise BuildError("nothing can stand below the first page", where=where, hint=hint)
    wanted = {without_ending(name) for name in only} | {member.name for member in family.sampled()}
    for member in family.members():
        if only and member.name not in wanted:
            continue
        yield _page(family, member, source, above.name)


def _page(family: Family, member: Member, source: Path, under: str) -> Page:
    values = bind(parameters_of(source), member.parameters, f"{FILE}: {family.family}")
    return Page(
        member.name,
        source,
        values,
        member.title,
        family=family.family,
        label=member.label,
        short=family.short,
        under=under,
        current_only=family.in_current_only(member),
    )


def _check_names(pages: Sequence[Page], where: str) -> None:
    """Refuse a name that two pages share, if only where capitals do not count, or that the site has itself.

    Raises:
        BuildError: naming the page.
    """
    seen: dict[str, str] = {}
    for name in (page.name for page in pages):
        if name.lower() in seen:
            both = " and ".join(dict.fromkeys(f"{one}.html" for one in (seen[name.lower()], name)))
            raise BuildError(f"two pages would be called {both}", where=where, hint="rename one")
        seen[name.lower()] = name
        folder = name.partition("/")[0] if "/" in name else ""
        if name.lower() in OWN_PAGES or folder.lower() in OWN_FOLDERS or name.startswith("_"):
            what = f"the site makes {folder or f'{name}.html'} itself"
            raise BuildError(what, where=where, hint=f"call the file of '{name}' something else")


def _find(name: str, pages: Sequence[Page], where: str) -> Page:
    for page in pages:
        if page.name == name:
            return page
    close = get_close_matches(name, [page.name for page in pages], n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"add it to {TOC}"
    raise BuildError(f"no page '{name}'", where=where, hint=hint)


def parameters_of(source: Path) -> list[ParameterSpec]:
    """List the parameters of a notebook."""
    return read_parameters(read_once(source), source.stem)


def page_with_role(root: Path, role: Role) -> Page | None:
    """Find the page that has a role, if any has."""
    return next((page for page in read_pages(root) if page.role is role), None)


def choose(pages: Sequence[Page], names: Sequence[str]) -> list[Page]:
    """Pick chapters by name, with or without folder and ending, in the order of the book.

    Raises:
        ChokepointError: for a name that is no chapter; the hint lists those there are.
    """
    known = {page.name: page for page in pages}
    wanted = [_chosen(name, known) for name in names]
    return [page for page in pages if page.name in wanted]


def _chosen(given: str, known: Mapping[str, Page]) -> str:
    for name in (without_ending(given), page_name(given)):
        if name in known:
            return name
    close = get_close_matches(given, known, n=1) or get_close_matches(page_name(given), known, n=1)
    hint = f"did you mean '{close[0]}'? " if close else ""
    raise ChokepointError(
        f"no chapter '{page_name(given)}'", hint=f"{hint}The chapters are: {', '.join(known)}"
    )
