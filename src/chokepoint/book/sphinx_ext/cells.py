"""Code cells: the code of a figure folded below it, all other code in one fold after the text.

The parameters of a page stand in its section on how to run it again.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from chokepoint.book.sphinx_ext.words import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

REPRODUCE = "reproduce-this-page"
"""The section at the end of a page that says how to run it again."""

DAY = "as_of"
"""The parameter that holds the day whose knowledge a page may use."""

_MOMENT = re.compile(r"(19|20)\d{2}(-\d{2})?")

PARAMETER_TAGS = ("parameters", "injected-parameters")


class code_fold(nodes.General, nodes.Element):
    """Code that opens when asked for."""


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell."""

    name: str
    value: str
    meaning: str = ""


def tidy_cells(document: nodes.document) -> None:
    """Take the parameters out of the text and fold all other code away, at the end if it shows nothing."""
    for cell in list(document.findall(_is_cell)):
        cell.attributes.pop("hide_mode", None)
        if _has_tag(cell, PARAMETER_TAGS):
            cell.parent.remove(cell)
        else:
            _fold_source(cell)
    for cell in list(document.findall(_is_cell)):
        _join_next(cell)
    apart = [cell for cell in document.findall(_is_cell) if _is_code_only(cell)]
    for cell in apart:
        cell.parent.remove(cell)
    if apart:
        codes = [code for cell in apart for code in cell[0].children]
        _last_place(document).append(nodes.container("", code_fold("", *codes), classes=["cell"]))


def shows_anything(node: nodes.Node) -> bool:
    """Tell whether a part of a page shows a reader more than code: a cell does if it has a visible output."""
    if not _is_cell(node):
        return not isinstance(node, nodes.comment | nodes.target)
    outputs = [block for block in node.children if block.get("nb_element") != "cell_code_source"]
    return any(block.children for block in outputs)


def _last_place(document: nodes.document) -> nodes.Element:
    """Give what holds the whole text: the section of the page's title, if it has one."""
    return next((child for child in document.children if isinstance(child, nodes.section)), document)


def read_parameters(source: str) -> Iterator[Parameter]:
    """Read ``name: type = literal  # meaning`` lines."""
    comments = _read_comments(source)
    for line in ast.parse(source).body:
        target = line.target if isinstance(line, ast.AnnAssign) else getattr(line, "targets", [None])[0]
        value = getattr(line, "value", None)
        if isinstance(target, ast.Name) and value is not None:
            yield Parameter(target.id, _quote(value), comments.get(line.end_lineno or 0, ""))


def merge_parameters(known: dict[str, Parameter], new: Iterable[Parameter]) -> dict[str, Parameter]:
    """Let later values win and keep the meaning that only the first cell states."""
    merged = dict(known)
    for item in new:
        merged[item.name] = replace(
            item, meaning=item.meaning or getattr(known.get(item.name), "meaning", "")
        )
    return merged


def write_cut(parameter: Parameter, parameters: Iterable[Parameter]) -> str:
    """Say where the day of a page cuts a span that was asked to run beyond it; nothing where it does not."""
    day = next((p.value.strip('"') for p in parameters if p.name == DAY), "None")
    asked = parameter.value.strip('"')
    reached = day[: len(asked)]
    if parameter.name == DAY or not _MOMENT.fullmatch(asked) or day == "None" or asked <= reached:
        return ""
    return " " + str(_("(%s ends it in %s)")) % (DAY, reached)


def _quote(value: ast.expr) -> str:
    """Write a literal as a reader expects it, with double quotes."""
    text = ast.unparse(value)
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and '"' not in text:
        return f'"{value.value}"'
    return text


def _read_comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


def _is_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _has_tag(cell: nodes.Element, tags: Iterable[str]) -> bool:
    return bool(set(tags) & set(cell["cell_metadata"].get("tags", [])))


def _source(cell: nodes.Element) -> str:
    blocks = (n for n in cell.children if n.get("nb_element") == "cell_code_source")
    return next((block.astext() for block in blocks), "")


def _fold_source(cell: nodes.Element) -> None:
    """Put the code of a cell into a fold below what it shows."""
    for block in list(cell.children):
        if block.get("nb_element") == "cell_code_source":
            cell.remove(block)
            cell += code_fold("", *block.children)


def _join_next(cell: nodes.Element) -> None:
    """Merge a cell that shows nothing into the cell right after it, so that one fold holds both."""
    following = cell.next_node(descend=False, siblings=True)
    if following is None or not _is_cell(following) or not _is_code_only(cell):
        return
    folds = [child for child in following.children if isinstance(child, code_fold)]
    if folds:
        folds[0].insert(0, cell[0].children)
        cell.parent.remove(cell)


def _is_code_only(cell: nodes.Element) -> bool:
    return len(cell.children) == 1 and isinstance(cell[0], code_fold)


def visit_fold(translator: HTML5Translator, node: code_fold) -> None:
    """Open the fold."""
    translator.body.append(f'<details class="code"><summary>{_("Code")}</summary>')


def depart_fold(translator: HTML5Translator, node: code_fold) -> None:
    """Close the fold."""
    translator.body.append("</details>\n")
