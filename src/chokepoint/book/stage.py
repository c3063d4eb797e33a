"""Lay executed notebooks, Markdown pages and settings into the folder one edition is built from."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml
from nbformat import NotebookNode

from chokepoint.book.changes import RECORD
from chokepoint.book.folders import Workspace, write_if_changed
from chokepoint.book.notebooks import dump_notebook
from chokepoint.book.plan import Page, page_name, read_toc
from chokepoint.errors import BuildError

COMMIT_VARIABLE = "CHOKEPOINT_COMMIT"
# a change to anything else cannot show on a page
BOOK_FILES = ("chapters", "data", "src", "_config.yml", "_toc.yml", "requirements.txt", RECORD)
ASSET_ENDINGS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".csv", ".json", ".pdf", ".bib"})


@dataclass(frozen=True)
class BuildFacts:
    """What every page says of its own making.

    Args:
        commit: the commit the project stands at; "" outside git.
        commit_modified: whether files that make the book differ from that commit.
        data_checksum: SHA-256 of the data package.
        data_as_of: the newest exact day on which a source was published, or the day asked for.
    """

    commit: str = ""
    commit_modified: bool = False
    data_checksum: str = ""
    data_as_of: str = ""


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


def commit_id(root: Path) -> tuple[str, bool]:
    """Name the commit a project stands at, and tell whether its files differ from it.

    ``$CHOKEPOINT_COMMIT`` wins over git.
    """
    if COMMIT_VARIABLE in os.environ:
        return os.environ[COMMIT_VARIABLE], False
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != root.resolve():
        return "", False  # a project copied into somebody else's repository
    commit = _git(root, "rev-parse", "HEAD")
    return commit, bool(commit and _git(root, "status", "--porcelain", "--", *BOOK_FILES))


def _git(root: Path, *arguments: str) -> str:
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def stage_edition(
    workspace: Workspace,
    edition: str,
    pages: Sequence[Page],
    notebooks: Mapping[str, NotebookNode],
    facts: BuildFacts,
) -> Path:
    """Bring the stage of an edition up to date: write what changed, remove what is gone.

    Args:
        workspace: the project's folders.
        edition: language of the edition.
        pages: the pages of the book.
        notebooks: executed notebooks by page name.
        facts: what every page says of its making.

    Returns:
        The stage's folder.
    """
    folder = workspace.stage / edition
    files = _page_files(pages, notebooks) | _assets(workspace.root, pages)
    files["_toc.yml"] = _yaml(flat_toc(read_toc(workspace.root)))
    record = workspace.root / RECORD
    files |= {RECORD: record.read_bytes()} if record.is_file() else {}
    sources = {page.name: page.source.relative_to(workspace.root).as_posix() for page in pages}
    files["_config.yml"] = _yaml(edition_config(read_config(workspace.root), edition, facts, sources))
    for name, content in files.items():
        write_if_changed(folder / name, content)
    _remove_others(folder, set(files))
    return folder


def _page_files(pages: Sequence[Page], notebooks: Mapping[str, NotebookNode]) -> dict[str, str | bytes]:
    return {
        f"{page.name}{page.source.suffix}": dump_notebook(notebooks[page.name])
        if page.is_notebook
        else page.source.read_bytes()
        for page in pages
    }


def _assets(root: Path, pages: Sequence[Page]) -> dict[str, str | bytes]:
    """Find pictures and other files beside the pages, by their path from the page's folder."""
    folders = sorted({page.source.parent for page in pages if page.source.parent != root})
    files = [
        (path, folder) for folder in folders for path in folder.rglob("*") if path.suffix in ASSET_ENDINGS
    ]
    shown = [(path, folder) for path, folder in files if not any(p.startswith(".") for p in path.parts[-2:])]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path, folder in shown}


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in wanted:
            path.unlink()


def flat_toc(entry: Any) -> Any:
    """Rewrite a table of contents for pages that all lie in one folder."""
    if isinstance(entry, list):
        return [flat_toc(item) for item in entry]
    if not isinstance(entry, dict):
        return entry
    return {k: page_name(str(v)) if k in ("root", "file") else flat_toc(v) for k, v in entry.items()}


def read_config(root: Path) -> dict[str, Any]:
    """Read the project's settings.

    Raises:
        BuildError: if ``_config.yml`` is not a YAML mapping.
    """
    try:
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BuildError("cannot be read", where="_config.yml", hint=str(error).replace("\n", " ")) from error
    if not isinstance(config, dict):
        raise BuildError("holds no settings", where="_config.yml", hint="see jupyterbook.org for its form")
    return config


def edition_config(
    config: Mapping[str, Any], edition: str, facts: BuildFacts, sources: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Add to the project's settings what only a build knows.

    Args:
        config: the project's settings.
        edition: language of the edition.
        facts: what every page says of its making.
        sources: the path of each page's file in the project, by page name.
    """
    result = deepcopy(dict(config))
    sphinx = result.setdefault("sphinx", {}).setdefault("config", {})
    sphinx["language"] = sphinx.get("language", edition) if edition == "en" else edition
    sphinx.setdefault("html_context", {}).update(
        edition=edition, page_sources=dict(sources or {}), **asdict(facts)
    )
    if "bibtex_bibfiles" in result:  # the pages lie beside them in the stage
        result["bibtex_bibfiles"] = [Path(name).name for name in result["bibtex_bibfiles"]]
    base = result.get("html", {}).get("baseurl", "")
    if base:
        result["html"]["baseurl"] = f"{base.rstrip('/')}/{edition}/"
    return result


def _yaml(content: Any) -> str:
    return yaml.safe_dump(content, sort_keys=True, allow_unicode=True, width=1000)
