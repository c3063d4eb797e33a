"""Claims of an article as tests over data: each has a rule in words and a function that applies it.

A claim is a row of a claims table (``claims`` for the explainer the book starts from). Its function takes
the tables as known on a day and returns a :class:`Finding`; the verdict follows from the rows, never from
the function alone. Another article is another :class:`Article` with a table and functions of its own.
"""

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import CONFIDENCES, VERDICTS, Finding, Number
from chokepoint.answers.claims.registry import Article, ledger
from chokepoint.answers.claims.rule import Rule

__all__ = ["CONFIDENCES", "EXPLAINER", "VERDICTS", "Article", "Finding", "Number", "Rule", "ledger"]
