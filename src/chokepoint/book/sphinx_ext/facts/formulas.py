"""Formulas as MathML, written while the book is built: no script, no font, no style of its own."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from docutils import nodes
from latex2mathml.converter import convert_to_element
from markupsafe import Markup
from sphinx.errors import ExtensionError

from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.words import _
from chokepoint.errors import ChokepointError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

RENDERER = "mathml"
PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "mroot": 2, "msubsup": 3, "munderover": 3}
"""How many children an element of MathML must have."""


def add_formulas(app: Sphinx) -> None:
    """Register the renderer with Sphinx, which also knows others."""
    app.add_html_math_renderer(RENDERER, (visit_inline, None), (visit_block, None))


def write_formula(latex: str, *, block: bool = False) -> Markup:
    r"""Write a formula as a ``math`` element that keeps its LaTeX for those who copy it.

    Args:
        latex: such as ``\sum_i s_i^2``, without dollar signs.
        block: whether it stands on a line of its own.

    Raises:
        ExtensionError: if it cannot be read, or holds a command the converter does not know.
    """
    try:
        math = convert_to_element(latex, display="block" if block else "inline")
        _check(math)
    except Exception as error:  # the converter has a dozen kinds without a common parent
        reason = str(error) or type(error).__name__
        raise ExtensionError(f"a formula cannot be read: {latex!r} ({reason})") from error
    return Markup(tostring(_annotate(math, latex), encoding="unicode"))


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a sentence."""
    translator.body.append(write_formula(node.astext()))
    raise nodes.SkipNode


def visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on a line of its own, which scrolls on its own, with its number."""
    number = tag("span", f"({node['number']})", class_="eqno") if node.get("number") else ""
    place = node["ids"][0] if node.get("ids") else None
    box = tag(
        "div",
        write_formula(node.astext(), block=True),
        number,
        class_="math",
        id=place,
        role="group",
        tabindex="0",
        aria_label=str(_("Formula")),
    )
    translator.body.append(join([box, "\n"]))
    raise nodes.SkipNode


def _check(math: Element) -> None:
    """Undo the converter's escapes, and refuse what it passed on unread.

    Raises:
        ChokepointError: naming the piece.
    """
    for element in math.iter():
        element.attrib.pop("style", None)
        element.text = unescape(element.text) if element.text else element.text
        if element.tag == "mi" and (element.text or "").startswith(("\\", "&")):
            raise ChokepointError(f"unknown: {element.text}")
        if len(element) != PARTS.get(element.tag, len(element)):
            raise ChokepointError(f"incomplete: {element.tag}")


def _annotate(math: Element, latex: str) -> Element:
    """Put the content into ``semantics`` beside its source."""
    content = list(math)
    for child in content:
        math.remove(child)
    semantics = SubElement(math, "semantics")
    semantics.extend(content)
    note = SubElement(semantics, "annotation", encoding="application/x-tex")
    note.text = latex.strip()
    return math
