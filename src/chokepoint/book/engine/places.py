"""What stands where a command is to write: nothing is replaced that a command of the book did not make."""

from __future__ import annotations

import stat
from pathlib import Path

from chokepoint.errors import BuildError

LINK, FILE, FOLDER = "a link", "a file", "a folder"
KINDS = {
    stat.S_IFLNK: LINK,
    stat.S_IFREG: FILE,
    stat.S_IFDIR: FOLDER,
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
ANOTHER = "choose another place"


def kind_at(path: Path, hint: str = ANOTHER) -> str:
    """Name what stands at a place without opening it or following a link; "" if nothing does.

    Raises:
        BuildError: if nothing can ever stand there, for example below a file.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise BuildError(f"cannot be written to: {error.strerror}", where=str(path), hint=hint) from error
    return KINDS.get(stat.S_IFMT(mode), "something else")


def check_file(path: Path, hint: str = ANOTHER) -> None:
    """Refuse a place for a file that holds anything but a file.

    Args:
        path: where a file is to be written.
        hint: what a person can do about it.

    Raises:
        BuildError: if a link, a folder, a pipe, a socket or a device stands there.
    """
    kind = kind_at(path, hint)
    if kind not in ("", FILE):
        raise refusal(path, f"is {kind}", hint)


def refusal(path: Path, reason: str, hint: str = ANOTHER) -> BuildError:
    """Say why a place is not written to."""
    return BuildError(f"{reason}; nothing was changed", where=str(path), hint=hint)
