"""Remember what was computed, together with what it was computed from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

KEPT = 8
"""So many results of one recipe are kept; the oldest goes first."""
SHARED = ("as_of", "lang")
"""What all stories are looked at with alike."""
EVERY = ("*",)
"""Stands for every parameter that stories do not share."""
ABSENT = "(not given)"
"""The value of a parameter that was not given: a kept result fits only where it still is not."""


@dataclass
class Trace:
    """What a computation read: tables as they were, and parameters with their values."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    params: dict[str, object] = field(default_factory=dict)

    def fits(self, tables: Mapping[str, pd.DataFrame], params: Mapping[str, object]) -> bool:
        """Tell whether the same computation would read the very same now."""
        same = all(params.get(name, ABSENT) == value for name, value in self.params.items())
        return same and all(tables[name] is frame for name, frame in self.tables.items())


@dataclass
class Memory:
    """Results by recipe, each with its trace, and the traces of the computations under way."""

    _kept: dict[Any, list[tuple[Trace, object]]] = field(default_factory=dict)
    _open: list[Trace] = field(default_factory=list)

    def recall(
        self,
        recipe: object,
        tables: Mapping[str, pd.DataFrame],
        params: Mapping[str, object],
        compute: Callable[[], object],
    ) -> object:
        """Give the result of a recipe, computed only if it would read something else than before.

        Args:
            recipe: what tells this computation from others.
            tables: the tables it may read.
            params: the parameters it may read.
            compute: the computation.
        """
        for trace, result in self._kept.get(recipe, []):
            if trace.fits(tables, params):
                self._join(trace)
                return result
        with self._tracing() as trace:
            result = compute()
        self._kept[recipe] = [(trace, result), *self._kept.get(recipe, [])][:KEPT]
        self._join(trace)
        return result

    def note_table(self, name: str, frame: pd.DataFrame) -> None:
        """Note that a table was read."""
        if self._open:
            self._open[-1].tables[name] = frame

    def note_param(self, name: str, value: object) -> None:
        """Note that a parameter was read."""
        if self._open:
            self._open[-1].params[name] = value

    @contextmanager
    def apart(self, names: Collection[str]) -> Iterator[None]:
        """Keep parameters read inside from the computation outside, which has its own or none of this name.

        Args:
            names: those kept apart; with ``EVERY`` all but day and language, as for another story.
        """
        with self._tracing() as trace:
            yield
        left = {
            name: value
            for name, value in trace.params.items()
            if (name in SHARED if names is EVERY else name not in names)
        }
        self._join(Trace(trace.tables, left))

    @contextmanager
    def _tracing(self) -> Iterator[Trace]:
        trace = Trace()
        self._open.append(trace)
        try:
            yield trace
        finally:
            self._open.pop()

    def _join(self, trace: Trace) -> None:
        if self._open:
            self._open[-1].tables.update(trace.tables)
            self._open[-1].params.update(trace.params)
