"""Only what a page loads is published: the files other themes and extensions leave behind are removed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import myst_nb.sphinx_
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.page import THEME, is_ours

UNUSED = ("pydata_sphinx_theme", "sphinx_book_theme", "sphinx_thebe", "sphinx_comments", "sphinx_copybutton",
          "sphinx_togglebutton", "sphinx_design")  # fmt: skip
# one counts sections once all pages are read, in one process; the other changes pages of LaTeX only
SAFE_TO_READ = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")
SEARCH = ("language_data.js",)


def silence_others(app: Sphinx) -> None:
    """Disconnect what the inherited themes and the stock extensions would do to a page: none is used."""
    if not is_ours(app):
        return
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            if getattr(listener.handler, "__module__", "").startswith(UNUSED):
                listeners.remove(listener)


def trust_readers(app: Sphinx) -> None:
    """Let pages be read in parallel beside extensions that only forgot to say that they allow it."""
    for name in SAFE_TO_READ:
        if name in app.extensions:
            app.extensions[name].parallel_read_safe = True


def leave_out_copies(app: Sphinx) -> None:
    """Keep MyST-NB from writing every notebook once more into a folder nobody reads, outputs and all."""
    if is_ours(app):
        myst_nb.sphinx_.nbformat = SimpleNamespace(writes=lambda notebook: "")


def trim_static(app: Sphinx, exception: Exception | None) -> None:
    """Remove every file under ``_static`` that is neither ours, nor the search page's, nor the book's own."""
    if exception is not None or not is_ours(app):
        return
    static = Path(app.outdir) / "_static"
    kept = _kept_files(app)
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_dir():
            _remove_empty(path)
        elif path.relative_to(static).as_posix() not in kept:
            path.unlink()


def _kept_files(app: Sphinx) -> set[str]:
    source = Path(app.srcdir)
    # extensions add folders of their own to the list; only those inside the book are the book's
    named = (source / name for name in app.config.html_static_path)
    folders = [THEME / "static", *(folder for folder in named if folder.is_relative_to(source))]
    own = (p.relative_to(folder).as_posix() for folder in folders for p in folder.rglob("*") if p.is_file())
    return {*SEARCH, *own}


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
