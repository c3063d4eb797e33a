"""The Sphinx extension and HTML theme: figures, facts, cards, data pages, and the page around them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

import chokepoint
from chokepoint.book.sphinx_ext import cells, incremental, terms
from chokepoint.book.sphinx_ext.assets import leave_out_copies, silence_others, trim_static, trust_readers
from chokepoint.book.sphinx_ext.editions import LeadOut, find_page_of
from chokepoint.book.sphinx_ext.facts import claims, conditions, findings, headlines, methods
from chokepoint.book.sphinx_ext.facts import values as facts
from chokepoint.book.sphinx_ext.facts.formulas import RENDERER, add_formulas
from chokepoint.book.sphinx_ext.figures import rendered as figures
from chokepoint.book.sphinx_ext.figures import tables
from chokepoint.book.sphinx_ext.figures.stacked import write_stacked
from chokepoint.book.sphinx_ext.labels import OwnLabels, RestoreLabels
from chokepoint.book.sphinx_ext.machine.companions import add_companions, finish_companions
from chokepoint.book.sphinx_ext.page import THEME, collect_pages, complete_context
from chokepoint.book.sphinx_ext.pages.catalogue import plan_catalogue, write_catalogue
from chokepoint.book.sphinx_ext.search.index import leave_out_stock_search, write_index
from chokepoint.book.sphinx_ext.transforms import CompletePage
from chokepoint.book.sphinx_ext.translator import use_strict_html
from chokepoint.book.sphinx_ext.words import CATALOGUE, FOLDER, _, speak

EARLY, LATE = 100, 900


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx."""
    app.add_html_theme("chokepoint", str(THEME))
    app.add_message_catalog(CATALOGUE, str(FOLDER))
    _add_syntax(app)
    _add_nodes(app)
    app.add_config_value("chokepoint_catalogue", True, "html", [bool])  # pages of tables and sources
    add_formulas(app)
    app.add_transform(CompletePage)
    app.add_transform(LeadOut)
    app.add_transform(OwnLabels)
    app.add_transform(RestoreLabels)
    app.add_post_transform(headlines.NameChapters)
    app.connect("config-inited", set_defaults)
    app.connect("config-inited", speak)
    app.connect("builder-inited", use_strict_html, priority=LATE)
    app.connect("builder-inited", silence_others, priority=LATE)
    app.connect("builder-inited", trust_readers, priority=LATE)
    app.connect("builder-inited", leave_out_copies, priority=LATE)
    app.connect("builder-inited", leave_out_stock_search)
    app.connect("missing-reference", find_page_of)
    app.connect("env-get-outdated", incremental.find_outdated)
    app.connect("env-check-consistency", plan_catalogue)
    app.connect("env-get-updated", number_through, priority=EARLY)
    app.connect("env-get-updated", number_by_page, priority=LATE)  # after Sphinx has numbered them
    app.connect("env-get-updated", terms.collect_terms, priority=LATE)
    app.connect("env-get-updated", incremental.find_affected, priority=LATE + 1)
    app.connect("doctree-resolved", terms.link_terms, priority=LATE)
    app.connect("html-page-context", complete_context, priority=LATE)
    app.connect("html-page-context", add_companions, priority=LATE + 1)  # knows what the page says
    app.connect("html-collect-pages", collect_pages)
    app.connect("html-collect-pages", write_catalogue)
    app.connect("html-collect-pages", write_stacked)
    app.connect("build-finished", trim_static, priority=LATE)
    app.connect("build-finished", finish_companions)
    app.connect("build-finished", write_index, priority=LATE)
    return {"version": chokepoint.__version__, "parallel_read_safe": True, "parallel_write_safe": True}


def number_through(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give Sphinx the numbers it gave in the last build, so that it finds no page changed by ours."""
    env.toc_fignumbers = getattr(env, "chokepoint_numbers", env.toc_fignumbers)
    return []


def number_by_page(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Number the figures of every page from 1, so that a new chapter renumbers no other."""
    env.chokepoint_numbers = deepcopy(env.toc_fignumbers)
    for page, numbers in env.toc_fignumbers.items():
        figures_here = numbers.get("figure", {})
        env.toc_fignumbers[page]["figure"] = {name: (n,) for n, name in enumerate(figures_here, start=1)}
    return []


def set_defaults(app: Sphinx, config: Config) -> None:
    """Leave out pages and copies that no reader needs, and name figures in full."""
    config.html_use_index = False
    config.html_domain_indices = False
    config.html_copy_source = False
    config.html_show_sourcelink = False
    config.html_math_renderer = RENDERER
    config.numfig = True
    config.numfig_format = {"figure": str(_("Figure %s")), **config.numfig_format}


def _add_syntax(app: Sphinx) -> None:
    app.add_role("fact", facts.FactRole())
    app.add_directive("when", conditions.When)
    app.add_directive("unless", conditions.Unless)
    app.add_directive("findings", findings.Findings)
    app.add_directive("finding", findings.Finding)
    app.add_directive("formula", methods.Formula)
    app.add_directive("data-tables", tables.DataTables)
    app.add_directive("data-files", tables.DataFiles)
    app.add_directive("sources-list", tables.SourcesList)


def _add_nodes(app: Sphinx) -> None:
    skip = {name: (_skip, None) for name in ("latex", "text", "man", "texinfo")}
    app.add_enumerable_node(
        figures.chokepoint_figure, "figure", figures.title_of, html=(figures.visit_figure, None), **skip
    )
    app.add_node(figures.chokepoint_listing, html=(figures.visit_figure, None), **skip)
    app.add_node(findings.findings_grid, html=(findings.visit_grid, findings.depart_grid))
    app.add_node(findings.finding_card, html=(findings.visit_card, findings.depart_card))
    app.add_node(findings.finding_link, html=(findings.visit_link, findings.depart_link))
    app.add_node(headlines.flip_mark, html=(headlines.visit_mark, None), **skip)
    app.add_node(claims.claim_card, html=(claims.visit_card, claims.depart_card))
    app.add_node(cells.code_fold, html=(cells.visit_fold, cells.depart_fold), **skip)


def _skip(translator: Any, node: nodes.Node) -> None:
    raise nodes.SkipNode
