"""The section "Reproduce this page": parameters, command, executed notebook, commit and data, and reports."""

from __future__ import annotations

import json
import shlex
import shutil
from ast import literal_eval
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.addresses import NOTEBOOKS, to_top
from chokepoint.book.sphinx_ext.cells import (
    PARAMETER_TAGS,
    REPRODUCE,
    Parameter,
    merge_parameters,
    read_parameters,
    write_cut,
)
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.repository import Repository, read_repository
from chokepoint.book.sphinx_ext.words import _, reader

CHECKOUT = "/content/book"
"""Where a notebook in Colab keeps the book."""


@dataclass(frozen=True)
class Reproduction:
    """What a reader needs to make a page again.

    Args:
        page: the page's name.
        source: the path of its notebook in the repository.
        parameters: the values it was made with.
        repository: where its code is public, if anywhere.
        commit: the commit it was made from; "" if unknown.
        commit_name: the word before it.
        data_checksum: SHA-256 of the data package; "" if unknown.
    """

    page: str
    source: str
    parameters: Sequence[Parameter] = ()
    repository: Repository | None = None
    commit: str = ""
    commit_name: str = ""
    data_checksum: str = ""

    def write(self) -> Markup:
        """Write the section."""
        parts = [self._origin(), self._parameters(), self._commands(), self._links(), self._colab()]
        title = tag("h2", str(_("Reproduce this page")))
        return tag("section", title, *parts, id=REPRODUCE, class_="reproduce")

    def _origin(self) -> Markup:
        lead = str(_("A notebook made this page. Each number that opens leads to the rows behind it."))
        pairs = (
            (self.commit_name, self.commit),
            (_("Data checksum (SHA-256)"), self.data_checksum),
        )
        lines = (
            part
            for name, value in pairs
            if value
            for part in (tag("dt", str(name)), tag("dd", tag("code", value)))
        )
        return tag("p", lead) + tag("dl", *lines, class_="card-list")

    def _parameters(self) -> Markup:
        if not self.parameters:
            return Markup()
        cells = (
            part
            for p in self.parameters
            for part in (
                tag("dt", tag("code", p.name)),
                tag("dd", self._told(p)),
            )
        )
        return tag("h3", str(_("Parameters"))) + tag("dl", *cells, class_="card-list")

    def _told(self, parameter: Parameter) -> str:
        value = parameter.value + write_cut(parameter, self.parameters)
        return reader().pair(value, reader().cell(parameter.meaning)) if parameter.meaning else value

    def _commands(self) -> Markup:
        lines = [*write_checkout(self.repository), write_command(self.parameters, self.page)]
        label = str(_("Commands that run the page again"))
        block = tag("pre", "\n".join(lines), class_="par", tabindex="0", role="group", aria_label=label)
        return tag("h3", str(_("Run it again"))) + block

    def _links(self) -> Markup:
        name = f"{self.page}.ipynb"
        own = f"{to_top(self.page)}{NOTEBOOKS}/{name}"
        links = [tag("a", str(_("Executed notebook")), href=own, download=Path(name).name)]
        if self.repository:
            links.append(tag("a", str(_("Source")), href=self.repository.file(self.source)))
            binder, colab = self.repository.binder(self.source), self.repository.colab(self.source)
            links += [
                tag("a", label, href=url) for label, url in (("Binder", binder), ("Colab", colab)) if url
            ]
        return tag("p", join(links, " · "), class_="files")

    def _colab(self) -> Markup:
        if not self.repository or not self.repository.slug:
            return Markup()
        summary = tag("summary", str(_("What to run first in Colab")))
        block = tag("pre", "\n".join(write_colab(self.repository)), class_="par", tabindex="0", role="group",
                    aria_label=str(_("Cell to run first in Colab")))  # fmt: skip
        return tag("details", summary, block)


def write_command(parameters: Iterable[Parameter], page: str) -> str:
    """Write the command that runs a page with these parameters, ready for a shell."""
    options = [f"-p {p.name} {shlex.quote(_bare(p.value))}" for p in parameters if p.value[:1] not in "[{("]
    # a page of a plain Jupyter Book bears the folder of its file
    return " ".join([f".venv/bin/chokepoint run {page.removeprefix('chapters/')}", *options])


def _bare(value: str) -> str:
    literal = literal_eval(value)
    return literal if isinstance(literal, str) else value


def write_checkout(repository: Repository | None) -> list[str]:
    """Write the commands that fetch the book as it was and make its environment."""
    if repository is None:
        return ["make install"]
    folder = repository.url.rsplit("/", 1)[-1].removesuffix(".git")
    fetch = f"git clone {repository.url} && cd {folder} && git checkout {repository.reference}"
    return [fetch, "make install"]


def write_colab(repository: Repository) -> list[str]:
    """Write the cell that puts the book and its data beside a notebook opened in Colab."""
    return [
        f"!git clone --quiet {repository.url} {CHECKOUT}",
        f"!git -C {CHECKOUT} checkout --quiet {repository.reference}",
        f"%pip install --quiet {CHECKOUT}",
        f"%env CHOKEPOINT_ROOT={CHECKOUT}",
    ]


def page_parameters(path: Path) -> list[Parameter]:
    """Read the parameters a notebook was executed with, later values over earlier ones."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]  # nbformat takes ten times as long
    merged: dict[str, Parameter] = {}
    for cell in cells:
        if set(PARAMETER_TAGS) & set(cell["metadata"].get("tags", [])):
            merged = merge_parameters(merged, read_parameters("".join(cell["source"])))
    return list(merged.values())


def reproduce(app: Sphinx, page: str) -> Markup:
    """Write the section of a page and put its notebook beside the pages; nothing for a page without code."""
    path = Path(app.env.doc2path(page))
    if page not in app.env.found_docs or path.suffix != ".ipynb":
        return Markup()
    save_notebook(path, Path(app.outdir) / NOTEBOOKS / f"{page}.ipynb")
    context, repository = app.config.html_context, read_repository(app.config)
    return Reproduction(
        page=page,
        source=dict(context.get("page_sources") or {}).get(page, f"{page}.ipynb"),
        parameters=page_parameters(path),
        repository=repository,
        commit=str(context.get("commit") or ""),
        commit_name=str(context.get("commit_name") or _name_commit(bool(context.get("commit_modified")))),
        data_checksum=str(context.get("data_checksum") or ""),
    ).write()


def _name_commit(modified: bool) -> str:
    return str(_("Commit, with changes since") if modified else _("Commit"))


def save_notebook(source: Path, target: Path) -> None:
    """Copy an executed notebook to where readers can download it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
