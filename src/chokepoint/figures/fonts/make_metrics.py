"""Make the two metrics fonts of this folder: every character is an empty-looking box of the right width.

Run once by hand with fonttools installed: ``python make_metrics.py FOLDER_WITH_DEJAVU_SANS``. The widths of
DejaVu Sans 2.37 stand for Latin, Greek and Cyrillic; every Chinese character, kana and full-width form is
one em wide, as in every Chinese font. One glyph serves all characters of one width. The same widths are
written to ``advances.json``, from which labels are measured while a chart is laid out.
"""

# mypy: ignore-errors
import json
import sys
from itertools import groupby
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FAMILY = "Chokepoint Metrics"
EPOCH = 3786912000  # 1 January 2024 in the font's own count of seconds: the same input gives the same bytes
WIDE = [(0x2E80, 0x2FDF), (0x3000, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
        (0xFE30, 0xFE4F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x2A6DF)]  # fmt: skip

MEASURED = [(0x20, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x22FF)]
"""What labels are written in beside Chinese: Latin, Greek, Cyrillic, punctuation, arrows and signs."""


def read_widths(path: Path) -> tuple[int, dict[int, int]]:
    """Read units per em and the advance width of each character, with one em for the Chinese ones."""
    font = TTFont(path)
    em, advances = font["head"].unitsPerEm, font["hmtx"]
    widths = {char: advances[name][0] for char, name in font.getBestCmap().items() if advances[name][0]}
    widths.update({char: em for first, last in WIDE for char in range(first, last + 1)})
    return em, widths


def draw_box(width: int, em: int) -> object:
    """Draw a box that fills the advance width, because an empty glyph is not measured."""
    pen = TTGlyphPen(None)
    top, bottom = round(em * 0.76), round(em * -0.24)
    pen.moveTo((0, bottom))
    for corner in ((0, top), (width, top), (width, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def map_characters(names: dict[int, str]) -> object:
    """Map characters to glyphs in the table format made for many characters of one glyph."""
    table, part = newTable("cmap"), CmapSubtable.newSubtable(13)
    part.platformID, part.platEncID, part.language, part.cmap = 3, 10, 0, names
    table.tableVersion, table.tables = 0, [part]
    return table


def make_font(source: Path, target: Path, style: str, weight: int) -> None:
    """Write the metrics twin of one font file."""
    em, widths = read_widths(source)
    sizes = {f"w{width}": width for width in sorted({em, *widths.values()})}
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef", *sizes])
    builder.font["cmap"] = map_characters({char: f"w{width}" for char, width in widths.items()})
    builder.setupGlyf({".notdef": draw_box(em, em), **{k: draw_box(w, em) for k, w in sizes.items()}})
    builder.setupHorizontalMetrics({".notdef": (em, 0), **{k: (w, 0) for k, w in sizes.items()}})
    builder.setupHorizontalHeader(ascent=round(em * 0.93), descent=round(em * -0.24))
    builder.setupOS2(usWeightClass=weight, fsSelection=0x20 if weight > 400 else 0x40)
    builder.setupNameTable({"familyName": FAMILY, "styleName": style, "fullName": f"{FAMILY} {style}",
                            "psName": f"ChokepointMetrics-{style}"})  # fmt: skip
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = EPOCH
    builder.font["head"].macStyle = int(weight > 400)
    builder.font.recalcTimestamp = False
    builder.save(target)


def list_runs(widths: dict[int, int]) -> list[list[int]]:
    """List the widths of neighbouring characters: the first character and then a width each."""
    places = sorted(char for char in widths if any(first <= char <= last for first, last in MEASURED))
    runs = groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    listed = [[place for _, place in run] for _, run in runs]
    return [[chars[0], *(widths[char] for char in chars)] for chars in listed]


def write_advances(folder: Path) -> None:
    """Write the widths of the two fonts in units of which an em has so many; all others are an em wide."""
    fonts = {style: folder / f"ChokepointMetrics-{style}.ttf" for style in ("Regular", "Bold")}
    read = {style: read_widths(path) for style, path in fonts.items()}
    runs = {style: list_runs(widths) for style, (_, widths) in read.items()}
    text = json.dumps({"em": read["Regular"][0], **runs}, separators=(",", ":"))
    (folder / "advances.json").write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    dejavu, here = Path(sys.argv[1]), Path(__file__).parent
    make_font(dejavu / "DejaVuSans.ttf", here / "ChokepointMetrics-Regular.ttf", "Regular", 400)
    make_font(dejavu / "DejaVuSans-Bold.ttf", here / "ChokepointMetrics-Bold.ttf", "Bold", 700)
    write_advances(here)
