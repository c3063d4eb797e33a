"""Messages: whole sentences with named values, and slots that choose their words by a count.

``{n|text says|texts say|no text says}`` stands for one wording by a count ``n``: for one, for more, and for
none; the count is written before the first two. Without the third a nil is written as a number. A
translation chooses its own slots, or none.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping

_SLOT = re.compile(r"\{(\w+)\|([^|{}]*)(?:\|([^|{}]*))?(?:\|([^|{}]*))?\}")


class Message(str):
    """A sentence or word of ours that is kept before it is translated.

    Only :func:`msg` and :func:`vocabulary` make it, and what registers headlines from literals.
    """

    __slots__ = ()


def msg(message: str) -> Message:
    """Make a message of a literal, so that it is found by reading the code; ``t.say`` translates it."""
    return Message(message)


def vocabulary(*codes: str) -> dict[str, Message]:
    """Make the messages of codes that an analysis gives and that are their own words, by code.

    Args:
        codes: literals; an underscore stands for a space, as in the codes of the data package.
    """
    return {code: Message(code.replace("_", " ")) for code in codes}


def resolve(text: str, counts: Mapping[str, object], form: Callable[[float], int]) -> str:
    """Choose the words of every slot by its count; plain ``{placeholders}`` stay.

    Args:
        text: a translated message.
        counts: the counts by name; other values are not looked at.
        form: gives the plural form of a count in the language, 0 for the first wording.
    """

    def fitting(slot: re.Match[str]) -> str:
        name, *words = slot.groups()
        count = counts[name]
        if not isinstance(count, int | float):
            raise TypeError(f"{name} counts, and is {count!r}")
        if count == 0 and words[2] is not None:
            return str(words[2])
        chosen = words[form(count)] if words[1] is not None else words[0]
        return f"{{{name}}} {chosen}" if chosen else f"{{{name}}}"

    return _SLOT.sub(fitting, text)


def placeholders(text: str) -> set[str]:
    """Name the values a message speaks of, those in slots included."""
    slots = {slot[1] for slot in _SLOT.finditer(text)}
    plain = _SLOT.sub("", text)
    return slots | {name for _, name, _, _ in string.Formatter().parse(plain) if name}
