"""Lay executed notebooks, Markdown pages and settings into the folder one edition is built from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from nbformat import NotebookNode

from chokepoint.book.engine.commit import commit_id
from chokepoint.book.engine.contents.apart import Apart, made_from
from chokepoint.book.engine.contents.earlier import name_earlier, with_earlier
from chokepoint.book.engine.contents.editions import DAYS, DEFAULT_LANGUAGE, Edition
from chokepoint.book.engine.contents.left_out import left_out
from chokepoint.book.engine.contents.page import Page
from chokepoint.book.engine.contents.relocate import HEADING, as_member
from chokepoint.book.engine.contents.settings import read_config
from chokepoint.book.engine.contents.toc import flat_toc, read_toc
from chokepoint.book.engine.digests import digest, file_digest
from chokepoint.book.engine.folders import Workspace, write_if_changed
from chokepoint.book.engine.kept import read_kept, write_kept
from chokepoint.book.engine.notebooks import dump_notebook, read_once
from chokepoint.book.engine.plan import edition_pages
from chokepoint.book.engine.runs.cache import Made, Recalled, notebook_of
from chokepoint.book.site.changes import RECORD
from chokepoint.i18n import Translator

PICTURE_ENDINGS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
SHARED_ENDINGS = PICTURE_ENDINGS | {".bib"}  # what the edition of a day needs as well
ASSET_ENDINGS = SHARED_ENDINGS | {".csv", ".json", ".pdf"}


ALWAYS_SAID = frozenset({"commit", "commit_modified", "data_checksum", "data_as_of"})


@dataclass(frozen=True)
class BuildFacts:
    """What every page says of its own making.

    Args:
        commit: the commit the project stands at; "" outside git.
        commit_modified: whether files that make the book differ from that commit.
        data_checksum: SHA-256 of the data package.
        data_as_of: the newest exact day on which a source was published, or the day asked for.
        reference: the commit or branch that links lead to, if not the commit.
        commit_name: the word before the commit, if not the usual one.
    """

    commit: str = ""
    commit_modified: bool = False
    data_checksum: str = ""
    data_as_of: str = ""
    reference: str = ""
    commit_name: str = ""


def build_facts(root: Path, as_of: str | None = None) -> BuildFacts:
    """Collect commit and state of the data.

    Args:
        root: the project's folder.
        as_of: the day whose knowledge the pages show, if not today's.
    """
    from chokepoint.analysis.dates import evidence_day
    from chokepoint.data import load_sources, package_checksum

    day = evidence_day(load_sources(), as_of)
    return BuildFacts(*commit_id(root), package_checksum(), f"{day:%Y-%m-%d}")


@dataclass(frozen=True)
class Staged:
    """An edition and what its pages have to know of the others.

    Args:
        edition: the edition.
        pages: its pages.
        book: all pages of the book; those the edition lacks stand in the current one only.
        days: the days whose editions stand beside the current one.
        today: the notebooks of the current edition by page, for pages whose file holds those of another.
        apart: the pages of families that are made apart.
        earlier: by day, the notebooks of the editions of earlier days, whose values stand beside the numbers.
    """

    edition: Edition
    pages: Sequence[Page]
    book: Sequence[Page]
    days: Sequence[str] = ()
    today: Mapping[str, Made] = field(default_factory=dict)
    apart: Sequence[Apart] = ()
    earlier: Mapping[str, Mapping[str, Made]] = field(default_factory=dict)

    def then(self, page: Page) -> dict[str, Made]:
        """Give the notebook of a page in the edition of each earlier day that has it."""
        return {day: made[page.name] for day, made in sorted(self.earlier.items()) if page.name in made}

    @property
    def elsewhere(self) -> dict[str, str]:
        """The titles of the pages that stand in the current edition only, by name, without the short ones."""
        own = {page.name for page in self.pages} | {page.name for page in self.book if page.short}
        language = self.edition.language
        return {page.name: read_title(page, language) for page in self.book if page.name not in own}

    @property
    def dated(self) -> list[str]:
        """The pages that stand in the editions of other days as well."""
        pages = edition_pages(self.book, Edition(as_of="", beside=True))
        return [page.name for page in pages] + [page.name for page in self.apart if page.in_sample]

    def left_out(self, notebooks: Mapping[str, Made]) -> dict[str, list[str]]:
        """Name the sources each page uses today, by its committed outputs, and leaves out on this day."""
        day = str(self.edition.as_of)
        pages = [page for page in self.pages if page.is_notebook]
        return {
            page.name: left_out(self._today(page), notebook_of(notebooks[page.name]), day) for page in pages
        }

    def _today(self, page: Page) -> NotebookNode:
        return read_once(page.source) if page.is_committed else notebook_of(self.today[page.name])

    @property
    def roles(self) -> dict[str, str]:
        """The names of the pages that others lead to or mark, by what they are."""
        return {str(page.role): page.name for page in self.book if page.role}

    @property
    def families(self) -> dict[str, str]:
        """The families of the pages that share a notebook, by the name of the page."""
        return {page.name: page.family for page in self.pages if page.family}

    @property
    def below(self) -> dict[str, list[str]]:
        """The pages of families by the page they stand below."""
        parents = dict.fromkeys(page.under for page in self.pages if page.family)
        return {parent: [page.name for page in self.pages if page.under == parent] for parent in parents}

    @property
    def choices(self) -> dict[str, list[dict[str, str]]]:
        """The pages of families by the page they stand below, each with what it is called among them."""
        named = {page.name: title_in(page, self.edition.language, page.label) for page in self.pages}
        return {
            parent: [{"page": name, "label": named[name] or name} for name in names]
            for parent, names in self.below.items()
        }

    def context(self, root: Path, facts: BuildFacts) -> dict[str, Any]:
        """Give what the page template is told."""
        sources = {page.name: page.source.relative_to(root).as_posix() for page in self.pages}
        known = {name: value for name, value in asdict(facts).items() if value != "" or name in ALWAYS_SAID}
        about = {"edition": self.edition.language, "page_sources": sources, **known}
        about["roles"] = self.roles
        if self.families:
            short = [page.name for page in self.pages if page.short]
            about |= {"families": self.families, "choices": self.choices, "short_pages": short}
        if self.apart:
            listed = [asdict(page) for page in self.apart]
            about["apart"] = {"pages": listed, "made_from": made_from(root, list(self.apart))}
        if self.days:
            about |= {"days": list(self.days), "dated_pages": self.dated}
        if self.edition.as_of:
            about["edition_day"] = self.edition.as_of
        if self.edition.beside:
            about |= {"current_edition": "../", "elsewhere": self.elsewhere}
        return about


def stage_edition(
    workspace: Workspace,
    staged: Staged,
    notebooks: Mapping[str, Made],
    facts: BuildFacts,
    maker: str = "",
) -> Path:
    """Bring the stage of an edition up to date: write what changed, remove what is gone.

    Args:
        workspace: the project's folders.
        staged: the edition and its pages.
        notebooks: executed notebooks by page name.
        facts: what every page says of its making.
        maker: names the code that writes the pages.

    Returns:
        The stage's folder.
    """
    folder, root = workspace.stage / staged.edition.name, workspace.root
    record = workspace.cache / f"staged-{staged.edition.name}.json"
    pages = _write_pages(folder, staged, notebooks, read_kept(record, maker) or {})
    write_kept(record, maker, {name: noted for name, noted in pages.items() if noted})
    files = _assets(root, staged)
    kept = {page.name for page in staged.pages}
    files["_toc.yml"] = _yaml(flat_toc(read_toc(root), kept, staged.below))
    if not staged.edition.beside and (root / RECORD).is_file():
        files[RECORD] = (root / RECORD).read_bytes()
    context = staged.context(root, facts)
    if staged.edition.as_of:
        context["left_out"] = staged.left_out(notebooks)
    config = edition_config(read_config(root), staged.edition, context)
    files["_config.yml"] = _yaml(config)
    for name, content in files.items():
        write_if_changed(folder / name, content)
    _remove_others(folder, {*pages, *files})
    return folder


def read_title(page: Page, language: str = DEFAULT_LANGUAGE) -> str:
    """Give the title of a page: its own, else from its file the name in contents lists, else its heading."""
    own = title_in(page, language)
    if own:
        return own
    text = _text_of(page)
    head = text.split("---", 2)[1] if text.startswith("---") else ""
    short = (yaml.safe_load(head) or {}).get("nav_title") if head else None
    found = HEADING.search(text)
    return str(short or (found[1] if found else page.name))


def title_in(page: Page, language: str, label: Mapping[str, str] | None = None) -> str:
    """Give the title that a page of a family has in a language, or its label if it has one.

    Returns:
        The title; "" if the page keeps that of its notebook.
    """
    words = label or page.title
    return words.get(language) or words.get(DEFAULT_LANGUAGE, "")


def _text_of(page: Page) -> str:
    if not page.is_notebook:
        return page.source.read_text(encoding="utf-8")
    return "\n".join(cell.source for cell in read_once(page.source).cells if cell.cell_type == "markdown")


def _write_pages(
    folder: Path, staged: Staged, notebooks: Mapping[str, Made], known: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Write the pages, but not those that stand and would be made from the same again.

    Args:
        folder: the stage.
        staged: the edition and its pages.
        notebooks: executed notebooks by page name.
        known: what this function gave the last time.

    Returns:
        What each page was made from and its hash, by the name of its file; nothing if that cannot be named.
    """
    noted = {}
    for page in staged.pages:
        name, source = f"{page.name}{page.source.suffix}", _made_from(page, staged, notebooks)
        noted[name] = [source, file_digest(folder / name)] if source else []
        if not source or known.get(name) != noted[name]:
            content = _content(page, staged, notebooks)
            write_if_changed(folder / name, content)
            same = source and _made_from(page, staged, notebooks) == source  # else it changed meanwhile
            noted[name] = [source, sha256(content).hexdigest()] if same else []
    return noted


