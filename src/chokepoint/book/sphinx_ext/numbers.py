"""The section "Numbers on this page": every fact the prose uses, how it was computed, from which rows."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from markupsafe import Markup

from chokepoint.book.sphinx_ext.facts import Fact, anchor, has_origin
from chokepoint.book.sphinx_ext.formats import exact_format, format_value
from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.sources import Catalogue, find_source, write_full
from chokepoint.book.sphinx_ext.words import _, count

SECTION = "numbers-on-this-page"
SHOWN_ROWS = 6
"""More rows than this are folded away."""


def append_numbers(
    document: nodes.document, used: Sequence[Fact], catalogue: Catalogue, language: str
) -> None:
    """Append the section to the page, one entry for each fact used that has an origin, in reading order."""
    used = [fact for fact in used if has_origin(fact)]
    if not used:
        return
    title = nodes.title("", str(_("Numbers on this page")), translatable=False)
    section = nodes.section("", title, ids=[SECTION], names=[SECTION], classes=["numbers"])
    lead = _("Each number in the text with how it was computed and the rows of the data package behind it.")
    entries = (_write_entry(fact, catalogue, language) for fact in used)
    section += raw(tag("p", str(lead), class_="s") + tag("ul", *entries))
    home = next(iter(node for node in document.children if isinstance(node, nodes.section)), document)
    home += section


def write_value(fact: Fact, language: str) -> str:
    """Write a fact's value with its unit, more exactly than prose needs."""
    number = isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
    text = format_value(fact.value, exact_format(fact.value) if number else "", language)  # type: ignore[arg-type]
    unit = "" if fact.unit == "date" or fact.value is None else fact.unit
    return f"{text} {unit}".strip()


def _write_entry(fact: Fact, catalogue: Catalogue, language: str) -> Markup:
    value = tag("b", write_value(fact, language))
    how = tag("span", fact.how) if fact.how else Markup()
    head = tag("p", join([piece for piece in (value, how) if piece], between=" "), " ", tag("code", fact.key))
    return tag("li", head, _write_rows(fact, catalogue), id=anchor(fact.key))


def _write_rows(fact: Fact, catalogue: Catalogue) -> Markup:
    if not fact.rows:
        return Markup()
    by_source: dict[str, list[tuple[str, str]]] = {}
    for row_id, source_id, locator in fact.rows:
        by_source.setdefault(source_id, []).append((row_id, locator))
    lines = [_write_source(source_id, rows, catalogue) for source_id, rows in sorted(by_source.items())]
    listing = tag("ul", *lines, class_="rows")
    if len(fact.rows) <= SHOWN_ROWS:
        return listing
    summary = tag("summary", count("{n} row", "{n} rows", len(fact.rows)))
    return tag("details", summary, listing)


def _write_source(source_id: str, rows: list[tuple[str, str]], catalogue: Catalogue) -> Markup:
    places = join((_write_row(*row) for row in rows), between="; ")
    return tag("li", write_full(find_source(catalogue, source_id)), ": ", places)


def _write_row(row_id: str, locator: str) -> Markup:
    return join([tag("code", row_id), f" {locator}" if locator else ""])
