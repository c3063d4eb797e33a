"""Pages made apart: what the exhibits of a notebook show with other values, without a run of the notebook.

Hundreds of pages of one notebook are alike but for a value. Their cells hold a heading or ask a story for
exhibits; so each page is put together in this process, from a look all pages share, and rendered as Sphinx
renders pages. The notebook itself can be run with any of the values and gives the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.notebooks import read_once
from chokepoint.book.sphinx_ext.facts.claims import CLAIMS_MIME, WRITERS
from chokepoint.book.sphinx_ext.facts.values import FACT_MIME, fact_record, record
from chokepoint.book.sphinx_ext.figures.rendered import FIGURE_MIME, LISTING_MIME, make_figure, make_listing
from chokepoint.book.sphinx_ext.html import raw, tag
from chokepoint.book.sphinx_ext.pages.generated import Generated
from chokepoint.book.sphinx_ext.transforms import CompletePage
from chokepoint.book.sphinx_ext.words import _, language_of
from chokepoint.data import KnownTables
from chokepoint.errors import BuildError
from chokepoint.i18n import Translator
from chokepoint.paths import project_root

if TYPE_CHECKING:
    from chokepoint.answers.look import Look
    from chokepoint.answers.memory import Memory
    from chokepoint.stories.page import Chapter

_SHOWN = re.compile(r"chapter\.show\(([^)]*)\)")
_NAME = re.compile(r"\"(\w+)\"")
_HEADING = re.compile(r"(#+) +(.+)")


def list_apart(app: Sphinx) -> Iterator[Generated]:
    """List the pages that are made apart, each with what writes it."""
    told = app.config.html_context.get("apart", {})
    pages = told.get("pages", [])
    families: dict[str, list[Mapping[str, Any]]] = {}
    for page in pages:
        families.setdefault(page["family"], []).append(page)
    for page in pages:
        beside = families[page["family"]]
        shown = digest(repr((page, told["made_from"], [one["name"] for one in beside])))
        read = partial(read_page, app, page, beside)
        turn = turn_to(page, beside)
        yield Generated(page["name"], page["title"], shown, read=read, context=turn)


def turn_to(page: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Name the pages before and after one in its family, in the order of their titles."""
    ordered = sorted(beside, key=lambda one: (str(one["title"]).casefold(), one["name"]))
    place = [one["name"] for one in ordered].index(page["name"])
    near = {"prev": ordered[place - 1 : place] if place else [], "next": ordered[place + 1 : place + 2]}
    return {
        way: {"link": f"{one['name'].rpartition('/')[2]}.html", "title": one["title"]}
        for way, found in near.items()
        for one in found
    }


@lru_cache(maxsize=2)
def _shared(language: str, as_of: str | None) -> tuple[KnownTables, Memory]:
    """Give the tables that all pages of an edition share, and what was worked out of them."""
    # chapters are no part of what lays out pages, and only such pages ask them
    from chokepoint.answers.memory import Memory

    return KnownTables(as_of), Memory()


def look_of(page: Mapping[str, Any], language: str, as_of: str | None = None) -> Look:
    """Look for the story of a page with its values.

    Args:
        page: its notebook and values.
        language: of the page.
        as_of: the day of the edition; None for the current one.
    """
    from chokepoint.answers.look import Look
    from chokepoint.answers.story import find_story

    tables, memory = _shared(language, as_of)
    story, t = find_story(page["notebook"]), Translator(language)
    return Look(story, tables, as_of=as_of, params=page["parameters"], t=t, memory=memory)


