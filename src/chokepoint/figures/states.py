"""A figure with a choice: one question asked of several tables, economies or cases, each drawn in advance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from chokepoint.errors import FigureError
from chokepoint.figures.figure import VEGALITE_MIME, Figure

FIELDS = "chokepoint_figure"


@dataclass(frozen=True)
class State:
    """One state of a figure.

    Args:
        key: its name in addresses, lower case with hyphens.
        label: what the reader chooses.
        figure: the figure in this state, complete: its own finding, text alternative, rows and notes.
    """

    key: str
    label: str
    figure: Figure


def with_states(label: str, states: Sequence[State]) -> Figure:
    """Give the figure of the first state with the others beside it.

    A notebook draws the first; a page of the book lets its reader choose among all.

    Args:
        label: what is chosen, such as ``Table``.
        states: at least one; the first is shown until another is chosen. One alone leaves no choice.

    Raises:
        FigureError: if two have one key, a key cannot be an address, or the figures have several ids.
    """
    keys, first = [state.key for state in states], states[0].figure
    where = f"figure {first.id}"
    if len(set(keys)) < len(keys) or not all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", key) for key in keys):
        raise FigureError("keys of states must differ and be lower case with hyphens", where=where)
    if any(state.figure.id != first.id for state in states):
        raise FigureError("the states are figures of several ids", where=where)
    if len(states) == 1:
        return first
    data, metadata = first._repr_mimebundle_()
    choice = {
        "label": label,
        "options": [{"key": state.key, "label": state.label} for state in states],
        "states": [_write_state(state) for state in states[1:]],
    }
    shown = copy(first)  # drawn already: only what is displayed is more
    object.__setattr__(shown, "_bundle", (data, {FIELDS: {**metadata[FIELDS], "choice": choice}}))
    return shown


def make_key(*parts: object) -> str:
    """Write a key of names and numbers: ``usgs-2026``."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(map(str, parts)).lower()).strip("-")


def _write_state(state: State) -> dict[str, Any]:
    """Write a state as the page needs it, under an id of its own, which its files are named by."""
    data, metadata = state.figure._repr_mimebundle_()
    own = {**metadata[FIELDS], "id": f"{state.figure.id}-{state.key}"}
    return {"key": state.key, "spec": data[VEGALITE_MIME], "meta": own}
