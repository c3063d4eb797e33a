"""The ledger on record: verdicts, numbers and the rows behind them, and what moved since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from chokepoint.answers.claims.finding import Finding, Value
from chokepoint.answers.claims.registry import Article, Tables
from chokepoint.data import expand_rows, find_rows, load_table

Snapshot = dict[str, Any]
"""``claims``: by claim id and day (``then``, ``now``), verdict, confidence, numbers and rows."""

NOTHING = "(none)"
LENGTH = 10
"""Characters of a row's checksum that are kept."""


@dataclass(frozen=True)
class Move:
    """A verdict that is another one than on record.

    Args:
        claim_id: the claim.
        when: ``then`` or ``now``.
        old: the verdict on record, ``""`` for a new claim.
        new: the verdict of a fresh run, ``""`` for a claim that is gone.
        rows: ids of the rows behind it that came, went or changed.
    """

    claim_id: str
    when: str
    old: str
    new: str
    rows: tuple[str, ...]

    def __str__(self) -> str:
        """Write the move in one line."""
        rows = ", ".join(self.rows) or "no row: the rule itself changed"
        verdicts = f"{self.old or NOTHING} -> {self.new or NOTHING}"
        return f"{self.claim_id} ({self.when}): {verdicts}; moved by {rows}"


def take_snapshot(article: Article, days: Mapping[str, Tables]) -> Snapshot:
    """Judge every claim on several days and note what the verdicts rest on.

    Args:
        article: the article.
        days: the tables as known on each day, by its name.
    """
    judged = {when: dict(article.judge_all(tables)) for when, tables in days.items()}
    ids = list(next(iter(judged.values())))
    sums = _checksums(finding for found in judged.values() for finding in found.values())
    claims = {
        claim_id: {when: _entry(found[claim_id], sums) for when, found in judged.items()} for claim_id in ids
    }
    return {"article": article.table, "claims": claims}


def find_moves(old: Snapshot, new: Snapshot) -> list[Move]:
    """Name each verdict that differs from the one on record, with the rows that moved it."""
    return list(_moves(old["claims"], new["claims"]))


def dump_snapshot(snapshot: Snapshot) -> str:
    """Write a snapshot as text, one row a line, so that its history reads well."""
    return json.dumps(snapshot, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _moves(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Move]:
    for claim_id in sorted({*old, *new}):
        before, after = old.get(claim_id, {}), new.get(claim_id, {})
        for when in sorted({*before, *after}, reverse=True):
            first, second = before.get(when, {}), after.get(when, {})
            if first.get("verdict") != second.get("verdict"):
                rows = _changed(first.get("rows", {}), second.get("rows", {}))
                yield Move(claim_id, when, first.get("verdict", ""), second.get("verdict", ""), rows)


def _changed(old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))


def _entry(finding: Finding, sums: dict[str, str]) -> dict[str, Any]:
    rows = expand_rows([*finding.all_rows.split(";"), *finding.counter.split(";")])
    return {
        "verdict": finding.verdict,
        "confidence": finding.confidence,
        "numbers": {name: _plain(number.value) for name, number in finding.numbers.items()},
        "rows": {row_id: sums[row_id] for row_id in rows},
    }


def _plain(value: Value) -> str | float | int:
    if isinstance(value, date):
        return value.isoformat()
    return float(f"{value:.6g}") if isinstance(value, float) else value


def _checksums(findings: Iterator[Finding]) -> dict[str, str]:
    """Sum up the cells of every row that any finding names."""
    named = [
        name for finding in findings for name in [*finding.all_rows.split(";"), *finding.counter.split(";")]
    ]
    tables: dict[str, list[str]] = {}
    for ref in find_rows(expand_rows(named)):
        tables.setdefault(ref.table, []).append(ref.row_id)
    return {key: value for name, ids in tables.items() for key, value in _sums_of(name, ids)}


def _sums_of(table: str, row_ids: list[str]) -> Iterator[tuple[str, str]]:
    frame = load_table(table).drop(columns="published", errors="ignore")
    chosen = frame[frame["row_id"].isin(row_ids)]
    for row in chosen.itertuples(index=False, name=None):
        yield str(row[0]), _sum_of(row)


def _sum_of(cells: tuple[Any, ...]) -> str:
    text = "\x1f".join("" if pd.isna(cell) else str(cell) for cell in cells)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
