"""What a notebook calls: open a chapter, show its exhibits, tell what the article said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from IPython.display import display

from chokepoint.answers.answer import Answer
from chokepoint.answers.claims.compare import judge_now
from chokepoint.answers.look import Look
from chokepoint.answers.story import Story, find_story
from chokepoint.data import KnownTables
from chokepoint.figures import claims as claim_cards
from chokepoint.figures.facts import make_fact, plain_value
from chokepoint.i18n import Translator
from chokepoint.parameters import check_parameters
from chokepoint.stories.registered import EXPLAINER


class Chapter:
    """A chapter opened with its parameters.

    Args:
        story: its story.
        look: the tables, parameters and language it looks with.
    """

    def __init__(self, story: Story, look: Look) -> None:
        self.story, self.look = story, look
        self._told: set[str] = set()

    def show(self, *names: str) -> None:
        """Show exhibits, recipes or single answers of the story: their facts, then their figure.

        Raises:
            FactError: if there is nothing of a name.
        """
        for output in self.outputs(*names):
            display(output, raw=isinstance(output, dict))

    def outputs(self, *names: str) -> Iterator[object]:
        """Give what is shown, one by one: facts as mappings, and what exhibits draw.

        Raises:
            FactError: if there is nothing of a name.
        """
        for name in names:
            exhibit = self.story.exhibit(name)
            for key in exhibit.keys(self.story):
                if key not in self._told:
                    self._told.add(key)
                    yield as_fact(key, self.look.ask(key))
            yield from _outputs(None if exhibit.draw is None else self.look(exhibit.draw))

    def claims(self, *claim_ids: str) -> None:
        """List claims of the article in short, judged by what is known; nothing before it was written."""
        told = judge_now(EXPLAINER, self.look.tables, claim_ids=claim_ids)
        found = claim_cards.beside(told, claim_ids, self.look.t)
        if found is not None:
            display(found)


def _outputs(shown: object) -> list[object]:
    """List what an exhibit gave: a figure, several outputs, or nothing."""
    if shown is None:
        return []
    return shown if isinstance(shown, list) else [shown]


def open_chapter(name: str, values: Mapping[str, object]) -> Chapter:
    """Open a chapter with the parameters of its notebook.

    Args:
        name: the chapter.
        values: the namespace that holds the parameters, usually ``globals()`` of the notebook.

    Raises:
        ParameterError: for a parameter that is absent or breaks its rule.
        FactError: if there is no such story.
    """
    story = find_story(name)
    check_parameters(values, **{key: one.rule_for(values) for key, one in story.parameters.items()})
    params = {key: values[key] for key in story.parameters if key not in ("as_of", "lang")}
    as_of, lang = values.get("as_of"), values.get("lang", "en")
    tables = KnownTables(as_of)  # type: ignore[arg-type]
    look = Look(story, tables, as_of=as_of, params=params, t=Translator(str(lang)))  # type: ignore[arg-type]
    return Chapter(story, look)


def as_fact(key: str, answer: Answer) -> dict[str, Any]:
    """Write an answer as a fact of a page: an output that prose can use and nbval compares."""
    rows = pd.DataFrame({"row_ids": [answer.row_ids]}) if answer.how else None
    bounds = (plain_value(answer.low), plain_value(answer.high))
    return make_fact(key, plain_value(answer.value), answer.unit, rows, answer.how, bounds)
