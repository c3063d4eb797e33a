"""The section "Numbers on this page": every fact the prose uses, how it was computed, from which rows.

Facts computed from the same rows stand together, so that the rows are listed once. The list is open as
written, so that every link into it works without scripts; a script closes it until it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docutils import nodes
from markupsafe import Markup

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import TOP, source_page_address, to_top
from chokepoint.book.sphinx_ext.facts.formats import exact_format, format_value, write_unit, writes_unit
from chokepoint.book.sphinx_ext.facts.headlines import NO_MARKS, Marks, write_note
from chokepoint.book.sphinx_ext.facts.values import Fact, anchor, has_origin
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, find_source, write_full
from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.take.places import fact_page
from chokepoint.book.sphinx_ext.words import _, count, translator
from chokepoint.data import find_rows
from chokepoint.figures.row_words import tell_row
from chokepoint.i18n import Translator

SECTION = "numbers-on-this-page"
"""Stands in the HTML for the way from the page to the top of the book."""

SHOWN_ROWS = 6
"""More rows than this are folded away, and not told one by one."""

Place = tuple[str, str, str]
"""A row: its id, where its source has it, and what it holds."""


def append_numbers(
    document: nodes.document,
    used: Mapping[str, tuple[Fact, str]],
    catalogue: Catalogue,
    language: str,
    marks: Marks = NO_MARKS,
) -> None:
    """Append the section to the page, one entry for each fact that has an origin, in reading order.

    Args:
        document: the page.
        used: by key, each fact the prose uses and the format it first uses.
        catalogue: the sources of the data package.
        language: the language of the page.
        marks: by key, what is recorded of facts whose sentence depends on the case.
    """
    listed = {key: (fact, spec) for key, (fact, spec) in used.items() if has_origin(fact)}
    if not listed:
        return
    title = nodes.title("", str(_("Numbers on this page")), translatable=False)
    section = nodes.section("", title, ids=[SECTION], names=[SECTION], classes=["numbers"])
    env = document.settings.env
    page = env.docname if env.docname in env.found_docs else ""  # one made apart has no pages of numbers
    markup = _write_list(page, list(listed.values()), catalogue, language, marks)
    section += raw(markup.replace(TOP, to_top(env.docname)))
    home = next(iter(node for node in document.children if isinstance(node, nodes.section)), document)
    home += section


def write_value(fact: Fact, spec: str, language: str) -> Markup:
    """Write a fact's value as in the text, with its unit, and its exact value for machines."""
    words = format_value(fact.value, spec, language, fact.unit)
    unit = "" if writes_unit(spec) else write_unit(fact.value, fact.unit, language)
    is_number = isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
    exact = format_value(fact.value, exact_format(fact.value), language) if is_number else None  # type: ignore[arg-type]
    return tag("b", f"{words} {unit}".strip(), title=exact if exact != words else None)


def group_by_rows(used: Sequence[tuple[Fact, str]]) -> list[list[tuple[Fact, str]]]:
    """Put facts that come from the same rows together, in the order of their first use."""
    groups: dict[frozenset[tuple[str, str, str]], list[tuple[Fact, str]]] = {}
    for fact, spec in used:
        groups.setdefault(frozenset(fact.rows), []).append((fact, spec))
    return list(groups.values())


def _write_list(
    page: str, used: Sequence[tuple[Fact, str]], catalogue: Catalogue, language: str, marks: Marks
) -> Markup:
    lead = _("Each number in the text with how it was computed and the rows of the data package behind it.")
    groups = (_write_group(page, group, catalogue, language, marks) for group in group_by_rows(used))
    summary = tag("summary", count("{n} number and its origin", "{n} numbers and their origin", len(used)))
    words = {"data_more": str(_("In the list of all numbers")), "data_close": str(_("Close"))}
    return tag("details", summary, tag("p", str(lead)), tag("ul", *groups), open="", **words)


def _write_group(
    page: str, group: Sequence[tuple[Fact, str]], catalogue: Catalogue, language: str, marks: Marks
) -> Markup:
    entries = (_write_entry(page, fact, spec, language, marks) for fact, spec in group)
    return tag("li", tag("ul", *entries), _write_rows(group[0][0], catalogue, translator(language)))


def _write_entry(page: str, fact: Fact, spec: str, language: str, marks: Marks) -> Markup:
    note = write_note(marks[fact.key]) if fact.key in marks else ""
    how = translator(language).cell(fact.how)
    own = tag("a", str(_("Page")), href=f"{TOP}{fact_page(page, fact.key)}.html") if page else ""
    pieces = [write_value(fact, spec, language), how, tag("code", fact.key), own, note]
    return tag("li", join([piece for piece in pieces if piece], between=" "), id=anchor(fact.key))


def _write_rows(fact: Fact, catalogue: Catalogue, t: Translator) -> Markup:
    if not fact.rows:
        return Markup()
    is_few = len(fact.rows) <= SHOWN_ROWS
    told = _tell_rows([row_id for row_id, _source, _place in fact.rows], t) if is_few else {}
    by_source: dict[str, list[Place]] = {}
    for row_id, source_id, locator in fact.rows:
        by_source.setdefault(source_id, []).append((row_id, locator, told.get(row_id, "")))
    lines = [_write_source(source_id, rows, catalogue) for source_id, rows in sorted(by_source.items())]
    listing = tag("ul", *lines, class_="rows")
    if is_few:
        return listing
    summary = tag("summary", count("{n} row", "{n} rows", len(fact.rows)))
    return tag("details", summary, listing)


def _tell_rows(row_ids: Sequence[str], t: Translator) -> dict[str, str]:
    """Say what rows hold, so that a number can be worked out again where it stands."""
    return {row.row_id: tell_row(row.table, row.row_id, t) for row in find_rows(row_ids)}


def _write_source(source_id: str, rows: list[Place], catalogue: Catalogue) -> Markup:
    by_place: dict[tuple[str, str], list[str]] = {}
    for row_id, locator, told in rows:
        by_place.setdefault((locator, told), []).append(row_id)
    places = marks.semicolons(_write_place(*place, ids) for place, ids in by_place.items())
    own = tag("a", str(_("all its rows")), href=f"{TOP}{source_page_address(source_id)}")
    return tag("li", marks.pair(write_full(find_source(catalogue, source_id)), places), " · ", own)


def _write_place(locator: str, told: str, row_ids: list[str]) -> Markup:
    place = join([tag("code", " ".join(row_ids)), f" {locator}" if locator else ""])
    return marks.pair(place, tag("span", told)) if told else place
