"""What an answer comes to elsewhere: the cases of the headline that rests on it, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from chokepoint.answers.answer import Alternative, Answer
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.headline import Book, Headline, Measure
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.answers.robustness.trial import compute_case


def alternatives(look: Look, name: str, book: Book = BOOK) -> list[Alternative]:
    """List what an answer comes to in other tables, or counted in another way.

    Args:
        look: what the answer is asked with.
        name: the answer, as ``story.key``.
        book: the headlines.

    Returns:
        One entry a case, in the order of the headlines; none where no headline rests on the answer, and none
        where the answer is not the one the headline tries: with other parameters it is another question.
    """
    chapter, _dot, key = name.rpartition(".")
    found = look.ask(name)
    chosen = [headline for headline in book.of_chapter(chapter) if headline.key == key]
    listed = [one for headline in chosen for one in _cases(headline, look, found)]
    return list({(one.kind, one.reason): one for one in listed}.values())


def _cases(headline: Headline, look: Look, answer: Answer) -> Iterator[Alternative]:
    now = headline.compute(look)
    if now is None or not _states(now, answer):
        return
    for case in headline.cases(look):
        measure = compute_case(headline, look, case)
        if measure is not None:
            value = measure.value if measure.fact is None else measure.fact
            yield Alternative(case.kind, case.written(look.t), value, measure.row_ids)


def _states(measure: Measure, answer: Answer) -> bool:
    """Tell whether a measure is what an answer says: the same words, or the same number."""
    if measure.fact is not None:
        return measure.fact == str(answer.value)
    is_number = isinstance(answer.value, int | float) and not isinstance(answer.value, bool)
    return is_number and isclose(answer.number, measure.value, rel_tol=1e-9)
