"""The headlines of a chapter as a table, and the mark beside a number whose sentence depends on the case.

Which numbers are marked stands in a record beside the chapters, made by ``chokepoint refresh``, for the
current edition and for each day whose edition the site carries. A number is marked only where a page shows
the very value that was tried, so a page run with other parameters, or as of another day, carries no mark that
was not earned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from chokepoint.book.engine.contents.page import Role
from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import chapter_of, role_address, to_top
from chokepoint.book.sphinx_ext.facts.values import Facts, fact_use
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.words import _, count, reader
from chokepoint.paths import HEADLINE_RECORD

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

SIGN = "†"

Marks = Mapping[str, Mapping[str, Any]]
"""By the key of a fact, what the record says of it; ``address`` leads to its row, "" if no page has it."""

NO_MARKS: Marks = MappingProxyType({})


class flip_mark(nodes.Inline, nodes.Element):
    """The mark beside a number: a link to the row that says what it depends on, or the bare sign."""


def make_headlines(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the table of a chapter's headlines; nothing if it has none."""
    if not content["rows"]:
        return []
    heads = content["heads"]
    group = nodes.tgroup("", cols=len(heads))
    group += [nodes.colspec("", colwidth=1, stub=int(n == 0)) for n in range(len(heads))]
    group += nodes.thead("", nodes.row("", *(_entry([nodes.Text(head)]) for head in heads)))
    top = to_top(document.settings.env.docname)
    group += nodes.tbody("", *(_row(row, heads, top) for row in content["rows"]))
    caption = nodes.rubric("", translatable=False, named_after=content["chapter"])
    return [caption, nodes.table("", group, classes=["headlines"], named_after=content["chapter"])]


class NameChapters(SphinxPostTransform):
    """Write over a table of headlines what the chapter's own page is called, once every page was read."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Give each caption its words, and each table what a screen reader says of it."""
        for node in self.document.findall(nodes.Element):
            if "named_after" in node:
                title = self._title(node["named_after"])
                if isinstance(node, nodes.table):
                    node["said"] = title
                else:
                    node += nodes.Text(title)

    def _title(self, page: str) -> str:
        titles = self.env.titles
        elsewhere = self.config.html_context.get("elsewhere", {})
        return titles[page].astext() if page in titles else str(elsewhere.get(page, page))


def _row(row: dict[str, Any], heads: list[str], top: str) -> nodes.row:
    cells = [list(cell) for cell in (_sentence(row, top), _now(row), _range(row), _outcome(row))]
    entries = [_entry(cell, head) for cell, head in zip(cells, heads, strict=True)]
    return nodes.row("", *entries, ids=[row["id"]], classes=[f"h-{row['verdict']}"])


def _entry(children: list[nodes.Node], label: str = "") -> nodes.entry:
    text = nodes.paragraph("", "", *children, translatable=False)
    return nodes.entry("", text, **({"data-label": label} if label else {}))


def _sentence(row: dict[str, Any], top: str) -> Iterator[nodes.Node]:
    yield nodes.reference("", row["sentence"], refuri=f"{top}{row['chapter']}.html", internal=True)
    yield nodes.Text(reader().grammar.STOP)
    yield nodes.inline("", reader().aside("", row["condition"]), classes=["condition"])


def _now(row: dict[str, Any]) -> Iterator[nodes.Node]:
    yield fact_use("", key=row["now"], spec=row["spec"])
    if row["unit"]:
        yield nodes.Text(f" {row['unit']}")


def _range(row: dict[str, Any]) -> Iterator[nodes.Node]:
    if not row["ends"]:
        yield nodes.Text("–")
    for n, (key, source) in enumerate(row["ends"]):
        yield from [nodes.Text(str(_(" to ")))] if n else []
        yield fact_use("", key=key, spec=row["spec"])
        yield nodes.Text(reader().aside("", source))


def _outcome(row: dict[str, Any]) -> Iterator[nodes.Node]:
    yield nodes.inline("", row["word"], classes=["badge", f"h-{row['verdict']}"])
    yield nodes.Text(f" {row['outcome']}")


