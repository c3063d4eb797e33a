"""Put a finished site in the place of the old one in a single step."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from chokepoint.book.engine.digests import tree_digest
from chokepoint.book.engine.places import FOLDER, LINK, kind_at, refusal

HASH_LENGTH = 16
MARKER = ".nojekyll"  # stands in every site of ours
ANOTHER_OUTPUT = "choose another --output"


def check_output(output: Path) -> None:
    """Refuse a place that holds anything but an empty folder or the link of an earlier site.

    Raises:
        BuildError: if the place is a folder with content, a link that is not ours, or any other thing.
    """
    kind = kind_at(output, ANOTHER_OUTPUT)
    if kind == LINK and not _is_ours(output.parent / output.readlink(), output):
        raise refusal(output, "is a link to another place", ANOTHER_OUTPUT)
    if kind == FOLDER and any(output.iterdir()):
        reason = "is a folder with content that is not a site of this book"
        raise refusal(output, reason, ANOTHER_OUTPUT)
    if kind not in ("", LINK, FOLDER):
        raise refusal(output, f"is {kind}", ANOTHER_OUTPUT)


def _is_ours(folder: Path, output: Path) -> bool:
    """Tell whether a folder is a site of ours, by its name, its place and what every site holds, or was."""
    named = re.fullmatch(rf"{re.escape(output.name)}-[0-9a-f]{{{HASH_LENGTH}}}", folder.name)
    beside = folder.parent.resolve() == output.parent.resolve()
    return bool(named) and beside and (not folder.exists() or (folder / MARKER).is_file())


def publish(finished: Path, output: Path, site_hash: str = "") -> str:
    """Move a finished tree beside the output and point the output at it.

    Args:
        finished: the tree; it is moved away.
        output: the place of the site, a symlink afterwards.
        site_hash: the hash of the tree, if it is known.

    Returns:
        The hash of the tree's names and contents.

    Raises:
        BuildError: if the output is not ours.
    """
    check_output(output)
    site_hash = site_hash or tree_digest(finished)
    output.parent.mkdir(parents=True, exist_ok=True)
    target = output.parent / f"{output.name}-{site_hash[:HASH_LENGTH]}"
    before = current(output)
    if target.exists() and tree_digest(target) != site_hash:
        shutil.rmtree(target)  # somebody changed it; nothing serves it in one step, but it must be whole
    if not target.exists():
        _move(finished, target)
    _point(output, target)
    _remove_old(output, keep={target.name, before.name if before else ""})
    return site_hash


def current(output: Path) -> Path | None:
    """Give the folder the output points at, if it is a site of ours."""
    if not output.is_symlink():
        return None
    folder = output.parent / output.readlink()
    return folder if folder.is_dir() and _is_ours(folder, output) else None


def _move(finished: Path, target: Path) -> None:
    """Move a tree so that the target appears whole, also from another file system."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".site-") as temporary:
        whole = Path(shutil.move(finished, Path(temporary) / "site"))
        whole.replace(target)


def _point(output: Path, target: Path) -> None:
    if output.is_dir() and not output.is_symlink():
        output.rmdir()  # empty, see check_output
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=".site-") as temporary:
        link = Path(temporary) / "link"
        link.symlink_to(target.name)
        os.replace(link, output)  # noqa: PTH105 - Path.replace on a link says less clearly that the link is moved


def _remove_old(output: Path, keep: set[str]) -> None:
    for folder in output.parent.glob(f"{output.name}-*"):
        if folder.name not in keep and _is_ours(folder, output):
            shutil.rmtree(folder, ignore_errors=True)
