"""``{when}`` and ``{unless}``: text that stands only where a fact of the page allows it."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chokepoint.book.sphinx_ext.facts import Fact, Facts, find_fact
from chokepoint.errors import FactError

_CONDITION = re.compile(r"([A-Za-z_][\w.-]*)(?:\s*(==|!=|<=|>=|<|>)\s*(.+))?")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

# docutils notes these nodes while reading and works through the notes afterwards
LISTS = ("autofootnotes", "autofootnote_refs", "symbol_footnotes", "symbol_footnote_refs", "footnotes",
         "citations", "indirect_targets")  # fmt: skip
MAPS = ("footnote_refs", "citation_refs", "refnames", "refids")


class condition(nodes.General, nodes.Element):
    """Content that is kept or dropped once the facts of the page are known."""


class When(SphinxDirective):
    """Keep the content where a fact is true, or compares as asked."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    expected: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Parse the content under a mark that holds the condition."""
        self.assert_has_content()
        node = condition("", test=self.arguments[0].strip(), expected=self.expected)
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        if next(node.findall(nodes.rubric), None) is not None:
            raise self.error(f"a heading cannot stand inside {{{self.name}}}: put the heading before it")
        return [node]


class Unless(When):
    """Drop the content where a fact is true, or compares as asked."""

    expected = False


def settle_conditions(document: nodes.document, facts: Facts) -> None:
    """Unwrap the content that stays and remove the rest from the page, targets and footnotes included.

    Raises:
        FactError: if a condition cannot be read or names an unknown fact.
    """
    while (node := next(document.findall(condition), None)) is not None:
        if holds(node["test"], facts) == node["expected"]:
            node.replace_self(node.children)
        else:
            node.parent.remove(node)
            _forget(document, node)
            _drop_footnotes(document, node)


def holds(test: str, facts: Facts) -> bool:
    """Tell whether a condition such as ``key`` or ``mineral == gallium`` is true on a page."""
    found = _CONDITION.fullmatch(test)
    if not found:
        raise FactError("this is no condition", where=repr(test), hint="write a key, or: key == value")
    fact = find_fact(facts, found[1])
    return _compare(fact, found[2], found[3].strip("\"' ")) if found[2] else bool(fact.value)


def _compare(fact: Fact, sign: str, wanted: str) -> bool:
    if fact.value is None:
        return sign == "!="
    if isinstance(fact.value, bool):
        return _COMPARE[sign](str(fact.value).lower(), wanted.lower())
    if isinstance(fact.value, str):
        return _COMPARE[sign](fact.value, wanted)
    try:
        return _COMPARE[sign](fact.value, float(wanted))
    except ValueError as error:
        raise FactError(f"{wanted!r} is not a number", where=f"fact {fact.key!r}") from error


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
