"""The headlines of a chapter as a table, and the mark beside a number whose sentence depends on the case.

Which numbers are marked stands in a record beside the chapters, made by ``chokepoint refresh``. A number is
marked only where a page shows the very value that was tried, so a page run with other parameters, or as of an
earlier day, carries no mark that was not earned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from chokepoint.book.sphinx_ext.facts import Facts, fact_use
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.words import _
from chokepoint.paths import HEADLINE_RECORD

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

PAGE = "robustness.html"
SIGN = "†"


class flip_mark(nodes.Inline, nodes.Element):
    """The mark beside a number, a link to the row of the table that says what it depends on."""


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


def read_marks(env: BuildEnvironment, facts: Facts) -> dict[str, dict[str, Any]]:
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
    return choose_marks(record["marks"].get(Path(env.docname).name, {}), facts)


def choose_marks(recorded: Mapping[str, dict[str, Any]], facts: Facts) -> dict[str, dict[str, Any]]:
    """Keep the marks of facts that have the value that was tried, on a page of everything known."""
    newest = facts.get("is_newest")
    if newest is not None and not newest.value:
        return {}
    return {key: mark for key, mark in recorded.items() if key in facts and facts[key].value == mark["value"]}


def add_mark(node: nodes.Node, mark: Mapping[str, Any]) -> None:
    """Put a mark behind a number."""
    sign = flip_mark("", href=f"{PAGE}#{mark['id']}")
    node.parent.insert(node.parent.index(node) + 1, sign)


def write_note(mark: Mapping[str, Any]) -> str:
    """Say in the list of numbers what the mark means."""
    words = str(_("true in {held} of {tried} cases")).format(held=mark["held"], tried=mark["tried"])
    link = tag("a", str(_("what it depends on")), href=f"{PAGE}#{mark['id']}")
    return tag("span", f"{SIGN} {words}: ", link, class_="flip-note")


def words_of_mark() -> str:
    """Say what the mark means, for those who do not see it and for whoever points at it."""
    return str(_("depends on the edition or the count, see robustness"))


def visit_mark(translator: HTML5Translator, node: flip_mark) -> None:
    """Write the mark as a link whose words a screen reader says."""
    sign = tag("span", SIGN, aria_hidden="true")
    spoken = tag("span", f" ({words_of_mark()})", class_="vh")
    link = tag("a", sign, spoken, class_="flip", href=node["href"], title=words_of_mark())
    translator.body.append(link)
    raise nodes.SkipNode
