"""``{formula}``: a formula of table ``methods``, its symbols, its source, the functions that compute it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from chokepoint.book.sphinx_ext.words import _, reader
from chokepoint.data import load_table, table_path
from chokepoint.errors import FactError

TABLE = "methods"
OWN = "own_derivation"
"""The source of what the book worked out itself."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$^])")


class Formula(SphinxDirective):
    """``{formula} method-hhi``: the row of that id, and below it the content: an example, a doubt."""

    has_content = True
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write the row as Markdown and let the page's own parser read it."""
        self.env.note_dependency(str(table_path(TABLE)))
        try:
            lines = list(write_method(find_method(self.arguments[0])))
        except FactError as error:
            raise self.error(str(error)) from error
        box = nodes.container(classes=["formula"])
        self.state.nested_parse(StringList(lines, self.env.docname), self.content_offset, box)
        rest = nodes.container(classes=["example"])
        self.state.nested_parse(self.content, self.content_offset, rest)
        return [box, *([rest] if rest.children else [])]


def find_method(row_id: str) -> dict[str, str]:
    """Look up a formula.

    Raises:
        FactError: if the table has no such row.
    """
    table = load_table(TABLE)
    found = table[table["row_id"] == row_id].to_dict("records")
    if not found:
        raise FactError("no such formula", where=row_id, hint=f"add it to table {TABLE}")
    return {str(key): str(value) for key, value in found[0].items()}


def write_method(row: dict[str, str]) -> Iterator[str]:
    """Write a formula, what it says in words, its symbols, its range, its source and its functions."""
    yield from ("```{math}", f":label: {row['row_id']}", row["formula_latex"], "```", "")
    yield from (f"{reader().capital(escape(row['formula_in_words']))}{reader().grammar.STOP}", "")
    for symbol, meaning in read_symbols(row["symbols"]):
        yield from (f"{{math}}`{symbol}`", f": {escape(meaning)}", "")
    for term, text in _fields(row):
        yield from (term, f": {text}", "")


def read_symbols(text: str) -> Iterator[tuple[str, str]]:
    r"""Read ``s_c: share of country c; n: number``: symbols in LaTeX, each with its meaning."""
    for part in filter(None, text.split("; ")):
        symbol, _colon, meaning = part.partition(": ")
        yield symbol.strip(), meaning.strip()


def _fields(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    if row["range"]:
        yield str(_("Range")), escape(_range(row))
    if row["note"]:
        yield str(_("Mind")), escape(row["note"])
    own = row["source_id"] == OWN
    source = str(_("worked out for this book")) if own else f"{{cite:p}}`{row['source_id']}`"
    yield str(_("Source")), reader().commas([source, escape(row["locator"])])
    names = filter(None, row["implemented_by"].split(";"))
    yield str(_("Computed by")), reader().commas(f"`{name}`" for name in names)


def _range(row: dict[str, str]) -> str:
    """Write from where to where a measure goes, and what more of it means."""
    low, dots, high = row["range"].partition("..")
    words = str(_("{low} to {high}")) if high else str(_("{low} or more"))
    span = words.format(low=low, high=high) if dots else low
    higher = str(_("higher means {what}")).format(what=row["higher_means"]) if row["higher_means"] else ""
    return reader().semicolons(filter(None, [span, higher]))


def escape(text: str) -> str:
    """Keep a text of the table from being read as markup."""
    return _MARKUP.sub(r"\\\1", text)
