"""Which pages a build makes again: those that changed, and those that show something else that did.

Sphinx keeps what it has read and makes the pages anew whose files changed. It cannot know that a page shows
rows of the data package, nor that every page names all others in its contents; both are told here. Pages of
tables and sources are made again each when what it shows has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from chokepoint.book.engine.digests import digest
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.figures.states import parts_of
from chokepoint.book.sphinx_ext.figures.tables import LISTS
from chokepoint.book.sphinx_ext.pages.uses import page_uses
from chokepoint.data import find_rows, package_checksum
from chokepoint.errors import ChokepointError
from chokepoint.paths import data_folder

ROWS = "chokepoint_rows"
"""The entry of a page's metadata that names the rows behind its figures, and what they were."""
NOTE = "catalogue.json"


def note_rows(document: nodes.document, env: BuildEnvironment) -> None:
    """Note which rows the figures of a page rest on.

    Args:
        document: the page, its conditions settled.
        env: keeps the note with the page's metadata.
    """
    figures = document.findall(chokepoint_figure)
    tables = (part["meta"]["table"] for node in figures for part in parts_of(node))
    ids = sorted({part for table in tables for cell in table["row_ids"] for part in cell.split(";") if part})
    env.metadata[env.docname][ROWS] = (ids, _hash_rows(ids))


def find_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages to read again because rows or sources they show are no longer what they were."""
    package, sources = getattr(env, "chokepoint_package", ("", ""))
    now = (package_checksum(), digest(repr(read_catalogue())))
    env.chokepoint_package = now
    if package == now[0]:
        return []
    # the first page is made again in any case: Sphinx ends at once if there is none to make
    everything = sources != now[1]
    others = (page for page in env.found_docs if everything or _shows_other_rows(env, page))
    return [app.config.root_doc, *others]


def _shows_other_rows(env: BuildEnvironment, page: str) -> bool:
    metadata, data = env.metadata.get(page, {}), str(data_folder())
    if ROWS not in metadata or LISTS in metadata or any(data in name for name in env.dependencies[page]):
        return True
    ids, before = metadata[ROWS]
    try:
        return bool(_hash_rows(ids) != before)
    except ChokepointError:  # of a row that is gone one is told when the page is read
        return True


def _hash_rows(ids: Iterable[str]) -> str:
    """Hash what a page shows of rows beside its own numbers: their tables, sources and places."""
    return digest(repr(find_rows(ids)))


def find_affected(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages to write again: all, if what pages show of one another has changed.

    Those with terms for the index are written in any case: Sphinx forgets the terms of others.
    """
    before, now = getattr(env, "chokepoint_surface", ""), _surface(env)
    env.chokepoint_surface = now
    with_terms = [page for page, terms in env.domaindata["index"]["entries"].items() if terms]
    return with_terms if before == now else sorted(env.found_docs)


def _surface(env: BuildEnvironment) -> str:
    """Hash what pages show of others: titles, contents, order, numbers of figures, and what can be named."""
    standard, pages = env.domaindata["std"], sorted(env.found_docs)
    cited = env.domaindata.get("cite", {}).get("citation_refs", [])
    shown = {
        "titles": [(page, env.titles[page].astext()) for page in pages],
        "short": [env.metadata[page].get("nav_title") for page in pages],
        "terms": repr(getattr(env, "chokepoint_terms", {})),
        "sections": [env.tocs[page].pformat() for page in pages],
        "order": env.toctree_includes,
        "numbers": env.toc_fignumbers,
        "labels": [standard["labels"], standard["anonlabels"]],
        "cited": sorted((ref.docname, [target.key for target in ref.targets]) for ref in cited),
    }
    return digest(json.dumps(shown, sort_keys=True, default=str))


def catalogue_key(app: Sphinx, env: BuildEnvironment) -> str:
    """Hash everything the pages of tables and sources show."""
    uses = [(page, page_uses(env, page)) for page in sorted(env.found_docs)]
    return digest(package_checksum(), frame_key(app, env), repr(uses))


def frame_key(app: Sphinx, env: BuildEnvironment) -> str:
    """Hash what stands around the body of every page: contents, titles, what is told of the project."""
    return digest(_surface(env), json.dumps(app.config.html_context, sort_keys=True, default=str))


@dataclass(frozen=True)
class Note:
    """The pages of tables and sources that stand, and what they were made from.

    Args:
        key: what all of them show, as :func:`catalogue_key` hashes it.
        frame: what stands around each, as :func:`frame_key` hashes it.
        pages: the title of each and the hash of what its body shows, by address.
    """

    key: str
    frame: str
    pages: dict[str, tuple[str, str]]


def read_note(app: Sphinx) -> Note | None:
    """Read which pages of tables and sources stand; nothing if that is not known."""
    try:
        found = json.loads(_note(app).read_text(encoding="utf-8"))
        pages = {address: (title, shown) for address, (title, shown) in found["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    note = Note(found["key"], found["frame"], pages)
    return note if Path(app.outdir, "searchindex.js").is_file() else None  # written last, when all stand


def write_note(app: Sphinx, note: Note) -> None:
    """Note which pages of tables and sources stand."""
    _note(app).write_text(json.dumps(asdict(note)), encoding="utf-8")


def _note(app: Sphinx) -> Path:
    return Path(app.doctreedir) / NOTE
