"""Two states of one page set side by side: facts, the states that its tables give, and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import read_figures
from chokepoint.book.news.sentences import Sentence, read_sentences
from chokepoint.book.site.changes import Change

ABSENT = "(none)"
NOTHING = Sentence("", "")
STATE = "state"
"""The column of a figure's table that says how something stands: a control, a plant, a quota."""
NAMED_BY = 3
"""So many columns before it name what the state is of."""
ALIKE = 0.5
"""From this likeness on, a sentence that goes and one that comes are one sentence told otherwise."""


@dataclass(frozen=True)
class Told:
    """A sentence before and after; one of both is empty if it came or went.

    Args:
        page: the page.
        place: the heading, figure or claim it stands under.
        before: the sentence of the earlier state.
        after: that of the later one.
    """

    page: str
    place: str
    before: str
    after: str


def sentences_told_otherwise(page: str, old: NotebookNode, new: NotebookNode) -> list[Told]:
    """Pair the sentences of two states of a page that differ.

    Args:
        page: its name.
        old: its executed notebook in the earlier state.
        new: that in the later one.
    """
    before, after = read_sentences(old), read_sentences(new)
    match = SequenceMatcher(None, [s.text for s in before], [s.text for s in after], autojunk=False)
    return [
        Told(page, second.place or first.place, first.text, second.text)
        for kind, i1, i2, j1, j2 in match.get_opcodes()
        if kind != "equal"
        for first, second in _pairs(before[i1:i2], after[j1:j2])
    ]


def _pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Set beside each sentence that went the one that came and is most like it."""
    left = list(new)
    for sentence in old:
        near = max(left, key=lambda one: _likeness(sentence, one), default=NOTHING)
        if _likeness(sentence, near) >= ALIKE:
            left.remove(near)
            yield sentence, near
        else:
            yield sentence, NOTHING
    yield from ((NOTHING, sentence) for sentence in left)


def _likeness(one: Sentence, other: Sentence) -> float:
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def states_that_moved(page: str, old: NotebookNode, new: NotebookNode) -> list[Change]:
    """Name what stands otherwise than before in the tables of a page.

    Args:
        page: its name.
        old: its executed notebook in the earlier state.
        new: that in the later one.
    """
    before, after = _states(old), _states(new)
    keys = [*after, *(key for key in before if key not in after)]
    return [
        Change(page, STATE, key, before.get(key, ABSENT), after.get(key, ABSENT))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def _states(notebook: NotebookNode) -> dict[str, str]:
    """Give the states by the name of the figure and of what they are of."""
    found: dict[str, str] = {}
    for figure, fields in read_figures(notebook).items():
        columns = [column["name"] for column in fields.get("table", {}).get("columns", [])]
        if STATE in columns[1:]:
            for row in fields["table"]["rows"]:
                named = _name(figure, row[: min(NAMED_BY, columns.index(STATE))], found)
                found[named] = str(row[columns.index(STATE)])
    return found


def _name(figure: str, cells: Iterable[object], taken: Iterable[str]) -> str:
    """Name what a state is of; of several with one name, the second is numbered and so on."""
    name = f"{figure}: {', '.join(str(cell) for cell in cells if cell)}"
    others = sum(one == name or one.startswith(f"{name} (") for one in taken)
    return f"{name} ({others + 1})" if others else name
