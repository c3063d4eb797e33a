"""Make the faces of this folder: what pictures of figures are painted with, the same on every machine.

Run by hand with fonttools installed: ``python make_faces.py DEJAVU_FOLDER NOTO_FOLDER``; again whenever
``tests/book/site/test_faces.py`` names a character that no face has. The same input gives the same bytes.

One face holds Latin and Chinese, because a painter that meets a character its face lacks takes a font of the
machine for the whole line. Latin, Greek, Cyrillic and signs are those of DejaVu Sans, Chinese characters
those of Noto Sans CJK SC, their curves turned into the kind the other face has.
"""

# mypy: ignore-errors
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EPOCH = 3786912000  # 1 January 2024 in the font's own count of seconds
FAMILY, RIGHTS = "Chokepoint Sans", "Glyphs of DejaVu Sans and Noto Sans CJK SC; see LICENSE.txt"
WRITTEN = [(0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x22FF), (0x2500, 0x25FF)]
"""Latin, Greek, Cyrillic, punctuation, arrows, signs and shapes."""
HAN = [(0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF01, 0xFFEF)]
"""Where the characters and the punctuation of Chinese text are."""
ALWAYS = "　、。《》「」【】（），：；？！％～"
ERROR = 1.0
"""How far a curve may stray when it is turned into the other kind, in units of 2,048 to the em."""
ROOT = Path(__file__).resolve().parents[4]
TEXTS = ("data/**/*.csv", "chapters/*.ipynb", "src/**/*.py", "src/**/*.csv", "src/**/*.po")


def spread(ranges: list[tuple[int, int]]) -> set[int]:
    """Give every character of ranges."""
    return {char for first, last in ranges for char in range(first, last + 1)}


def used_characters() -> set[int]:
    """Give every Chinese character that the tables, the chapters and the package hold."""
    files = (path for pattern in TEXTS for path in sorted(ROOT.glob(pattern)))
    used = {ord(sign) for path in files for sign in path.read_text(encoding="utf-8")}
    return (used | set(map(ord, ALWAYS))) & spread(HAN)


def take_part(font: TTFont, characters: set[int]) -> TTFont:
    """Reduce a font to some characters, without hints and features."""
    options = subset.Options(
        hinting=False, layout_features=[], notdef_outline=True, drop_tables=["FFTM", "kern"]
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE"]
    part = subset.Subsetter(options)
    part.populate(unicodes=characters)
    part.subset(font)
    return font


def add_glyphs(font: TTFont, other: TTFont) -> None:
    """Draw the glyphs of a font of cubic curves into one of quadratic curves."""
    scale = font["head"].unitsPerEm / other["head"].unitsPerEm
    glyphs, advances = other.getGlyphSet(), other["hmtx"]
    order = font.getGlyphOrder()
    for char, name in sorted(other.getBestCmap().items()):
        own = f"han{char:04X}"
        pen = TTGlyphPen(None)
        glyphs[name].draw(
            TransformPen(Cu2QuPen(pen, ERROR, reverse_direction=True), (scale, 0, 0, scale, 0, 0))
        )
        order.append(own)
        font["glyf"].glyphs[own] = glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][own] = (round(advances[name][0] * scale), getattr(glyph, "xMin", 0))
        for table in font["cmap"].tables:
            table.cmap[char] = own
    font.setGlyphOrder(order)


def rename(font: TTFont, style: str) -> None:
    """Give a font a name of its own, as the licence of DejaVu Sans asks for."""
    postscript = f"{FAMILY}-{style}".replace(" ", "")
    names = {0: RIGHTS, 1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def write_characters(font: TTFont) -> None:
    """List what a face can write, as first and last characters of runs in hexadecimal, a run a line."""
    chars = sorted(font.getBestCmap())
    starts = [char for char in chars if char - 1 not in font.getBestCmap()]
    ends = [char for char in chars if char + 1 not in font.getBestCmap()]
    lines = (f"{first:04X} {last:04X}\n" for first, last in zip(starts, ends, strict=True))
    (Path(__file__).parent / "characters.txt").write_text("".join(lines), encoding="utf-8")


def make_face(style: str, dejavu: Path, noto: Path) -> None:
    """Write one face."""
    latin, han = spread(WRITTEN), used_characters()
    font = take_part(TTFont(dejavu, recalcTimestamp=False), latin)
    collection = (TTFont(noto, fontNumber=n) for n in range(5))
    simplified = next(one for one in collection if one["name"].getDebugName(1).startswith("Noto Sans CJK SC"))
    add_glyphs(font, take_part(simplified, han - set(font.getBestCmap())))
    rename(font, style)
    font["post"].formatType = 3.0
    write_characters(font)
    font["head"].created = font["head"].modified = EPOCH
    font.save(Path(__file__).parent / f"ChokepointSans-{style}.ttf")


def main(dejavu: Path, noto: Path) -> None:
    """Make both faces."""
    make_face("Regular", dejavu / "DejaVuSans.ttf", noto / "NotoSansCJK-Regular.ttc")
    make_face("Bold", dejavu / "DejaVuSans-Bold.ttf", noto / "NotoSansCJK-Bold.ttc")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
