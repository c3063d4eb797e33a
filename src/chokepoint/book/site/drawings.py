"""Drawings kept by what they are made from, so that a chart that did not change is not drawn again.

An entry's name is the hash of everything its bytes follow from: the specification or the drawing, the
version of what draws, and the fonts it can see. A folder that cannot be used is done without.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import chokepoint

FOLDER_VARIABLE = "CHOKEPOINT_DRAWINGS"
"""Names the folder; without it everything is drawn anew."""
FONTS = Path(chokepoint.__file__).parent / "figures/fonts"
"""The fonts that charts are measured with."""
FACES = Path(chokepoint.__file__).parent / "figures/faces"
"""The fonts that pictures are painted with; those of the machine are never used."""
CHECK_BYTES = 4


def keeps() -> bool:
    """Tell whether drawings are kept."""
    return bool(os.environ.get(FOLDER_VARIABLE))


def kept(kind: str, content: str, make: Callable[[], bytes]) -> bytes:
    """Give the bytes of a drawing: those made before from the same, or new ones.

    Args:
        kind: what is made, such as ``svg``; two kinds share no entry.
        content: everything the bytes follow from, but for the tools and the fonts.
        make: makes them.
    """
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        return make()
    place = _place(Path(folder), kind, content)
    found = _read(place)
    if found is None:
        found = make()
        _write(place, found)
    return found


def _place(folder: Path, kind: str, content: str) -> Path:
    name = hashlib.sha256("\0".join([kind, _drawer(), name_fonts(), content]).encode())
    return folder / name.hexdigest()[:2] / f"{name.hexdigest()}.{kind}"


@lru_cache(maxsize=1)
def _drawer() -> str:
    return version("vl-convert-python")


def _read(place: Path) -> bytes | None:
    """Read an entry; nothing if there is none, or if it is not what was written."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    check, drawing = content[:CHECK_BYTES], content[CHECK_BYTES:]
    if check != _check(drawing):
        return None
    with suppress(OSError):
        os.utime(place)  # what was used lately is forgotten last
    return drawing


def _write(place: Path, drawing: bytes) -> None:
    beside = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(_check(drawing) + drawing)
        beside.replace(place)


def _check(drawing: bytes) -> bytes:
    return zlib.crc32(drawing).to_bytes(CHECK_BYTES, "big")


@lru_cache(maxsize=1)
def name_fonts() -> str:
    """Name the fonts that drawings are measured and painted with: files and what they hold."""
    return "\n".join(line for folder in (FONTS, FACES) for line in _states(folder))


def _states(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.ttf")):
        yield f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
