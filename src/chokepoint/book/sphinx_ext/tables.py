"""The data page: every table with its fields and coverage, every source with its date and rights."""

from __future__ import annotations

from typing import Any

import pandas as pd
from docutils import nodes
from markupsafe import Markup
from sphinx.util.docutils import SphinxDirective

from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.sources import Source, group_by_publisher, read_catalogue
from chokepoint.book.sphinx_ext.words import _, count
from chokepoint.data import load_table, table_names, table_path
from chokepoint.data.package import find_resource
from chokepoint.paths import data_folder

TIME_FIELDS = ("period_start", "year", "period", "announced", "date", "month", "effective")


class DataTables(SphinxDirective):
    """``{data-tables}``: one section for each table of the data package."""

    def run(self) -> list[nodes.Node]:
        """Write the sections."""
        names = [name for name in table_names() if name != "sources"]
        for name in names:
            self.env.note_dependency(str(table_path(name)))
        return [make_section(name) for name in names]


class SourcesList(SphinxDirective):
    """``{sources-list}``: every source of the data package, by publisher."""

    def run(self) -> list[nodes.Node]:
        """Write the list."""
        return [raw(write_sources(list(read_catalogue().values())))]


def make_section(name: str) -> nodes.section:
    """Build the section of one table."""
    title = nodes.title("", "", nodes.literal("", name), translatable=False)
    section = nodes.section("", title, ids=[f"table-{name}"], names=[f"table-{name}"])
    section += raw(write_table_card(find_resource(data_folder(), name), load_table(name)))
    return section


def write_table_card(resource: dict[str, Any], frame: pd.DataFrame) -> Markup:
    """Write what a table holds: how many rows, of which time, with which fields.

    Args:
        resource: the table's entry in the descriptor of the data package.
        frame: its rows.
    """
    name = resource["name"]
    words = [count("{n} row", "{n} rows", len(frame)), cover_time(frame), _count_sources(frame)]
    fields = [_write_field(field) for field in resource["schema"]["fields"]]
    label = str(_("Fields of {name}")).format(name=name)
    head = tag("tr", *(tag("th", str(title), scope="col") for title in (_("Field"), _("Kind"), _("Meaning"))))
    caption = tag("caption", label, class_="vh")
    body = tag("table", caption, tag("thead", head), tag("tbody", *fields))
    box = tag("div", body, class_="scroll", role="region", tabindex="0", aria_label=label)
    summary = tag("summary", count("{n} field", "{n} fields", len(fields)))
    about = tag("p", tag("b", resource.get("title", name)), ". ", resource.get("description", ""))
    line = tag("p", " · ".join(word for word in words if word), class_="s")
    return about + line + tag("details", summary, box)


def cover_time(frame: pd.DataFrame) -> str:
    """Write the first and last year a table speaks of, or nothing if it has no time."""
    column = next((name for name in TIME_FIELDS if name in frame.columns), None)
    if column is None:
        return ""
    years = sorted(text[:4] for text in frame[column].dropna().astype(str) if text[:4].isdigit())
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def write_sources(sources: list[Source]) -> Markup:
    """Write all sources, grouped by publisher."""
    groups = (
        tag("dt", publisher) + join(tag("dd", _write_source(source)) for source in group)
        for publisher, group in group_by_publisher(sources)
    )
    return tag("dl", *groups, class_="sources")


def _write_field(field: dict[str, Any]) -> Markup:
    kind = " · ".join(str(part) for part in (field["type"], field.get("unit")) if part)
    name = tag("th", tag("code", field["name"]), scope="row")
    return tag("tr", name, tag("td", kind), tag("td", field.get("description", "")))


def _count_sources(frame: pd.DataFrame) -> str:
    if "source_id" not in frame.columns:
        return ""
    return count("{n} source", "{n} sources", frame["source_id"].nunique())


def _write_source(source: Source) -> Markup:
    linked = source.url.startswith(("https://", "http://"))
    title = tag("a", source.title, href=source.url) if linked else join([source.title])
    rights = {"facts-only": _("facts only"), "public-domain": _("public domain")}
    words = [source.date, str(rights.get(source.redistribution, source.licence)), source.source_id]
    return join([title, tag("span", " · ".join(words), class_="s")], between=" ")
