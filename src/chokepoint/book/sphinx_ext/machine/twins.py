"""The Markdown twin of a page: its prose with the facts in it, its figures in words and rows, its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.addresses import to_top
from chokepoint.book.sphinx_ext.cells import code_fold
from chokepoint.book.sphinx_ext.facts.findings import finding_card
from chokepoint.book.sphinx_ext.facts.headlines import SIGN, flip_mark
from chokepoint.book.sphinx_ext.facts.numbers import SECTION
from chokepoint.book.sphinx_ext.facts.values import Fact
from chokepoint.book.sphinx_ext.figures.rendered import chokepoint_figure
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, Source, find_source, read_catalogue
from chokepoint.book.sphinx_ext.figures.tables import LISTS
from chokepoint.book.sphinx_ext.pages.source_pages import write_plainly
from chokepoint.book.sphinx_ext.pages.uses import PageUses, page_uses
from chokepoint.book.sphinx_ext.words import _, count, language_of, reader, translator

SHOWN_ROWS = 40
"""Rows of a figure in the twin; the file of the figure holds all."""

FIGURES = "_figures"
SILENT = (nodes.comment, nodes.raw, nodes.target, nodes.system_message, nodes.image, nodes.Invisible,
          nodes.substitution_definition, code_fold)  # fmt: skip
MARKS: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.emphasis: ("*", "*"), nodes.strong: ("**", "**"), nodes.literal: ("`", "`"),
    nodes.superscript: ("^", "^"), nodes.subscript: ("~", "~"), nodes.math: ("$", "$"),
}  # fmt: skip


@dataclass(frozen=True)
class Twin:
    """Writes one page.

    Args:
        page: its name.
        uses: what it shows.
        catalogue: the sources of the package.
        language: its language.
    """

    page: str
    uses: PageUses
    catalogue: Catalogue
    language: str = "en"

    def write(self, document: nodes.document) -> str:
        """Write the page."""
        blocks = [*self._blocks(document, 1), *self._sources()]
        return "\n\n".join(block for block in blocks if block.strip()) + "\n"

    def _blocks(self, node: nodes.Element, depth: int) -> Iterator[str]:
        for child in node.children:
            if isinstance(child, nodes.section) and SECTION in child["ids"]:
                yield from self._numbers(child, depth)
            elif isinstance(child, nodes.section):
                yield from self._blocks(child, depth + 1)
            elif isinstance(child, nodes.Element) and not isinstance(child, SILENT):
                yield from self._block(child, depth)

    def _block(self, node: nodes.Element, depth: int) -> Iterator[str]:
        for kind, write in self._writers().items():
            if isinstance(node, kind):
                yield from write(node, depth)
                return
        yield from self._blocks(node, depth)

    def _writers(self) -> Mapping[Any, Callable[[Any, int], Iterable[str]]]:
        return {
            nodes.title: lambda node, depth: [f"{'#' * (depth - 1 or 1)} {write_inline(node)}"],
            chokepoint_figure: lambda node, depth: self._figure(node),
            (nodes.paragraph, nodes.rubric, nodes.caption): lambda node, depth: [write_inline(node)],
            finding_card: lambda node, depth: [f"- {' '.join(self._blocks(node, depth))}"],
            (nodes.bullet_list, nodes.enumerated_list): lambda node, depth: [self._list(node, depth)],
            (nodes.definition_list_item, nodes.field): lambda node, depth: [self._definition(node, depth)],
            nodes.literal_block: lambda node, depth: [f"```\n{node.astext()}\n```"],
            nodes.math_block: lambda node, depth: [f"$$\n{node.astext()}\n$$"],
            nodes.citation: lambda node, depth: [self._citation(node, depth)],
            (nodes.block_quote, nodes.Admonition): lambda node, depth: [_quote(self._blocks(node, depth))],
            nodes.table: lambda node, depth: [write_table(*_read_table(node))],
            nodes.transition: lambda node, depth: ["---"],
            nodes.footnote: lambda node, depth: [self._footnote(node, depth)],
        }

    def _list(self, node: nodes.Element, depth: int) -> str:
        ordered = isinstance(node, nodes.enumerated_list)
        items = ("\n\n".join(self._blocks(item, depth)) for item in node.children)
        marks = (f"{n}. " if ordered else "- " for n, _item in enumerate(node.children, start=1))
        return "\n".join(
            mark + item.replace("\n", "\n" + " " * len(mark)) for mark, item in zip(marks, items, strict=True)
        )

    def _definition(self, node: nodes.Element, depth: int) -> str:
        names = [child for child in node.children if isinstance(child, nodes.term | nodes.field_name)]
        rest = [child for child in node.children if child not in names]
        term = reader().commas(write_inline(name) for name in names)
        told = " ".join(part for r in rest for part in self._blocks(r, depth))
        return reader().pair(f"**{term}**", told)

    def _footnote(self, node: nodes.Element, depth: int) -> str:
        label = next((child.astext() for child in node.children if isinstance(child, nodes.label)), "")
        return f"[^{label}]: " + " ".join(self._blocks(node, depth))

    def _citation(self, node: nodes.citation, depth: int) -> str:
        return f"[{node[0].astext()}] {' '.join(self._blocks(node, depth))}"

    def _figure(self, node: chokepoint_figure) -> Iterator[str]:
        meta = node["meta"]
        drawn = "alt" in meta
        yield f"**{reader().pair(_('Figure') if drawn else _('Table'), meta['title'])}**"
        yield f"{meta['subtitle']}. {meta['alt']}" if drawn else f"{meta['subtitle']}."
        if meta.get("notes"):
            yield meta["notes"]
        yield write_table(
            [column["title"] for column in meta["table"]["columns"]], meta["table"]["rows"][:SHOWN_ROWS]
        )
        rest = len(meta["table"]["rows"]) - SHOWN_ROWS
        more = (
            count("{n} more row in the file.", "{n} more rows in the file.", rest) + " " if rest > 0 else ""
        )
        file = f"{to_top(self.page)}{FIGURES}/{self.page}/{meta['id']}.csv"
        yield f"{more}[{_('All rows with their sources (CSV)')}]({file})"

    def _numbers(self, section: nodes.section, depth: int) -> Iterator[str]:
        yield f"{'#' * depth} {section.next_node(nodes.title).astext()}"
        yield "\n".join(self._number(fact) for fact in self.uses.facts)

    def _number(self, fact: Fact) -> str:
        sources = dict.fromkeys(row[1] for row in fact.rows)
        t = translator(self.language)
        names = t.semicolons(name_source(find_source(self.catalogue, key)) for key in sources)
        value, how = write_plainly(fact, self.language), t.cell(fact.how)
        told = t.pair(value, how) if how else value
        return f"- {t.aside(told, names) if names else told}"

    def _sources(self) -> Iterator[str]:
        keys = [row[1] for fact in self.uses.facts for row in fact.rows]
        keys += [key for figure in self.uses.figures for key in figure.source_ids]
        sources = sorted({find_source(self.catalogue, key) for key in keys}, key=name_source)
        if sources:
            yield f"## {_('Sources')}"
            yield "\n".join(f"- {name_source(source, link=True)}" for source in sources)


def name_source(source: Source, *, link: bool = False) -> str:
    """Name a source in one line of plain text, or of Markdown with a link to it."""
    title = f"[{escape(source.title)}]({source.url})" if link and source.url else source.title
    return reader().commas([source.publisher, title, source.date])


def write_inline(node: nodes.Node) -> str:
    """Write the text below a node with its emphasis and links; facts are plain text."""
    if isinstance(node, nodes.Text):
        return str(node).replace("\n", " ")
    if isinstance(node, SILENT):
        return ""
    if isinstance(node, flip_mark):
        return f"[{SIGN}]({node['href']})" if "href" in node else SIGN
    if isinstance(node, nodes.footnote_reference):
        return f"[^{node.astext()}]"
    before, after = MARKS.get(type(node), ("", ""))
    text = "".join(write_inline(child) for child in node.children)
    address = node.get("refuri", "") if isinstance(node, nodes.reference) else ""
    linked = f"[{text}]({address})" if address and not address.startswith("#") else text
    return f"{before}{linked}{after}" if text else ""


def write_table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table; cells are kept in one line."""
    head = [_cell(title) for title in titles]
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escape(text: str) -> str:
    """Keep brackets of a title from ending its link."""
    return re.sub(r"([\[\]])", r"\\\1", text)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _read_table(node: nodes.table) -> tuple[list[str], list[list[str]]]:
    rows = [[write_inline(entry) for entry in row.children] for row in node.findall(nodes.row)]
    return rows[0], rows[1:]


def _quote(blocks: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


def has_twin(app: Sphinx, page: str) -> bool:
    """Tell whether a page that was read has a twin: every one but the list of the data."""
    return LISTS not in app.env.metadata.get(page, {})


def save_twin(app: Sphinx, page: str, document: nodes.document) -> None:
    """Write the twin of a page beside it."""
    language = language_of(app.config)
    twin = Twin(page, page_uses(app.env, page), read_catalogue(language), language)
    path = Path(app.outdir) / f"{page}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(twin.write(document), encoding="utf-8")
