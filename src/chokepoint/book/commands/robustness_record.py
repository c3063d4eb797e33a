"""``chokepoint robustness``: the headlines tried again, and the record of those that depend on the case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.answers.robustness.trial import FLIPS, NOW, summarise, try_all
from chokepoint.book.engine.contents.editions import configured_days
from chokepoint.book.engine.contents.page import Role
from chokepoint.book.engine.contents.pages import page_with_role
from chokepoint.book.engine.contents.settings import read_config
from chokepoint.book.engine.folders import write_atomically
from chokepoint.data import KnownTables
from chokepoint.errors import HeadlineError
from chokepoint.i18n import Translator
from chokepoint.paths import HEADLINE_RECORD
from chokepoint.stories.registered import BOOK

RECORD = f"chapters/{HEADLINE_RECORD}"

Record = dict[str, Any]
"""``headlines``: by id, value, range and outcome; ``marks``: by page and fact, what is marked in prose. In
the record of everything known also ``days``: the same two by the days whose editions the site carries."""


def try_headlines(as_of: str | None = None, chapter: str | None = None) -> pd.DataFrame:
    """Try the headlines.

    Args:
        as_of: with what was published by this day; everything if not given.
        chapter: only the headlines of this chapter.

    Returns:
        As ``answers.robustness.trial.try_all``.

    Raises:
        HeadlineError: if no headline is of such a chapter.
        DataError: if ``as_of`` is no date.
    """
    chapters = BOOK.chapters()
    if chapter is not None and chapter not in chapters:
        hint = f"use one of {', '.join(chapters)}"
        raise HeadlineError(f"no headline is of chapter {chapter!r}", where="--chapter", hint=hint)
    chosen = chapters if chapter is None else (chapter,)
    return try_all(BOOK, KnownTables(as_of), chosen, Translator())


def list_headlines(summary: pd.DataFrame) -> list[dict[str, Any]]:
    """Write the headlines for a machine, in the order of the book."""
    columns = ["value", "low", "low_source", "high", "high_source", "tried", "held", "failing", "verdict"]
    return [
        {"headline": row.id, "sentence": BOOK.headlines[row.id].sentence, "unit": BOOK.headlines[row.id].unit}
        | {name: getattr(row, name) for name in columns}
        for row in each_row(summary)
    ]


def write_lines(listed: list[dict[str, Any]]) -> list[str]:
    """Write the headlines for a terminal, two lines each."""
    return [_write_line(one) for one in listed]


def _write_line(one: dict[str, Any]) -> str:
    pattern = "{:.0f}" if one["unit"] == "year" else "{:,.4g}"
    now, low, high = (pattern.format(one[name]) for name in ("value", "low", "high"))
    outcome = f"{one['verdict']}, true in {one['held']} of {one['tried']} cases"
    span = f"; {low} ({one['low_source']}) to {high} ({one['high_source']})" if low != high else ""
    return f"{one['headline']}  {outcome}\n     {one['sentence']}: {now} {one['unit']}{span}"


def make_record(readings: pd.DataFrame, home: str) -> Record:
    """Note the outcome of every headline, and the facts to mark: in its chapter, and on the front page.

    Args:
        readings: as :func:`try_headlines` gives them.
        home: the front page, which repeats facts of the chapters.
    """
    summary = summarise(readings)
    listed = {one["headline"]: _rounded(one) for one in list_headlines(summary)}
    words = readings[readings["kind"] == NOW].set_index("id")["fact"]
    marks: dict[str, dict[str, Any]] = {}
    for row in each_row(summary[summary["verdict"] == FLIPS]):
        headline = BOOK.headlines[row.id]
        said = [words[row.id]] if words[row.id] else []
        mark = {"id": row.id, "values": [*said, _plain(row.value)], "held": row.held, "tried": row.tried}
        for page, key in ((headline.chapter, headline.key), (home, headline.home)):
            if key:
                marks.setdefault(page, {}).setdefault(key, mark)
    return {"headlines": listed, "marks": marks}


def _plain(value: float) -> float:
    return float(f"{value:.12g}")


def _rounded(one: dict[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) if isinstance(value, float) else value for key, value in one.items()}


def dump_record(record: Record) -> str:
    """Write the record as text whose history reads well."""
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fresh_record(root: Path) -> Record:
    """Try every headline with everything known now, and with what was known on each day of the site."""
    days, home = configured_days(read_config(root)), _home(root)
    then = {day: make_record(try_headlines(day), home) for day in days}
    return make_record(try_headlines(), home) | {"days": then}


def _home(root: Path) -> str:
    page = page_with_role(root, Role.HOME)
    return page.name if page else ""


def renew_record(root: Path, *, check: bool = False) -> list[str]:
    """Bring the record up to date.

    Args:
        root: the project's folder.
        check: compare only, write nothing.

    Returns:
        The headlines whose outcome moved, with both outcomes.
    """
    path = root / RECORD
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"headlines": {}, "marks": {}}
    new = fresh_record(root)
    if not check:
        write_atomically(path, dump_record(new))
    return [] if old == new else compare_records(old, new)


def compare_records(old: Record, new: Record) -> list[str]:
    """Name the headlines whose entry differs, with the outcome before and after, and what else differs."""
    lines = compare_headlines(old, new)
    if old.get("days") != new.get("days"):
        lines.append("what was known on earlier days differs")
    return lines or ["the marks differ"]


def compare_headlines(old: Record, new: Record) -> list[str]:
    """Name the headlines whose entry differs, with the outcome before and after."""
    before, after = old["headlines"], new["headlines"]
    moved = [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
    outcomes = [(name, before.get(name, {}), after.get(name, {})) for name in moved]
    return [f"{name}: {_moved(first, second)}" for name, first, second in outcomes]


def _moved(first: dict[str, Any], second: dict[str, Any]) -> str:
    before, after = _outcome(first), _outcome(second)
    return f"{before} -> {after}" if before != after else f"{before}, with other numbers"


def _outcome(entry: dict[str, Any]) -> str:
    return f"{entry['verdict']} ({entry['held']} of {entry['tried']})" if entry else "(none)"
