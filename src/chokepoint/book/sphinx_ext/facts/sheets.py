"""Sheets on a page: the first screen with its key figures, and the lines of each field with their sources."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import source_page_address
from chokepoint.book.sphinx_ext.facts.values import fact_use
from chokepoint.book.sphinx_ext.figures.sources import find_source, read_catalogue
from chokepoint.book.sphinx_ext.html import raw, tag
from chokepoint.book.sphinx_ext.words import _, reader

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_SLOT = re.compile(r"\{(\w+)\}")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def fill_slots(text: str, specs: dict[str, list[str]]) -> Iterator[nodes.Node]:
    """Put the places of facts into a sentence: each number opens its rows."""
    rest = 0
    for slot in _SLOT.finditer(text):
        yield nodes.Text(text[rest : slot.start()])
        key, spec = specs[slot[1]]
        yield fact_use("", key=key, spec=spec)
        rest = slot.end()
    yield nodes.Text(text[rest:])


def make_head(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the first screen: headline, what it is, status and more, key figures, structured data."""
    what, headline, status, *more = content["lines"]
    env = document.settings.env
    state = raw(tag("p", reader().capital(content["status"]), class_="status"))
    found: list[nodes.Element] = [_paragraph(headline, "lede"), _paragraph(what, "s"), state]
    found += [_paragraph(line, "s") for line in (status, *more)]
    if content["figures"]:
        found.append(nodes.definition_list("", *map(_make_figure, content["figures"]), classes=["key"]))
    text = headline["text"] if not headline["specs"] else what["text"]
    return [*found, raw(_write_data(content, text, env))]


def _paragraph(line: dict[str, Any], class_: str) -> nodes.paragraph:
    filled = fill_slots(line["text"], line["specs"])
    return nodes.paragraph("", "", *filled, classes=[class_], translatable=False)


def _make_figure(one: dict[str, str]) -> nodes.definition_list_item:
    """Build a key figure: its value, a fact of the page, with its unit, its bounds and its age."""
    beside = _join_age(one["beside"], one["date"])
    use = fact_use("", key=one["key"], spec=one["spec"])
    told = nodes.paragraph("", "", use, nodes.inline("", beside, classes=["s"]), translatable=False)
    term = nodes.term("", one["label"])
    return nodes.definition_list_item("", term, nodes.definition("", told))


def _join_age(beside: str, date: str) -> str:
    """Put the age of a figure behind its unit and bounds, in brackets where it has neither."""
    if not date:
        return beside
    return reader().commas([beside, date]) if beside else reader().aside("", date)


def _write_data(content: dict[str, Any], text: str, env: BuildEnvironment) -> Markup:
    """Write the structured data; other sites learn of the current edition only."""
    if env.config.html_context.get("current_edition"):
        return Markup()
    about = describe(content, text, f"{env.config.html_baseurl or ''}{env.docname}.html")
    written = json.dumps(about, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">') + Markup(written) + Markup("</script>")


def describe(content: dict[str, Any], text: str, address: str) -> dict[str, Any]:
    """Describe a sheet as a data set in the words of schema.org."""
    measured = [
        {"@type": "PropertyValue", "name": one["label"], "value": one["number"], "unitText": one["unit"]}
        for one in content["figures"]
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": content["about"]["name"],
        "description": text,
        "url": address,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Chokepoint Metals"},
        "variableMeasured": measured,
    }


def make_body(content: dict[str, Any], document: nodes.document) -> list[nodes.Element]:
    """Build the lines of a part, each field with its name and the sources of its lines."""
    page = document.settings.env.docname
    found: list[nodes.Element] = []
    for field in content["fields"]:
        found.append(nodes.rubric("", field["name"], classes=["field"]))
        sentences = [
            node
            for line in field["lines"]
            for node in (*fill_slots(line["text"], line["specs"]), nodes.Text(" "))
        ]
        found.append(nodes.paragraph("", "", *sentences, translatable=False))
        keys = dict.fromkeys(key for line in field["lines"] for key in line["sources"])
        if keys:
            found.append(raw(_write_sources(list(keys), page)))
    return found


MANY = 4


def _write_sources(keys: list[str], page: str) -> Markup:
    """Name the sources of a field, the first few of many."""
    catalogue = read_catalogue()
    links = [
        tag("a", name, href=source_page_address(key, page))
        for key in keys[:MANY]
        for source in [find_source(catalogue, key)]
        for name in [f"{source.publisher} {source.year}".strip()]
    ]
    more = [str(_("and {n} more")).format(n=len(keys) - MANY)] if len(keys) > MANY else []
    return tag("p", marks.commas([*links, *more]), class_="cited")


WRITERS = {"sheet_head": make_head, "sheet": make_body}
