"""The cards of the home page: one big number, one sentence, the sources of the facts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from chokepoint.book.sphinx_ext.facts.headlines import NO_MARKS, Marks, add_sign, make_legend
from chokepoint.book.sphinx_ext.facts.values import Facts, fact_use, fill_use, find_fact, uses_in
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, find_source, write_plain
from chokepoint.errors import FactError

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class findings_grid(nodes.General, nodes.Element):
    """The grid of cards."""


class finding_card(nodes.General, nodes.Element):
    """One card."""


class finding_link(nodes.General, nodes.Element):
    """What a card says, a link as a whole; the marks of its numbers lead elsewhere and stand below it."""


class Findings(SphinxDirective):
    """``{findings}``: holds ``{finding}`` blocks."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Parse the cards."""
        self.assert_has_content()
        grid = findings_grid()
        self.state.nested_parse(self.content, self.content_offset, grid)
        return [grid]


class Finding(SphinxDirective):
    """``{finding} page.html#anchor``: the first line is the big value, the rest the sentence."""

    has_content = True
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Parse the value and the sentence."""
        self.assert_has_content()
        link = finding_link("", href=self.arguments[0])
        self.set_source_info(link)
        lines = list(self.content)
        link += self._parse(lines[:1], "v", 0)
        link += self._parse(lines[1:], "k", 1)
        return [finding_card("", link)]

    def _parse(self, lines: list[str], name: str, offset: int) -> nodes.container:
        box = nodes.container(classes=[name])
        self.state.nested_parse(StringList(lines, ""), self.content_offset + offset, box)
        return box


def fill_cards(
    document: nodes.document, facts: Facts, catalogue: Catalogue, language: str, marks: Marks = NO_MARKS
) -> None:
    """Put values, marks and sources into every card.

    Args:
        document: the page.
        facts: its facts.
        catalogue: the sources of the data package.
        language: the language of the page.
        marks: by key, what is recorded of facts whose sentence depends on the case.

    Raises:
        FactError: if a card holds no fact at all, or one that cannot be filled.
    """
    for link in list(document.findall(finding_link)):
        uses = list(uses_in(link))
        if not uses:
            raise FactError(
                "a finding without a fact", where=link["href"], hint="every number must be a fact"
            )
        _make_small(link[0])
        keys = dict.fromkeys(row[1] for use in uses for row in find_fact(facts, use["key"]).rows)
        line = write_plain([find_source(catalogue, key) for key in keys])
        filled = {use["key"]: fill_use(use, facts, language, link=False) for use in uses}
        marked = {key: node for key, node in filled.items() if key in marks}
        for node in marked.values():
            add_sign(node)
        if line:
            link += nodes.container("", nodes.Text(line), classes=["src"])
        if marked:
            link.parent += make_legend([(node.astext(), marks[key]) for key, node in marked.items()])


def _make_small(box: nodes.Element) -> None:
    """Set what follows the last fact of the big line, its unit, in small type."""
    for paragraph in box.findall(nodes.paragraph):
        places = [n for n, child in enumerate(paragraph.children) if isinstance(child, fact_use)]
        rest = paragraph.children[places[-1] + 1 :] if places else []
        if rest:
            for node in rest:
                paragraph.remove(node)
            paragraph += nodes.inline("", "", *rest, classes=["unit"])


def visit_grid(translator: HTML5Translator, node: findings_grid) -> None:
    """Open the grid."""
    translator.body.append('<div class="grid">')


def visit_card(translator: HTML5Translator, node: finding_card) -> None:
    """Open a card."""
    translator.body.append('<div class="card">')


def visit_link(translator: HTML5Translator, node: finding_link) -> None:
    """Open the link of a card."""
    translator.body.append(f'<a href="{translator.attval(node["href"])}">')


def depart_link(translator: HTML5Translator, node: finding_link) -> None:
    """Close the link of a card."""
    translator.body.append("</a>")


def depart_grid(translator: HTML5Translator, node: findings_grid) -> None:
    """Close the grid."""
    translator.body.append("</div>\n")


def depart_card(translator: HTML5Translator, node: finding_card) -> None:
    """Close a card."""
    translator.body.append("</div>\n")
