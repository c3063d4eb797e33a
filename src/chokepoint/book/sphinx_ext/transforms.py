"""What happens to a page after it was read and translated, before references and contents are made."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from chokepoint.book.sphinx_ext.cells import shows_anything, tidy_cells
from chokepoint.book.sphinx_ext.facts.conditions import drop_empty_sections, settle_conditions
from chokepoint.book.sphinx_ext.facts.findings import fill_cards, finding_card
from chokepoint.book.sphinx_ext.facts.headlines import add_mark, read_marks
from chokepoint.book.sphinx_ext.facts.numbers import append_numbers
from chokepoint.book.sphinx_ext.facts.values import Fact, Facts, fill_use, take_facts, uses_in
from chokepoint.book.sphinx_ext.figures.rendered import point_at_figures
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.incremental import note_rows
from chokepoint.book.sphinx_ext.pages.uses import note_uses
from chokepoint.book.sphinx_ext.words import language_of
from chokepoint.errors import ChokepointError, FactError

logger = logging.getLogger(__name__)


class CompletePage(SphinxTransform):
    """Take the facts of a page, settle its conditions, fill its prose, list its numbers, fold its code."""

    default_priority = 25  # Sphinx translates at 20 and reads references and contents much later

    def apply(self, **kwargs: object) -> None:
        """Run all steps.

        Raises:
            ExtensionError: if a fact is missing or misused; every fault of the page is logged first.
        """
        if self.document.get("source", "").endswith("<translated>"):
            return
        try:
            facts = take_facts(self.document)
            self._report(settle_conditions(self.document, facts))
            used = self._fill(facts)
        except ChokepointError as error:
            raise ExtensionError(f"{self.env.docname}: {error}") from error
        if self.env.docname in self.config.html_context.get("families", {}):
            drop_empty_sections(self.document, shows_anything)
        tidy_cells(self.document)
        point_at_figures(self.document, self.env.docname)
        note_uses(self.document, self.env, used)
        note_rows(self.document, self.env)

    def _fill(self, facts: Facts) -> list[Fact]:
        language = language_of(self.config)
        formats: dict[str, str] = {}
        for use in uses_in(self.document):
            formats.setdefault(use["key"], use["spec"])
        if not formats and next(self.document.findall(finding_card), None) is None:
            return []
        self._report(list(_find_faults(self.document, facts, language)))
        catalogue = read_catalogue(language)
        marks = read_marks(self.env, facts)
        fill_cards(self.document, facts, catalogue, language, marks)
        for use in uses_in(self.document):
            filled = fill_use(use, facts, language)
            if use["key"] in marks:
                add_mark(filled, marks[use["key"]])
        used = {key: (facts[key], spec) for key, spec in formats.items()}
        append_numbers(self.document, used, catalogue, language, marks)
        return [fact for fact, _spec in used.values()]

    def _report(self, faults: list[tuple[nodes.Node, FactError]]) -> None:
        for node, fault in faults:
            logger.error(str(fault), location=node, type="chokepoint", subtype="fact")
        if faults:
            raise faults[0][1]


def _find_faults(
    document: nodes.document, facts: Facts, language: str
) -> Iterator[tuple[nodes.Node, FactError]]:
    """Try every fact on a copy, so that one build names all faults of a page."""
    for use in uses_in(document):
        trial = nodes.inline("", "", use.deepcopy())
        try:
            fill_use(trial[0], facts, language)
        except FactError as fault:
            yield use, fault
