"""What a reader takes away from a figure: its rows, its drawing, its specification, as files of their own."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import vl_convert
from markupsafe import escape

from chokepoint.book.site.drawings import kept
from chokepoint.book.site.faces import set_in_faces
from chokepoint.book.site.svg import VARIABLES
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, find_source, write_plain
from chokepoint.book.sphinx_ext.figures.states import Part
from chokepoint.book.sphinx_ext.words import _, reader
from chokepoint.data import RowRef, find_rows
from chokepoint.figures import theme
from chokepoint.figures.measure import wrap

FOLDER = "_figures"
PNG_SCALE = 2
FONTS = "'DejaVu Sans', 'Noto Sans CJK SC', system-ui, sans-serif"
MARGIN = 16
TITLE, SUBTITLE, FOOT = 17, 13, 11
"""Type sizes of a drawing that stands alone, in CSS pixels."""

_NUMBER = re.compile(r"[-−+]?\d[\d,]*(\.\d+)?(e[-+]?\d+)?")
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
_ROWS = re.compile(r' data-r="[\d;]*"')
_SIZE = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
_HEX = {name: colour for colour, name in VARIABLES.items() if colour in vars(theme).values()}


def make_files(
    spec: dict[str, Any], meta: dict[str, Any], drawing: str, catalogue: Catalogue
) -> dict[str, str]:
    """Write the files of a figure, by their ending.

    Args:
        spec: the complete wide specification.
        meta: the figure's metadata as in the output contract.
        drawing: its wide drawing, as it stands in the page.
        catalogue: the sources of the data package.
    """
    sources = [find_source(catalogue, entry["source_id"]) for entry in meta["sources"]]
    told = [reader().pair(_("Sources"), write_plain(sources))] if sources else []
    foot = reader().sentences(["Chokepoint Metals", *told])
    return {
        "csv": write_csv(meta["table"], catalogue),
        "svg": write_svg(drawing, meta["title"], meta["subtitle"], foot),
        "vl.json": json.dumps(spec, sort_keys=True, ensure_ascii=False, indent=1) + "\n",
    }


def save_files(folder: Path, figures: Sequence[Part]) -> None:
    """Save the files of every figure of a page, each drawing also as a picture; those of an earlier build go.

    Args:
        folder: the page's folder of figures.
        figures: with ``figure`` (the id) and ``files``.
    """
    for path in folder.glob("*.*"):
        path.unlink()
    for figure in figures:
        folder.mkdir(parents=True, exist_ok=True)
        for ending, content in figure["files"].items():
            (folder / f"{figure['figure']}.{ending}").write_text(content, encoding="utf-8", newline="")
        if "svg" in figure["files"]:
            (folder / f"{figure['figure']}.png").write_bytes(paint(figure["files"]["svg"]))


def paint(drawing: str, scale: int = PNG_SCALE) -> bytes:
    """Paint a drawing that stands alone as a picture in PNG, so many pixels to one of its own.

    Raises:
        FigureError: if it holds a character that the faces of the package lack.
    """
    return kept(
        "png", f"{scale} {drawing}", lambda: vl_convert.svg_to_png(set_in_faces(drawing), scale=scale)
    )


def write_csv(table: dict[str, Any], catalogue: Catalogue) -> str:
    """Write exactly the rows of a figure, each with its source and its place there.

    Numbers stand without separators. A cell that a spreadsheet would run as a formula is written as text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(column["name"] for column in table["columns"]), "source", "locator", "row_ids"])
    numeric = [column.get("align") == "right" for column in table["columns"]]
    for cells, row_ids, origin in zip(
        table["rows"], table["row_ids"], _origins(table, catalogue), strict=True
    ):
        plain = [_plain(cell) if is_number else cell for cell, is_number in zip(cells, numeric, strict=True)]
        writer.writerow([disarm(cell) for cell in [*plain, *origin, row_ids]])
    return out.getvalue()


def disarm(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; numbers stay numbers."""
    risky = cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    return f"'{cell}" if risky and not _NUMBER.fullmatch(cell) else cell


def write_svg(drawing: str, title: str, subtitle: str, foot: str) -> str:
    """Make a drawing that stands alone: hex colours, a ground, and its finding, measure and sources.

    Args:
        drawing: an ``svg`` element with colours as variables.
        title: the finding.
        subtitle: the measure and its unit.
        foot: where the figures come from.
    """
    size = _SIZE.search(drawing)
    width, height = (float(size[1]), float(size[2])) if size else (0.0, 0.0)
    head = [*_lines(title, TITLE, width, bold=True), *_lines(subtitle, SUBTITLE, width)]
    tail = _lines(foot, FOOT, width)
    top = MARGIN + sum(step for step, _text in head) + 8
    texts = [*_place(head, MARGIN), *_place(tail, top + height)]
    total = (width + 2 * MARGIN, top + height + sum(step for step, _text in tail) + MARGIN)
    inner = _ROWS.sub("", drawing).replace("<svg ", f'<svg x="{MARGIN}" y="{top:g}" height="{height:g}" ', 1)
    return _VARIABLE.sub(lambda found: _HEX[found[1]], _frame(total, [*texts, inner]))


def _frame(size: tuple[float, float], content: Sequence[str]) -> str:
    width, height = (f"{number:g}" for number in size)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{FONTS}">'
    )
    return "\n".join([opening, f'<rect width="{width}" height="{height}" fill="{theme.PAPER}"/>', *content,
                      "</svg>\n"])  # fmt: skip


def _lines(text: str, size: int, width: float, *, bold: bool = False) -> list[tuple[float, str]]:
    """Break a text into lines that fit; give each with the room it takes."""
    style = f'font-size="{size}" fill="{theme.INK if bold else theme.SOFT}"' + (
        ' font-weight="600"' if bold else ""
    )
    lines = wrap(text, width, size, bold=bold).split("\n")
    return [(size * 1.35, f"<text {style}>{escape(line)}</text>") for line in lines if line.strip()]


def _place(lines: Sequence[tuple[float, str]], top: float) -> Iterator[str]:
    for step, text in lines:
        top += step
        yield text.replace("<text ", f'<text x="{MARGIN + 4}" y="{top:g}" ', 1)


def _plain(cell: str) -> str:
    return cell.replace(",", "") if _NUMBER.fullmatch(cell) else cell


def _origins(table: dict[str, Any], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Give the sources and the places of each row."""
    parts = [ids.split(";") for ids in table["row_ids"]]
    refs = {ref.row_id: ref for ref in find_rows(row_id for ids in parts for row_id in ids)}
    for ids in parts:
        rows: list[RowRef] = [refs[row_id] for row_id in ids if row_id]
        names = dict.fromkeys(_name(ref.source_id, catalogue) for ref in rows)
        yield "; ".join(names), "; ".join(dict.fromkeys(ref.locator for ref in rows if ref.locator))


def _name(source_id: str, catalogue: Catalogue) -> str:
    source = find_source(catalogue, source_id)
    return reader().aside(reader().commas([source.publisher, source.title]), source.date)
