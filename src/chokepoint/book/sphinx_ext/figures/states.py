"""The states of a figure: a choice on the page, and a file with the other states, loaded when one is chosen.

Without scripts the choice is a list of links to the page on which the other states stand one below the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docutils import nodes
from markupsafe import Markup

from chokepoint.book.sphinx_ext.html import join, tag

ENDING = "states.js"
"""The ending of the file that holds the other states of a figure."""
NAMED = "figure_states"
"""The entry of a page's metadata that says it has figures with states."""
STACKED = "-choices"
"""Ends the name of the page on which the states of a page's figures stand one below the other."""
FEW = 8
"""So many links stand open where no script makes a field of them."""

Part = Mapping[str, Any]
"""What a page needs of one figure or state: ``figure`` (its id), ``title``, ``markup``, ``files``, ``cited``,
``meta``, ``choice`` (among its states, if it has any); of a state also its ``key`` and ``label``."""
Make = Callable[[dict[str, Any], dict[str, Any]], Part]
"""Makes a part of a specification and its metadata."""


def stacked_page(page: str) -> str:
    """Name the page on which the states of a page's figures stand one below the other."""
    return f"{page}{STACKED}"


def write_choice(meta: Mapping[str, Any], page: str, files: str, words: str) -> Markup:
    """Write the choice among the states of a figure; nothing for a figure that has one state alone.

    Args:
        meta: the figure's metadata as in the output contract.
        page: the page it stands on.
        files: leads from the page to the figure's files, without an ending.
        words: what the fold of many links is called.
    """
    choice = meta.get("choice")
    if not choice:
        return Markup()
    name = f"fig-{meta['id']}"
    stacked = f"{stacked_page(page).rpartition('/')[2]}.html"
    first, *others = choice["options"]
    links = [tag("a", first["label"], href=f"#{name}", data_state=first["key"], aria_current="true")]
    links += [
        tag("a", one["label"], href=f"{stacked}#{name}-{one['key']}", data_state=one["key"]) for one in others
    ]
    listed = tag("ul", join(tag("li", link) for link in links))
    shown = listed if len(links) <= FEW else tag("details", tag("summary", words), listed)
    label = tag("p", choice["label"], class_="label")
    return tag("div", label, shown, class_="states", data_src=f"{files}.{ENDING}")


def make_states(meta: Mapping[str, Any], make: Make) -> list[Part]:
    """Make the parts of all states of a figure but the one that is shown."""
    choice = meta.get("choice", {})
    names = {option["key"]: option["label"] for option in choice.get("options", ())}
    return [
        {**make(dict(state["spec"]), dict(state["meta"])), "key": state["key"], "label": names[state["key"]]}
        for state in choice.get("states", ())
    ]


def parts_of(node: nodes.Element) -> Iterator[Part]:
    """Give a figure and its states, the shown one first."""
    yield node
    yield from node.get("states", ())


def write_script(name: str, states: Mapping[str, str]) -> str:
    """Write the file with the HTML of states by key: a script, as a page in a folder loads nothing else."""
    content = json.dumps({name: dict(states)}, ensure_ascii=False, separators=(",", ":"))
    return f"Object.assign(window.chokepointStates ??= {{}}, {content});\n"
