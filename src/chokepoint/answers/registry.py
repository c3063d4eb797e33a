"""Registries: what modules put under a name when they are imported, for others to ask by that name.

Whoever asks by name does not import what answers. So each registry notes which module is behind what it was
asked for; of who goes through all of it, or asks for what is not there, every module is noted that could
register.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, MutableMapping
from typing import TypeVar

from chokepoint.notes import CODE, note

Thing = TypeVar("Thing")


class Registry(MutableMapping[str, Thing]):
    """Things by name, in the order they were registered.

    Args:
        kind: the kind of the note that stands for every module that could register.
        everyone: its name.
    """

    def __init__(self, kind: str, everyone: str) -> None:
        self._everyone = kind, everyone
        self._things: dict[str, Thing] = {}
        self._modules: dict[str, str] = {}

    def __setitem__(self, name: str, thing: Thing) -> None:
        """Register a thing."""
        self._things[name], self._modules[name] = thing, importing_module()

    def __delitem__(self, name: str) -> None:
        """Take a thing out again."""
        del self._things[name], self._modules[name]

    def __getitem__(self, name: str) -> Thing:
        """Give a thing."""
        self._note(name)
        return self._things[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a thing of a name."""
        self._note(name)
        return name in self._things

    def __iter__(self) -> Iterator[str]:
        """Name all things."""
        note(*self._everyone)
        return iter(self._things)

    def __len__(self) -> int:
        """Count the things."""
        note(*self._everyone)
        return len(self._things)

    def _note(self, name: object) -> None:
        if isinstance(name, str) and name in self._modules:
            note(CODE, self._modules[name])
        else:
            note(*self._everyone)

    def is_taken(self, name: str) -> bool:
        """Tell one who is about to register whether the name is in use; no result depends on that."""
        return name in self._things

    def sort(self, key: Callable[[Thing], int]) -> None:
        """Order the things; those that are alike stay in the order they were registered."""
        ordered = sorted(self._things.items(), key=lambda one: key(one[1]))
        self._things = dict(ordered)


def importing_module() -> str:
    """Name the module that is being imported, the innermost of several; "" if none is."""
    frame = sys._getframe(1)
    while frame.f_code.co_name != "<module>":
        if frame.f_back is None:
            return ""
        frame = frame.f_back
    return str(frame.f_globals["__name__"])