def read_page(app: Sphinx, page: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> nodes.document:
    """Put a page together.

    Args:
        app: the build.
        page: its name, title, notebook and values.
        beside: all pages of its family.
    """
    from chokepoint.stories.page import Chapter

    look = look_of(page, language_of(app.config), app.config.html_context.get("edition_day"))
    document = empty_document(app, page["name"])
    fill(document, page, Chapter(look.story, look))
    write_record(Path(app.outdir) / f"{page['name']}.json", page, document)
    complete(document)
    document[0] += raw(_lead(page, beside))
    return document


def write_record(place: Path, page: Mapping[str, Any], document: nodes.document) -> None:
    """Write what machines read of a page: each fact with its unit, how it was computed, and its rows.

    The record of a commodity also says under which other words it may be looked for (``also``).
    """
    from chokepoint.answers.names import also_called

    facts = (node["fact"] for node in document.findall(fact_record))
    told = [
        {"key": fact.key, "value": fact.value, "unit": fact.unit, "how": fact.how,
         "rows": [row_id for row_id, _source, _place in fact.rows],
         "sources": sorted({source for _row, source, _place in fact.rows})}
        for fact in facts
    ]  # fmt: skip
    commodity = page["parameters"].get("commodity")
    also = {"also": also_called(str(commodity))} if commodity else {}
    record = {"name": page["title"], "page": f"{page['name']}.html", **page["parameters"], **also}
    record["facts"] = told
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_records(app: Sphinx) -> None:
    """Put the records of each family into one file, ``dossiers.json`` for the family of dossiers."""
    families: dict[str, list[str]] = {}
    for page in app.config.html_context.get("apart", {}).get("pages", []):
        families.setdefault(page["family"], []).append(page["name"])
    for family, names in families.items():
        records = [(Path(app.outdir) / f"{name}.json").read_text(encoding="utf-8").strip() for name in names]
        whole = "[" + ",\n".join(records) + "]\n"
        (Path(app.outdir) / f"{family}.json").write_text(whole, encoding="utf-8")


def empty_document(app: Sphinx, name: str) -> nodes.document:
    """Make a document that is to be taken for a page Sphinx reads."""
    app.env.temp_data["docname"] = name
    document = new_document(name)
    document.settings = copy(document.settings)
    document.settings.env, document.settings.language_code = app.env, app.config.language or "en"
    return document


def complete(document: nodes.document) -> None:
    """Fill its sentences and list its numbers, as is done with pages Sphinx reads."""
    CompletePage(document).apply()


def fill(document: nodes.document, page: Mapping[str, Any], chapter: Chapter) -> None:
    """Write the sections of a page: headings and plain paragraphs, and what the cells show."""
    top = nodes.section("", nodes.title("", page["title"]), ids=["top"])
    document += top
    section = top
    for kind, text in _cells(page["source"]):
        if kind == "code":
            shown = list(_shown(document, chapter, text))
            section += [nodes.container("", *shown, classes=["cell_output"])] if shown else []
            continue
        for block in filter(None, map(str.strip, text.split("\n\n"))):
            heading = _HEADING.fullmatch(block)
            if heading is None:
                section += nodes.paragraph("", _plain(block, page["source"]))
            elif len(heading[1]) > 1:
                section = nodes.section("", nodes.title("", heading[2]), ids=[nodes.make_id(heading[2])])
                top += section


def _plain(block: str, source: str) -> str:
    if "{" in block or "](" in block:
        hint = "such pages are made past the reader of Markdown: let an exhibit say it"
        raise BuildError("a paragraph holds more than words", where=source, hint=hint)
    return block


def _cells(source: str) -> list[tuple[str, str]]:
    notebook = read_once(project_root() / source)
    return [(cell.cell_type, str(cell.source)) for cell in notebook.cells]


def _shown(document: nodes.document, chapter: Chapter, code: str) -> Iterator[nodes.Node]:
    names = [name for call in _SHOWN.findall(code) for name in _NAME.findall(call)]
    for output in chapter.outputs(*names):
        data, metadata = (output, {}) if isinstance(output, dict) else output._repr_mimebundle_()  # type: ignore[attr-defined]
        yield from make_nodes(document, data, metadata)


def make_nodes(
    document: nodes.document, data: Mapping[str, Any], metadata: Mapping[str, Any]
) -> list[nodes.Element]:
    """Turn what an exhibit shows into nodes, as the reader of notebooks does.

    Raises:
        BuildError: for an output such pages do not know.
    """
    if FACT_MIME in data:
        return [nodes.container("", record(dict(data[FACT_MIME])), nb_element="mime_bundle")]
    if CLAIMS_MIME in data:
        content = dict(data[CLAIMS_MIME])
        return WRITERS[content["kind"]](content, document)
    if FIGURE_MIME in data:  # of a figure with states the first: such pages are many, and each short
        shown = {key: one for key, one in metadata["chokepoint_figure"].items() if key != "choice"}
        return [make_figure(document, dict(data[FIGURE_MIME]), shown)]
    if LISTING_MIME in data:
        return [make_listing(document, dict(metadata["chokepoint_figure"]))]
    if "text/markdown" in data:
        return [nodes.paragraph("", "", nodes.emphasis("", str(data["text/plain"])))]
    raise BuildError(f"an output is none of those a page can show: {', '.join(data)}")


def _lead(page: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> Any:
    """Lead to the other pages of the family."""
    name = page["name"].rpartition("/")[2]
    links = [
        tag("li", tag("a", one["title"], href=f"{one['name'].rpartition('/')[2]}.html"))
        for one in beside
        if one["name"] != page["name"]
    ]
    summary = tag("summary", str(_("The other pages of this kind")))
    own = tag("a", str(_("The facts of this page for machines (JSON)")), href=f"{name}.json", download="")
    others = tag("details", summary, tag("ul", *links, class_="list"), class_="others")
    return tag("p", own, class_="cited") + others
