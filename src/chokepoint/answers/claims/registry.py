"""The functions that test an article's claims, and the ledger that applies all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from chokepoint.analysis.production.revision_odds import Redraw
from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.claims.finding import Finding
from chokepoint.answers.claims.rule import Rule
from chokepoint.answers.look import Look, Tables
from chokepoint.answers.registry import Registry
from chokepoint.data import load_sources, load_table
from chokepoint.errors import ClaimError
from chokepoint.notes import JUDGES, REGISTERING

Judge = Callable[[Tables], Finding]
Redrawn = Callable[[Look, Redraw], npt.NDArray[np.str_]]
"""Gives the verdict of every draw of the figures a verdict rests on."""

LEDGER = ["claim_id", "order", "theme", "type", "verdict", "confidence", "rows", "counter"]


@dataclass(frozen=True)
class Article:
    """An article whose claims are tested.

    Args:
        table: the table of the data package that holds its claims.
        judges: the function of each claim, by claim id.
        rules: what each function says of itself, by claim id.
        redraws: the function that judges redrawn figures, by claim id, where the verdict rests on output.
    """

    table: str
    judges: Registry[Judge] = field(default_factory=lambda: Registry(REGISTERING, JUDGES))
    rules: dict[str, Rule] = field(default_factory=dict)
    redraws: dict[str, Redrawn] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The source that is the article, as its claims name it."""
        return str(load_table(self.table)["source_id"].iloc[0])

    @property
    def day(self) -> pd.Timestamp:
        """The day the article appeared, as its source has it: it was out before it was listed here."""
        return pd.Timestamp(str(load_sources().loc[self.source, "published"]))

    def judges_claim(self, claim_id: str, rule: Rule) -> Callable[[Judge], Judge]:
        """Register the function it decorates as the test of a claim.

        Args:
            claim_id: the claim.
            rule: what the function asks, looks at and turns on.

        Raises:
            ClaimError: if the claim already has one.
        """

        def register(judge: Judge) -> Judge:
            if self.judges.is_taken(claim_id):
                raise ClaimError("has two functions", where=claim_id, hint="keep one")
            self.judges[claim_id], self.rules[claim_id] = judge, rule
            return judge

        return register

    def redraws_claim(self, claim_id: str) -> Callable[[Redrawn], Redrawn]:
        """Register the function it decorates as the one that judges redrawn figures of a claim."""

        def register(redrawn: Redrawn) -> Redrawn:
            self.redraws[claim_id] = redrawn
            return redrawn

        return register

    def judge(self, claim_id: str, tables: Tables) -> Finding:
        """Test one claim.

        Args:
            claim_id: the claim.
            tables: the data package as known on a day.

        Raises:
            ClaimError: if the claim has no function, or gives a verdict that its rule does not name.
        """
        if claim_id not in self.judges:
            raise ClaimError("no function tests it", where=claim_id, hint="register one")
        judge = self.judges[claim_id]
        # a look remembers what it was told, and judges again only what a change of its tables may turn
        found = tables(judge) if isinstance(tables, Look) else judge(tables)
        if found.verdict not in self.rules[claim_id].gives:
            raise ClaimError(f"gives {found.verdict!r}", where=claim_id, hint="its rule does not name it")
        return found

    def judge_all(self, tables: Tables) -> Iterator[tuple[str, Finding]]:
        """Test every claim of the article in the order of the text.

        Raises:
            ClaimError: if a claim has no function, or a function no claim.
        """
        claims = tables[self.table].sort_values("order")
        strays = sorted(set(self.judges) - set(claims["claim_id"]))
        if strays:
            raise ClaimError("tests no claim", where=strays[0], hint=f"add it to table {self.table}")
        for claim_id in claims["claim_id"]:
            yield claim_id, self.judge(claim_id, tables)


def ledger(claims: pd.DataFrame, findings: Mapping[str, Finding]) -> pd.DataFrame:
    """Lay the findings beside their claims.

    Args:
        claims: the article's claims table.
        findings: one per claim id.

    Returns:
        One row a claim in the order of the text: the columns of ``LEDGER`` and ``finding`` itself.
    """
    ordered = each_row(claims.sort_values("order"))
    rows = [_row(claim, findings[claim.claim_id]) for claim in ordered]
    return pd.DataFrame(rows, columns=[*LEDGER, "finding"])


def _row(claim: Row, finding: Finding) -> dict[str, object]:
    stated = {name: getattr(claim, name) for name in LEDGER[:4]}
    found = {"verdict": finding.verdict, "confidence": finding.confidence}
    return stated | found | {"rows": finding.all_rows, "counter": finding.counter, "finding": finding}
