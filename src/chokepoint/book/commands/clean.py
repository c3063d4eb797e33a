"""Delete what a build leaves behind."""

from __future__ import annotations

import shutil

from chokepoint.book.engine.folders import Workspace


def clean(workspace: Workspace, *, everything: bool = False) -> list[str]:
    """Delete intermediate folders, or, if asked, the whole build folder with cache and site.

    Args:
        workspace: the project's folders.
        everything: whether cache and site go too.

    Returns:
        The folders deleted, as paths from the project's folder.
    """
    parts = [workspace.stage, workspace.work, workspace.log, workspace.run]
    chosen = [workspace.build] if everything else parts
    gone = [folder for folder in chosen if folder.is_dir() and not folder.is_symlink()]
    for folder in gone:
        shutil.rmtree(folder)
    return [folder.relative_to(workspace.root).as_posix() for folder in gone]
