"""The claims as a page shows them: cards, the summary above them, and the short list beside a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from IPython.display import display

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.claims import VERDICTS, Number, Rule
from chokepoint.answers.claims.compare import WORDS
from chokepoint.answers.claims.rare import NOTE
from chokepoint.answers.claims.turns import Turn
from chokepoint.data import find_rows, load_sources
from chokepoint.figures.facts import make_fact
from chokepoint.figures.guesses import Guess, tell_guess
from chokepoint.figures.row_words import tell_row
from chokepoint.figures.theme import (
    BERRY,
    GREEN,
    OCHRE,
    SOFT,
    TEAL,
    WORLD,
)
from chokepoint.i18n import Translator, msg

CLAIMS_MIME = "application/vnd.chokepoint.claims+json"
COLOURS = dict(zip(VERDICTS, (GREEN, TEAL, OCHRE, WORLD, BERRY, SOFT), strict=True))
SHOWN = 4
"""So many counter rows are told on a card; the rest are counted."""
RATINGS = dict(zip(VERDICTS[:5], (5, 4, 3, 2, 1), strict=True))

THEMES = {
    "controls": msg("Export controls"),
    "properties": msg("The metals"),
    "background": msg("Background"),
    "concentration": msg("Who makes what"),
    "quotas": msg("The precedent of 2010"),
    "legislation": msg("Laws"),
    "africa": msg("Africa"),
}


@dataclass(frozen=True)
class Claims:
    """An output of claims for the page: a summary, cards or a short list."""

    kind: str
    payload: dict[str, Any]
    words: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return {CLAIMS_MIME: {"kind": self.kind} | self.payload, "text/plain": self.words}, {}


def record_numbers(numbers: pd.DataFrame) -> None:
    """Store every number of the ledger as a fact of the page.

    Args:
        numbers: as ``answers.claims.compare.numbers_of`` gives them.
    """
    for number in each_row(numbers):
        rows = pd.DataFrame({"row_ids": [number.row_ids]})
        display(make_fact(number.key, _fact_value(number), number.unit, rows, number.how), raw=True)


def summary(both: pd.DataFrame, then_day: date, now_day: date, t: Translator) -> Claims:
    """Sum up how many claims have each verdict on both days, or the one, for the strip and the filter.

    Args:
        both: as ``answers.claims.compare.then_and_now`` gives it.
        then_day: the earlier day.
        now_day: the later day.
        t: the reader's language.
    """
    days = [
        {"when": t("As known on {day}", day=t.day(day)), "counts": _counts(both[column])}
        for day, column in {then_day: "verdict_then", now_day: "verdict"}.items()
    ]
    verdicts = [
        {"verdict": name, "word": t.say(WORDS[name]), "claims": _ids(both, "verdict", name)}
        for name in VERDICTS
    ]
    themes = [
        {"theme": name, "word": t.say(THEMES[name]), "claims": _ids(both, "theme", name)}
        for name in dict.fromkeys(both["theme"])
    ]
    told = [_review(row, t) for row in each_row(both)]
    payload = {"days": days, "verdicts": verdicts, "themes": themes, "reviews": told}
    return Claims("summary", payload, f"{len(both)} claims, {days[-1]['counts']}")


def cards(
    both: pd.DataFrame, theme: str, t: Translator, guesses: Mapping[str, Guess] | None = None
) -> Claims:
    """Write the claims of a theme as cards.

    Args:
        both: as ``answers.claims.compare.then_and_now`` gives it, with ``turns`` and ``odds``.
        theme: the theme.
        t: the reader's language.
        guesses: questions a reader may answer before she sees the evidence, by claim.
    """
    chosen = both[both["theme"] == theme]
    written = [_card(row, t) | _guess(row, guesses or {}, t) for row in each_row(chosen)]
    words = "\n".join(f"{card['id']}: {card['verdict']}" for card in written)
    return Claims("cards", {"theme": theme, "cards": written}, words)


def beside(both: pd.DataFrame, claim_ids: Sequence[str], t: Translator) -> Claims | None:
    """List claims in short, for the chapter that tests them; nothing before the article was written.

    Args:
        both: as ``answers.claims.compare.then_and_now`` gives it.
        claim_ids: the claims to list.
        t: the reader's language.
    """
    chosen = both[both["claim_id"].isin(list(claim_ids))]
    if chosen.empty:
        return None
    lines = [
        {
            "id": row.claim_id,
            "verdict": row.verdict,
            "word": t.say(WORDS[row.verdict]),
            "text": _paraphrase(row, t),
        }
        for row in each_row(chosen)
    ]
    words = "\n".join(f"{line['id']}: {line['verdict']}" for line in lines)
    return Claims("list", {"title": t("What the article said"), "claims": lines}, words)


def _card(row: Row, t: Translator) -> dict[str, Any]:
    finding = row.finding
    return {
        "id": row.claim_id,
        "theme": row.theme,
        "type": t.code(row.type),
        "quote": row.quote_zh,
        "place": t.cell(row.locator),
        "paraphrase": _paraphrase(row, t),
        "verdict": row.verdict,
        "word": t.say(WORDS[row.verdict]),
        "then": t.say(WORDS[row.verdict_then]),
        "moved": row.verdict != row.verdict_then,
        "confidence": t.code(finding.confidence),
        "sentence": finding.template(t),
        "specs": _specs(row.claim_id, finding.numbers),
        "counter": _counter_rows(finding.counter, t),
        "rule": row.rule_en,
        "chapter": row.chapter,
    } | _told_by_rule(row, t)


def _guess(row: Row, guesses: Mapping[str, Guess], t: Translator) -> dict[str, Any]:
    """Give the question a reader may answer first, if there is one and the finding has its number."""
    guess = guesses.get(row.claim_id)
    told = tell_guess(row.claim_id, guess, row.finding.numbers, t) if guess else None
    return {"guess": told} if told else {}


def _told_by_rule(row: Row, t: Translator) -> dict[str, Any]:
    """Tell what a rule asks and turns on, and how likely another verdict is."""
    rule: Rule = row.rule
    return {
        "asks": t.say(rule.asks),
        "looks_at": t.say(rule.looks_at),
        "flips": t.say(rule.flips),
        "edges": [_told_turn(turn, row.verdict, t) for turn in row.turns],
        "note": t.say(NOTE) if rule.rare else "",
        # why none can be given is the same on most cards; the page says it once
        "odds": row.odds.template(t) if row.odds.numbers else "",
        "odds_specs": _specs(row.claim_id, row.odds.numbers),
    }


def _told_turn(turn: Turn, verdict: str, t: Translator) -> str:
    """Say where the line of a verdict is and why, and what half and double of it would give."""
    digits = 0 if float(turn.value).is_integer() else 1
    where = t.measure(turn.value, turn.unit, digits)
    half, double = (t.say(WORDS[verdict]) for verdict in (turn.half, turn.double))
    if turn.half == turn.double == verdict:
        moved = t("Halving or doubling it changes nothing.")
    else:
        moved = t(
            "At half of it the verdict is: {half}; at double of it: {double}.", half=half, double=double
        )
    return " ".join([t("The line is at {where}.", where=where), t.say(turn.why), moved])


def _specs(claim_id: str, numbers: dict[str, Number]) -> dict[str, list[str]]:
    """Name the fact of each number, and how it is written."""
    return {name: [f"{claim_id}_{name}", _spec(number)] for name, number in numbers.items()}


def _paraphrase(row: Row, t: Translator) -> str:
    return str(row.paraphrase_zh if t.lang == "zh" else row.paraphrase_en)


def _counts(verdicts: pd.Series) -> dict[str, int]:
    return {name: int((verdicts == name).sum()) for name in VERDICTS}


def _ids(both: pd.DataFrame, column: str, value: str) -> list[str]:
    return both.loc[both[column] == value, "claim_id"].tolist()


def _review(row: Row, t: Translator) -> dict[str, Any]:
    """Give what structured data on the web says of a claim and its article."""
    source = load_sources().loc[row.source_id]
    found = {"publisher": source["publisher"], "published": source["published"]}
    found |= {"id": row.claim_id, "claim": _paraphrase(row, t), "word": t.say(WORDS[row.verdict])}
    return found | {"rating": RATINGS.get(row.verdict), "body": row.finding.sentence(t)}


def _fact_value(number: Row) -> str | float | int:
    if isinstance(number.value, date):
        return number.value.isoformat()
    return number.value if number.unit or isinstance(number.value, str) else str(number.value)


def _spec(number: Number) -> str:
    if isinstance(number.value, date):
        return "day"
    if isinstance(number.value, str) or not number.unit:
        return ""
    return f"{'+' * number.signed},.{number.digits}f"


def _counter_rows(row_ids: str, t: Translator) -> dict[str, Any]:
    """Tell the first counter rows in words and count the rest."""
    refs = find_rows(row_ids.split(";"))
    shown = [
        {
            "row_id": ref.row_id,
            "source_id": ref.source_id,
            "locator": ref.locator,
            "says": tell_row(ref.table, ref.row_id, t),
        }
        for ref in refs[:SHOWN]
    ]
    return {"shown": shown, "more": len(refs) - len(shown)}