def _made_from(page: Page, staged: Staged, notebooks: Mapping[str, Made]) -> str:
    """Name what a page is made from; "" if that cannot be told without making it."""
    made = notebooks.get(page.name)
    if not isinstance(made, Recalled):
        return ""
    earlier = name_earlier(staged.then(page))
    if earlier is None:
        return ""
    how = (str(page.family), str(page.short), page.name, title_in(page, staged.edition.language))
    return digest(made.made_from, *how, *earlier)


def _content(page: Page, staged: Staged, notebooks: Mapping[str, Made]) -> bytes:
    if not page.is_notebook:
        return page.source.read_bytes()
    notebook = with_earlier(notebook_of(notebooks[page.name]), staged.then(page))
    title = title_in(page, staged.edition.language)
    if page.family:
        notebook = as_member(notebook, page.name, title, short=page.short)
    return dump_notebook(notebook).encode()


def _assets(root: Path, staged: Staged) -> dict[str, str | bytes]:
    """Find pictures and other files beside the pages, by their path from the page's folder.

    An edition beside the current one takes the pictures only: tables and records know later days.
    """
    endings = SHARED_ENDINGS if staged.edition.beside else ASSET_ENDINGS
    folders = sorted({page.source.parent for page in staged.pages if page.source.parent != root})
    files = [(path, folder) for folder in folders for path in folder.rglob("*") if path.suffix in endings]
    shown = [(path, folder) for path, folder in files if not any(p.startswith(".") for p in path.parts[-2:])]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path, folder in shown}


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in wanted:
            path.unlink()


