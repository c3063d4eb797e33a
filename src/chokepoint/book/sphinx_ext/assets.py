"""Only what a page loads is published: the files other themes and extensions leave behind are removed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import myst_nb.sphinx_
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.page import THEME, is_ours

UNUSED = ("pydata_sphinx_theme", "sphinx_book_theme", "sphinx_thebe", "sphinx_comments", "sphinx_copybutton",
          "sphinx_togglebutton", "sphinx_design")  # fmt: skip
# one counts sections once all pages are read, in one process; the other changes pages of LaTeX only
SAFE_TO_READ = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")


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
    """Keep Sphinx and MyST-NB from copying what nobody reads.

    That is every notebook with its outputs, and the files of other themes and extensions, which would be
    removed again.
    """
    if not is_ours(app):
        return
    myst_nb.sphinx_.nbformat = SimpleNamespace(writes=lambda notebook: "")
    theme, source = app.builder.theme, Path(app.srcdir)
    folders = [folder for folder in theme.get_theme_dirs() if Path(folder).name not in UNUSED]
    theme.get_theme_dirs = lambda: folders
    app.config.html_static_path = _own_folders(app.config.html_static_path, source)


def trim_static(app: Sphinx, exception: Exception | None) -> None:
    """Remove every file under ``_static`` that is neither ours nor the book's own."""
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
    named = _own_folders(app.config.html_static_path, source)
    folders = [THEME / "static", *(source / name for name in named)]
    own = (p.relative_to(folder).as_posix() for folder in folders for p in folder.rglob("*") if p.is_file())
    return set(own)


def _own_folders(names: Iterable[str], source: Path) -> list[str]:
    """Leave out the folders that extensions add to the book's own: those that lie elsewhere."""
    return [name for name in names if (source / name).is_relative_to(source)]


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
