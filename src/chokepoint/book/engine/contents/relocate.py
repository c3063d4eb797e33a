"""A notebook as the page of a family: with a title of its own, and links that lead out of its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import FACT_TYPE, cell_tags

HEADING = re.compile(r"^# +(.+?) *$", re.MULTILINE)
FENCE = re.compile(r"^ *(`{3,}|~{3,})(?!\{)")

_OUTSIDE = r"(?![\w+.-]+:|[/#])"  # no address with a scheme or from the top, no place on the page
_LINKS = (
    re.compile(rf"(\]\(<?){_OUTSIDE}(?=[^\s)>])"),  # [words](page.md), ![picture](map.svg)
    re.compile(rf"(^ {{0,3}}\[[^\]^][^\]]*\]: +<?){_OUTSIDE}(?=\S)", re.MULTILINE),  # [name]: page.md
    re.compile(rf"(<(?:a|img|source)\b[^>]*?\b(?:href|src)=[\"']){_OUTSIDE}(?=[^\s\"'])"),
    re.compile(rf"(^ *[:`]{{3,}}\{{(?:finding|image|figure|include)\}} +){_OUTSIDE}(?=\S)", re.MULTILINE),
    re.compile(rf"(\{{(?:doc|download)\}}`(?:[^`<]*<)?){_OUTSIDE}(?=[^`<]+>?`)"),
)


CHAPTER_ONLY = "chapter-only"
"""The tag of cells that the short pages of a family leave out."""


def as_member(notebook: NotebookNode, name: str, title: str, *, short: bool = False) -> NotebookNode:
    """Copy an executed notebook for the page of a family.

    Args:
        notebook: the notebook.
        name: the page's name in addresses; each folder in it lies one further from what its links name.
        title: the page's title; "" to keep that of the notebook.
        short: whether to leave out what cells with the tag ``chapter-only`` show, and what says that there
            is nothing to show. Facts stay: prose elsewhere may rest on them.
    """
    page = deepcopy(notebook)
    if short:
        page.cells = [_shortened(cell) for cell in page.cells if not _is_left_out(cell)]
    for cell in page.cells:
        if cell.cell_type == "markdown":
            cell.source = move_links(cell.source, name.count("/"))
    if title:
        page.metadata.pop("nav_title", None)
        _set_title(page, title)
    return page


def _is_left_out(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and CHAPTER_ONLY in cell_tags(cell)


def _shortened(cell: NotebookNode) -> NotebookNode:
    if cell.cell_type == "code":
        only_facts = CHAPTER_ONLY in cell_tags(cell)
        cell.outputs = [output for output in cell.outputs if _stays(output.get("data", {}), only_facts)]
    return cell


def _stays(data: Mapping[str, object], only_facts: bool) -> bool:
    """Tell whether an output stays: words alone stand where a figure would, if there were any rows."""
    return FACT_TYPE in data or not (only_facts or "text/markdown" in data)


def _set_title(page: NotebookNode, title: str) -> None:
    for cell in page.cells:
        if cell.cell_type == "markdown" and HEADING.search(cell.source):
            cell.source = HEADING.sub(lambda _found: f"# {title}", cell.source, count=1)
            return


def move_links(text: str, depth: int) -> str:
    """Let the relative links of Markdown lead out of so many folders; code stays as it is."""
    if not depth:
        return text
    return "".join(part if is_code else _move(part, "../" * depth) for part, is_code in _split_code(text))


def _move(text: str, up: str) -> str:
    for pattern in _LINKS:
        text = pattern.sub(rf"\g<1>{up}", text)
    return text


def _split_code(text: str) -> Iterator[tuple[str, bool]]:
    """Part a text into runs of lines that are fenced code, and those that are not."""
    fence = ""
    for line in text.splitlines(keepends=True):
        found = FENCE.match(line)
        opens, closes = found and not fence, found and fence and line.strip() == fence
        yield line, bool(fence or opens)
        if found and (opens or closes):
            fence = found[1] if opens else ""
