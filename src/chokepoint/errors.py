"""The one family of errors the book raises on purpose: what is wrong, where, what to do."""

from __future__ import annotations


class ChokepointError(Exception):
    """Something a person can mend.

    Args:
        what: what is wrong, in one sentence without a full stop.
        where: the file, ``file:row:column``, or parameter that is wrong.
        hint: what to do about it.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The error as one line: ``where: what. Hint: hint``."""
        place = f"{self.where}: " if self.where else ""
        advice = f". Hint: {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


class DataError(ChokepointError):
    """A table, a source or a row that breaks its schema or a rule of the data package."""


class ParameterError(ChokepointError):
    """A chapter's parameter that is unknown, of the wrong kind or out of range."""


class FactError(ChokepointError):
    """A fact that is missing, named twice, or asked for in a format that does not fit."""


class ClaimError(ChokepointError):
    """A claim without a test, a test without a claim, or a verdict that rests on nothing."""


class HeadlineError(ChokepointError):
    """A headline that is registered twice, or whose fact is not in its chapter."""


class FigureError(ChokepointError):
    """A figure that lacks what every figure must carry: id, title, alt text, rows, sources."""


class BuildError(ChokepointError):
    """A step of the build that failed; the last good site stays in place."""
