"""``{when}`` and ``{unless}``: text that stands only where the facts of the page allow it.

What a condition may ask is said in :mod:`chokepoint.book.sphinx_ext.facts.expressions`.

As anywhere in Markdown, adjoining lines make one paragraph and a blank line starts another: a block whose
fence stands right below other text, and text right below a fence, run on in the paragraph before.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chokepoint.book.sphinx_ext.facts.expressions import holds
from chokepoint.book.sphinx_ext.facts.values import Facts
from chokepoint.errors import FactError

# docutils notes these nodes while reading and works through the notes afterwards
LISTS = ("autofootnotes", "autofootnote_refs", "symbol_footnotes", "symbol_footnote_refs", "footnotes",
         "citations", "indirect_targets")  # fmt: skip
MAPS = ("footnote_refs", "citation_refs", "refnames", "refids")


class condition(nodes.General, nodes.Element):
    """Content that is kept or dropped once the facts of the page are known."""


class When(SphinxDirective):
    """Keep the content where the condition is true."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    expected: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Parse the content under a mark that holds the condition."""
        self.assert_has_content()
        node = condition(self.block_text, test=self.arguments[0].strip(), expected=self.expected)
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        if next(node.findall(nodes.rubric), None) is not None:
            raise self.error(f"a heading cannot stand inside {{{self.name}}}: put the heading before it")
        return [node]


class Unless(When):
    """Drop the content where the condition is true."""

    expected = False


Fault = tuple[nodes.Node, FactError]


def settle_conditions(document: nodes.document, facts: Facts) -> list[Fault]:
    """Unwrap the content that stays and remove the rest from the page, targets and footnotes included.

    Args:
        document: the page.
        facts: its facts.

    Returns:
        The conditions that cannot be decided, so that one build names all of a page: they cannot be read,
        name an unknown fact, or compare a word with a number.
    """
    values = {key: fact.value for key, fact in facts.items()}
    faults: list[Fault] = []
    _mark_running_on(document)
    while (node := next(document.findall(condition), None)) is not None:
        try:
            stays = holds(node["test"], values) == node["expected"]
        except FactError as fault:
            faults.append((node, fault))
            stays = False
        _keep(node) if stays else _drop(document, node)
    _join(document)
    return faults


def drop_empty_sections(document: nodes.document, shows: Callable[[nodes.Node], bool]) -> None:
    """Remove the sections of which only the heading is left, from within outwards.

    Args:
        document: the page; its conditions are settled.
        shows: tells whether a part of a section shows a reader anything.
    """
    for section in reversed(list(document.findall(nodes.section))):
        left = [child for child in section.children if not isinstance(child, nodes.title)]
        if section.parent is not document and not any(map(shows, left)):
            for hidden in left:  # its code goes to the section before
                section.remove(hidden)
                section.parent.insert(section.parent.index(section), hidden)
            section.parent.remove(section)
            _forget(document, section)


def _keep(node: condition) -> None:
    for first in node.children[:1]:
        first["runs_on"] = node.get("runs_on", False)
    node.replace_self(node.children)


def _drop(document: nodes.document, node: condition) -> None:
    _pass_on(node)
    node.parent.remove(node)
    _forget(document, node)
    _drop_footnotes(document, node)


def _mark_running_on(document: nodes.document) -> None:
    """Mark the blocks and paragraphs that begin on the line after the end of the one before."""
    for node in list(document.findall(condition)):
        siblings = node.parent.children
        place = siblings.index(node)
        for before, after in pairwise(siblings[max(0, place - 1) : place + 2]):
            after["runs_on"] = _next_line(before) == after.line is not None


def _next_line(node: nodes.Node) -> int | None:
    """The number of the line after a paragraph's last or after a block's closing fence; else nothing."""
    if node.line is None or not isinstance(node, condition | nodes.paragraph):
        return None
    fences = 2 if isinstance(node, condition) else 0
    return node.line + len(node.rawsource.splitlines()) + fences


def _pass_on(dropped: nodes.Element) -> None:
    """Let what follows a dropped block run on only if the block itself did."""
    follower = dropped.next_node(descend=False, siblings=True)
    if isinstance(follower, nodes.Element) and not dropped.get("runs_on", False):
        follower["runs_on"] = False


def _join(document: nodes.document) -> None:
    """Append paragraphs that run on to the paragraph before."""
    for node in [n for n in document.findall(nodes.Element) if n.attributes.pop("runs_on", False)]:
        before, both = node.previous_sibling(), nodes.paragraph
        if isinstance(node, both) and isinstance(before, both) and before["classes"] == node["classes"]:
            before += [nodes.Text(" "), *node.children]
            node.parent.remove(node)


def _forget(document: nodes.document, dropped: nodes.Element) -> None:
    """Take targets, footnotes and references of dropped content out of the document's registers."""
    gone = {id(node) for node in dropped.findall(nodes.Element)}
    for name in LISTS:
        register = getattr(document, name)
        register[:] = [node for node in register if id(node) not in gone]
    for name in MAPS:
        for key, register in getattr(document, name).items():
            getattr(document, name)[key] = [node for node in register if id(node) not in gone]
    for node in dropped.findall(nodes.Element):
        _forget_names(document, node)


def _drop_footnotes(document: nodes.document, dropped: nodes.Element) -> None:
    """Remove the footnotes that only dropped content referred to: they stand at the end of the page."""
    names = {ref["refname"] for ref in dropped.findall(nodes.footnote_reference) if "refname" in ref}
    names -= {ref.get("refname") for ref in document.findall(nodes.footnote_reference)}
    for note in list(document.findall(nodes.footnote)):
        if names & {*note["names"], *note["dupnames"]}:
            note.parent.remove(note)
            _forget(document, note)


def _forget_names(document: nodes.document, node: nodes.Element) -> None:
    for name in node.get("names", []):
        document.nametypes.pop(name, None)
        document.nameids.pop(name, None)
    for key in node.get("ids", []):
        document.ids.pop(key, None)
