"""Facts of a page: taken from the outputs of its cells, put into its prose.

All of it happens while a page is read, after translation and before references and contents lists are
made. A page's facts live in its own document, so parallel reads have nothing to merge.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.errors import FactError

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer

FACT_MIME = "application/vnd.chokepoint.fact+json"
SHORT = 18
"""Up to so many characters a value is kept on one line: the longest date."""

_DIGIT = re.compile(r"\d")
_USE = re.compile(r"\s*([A-Za-z_][\w.-]*?)\s*(?::\s*((?:\S+ )?\S+?))?\s*")


@dataclass(frozen=True)
class Fact:
    """One number, date or word with everything needed to check it."""

    key: str
    value: float | int | str | bool | None
    unit: str = ""
    how: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    """(row id, source id, locator) of each row behind it."""
    low: float | int | str | None = None
    high: float | int | str | None = None
    earlier: tuple[tuple[str, float | int | str | bool | None, str], ...] = ()
    """(day, value, unit) in the edition of each earlier day that has the page."""


Facts = dict[str, Fact]


class fact_record(nodes.Invisible, nodes.Element):
    """The place of a fact among the outputs of a cell; gone once the page's facts are taken."""


class fact_use(nodes.Inline, nodes.Element):
    """The place in prose where a fact is to stand."""


class FactRenderer:
    """MyST-NB renderer of the fact output type."""

    mime_priority_overrides: ClassVar = [("*", FACT_MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Note a fact, or decline any other output."""
        if data.mime_type != FACT_MIME:
            return None
        return [record(dict(data.content))]


def record(content: dict[str, Any]) -> fact_record:
    """Note a fact in the place of its output."""
    return fact_record(fact=_read_fact(content))


class FactRole(SphinxRole):
    """``{fact}`key``` and ``{fact}`key:format```: the value of a fact of the same page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a mark that is filled once all cells of the page are known."""
        found = _USE.fullmatch(self.text)
        key, spec = (found[1], found[2] or "") if found else (self.text, "")
        use = fact_use(self.rawtext, key=key, spec=spec)
        self.set_source_info(use)
        return [use], []


def take_facts(document: nodes.document) -> Facts:
    """Collect the facts of a page and remove their outputs from it.

    Raises:
        FactError: if two cells give one key different values.
    """
    facts: Facts = {}
    for record in list(document.findall(fact_record)):
        fact = record["fact"]
        if facts.setdefault(fact.key, fact) != fact:
            raise FactError("two cells give it different values", where=f"fact {fact.key}", hint="rename one")
        _remove_output(record)
    return facts


def find_fact(facts: Facts, key: str) -> Fact:
    """Look up a fact.

    Raises:
        FactError: if the page has no such fact; the hint lists keys that look alike.
    """
    if key in facts:
        return facts[key]
    near = difflib.get_close_matches(key, facts, n=3, cutoff=0.5)
    known = (
        f"did you mean {', '.join(near)}?" if near else f"the page has {', '.join(sorted(facts)) or 'none'}"
    )
    raise FactError("no cell of this page gives this fact", where=f"fact {key!r}", hint=known)


def fill_use(use: fact_use, facts: Facts, language: str, *, link: bool = True) -> nodes.Node:
    """Put the value of a fact where prose asked for it.

    Returns:
        The node that stands there now.

    Raises:
        FactError: if the fact is unknown or its format does not fit.
    """
    fact = find_fact(facts, use["key"])
    try:
        text = format_value(fact.value, use["spec"], language, fact.unit)
    except FactError as error:
        raise FactError(
            error.what, where=f"fact {fact.key!r}", hint="change the format in the text"
        ) from error
    filled: nodes.Node = nodes.Text(text)
    if has_origin(fact) and _DIGIT.search(text):  # a word has its origin in the list of numbers alone
        filled = _link_to(fact, text) if link else nodes.inline("", text, classes=["v-n"])
    use.replace_self(filled)
    return filled


def has_origin(fact: Fact) -> bool:
    """Tell whether there is anything to open behind a fact; a parameter's own word has nothing."""
    return bool(fact.rows or fact.how)


def uses_in(node: nodes.Node) -> Iterator[fact_use]:
    """List the places below a node where facts are to stand."""
    return iter(list(node.findall(fact_use)))


def _link_to(fact: Fact, text: str) -> nodes.reference:
    classes = ["n", "nb"] if len(text) <= SHORT else ["n"]
    return nodes.reference("", text, refuri=f"#{anchor(fact.key)}", classes=classes, internal=True)


def anchor(key: str) -> str:
    """Name the place on the page that says where a fact comes from."""
    return f"fact-{key}"


def _read_fact(content: dict[str, Any]) -> Fact:
    rows = tuple((row["row_id"], row["source_id"], row.get("locator", "")) for row in content.get("rows", ()))
    bounds = (content.get("low"), content.get("high"))
    earlier = tuple((day, value, unit) for day, value, unit in content.get("earlier", ()))
    words = (content.get("unit", ""), content.get("how", ""))
    return Fact(content["key"], content["value"], *words, rows, *bounds, earlier)


def _remove_output(record: fact_record) -> None:
    """Remove a fact's output, and what it leaves empty around it."""
    node: nodes.Element = record
    while isinstance(node.parent, nodes.container) and node.parent.get("nb_element") != "cell_code":
        node = node.parent
        if node.get("nb_element") == "mime_bundle":
            break
    parent = node.parent
    parent.remove(node)
    if not parent.children and parent.get("nb_element") == "cell_code_output":
        parent.parent.remove(parent)
