"""The jobs of a sweep: every combination of values that the chapter takes, checked before anything runs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from chokepoint.book.engine.contents.parameter_cell import (
    ParameterSpec,
    bind,
    in_order,
    read_parameters,
    unknown_parameter,
)
from chokepoint.book.engine.notebooks import read_once
from chokepoint.book.engine.plan import Job, plan
from chokepoint.book.engine.sweeps.axes import EVERY, check_size, read_axes
from chokepoint.book.engine.sweeps.rules import Rules, read_rules
from chokepoint.errors import ParameterError

Point = Mapping[str, Any]
"""One combination: a value for each parameter that is swept over."""


@dataclass(frozen=True)
class LeftOut:
    """A combination that the chapter refuses although it takes each value in another."""

    point: Point
    reason: str


@dataclass(frozen=True)
class Grid:
    """What a sweep runs.

    Args:
        specs: the chapter's parameters.
        job: the chapter, with the values that all combinations share.
        axes: the values each parameter is swept over, by name.
        points: the combinations that are run, in order: the last parameter changes fastest.
        left_out: the others.
    """

    specs: Sequence[ParameterSpec]
    job: Job
    axes: Mapping[str, tuple[Any, ...]]
    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...] = ()

    def job_at(self, point: Point) -> Job:
        """Give the job of one combination."""
        return replace(self.job, parameters=in_order(self.specs, {**self.job.parameters, **point}))


def read_grid(root: Path, chapter: str, over: Sequence[str], given: Mapping[str, Any]) -> Grid:
    """Read what is to be swept, and check every value and combination.

    Args:
        root: the project's folder.
        chapter: its name.
        over: one ``NAME=SPEC`` for each parameter swept over, see :func:`.axes.read_axes`.
        given: values that all combinations share, by name, as text or typed.

    Raises:
        ChokepointError: if there is no such chapter; the hint names those there are.
        ParameterError: for an unknown parameter, a value of the wrong type, twice named, or refused in every
            combination, and for too many notebooks. The hint names what is close.
    """
    (job,) = plan(root, only=[chapter])
    notebook = read_once(job.notebook)
    specs = read_parameters(notebook, job.page)
    texts = read_axes(over)
    _check_names([*given, *texts], specs, job.page)
    shared = {**job.parameters, **bind(specs, _apart(given, texts), job.page)}
    rules = read_rules(notebook, specs)
    axes = _read_values(texts, specs, rules, shared, job.page)
    check_size(prod(map(len, axes.values())))
    return _check(Grid(specs, replace(job, parameters=shared), axes, ()), texts, rules)


def _check_names(names: Sequence[str], specs: Sequence[ParameterSpec], page: str) -> None:
    known = [spec.name for spec in specs]
    for name in names:
        if name not in known:
            raise unknown_parameter(name, known, page)


def _apart(given: Mapping[str, Any], texts: Mapping[str, Any]) -> Mapping[str, Any]:
    for name in given:
        if name in texts:
            raise ParameterError("is swept over and given", where=f"-p {name}", hint="leave one of them out")
    return given


def _read_values(
    texts: Mapping[str, Sequence[str]], specs: Sequence[ParameterSpec], rules: Rules, shared: Point, page: str
) -> dict[str, tuple[Any, ...]]:
    """Give each parameter's values; those of ``all`` once the parameters before it have theirs."""
    found: dict[str, tuple[Any, ...]] = {}
    for name in sorted(texts, key=lambda name: len(rules.before(name))):
        values: list[Any] = []
        for text in texts[name]:
            if text == EVERY:
                known = {one: found[one] for one in rules.before(name) if one in found}
                values += _every(name, rules, [{**shared, **point} for point in _points(known)], page)
            else:
                values.append(bind(specs, {name: text}, page)[name])
        _refuse_twins(name, values)
        found[name] = tuple(values)
    return {name: found[name] for name in texts}


def _every(name: str, rules: Rules, beside: Sequence[Point], page: str) -> list[Any]:
    values = rules.choices(name, beside)
    if not values:
        hint = "name the values: --over NAME=VALUE,VALUE"
        raise ParameterError(f"the chapter lists no values for '{EVERY}'", where=f"{page}: {name}", hint=hint)
    return values


def _points(axes: Mapping[str, Sequence[Any]]) -> list[Point]:
    return [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]


def _refuse_twins(name: str, values: Sequence[Any]) -> None:
    seen: set[str] = set()
    for value in values:
        text = _written(value)
        if text in seen:
            raise ParameterError(
                f"the value {value!r} is named twice", where=f"--over {name}", hint="name it once"
            )
        seen.add(text)


def _written(value: Any) -> str:
    """Write a value so that only the same one is written alike."""
    return json.dumps(value, sort_keys=True, default=str)


def _check(grid: Grid, texts: Mapping[str, Sequence[str]], rules: Rules) -> Grid:
    """Part the combinations the chapter takes from those it refuses.

    Raises:
        ParameterError: if no combination is taken, or none with a value that was named one by one.
    """
    faults = [(point, rules.fault(grid.job_at(point).parameters)) for point in _points(grid.axes)]
    taken = [point for point, fault in faults if fault is None]
    used = {name: {_written(point[name]) for point in taken} for name in grid.axes}
    refused = [(point, fault) for point, fault in faults if fault is not None]
    for point, fault in refused:
        named = [name for name in grid.axes if EVERY not in texts[name]]
        if not taken or any(_written(point[name]) not in used[name] for name in named):
            raise ParameterError(fault.what, where=f"{grid.job.page}: {fault.where}", hint=fault.hint)
    left_out = tuple(LeftOut(point, fault.message) for point, fault in refused)
    return replace(grid, points=tuple(taken), left_out=left_out)
