"""What holds for the rules of every chapter: each is of a claim judged there, and all are told alike."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.answers.claims import Rule
from chokepoint.stories.registered import EXPLAINER


def strays(chapter: str, rules: Mapping[str, Rule]) -> list[str]:
    """List the claims of which a chapter has a rule and no function, or a function and another rule."""
    judged = {
        claim_id
        for claim_id, judge in EXPLAINER.judges.items()
        if judge.__module__.startswith(f"chokepoint.stories.{chapter}.")
    }
    same = {claim_id for claim_id, rule in rules.items() if EXPLAINER.rules.get(claim_id) is rule}
    return sorted((judged | set(rules)) - (judged & same))


def unlike(rules: Mapping[str, Rule]) -> list[str]:
    """List the claims whose rule does not ask with a question and tell the rest in sentences."""
    found = []
    for claim_id, rule in rules.items():
        told = [rule.looks_at, rule.flips, *rule.why.values()]
        if not rule.asks.endswith("?") or not all(sentence.endswith(".") for sentence in told):
            found.append(claim_id)
    return found
