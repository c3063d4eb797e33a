"""The claims on the command line, and the ledger on record beside the chapters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from chokepoint.answers.claims.compare import WORDS
from chokepoint.answers.claims.snapshot import (
    NOTHING,
    Move,
    Snapshot,
    dump_snapshot,
    find_moves,
    take_snapshot,
)
from chokepoint.book.engine.contents.page import Role
from chokepoint.book.engine.contents.pages import page_with_role
from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.site.changes import RECORD, VERDICT, Change, record_changes
from chokepoint.data import KnownTables
from chokepoint.errors import ClaimError
from chokepoint.i18n import Translator
from chokepoint.stories.registered import EXPLAINER

LEDGER = "chapters/claims.ledger.json"


def list_claims(as_of: str | None, theme: str | None) -> list[dict[str, Any]]:
    """Judge the claims of the explainer.

    Args:
        as_of: judge with what was published by this day; everything if not given.
        theme: only the claims of this theme.

    Returns:
        For each claim its id, theme, verdict, confidence, sentence, rows and counter rows, in the order of
        the text.

    Raises:
        ClaimError: if there is no such theme.
        DataError: if ``as_of`` is no date.
    """
    tables = KnownTables(as_of)
    claims = tables[EXPLAINER.table].set_index("claim_id")
    themes = list(dict.fromkeys(claims["theme"]))
    if theme is not None and theme not in themes:
        raise ClaimError(f"no theme {theme!r}", where="--theme", hint=f"use one of {', '.join(themes)}")
    t = Translator()
    return [
        {
            "claim": claim_id,
            "theme": claims.loc[claim_id, "theme"],
            "verdict": finding.verdict,
            "confidence": finding.confidence,
            "claimed": claims.loc[claim_id, "paraphrase_en"],
            "sentence": finding.sentence(t),
            "rows": finding.all_rows.split(";") if finding.all_rows else [],
            "counter": finding.counter.split(";") if finding.counter else [],
        }
        for claim_id, finding in EXPLAINER.judge_all(tables)
        if theme in (None, claims.loc[claim_id, "theme"])
    ]


def write_lines(listed: list[dict[str, Any]]) -> list[str]:
    """Write the claims for a terminal, three lines each."""
    return [
        f"{entry['claim']}  {WORDS[entry['verdict']]} ({entry['confidence']})\n"
        f"     {entry['claimed']}\n     {entry['sentence']}"
        for entry in listed
    ]


def fresh_snapshot() -> Snapshot:
    """Judge every claim as of the day of the article and as of now."""
    return take_snapshot(EXPLAINER, {"then": KnownTables(f"{EXPLAINER.day:%Y-%m-%d}"), "now": KnownTables()})


def read_record(root: Path) -> Snapshot:
    """Read the ledger on record; empty if there is none yet."""
    path = root / LEDGER
    if not path.exists():
        return {"article": EXPLAINER.table, "claims": {}}
    found: Snapshot = json.loads(path.read_text(encoding="utf-8"))
    return found


def renew_record(root: Path, *, check: bool = False) -> list[Move]:
    """Bring the ledger on record up to date.

    Args:
        root: the project's folder.
        check: compare only, write nothing.

    Returns:
        The verdicts that moved.
    """
    old, new = read_record(root), fresh_snapshot()
    if not check:
        write_atomically(root / LEDGER, dump_snapshot(new))
    return find_moves(old, new)


def record_verdicts(root: Path, moves: Iterable[Move], why: str) -> None:
    """Add verdicts that moved to the record of changes, for the feed of verdicts.

    Args:
        root: the project's folder.
        moves: the verdicts that moved.
        why: the reason, for readers.
    """
    page = page_with_role(root, Role.CLAIMS)
    name = page.name if page else EXPLAINER.table
    changes = [
        Change(name, VERDICT, f"{move.claim_id}.{move.when}", move.old or NOTHING, move.new or NOTHING)
        for move in moves
    ]
    record_changes(root / RECORD, changes, why, date.today())
