"""Remember what was computed, together with what it was computed from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

KEPT = 16
"""So many results of one recipe are kept; the one that was not asked for longest goes first."""
ABSENT = "(not given)"
"""The value of a parameter that was not given: a kept result fits only where it still is not."""


@dataclass
class Trace:
    """What a computation read: tables as they were, and parameters with their values.

    Args:
        origin: the tables it was computed from.
        given: all parameters that were set.
        whole: whether it looked at other tables made of these, and so depends on all of them.
        tables: the tables it read.
        params: the parameters it read.
    """

    origin: object
    given: Mapping[str, object]
    whole: bool = False
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    params: dict[str, object] = field(default_factory=dict)

    def fits(self, tables: Mapping[str, pd.DataFrame], params: Mapping[str, object]) -> bool:
        """Tell whether the same computation would read the very same now."""
        if self.whole and self.origin is not tables:
            return False
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
        kept = self._kept.setdefault(recipe, [])
        for n, (trace, result) in enumerate(kept):
            if trace.fits(tables, params):
                kept.insert(0, kept.pop(n))
                # these tables would have been read alike, whichever it was computed from
                self._join(replace(trace, origin=tables))
                return result
        with self._tracing(tables, params) as trace:
            result = compute()
        kept.insert(0, (trace, result))
        del kept[KEPT:]
        self._join(trace)
        return result

    def note_table(self, origin: object, name: str, frame: pd.DataFrame) -> None:
        """Note that a table was read."""
        if self._open:
            self._join(Trace(origin, {}, tables={name: frame}))

    def note_param(self, name: str, value: object) -> None:
        """Note that a parameter was read."""
        if self._open:
            self._open[-1].params[name] = value

    @contextmanager
    def _tracing(self, origin: object, given: Mapping[str, object]) -> Iterator[Trace]:
        trace = Trace(origin, given)
        self._open.append(trace)
        try:
            yield trace
        finally:
            self._open.pop()

    def _join(self, trace: Trace) -> None:
        if not self._open:
            return
        outer = self._open[-1]
        # a value other than the one given outside was set in between, and says nothing of the one outside
        same = {k: v for k, v in trace.params.items() if outer.given.get(k, ABSENT) == v}
        outer.params.update(same)
        if outer.origin is trace.origin:
            outer.tables.update(trace.tables)
        outer.whole = outer.whole or trace.whole or outer.origin is not trace.origin
