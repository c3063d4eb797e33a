"""What the pages of the book can show of a notebook; all else would be published as nothing, or as noise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import FIGURE_FIELDS, FIGURE_TYPE
from chokepoint.errors import BuildError

OURS = "application/vnd.chokepoint."
PLAIN = ("text/html", "text/markdown", "text/plain")
"""Types a page shows as they are, the first of them that an output has."""
MOST_TEXT, MOST_MARKUP = 20_000, 100_000
"""Characters of one output; more makes a page heavy that nobody reads to its end."""

EXHIBIT = "make it an exhibit of the chapter: CONTRIBUTING.md, A figure"
_ACTIVE = re.compile(
    r"<\s*(script|iframe|object|embed|link|form)\b|<[^>]+\s(on[a-z]+)\s*=|\b(javascript:)", re.IGNORECASE
)
_FETCHED = re.compile(r"\bsrc\s*=\s*[\"']?\s*((?:https?:)?//[^\s\"'>]+)", re.IGNORECASE)
_LINK = re.compile(r"\x1b\]8;")
_FORMULA = re.compile(r"(?<![\\$\w])\$(?=\S)([^$\n`]*[\\^_{][^$\n`]*)(?<=\S)\$(?!\d)|\$\$")
_CODE = re.compile(r"(`{3,}|~{3,}).*?\1|(`+)(?!`).*?(?<!`)\2(?!`)", re.DOTALL)
_OUTSIDE = re.compile(r"!\[[^\]]*\]\(\s*((?:\.\./|/)[^)\s]+)")
_PASTED = re.compile(r"\]\(\s*attachment:")

Fault = tuple[str, str]
"""What cannot be shown, and what to do instead."""


def find_unshowable(notebook: NotebookNode, place: str) -> Iterator[BuildError]:
    """List what a notebook holds that no page can show.

    Args:
        notebook: an executed notebook.
        place: names the chapter and its run.

    Yields:
        An error for each, with the number of its cell counted from 1 and what to do.
    """
    for number, cell in enumerate(notebook.cells, start=1):
        for what, hint in _faults_of_cell(cell):
            yield BuildError(what, where=f"chapter {place}, cell {number}", hint=hint)


def first_unshowable(notebook: NotebookNode, place: str) -> BuildError | None:
    """Give the first of them, if there is any."""
    return next(find_unshowable(notebook, place), None)


def _faults_of_cell(cell: NotebookNode) -> Iterator[Fault]:
    if cell.cell_type == "raw":
        yield "a raw cell is shown on no page", "make it a Markdown cell, or delete it"
    if cell.cell_type == "markdown":
        yield from _faults_of_prose(str(cell.source))
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            yield from _faults_of_text(str(output.text), str(output.name))
        elif "data" in output:
            yield from _faults_of_bundle(output.data, output.get("metadata", {}))


def _faults_of_prose(source: str) -> Iterator[Fault]:
    prose = _CODE.sub(" ", source)
    formula = _FORMULA.search(prose)
    if formula:
        hint = "write {math}`x^2`, or a row of table methods shown by {formula}"
        yield f"a formula between dollar signs would be printed as it is typed: {formula[0]!r}", hint
    outside = _OUTSIDE.search(prose)
    if outside:
        hint = "lay it beside the chapter: only what lies there is published"
        yield f"the picture {outside[1]} lies outside the folder of the chapters", hint
    if _PASTED.search(prose):
        hint = "save it as a file beside the chapter and name that: ![what it shows](picture.png)"
        yield "a pasted picture is shown on no page", hint


def _faults_of_text(text: str, stream: str) -> Iterator[Fault]:
    if stream == "stderr" and text.strip():
        first = text.strip().split("\n", 1)[0]
        yield f"a warning would be published: {first[:120]}", "mend its cause, or print it if readers need it"
    if _LINK.search(text):
        yield "a link for terminals is printed", "print the address itself, or write it in Markdown"
    yield from _weigh(text, MOST_TEXT, "printed")


def _faults_of_bundle(data: Mapping[str, Any], metadata: Mapping[str, Any]) -> Iterator[Fault]:
    if any(kind.startswith(OURS) for kind in data) or (FIGURE_TYPE in data and FIGURE_FIELDS in metadata):
        return
    if any("vegalite" in kind or "vega.v" in kind for kind in data):
        yield "a bare Altair chart is shown on no page: it needs scripts from another host", EXHIBIT
        return
    if any(kind.startswith("image/") for kind in data):
        yield "a picture has no words for those who cannot see it, and no rows", EXHIBIT
        return
    kind = next((kind for kind in PLAIN if kind in data), "")
    if not kind:
        names = ", ".join(sorted(data)) or "nothing"
        yield f"an output of the type {names} is shown on no page", EXHIBIT
    elif kind == "text/html":
        yield from _faults_of_markup(str(data[kind]))
    else:
        yield from _weigh(str(data[kind]), MOST_TEXT, "shown")


def _faults_of_markup(markup: str) -> Iterator[Fault]:
    active, fetched = _ACTIVE.search(markup), _FETCHED.search(markup)
    if active:
        name = next(part for part in active.groups() if part)
        what = f"HTML with {name!r} does nothing on a page: its policy lets only the scripts of the book run"
        yield what, "show a table or an exhibit"
    elif fetched:
        yield (
            f"HTML asks another host: {fetched[1]}",
            "pages load nothing from elsewhere; lay the file beside",
        )
    yield from _weigh(markup, MOST_MARKUP, "of HTML")


def _weigh(text: str, most: int, what: str) -> Iterator[Fault]:
    if len(text) > most:
        hint = "show the first rows, and the rest as an exhibit, which offers all of them as a file"
        yield f"{len(text):,} characters {what} make the page too heavy; the limit is {most:,}", hint
