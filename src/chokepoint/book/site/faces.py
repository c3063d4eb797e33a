"""The faces that pictures are painted with: the package's own, so that machines paint the same bytes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import vl_convert
from markupsafe import Markup

from chokepoint.book.site.drawings import FACES
from chokepoint.errors import FigureError

FAMILY = "Chokepoint Sans"
REMAKE = "make the faces anew: figures/faces/make_faces.py"

_FAMILY = re.compile(r'(?<=\sfont-family=")[^"]*(?=")')
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


def set_in_faces(drawing: str) -> str:
    """Let a drawing be painted with the faces, whatever fonts it names for readers.

    Args:
        drawing: an ``svg`` element that stands alone; it names its fonts as attributes.

    Raises:
        FigureError: if it holds a character that the faces lack.
    """
    for text in _TEXT.findall(drawing):
        check_characters(Markup(text).unescape())
    _register()
    return _FAMILY.sub(FAMILY, drawing)


def check_characters(text: str) -> None:
    """Refuse a text that the faces cannot write: a painter would take a font of the machine for all of it.

    Raises:
        FigureError: naming the first such character.
    """
    missing = next((sign for sign in text if not sign.isspace() and not _has(ord(sign))), "")
    if missing:
        what = f"no face has the character {missing!r} (U+{ord(missing):04X})"
        raise FigureError(what, where=f"picture with {text.strip()[:60]!r}", hint=REMAKE)


@lru_cache(maxsize=1)
def _register() -> None:
    vl_convert.register_font_directory(str(FACES))


def _has(char: int) -> bool:
    firsts, lasts = _runs()
    n = bisect_right(firsts, char) - 1
    return n >= 0 and char <= lasts[n]


@lru_cache(maxsize=1)
def _runs() -> tuple[list[int], list[int]]:
    lines = (FACES / "characters.txt").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(int(number, 16) for number in line.split()) for line in lines]
    return [first for first, _last in pairs], [last for _first, last in pairs]
