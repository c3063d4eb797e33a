"""What Chinese does to words: no plurals, articles or capitals, and marks of full width."""

from __future__ import annotations

from collections.abc import Sequence

DAY, MONTH, SHORT_MONTH = "y年M月d日", "y年M月", "y年M月"
SENTENCE_JOINT, CLAUSE_JOINT, LIST_JOINT, RANGE_JOINT = "", "；", "、", "～"
STOP = "。"


def plural_form(n: float) -> int:
    """Give the one form there is."""
    return 0


def fit_unit(unit: str, value: float | str | None) -> str:
    """Leave a unit as it is."""
    return unit


def capital(text: str) -> str:
    """Leave a text as it is."""
    return text


def inside(text: str) -> str:
    """Leave a name as it is."""
    return text


def with_article(code: str, name: str) -> str:
    """Leave a name as it is."""
    return name


def listing(items: Sequence[str]) -> str:
    """Join names as 甲、乙和丙 does."""
    if len(items) < 2:
        return "".join(items)
    return f"{LIST_JOINT.join(items[:-1])}和{items[-1]}"


def pair(label: str, words: str) -> str:
    """Write words after a label."""
    return f"{label}：{words}"


def aside(words: str, more: str) -> str:
    """Write words with more in brackets."""
    return f"{words}（{more}）"
