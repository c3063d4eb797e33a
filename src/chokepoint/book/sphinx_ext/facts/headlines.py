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

from chokepoint.book.sphinx_ext.facts.values import Facts, fact_use
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.words import _, count
from chokepoint.paths import HEADLINE_RECORD

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

PAGE = "robustness.html"
SIGN = "†"

Marks = Mapping[str, Mapping[str, Any]]
"""By the key of a fact, what the record says of it."""

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
    group += nodes.tbody("", *(_row(row, heads) for row in content["rows"]))
    caption = nodes.rubric("", content["chapter"], translatable=False)
    return [caption, nodes.table("", group, classes=["headlines"], said=content["chapter"])]


def _row(row: dict[str, Any], heads: list[str]) -> nodes.row:
    cells = [list(cell) for cell in (_sentence(row), _now(row), _range(row), _outcome(row))]
    entries = [_entry(cell, head) for cell, head in zip(cells, heads, strict=True)]
    return nodes.row("", *entries, ids=[row["id"]], classes=[f"h-{row['verdict']}"])


def _entry(children: list[nodes.Node], label: str = "") -> nodes.entry:
    text = nodes.paragraph("", "", *children, translatable=False)
    return nodes.entry("", text, **({"data-label": label} if label else {}))


def _sentence(row: dict[str, Any]) -> Iterator[nodes.Node]:
    yield nodes.reference("", row["sentence"], refuri=f"{row['chapter']}.html", internal=True)
    yield nodes.Text(". ")
    yield nodes.inline("", f"({row['condition']})", classes=["condition"])


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
        yield nodes.Text(f" ({source})")


def _outcome(row: dict[str, Any]) -> Iterator[nodes.Node]:
    yield nodes.inline("", row["word"], classes=["badge", f"h-{row['verdict']}"])
    yield nodes.Text(f" {row['outcome']}")


def read_marks(env: BuildEnvironment, facts: Facts) -> Marks:
    """Find which facts of the page being read carry a mark, by key.

    Args:
        env: the build; the record becomes something the page depends on.
        facts: the facts of the page.
    """
    place = Path(env.docname).parent / HEADLINE_RECORD
    path = Path(env.srcdir) / place
    if not path.is_file():
        return {}
    env.note_dependency(place.as_posix())
    record = json.loads(path.read_text(encoding="utf-8"))
    day = env.config.html_context.get("edition_day")
    return choose_marks(marks_of_day(record, day, facts).get(Path(env.docname).name, {}), facts)


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
    """Keep the marks of facts that have the value that was tried."""
    return {
        key: mark for key, mark in recorded.items() if key in facts and facts[key].value in mark["values"]
    }


def add_mark(node: nodes.Node, mark: Mapping[str, Any]) -> None:
    """Put a mark behind a number."""
    _put_behind(node, flip_mark("", href=_row_address(mark)))


def add_sign(node: nodes.Node) -> None:
    """Put the bare sign behind a number inside a link, where no other link may stand."""
    _put_behind(node, flip_mark(""))


def _put_behind(node: nodes.Node, mark: flip_mark) -> None:
    node.parent.insert(node.parent.index(node) + 1, mark)


def _row_address(mark: Mapping[str, Any]) -> str:
    return f"{PAGE}#{mark['id']}"


def make_legend(marked: Sequence[tuple[str, Mapping[str, Any]]]) -> nodes.container:
    """Say under a card what its signs mean: a line each, a link to the row.

    Args:
        marked: each number as printed, and what the record says of it; one alone need not be named again.
    """
    lines = [
        (f"{number if len(marked) > 1 else ''}{SIGN} {_true_in(mark)}", _row_address(mark))
        for number, mark in marked
    ]
    links = [nodes.reference("", words, refuri=address, internal=True) for words, address in lines]
    return nodes.container("", *(nodes.paragraph("", "", link) for link in links), classes=["flips"])


def _true_in(mark: Mapping[str, Any]) -> str:
    one, many = "true in {held} of {n} other case", "true in {held} of {n} other cases"
    return count(one, many, mark["tried"], held=mark["held"])


def write_note(mark: Mapping[str, Any]) -> str:
    """Say in the list of numbers what the mark means."""
    link = tag("a", str(_("what it depends on")), href=_row_address(mark))
    return tag("span", f"{SIGN} {_true_in(mark)}: ", link, class_="flip-note")


def words_of_mark() -> str:
    """Say what the mark means, for those who do not see it and for whoever points at it."""
    return str(_("depends on the edition or the count, see robustness"))


def visit_mark(translator: HTML5Translator, node: flip_mark) -> None:
    """Write the mark, a link where it may be one, with words that a screen reader says."""
    sign = tag("span", SIGN, aria_hidden="true")
    spoken = tag("span", f" ({words_of_mark()})", class_="vh")
    address = {"href": node["href"]} if "href" in node else {}
    name = "a" if address else "span"
    translator.body.append(tag(name, sign, spoken, class_="flip", **address, title=words_of_mark()))
    raise nodes.SkipNode
