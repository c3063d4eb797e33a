"""HTML as a strict content policy wants it: no inline styles, wide tables in boxes of their own."""

from __future__ import annotations

import re
import types
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.search.words import CJK
from chokepoint.book.sphinx_ext.words import _

CHINESE = re.compile(f"[{CJK}]+")


class StrictHtml:
    """Mixed into the builder's translator."""

    body: list[str]

    def starttag(self, node: nodes.Element, tagname: str, *args: Any, **attributes: Any) -> str:
        """Write a tag without its ``style``; a term in Chinese says that it is."""
        kept = {key: value for key, value in attributes.items() if key.lower() != "style"}
        if tagname == "dt" and CHINESE.fullmatch(node.astext()):
            kept["lang"] = "zh"  # so that it is read aloud and drawn as Chinese
        if kept.get("role") == "doc-biblioentry":  # no longer a role; it stands in a list
            kept["role"] = "listitem"
        if isinstance(node, nodes.entry) and "data-label" in node:
            kept["data-label"] = node["data-label"]
        return super().starttag(node, tagname, *args, **kept)  # type: ignore[misc]

    def visit_table(self, node: nodes.Element) -> None:
        """Open a table inside a box that scrolls on its own and can be reached with the keyboard."""
        titles = [child.astext() for child in node.children if isinstance(child, nodes.title)]
        said = node.get("said") or (titles[0] if titles else str(_("Table")))
        label = self.attval(said)  # type: ignore[attr-defined]
        self.body.append(f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">')
        self._table_row_indices.append(0)  # type: ignore[attr-defined]
        self.body.append(self.starttag(node, "table"))

    def depart_table(self, node: nodes.Element) -> None:
        """Close the table and its box."""
        self._table_row_indices.pop()  # type: ignore[attr-defined]
        self.body.append("</table></div>\n")

    def visit_colspec(self, node: nodes.Element) -> None:
        """Note a heading column and leave out its width, which would be an inline style."""
        node.parent.stubs.append(node.get("stub"))
        raise nodes.SkipNode


def use_strict_html(app: Sphinx) -> None:
    """Put the mixin before whatever translator the builder has by now."""
    if app.builder.format != "html":
        return
    base = app.builder.get_translator_class()
    strict = types.new_class("StrictHtmlTranslator", (StrictHtml, base))
    app.set_translator(app.builder.name, strict, override=True)