def read_marks(env: BuildEnvironment, facts: Facts) -> Marks:
    """Find which facts of the page being read carry a mark, by key.

    Args:
        env: the build; the record becomes something the page depends on.
        facts: the facts of the page.
    """
    # beside the page, or beside the pages in whose folder its own lies
    places = (folder / HEADLINE_RECORD for folder in Path(env.docname).parents)
    place = next((place for place in places if (env.srcdir / place).is_file()), None)
    if place is None:
        return {}
    env.note_dependency(place.as_posix())
    record = json.loads(Path(env.srcdir, place).read_text(encoding="utf-8"))
    context = env.config.html_context
    marks = marks_of_day(record, context.get("edition_day"), facts)
    found = choose_marks(marks.get(chapter_of(context, env.docname), {}), facts)
    return {key: _with_address(mark, context, env.docname) for key, mark in found.items()}


def _with_address(mark: Mapping[str, Any], context: dict[str, Any], page: str) -> dict[str, Any]:
    return {**mark, "address": role_address(context, Role.ROBUSTNESS, page, mark["id"])}


def marks_of_day(record: Mapping[str, Any], day: str | None, facts: Facts) -> Mapping[str, Marks]:
    """Choose the marks by page that were found with what this page knows.

    Args:
        record: the record.
        day: the day of the edition; none for the current one.
        facts: the facts of the page.

    Returns:
        None for a day nobody has tried: that of an author's own edition, or of a page run by itself.
    """
    if day:
        return record.get("days", {}).get(day, {}).get("marks", {})
    newest = facts.get("is_newest")
    return {} if newest is not None and not newest.value else record["marks"]


def choose_marks(recorded: Marks, facts: Facts) -> Marks:
    """Keep the marks of facts that have the value that was tried; a number that is told stands as text."""

    def tried(key: str, values: Sequence[object]) -> bool:
        return key in facts and (facts[key].value in values or str(facts[key].value) in values)

    return {key: mark for key, mark in recorded.items() if tried(key, mark["values"])}


def add_mark(node: nodes.Node, mark: Mapping[str, Any]) -> None:
    """Put a mark behind a number: a link where there is a page that says more."""
    _put_behind(node, flip_mark("", **({"href": mark["address"]} if mark["address"] else {})))


def add_sign(node: nodes.Node) -> None:
    """Put the bare sign behind a number inside a link, where no other link may stand."""
    _put_behind(node, flip_mark(""))


def _put_behind(node: nodes.Node, mark: flip_mark) -> None:
    node.parent.insert(node.parent.index(node) + 1, mark)


def make_legend(marked: Sequence[tuple[str, Mapping[str, Any]]]) -> nodes.container:
    """Say under a card what its signs mean: a line each, a link to the row.

    Args:
        marked: each number as printed, and what the record says of it; one alone need not be named again.
    """
    lines = [
        (f"{number if len(marked) > 1 else ''}{SIGN} {_true_in(mark)}", mark["address"])
        for number, mark in marked
    ]
    links = [_link(words, address) for words, address in lines]
    return nodes.container("", *(nodes.paragraph("", "", link) for link in links), classes=["flips"])


def _link(words: str, address: str) -> nodes.Node:
    return nodes.reference("", words, refuri=address, internal=True) if address else nodes.Text(words)


def _true_in(mark: Mapping[str, Any]) -> str:
    one, many = "true in {held} of {n} other case", "true in {held} of {n} other cases"
    return count(one, many, mark["tried"], held=mark["held"])


def write_note(mark: Mapping[str, Any]) -> str:
    """Say in the list of numbers what the mark means."""
    if not mark["address"]:
        return tag("span", f"{SIGN} {_true_in(mark)}", class_="flip-note")
    link = tag("a", str(_("what it depends on")), href=mark["address"])
    return tag("span", marks.pair(f"{SIGN} {_true_in(mark)}", link), class_="flip-note")


def words_of_mark() -> str:
    """Say what the mark means, for those who do not see it and for whoever points at it."""
    return str(_("depends on the edition or the count, see robustness"))


def visit_mark(translator: HTML5Translator, node: flip_mark) -> None:
    """Write the mark, a link where it may be one, with words that a screen reader says."""
    sign = tag("span", SIGN, aria_hidden="true")
    spoken = tag("span", reader().aside("", words_of_mark()), class_="vh")
    address = {"href": node["href"]} if "href" in node else {}
    name = "a" if address else "span"
    translator.body.append(tag(name, sign, spoken, class_="flip", **address, title=words_of_mark()))
    raise nodes.SkipNode