def edition_config(config: Mapping[str, Any], edition: Edition, context: Mapping[str, Any]) -> dict[str, Any]:
    """Add to the project's settings what only a build knows.

    Args:
        config: the project's settings.
        edition: the edition.
        context: what the page template is told.
    """
    result = deepcopy(dict(config))
    sphinx = result.setdefault("sphinx", {}).setdefault("config", {})
    lang = edition.language
    sphinx["language"] = sphinx.get("language", lang) if lang == DEFAULT_LANGUAGE else lang
    sphinx.pop(DAYS, None)
    sphinx.setdefault("html_context", {}).update(context)
    if "bibtex_bibfiles" in result:  # the pages lie beside them in the stage
        result["bibtex_bibfiles"] = [Path(name).name for name in result["bibtex_bibfiles"]]
    if edition.beside:
        sphinx["chokepoint_catalogue"] = False  # tables and sources stand in the current edition
    if edition.as_of:
        title = str(result.get("title", ""))
        sphinx["html_context"]["book_title"] = title
        result["title"] = write_title(title, edition)
    base = result.get("html", {}).get("baseurl", "")
    if base:
        result["html"]["baseurl"] = f"{base.rstrip('/')}/{edition.path}/"
    return result


def write_title(title: str, edition: Edition) -> str:
    """Write the title of an edition of a day, as citations and other sites name it."""
    t = Translator(edition.language)
    return t("{title}, as of {day}", title=title, day=t.day(date.fromisoformat(str(edition.as_of))))


def _yaml(content: Any) -> str:
    return yaml.safe_dump(content, sort_keys=True, allow_unicode=True, width=1000)
