"""``--over NAME=SPEC``: the values a parameter takes in a sweep, as they are written on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chokepoint.errors import ParameterError

EVERY = "all"
"""Stands for every value the chapter lists for a parameter."""
MOST_JOBS = 100_000
"""A sweep runs no more notebooks than these: more are a slip of the pen."""
RANGE = re.compile(r"(-?\d{1,18})\.\.(-?\d{1,18})(?:/(\d{1,18}))?")
HOW = "write --over NAME=VALUE,VALUE or NAME=FIRST..LAST or NAME=FIRST..LAST/STEP or NAME=all"


def read_axes(texts: Sequence[str]) -> dict[str, list[str]]:
    """Read what ``--over`` says.

    Args:
        texts: one ``NAME=SPEC`` for each parameter; in a SPEC commas part values, ranges and ``all``.

    Returns:
        The values of each parameter as text, ranges written out, in the order they are named.

    Raises:
        ParameterError: if one cannot be read, or a parameter is named twice.
    """
    axes: dict[str, list[str]] = {}
    for text in texts:
        name, sign, spec = text.partition("=")
        name = name.strip()
        if not sign or not name or not spec.strip():
            raise ParameterError(f"cannot read '{text}'", where="--over", hint=HOW)
        if name in axes:
            raise _fault(name, "is named twice", "put all its values behind one --over, with commas")
        axes[name] = [value for item in spec.split(",") for value in _read_item(name, item.strip())]
    if not axes:
        raise ParameterError("no parameter to sweep over", where="--over", hint=HOW)
    return axes


def _read_item(name: str, item: str) -> Iterator[str]:
    if not item:
        raise _fault(name, "has an empty value", "take out the comma that is too many")
    if ".." not in item:
        yield item
        return
    found = RANGE.fullmatch(item)
    if not found:
        raise _fault(name, f"cannot read the range '{item}'", "write it with whole numbers: 2020..2024")
    first, last, step = int(found[1]), int(found[2]), int(found[3] or 1)
    if step < 1 or last < first:
        raise _fault(name, f"the range '{item}' holds nothing", "write FIRST..LAST/STEP, the step at least 1")
    check_size((last - first) // step + 1)
    yield from map(str, range(first, last + 1, step))


def check_size(count: int) -> None:
    """Refuse a sweep of too many notebooks.

    Raises:
        ParameterError: naming the count.
    """
    if count > MOST_JOBS:
        what = f"{count:,} notebooks are more than {MOST_JOBS:,}"
        raise ParameterError(what, where="--over", hint="sweep over fewer values at a time")


def _fault(name: str, what: str, hint: str) -> ParameterError:
    return ParameterError(what, where=f"--over {name}", hint=hint)
