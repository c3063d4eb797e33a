"""What a chapter allows: the types of its parameters cell, and the rules of the story it opens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from chokepoint.answers.story import Parameter, stories
from chokepoint.book.engine.contents.parameter_cell import ParameterSpec, literal_values
from chokepoint.errors import ParameterError
from chokepoint.parameters import accepted, check_parameters

OPENED = re.compile(r"\bopen_chapter\(\s*[\"'](\w+)[\"']")


@dataclass(frozen=True)
class Rules:
    """What values a chapter takes.

    Args:
        specs: the lines of its parameters cell.
        parameters: the rules of its story by name, in the order in which they are checked; none if it
            opens no story.
    """

    specs: Sequence[ParameterSpec]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def fault(self, given: Mapping[str, Any], names: Sequence[str] | None = None) -> ParameterError | None:
        """Say what the chapter would refuse; None if it takes all.

        Args:
            given: values by name, of the right types; for all others the chapter's own stand.
            names: the parameters to check; all if not given.
        """
        values = self._values(given)
        chosen = self.parameters if names is None else {name: self.parameters[name] for name in names}
        try:
            check_parameters(values, **{name: one.rule_for(values) for name, one in chosen.items()})
        except ParameterError as error:
            return error
        return None

    def choices(self, name: str, beside: Sequence[Mapping[str, Any]]) -> list[Any]:
        """List every value a parameter may have beside given values of others.

        Args:
            name: the parameter.
            beside: values of the parameters before it; those the chapter refuses are passed over.

        Returns:
            Each value once; none if the chapter does not list them.
        """
        parameter = self.parameters.get(name)
        if parameter is None:
            return self._annotated(name)
        before = self.before(name)
        taken = [self._values(given) for given in beside if self.fault(given, before) is None]
        found = [_plain(value) for values in taken for value in accepted(parameter.rule_for(values))]
        return list(dict.fromkeys(found)) or self._annotated(name)

    def before(self, name: str) -> list[str]:
        """Name the parameters that are checked before one, and on whose values its rule may rest."""
        names = list(self.parameters)
        return names[: names.index(name)] if name in names else []

    def _values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {spec.name: spec.default for spec in self.specs} | dict(given)

    def _annotated(self, name: str) -> list[Any]:
        """List the values that a type names by itself."""
        kinds = next((spec.kinds for spec in self.specs if spec.name == name), [])
        values = [value for kind in kinds for value in literal_values(kind)]
        return values or ([False, True] if kinds == ["bool"] else [])


def _plain(value: Any) -> Any:
    """Turn a number of numpy, as tables give it, into one that JSON and a notebook can hold."""
    return value.item() if hasattr(value, "item") else value


def read_rules(notebook: NotebookNode, specs: Sequence[ParameterSpec]) -> Rules:
    """Find the rules of the story a notebook opens, for the parameters that it has.

    Args:
        notebook: the chapter.
        specs: its parameters.
    """
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    opened = OPENED.search(code)
    if opened is None:
        return Rules(specs)
    from chokepoint.stories import registered  # noqa: F401 - slow, and importing it registers every story

    names = {spec.name for spec in specs}
    story = next((story for story in stories() if story.name == opened[1]), None)
    listed = story.parameters if story else {}
    return Rules(specs, {name: one for name, one in listed.items() if name in names})
